"""Fields are read as they are written, and a slip is a problem on its own line."""

import datetime

import pytest

from boundaries.authoring.fields import Dated, Fields, Slug, Words, read_fields


class Inner(Fields):
    years: Words


class Sample(Fields):
    title: str
    order: int = 0
    private: bool = False
    on: datetime.date | None = None
    keywords: list[Words] = []
    formerly: list[Slug] = []
    clock: Inner | None = None
    clocks: list[Inner] = []


def read(text, model=Sample):
    return read_fields(model, text, path="a.md", line=1, start=2)


def only(text):
    fields, problems = read(text)
    assert fields is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("order: 3", {"order": 3}),
        ("private: true", {"private": True}),
        ("on: 2026-11-23", {"on": datetime.date(2026, 11, 23)}),
    ],
)
def test_numbers_answers_and_dates_are_what_they_look_like(written, read_as):
    fields, problems = read(f"title: T\n{written}")
    assert not problems
    assert fields.model_dump(include=read_as.keys()) == read_as


@pytest.mark.parametrize("word", ["1.10", "0116", "no", "12:30", "1_000", "2026-11-23", "~"])
def test_words_are_kept_as_they_are_written(word):
    fields, _ = read(f"title: T\nkeywords: [{word}]")
    assert fields.keywords == [word]


def test_a_misspelled_field_is_guessed():
    problem = only("title: T\nkeyword: [a]")
    assert (problem.line, problem.name) == (3, "unknown-field")
    assert "did you mean 'keywords'?" in problem.message


def test_a_field_that_resembles_none_is_answered_with_those_there_are():
    assert "known are clock, clocks" in only("title: T\nxyzzy: 1").message


def test_a_missing_field_is_reported_where_its_fields_begin():
    problem = only("order: 1")
    assert (problem.line, problem.name) == (1, "missing-field")


def test_a_missing_field_inside_another_is_reported_there():
    problem = only("title: T\nclocks:\n  - years: 2\n  - {}")
    assert (problem.line, problem.message) == (5, "the field 'clocks.1.years' is missing; add it")


def test_an_unknown_field_inside_another_is_not_answered_with_the_outer_ones():
    problem = only("title: T\nclock:\n  years: 2\n  stars: now")
    assert (problem.line, problem.name) == (5, "unknown-field")
    assert "keywords" not in problem.message


def test_each_fault_of_a_file_is_reported_at_once():
    _, problems = read("order: x\nprivate: perhaps\nformerly: [A b]")
    assert sorted((problem.line, problem.name) for problem in problems) == [
        (1, "missing-field"),
        (2, "malformed-field"),
        (3, "malformed-field"),
        (4, "malformed-field"),
    ]


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "tomorrow", ""])
def test_a_day_that_does_not_exist_is_a_problem_on_its_line(date):
    _, problems = read(f"revised: {date}\nreviewed: 2026-11-23\nreview_due: 2026-11-23", Dated)
    assert [(problem.line, problem.name) for problem in problems] == [(2, "malformed-field")]


@pytest.mark.parametrize(
    "text", ["title: one: two", "title: [a", "\ttitle: T", "title: 'T", "- a\n- b", "just words", "[a]: b"]
)
def test_what_is_not_yaml_is_a_problem(text):
    assert only(text).name == "malformed-yaml"


def test_a_field_given_twice_is_a_problem_where_it_is_repeated():
    _, problems = read("title: T\norder: 1\ntitle: U")
    assert [(problem.line, problem.name) for problem in problems] == [(4, "repeated-field")]


def test_a_field_given_twice_inside_another_is_a_problem_too():
    _, problems = read("title: T\nclock:\n  years: 2\n  years: 3")
    assert [(problem.line, problem.name) for problem in problems] == [(5, "repeated-field")]
