"""Every problem has a name, a line and something to do, and is explained to authors."""

import ast
import re
import shutil

import pytest

from boundaries.authoring.library import read_library
from boundaries.authoring.problems import ContentError, Problem, stops_publication
from tests.authoring.faults import FAULTS
from tests.builders import KINDS, ROOT, SPECIMEN, TODAY, a_library, problems_in

# Where the name stands among the arguments of whatever makes a problem.
MAKERS = {"Problem": 3, "problem": 2, "doubles": 4}
IN_A_PROCESS = {"unreadable-file"}
TOO_SLOW = {"too-slow"}  # test_timely.py


def names_in_the_code():
    """Return the name of every problem that the code can report."""
    names = set()
    for path in (ROOT / "boundaries" / "authoring").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            maker = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if maker in MAKERS and len(node.args) > MAKERS[maker]:
                name = node.args[MAKERS[maker]]
                assert isinstance(name, ast.Constant) or name.id == "name", f"{path}:{node.lineno}"
                names |= {name.value} if isinstance(name, ast.Constant) else set()
    return names


def names_in_the_docs():
    """Return the names that docs/authoring.md explains, in its table of problems."""
    table = (ROOT / "docs" / "authoring.md").read_text().partition("## Every problem")[2]
    return re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.name} in {fault.path}")
def test_an_author_is_told_what_is_wrong_where_and_what_to_do(fault, tmp_path):
    reported = found_in(a_library(tmp_path, fault.changes), fault)
    own = [problem for problem in reported if problem.name == fault.name]
    assert [(problem.path, problem.line, problem.severity) for problem in own] == [
        (fault.path, fault.line, fault.severity)
    ]
    assert fault.says in own[0].message


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.name} in {fault.path}")
def test_one_fault_is_one_problem(fault, tmp_path):
    reported = {problem.name for problem in found_in(a_library(tmp_path, fault.changes), fault)}
    assert reported == {fault.name, *fault.brings}


def found_in(folder, fault):
    """Return the problems in `folder`, read in processes where the fault needs one."""
    if fault.name not in IN_A_PROCESS:
        return problems_in(folder)
    with pytest.raises(ContentError) as raised:
        read_library(folder, KINDS, today=TODAY)
    return raised.value.problems


def test_a_sound_library_has_no_problem(tmp_path):
    assert problems_in(a_library(tmp_path)) == []


def test_every_problem_that_the_code_can_report_has_a_case():
    assert len(names_in_the_code()) > 40
    assert {fault.name for fault in FAULTS} | TOO_SLOW == names_in_the_code()


def test_every_problem_is_explained_to_authors_once():
    documented = names_in_the_docs()
    assert sorted(documented) == sorted(names_in_the_code())


def test_ten_faults_in_one_folder_are_reported_all_at_once(tmp_path):
    folder = shutil.copytree(SPECIMEN, tmp_path / "content")
    edits = [
        ("topics/touch.md", "order: 1", "order: first", "malformed-field"),
        ("topics/touch.md", "Some touch is", "Some <i>touch</i> is", "raw-html"),
        ("topics/touch.md", "::: pitfall", "::: pitfalls", "unknown-block"),
        ("guides/a-secret.md", "#not-ok)", "#not-okay)", "missing-step"),
        ("guides/a-secret.md", "[I am not safe now]", "[Something between the two of us]", "same-label"),
        ("guides/hug-at-the-door.md", "[I cannot tell](", "[Mine](", "same-label"),
        ("guides/hug-at-the-door.md", "#doe-roe-1999", "#doe-1999", "broken-link"),
        ("codes/example.md", "mark: second-hand\nseen", "mark: third-hand\nseen", "malformed-field"),
        ("help/us.md", "hours: Day", "hurs: Day", "unknown-field"),
        ("glossary.md", "#boundary).", "#bondary).", "broken-link"),
    ]
    expected = set()
    for path, old, new, name in edits:
        text = (folder / path).read_text()
        assert text.count(old) == 1, (path, old)
        (folder / path).write_text(text.replace(old, new))
        expected.add((path, text[: text.index(old)].count("\n") + 1, name))
    with pytest.raises(ContentError) as raised:
        read_library(folder, KINDS, today=TODAY)
    reported = {(problem.path, problem.line, problem.name) for problem in raised.value.problems}
    assert len(edits) == 10
    assert expected <= reported


def test_a_problem_reads_as_a_place_and_a_sentence():
    problem = Problem("topics/touch.md", 20, "no step is named 'acept'", "missing-step")
    assert str(problem) == "topics/touch.md:20: no step is named 'acept' [missing-step]"


def test_a_warning_says_that_it_is_one():
    problem = Problem("topics/touch.md", 1, "the review was due", "review-overdue", "warning")
    assert str(problem) == "topics/touch.md:1: warning: the review was due [review-overdue]"


@pytest.mark.parametrize(("severity", "stops"), [("problem", True), ("warning", False), ("note", False)])
def test_only_a_problem_keeps_content_from_readers(severity, stops):
    assert stops_publication([Problem("a.md", 1, "a message", "a-name", severity)]) is stops


def test_problems_are_reported_in_the_order_of_files_and_lines():
    late, early = Problem("b.md", 1, "m", "n"), Problem("a.md", 9, "m", "n")
    assert ContentError([late, early]).problems == [early, late]
