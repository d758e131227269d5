"""A guide that a reader can follow has no loop, no dead end, no step left out, and keeps its walks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries.authoring.graph import problems_in
from tests.builders import NEXT, a_guide, outcome_text, step_text

YES, NO = outcome_text("yes"), outcome_text("no")


def names(*sections, **written):
    guide, _ = a_guide(*sections, **written)
    return sorted({problem.name for problem in problems_in(guide)})


def test_a_sound_guide_has_no_problem():
    assert names() == []


def test_two_ways_to_one_step_are_no_loop():
    assert names(step_text("first", "#a", "#b"), step_text("a", "#b", "#yes"), step_text("b", "#yes", "#no"), YES, NO,
                 through=("first", "a", "yes")) == []  # fmt: skip


def test_a_step_that_stands_earlier_may_be_led_to_if_it_does_not_lead_back():
    assert names(step_text("first", "#b", "#a"), step_text("a", "#yes", "#no"), step_text("b", "#a", "#no"), YES, NO,
                 through=("first", "b", "a", "yes")) == []  # fmt: skip


@pytest.mark.parametrize("target", ["#first", "#b"])
def test_a_way_back_is_a_loop(target):
    found = names(step_text("first", "#b", "#no"), step_text("b", target, "#yes"), YES, NO, through=("first", "no"))
    assert found == ["loop"]


def test_a_guide_may_not_hand_over_to_itself():
    assert names(step_text("first", "#yes", "#no", "hug.md"), YES, NO) == ["loop"]


def test_handing_over_is_a_way_to_end():
    assert names(step_text("first", "other.md", "another.md"), through=("first", "other")) == []


def test_a_step_that_only_an_unreachable_step_leads_to_is_unreachable():
    guide, _ = a_guide(step_text("first", "#yes", "#no"), YES, NO, step_text("a", "#b", "#yes"), outcome_text("b"))
    unreachable = [problem.message for problem in problems_in(guide) if problem.name == "unreachable-step"]
    assert len(unreachable) == 2


@pytest.mark.parametrize(
    ("through", "said"),
    [
        (("yes",), "must begin at 'first'"),
        (("first", "elsewhere"), "no choice leads from 'first' to 'elsewhere'"),
        (("first",), "'first' is not an outcome"),
        (("first", "other", "yes"), "'other' is another guide, where a walk ends"),
        (("first", "yes", "no"), "no choice leads from 'yes' to 'no'"),
    ],
)
def test_a_walk_that_no_longer_holds_says_where(through, said):
    guide, _ = a_guide(step_text("first", "#yes", "#no", "other.md"), YES, NO, through=through)
    assert [said in problem.message for problem in problems_in(guide)] == [True]


@pytest.mark.parametrize("through", [("first", "yes"), ("first", "no"), ("first", "other")])
def test_a_walk_that_holds_is_no_problem(through):
    assert names(step_text("first", "#yes", "#no", "other.md"), YES, NO, through=through) == []


def test_labels_that_differ_only_in_capitals_are_the_same():
    assert names("## first? {#first}\n\n- [yes](#yes)\n- [Yes](#no)\n", YES, NO) == ["same-label"]


def test_a_name_that_a_choice_had_before_belongs_to_a_choice():
    step = step_text("first", "#yes", "#no", details="choices: {w1: [old]}")
    assert names(step, YES, NO) == []


def test_an_outcome_without_a_next_thing_to_do_is_a_problem():
    assert names(step_text("first", "#yes", "#no"), YES.replace(NEXT, ""), NO) == ["no-next-thing"]


def test_a_withdrawn_guide_is_not_judged():
    assert names("Nothing.", fields="withdrawn: {on: 2026-11-23, why: Old.}", through=()) == []


def test_a_very_long_guide_is_judged_like_any_other():
    steps = [step_text(f"s{number}", f"#s{number + 1}", "#yes") for number in range(1100)]
    found = names(step_text("first", "#s0", "#yes"), *steps, step_text("s1100", "#yes", "#no"), YES, NO)
    assert found == []


SLUGS = ["first", "a", "b", "c", "d"]
WAYS = st.lists(st.sampled_from([*SLUGS, "yes"]), min_size=2, max_size=3, unique=True)


@given(st.lists(WAYS, min_size=len(SLUGS), max_size=len(SLUGS)))
def test_whoever_follows_a_guide_without_problems_comes_to_an_outcome(ways):
    sections = [
        step_text(slug, *(f"#{target}" for target in targets)) for slug, targets in zip(SLUGS, ways, strict=True)
    ]
    guide, _ = a_guide(*sections, YES, through=())
    looping = any(problem.name == "loop" for problem in problems_in(guide))
    assert looping == goes_round(dict(zip(SLUGS, ways, strict=True)))


def goes_round(ways):
    """Say whether `ways` ({step: targets}) hold a loop, by taking away what leads only to what was taken away."""
    left = dict(ways)
    while ends := [slug for slug, targets in left.items() if not any(target in left for target in targets)]:
        for slug in ends:
            del left[slug]
    return bool(left)
