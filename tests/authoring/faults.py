"""Every fault that content can have: a change to a sound library, and the problem that it must become."""

from dataclasses import dataclass, field

from tests.builders import (
    CITED,
    HELP,
    NEXT,
    SOUND,
    SOURCE,
    code_text,
    guide_text,
    outcome_text,
    provision_text,
    question_text,
    step_text,
    topic_text,
)

HARD = "Notwithstanding institutional considerations, psychotherapeutic relationships necessitate deliberation. " * 5
TOPIC, GUIDE, CODE = "topics/touch.md", "guides/hug.md", "codes/ex.md"
YES, NO = outcome_text("yes"), outcome_text("no", "stop")


@dataclass(frozen=True)
class Fault:
    """A problem called `name`, on the line of `path` that begins with `at`, whose message `says` what to do."""

    name: str
    path: str
    text: str | bytes | None
    at: str
    says: str
    severity: str = "problem"
    besides: dict = field(default_factory=dict)  # other files that the fault needs
    brings: tuple = ()  # names of problems that cannot but come with it

    @property
    def changes(self):
        """What the author changed."""
        return self.besides | {self.path: self.text}

    @property
    def line(self):
        """The line on which the problem is to be reported; the first when nothing is pointed at."""
        if not self.at:
            return 1
        text = self.text if isinstance(self.text, str) else self.text.decode("latin-1")
        lines = [line for line, written in enumerate(text.split("\n"), 1) if written.startswith(self.at)]
        return lines[-1]


def swapped(path, old, new):
    """Return the sound file at `path` with one thing changed."""
    assert SOUND[path].count(old) == 1, (path, old)
    return SOUND[path].replace(old, new)


def first(*targets, more=(), **written):
    """Return a guide whose first step leads to `targets`, followed by `more` sections."""
    return guide_text(step_text("first", *targets), *(more or (YES, NO)), **written)


def case(name, path, text, at="", *, says, **other):
    return Fault(name, path, text, at, says, **other)


