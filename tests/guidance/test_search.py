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
        ("my therapist hugged me", "/topics/touch/hug-from-therapist/"),
        ("therapist asked me for coffee", "/topics/friendship/therapist-acts-like-a-friend/"),
        ("my counsellor flirts with me", "/topics/romance/therapist-attracted-to-me/"),
        ("my therapist ghosted me", "/topics/contact-after-therapy/no-reply/"),
        ("my therapist wants me to work for him", "/topics/business/working-for-my-therapist/"),
    ],
)
def test_everyday_words_find_what_is_meant(client, query, address):
    kind = address.split("/")[1]
    assert address in [each for each in found(client, query) if each.split("/")[1] == kind][:5]


@pytest.mark.parametrize(
    "query", ["i want to kill myself", "suicidal", "988", "rape crisis", "my therapist threatened me"]
)
def test_somebody_in_danger_is_shown_help_before_anything_else(client, query):
    page = client.get("/search/", {"q": query}).content.decode()
    assert "help-first" in page
    assert 'class="hits"' not in page or page.index("help-first") < page.index('class="hits"')


@pytest.mark.parametrize(
    ("query", "address"), [("samaritans", "/help/uk-ireland/#samaritans"), ("988", "/help/us/#988")]
)
def test_a_line_is_found_by_its_name_and_number(client, query, address):
    assert found(client, query)[0] == address


def test_a_client_is_shown_guides_for_clients_first(client):
    guides = [each for each in found(client, "i want a hug from my therapist") if each.startswith("/guides/")]
    assert guides[0] == "/guides/i-want-a-hug/"


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
