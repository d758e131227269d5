"""The consultation record: what was asked and answered, where that led, and room for what only the reader knows.

It is made from the trail and forgotten. What a reader adds is written on paper, or into the file they downloaded.
"""

import io
import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from docx import Document

BLANKS = {
    "clinician": (
        "Facts that matter (no names, no identifying details)",
        "Reasoning: whose interest, alternatives weighed",
        "Whom I consulted, when, and what they said",
        "Plan, and what I told the client",
        "To be reviewed on",
    ),
    "client": (
        "What I want to remember or say",
        "Whom I can talk to",
        "What I will do first, and when",
    ),
}
WARNING = "Do not write names or anything else by which a person could be recognized."
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)


@dataclass(frozen=True)
class Record:
    """What a record says. `citations` are those of the outcome, `day` the day on which it is made."""

    guide: object
    trail: object
    citations: object
    day: object

    @property
    def title(self):
        """Return what the record is called: clinicians make a record, clients take notes along."""
        return "Consultation record" if self.guide.audience == "clinician" else "Notes to take along"

    @property
    def outcome(self):
        """Return the outcome that was come to."""
        return self.trail.step

    @property
    def blanks(self):
        """Return the heads of what is left blank."""
        return BLANKS[self.guide.audience]

    @property
    def warning(self):
        """Return what not to write into a record."""
        return WARNING

    @property
    def to_write_down(self):
        """Return the lines of the outcome's `record` blocks as plain text."""
        return self.lines_of("record")

    @property
    def to_do(self):
        """Return the lines of the outcome's `next` blocks as plain text."""
        return self.lines_of("next")

    def lines_of(self, kind):
        """Return the items of the outcome's blocks of one kind as plain text."""
        bodies = [block["html"] for block in self.outcome.blocks if block["kind"] == kind]
        items = [item for body in bodies for item in (ITEM.findall(body) or [body])]
        return [" ".join(unescape(strip_tags(item)).split()) for item in items]

    @property
    def rests_on(self):
        """Return each provision and source of the outcome in one line, with its mark."""
        return [
            f"{cited.provision.code.short} {cited.provision.number}, {cited.provision.title} ({cited.provision.mark_label.lower()})"
            if cited.provision
            else f"{cited.source.author} ({cited.source.year}), {cited.source.title} ({cited.source.mark_label.lower()})"
            for cited in self.citations
        ]

    @property
    def sections(self):
        """Return the record as (heading, kind, lines); the kind is `pairs`, `items` or `blank`."""
        answers = [(answer.step.title, answer.choice.label) for answer in self.trail.answers]
        yield (
            "About",
            "pairs",
            [
                ("Date", f"{self.day:%B %-d, %Y}"),
                ("Guide", f"{self.guide.title}, revised {self.guide.revised:%B %-d, %Y}"),
                ("Edition", f"Boundaries, {self.guide.edition[:12]}"),
            ],
        )
        yield "Questions and answers", "pairs", answers or [("No answers", "The outcome was opened on its own.")]
        yield "Outcome", "pairs", [(self.outcome.weight_label, self.outcome.title)]
        yield "What to do next", "items", self.to_do
        if self.to_write_down:
            yield "What to write down", "items", self.to_write_down
        if rests_on := self.rests_on:
            yield "What this rests on", "items", rests_on
        for blank in self.blanks:
            yield blank, "blank", []


@dataclass(frozen=True)
class Format:
    """A kind of file a record can be downloaded as: its name for readers, media type, and the function that writes it."""

    name: str
    media_type: str
    write: object


def as_text(record):
    """Return the record as plain text, UTF-8 bytes."""
    lines = [record.title.upper(), "", record.warning, ""]
    for heading, kind, content in record.sections:
        lines += [heading, "-" * len(heading)]
        lines += ["", "", ""] if kind == "blank" else [*written(kind, content, "- ", ": "), ""]
    return "\n".join(lines).encode()


def as_markdown(record):
    """Return the record as markdown, UTF-8 bytes."""
    lines = [f"# {record.title}", "", f"*{record.warning}*", ""]
    for heading, kind, content in record.sections:
        lines += [f"## {heading}", ""]
        lines += ["", ""] if kind == "blank" else [*written(kind, content, "- ", " — "), ""]
    return "\n".join(lines).encode()


def written(kind, content, bullet, between):
    """Return the lines of a section."""
    if kind == "pairs":
        return [f"{bullet}{name}{between}{value}" for name, value in content]
    return [f"{bullet}{item}" for item in content]


def as_docx(record):
    """Return the record as a Word document, bytes."""
    document = Document()
    document.core_properties.title = record.title
    document.core_properties.author = ""
    document.add_heading(record.title, level=1)
    document.add_paragraph(record.warning).runs[0].italic = True
    for heading, kind, content in record.sections:
        document.add_heading(heading, level=2)
        if kind == "pairs":
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for pair in content:
                for cell, text in zip(table.add_row().cells, pair, strict=True):
                    cell.text = text
        for item in content if kind == "items" else ():
            document.add_paragraph(item, style="List Bullet")
        for _ in range(3 if kind == "blank" else 0):
            document.add_paragraph("_" * 70)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMATS = {
    "md": Format("Markdown", "text/markdown; charset=utf-8", as_markdown),
    "txt": Format("plain text", "text/plain; charset=utf-8", as_text),
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
}
