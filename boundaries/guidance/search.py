"""Search: an index in memory, built from the rows of the edition that is served. Nothing that is looked for is kept."""

import difflib
import logging
import re
import threading
from dataclasses import dataclass

import tantivy
from django.db import DatabaseError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from .findable import CLIENT_GUIDE, entries
from .models import Edition

KINDS = ("question", "guide", "help", "myth", "code", "term")  # the order in which groups are shown
MOST_HITS = 24
MOST_CHARACTERS = 200
WORD = re.compile(r"[^\W\d_]+|\d[\w.()]*")
# Words that say nothing about what is looked for; tantivy's stemmer leaves them in.
STOP_WORDS = frozenset(
    """a about after again all also am an and any are as at be been but by can could did do does for from had has have
    having he her hers him his how i if in into is it its me my of on or our she should so some than that the their them
    then there these they this those to too want was we were what when where which who why will with would you your s t""".split()
)
# Words of somebody who may be in danger: help is shown before anything that was found.
CRISIS = re.compile(
    r"\b(suicid\w*|kill (?:my|him|her)\w*|end (?:my (?:own )?life|it all)|die|dying|hurt(?:ing)? myself|self.?harm\w*|overdos\w*|rape[ds]?|raping"
    r"|assault\w*|abus\w*|threat\w*|unsafe|not safe|danger\w*|emergency|crisis|helpline|hotline|samaritans|lifeline|988|911|999)\b",
    re.IGNORECASE,
)
MINE = re.compile(
    r"\b(my|our) (?:old |ex[- ]?|former )?(?:therapist|counsell?or|psychologist|psychiatrist|social worker)",
    re.IGNORECASE,
)
# Everybody on these pages is a therapist or a client: the words tell little, but are all that some people type.
WEAK_WORDS = frozenset("therapist therapists therapy counselor counsellor client clients clinician clinicians".split())


@dataclass(frozen=True)
class Hit:
    """One thing found: `title` and `snippet` are safe HTML with the words that matched marked."""

    kind: str
    address: str
    title: str
    snippet: str
    about: str


@dataclass(frozen=True)
class Results:
    """What was found for `query`, by kind; `read_as` is how a misspelled query was understood, or empty."""

    query: str
    read_as: str
    groups: dict[str, list[Hit]]

    needs_help: bool = False

    @property
    def count(self):
        return sum(map(len, self.groups.values()))

    @property
    def is_cut(self):
        """Say whether more was found than is shown."""
        return self.count >= MOST_HITS


