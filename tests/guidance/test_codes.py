"""The codes side by side: chosen by the address, honest about silence, and to take along."""

import csv
import io
import re

import pytest

from boundaries.guidance.models import Code, Provision, Situation, Stance

from .addresses import main_of

pytestmark = pytest.mark.django_db


def compared(client, query=""):
    """Return the short names at the head of the table and the heads of its rows."""
    page = client.get(f"/codes/{query}").content.decode()
    table = page.partition("<table")[2].partition("</table>")[0]
    heads = re.findall(r'<th scope="col"[^>]*><a href="/codes/([^/]+)/">', table)
    rows = re.findall(r'<th scope="row"[^>]*><a href="/situations/([^/]+)/">', table)
    return heads, rows


def test_an_address_holds_what_is_compared(client):
    assert compared(client, "?situation=sexual-former&code=apa&code=nasw") == (["apa", "nasw"], ["sexual-former"])


def test_country_and_profession_choose_codes(client):
    heads, rows = compared(client, "?country=uk")
    assert heads == list(Code.objects.filter(country="uk").values_list("slug", flat=True))
    assert len(heads) > 5
    assert len(rows) == Situation.objects.count()
    assert set(compared(client, "?country=us&profession=social+worker")[0]) >= {"nasw"}
    assert "aamft" not in compared(client, "?country=us&profession=social+worker")[0]


@pytest.mark.parametrize(
    "query", ["?code=nobody", "?country=xx&situation=%00", "?profession=" + "x" * 3000, "?code=&code="]
)
def test_a_choice_of_nothing_known_shows_the_usual_codes(client, query):
    assert compared(client, query)[0] == compared(client)[0]


def test_every_stance_is_in_the_table_with_its_mark(client):
    query = "?" + "&".join(f"code={slug}" for slug in Code.objects.values_list("slug", flat=True))
    page = client.get(f"/codes/{query}").content.decode()
    table = page.partition("<table")[2].partition("</table>")[0]
    assert table.count('<details class="cell">') == Stance.objects.count()
    assert table.count("mark-label--unverified") == Stance.objects.filter(mark="unverified").count()
    cells = Code.objects.count() * Situation.objects.count()
    filled = Stance.objects.values("code", "situation").distinct().count()
    silent = Stance.objects.filter(stance="silent").count()
    assert table.count("cell__nothing") == cells - filled
    print(f"\n{cells} cells, {filled} filled, {silent} of them claims of silence")


def test_the_table_is_scoped_and_captioned(client):
    table = main_of(client.get("/codes/")).partition("<table")[2].partition("</table>")[0]
    assert "<caption" in table
    assert table.count('scope="row"') == Situation.objects.count()


def test_the_table_can_be_taken_along_as_csv_and_json(client):
    query = "?situation=touch&code=nasw&code=bacp"
    rows = list(csv.DictReader(io.StringIO(client.get(f"/codes.csv{query}").content.decode())))
    assert {row["code"] for row in rows} == {"NASW 2021", "BACP 2018"}
    assert all(row["mark"] and row["says"] and row["address"] for row in rows)
    assert client.get(f"/codes.json{query}").json()["rows"] == rows


def test_time_limits_are_drawn_for_ever_first_and_other_ties_apart(client):
    page = client.get("/codes/").content.decode()
    clocks = page.partition('class="clocks"')[2].partition("</section>")[0]
    limits = Provision.objects.exclude(clock=None)
    assert limits.count() > 20
    assert clocks.count('class="clock"') == limits.count()
    assert "not about friendship" in clocks
    other = clocks.partition("Clocks on other ties")[2]
    assert "NBCC 2023" in other
    assert "Texas law" in other
    assert other.count('class="clock"') == sum(row.clock["kind"] == "other" for row in limits)
    assert clocks.index("For ever") < clocks.index("5 years") < clocks.index("2 years")


def test_every_myth_says_what_is_true_and_is_linked_from_the_questions_it_touches(client, library):
    page = client.get("/myths/").content.decode()
    assert len(library.myths.entries) >= 20
    assert page.count("What is true") == page.count("Why people believe it") == len(library.myths.entries)
    for myth in library.myths.entries:
        for name in myth.fields.questions:
            assert f"/myths/#{myth.slug}" in client.get(f"/topics/{name}/").content.decode()


def test_a_situation_shows_every_code_that_speaks_to_it(client):
    page = client.get("/situations/sexual-former/").content.decode()
    said = Stance.objects.filter(situation__slug="sexual-former")
    assert said.count() > 10
    assert page.count('class="stance-card__stance"') == said.count()
    assert page.count('class="stance-card"') == said.values("code").distinct().count()
