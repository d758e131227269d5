"""A file is split into front matter, headings and blocks, and nothing an author wrote is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries.authoring.document import read_document

KINDS = frozenset({"wording", "next"})
TEXT = """---
title: Touch
---

First words.

## A question? {#a-question}

```yaml
keywords: [hug]
```

The answer.

### For clients

::: wording What you could say
"No, thank you."
:::

After it.
"""


def read(text):
    return read_document("topics/touch.md", text, KINDS)


def names(text):
    return [(problem.line, problem.name) for problem in read(text)[1]]


def test_a_file_is_read_into_fields_words_and_sections():
    document, problems = read(TEXT)
    assert not problems
    assert (document.fields.text, document.fields.line) == ("title: Touch", 2)
    assert [block.text for block in document.blocks] == ["First words."]
    assert [(section.title, section.slug) for section in document.sections] == [("A question?", "a-question")]


def test_each_part_knows_its_line():
    section = read(TEXT)[0].sections[0]
    part = section.parts[0]
    assert (section.line, section.details.line, section.blocks[0].line) == (7, 10, 13)
    assert [(part.line, part.title)] == [(15, "For clients")]


def test_a_block_has_a_kind_a_title_and_its_words():
    block = read(TEXT)[0].sections[0].parts[0].blocks[0]
    assert (block.kind, block.title, block.text) == ("wording", "What you could say", '"No, thank you."')


def test_words_after_a_block_are_words_again():
    assert [block.kind for block in read(TEXT)[0].sections[0].parts[0].blocks] == ["wording", "prose"]


def test_details_stand_only_directly_under_a_heading():
    text = "---\n---\n## A {#a}\nWords.\n\n```yaml\nkey: value\n```\n"
    assert read(text)[0].sections[0].details is None


@pytest.mark.parametrize("text", ["", "\n", "title: Touch\n", "---\ntitle: Touch\n"])
def test_a_file_without_front_matter_says_so_on_its_first_line(text):
    assert (1, "no-front-matter") in names(text)


def test_a_heading_ends_a_block_that_was_left_open():
    text = "---\n---\n::: next\n- Call.\n## More {#more}\n"
    assert names(text) == [(3, "unclosed-block")]
    assert read(text)[0].sections[0].slug == "more"


def test_a_block_inside_a_block_leaves_the_first_unclosed():
    assert (3, "unclosed-block") in names("---\n---\n::: next\n::: wording\nHi.\n:::\n:::\n")


@pytest.mark.parametrize("level", ["#", "####", "######"])
def test_only_two_levels_of_headings_are_let_in(level):
    assert names(f"---\n---\n{level} Title\n") == [(3, "unknown-heading")]


def test_an_answer_without_a_question_is_refused():
    assert names("---\n---\n### For clients\n") == [(3, "unknown-heading")]


@pytest.mark.parametrize(
    "html", ["<b>", "</b>", "<script>", "<br/>", "<!-- note -->", "<img src=x>", "<a href='x'>", "<p"]
)
def test_html_is_refused_where_it_stands(html):
    assert names(f"---\n---\nWords\nand {html} more\n") == [(4, "raw-html")]


def test_html_inside_a_block_is_refused_where_it_stands():
    assert names("---\n---\n::: next\n- Do\n- <b>this</b>\n:::\n") == [(5, "raw-html")]


@pytest.mark.parametrize("words", ["5 < 6", "a <- b", "<3", "`<b>` is bold", "2 > 1"])
def test_what_only_looks_like_html_is_let_through(words):
    assert names(f"---\n---\n{words}\n") == []


@given(st.text(alphabet=st.sampled_from("#:- {}`<>a\n"), max_size=200))
def test_any_text_becomes_a_document_and_its_problems_stand_on_its_lines(text):
    _, problems = read(text)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


@given(
    st.lists(st.sampled_from(["Words.", "- item", "", "::: next", ":::", "## H {#h}", "### P", "> said"]), max_size=20)
)
def test_no_word_of_an_author_is_lost(lines):
    document = read("\n".join(["---", "---", "## Start {#start}", *lines]))[0]
    sections = [part for section in document.sections for part in (section, *section.parts)]
    kept = "\n".join(block.text for place in (document, *sections) for block in place.blocks).split("\n")
    for words in ("Words.", "- item", "> said"):
        assert kept.count(words) == lines.count(words)
