"""Documents to what topics and guides refer to: situations, terms, sources, help and myths."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import yaml

from .code import Profession, details_of
from .document import SLUG
from .fields import (
    Dated,
    Field,
    Fields,
    Mark,
    Plain,
    Slug,
    Withdrawal,
    Words,
    composed,
    malformed,
    read_fields,
    read_node,
)
from .problems import Problem
from .prose import Passage, as_passage, typeset
from .reading import LIMIT, reading_level
from .topic import too_hard
from .wording import words_to_avoid

Web = Annotated[str, Field(pattern=r"^https?://\S+$")]
MYTH_PARTS = ["What is true", "Why people believe it"]


class ListFields(Fields):
    """What an author writes at the top of a file that is a list of entries."""

    title: Plain
    summary: Plain
    revised: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_due: datetime.date | None = None
    removed: dict[Slug, Withdrawal] = {}


class SituationFields(Fields):
    """What an author writes under a situation: the group it stands in and its name in the head of a row."""

    group: Plain
    short: Annotated[Plain, Field(max_length=48)]
    formerly: list[Slug] = []


class TermFields(Fields):
    """What an author may write under a term: other words for it."""

    also: list[Words] = []
    formerly: list[Slug] = []


class MythFields(Fields):
    """What an author writes under a claim: words people search with and the questions it touches (topic/question)."""

    keywords: list[Words] = []
    questions: list[Plain] = []


class HelpFields(Dated):
    """What an author writes at the top of a country's help."""

    title: Plain
    country: Literal["us", "uk", "ca", "au", "nz"]
    name: Plain
    summary: Plain
    order: int
    keywords: list[Words] = []
    formerly: list[Slug] = []


class ServiceFields(Fields):
    """What an author writes under one entry of help."""

    kind: Literal["emergency", "crisis", "sexual-violence", "support", "complain", "know"]
    who: str = ""
    call: Words = ""
    text: Words = ""
    email: str = ""
    web: Web | Literal[""] = ""
    hours: Words = ""
    cost: Words = ""
    professions: list[Profession] = []
    mark: Mark
    checked: datetime.date


class SourceFields(Fields):
    """One paper, booklet or statute that guidance rests on."""

    author: Plain
    year: Words
    title: Plain
    published: str = ""
    address: Web | Literal[""] = ""
    mark: Mark
    note: Plain


@dataclass(frozen=True)
class Entry:
    """One section of a list file: a situation, a term, a claim or a service."""

    path: str
    slug: str
    line: int
    title: str
    fields: Fields
    passages: tuple[Passage, ...]
    parts: dict[str, tuple[Passage, ...]]


@dataclass(frozen=True)
class Listing:
    """A list file: its own fields, introduction and entries."""

    path: str
    slug: str
    title: str
    fields: Fields
    intro: tuple[Passage, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Source:
    """A source, by its slug."""

    path: str
    slug: str
    line: int
    fields: SourceFields


def as_listing(document, slug, model, entry_model, parts=()):
    """Return the Listing that `document` describes, or None, and its problems.

    `model` and `entry_model` read the fields of the file and of each entry; `parts` are the '###' headings
    that each entry must have.
    """
    fields, problems = read_fields(model, document.fields.text, path=document.path, line=1, start=document.fields.line)
    entries = []
    for section in document.sections:
        details, found = details_of(section, entry_model, document.path)
        found += misplaced_parts(section, document.path, list(parts))
        problems += found
        if details and not found:
            by_title = {part.title: tuple(map(as_passage, part.blocks)) for part in section.parts}
            passages = tuple(map(as_passage, section.blocks))
            title = typeset(section.title)
            entries.append(Entry(document.path, section.slug, section.line, title, details, passages, by_title))
    if fields is None or problems:
        return None, problems
    intro = tuple(map(as_passage, document.blocks))
    return Listing(document.path, slug, typeset(fields.title), fields, intro, tuple(entries)), problems


def misplaced_parts(section, path, wanted):
    """Return a problem when an entry has not exactly the parts that are wanted, or says nothing."""
    found = [part.title for part in section.parts]
    if found != wanted:
        want = " and ".join(f"'### {title}'" for title in wanted) or "no '###' headings"
        return [Problem(path, section.line, f"the entry '{section.slug}' needs {want}", "unknown-heading")]
    if not (section.blocks or section.parts):
        return [Problem(path, section.line, f"the entry '{section.slug}' says nothing; write it", "empty-section")]
    return []


def as_situations(document, slug):
    """Return the rows of the table of codes, and problems."""
    return as_listing(document, slug, ListFields, SituationFields)


def as_glossary(document, slug):
    """Return the terms, and problems."""
    return as_listing(document, slug, ListFields, TermFields)


def as_myths(document, slug):
    """Return the claims that are often heard, with what is true of each, and problems."""
    return as_listing(document, slug, ListFields, MythFields, MYTH_PARTS)


def as_help(document, slug):
    """Return one country's help, and problems; what clients read must be easy to read."""
    listing, problems = as_listing(document, slug, HelpFields, ServiceFields)
    if listing:
        for part in (document, *document.sections):
            problems += words_to_avoid(part.blocks, document.path)
        texts = [(1, listing.intro), *((entry.line, entry.passages) for entry in listing.entries)]
        levels = [(line, reading_level(passages)) for line, passages in texts]
        problems += [too_hard(document.path, line, level) for line, level in levels if level and level > LIMIT]
    return listing, problems


def read_sources(path, text):
    """Return the sources in YAML `text`, as a tuple, and problems."""
    try:
        node = composed(text)
    except yaml.YAMLError as error:
        return None, [malformed(error, path, 1)]
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None, [Problem(path, 1, "write each source as 'name:' with its fields below it", "malformed-yaml")]
    sources, problems, seen = [], [], {}
    for key, value in node.value if node else []:
        line, name = key.start_mark.line + 1, str(key.value)
        if not SLUG.fullmatch(name) or "." in name:
            message = f"the name '{name}' may hold only lower-case letters, digits and '-'"
            problems.append(Problem(path, line, message, "malformed-slug"))
        if name in seen:
            message = f"the name '{name}' is taken by line {seen[name]}; choose another"
            problems.append(Problem(path, line, message, "duplicate-slug"))
        seen.setdefault(name, line)
        fields, found = read_node(SourceFields, value, path=path, line=line, start=1)
        problems += found
        if fields:
            sources.append(Source(path, name, line, fields))
    return (None if problems else tuple(sources)), problems
