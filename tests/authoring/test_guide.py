"""A guide is its steps; a list of links at the end of a step is its choices."""

import pytest

from tests.builders import a_guide, outcome_text, step_text

ENDS = (outcome_text("yes"), outcome_text("no"))


def first_step(body):
    """Return the first step of a guide, whose text is `body`, and the problems."""
    guide, problems = a_guide(f"## First? {{#first}}\n\n{body}\n", *ENDS)
    return guide and guide.steps[0], problems


def choices_of(*items):
    return first_step("Why.\n\n" + "\n".join(items))[0].choices


def test_a_list_of_links_is_what_one_can_choose():
    choices = choices_of("- [Yes](#yes)", "- [No, never](#no)")
    assert [(choice.label, choice.target) for choice in choices] == [("Yes", "yes"), ("No, never", "no")]


def test_a_choice_is_named_after_where_it_leads():
    assert [choice.name for choice in choices_of("- [Yes](#yes)", "- [Away](other.md)")] == ["yes", "other"]


@pytest.mark.parametrize(
    "item", ["- [Yes](#yes) {#sure}", "- [Yes](#yes): a note {#sure}", "- [Yes](#yes) {#sure}: a note"]
)
def test_a_choice_may_have_a_name_of_its_own(item):
    assert choices_of(item, "- [No](#no)")[0].name == "sure"


@pytest.mark.parametrize("item", ["- [Yes](#yes): a *note*", "- [Yes](#yes) – a note", "- [Yes](#yes)\n  a note"])
def test_words_after_a_choice_are_its_note(item):
    choice = choices_of(item, "- [No](#no)")[0]
    assert (choice.label, choice.note) == ("Yes", "a note")


@pytest.mark.parametrize(
    ("target", "guide", "step"),
    [
        ("other.md", "other", ""),
        ("../guides/other.md", "other", ""),
        ("other.md#there", "other", "there"),
        ("#yes", "", "yes"),
    ],
)
def test_a_choice_may_hand_over_to_another_guide(target, guide, step):
    choice = choices_of(f"- [On]({target})", "- [No](#no)")[0]
    assert (choice.guide, choice.target) == (guide, step)


def test_a_choice_knows_its_line():
    step, _ = first_step("- [Yes](#yes)\n- [No](#no)")
    assert [choice.line - step.line for choice in step.choices] == [2, 3]


@pytest.mark.parametrize(
    "body",
    [
        "- [Yes](#yes)\n- and words",
        "- [Yes](../topics/touch.md)\n- [No](#no)",
        "- [Yes](https://example.org)\n- [No](#no)",
        "- [Yes](#yes)\n- [No](#no)\n\n::: consider\nLater.\n:::",
        "- [Yes](#yes)\n- [No](#no)\n\nWords after.",
        "1. [Yes](#yes)\n2. [No](#no)",
    ],
)
def test_a_list_that_is_not_the_last_or_not_all_links_on_holds_no_choices(body):
    step, _ = first_step(body)
    assert step.is_outcome


def test_what_stands_before_the_choices_is_read():
    step, _ = first_step("Why this is asked.\n\n- [Yes](#yes)\n- [No](#no)")
    assert [passage.words for passage in step.passages] == ["Why this is asked."]


def test_an_outcome_is_what_has_no_choices():
    guide, problems = a_guide()
    assert not problems
    assert [(step.slug, step.is_outcome) for step in guide.steps] == [("first", False), ("yes", True), ("no", True)]


def test_only_a_guide_for_clients_is_measured():
    words = "Talk to them. " * 20
    sections = (step_text("first", "#yes", "#no").replace("Why this is asked.", words), *ENDS)
    levels = [a_guide(*sections, audience=audience)[0].steps[0].level for audience in ("client", "clinician")]
    assert levels == [3, None]


@pytest.mark.parametrize(("written", "private"), [("", False), ("private: true", True), ("private: false", False)])
def test_a_guide_is_private_only_when_it_says_so(written, private):
    assert a_guide(fields=written)[0].fields.private is private


@pytest.mark.parametrize("weight", ["go", "care", "consult", "stop", "urgent"])
def test_an_outcome_has_one_of_five_weights(weight):
    guide, problems = a_guide(step_text("first", "#yes", "#no"), outcome_text("yes", weight), ENDS[1])
    assert not problems
    assert guide.steps[1].fields.weight == weight


def test_another_weight_is_refused():
    _, problems = a_guide(step_text("first", "#yes", "#no"), outcome_text("yes", "maybe"), ENDS[1])
    assert [problem.name for problem in problems] == ["malformed-field"]


def test_a_withdrawn_guide_remembers_the_names_of_its_steps():
    guide, problems = a_guide("## Gone? {#gone}\n", fields="withdrawn: {on: 2026-11-23, why: Old.}", through=())
    assert not problems
    assert (guide.steps, guide.names) == ((), ("gone",))
