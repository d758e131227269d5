"""Promises about every page: it answers whole and as a fragment, within its budget, and says what it must."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import HTMX

from .addresses import NAMES, main_of

pytestmark = pytest.mark.django_db


def test_every_address_answers_with_one_heading_and_its_fragment_is_the_same_page(client, pages):
    for address, whole in pages.items():
        fragment = client.get(address, headers=HTMX)
        assert (whole.status_code, fragment.status_code) == (200, 200), address
        assert main_of(whole) == main_of(fragment), address
        assert whole.content.count(b"<h1") == 1, address
        assert "HX-Request" in whole["Vary"], address
        assert "<html" not in fragment.content.decode(), address
        assert re.search("<title>(.*?)</title>", whole.content.decode())[1] in fragment.content.decode(), address
    print(f"\n{len(pages)} addresses, each as page and as fragment")


def test_no_page_asks_the_database_more_than_four_times(client, pages):
    most = {}
    for address in pages:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
        kind = "/".join(part if part in NAMES else "…" for part in address.split("?")[0].strip("/").split("/"))
        most[kind] = max(most.get(kind, 0), len(asked))
        assert len(asked) <= 4, (address, asked)
    print("\nqueries at most, by kind of page:", most)


def test_urgent_help_and_the_way_out_are_on_every_page(pages):
    for address, answer in pages.items():
        page = answer.content.decode()
        assert 'href="/help/">Urgent help' in page, address
        assert "data-leave" in page, address


def test_links_within_the_site_lead_somewhere(pages):
    anchors, wanted = {}, set()
    for address, answer in pages.items():
        page = answer.content.decode()
        anchors[address] = set(re.findall(r'\bid="([^"]+)"', page))
        wanted |= {(address, link.replace("&amp;", "&")) for link in re.findall(r'href="(/[^"]*|#[^"]*)"', page)}
    broken = {(address, link) for address, link in wanted if is_broken(address, link, anchors)}
    assert not broken
    assert len(wanted) > 10_000


def is_broken(address, link, anchors):
    """Say whether `link` on the page at `address` leads nowhere; static files and downloads are not pages."""
    path, _, anchor = link.partition("#")
    path = path or address
    if path.startswith("/static/") or "?" in path or re.search(r"\.(md|txt|docx|csv|json)$", path):
        return False
    return path not in anchors or (bool(anchor) and anchor not in anchors[path])


def test_a_question_answers_all_three_readers_and_each_has_an_anchor(client):
    page = client.get("/topics/friendship/can-we-be-friends/").content.decode()
    for anchor, heading in (("clients", "For clients"), ("clinicians", "For clinicians"), ("trainers", "For trainers")):
        assert f'<h2 id="{anchor}" tabindex="-1">{heading}</h2>' in page
    assert page.index('class="short"') < page.index('id="clients"')


def test_guidance_shows_when_it_was_revised_checked_and_is_due(client):
    for address in (
        "/topics/touch/",
        "/topics/touch/hug-from-therapist/",
        "/guides/client-asks-for-a-hug/",
        "/help/us/",
    ):
        page = client.get(address).content.decode()
        assert "Last revised" in page, address
        assert "next check due" in page, address


def test_a_provision_lists_what_cites_it(client):
    page = client.get("/codes/apa/3.05a/").content.decode()
    assert "/topics/friendship/can-we-be-friends/" in page
    assert "/guides/client-wants-to-be-friends/" in page


def test_a_missing_page_helps_and_a_renamed_one_sends_on(client):
    from boundaries.guidance.models import Moved, Withdrawn

    missing = client.get("/topics/nothing-here/")
    assert missing.status_code == 404
    assert "/topics/friendship/" in missing.content.decode()
    Moved.objects.create(old="/topics/presents/", new="/topics/gifts/")
    moved = client.get("/topics/presents/")
    assert (moved.status_code, moved["Location"]) == (301, "/topics/gifts/")
    Withdrawn.objects.create(address="/guides/old/", on="2026-01-02", why="It was wrong.", instead="/guides/")
    gone = client.get("/guides/old/")
    assert gone.status_code == 410
    assert "It was wrong." in gone.content.decode()
    assert "January 2, 2026" in gone.content.decode()


def test_something_broken_of_ours_is_a_page_that_helps(client, monkeypatch):
    from boundaries.guidance.views import topics

    monkeypatch.setattr(topics, "page", lambda *a, **k: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/topics/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "/help/" in answer.content.decode()


def test_the_site_says_when_it_can_serve(client):
    from boundaries.guidance.models import Edition

    assert client.get("/healthz").status_code == 200
    Edition.objects.all().delete()
    assert client.get("/healthz").status_code == 503
