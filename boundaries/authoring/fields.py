"""YAML fields, read by a strict model; a slip becomes a problem at its own line."""

import datetime
import difflib
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yaml.constructor import SafeConstructor

from .problems import Problem

Slug = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9][a-z0-9.\-]*$")]
Mark = Literal["read", "second-hand", "unverified"]
Audience = Literal["client", "clinician"]
Weight = Literal["go", "care", "consult", "stop", "urgent"]
Plain = Annotated[str, Field(min_length=1)]
Words = str


class Fields(BaseModel):
    """Fields that an author may write; nothing else is let in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Fields):
    """The three dates of guidance: its wording changed, a person checked it, and when to check next."""

    revised: datetime.date
    reviewed: datetime.date
    review_due: datetime.date


class Withdrawal(Fields):
    """Why and when something was withdrawn, and what replaces it (a relative link), if anything does."""

    on: datetime.date
    why: Plain
    instead: str = ""


def read_fields(model, text, *, path, line, start):
    """Read YAML `text`, whose first line is line `start` of `path`, into `model`.

    Returns the model, or None, and a list of problems. `line` is where a missing field is reported.
    """
    try:
        node = composed(text)
    except yaml.YAMLError as error:
        return None, [malformed(error, path, start)]
    return read_node(model, node, path=path, line=line, start=start)


def composed(text):
    """Return the node of YAML `text` with every value as it is written.

    YAML itself would make 1.1 of the provision 1.10, another number of a telephone number that begins with 0, and
    False of the word no. The models know which fields are numbers and dates.
    """
    return yaml.compose(text, Loader=yaml.BaseLoader)


def read_node(model, node, *, path, line, start):
    """Read YAML that is already parsed into `model`; lines of `node` are counted from line `start` of `path`."""
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None, [Problem(path, start, "write fields here, one 'name: value' a line", "malformed-yaml")]
    problems = list(repeated_keys(node, path, start))
    try:
        data = SafeConstructor().construct_document(node) if node else {}
        return model(**{str(key): value for key, value in data.items()}), problems
    except yaml.YAMLError as error:
        return None, [malformed(error, path, start)]
    except ValidationError as error:
        for fault in error.errors():
            problems.append(as_problem(fault, model, node, path=path, line=line, start=start))
        return None, problems


def malformed(error, path, start):
    """Return the problem of YAML that cannot be read."""
    at = error.problem_mark.line if getattr(error, "problem_mark", None) else 0
    said = getattr(error, "problem", None) or "it cannot be read"
    message = f"this is not YAML: {said}; put quotes around text that contains ': '"
    return Problem(path, start + at, message, "malformed-yaml")


def repeated_keys(node, path, start):
    """Yield a problem for each key that a mapping has twice; YAML would keep the last in silence."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            message = f"'{name}' is given twice; keep one"
            yield Problem(path, start + key.start_mark.line, message, "repeated-field")
        seen.add(name)
        yield from repeated_keys(value, path, start)


def as_problem(fault, model, node, *, path, line, start):
    """Turn one of pydantic's errors into a problem at the line of the field it is about."""
    where = [str(part) for part in fault["loc"]]
    field = ".".join(where)
    at = start + line_of(node, where) if line_of(node, where) is not None else line
    if fault["type"] == "extra_forbidden":
        known = model.model_fields if len(where) == 1 else ()
        close = difflib.get_close_matches(where[-1], known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(sorted(known))}"
        hint = hint if known else "look how it is spelled, or remove it"
        return Problem(path, at, f"no field is named '{field}'; {hint}", "unknown-field")
    if fault["type"] == "missing":
        return Problem(path, at, f"the field '{field}' is missing; add it", "missing-field")
    said = fault["msg"].removeprefix("Value error, ")
    return Problem(path, at, f"'{field}' is not right: {said[0].lower()}{said[1:]}", "malformed-field")


def line_of(node, where):
    """Return the line, counted from 0, of the value that `where` leads to, or None when it is not there."""
    line = None
    for part in where:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line
        else:
            return line
    return line