IN_TOPICS = [
    case("no-front-matter", TOPIC, "Touch is a topic.\n", says="begin the file with front matter", brings=("missing-field",)),
    case("missing-field", TOPIC, swapped(TOPIC, "order: 1\n", ""), says="'order' is missing; add it"),
    case("unknown-field", TOPIC, topic_text(fields="sumary: x"), "sumary", says="did you mean 'summary'?"),
    case("malformed-field", TOPIC, swapped(TOPIC, "order: 1", "order: one"), "order", says="valid integer"),
    case("malformed-field", TOPIC, swapped(TOPIC, "due: 2027-11-23", "due: 2027-02-30"), "review_due", says="valid date"),
    case("malformed-yaml", TOPIC, swapped(TOPIC, "One sentence.", "One: two"), "summary", says="put quotes around"),
    case("repeated-field", TOPIC, topic_text(fields="order: 2"), "order: 2", says="keep one"),
    case("heading-without-slug", TOPIC, swapped(TOPIC, " {#hug}", ""), "## Is", says="write {#a-name}"),
    case("malformed-slug", TOPIC, swapped(TOPIC, "{#hug}", "{#Hug}"), "## Is", says="lower-case letters"),
    case("malformed-slug", TOPIC, swapped(TOPIC, "{#hug}", "{#a.hug}"), "## Is", says="only provisions may"),
    case("malformed-slug", "topics/My Hugs.md", topic_text(), says="use lower-case letters"),
    case("duplicate-slug", TOPIC, topic_text(question_text(), question_text().replace("Is hug", "May a hug be")),
         "## May", says="choose another"),
    case("duplicate-slug", TOPIC, topic_text(question_text(), question_text("touch", details="formerly: [hug]")),
         "## Is touch", says="already in use"),
    case("unknown-heading", TOPIC, swapped(TOPIC, "What this is about.", "# Touch"), "# Touch", says="front matter"),
    case("no-short-answer", TOPIC, swapped(TOPIC, "It can be.\n\n", ""), "## Is", says="one paragraph between"),
    case("no-short-answer", TOPIC, swapped(TOPIC, "It can be.", "It can be.\n\nOr not."), "## Is", says="one paragraph"),
    case("answers-incomplete", TOPIC, swapped(TOPIC, "### For trainers", "### For teachers"), "## Is", says="in this order"),
    case("answers-incomplete", TOPIC, swapped(TOPIC, "Talk about it.\n", ""), "### For trainers", says="write the answer"),
    case("no-next-thing", TOPIC, swapped(TOPIC, NEXT, "Talk."), "### For clients", says="must end with a block '::: next'"),
    case("too-hard-to-read", TOPIC, topic_text(question_text(client=HARD)), "### For clients", says="use shorter sentences"),
    case("unknown-block", TOPIC, swapped(TOPIC, "::: next", "::: nxt"), "::: nxt", says="known are aims",
         brings=("no-next-thing",)),
    case("unclosed-block", TOPIC, swapped(TOPIC, "\n:::\n\n###", "\n\n###"), "::: next", says="close it with a line ':::'"),
    case("stray-fence", TOPIC, topic_text() + "\n:::\n", ":::", says="remove it, or name a kind"),
    case("unclosed-details", TOPIC, topic_text() + "\n## More {#more}\n\n```yaml\nkeywords: [x]\n", "```yaml",
         says="close them with a line '```'", brings=("no-short-answer", "answers-incomplete")),
    case("raw-html", TOPIC, swapped(TOPIC, "Talk about it.", "<b>Talk</b> about it."), "<b>Talk", says="write markdown"),
    case("broken-link", TOPIC, swapped(TOPIC, "Talk about it.", "[Talk](touch.md#hugg)."), "[Talk",
         says="did you mean 'topics/touch.md#hug'?"),
    case("broken-link", TOPIC, swapped(TOPIC, "Talk about it.", "[Talk](http://example.org/)."), "[Talk", says="write https://"),
    case("broken-link", TOPIC, topic_text(fields="removed:\n  old: {on: 2026-11-23, why: Old., instead: gone.md}"),
         says="leads nowhere"),
    case("missing-situation", TOPIC, topic_text(question_text(details="situations: [tuoch]")), "## Is",
         says="situations.md has no situation 'tuoch'"),
    case("review-overdue", TOPIC, swapped(TOPIC, "review_due: 2027", "review_due: 2025"), says="move 'reviewed'",
         severity="warning"),
    case("file-too-large", TOPIC, topic_text() + "x" * 210_000, says="split it"),
    case("not-utf-8", TOPIC, topic_text() + "\nA NUL: \0.\n", "A NUL", says="remove it"),
    case("duplicate-slug", GUIDE, first("#yes", "#no", "#at", more=(YES, NO, outcome_text("at"))), "## at", says="choose another name"),
    case("malformed-field", CODE, code_text(provision_text(more="clock: {years: two, starts: the end, after: weigh, kind: sexual}")), "clock", says="years"),
    case("not-utf-8", TOPIC, topic_text().encode() + b"caf\xe9\n", "caf", says="save it again with that encoding"),
]  # fmt: skip

IN_GUIDES = [
    case("missing-topic", GUIDE, swapped(GUIDE, "topic: touch", "topic: tuch"), says="known are touch"),
    case("no-steps", GUIDE, guide_text("Nothing yet."), says="write '## A question {#name}'"),
    case("missing-step", GUIDE, first("#yes", "#no", "#maybe"), "- [Way 3]", says="no step is named 'maybe'"),
    case("loop", GUIDE, first("#then", "#yes", more=(step_text("then", "#first", "#yes"), YES), through=("first", "yes")),
         "- [Way 1](#first)", says="lead on instead"),
    case("loop", GUIDE, first("#yes", "#no", "hug.md"), "- [Way 3]", says="lead on instead"),
    case("unreachable-step", GUIDE, first("#yes", "#no", more=(YES, NO, outcome_text("alone"))), "## alone",
         says="lead a choice to it or remove it"),
    case("no-outcome", GUIDE, first("#yes", "#round", more=(step_text("round", "#round", "#round"), YES)), "## round?",
         says="end its routes in a step without choices", brings=("loop",)),
    case("too-few-choices", GUIDE, first("#yes", more=(YES,)), "## first", says="needs two at least"),
    case("same-label", GUIDE, swapped(GUIDE, "[Way 2]", "[Way 1]"), "- [Way 1](#no)", says="make them differ"),
    case("same-name", GUIDE, swapped(GUIDE, "{#w2}", "{#w1}"), "- [Way 2]", says="name each after its link"),
    case("no-weight", GUIDE, swapped(GUIDE, "```yaml\nweight: go\n```\n\n", ""), "## yes", says="needs 'weight:'"),
    case("weight-on-step", GUIDE, guide_text(step_text("first", "#yes", "#no", details="weight: go"), YES, NO),
         "## first", says="remove its weight or its choices"),
    case("no-next-thing", GUIDE, guide_text(step_text("first", "#yes", "#no"), YES.replace(NEXT, ""), NO), "## yes",
         says="add a block '::: next'"),
    case("no-walks", GUIDE, guide_text(through=()), says="add walks: cases with the steps"),
    case("broken-walk", GUIDE, guide_text(through=("first",)), says="'first' is not an outcome"),
    case("missing-choice", GUIDE, guide_text(step_text("first", "#yes", "#no", details="choices: {w9: [old]}"), YES, NO),
         "## first", says="has no choice named 'w9'"),
    case("unknown-heading", GUIDE, guide_text() + "\n### More\n", "### More", says="make 'More' a block or a step"),
    case("broken-link", GUIDE, first("#yes", "#no", "gone.md"), "- [Way 3]", says="'guides/gone.md', which is not there"),
    case("uncited-outcome", GUIDE, guide_text().replace(CITED, "You may.", 1), "## yes", says="link one"),
    case("unverified-citation", GUIDE, guide_text().replace(CITED, "See [Doe](../sources.yaml#doe-1999).", 1), CITED, says="an outcome may not rest on it",
         besides={CODE: code_text().replace("mark: read", "mark: unverified"),
                  TOPIC: topic_text().replace(CITED, "Ask.")}),
    case("duplicate-slug", GUIDE, first("#yes", "#no", "#map", more=(YES, NO, outcome_text("map"))), "## map",
         says="choose another name"),
    case("too-hard-to-read", GUIDE, guide_text(audience="client").replace("Why this is asked.", HARD), "## first",
         says="use shorter sentences"),
]  # fmt: skip

