"""Trails: what a reader answered, read from a mapping, whatever it holds."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boundaries.guidance.graph import Graph
from boundaries.guidance.models import Guide
from boundaries.guidance.trail import follow

from .addresses import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def graph(db):
    """A client's asking for a hug, as shipped."""
    return Graph(Guide.objects.with_steps().get(slug="client-asks-for-a-hug"))


def a_route(graph, length=2):
    """Return the answers of a route of at least `length` that ends in an outcome, and that outcome."""
    routes = ((answers, end) for answers, end in graph.routes() if len(answers) >= length and hasattr(end, "weight"))
    return next(routes)


def pairs(answers):
    return [(answer.step.slug, answer.choice.name) for answer in answers]


def test_a_whole_trail_is_followed(graph):
    answers, outcome = a_route(graph)
    trail = follow(graph, pairs(answers), outcome)
    assert list(trail.pairs) == pairs(answers)
    assert not trail.is_cut
    assert not trail.kept


def test_the_order_of_the_pairs_does_not_matter_when_the_first_question_is_among_them(graph):
    answers, outcome = a_route(graph)
    trail = follow(graph, pairs(answers)[::-1], outcome)
    assert list(trail.pairs) == pairs(answers)


def test_changing_an_answer_keeps_the_later_ones(graph):
    answers, outcome = a_route(graph)
    trail = follow(graph, pairs(answers), outcome)
    step, given_ = trail.change(trail.answers[0])
    back = follow(graph, given_, step)
    assert step.pk == graph.first.pk
    assert not back.answers
    assert not back.is_cut
    assert {answer.step.slug for answer in back.kept} >= {answer.step.slug for answer in answers[1:]}


def test_giving_the_same_answer_again_leads_back_to_where_one_was(graph):
    answers, outcome = a_route(graph)
    step, given_ = follow(graph, pairs(answers), outcome).change(answers[0])
    back = follow(graph, given_, step)
    there, pairs_there = back.after(graph.choice(step, answers[0].choice.name))
    assert there.pk == outcome.pk
    assert list(pairs_there) == pairs(answers)


def test_a_changed_answer_prunes_what_no_longer_applies(graph):
    answers, outcome = a_route(graph)
    step, given_ = follow(graph, pairs(answers), outcome).change(answers[0])
    back = follow(graph, given_, step)
    other = next(c for c in graph.choices(step) if c.target_id and c.target_id != answers[0].choice.target_id)
    there, pairs_there = back.after(other)
    again = follow(graph, pairs_there, there)
    assert not again.is_cut
    assert dict(pairs_there)[step.slug] == other.name


def test_a_trail_that_does_not_lead_here_is_dropped_and_said_so(graph):
    _, outcome = a_route(graph)
    wrong = [(graph.first.slug, "no-such-choice")]
    trail = follow(graph, wrong, outcome)
    assert trail.is_cut
    assert not trail.answers
    assert trail.step.pk == outcome.pk


def test_a_reader_may_begin_in_the_middle(graph):
    answers, outcome = a_route(graph)
    trail = follow(graph, pairs(answers[1:]), outcome)
    assert list(trail.pairs) == pairs(answers[1:])
    assert not trail.is_cut


def test_a_former_name_of_a_step_or_a_choice_still_works(graph):
    answers, outcome = a_route(graph)
    graph.by_slug["old-name"] = answers[0].step
    answers[0].choice.formerly = ["old-choice"]
    for choice in graph.choices(answers[0].step):
        if choice.pk == answers[0].choice.pk:
            choice.formerly = ["old-choice"]
    trail = follow(graph, [("old-name", "old-choice"), *pairs(answers[1:])], outcome)
    assert list(trail.pairs) == pairs(answers)
    assert not trail.is_cut


def test_counts_of_what_is_left_agree_with_every_route(graph):
    routes = list(graph.routes())
    assert graph.routes_below[graph.first.pk] == len(routes)
    assert graph.longest_below[graph.first.pk] == max(len(answers) for answers, _ in routes)
    ends = {end.pk for _, end in routes if hasattr(end, "weight")}
    assert {step.pk for step in graph.outcomes_below(graph.first)} == ends


words = st.text(max_size=20) | st.sampled_from(["", "at", "%00", "../..", "q" * 500, "<script>", "é", "null"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(), noise=st.lists(st.tuples(words, words), max_size=6))
def test_no_mapping_whatever_breaks_a_step(client, seed, noise):
    dice = random.Random(seed)
    guide = dice.choice(list(Guide.objects.with_steps()))
    graph = Graph(guide)
    steps = list(graph.steps.values())
    given_ = [
        (dice.choice(steps).slug, dice.choice([c.name for s in steps for c in graph.choices(s)])) for _ in range(4)
    ]
    dice.shuffle(given_)
    step = dice.choice(steps)
    query = dict([*given_, *noise])
    answer = client.get(step.get_absolute_url(), query)
    assert answer.status_code == 200
    assert step.title.split()[0] in answer.content.decode()
    posted = post(client, guide.get_absolute_url(), query | {"at": step.slug})
    assert posted.status_code == 200


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=300))
def test_no_query_whatever_breaks_search(client, query):
    answer = client.get("/search/", {"q": query})
    assert answer.status_code == 200


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tail=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_address_whatever_is_an_error_of_ours(client, tail):
    for base in ("/guides/", "/topics/", "/codes/", "/"):
        assert client.get(f"{base}{tail}").status_code < 500
