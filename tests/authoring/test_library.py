"""A folder becomes a library in which every link leads somewhere, or one list of all that is wrong with it."""

import datetime

import pytest

from boundaries.authoring.addresses import places_of
from boundaries.authoring.library import cited, digest_of, files_in, passages_of, read_library
from boundaries.authoring.problems import ContentError
from tests.builders import (
    KINDS,
    SOUND,
    SPECIMEN,
    TODAY,
    a_library,
    fields_of_the_format,
    library_in,
    problems_in,
    topic_text,
)


@pytest.fixture(scope="module")
def specimen():
    """The specimen, read as the site reads its library: in processes of their own."""
    return read_library(SPECIMEN, KINDS, today=TODAY)


def test_the_specimen_is_sound(specimen):
    assert [problem.name for problem in specimen.warnings] == ["uncited-provision"]


def test_the_specimen_has_every_kind_of_block(specimen):
    assert {passage.kind for _, passage in passages_of(specimen)} == KINDS


def test_the_specimen_has_a_link_to_every_kind_of_thing(specimen):
    text = "".join(passage.html for _, passage in passages_of(specimen))
    kinds = {place.kind for place in places_of(specimen).values()} - {"myth"}
    assert len(kinds) > 8
    assert [kind for kind in sorted({*kinds, "outside"}) if f'class="{kind}"' not in text] == []


def test_the_specimen_has_every_field_that_there_is():
    written = "".join(data.decode() for data in files_in(SPECIMEN).values())
    names = fields_of_the_format()
    assert len(names) > 40
    assert [name for name in sorted(names) if f"{name}:" not in written] == []


def test_links_become_addresses(specimen):
    intro = specimen.topics[0].intro[0].html
    assert '<a href="/glossary/boundary/" class="term">boundary</a>' in intro


def test_no_link_of_the_specimen_is_lost(specimen):
    passages = [passage for _, passage in passages_of(specimen)]
    assert sum(len(passage.links) for passage in passages) > 20
    assert all(passage.html.count("href=") == len(passage.links) for passage in passages)


def test_withdrawn_guidance_is_kept_apart(specimen):
    assert "is-a-hug-allowed" not in [guide.slug for guide in specimen.guides]
    assert [item.slug for item in specimen.withdrawn] == ["is-a-hug-allowed"]


def test_what_a_passage_cites_are_its_provisions_and_sources(specimen):
    outcome = next(step for step in specimen.guides[0].steps if step.slug == "offer-it")
    path = specimen.guides[0].path
    assert cited(path, outcome.passages, specimen.places) == ["codes/example.md#1.10"]


def test_topics_stand_in_their_order_and_then_by_name(tmp_path):
    files = {"topics/a.md": topic_text().replace("order: 1", "order: 2"), "topics/b.md": topic_text()}
    assert [topic.slug for topic in library_in(a_library(tmp_path, files)).topics] == ["b", "touch", "a"]


def test_a_warning_comes_with_the_library(tmp_path):
    late = TODAY + datetime.timedelta(days=3650)
    library = library_in(a_library(tmp_path), today=late)
    assert {problem.name for problem in library.warnings} == {"review-overdue"}


def test_a_review_is_overdue_only_after_its_day(tmp_path):
    folder = a_library(tmp_path)
    due = datetime.date(2027, 11, 23)
    assert problems_in(folder, today=due) == []


def test_a_folder_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(ContentError, match="there is no such folder"):
        library_in(tmp_path / "nowhere")


@pytest.mark.parametrize("path", ["situations.md", "glossary.md", "myths.md", "sources.yaml"])
def test_a_file_that_the_library_needs_is_missed(path, tmp_path):
    problems = problems_in(a_library(tmp_path, {path: None}))
    assert ("missing-file", path) in {(problem.name, problem.path) for problem in problems}


@pytest.mark.parametrize("path", [".DS_Store", "topics/.touch.md.swp", ".obsidian/app.json"])
def test_the_hidden_files_of_editors_are_no_content(path, tmp_path):
    assert problems_in(a_library(tmp_path, {path: "x"})) == []


@pytest.mark.parametrize(
    "path", ["topics/touch.md~", "topics/touch.txt", "touch.md", "topics/more/touch.md", "sources.yml"]
)
def test_a_file_that_nobody_would_read_is_a_problem(path, tmp_path):
    problems = problems_in(a_library(tmp_path, {path: topic_text()}))
    assert [(problem.name, problem.path) for problem in problems] == [("unknown-file", path)]


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf", b""], ids=["with a mark of byte order", "without"])
def test_how_an_editor_saves_a_file_makes_no_difference(text, tmp_path):
    windows = text + topic_text().replace("\n", "\r\n").encode()
    assert problems_in(a_library(tmp_path, {"topics/touch.md": windows})) == []


def test_a_broken_code_does_not_make_broken_links_of_what_cites_it(tmp_path):
    broken = SOUND["codes/ex.md"].replace("order: 1", "order: one")
    problems = problems_in(a_library(tmp_path, {"codes/ex.md": broken}))
    assert [problem.name for problem in problems] == ["malformed-field"]


def test_a_broken_glossary_does_not_hide_what_is_wrong_with_a_guide(tmp_path):
    guide = SOUND["guides/hug.md"].replace("#no)", "#maybe)")
    problems = problems_in(a_library(tmp_path, {"glossary.md": "", "guides/hug.md": guide}))
    assert "missing-step" in {problem.name for problem in problems}


def test_the_same_files_have_the_same_digest(tmp_path):
    assert digest_of(files_in(a_library(tmp_path / "a"))) == digest_of(files_in(a_library(tmp_path / "b")))


@pytest.mark.parametrize(
    "change", [{"topics/touch.md": topic_text() + "\n"}, {"addresses.txt": ""}, {"myths.md": None}]
)
def test_any_change_is_another_digest(change, tmp_path):
    assert digest_of(files_in(a_library(tmp_path / "a"))) != digest_of(files_in(a_library(tmp_path / "b", change)))
