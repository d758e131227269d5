"""What every test may ask for: the shipped library, loaded once."""

import os
from pathlib import Path

import pytest

CONTENT = Path(os.environ.get("CONTENT_DIR", Path(__file__).parent.parent / "content"))
HTMX = {"HX-Request": "true"}


@pytest.fixture(scope="session")
def library():
    """The shipped library, read and checked once."""
    from boundaries.guidance.library import read

    return read(CONTENT)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, library):
    """Load the shipped library into the test database."""
    from boundaries.guidance.loading import load

    with django_db_blocker.unblock():
        load(library)


@pytest.fixture
def reloaded(transactional_db, library):
    """A database of several connections, with the library loaded; such tests come last and leave it empty."""
    from boundaries.guidance.loading import load

    load(library)
