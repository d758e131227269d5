"""Document to Topic: a subject and the questions people ask about it."""

from dataclasses import dataclass

from .fields import Dated, Fields, Plain, Slug, Withdrawal, Words, read_fields
from .problems import Problem
from .prose import Passage, as_passage, typeset
from .reading import LIMIT, reading_level
from .wording import words_to_avoid

READERS = {"For clients": "client", "For clinicians": "clinician", "For trainers": "trainer"}


class TopicFields(Dated):
    """What an author writes at the top of a topic."""

    title: Plain
    summary: Plain
    order: int
    keywords: list[Words] = []
    formerly: list[Slug] = []
    removed: dict[Slug, Withdrawal] = {}
    withdrawn: Withdrawal | None = None


class QuestionFields(Fields):
    """What an author may write directly under a question."""

    keywords: list[Words] = []
    situations: list[Slug] = []
    formerly: list[Slug] = []


@dataclass(frozen=True)
class Question:
    """One entry of a topic: the short answer, then an answer for each reader ({reader: passages})."""

    slug: str
    line: int
    title: str
    fields: QuestionFields
    short: Passage
    answers: dict[str, tuple[Passage, ...]]
    level: float | None


@dataclass(frozen=True)
class Topic:
    """A subject, its introduction and its questions."""

    path: str
    slug: str
    title: str
    fields: TopicFields
    intro: tuple[Passage, ...]
    questions: tuple[Question, ...]
    names: tuple[str, ...]


def as_topic(document, slug):
    """Return the Topic that `document` describes, or None, and its problems."""
    fields, problems = read_fields(
        TopicFields, document.fields.text, path=document.path, line=1, start=document.fields.line
    )
    questions = []
    if not (fields and fields.withdrawn):
        for section in document.sections:
            question, found = as_question(section, document.path)
            problems += found
            questions.append(question)
    if fields is None or None in questions:
        return None, problems
    intro = tuple(map(as_passage, document.blocks))
    names = tuple(section.slug for section in document.sections)
    return Topic(document.path, slug, typeset(fields.title), fields, intro, tuple(questions), names), problems


def as_question(section, path):
    """Return the Question in `section`, or None, and its problems."""
    details = section.details
    fields, problems = (
        read_fields(QuestionFields, details.text, path=path, line=section.line, start=details.line)
        if details
        else (QuestionFields(), [])
    )
    short = section.blocks
    if len(short) != 1 or short[0].kind != "prose" or "\n\n" in short[0].text:
        message = f"the question '{section.slug}' needs a short answer: one paragraph between its heading and '### For clients'"
        problems.append(Problem(path, section.line, message, "no-short-answer"))
    problems += problems_of_parts(section, path)
    if problems:
        return None, problems
    problems += words_to_avoid([*short, *section.parts[0].blocks], path)
    answers = {READERS[part.title]: tuple(map(as_passage, part.blocks)) for part in section.parts}
    short = as_passage(short[0])
    level = reading_level((short, *answers["client"]))
    if level is not None and level > LIMIT:
        problems.append(too_hard(path, section.parts[0].line, level))
    if answers["client"][-1].kind != "next":
        message = "the answer for clients must end with a block '::: next' that says what the reader can do"
        problems.append(Problem(path, section.parts[0].line, message, "no-next-thing"))
    question = Question(section.slug, section.line, typeset(section.title), fields, short, answers, level)
    return question, problems


def problems_of_parts(section, path):
    """Yield a problem for each answer that is missing, empty, out of order or unknown."""
    titles = [part.title for part in section.parts]
    if titles != list(READERS):
        wanted = ", ".join(f"'### {title}'" for title in READERS)
        message = f"the question '{section.slug}' needs exactly {wanted}, in this order"
        yield Problem(path, section.line, message, "answers-incomplete")
        return
    for part in section.parts:
        if not part.blocks:
            yield Problem(path, part.line, f"'{part.title}' is empty; write the answer", "answers-incomplete")


def too_hard(path, line, level):
    """Return the problem of a client's text that is too hard to read."""
    message = (
        f"this text for clients has a reading level of {level:.0f} (LIX), the limit is {LIMIT}; "
        "use shorter sentences and shorter words"
    )
    return Problem(path, line, message, "too-hard-to-read")
