"""A code is its provisions, each with a mark, and what each says on which situation."""

import pytest

from boundaries.authoring.code import as_code
from boundaries.authoring.document import read_document
from tests.builders import KINDS, code_text, provision_text


def read(text):
    document, problems = read_document("codes/ex.md", text, KINDS)
    code, found = as_code(document, "ex")
    return code, problems + found


def names(text):
    return [problem.name for problem in read(text)[1]]


def test_a_code_has_its_provisions_in_order():
    code, problems = read(code_text(provision_text("1.10"), provision_text("a.5.c"), provision_text("bpc-729")))
    assert not problems
    assert [provision.slug for provision in code.provisions] == ["1.10", "a.5.c", "bpc-729"]


def test_a_number_keeps_its_last_zero():
    text = code_text(provision_text("1.10").replace('"1.10"', "1.10"))
    assert read(text)[0].provisions[0].fields.number == "1.10"


@pytest.mark.parametrize("stance", ["never", "1 year", "2 years", "avoid", "weigh", "permitted", "duty", "unseen"])
def test_a_provision_takes_one_of_the_stances_that_the_table_knows(stance):
    code, problems = read(code_text(provision_text(more=f"stances: {{touch: {stance}}}")))
    assert not problems
    assert code.provisions[0].fields.stances == {"touch": stance}


@pytest.mark.parametrize("stance", ["", "sometimes", "years", "two years", "2", "Never"])
def test_any_other_stance_is_refused(stance):
    assert names(code_text(provision_text(more=f'stances: {{touch: "{stance}"}}'))) == ["malformed-field"]


@pytest.mark.parametrize("mark", ["read", "second-hand", "unverified"])
def test_a_provision_says_how_well_its_wording_is_known(mark):
    code, _ = read(code_text(provision_text().replace("mark: read", f"mark: {mark}")))
    assert code.provisions[0].fields.mark == mark


@pytest.mark.parametrize("field", ["number", "mark", "seen", "checked"])
def test_a_provision_without_its_particulars_is_refused(field):
    lines = [line for line in provision_text().split("\n") if not line.startswith(f"{field}:")]
    assert names(code_text("\n".join(lines))) == ["missing-field"]


@pytest.mark.parametrize("years", ["2", "for ever", "none fixed"])
def test_a_clock_has_a_number_of_years_or_words(years):
    clock = f"clock: {{years: {years}, starts: the end, after: then weigh, kind: sexual}}"
    assert read(code_text(provision_text(more=clock)))[0].provisions[0].fields.clock.years == years


def test_a_silence_is_a_claim_with_a_mark_of_its_own():
    code, _ = read(code_text(fields="silences:\n  gifts: {mark: unverified, note: Not found in the contents.}"))
    assert code.fields.silences["gifts"].mark == "unverified"


def test_a_silence_without_a_mark_is_refused():
    assert names(code_text(fields="silences:\n  gifts: {note: Not found.}")) == ["missing-field"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "rule"), ("country", "fr"), ("status", "old"), ("professions", "[dentist]"), ("address", "example.org"),
     ("short", "A name much too long for a table"), ("checked", "2026-02-30")],
)  # fmt: skip
def test_a_field_that_is_not_right_is_refused(field, value):
    head, rest = code_text().split("\n---\n", 1)
    lines = [f"{field}: {value}" if line.startswith(f"{field}:") else line for line in head.split("\n")]
    assert names("\n".join([*lines, "---", rest])) == ["malformed-field"]


def test_a_provision_that_says_nothing_is_refused():
    assert names(code_text(provision_text().replace("Ask first.\n", ""))) == ["empty-section"]
