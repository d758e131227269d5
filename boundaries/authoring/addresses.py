"""Where each thing in the library is found on the site, and which addresses were ever given out."""

import difflib
import posixpath
from dataclasses import dataclass

# Every guide has these pages below its address, so no step may be named like one.
GUIDE_PAGES = ("map", "all")


@dataclass(frozen=True)
class Place:
    """Something that can be linked to: its address, and the kind of thing it is (a CSS class of links to it)."""

    address: str
    kind: str


def places_of(library):
    """Return {key: Place} for everything in `library`; a key is `path#slug`, or `path` for a whole file."""
    places = {}
    for topic in library.topics:
        places[topic.path] = Place(f"/topics/{topic.slug}/", "topic")
        for question in topic.questions:
            places[f"{topic.path}#{question.slug}"] = Place(f"/topics/{topic.slug}/{question.slug}/", "question")
    for guide in library.guides:
        places[guide.path] = Place(f"/guides/{guide.slug}/", "guide")
        for step in guide.steps:
            places[f"{guide.path}#{step.slug}"] = Place(f"/guides/{guide.slug}/{step.slug}/", "step")
    for code in library.codes:
        places[code.path] = Place(f"/codes/{code.slug}/", "code")
        for provision in code.provisions:
            address = f"/codes/{code.slug}/{provision.slug}/"
            places[f"{code.path}#{provision.slug}"] = Place(address, "provision")
    for help_ in library.helps:
        places[help_.path] = Place(f"/help/{help_.slug}/", "help")
        for entry in help_.entries:
            places[f"{help_.path}#{entry.slug}"] = Place(f"/help/{help_.slug}/#{entry.slug}", "help")
    for source in library.sources:
        places[f"{source.path}#{source.slug}"] = Place(f"/sources/{source.slug}/", "source")
    for listing, whole, each, kind in (
        (library.glossary, "/glossary/", "/glossary/{}/", "term"),
        (library.myths, "/myths/", "/myths/#{}", "myth"),
        (library.situations, "/codes/", "/situations/{}/", "situation"),
    ):
        places[listing.path] = Place(whole, kind)
        for entry in listing.entries:
            places[f"{listing.path}#{entry.slug}"] = Place(each.format(entry.slug), kind)
    return places


def key_of(path, target):
    """Return the key that a link to `target`, written in the file at `path`, means; None for a link out of the library."""
    if target.startswith(("https:", "mailto:", "tel:")):
        return None
    file, _, fragment = target.partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    return f"{full}#{fragment}" if fragment else full


def nearest(key, places):
    """Return the key most like `key`, to ask 'did you mean', or an empty string."""
    path = key.partition("#")[0]
    same_file = [known for known in places if known.partition("#")[0] == path]
    close = difflib.get_close_matches(key, same_file or list(places), n=1, cutoff=0.6)
    return close[0] if close else ""


def live_addresses(library):
    """Return every address at which the library answers today."""
    own = {place.address for place in library.places.values() if "#" not in place.address}
    for guide in library.guides:
        own |= {f"/guides/{guide.slug}/{page}/" for page in GUIDE_PAGES}
        own |= {f"/guides/{guide.slug}/{step.slug}/record/" for step in guide.steps if step.is_outcome}
    return own


def moves(library):
    """Yield (path, line, old address, new address) for everything that was renamed.

    When a topic, guide or code was renamed, what belongs to it moved along with it.
    """
    for kind, items, parts in (
        ("topics", library.topics, "questions"),
        ("guides", library.guides, "steps"),
        ("codes", library.codes, "provisions"),
        ("help", library.helps, ""),
    ):
        for item in items:
            below = getattr(item, parts) if parts else ()
            for name in (item.slug, *item.fields.formerly):
                if name != item.slug:
                    for page in ("", *(f"{page}/" for page in GUIDE_PAGES if kind == "guides")):
                        yield item.path, 1, f"/{kind}/{name}/{page}", f"/{kind}/{item.slug}/{page}"
                for part in below:
                    for old in (part.slug, *part.fields.formerly):
                        if (name, old) != (item.slug, part.slug):
                            for page in ("", "record/") if getattr(part, "is_outcome", False) else ("",):
                                new = f"/{kind}/{item.slug}/{part.slug}/{page}"
                                yield item.path, part.line, f"/{kind}/{name}/{old}/{page}", new
    for listing, base in ((library.glossary, "/glossary/"), (library.situations, "/situations/")):
        for entry in listing.entries:
            for old in entry.fields.formerly:
                yield listing.path, entry.line, f"{base}{old}/", f"{base}{entry.slug}/"


def withdrawals(library):
    """Yield (address, withdrawal, path) for everything that was withdrawn; the address answers 410 and says why."""
    for item in library.withdrawn:
        whole = ["", *(f"{page}/" for page in GUIDE_PAGES if item.path.startswith("guides/"))]
        for address in (*below(item, whole), *below(item, parts_of(item, item.names))):
            yield address, item.fields.withdrawn, item.path
    for item in (*library.topics, *library.guides, *library.codes, *library.withdrawn):
        for slug, withdrawal in item.fields.removed.items():
            for address in below(item, parts_of(item, [slug])):
                yield address, withdrawal, item.path
    for listing, base in ((library.glossary, "/glossary/"), (library.situations, "/situations/")):
        for slug, withdrawal in listing.fields.removed.items():
            yield f"{base}{slug}/", withdrawal, listing.path


def below(item, pages):
    """Yield the address of each of `pages` under every name that `item` has or had."""
    kind = item.path.partition("/")[0]
    for name in (item.slug, *item.fields.formerly):
        for page in pages:
            yield f"/{kind}/{name}/{page}"


def parts_of(item, names):
    """Return the pages that parts of `item` with such `names` may have had; a step may have been an outcome."""
    records = [f"{name}/record/" for name in names] if item.path.startswith("guides/") else []
    return [*(f"{name}/" for name in names), *records]


def addresses_of(library):
    """Return every address at which `library` answers, sorted, one that redirects or was withdrawn included."""
    known = live_addresses(library) | {old for _, _, old, _ in moves(library)}
    return sorted(known | {address for address, _, _ in withdrawals(library)})
