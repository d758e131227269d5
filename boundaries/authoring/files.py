"""One content file, from bytes to a finished thing or its problems."""

import re

from .addresses import GUIDE_PAGES
from .code import as_code
from .document import read_document
from .guide import as_guide
from .problems import Problem
from .reference import as_glossary, as_help, as_myths, as_situations, read_sources
from .topic import as_topic

MOST_BYTES = 200 * 1024
# Names that a form uses beside the answers, or that others add to links.
NOT_STEPS = {"at", "show", "ref", "fbclid", "gclid"}

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.md")

# Where each kind of content lives: a folder of files, or one file.
FOLDERS = {"topics": as_topic, "guides": as_guide, "codes": as_code, "help": as_help}
FILES = {"situations.md": as_situations, "glossary.md": as_glossary, "myths.md": as_myths}


def read_file(path, data, kinds):
    """Return what the file at `path` (relative to the content folder, `data` its bytes) describes, and its problems."""
    if len(data) > MOST_BYTES:
        message = f"the file has {len(data) // 1024} KB; split it, {MOST_BYTES // 1024} KB is the most"
        return None, [Problem(path, 1, message, "file-too-large")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, "the file is not UTF-8; save it again with that encoding", "not-utf-8")]
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return None, [Problem(path, line, "the file holds a NUL character; remove it", "not-utf-8")]
    if path == "sources.yaml":
        return read_sources(path, text)
    folder, _, name = path.rpartition("/")
    document, problems = read_document(path, text, kinds)
    item, found = (FOLDERS.get(folder) or FILES[name])(document, name.removesuffix(".md"))
    return item, [*problems, *found, *misnamed(document, folder, name)]


def misnamed(document, folder, name):
    """Yield a problem for each name that no address can be made of."""
    if not FILE_NAME.fullmatch(name):
        message = f"the file name '{name}' becomes an address; use lower-case letters, digits and '-' only"
        yield Problem(document.path, 1, message, "malformed-slug")
    for section in document.sections:
        if "." in section.slug and folder != "codes":
            message = f"the name '{section.slug}' may hold no '.'; only provisions may"
            yield Problem(document.path, section.line, message, "malformed-slug")
        if folder == "guides" and section.slug in {*GUIDE_PAGES, *NOT_STEPS}:
            message = f"every guide uses the name '{section.slug}' itself; choose another name for this step"
            yield Problem(document.path, section.line, message, "duplicate-slug")


def is_content(path):
    """Say whether a file at `path` is one that the library is made of."""
    folder, _, name = path.rpartition("/")
    return path == "sources.yaml" or (name.endswith(".md") and (folder in FOLDERS if folder else name in FILES))
