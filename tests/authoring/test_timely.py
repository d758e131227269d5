"""A file that cannot be read in time is given up and named; the others are read all the same."""

import pytest

from boundaries.authoring.library import read_library
from boundaries.authoring.problems import ContentError
from boundaries.authoring.timely import read_in_time
from tests.builders import KINDS, SOUND, TODAY, a_library, topic_text

HANGING = topic_text().replace("Talk about it.", "[" * 150_000)
SECONDS = 0.5


def read(files, **options):
    return read_in_time({path: text.encode() for path, text in files.items()}, KINDS, seconds=SECONDS, **options)


@pytest.fixture(scope="module")
def results():
    """Three sound topics and one that hangs, read with little patience."""
    return read({f"topics/{name}.md": topic_text() for name in "abd"} | {"topics/c.md": HANGING})


def test_a_file_that_hangs_is_given_up_and_named(results):
    item, problems = results["topics/c.md"]
    assert item is None
    assert [(problem.path, problem.line, problem.name) for problem in problems] == [("topics/c.md", 1, "too-slow")]


def test_an_author_is_told_what_makes_a_file_slow(results):
    assert "look for long runs of brackets" in results["topics/c.md"][1][0].message


@pytest.mark.parametrize("name", ["a", "b", "d"])
def test_the_files_beside_it_are_read(name, results):
    item, problems = results[f"topics/{name}.md"]
    assert (item.slug, problems) == (name, [])


def test_several_files_that_hang_are_all_named():
    found = read({f"topics/{name}.md": HANGING for name in "abc"})
    assert [problems[0].name for _, problems in found.values()] == ["too-slow"] * 3


def test_a_file_that_breaks_the_reader_is_named_and_the_others_are_read():
    nested = topic_text(fields=f"keywords: {'[' * 500}")
    found = read({"topics/a.md": nested, "topics/b.md": topic_text()})
    assert found["topics/a.md"][1][0].name == "unreadable-file"
    assert found["topics/b.md"][0].slug == "b"


def test_each_file_is_told_of_once_when_it_is_done():
    told = []
    read({path: SOUND[path] for path in ("topics/touch.md", "guides/hug.md", "glossary.md")}, done=told.append)
    assert sorted(told) == ["glossary.md", "guides/hug.md", "topics/touch.md"]


def test_nothing_to_read_takes_no_time():
    assert read({}) == {}


def test_a_library_with_a_file_that_hangs_is_refused_and_says_which(tmp_path):
    folder = a_library(tmp_path, {"topics/slow.md": HANGING, "topics/wrong.md": topic_text(fields="sumary: x")})
    with pytest.raises(ContentError) as raised:
        read_library(folder, KINDS, today=TODAY, seconds=SECONDS)
    assert {(problem.path, problem.name) for problem in raised.value.problems} == {
        ("topics/slow.md", "too-slow"),
        ("topics/wrong.md", "unknown-field"),
    }
