"""Document to Guide: steps and choices."""

import re
from dataclasses import dataclass, replace

from .fields import Audience, Dated, Fields, Plain, Slug, Weight, Withdrawal, Words, read_fields
from .problems import Problem
from .prose import LINK, Passage, as_passage, render, typeset, words_of
from .reading import LIMIT, reading_level
from .topic import too_hard
from .wording import words_to_avoid

ITEM = re.compile(r"[-*]\s+(?P<text>\S.*)")
NAME = re.compile(r"\s*\{#(?P<name>[^}]*)\}")
CHOICE = re.compile(LINK.pattern + r"(?P<note>.*)")
TO_STEP_OR_GUIDE = re.compile(r"#[^\s]+|(?:\.\./guides/)?[a-z0-9-]+\.md(?:#\S+)?")


class Walk(Fields):
    """A case, and the steps it must pass through: an acceptance test written by an author."""

    case: Plain
    through: list[Slug]


class GuideFields(Dated):
    """What an author writes at the top of a guide."""

    title: Plain
    topic: Slug
    audience: Audience
    summary: Plain
    order: int
    private: bool = False
    keywords: list[Words] = []
    situations: list[Slug] = []
    formerly: list[Slug] = []
    removed: dict[Slug, Withdrawal] = {}
    withdrawn: Withdrawal | None = None
    walks: list[Walk] = []


class StepFields(Fields):
    """What an author may write directly under a step. `choices` maps a choice to the names it had before."""

    weight: Weight | None = None
    formerly: list[Slug] = []
    choices: dict[Slug, list[Slug]] = {}


@dataclass(frozen=True)
class Choice:
    """A labelled way on: to the step `target`, or to another guide when `guide` is set (`target` is then its step or "")."""

    name: str
    label: str
    note: str
    target: str
    guide: str
    line: int


@dataclass(frozen=True)
class Step:
    """One screen of a guide; without choices it is an outcome."""

    slug: str
    line: int
    title: str
    fields: StepFields
    passages: tuple[Passage, ...]
    choices: tuple[Choice, ...]
    level: float | None

    @property
    def is_outcome(self):
        """Say whether nothing comes after this step."""
        return not self.choices


@dataclass(frozen=True)
class Guide:
    """A branching way through one dilemma; the first step is where it begins."""

    path: str
    slug: str
    title: str
    fields: GuideFields
    intro: tuple[Passage, ...]
    steps: tuple[Step, ...]
    names: tuple[str, ...]


def as_guide(document, slug):
    """Return the Guide that `document` describes, or None, and its problems."""
    fields, problems = read_fields(
        GuideFields, document.fields.text, path=document.path, line=1, start=document.fields.line
    )
    steps = []
    if not (fields and fields.withdrawn):
        for section in document.sections:
            step, found = as_step(section, document.path, for_clients=bool(fields) and fields.audience == "client")
            problems += found
            steps.append(step)
    if fields is None or None in steps:
        return None, problems
    intro = tuple(map(as_passage, document.blocks))
    names = tuple(section.slug for section in document.sections)
    return Guide(document.path, slug, typeset(fields.title), fields, intro, tuple(steps), names), problems


def as_step(section, path, *, for_clients):
    """Return the Step in `section`, or None, and its problems."""
    details = section.details
    fields, problems = (
        read_fields(StepFields, details.text, path=path, line=section.line, start=details.line)
        if details
        else (StepFields(), [])
    )
    for part in section.parts:
        message = f"a step has no '###' headings; make '{part.title}' a block or a step"
        problems.append(Problem(path, part.line, message, "unknown-heading"))
    blocks, choices = without_choices(section.blocks)
    if fields is None or problems:
        return None, problems
    if for_clients:
        problems += words_to_avoid(section.blocks, path)
    passages = tuple(map(as_passage, blocks))
    level = reading_level(passages) if for_clients else None
    if level is not None and level > LIMIT:
        problems.append(too_hard(path, section.line, level))
    return Step(section.slug, section.line, typeset(section.title), fields, passages, choices, level), problems


def without_choices(blocks):
    """Split blocks into those that are read and the choices: the last list in which each item is a link on."""
    if not blocks or blocks[-1].kind != "prose":
        return blocks, ()
    lines = blocks[-1].text.split("\n")
    first = len(lines)
    while first and (not lines[first - 1].strip() or ITEM.match(lines[first - 1]) or lines[first - 1][0].isspace()):
        first -= 1
    items = items_of(lines, first, blocks[-1].line)
    choices = tuple(as_choice(text, line) for text, line in items)
    if not choices or None in choices:
        return blocks, ()
    rest = replace(blocks[-1], text="\n".join(lines[:first]).rstrip())
    return [*blocks[:-1], *([rest] if rest.text else [])], choices


def items_of(lines, first, line):
    """Return (text, line) for each item of the list that begins at index `first`; further lines belong to their item."""
    items = []
    for number, written in enumerate(lines[first:], line + first):
        if match := ITEM.match(written):
            items.append((match["text"], number))
        elif written.strip() and items:
            items[-1] = (f"{items[-1][0]} {written.strip()}", items[-1][1])
    return items


def as_choice(text, line):
    """Return the Choice that an item of a list holds, or None when the item is not one."""
    named = NAME.search(text)
    match = CHOICE.fullmatch(NAME.sub("", text))
    if not match or not TO_STEP_OR_GUIDE.fullmatch(match["target"]):
        return None
    path, _, step = match["target"].partition("#")
    guide = path.removeprefix("../guides/").removesuffix(".md")
    note = match["note"].strip().lstrip(":—–-").strip()
    name = named["name"] if named else step or guide
    return Choice(name, typeset(match["label"]), words_of(render(note)) if note else "", step, guide, line)
