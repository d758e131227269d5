"""Text to Document: front matter, headings and blocks, each with its line. What they mean is decided elsewhere."""

import re
from dataclasses import dataclass, field

from .problems import Problem

HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.*?)\s*(?:\{#(?P<slug>[^}]*)\})?\s*")
SLUG = re.compile(r"[a-z0-9][a-z0-9.\-]*")
CODE_SPAN = re.compile(r"`[^`]*`")
RAW_HTML = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*)>?")


@dataclass(frozen=True)
class Block:
    """A passage with a kind, as written; plain paragraphs are blocks of the kind `prose`."""

    kind: str
    title: str
    text: str
    line: int


@dataclass(frozen=True)
class Yaml:
    """A stretch of YAML and the line on which it begins."""

    text: str
    line: int


@dataclass
class Section:
    """A heading and what stands under it; `parts` are the sections one level below."""

    title: str
    slug: str
    line: int
    details: Yaml | None = None
    blocks: list[Block] = field(default_factory=list)
    parts: list["Section"] = field(default_factory=list)


@dataclass
class Document:
    """One content file; `path` is relative to the content folder."""

    path: str
    fields: Yaml
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def read_document(path, text, kinds):
    """Split `text` into a Document. `kinds` are the kinds of block there are.

    Returns the document and a list of problems; with problems the document holds what could be read.
    """
    reader = Reader(path, text.split("\n"), kinds)
    return reader.read(), reader.problems


class Reader:
    """Goes through the lines once, from the first to the last."""

    def __init__(self, path, lines, kinds):
        self.path, self.lines, self.kinds = path, lines, kinds
        self.problems = []
        self.at = 0

    def problem(self, line, message, name):
        self.problems.append(Problem(self.path, line, message, name))

    def read(self):
        document = Document(self.path, self.front_matter())
        place = document
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if match := HEADING.fullmatch(line):
                place = self.heading(match, document)
            elif line.startswith(":::"):
                self.block(place)
            elif line.strip():
                self.prose(place)
            else:
                self.at += 1
        self.report_doubles(document)
        return document

    def front_matter(self):
        if self.lines[0].rstrip() != "---":
            self.problem(1, "begin the file with front matter: a line '---', fields, a line '---'", "no-front-matter")
            return Yaml("", 1)
        for end in range(1, len(self.lines)):
            if self.lines[end].rstrip() == "---":
                self.at = end + 1
                return Yaml("\n".join(self.lines[1:end]), 2)
        self.problem(1, "the front matter does not end; close it with a line '---'", "no-front-matter")
        self.at = len(self.lines)
        return Yaml("", 1)

    def heading(self, match, document):
        line, level = self.at + 1, len(match["level"])
        section = Section(match["title"], match["slug"] or "", line)
        self.at += 1
        if level == 2:
            self.check_slug(section, match["slug"])
            section.details = self.details()
            document.sections.append(section)
        elif level == 3 and document.sections:
            document.sections[-1].parts.append(section)
        else:
            message = (
                "only '##' headings and, below them, '###' headings are used; the title stands in the front matter"
            )
            self.problem(line, message, "unknown-heading")
        return section

    def check_slug(self, section, slug):
        if slug is None:
            message = f"the heading '{section.title}' has no name; write {{#a-name}} at its end"
            self.problem(section.line, message, "heading-without-slug")
        elif not SLUG.fullmatch(slug):
            message = f"the name '{slug}' may hold only lower-case letters, digits, '-' and '.'"
            self.problem(section.line, message, "malformed-slug")

    def details(self):
        """Read the fenced YAML that may stand directly under a heading."""
        at = self.at
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        if at == len(self.lines) or not re.fullmatch(r"```\s*ya?ml\s*", self.lines[at]):
            return None
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].rstrip() == "```":
                self.at = end + 1
                return Yaml("\n".join(self.lines[at + 1 : end]), at + 2)
        self.problem(at + 1, "these details do not end; close them with a line '```'", "unclosed-details")
        self.at = len(self.lines)
        return None

    def block(self, place):
        opened = self.at + 1
        kind, _, title = self.lines[self.at].removeprefix(":::").strip().partition(" ")
        self.at += 1
        if not kind:
            self.problem(opened, "this ':::' closes no block; remove it, or name a kind: '::: wording'", "stray-fence")
            return
        if kind not in self.kinds:
            known = ", ".join(sorted(self.kinds))
            self.problem(opened, f"no kind of block is named '{kind}'; known are {known}", "unknown-block")
        start = self.at
        while self.at < len(self.lines) and not self.ends_block(self.lines[self.at]):
            self.at += 1
        if self.at == len(self.lines) or self.lines[self.at].rstrip() != ":::":
            self.problem(opened, f"the block '{kind}' does not end; close it with a line ':::'", "unclosed-block")
        else:
            self.at += 1
        self.add(place, kind, title.strip(), start, min(self.at, len(self.lines)))

    @staticmethod
    def ends_block(line):
        return line.startswith(":::") or bool(HEADING.fullmatch(line))

    def prose(self, place):
        start = self.at
        while self.at < len(self.lines) and not self.ends_block(self.lines[self.at]):
            self.at += 1
        self.add(place, "prose", "", start, self.at)

    def add(self, place, kind, title, start, end):
        lines = [line for line in self.lines[start:end] if line.rstrip() != ":::" or kind == "prose"]
        for number, line in enumerate(lines, start + 1):
            if found := RAW_HTML.search(CODE_SPAN.sub("", line)):
                self.problem(number, f"'{found[0]}' is HTML; write markdown instead", "raw-html")
        text = "\n".join(lines).rstrip()
        if text.strip():
            place.blocks.append(Block(kind, title, text, start + 1))

    def report_doubles(self, document):
        seen = {}
        for section in document.sections:
            if section.slug and section.slug in seen:
                message = f"the name '{section.slug}' is taken by line {seen[section.slug]}; choose another"
                self.problem(section.line, message, "duplicate-slug")
            seen.setdefault(section.slug, section.line)
