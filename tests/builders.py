"""A small sound library in a few lines, so that a test changes one thing and sees one effect."""

import datetime
from pathlib import Path
from unittest import mock

from boundaries.authoring.document import read_document
from boundaries.authoring.fields import Fields
from boundaries.authoring.files import read_file
from boundaries.authoring.guide import as_guide
from boundaries.authoring.library import read_library
from boundaries.authoring.problems import ContentError

ROOT = Path(__file__).parent.parent
SPECIMEN = ROOT / "tests" / "specimen"
KINDS = frozenset(path.stem for path in (ROOT / "templates" / "blocks").glob("*.html"))
TODAY = datetime.date(2026, 11, 23)
DATES = "revised: 2026-11-23\nreviewed: 2026-11-23\nreview_due: 2027-11-23"
NEXT = "::: next\n- Talk to someone.\n:::"
CITED = "See [Ex 1](../codes/ex.md#1)."


def outcome_text(slug, weight="go", body=CITED):
    """Return an outcome as an author writes it."""
    return f"## {slug} {{#{slug}}}\n\n```yaml\nweight: {weight}\n```\n\n{body}\n\n{NEXT}\n"


def step_text(slug, *targets, details=""):
    """Return a step whose choices lead to `targets`; each has a label and a name of its own."""
    choices = "\n".join(f"- [Way {number}]({target}) {{#w{number}}}" for number, target in enumerate(targets, 1))
    fenced = f"```yaml\n{details}\n```\n\n" if details else ""
    return f"## {slug}? {{#{slug}}}\n\n{fenced}Why this is asked.\n\n{choices}\n"


def guide_text(*sections, through=("first", "yes"), fields="", audience="clinician"):
    """Return a guide; without `sections` it is a sound one with a first step and the outcomes yes and no."""
    sections = sections or (step_text("first", "#yes", "#no"), outcome_text("yes"), outcome_text("no", "stop"))
    head = f"title: A guide\ntopic: touch\naudience: {audience}\nsummary: One sentence.\norder: 1\n{DATES}\n{fields}"
    walks = f"walks:\n  - case: Somebody asks\n    through: [{', '.join(through)}]\n" if through else ""
    return f"---\n{head.rstrip()}\n{walks}---\n\nWho this is for.\n\n" + "\n".join(sections)


def question_text(slug="hug", client="You can ask.", details=""):
    """Return a question with its three answers."""
    fenced = f"```yaml\n{details}\n```\n\n" if details else ""
    return (
        f"## Is {slug} OK? {{#{slug}}}\n\n{fenced}It can be.\n\n### For clients\n\n{client}\n\n{NEXT}\n\n"
        f"### For clinicians\n\n{CITED}\n\n### For trainers\n\nTalk about it.\n"
    )


def topic_text(*questions, fields=""):
    """Return a topic; without `questions` it has one, named hug."""
    head = f"---\ntitle: Touch\nsummary: One sentence.\norder: 1\n{DATES}\n{fields}".rstrip()
    return f"{head}\n---\n\nWhat this is about.\n\n" + "\n".join(questions or [question_text()])


def provision_text(slug="1", more=""):
    """Return a provision as an author writes it."""
    details = f'number: "{slug}"\nmark: read\nseen: the text\nchecked: 2026-11-23\n{more}'.rstrip()
    return f"## Touch {{#{slug}}}\n\n```yaml\n{details}\n```\n\nAsk first.\n"


def code_text(*provisions, fields="", status="in force"):
    """Return a code; without `provisions` it has one, numbered 1."""
    head = (
        "title: Example code\nshort: Ex\nbody: Example body\nkind: code\ncountry: us\nprofessions: [any]\n"
        f'edition: "2020"\nin_force: since 2020\naddress: https://example.org/\nstatus: {status}\norder: 1\n'
        f"checked: 2026-11-23\n{fields}"
    )
    return f"---\n{head.rstrip()}\n---\n\nWhom it binds.\n\n" + "\n".join(provisions or [provision_text()])


def list_text(*entries, fields=""):
    """Return a list file (situations, terms or claims) with `entries`."""
    return f"---\ntitle: A list\nsummary: One sentence.\n{fields}---\n\n" + "\n".join(entries)


HELP = f"""---
title: Help
country: us
name: Example
summary: Who to call.
order: 1
{DATES}
---

## A line {{#line}}

```yaml
kind: crisis
call: "0100"
mark: read
checked: 2026-11-23
```

Somebody answers.
"""

SOURCE = "doe-1999:\n  author: Jane Doe\n  year: 1999\n  title: Hugs\n  mark: read\n  note: She asked forty people.\n"

SOUND = {
    "topics/touch.md": topic_text(),
    "guides/hug.md": guide_text(),
    "codes/ex.md": code_text(),
    "help/us.md": HELP,
    "situations.md": list_text("## Touch? {#touch}\n\n```yaml\ngroup: G\nshort: Touch\n```\n\nAny touch.\n"),
    "glossary.md": list_text("## Boundary {#boundary}\n\nA line.\n"),
    "myths.md": list_text("## Never {#never}\n\n### What is true\n\nNot so.\n\n### Why people believe it\n\nFear.\n"),
    "sources.yaml": SOURCE,
    "addresses.txt": "/topics/touch/\n",
}


def a_library(folder, changes=None):
    """Write a small sound library to `folder`, with `changes` ({path: text, bytes, or None to leave it out})."""
    for path, text in (SOUND | (changes or {})).items():
        if text is not None:
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read_here(files, kinds, done=lambda path: None, seconds=0):
    """Read `files` in this process, which saves a test half a second; test_timely.py looks at the real thing."""
    return {path: read_file(path, data, kinds) for path, data in files.items()}


def library_in(folder, today=TODAY):
    """Return the Library in `folder`, or raise ContentError."""
    with mock.patch("boundaries.authoring.library.read_in_time", read_here):
        return read_library(folder, KINDS, today=today)


def problems_in(folder, today=TODAY):
    """Return everything that is reported of `folder`: problems, warnings and notes."""
    try:
        return list(library_in(folder, today).warnings)
    except ContentError as error:
        return error.problems


def fields_of_the_format():
    """Return the name of every field that an author may write anywhere."""
    models, open_ = [], [Fields]
    while open_:
        models.append(open_.pop())
        open_ += models[-1].__subclasses__()
    return {name for model in models if model.__module__.startswith("boundaries.") for name in model.model_fields}


def a_guide(*sections, **written):
    """Return (Guide, problems) for a guide of `sections`, without a library around it."""
    document, problems = read_document("guides/hug.md", guide_text(*sections, **written), KINDS)
    guide, found = as_guide(document, "hug")
    return guide, problems + found
