"""Reading the library the way this site does: its kinds of block, today's date, a progress display."""

import datetime

from django.conf import settings

from boundaries.authoring.library import read_library


def kinds():
    """Return the kinds of block there are: a template in templates/blocks/ is the registration."""
    return frozenset(path.stem for path in (settings.BASE_DIR / "templates" / "blocks").glob("*.html"))


def read(folder, out=None):
    """Return the Library in `folder`; raises ContentError. On a terminal `out` shows how many files are read."""
    count = 0

    def done(path):
        nonlocal count
        count += 1
        if out is not None and out.isatty():
            out.write(f"\r\033[K{count} files read: {path}")
            out.flush()

    try:
        return read_library(folder, kinds(), today=datetime.date.today(), done=done)
    finally:
        if out is not None and out.isatty():
            out.write("\r\033[K")
