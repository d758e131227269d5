"""Search finds what people mean, in the words they use."""

import pytest

pytestmark = pytest.mark.django_db


def found(client, query):
    """Return the addresses that a search finds, best first within each group."""
    import re

    page = client.get("/search/", {"q": query}).content.decode()
    return re.findall(r'class="hit"><a href="([^"]+)"', page)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("hugging", "/topics/touch/hug-from-therapist/"),
        ("freindship", "/topics/friendship/can-we-be-friends/"),
        ("my therapist texted me", "/topics/online/texting-between-sessions/"),
        ("crush", "/topics/feelings/love-for-my-therapist/"),
        ("dating", "/topics/romance/relationships-with-clients/"),
        ("two years", "/topics/friendship/after-two-years/"),
        ("countertransferance", "/glossary/countertransference/"),
        ("wedding", "/guides/client-invites-me/"),
        ("3.05", "/codes/apa/3.05a/"),
        ("BACP", "/codes/bacp/"),
    ],
)
def test_everyday_words_find_what_is_meant(client, query, address):
    assert address in found(client, query)


def test_what_matched_is_marked_and_what_was_typed_is_escaped(client):
    page = client.get("/search/", {"q": "hug <script>alert(1)</script>"}).content.decode()
    assert "<mark>" in page
    assert "<script>alert" not in page


def test_a_misspelling_says_how_it_was_read(client):
    assert "for <strong>friendship</strong>" in client.get("/search/", {"q": "freindship"}).content.decode()


@pytest.mark.parametrize("query", ["", "   ", "qwxzv", "?!", "\0"])
def test_an_empty_or_hopeless_query_offers_topics_and_guides(client, query):
    page = client.get("/search/", {"q": query}).content.decode()
    assert "/topics/friendship/" in page
    assert "/guides/client-asks-for-a-hug/" in page


def test_results_are_grouped(client):
    page = client.get("/search/", {"q": "hug"}).content.decode()
    for group in ("results-question", "results-guide", "results-code"):
        assert f'id="{group}"' in page


def test_the_index_follows_the_edition(client):
    from boundaries.guidance.models import Edition, Question

    assert found(client, "hugging")
    Question.objects.filter(slug="hug-from-therapist").update(title="An entirely zebra question")
    Edition.objects.update(digest="another")
    assert "/topics/touch/hug-from-therapist/" in found(client, "zebra")