ELSEWHERE = [
    case("missing-field", CODE, swapped(CODE, "seen: the text\n", ""), "## Touch", says="'seen' is missing; add it"),
    case("malformed-field", CODE, code_text(provision_text(more="stances: {touch: maybe}")), "stances", says="write never"),
    case("empty-section", CODE, swapped(CODE, "Ask first.\n", ""), "## Touch", says="write what it says in your own words"),
    case("uncited-provision", CODE, code_text(provision_text(), provision_text("2")), "## Touch", says="nothing cites Ex 2",
         severity="note"),
    case("unverified-citation", TOPIC, topic_text().replace(CITED, "See [Ex 2](../codes/ex.md#2)."), "See",
         says="say in the text that it is unverified", severity="warning",
         besides={CODE: code_text(provision_text(), provision_text("2").replace("mark: read", "mark: unverified"))}),
    case("superseded-citation", TOPIC, topic_text().replace(CITED, "See [Old](../codes/old.md#1)."), "See",
         says="cite what replaced it", severity="warning",
         besides={"codes/old.md": code_text(status="superseded").replace("short: Ex", "short: Old")}),
    case("empty-section", "glossary.md", swapped("glossary.md", "A line.\n", ""), "## Boundary", says="write it"),
    case("unknown-heading", "myths.md", swapped("myths.md", "### What is true", "### Truth"), "## Never",
         says="'### What is true' and"),
    case("broken-link", "myths.md", swapped("myths.md", "{#never}\n", "{#never}\n```yaml\nquestions: [touch/hugs]\n```\n"),
         "## Never", says="write topic/question"),
    case("word-to-avoid", TOPIC, topic_text().replace("### For clients\n", "### For clients\n\nA victim may go.\n"), "A victim",
         says="people who have been harmed", severity="warning"),
    case("too-hard-to-read", "help/us.md", HELP.replace("Somebody answers.", HARD), "## A line", says="use shorter"),
    case("malformed-field", "help/us.md", HELP.replace("kind: crisis", "kind: crises"), "kind", says="'crisis'"),
    case("duplicate-slug", "sources.yaml", SOURCE + SOURCE.replace("Jane", "Joan"), "doe-1999", says="choose another"),
    case("malformed-slug", "sources.yaml", SOURCE.replace("doe-1999", "Doe 1999"), "Doe", says="lower-case letters"),
    case("malformed-yaml", "sources.yaml", "- doe-1999\n", "- doe", says="write each source as"),
    case("missing-file", "sources.yaml", None, says="the library needs it"),
    case("unknown-file", "topics/notes/hugs.md", "A note.\n", says="where each kind of file goes"),
    case("address-vanished", "addresses.txt", "/topics/touch/\n/topics/hugs/\n", "/topics/hugs/", says="add it to 'removed'"),
    case("unreadable-file", TOPIC, topic_text(fields=f"keywords: {'[' * 500}"), says="a part at a time"),
]  # fmt: skip

FAULTS = [*IN_TOPICS, *IN_GUIDES, *ELSEWHERE]
