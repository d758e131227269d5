"""Document to Code: a code of ethics or a law, its provisions and what each says on which situation."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator

from .fields import Field, Fields, Mark, Plain, Slug, Withdrawal, Words, read_fields
from .problems import Problem
from .prose import Passage, as_passage, typeset

Profession = Literal[
    "psychologist", "counselor", "social worker", "family therapist", "psychotherapist", "psychiatrist",
    "physician", "addiction counselor", "sex therapist", "any",
]  # fmt: skip
Country = Literal["us", "uk", "ie", "ca", "au", "nz", "eu", "world"]


def a_stance(value):
    """Let through the words that the table of codes knows."""
    if not re.fullmatch(r"never|\d+ years?|avoid|weigh|permitted|duty|unseen", value):
        raise ValueError("write never, a number of years ('2 years'), avoid, weigh, permitted, duty or unseen")
    return value


Stance = Annotated[str, AfterValidator(a_stance)]


class Silence(Fields):
    """A claim that a code does not address a situation, and how well it has been checked."""

    mark: Mark
    note: Plain


class Clock(Fields):
    """A time limit: `years` (a number, "for ever" or "none fixed"), what starts it, and what holds afterwards."""

    years: Annotated[Words, Field(pattern=r"^(\d+|for ever|none fixed)$")]
    starts: Plain
    after: Plain
    kind: Literal["sexual", "other"]


class CodeFields(Fields):
    """What an author writes at the top of a code."""

    title: Plain
    short: Annotated[Plain, Field(max_length=24)]
    body: Plain
    kind: Literal["code", "law", "guidance"]
    country: Country
    region: str = ""
    professions: list[Profession]
    edition: Words
    in_force: Words
    address: Annotated[str, Field(pattern=r"^https?://\S+$")]
    address_mark: Mark = "read"
    status: Literal["in force", "under revision", "superseded"]
    order: int
    keywords: list[Words] = []
    checked: datetime.date
    silences: dict[Slug, Silence] = {}
    formerly: list[Slug] = []
    removed: dict[Slug, Withdrawal] = {}


class ProvisionFields(Fields):
    """What an author writes directly under a provision."""

    number: Words
    mark: Mark
    seen: Plain
    checked: datetime.date
    stances: dict[Slug, Stance] = {}
    clock: Clock | None = None
    formerly: list[Slug] = []


@dataclass(frozen=True)
class Provision:
    """One numbered passage of a code, in our own words."""

    slug: str
    line: int
    title: str
    fields: ProvisionFields
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Code:
    """A code of ethics or a law."""

    path: str
    slug: str
    title: str
    fields: CodeFields
    intro: tuple[Passage, ...]
    provisions: tuple[Provision, ...]


def as_code(document, slug):
    """Return the Code that `document` describes, or None, and its problems."""
    fields, problems = read_fields(
        CodeFields, document.fields.text, path=document.path, line=1, start=document.fields.line
    )
    provisions = []
    for section in document.sections:
        details, found = details_of(section, ProvisionFields, document.path)
        problems += found
        if not section.blocks:
            message = f"the provision '{section.slug}' says nothing; write what it says in your own words"
            problems.append(Problem(document.path, section.line, message, "empty-section"))
        if details:
            passages = tuple(map(as_passage, section.blocks))
            provisions.append(Provision(section.slug, section.line, typeset(section.title), details, passages))
    if fields is None or problems:
        return None, problems
    intro = tuple(map(as_passage, document.blocks))
    return Code(document.path, slug, typeset(fields.title), fields, intro, tuple(provisions)), problems


def details_of(section, model, path):
    """Read the details of `section` into `model`; a section without any is read as one that is empty."""
    text, start = (section.details.text, section.details.line) if section.details else ("", section.line)
    return read_fields(model, text, path=path, line=section.line, start=start)
