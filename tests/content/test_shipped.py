"""The shipped library is sound, large enough, and what is committed about it is true."""

from pathlib import Path

import pytest

from boundaries.authoring.addresses import addresses_of
from boundaries.authoring.graph import fault_of, routes
from boundaries.authoring.reading import LIMIT
from boundaries.guidance.proof import written_routes
from tests.conftest import CONTENT

ROUTES = Path(__file__).parent.parent / "routes"
FAQ_TOPICS = {"friendship", "contact-after-therapy", "touch", "romance", "feelings"}


def test_every_file_is_read_and_sound(library):
    read = {library.situations.path, library.glossary.path, library.myths.path, "sources.yaml"}
    read |= {item.path for items in (library.topics, library.guides, library.codes, library.helps) for item in items}
    read |= {item.path for item in library.withdrawn}
    files = {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*") if path.is_file()}
    assert files - {"addresses.txt"} == read
    assert not [warning for warning in library.warnings if warning.severity == "problem"]


def test_the_library_is_as_large_as_was_promised(library):
    questions = [question for topic in library.topics for question in topic.questions]
    assert {topic.slug for topic in library.topics} >= FAQ_TOPICS
    assert len(library.topics) >= 10
    assert len(questions) >= 45
    assert all(set(question.answers) == {"client", "clinician", "trainer"} for question in questions)
    assert len(library.guides) >= 18
    assert len(library.glossary.entries) >= 50
    assert {help_.fields.country for help_ in library.helps} >= {"us", "uk", "ca", "au"}


def test_every_walk_of_every_guide_holds(library):
    walks = [(guide, walk) for guide in library.guides for walk in guide.fields.walks]
    assert len(walks) >= 3 * len(library.guides)
    assert [fault for guide, walk in walks if (fault := fault_of(walk, guide))] == []
    print(f"\n{len(walks)} walks hold")


def test_every_route_ends_in_an_outcome_or_another_guide(library):
    slugs = {guide.slug for guide in library.guides}
    count = 0
    for guide in library.guides:
        outcomes = {step.slug for step in guide.steps if step.is_outcome}
        for _, end in routes(guide):
            count += 1
            assert end in outcomes or end.removeprefix("guides/").removesuffix(".md") in slugs
    assert count > 200


def test_a_change_of_routing_shows_in_review(library):
    """tests/routes/ holds every route; write it again with `manage.py check_content --write-routes tests/routes`."""
    committed = {path.stem: path.read_text() for path in ROUTES.glob("*.txt")}
    assert committed == {guide.slug: written_routes(guide) for guide in library.guides}


def test_every_address_is_listed_so_that_none_can_vanish_unseen(library):
    """Add new ones with `manage.py check_content --write-addresses`."""
    listed = {line for line in (CONTENT / "addresses.txt").read_text().split("\n") if line and not line.startswith("#")}
    assert set(addresses_of(library)) == listed


def test_every_text_for_clients_is_easy_to_read(library):
    levels = [question.level for topic in library.topics for question in topic.questions if question.level]
    levels += [step.level for guide in library.guides for step in guide.steps if step.level]
    assert len(levels) > 100
    assert max(levels) <= LIMIT
    print(f"\n{len(levels)} client texts: LIX median {sorted(levels)[len(levels) // 2]:.0f}, worst {max(levels):.0f}")


@pytest.mark.parametrize("reader", ["client", "clinician"])
def test_there_are_guides_for_each_reader(library, reader):
    assert len([guide for guide in library.guides if guide.fields.audience == reader]) >= 7


def test_outcomes_rest_on_no_unverified_provision(library):
    weak = {
        f"../codes/{code.slug}.md#{provision.slug}"
        for code in library.codes
        for provision in code.provisions
        if provision.fields.mark == "unverified"
    }
    assert weak
    for guide in library.guides:
        for step in guide.steps:
            if step.is_outcome:
                assert not weak & {link.target for passage in step.passages for link in passage.links}
