"""In development a saved file is published with the next request, and a faulty one says so and changes nothing."""

import logging
import shutil
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from boundaries.guidance.development import ReloadContent
from boundaries.guidance.models import Topic

pytestmark = pytest.mark.django_db
SPECIMEN = Path(__file__).parent.parent / "specimen"


@pytest.fixture
def content(tmp_path, settings):
    """A library that a test may edit, served in development."""
    settings.CONTENT_DIR = shutil.copytree(SPECIMEN, tmp_path / "content")
    return settings.CONTENT_DIR


@pytest.fixture
def visit(content):
    """Return a function that makes a request and returns the problems a page would show."""
    middleware = ReloadContent(lambda request: HttpResponse(str(len(request.content_problems))))
    return lambda: int(middleware(RequestFactory().get("/")).content)


def edit(content, old, new):
    """Replace text in the specimen's topic."""
    path = next((content / "topics").glob("*.md"))
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return path.stem


def test_saving_a_file_publishes_it(visit, content):
    assert visit() == 0
    slug = edit(content, "title: ", "title: Newly ")
    assert visit() == 0
    assert Topic.objects.get(slug=slug).title.startswith("Newly ")


def test_a_fault_is_shown_said_in_the_terminal_and_changes_nothing(visit, content, caplog):
    visit()
    before = list(Topic.objects.values_list("title", flat=True))
    edit(content, "### For clients", "### For everybody")
    logging.getLogger("boundaries").propagate = True
    with caplog.at_level(logging.ERROR, logger="boundaries"):
        assert visit() >= 1
    assert "topics/" in caplog.text
    assert list(Topic.objects.values_list("title", flat=True)) == before
    edit(content, "### For everybody", "### For clients")
    assert visit() == 0


def test_an_unchanged_folder_costs_nothing(visit, monkeypatch):
    visit()
    monkeypatch.setattr("boundaries.guidance.development.is_loaded", lambda folder: pytest.fail("it was looked at"))
    assert visit() == 0


def test_a_page_shows_the_problems_of_the_content(client, rf):
    from boundaries.authoring.problems import Problem
    from boundaries.guidance.views.topics import topics

    request = rf.get("/topics/")
    request.htmx = False
    request.content_problems = [Problem("topics/x.md", 7, "something is wrong", "broken-link")]
    page = topics(request).content.decode()
    assert "topics/x.md:7: something is wrong" in page
    assert "you see what was loaded before" in page
