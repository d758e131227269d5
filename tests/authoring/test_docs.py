"""docs/authoring.md and the README tell the truth; docs/authoring.md tells authors all of it."""

import re
import shutil

import pytest

from boundaries.authoring.reading import FEWEST_WORDS, LIMIT
from tests.builders import KINDS, ROOT, a_library, code_text, fields_of_the_format, problems_in, provision_text

PAGE = (ROOT / "docs" / "authoring.md").read_text()
README = (ROOT / "README.md").read_text()
FENCED = re.compile(r"^(`{4,5})markdown\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
EXAMPLES = [text for _, text in FENCED.findall(PAGE)]


def example(beginning):
    """Return the one whole file among the examples that has `beginning` in its front matter."""
    (found,) = [text for text in EXAMPLES if text.startswith("---") and beginning in text]
    return found


def test_the_example_of_a_guide_is_sound(tmp_path):
    code = code_text(provision_text("1.10")).replace("short: Ex", "short: NASW")
    files = {"guides/client-asks-for-a-hug.md": example("audience:"), "codes/nasw.md": code}
    assert problems_in(a_library(tmp_path, files)) == []


def test_the_example_of_a_topic_is_sound(tmp_path):
    files = {"topics/hands.md": example("title: Touch")}
    assert problems_in(a_library(tmp_path, files)) == []


def test_the_example_of_a_code_is_sound(tmp_path):
    text = example("body:").replace("  gifts:", "  touch:")
    problems = problems_in(a_library(tmp_path, {"codes/example.md": text}))
    assert [problem.name for problem in problems] == ["uncited-provision"]


def test_the_example_of_a_source_is_sound(tmp_path):
    (text,) = re.findall(r"^```yaml\n(pope-vetter-1991:\n.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert problems_in(a_library(tmp_path, {"sources.yaml": text})) == []


def test_every_field_is_explained():
    fields = fields_of_the_format()
    assert len(fields) > 40
    assert [name for name in sorted(fields) if f"`{name}`" not in PAGE and not re.search(rf"\b{name}:", PAGE)] == []


def test_every_kind_of_block_is_explained():
    assert len(KINDS) > 10
    assert [kind for kind in sorted(KINDS) if f"`{kind}`" not in PAGE] == []


@pytest.mark.parametrize("figure", [f"The limit is **{LIMIT}**", f"fewer than {FEWEST_WORDS} words"])
def test_the_figures_of_the_reading_level_are_those_that_are_used(figure):
    assert figure in PAGE


def test_the_links_within_the_page_lead_somewhere():
    headings = {
        re.sub(r"[^a-z ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.+)$", PAGE, re.MULTILINE)
    }
    links = set(
        re.findall(r"\]\(#([a-z-]+)\)", re.sub(r"^(`{3,5}).*?^\1$|`[^`\n]*`", "", PAGE, flags=re.MULTILINE | re.DOTALL))
    )
    assert len(links) > 10
    assert links <= headings


def test_the_examples_of_the_readme_fit_into_the_shipped_library(tmp_path):
    """A topic, a question that belongs below it, and a guide; what they name and cite is there."""
    topic, question, guide = (text for _, text in FENCED.findall(README))
    examples = {"topics/an-example.md": f"{topic}\n{question}", "guides/an-example.md": guide}
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    for path, text in examples.items():
        (content / path).write_text(text)
    assert [str(problem) for problem in problems_in(content) if problem.path in examples] == []


def test_the_readme_names_only_files_and_tests_that_are_there():
    paths = set(re.findall(r"`((?:boundaries|content|docs|static|templates|tests)/[\w/.-]*)", README))
    tests = set(re.findall(r"`(test_\w+)`", README))
    written = "".join(path.read_text() for path in (ROOT / "tests").glob("*/test_*.py"))
    examples = {"content/guides/a-gift.md"}
    assert len(paths) > 15
    assert len(tests) > 5
    assert [path for path in sorted(paths - examples) if not (ROOT / path).exists()] == []
    assert [name for name in sorted(tests) if f"def {name}(" not in written] == []


def test_the_readme_explains_every_setting():
    settings = (ROOT / "boundaries" / "settings.py").read_text()
    names = re.findall(r"\benv\.\w+\(\s*\"([A-Z_]+)\"", settings)
    assert len(names) > 5
    assert [name for name in names if f"| `{name}` |" not in README] == []
