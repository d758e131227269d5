"""Markdown to HTML. The only module that knows markdown, and the only one that decides which tags get through."""

import html
import re
from dataclasses import dataclass

import nh3
from markdown import Markdown

LINK = re.compile(r"(?<!!)\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
HREF = re.compile(r'href="([^"]*)"')
TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|li|td|th)>|<[uo]l>")
TAGS = {
    "a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "class"}}

markdown = Markdown(extensions=["sane_lists", "smarty", "tables"], output_format="html")


@dataclass(frozen=True)
class Link:
    """A link as written, and the line on which it stands."""

    target: str
    line: int


@dataclass(frozen=True)
class Passage:
    """A block made ready: its HTML (links still as written until the library resolves them), words and links."""

    kind: str
    title: str
    html: str
    words: str
    links: tuple[Link, ...]


def as_passage(block):
    """Turn a Block into a Passage."""
    body = render(block.text)
    return Passage(block.kind, typeset(block.title), body, words_of(body), links_in(body, block.text, block.line))


def render(text):
    """Return the HTML of markdown `text`."""
    return markdown.reset().convert(text)


def typeset(text):
    """Return one line of markdown as plain text with typographic quotes and dashes."""
    # A line that begins "1." is no list here: with a word before it, markdown sees none.
    return words_of(render(f"x {text}"))[2:]


def words_of(body):
    """Return the plain text of HTML, a line for each paragraph and item of a list."""
    lines = html.unescape(TAG.sub("", BLOCK_END.sub("\n", body.replace("\n", " ")))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def links_in(body, text, line):
    """Return the links in `body`, the HTML of markdown `text` that begins on `line`.

    What is not a link in the HTML is none, and every link in it is found, however it was written.
    """
    found, ends = [], {}
    for target in map(html.unescape, HREF.findall(body)):
        written = re.compile(rf"{re.escape(target)}(?![^\s)>\"])").search(text, ends.get(target, 0))
        ends[target] = written.end() if written else len(text)
        found.append(Link(target, line + text.count("\n", 0, written.start() if written else 0)))
    return tuple(found)


def with_links(body, place_of):
    """Replace every link in HTML by where it leads, then let only known tags through.

    `place_of` takes a link as written and returns (address, class), or None for an unknown one, which stays text.
    """

    def attributes(match):
        place = place_of(html.unescape(match[1]))
        if place is None:
            return ""
        address, kind = place
        return f'href="{html.escape(address)}"' + (f' class="{kind}"' if kind else "")

    resolved = HREF.sub(attributes, body)
    return nh3.clean(
        resolved,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
    )
