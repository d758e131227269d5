"""Situations, terms, myths, help and sources: lists of entries, each with its particulars."""

import pytest

from boundaries.authoring.document import read_document
from boundaries.authoring.reference import as_glossary, as_help, as_myths, as_situations, read_sources
from tests.builders import HELP, KINDS, SOUND, SOURCE, list_text


def read(as_list, text, path="glossary.md"):
    document, problems = read_document(path, text, KINDS)
    listing, found = as_list(document, path.removesuffix(".md"))
    return listing, problems + found


def names(as_list, text):
    return [problem.name for problem in read(as_list, text)[1]]


def test_situations_stand_in_groups_and_in_order():
    entry = "## {0}? {{#{0}}}\n\n```yaml\ngroup: G\nshort: {0}\n```\n\nWhat it is.\n"
    listing, problems = read(as_situations, list_text(*map(entry.format, ["touch", "gifts", "barter"])))
    assert not problems
    assert [(entry.slug, entry.fields.group) for entry in listing.entries] == [
        ("touch", "G"),
        ("gifts", "G"),
        ("barter", "G"),
    ]


@pytest.mark.parametrize("field", ["group", "short"])
def test_a_situation_needs_its_place_in_the_table(field):
    lines = [line for line in SOUND["situations.md"].split("\n") if not line.startswith(f"{field}:")]
    assert names(as_situations, "\n".join(lines)) == ["missing-field"]


def test_a_term_needs_no_particulars_and_may_have_other_words():
    listing, problems = read(
        as_glossary, list_text("## A {#a}\n\nOne.\n", "## B {#b}\n```yaml\nalso: [c]\n```\nTwo.\n")
    )
    assert not problems
    assert [entry.fields.also for entry in listing.entries] == [[], ["c"]]


def test_a_term_that_says_nothing_is_refused():
    assert names(as_glossary, list_text("## A {#a}\n")) == ["empty-section"]


def test_a_term_has_no_parts():
    assert names(as_glossary, list_text("## A {#a}\n\nOne.\n\n### More\n\nTwo.\n")) == ["unknown-heading"]


def test_a_myth_says_what_is_true_and_why_people_believe_it():
    listing, problems = read(as_myths, SOUND["myths.md"])
    assert not problems
    assert {title: passages[0].words for title, passages in listing.entries[0].parts.items()} == {
        "What is true": "Not so.",
        "Why people believe it": "Fear.",
    }


@pytest.mark.parametrize("missing", ["What is true", "Why people believe it"])
def test_a_myth_without_one_of_its_parts_is_refused(missing):
    assert names(as_myths, SOUND["myths.md"].replace(f"### {missing}", "")) == ["unknown-heading"]


@pytest.mark.parametrize("number", ["0100", "911", "116 123", "+44 1 2", "1-800-0100"])
def test_a_telephone_number_is_kept_as_it_is_written(number):
    listing, _ = read(as_help, HELP.replace('"0100"', number), "help/us.md")
    assert listing.entries[0].fields.call == number


@pytest.mark.parametrize("kind", ["emergency", "crisis", "sexual-violence", "support", "complain", "know"])
def test_help_is_of_one_of_six_kinds(kind):
    listing, problems = read(as_help, HELP.replace("kind: crisis", f"kind: {kind}"), "help/us.md")
    assert not problems
    assert listing.entries[0].fields.kind == kind


@pytest.mark.parametrize("field", ["kind", "mark", "checked"])
def test_help_that_is_not_marked_and_dated_is_refused(field):
    lines = [line for line in HELP.split("\n") if not line.startswith(f"{field}:")]
    assert names(as_help, "\n".join(lines)) == ["missing-field"]


def test_help_is_measured_for_how_hard_it_is_to_read():
    hard = "Notwithstanding institutional considerations, practitioners necessarily deliberate extensively. " * 5
    assert names(as_help, HELP.replace("Somebody answers.", hard)) == ["too-hard-to-read"]


def sources(text):
    found, problems = read_sources("sources.yaml", text)
    return found, [(problem.line, problem.name) for problem in problems]


def test_a_source_has_a_name_and_knows_its_line():
    found, problems = sources(SOURCE + SOURCE.replace("doe-1999", "roe-2001"))
    assert not problems
    assert [(source.slug, source.line) for source in found] == [("doe-1999", 1), ("roe-2001", 7)]


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_there_may_be_no_sources(text):
    assert sources(text) == ((), [])


@pytest.mark.parametrize("field", ["author", "year", "title", "mark", "note"])
def test_a_source_without_its_particulars_is_a_problem_where_it_begins(field):
    lines = [line for line in SOURCE.split("\n") if not line.startswith(f"  {field}:")]
    assert sources(f"# A list.\n\n{chr(10).join(lines)}")[1] == [(3, "missing-field")]


def test_a_field_of_a_source_that_is_not_right_is_a_problem_on_its_line():
    assert sources(SOURCE.replace("mark: read", "mark: red"))[1] == [(5, "malformed-field")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n- b\n", (1, "malformed-yaml")),
        ("words\n", (1, "malformed-yaml")),
        ("a: b: c\n", (1, "malformed-yaml")),
        ("doe-1999: read\n", (1, "malformed-yaml")),
        (SOURCE.replace("doe-1999", "Doe, Jane"), (1, "malformed-slug")),
        (SOURCE.replace("doe-1999", "doe.1999"), (1, "malformed-slug")),
        (SOURCE + SOURCE, (7, "duplicate-slug")),
    ],
)
def test_a_list_of_sources_that_cannot_be_used_is_a_problem(text, problem):
    found, problems = sources(text)
    assert (found, problems) == (None, [problem])
