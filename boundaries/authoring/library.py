"""A folder to a Library, or every problem in it at once."""

import dataclasses
import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import crossing
from .addresses import Place, key_of, nearest, places_of
from .code import Code
from .files import is_content
from .graph import problems_in
from .guide import Guide
from .problems import ContentError, Problem, stops_publication
from .prose import Passage, with_links
from .reference import Listing, Source
from .timely import MOST_SECONDS, read_in_time
from .topic import Topic

LISTS = ("situations.md", "glossary.md", "myths.md")


@dataclass(frozen=True)
class Library:
    """Everything under the content folder, read and checked together. Withdrawn topics and guides are kept apart."""

    digest: str
    topics: tuple[Topic, ...]
    guides: tuple[Guide, ...]
    codes: tuple[Code, ...]
    helps: tuple[Listing, ...]
    sources: tuple[Source, ...]
    situations: Listing
    glossary: Listing
    myths: Listing
    withdrawn: tuple[Topic | Guide, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


def read_library(folder, kinds, *, today, done=lambda path: None, seconds=MOST_SECONDS):
    """Read and check everything under `folder`.

    `kinds` are the kinds of block there are, `today` decides which reviews are overdue, `done` is told the path of
    each file as it is read. Returns a Library whose links are addresses; raises ContentError with every problem.
    """
    files = files_in(folder)
    results = read_in_time(select(files), kinds, done, seconds)
    problems = [problem for _, found in results.values() for problem in found]
    problems += unknown_files(files)
    guides = [item for item, _ in results.values() if isinstance(item, Guide)]
    problems += [problem for guide in guides for problem in problems_in(guide)]
    items = {path: item for path, (item, _) in results.items() if item is not None}
    missing = [path for path in (*LISTS, "sources.yaml") if path not in files]
    problems += [Problem(path, 1, "this file is missing; the library needs it", "missing-file") for path in missing]
    if missing or any(path not in items for path in LISTS):
        raise ContentError(problems)
    library = arranged(digest_of(files), items)
    unread = {path for path in results if path not in items}
    problems += broken_links(library, unread)
    problems += crossing.problems_in(library, files.get("addresses.txt", b""), today, unread)
    if stops_publication(problems):
        raise ContentError(problems)
    return replace(resolved(library, library.places), warnings=tuple(sorted(problems)))


def files_in(folder):
    """Return {path: bytes} for every file under `folder`; paths are relative, with forward slashes."""
    folder = Path(folder)
    if not folder.is_dir():
        raise ContentError(
            [Problem(str(folder), 1, "there is no such folder; name one with --content", "missing-file")]
        )
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    hidden = {name for name in found if any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): path.read_bytes() for name, path in found.items() if name not in hidden}


def select(files):
    """Return those of `files` that the library is made of."""
    return {path: data for path, data in files.items() if is_content(path)}


def unknown_files(files):
    """Yield a problem for each file that would be ignored."""
    for path in files:
        if not is_content(path) and path != "addresses.txt":
            message = "no content is read from here; docs/authoring.md says where each kind of file goes"
            yield Problem(path, 1, message, "unknown-file")


def digest_of(files):
    """Return the digest of `files` and of the code that reads them: the same digest means the same rows."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    sources = {path.name: path.read_bytes() for path in sorted(here.glob("*.py"))}
    for name, data in [*sorted(sources.items()), *sorted(files.items())]:
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def arranged(digest, items):
    """Return the Library that `items` ({path: what it describes}) make up."""

    def those(kind):
        return tuple(item for item in items.values() if isinstance(item, kind))

    def in_order(found):
        return tuple(sorted(found, key=lambda item: (item.fields.order, item.slug)))

    def current(kind):
        return in_order(item for item in those(kind) if not item.fields.withdrawn)

    library = Library(
        digest=digest,
        topics=current(Topic),
        guides=current(Guide),
        codes=in_order(those(Code)),
        helps=in_order(items[path] for path in items if path.startswith("help/")),
        sources=items.get("sources.yaml", ()),
        situations=items["situations.md"],
        glossary=items["glossary.md"],
        myths=items["myths.md"],
        withdrawn=tuple(item for item in those(Topic | Guide) if item.fields.withdrawn),
    )
    return replace(library, places=places_of(library))


def broken_links(library, unread):
    """Yield a problem for each link that leads nowhere. Links into files that could not be read are not judged."""
    for path, passage in passages_of(library):
        for link in passage.links:
            key = key_of(path, link.target)
            if key is None or key in library.places or key.partition("#")[0] in unread:
                continue
            near = nearest(key, library.places)
            hint = f"; did you mean '{near}'?" if near else "; correct it or take it out"
            hint = "; write https:// instead" if link.target.startswith("http:") else hint
            yield Problem(path, link.line, f"the link '{link.target}' leads nowhere{hint}", "broken-link")


def passages_of(library):
    """Yield (path, passage) for every passage in `library`."""
    for owner in (*library.topics, *library.guides, *library.codes, *library.helps, library.situations,
                  library.glossary, library.myths):  # fmt: skip
        for passage in passages_in(owner):
            yield owner.path, passage


def passages_in(item):
    """Yield every Passage anywhere inside `item`."""
    if isinstance(item, Passage):
        yield item
    elif isinstance(item, (tuple, list)):
        for part in item:
            yield from passages_in(part)
    elif isinstance(item, dict):
        yield from passages_in(tuple(item.values()))
    elif dataclasses.is_dataclass(item):
        for part in dataclasses.fields(item):
            yield from passages_in(getattr(item, part.name))


def resolved(item, places, path=""):
    """Return `item` with every passage in it changed to HTML whose links are addresses."""
    path = getattr(item, "path", path)
    if isinstance(item, Passage):
        return replace(item, html=with_links(item.html, lambda target: place_for(path, target, places)))
    if isinstance(item, tuple):
        return tuple(resolved(part, places, path) for part in item)
    if isinstance(item, dict):
        return {key: resolved(part, places, path) for key, part in item.items()}
    if dataclasses.is_dataclass(item):
        changed = {part.name: resolved(getattr(item, part.name), places, path) for part in dataclasses.fields(item)}
        return replace(item, **changed)
    return item


def place_for(path, target, places):
    """Return (address, class) for a link to `target` in the file at `path`, or None when it leads nowhere."""
    key = key_of(path, target)
    if key is None:
        return target, "outside"
    place = places.get(key)
    return (place.address, place.kind) if place else None


def cited(path, passages, places):
    """Return the keys of the provisions, codes and sources that `passages` of the file at `path` link to, in order."""
    keys = Counter(key_of(path, link.target) for passage in passages for link in passage.links)
    return [key for key in keys if key in places and places[key].kind in {"provision", "source"}]