class Index:
    """An index of one edition."""

    def __init__(self, entries):
        builder = tantivy.SchemaBuilder()
        for name in ("kind", "address", "about"):
            builder.add_text_field(name, stored=True, tokenizer_name="raw")
        for name in ("title", "keywords", "topic", "body"):
            builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        self.vocabulary = set()
        writer = self.index.writer(15_000_000, 1)
        for entry in entries:
            writer.add_document(tantivy.Document(**{name: [value] for name, value in entry.items()}))
            text = " ".join((entry["title"], entry["keywords"], entry["topic"], entry["body"])).lower()
            self.vocabulary.update(word for word in WORD.findall(text) if len(word) > 2)
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.stems = {self.stem(word) for word in self.vocabulary}

    def stem(self, word):
        """Return the stem of `word`, the way the index has it."""
        return (ANALYZER.analyze(word) or [word])[0]

    def find(self, query):
        """Return Results for what a reader typed."""
        needs_help = bool(CRISIS.search(query))
        typed = [word.lower() for word in WORD.findall(query.replace("’", "'")[:MOST_CHARACTERS])]
        words = [word for word in typed if word not in STOP_WORDS] or typed
        understood = [self.understood(word, last=word == typed[-1]) for word in words]
        corrected = [meant[0] for meant in understood]
        read_as = " ".join(corrected) if corrected != words and not self.begins(words, corrected) else ""
        tokens = [token for meant in understood for token in meant]
        hits = self.hits(tokens, " ".join(typed), mine=bool(MINE.search(query))) if tokens else {}
        return Results(query, read_as, hits, needs_help)

    @staticmethod
    def begins(words, corrected):
        """Say whether each word was only completed, which needs no remark."""
        return all(meant.startswith(word) for word, meant in zip(words, corrected, strict=True))

    def understood(self, word, *, last):
        """Return the words to look for when a reader typed `word`: itself, or what it begins or misspells."""
        if len(word) < 4 or self.stem(word) in self.stems or any(char.isdigit() for char in word):
            return [word]
        if last and (begun := sorted(known for known in self.vocabulary if known.startswith(word))):
            return begun[:8]
        return difflib.get_close_matches(word, self.vocabulary, n=1, cutoff=0.75) or [word]

    def hits(self, words, phrase, *, mine):
        """Return {kind: hits} for documents that have any of `words`, best first; the rarer a word the more it counts.

        Most of all counts the whole `phrase`, when it is what people call a thing. `mine` puts guides for clients first.
        """
        occur = tantivy.Occur.Should
        parts = [self.query_for(word) for word in words]
        if " " in phrase:
            parts.append(self.index.parse_query(f'"{phrase}"~1', ["keywords"], field_boosts={"keywords": 4.0}))
        query = tantivy.Query.boolean_query([(occur, part) for part in parts])
        found = self.searcher.search(query, MOST_HITS).hits
        best = found[0][0] if found else 0
        groups = {kind: [] for kind in KINDS}
        makers = [
            tantivy.SnippetGenerator.create(self.searcher, query, self.schema, name) for name in ("title", "body")
        ]
        makers[0].set_max_num_chars(300)
        makers[1].set_max_num_chars(180)
        for score, at in found:
            if score >= best * 0.08:
                hit = self.as_hit(self.searcher.doc(at), *makers)
                groups[hit.kind].append(hit)
        if mine:
            groups["guide"].sort(key=lambda hit: hit.about != CLIENT_GUIDE)
        return {kind: hits for kind, hits in groups.items() if hits}

    def query_for(self, word):
        """Return the query for one word: what people call a thing counts most, then its title, then its topic."""
        weak = 0.15 if word in WEAK_WORDS else 1.0
        fields = {"keywords": 3.0 * weak, "title": 2.5 * weak, "topic": 1.5 * weak, "body": weak}
        return self.index.parse_query(f'"{word}"', list(fields), field_boosts=fields)

    @staticmethod
    def as_hit(document, titles, bodies):
        """Return the Hit for a document, with what matched marked."""
        first = {name: document.get_first(name) for name in ("kind", "address", "about", "title", "body")}
        title, body = titles.snippet_from_doc(document), bodies.snippet_from_doc(document)
        return Hit(
            kind=first["kind"],
            address=first["address"],
            title=marked(title, first["title"]) if title.highlighted() else marked_plain(first["title"]),
            snippet=marked(body, within=first["body"])
            if body.highlighted()
            else marked_plain(shortened(first["body"])),
            about=first["about"],
        )


def marked(snippet, whole=None, within=""):
    """Return a snippet as safe HTML, with <mark> around what matched; with `whole`, the text it was cut from stays whole.

    With `within` an ellipsis shows where the text it was cut from goes on.
    """
    # tantivy counts bytes; text is cut as bytes and put together again.
    fragment, at, parts = snippet.fragment().encode(), 0, []
    before, found, after = (whole or "").partition(snippet.fragment())
    for span in snippet.highlighted():
        text, word = fragment[at : span.start].decode(), fragment[span.start : span.end].decode()
        parts += [("", text, ""), ("<mark>", word, "</mark>")]
        at = span.end
    parts.append(("", fragment[at:].decode(), ""))
    if within:
        before = "" if within.startswith(snippet.fragment()) else "… "
        after = "" if within.endswith(snippet.fragment()) else " …"
        found = True
    return joined([("", before, ""), *parts, ("", after, "")] if found else parts)


def marked_plain(text):
    """Return plain text as safe HTML without marks."""
    return joined([("", text, "")])


def joined(parts):
    """Join (tag, text, end tag) into safe HTML; only the text is a stranger's."""
    return format_html_join(
        "", "{}{}{}", ((mark_safe(before), text, mark_safe(after)) for before, text, after in parts)
    )


def shortened(text, most=180):
    """Return the beginning of `text`, cut at a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


ANALYZER = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(tantivy.Filter.lowercase())
    .filter(tantivy.Filter.stemmer("english"))
    .build()
)


logger = logging.getLogger("boundaries")
lock = threading.Lock()
built = {"digest": None, "index": None}


def index():
    """Return the Index of the edition that is served now; it is built again when the edition changed."""
    digest = Edition.objects.values_list("digest", flat=True).first()
    with lock:
        if digest != built["digest"] or built["index"] is None:
            built["index"], built["digest"] = Index(entries()), digest
        return built["index"]


def warm():
    """Build the index before the first reader asks for it; a database that is not ready yet only delays that."""
    try:
        index()
    except DatabaseError as error:
        logger.warning("Search waits for the database: %s", error)
