"""Markdown becomes HTML in which every link is known and nothing can run."""

import html.parser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boundaries.authoring.document import Block
from boundaries.authoring.prose import TAGS, as_passage, render, typeset, with_links, words_of


def passage(text, line=1):
    return as_passage(Block("prose", "", text, line))


def shown(text):
    """Return what a reader gets of `text` when each of its links leads where it says."""
    return with_links(render(text), lambda target: (target, "outside"))


class Seen(html.parser.HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, body):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='x' onclick='alert(1)'>x</a>",
    "<p style='position:fixed' onmouseover=alert(1)>x</p>",
    "<iframe src='https://evil.example'></iframe>",
    "<form action=/x><input name=a></form>",
    "<math><mi xlink:href='javascript:alert(1)'>",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content=0>",
    "<object data=x></object><embed src=x>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    "<javascript:alert(1)>",
    "`\\`<script>alert(1)</script>\\``",
    "\\`<script>alert(1)</script>\\`",
    "<?php evil() ?>",
    "<!--><script>alert(1)</script>-->",
]


HARMLESS = {"href", "class", "title", "lang"}


def is_safe(body):
    """Say whether `body` has known tags only, attributes that cannot run, and links of known kinds."""
    seen = Seen(body)
    return (
        seen.tags <= TAGS
        and {name for _, name, _ in seen.attributes} <= HARMLESS
        and {urlsplit(value).scheme for _, name, value in seen.attributes if name == "href"}
        <= {"", "https", "mailto", "tel"}
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_can_run_or_call_another_host_reaches_a_reader(text):
    assert is_safe(shown(text))


@pytest.mark.parametrize(
    "text", ["[x](y.md)", "[x](#y)", "[x](//y)", "[x](/y)", "[x](javascript:y)", "[x][y]\n\n[y]: z"]
)
def test_a_link_that_the_library_does_not_know_is_only_words(text):
    assert with_links(render(text), lambda target: None).strip() == "<p><a>x</a></p>"


PIECES = ["<script>", "<img src=x onerror=y>", "[x](", "javascript:y", ")", "data:,y", "`", "\\", '"', "<a href=", ">", "&#106;",
          "\n", "> ", "- ", "https://a.example", "<", "x"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_mixture_of_markup_gets_through(text):
    assert is_safe(shown(text))


def test_the_safety_of_these_tests_is_not_for_want_of_looking():
    assert not is_safe("<p onclick=x>")
    assert not is_safe('<a href="javascript:x">')
    assert not is_safe("<script>")


def test_a_link_leads_where_the_library_says():
    body = with_links(render("[Ex 1](../codes/ex.md#1)"), {"../codes/ex.md#1": ("/codes/ex/1/", "provision")}.get)
    assert body == '<p><a href="/codes/ex/1/" class="provision">Ex 1</a></p>'


@pytest.mark.parametrize("target", ["https://a.example/x", "mailto:a@b.example", "tel:116123"])
def test_links_to_other_sites_letters_and_telephones_work(target):
    assert f'href="{target}"' in shown(f"[x]({target})")


def test_an_address_with_an_ampersand_survives():
    assert Seen(shown("[x](https://a.example/?a=1&b=2)")).attributes[0][2] == "https://a.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("*a*", "em"), ("**a**", "strong"), ("- a", "ul"), ("1. a", "ol"), ("> a", "blockquote"), ("`a`", "code"),
     ("a | b\n--|--\nc | d", "table")],
)  # fmt: skip
def test_what_authors_need_gets_through(text, tag):
    assert tag in Seen(shown(text)).tags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](x.md)", [("x.md", 5)]),
        ("a\n[b](x.md) [c](y.md)\n[d](x.md)", [("x.md", 6), ("y.md", 6), ("x.md", 7)]),
        ("[a long\nlabel](x.md#y)", [("x.md#y", 6)]),
        ("[see [1]](x.md)", [("x.md", 5)]),
        ("a\n\n[a][b]\n\n[b]: x.md", [("x.md", 9)]),
        ("[a](#ab) [b](#a)\n\n[c](#a)", [("#ab", 5), ("#a", 5), ("#a", 7)]),
        ("`[a](x.md)`", []),
        ("![a](x.png)", []),
    ],
)
def test_every_link_is_found_on_its_line_however_it_is_written(text, found):
    assert [(link.target, link.line) for link in passage(text, line=5).links] == found


def test_words_are_what_a_reader_reads_a_line_for_each_paragraph_and_item():
    assert words_of(render("One *two*.\n\n- Three\n- Four & five\n")) == "One two.\nThree\nFour & five"


def test_quotes_and_dashes_are_typographic():
    assert typeset('"Can I -- may I?"') == "“Can I – may I?”"


@pytest.mark.parametrize(
    "title", ["1. Ask first", "2024. A year", "- a dash", "> more", "# one", "+ plus", "13YARN", "x", ""]
)
def test_a_title_keeps_how_it_begins(title):
    assert typeset(title) == title


def test_a_title_holds_no_markup():
    assert typeset("What *is* `this`, <b>then</b>?") == "What is this, then?"


def test_a_block_becomes_a_passage_of_its_kind():
    found = as_passage(Block("wording", 'Say "no"', "No.", 3))
    assert (found.kind, found.title, found.words) == ("wording", "Say “no”", "No.")
