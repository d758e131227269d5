"""What guides do beside asking: the map, the whole guide, the record, what would have changed, private guides."""

import io
import re
from pathlib import Path

import pytest
from docx import Document

from boundaries.authoring.graph import routes
from boundaries.authoring.prose import Passage
from boundaries.guidance.graph import Graph
from boundaries.guidance.library import read
from boundaries.guidance.loading import as_block, load
from boundaries.guidance.models import Citation, Edition, Guide
from boundaries.guidance.record import WARNING

from .addresses import main_of, post

pytestmark = pytest.mark.django_db
SPECIMEN = Path(__file__).parent.parent / "specimen"


@pytest.fixture
def graph():
    """The graph of a public guide."""
    return Graph(Guide.objects.with_steps().get(slug="former-client-gets-in-touch"))


@pytest.fixture
def private():
    """The graph of a private guide."""
    return Graph(Guide.objects.with_steps().get(slug="something-sexual-happened"))


def a_route(graph):
    """Return the longest route that ends in an outcome, as (pairs, outcome)."""
    routes = [(answers, end) for answers, end in graph.routes() if hasattr(end, "weight")]
    answers, outcome = max(routes, key=lambda route: len(route[0]))
    return {answer.step.slug: answer.choice.name for answer in answers}, outcome


def test_the_map_of_every_guide_lists_and_draws_every_step_as_a_link(client):
    drawn = 0
    for guide in Guide.objects.with_steps():
        page = client.get(f"{guide.get_absolute_url()}map/").content.decode()
        as_list, as_drawing = page.split('<div class="drawing"')
        for step in guide.steps.all():
            listed = f'name="at" value="{step.slug}"' if guide.private else f'href="{step.get_absolute_url()}"'
            drawn_as = f'href="#at-{step.slug}"' if guide.private else f'href="{step.get_absolute_url()}"'
            assert listed in as_list, step.slug
            assert drawn_as in as_drawing, step.slug
            drawn += 1
        assert page.count('class="drawing__line') == sum(len(step.choices.all()) for step in guide.steps.all())
    assert drawn > 200


def test_boxes_of_a_drawing_do_not_overlap_and_stay_inside(client):
    for guide in Guide.objects.all():
        boxes = guide.drawing["boxes"]
        for number, box in enumerate(boxes):
            assert 0 <= box["x"] <= guide.drawing["width"] - box["width"] + 1
            assert 0 <= box["y"] <= guide.drawing["height"] - box["height"] + 1
            for other in boxes[number + 1 :]:
                apart = (
                    box["x"] + box["width"] <= other["x"]
                    or other["x"] + other["width"] <= box["x"]
                    or box["y"] + box["height"] <= other["y"]
                    or other["y"] + other["height"] <= box["y"]
                )
                assert apart, (guide.slug, box["key"], other["key"])


def test_a_trail_is_marked_on_the_list_and_on_the_drawing(client, graph):
    given, outcome = a_route(graph)
    page = client.get(f"{graph.guide.get_absolute_url()}map/", given | {"at": outcome.slug}).content.decode()
    as_list, as_drawing = page.split('<div class="drawing"')
    assert as_list.count('<span class="route-mark">your way</span>') >= len(given) + 1
    assert len(re.findall(r'class="drawing__line is-taken"', as_drawing)) == len(given)
    assert len(re.findall(r'class="drawing__box[^"]* is-taken"', as_drawing)) == len(given) + 1
    assert "Back to where you were" in page


def test_a_map_without_a_trail_marks_nothing(client, graph):
    page = client.get(f"{graph.guide.get_absolute_url()}map/").content.decode()
    assert "is-taken" not in page.replace("arrow-taken", "").replace("drawing__arrow is-taken", "")


def test_an_outcome_says_what_would_have_changed_it(client, graph):
    given, outcome = a_route(graph)
    page = client.get(outcome.get_absolute_url(), given).content.decode()
    changed = page.partition('<details class="changed">')[2].partition("</details>")[0]
    others = 0
    for slug, name in given.items():
        for choice in graph.choices(graph.by_slug[slug]):
            if choice.name != name:
                others += 1
                leads_to, _ = graph.leads_to(choice)
                assert (leads_to.get_absolute_url() if leads_to else choice.handover) in changed
    assert others == changed.count('class="arrow"')


def test_the_whole_guide_holds_every_step_and_choice(client, graph):
    page = client.get(f"{graph.guide.get_absolute_url()}all/").content.decode()
    for step in graph.steps.values():
        assert f'id="{step.slug}"' in page
        for choice in graph.choices(step):
            if choice.target_id:
                assert f'href="#{graph.steps[choice.target_id].slug}"' in page


def test_a_record_holds_date_answers_outcome_provisions_and_room(client, graph):
    given, outcome = a_route(graph)
    page = client.get(f"{outcome.get_absolute_url()}record/", given).content.decode()
    for answer in given:
        assert graph.by_slug[answer].title.replace("’", "&#x27;") in page or graph.by_slug[answer].title in page
    assert outcome.title in page
    assert Edition.objects.get().digest[:12] in page
    assert "What this rests on" in page
    assert page.count("<textarea") == 5
    assert WARNING in page


@pytest.mark.parametrize("extension", ["md", "txt", "docx"])
def test_a_record_can_be_downloaded(client, graph, extension):
    given, outcome = a_route(graph)
    answer = client.get(f"{outcome.get_absolute_url()}record.{extension}", given)
    assert answer.status_code == 200
    assert f'.{extension}"' in answer["Content-Disposition"]
    if extension == "docx":
        document = Document(io.BytesIO(answer.content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
    else:
        text = answer.content.decode()
    assert outcome.title in text
    for slug in given:
        assert graph.by_slug[slug].title in text


def test_what_a_reader_types_into_a_record_has_no_name_to_be_sent_under(client, graph):
    _, outcome = a_route(graph)
    page = main_of(client.get(f"{outcome.get_absolute_url()}record/"))
    form = page.partition('<form class="record"')[2].partition("</form>")[0]
    assert "<textarea" in form
    assert " name=" not in form
    assert " action=" not in form
    assert "<button" not in form


def test_a_record_is_only_made_of_an_outcome(client, graph):
    assert client.get(f"{graph.first.get_absolute_url()}record/").status_code == 404


def test_the_answers_of_a_private_guide_are_in_no_address_no_title_and_no_cache(client, private):
    given, outcome = a_route(private)
    guide = private.guide.get_absolute_url()
    for show in ({}, {"show": "map"}, {"show": "record"}):
        answer = post(client, guide, given | {"at": outcome.slug} | show)
        page = answer.content.decode()
        assert outcome.title in page
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert f"<title>{outcome.title}" not in page
        leads = re.findall(r'(?:href|action)="([^"]*)"', main_of(answer))
        assert not [lead for lead in leads if "?" in lead or re.match(rf"{guide}(?!map/|all/).", lead)], show
        assert page.count('name="at"') >= 1


def test_the_start_page_of_a_private_guide_is_not_cached_and_names_no_outcome_in_a_link(client, private):
    answer = client.get(private.guide.get_absolute_url())
    assert answer["Cache-Control"] == "no-store"
    for outcome in private.outcomes_below(private.first):
        assert f'href="{outcome.get_absolute_url()}"' not in answer.content.decode()


def test_answers_in_the_address_of_a_private_guide_are_not_read(client, private):
    given, outcome = a_route(private)
    page = client.get(outcome.get_absolute_url(), given).content.decode()
    assert "Your answers" not in page


@pytest.mark.parametrize("extension", ["md", "txt", "docx"])
def test_the_record_of_a_private_guide_is_posted_for_and_its_file_is_named_for_nobody(client, private, extension):
    given, outcome = a_route(private)
    file = post(client, private.guide.get_absolute_url(), given | {"at": outcome.slug, "show": extension})
    assert re.fullmatch(rf'attachment; filename="notes-[0-9-]+\.{extension}"', file["Content-Disposition"])
    assert file["Cache-Control"] == "no-store"
    assert extension == "docx" or outcome.title in file.content.decode()


def test_the_map_of_a_private_guide_marks_the_posted_route(client, private):
    given, outcome = a_route(private)
    on_map = post(client, private.guide.get_absolute_url(), given | {"at": outcome.slug, "show": "map"})
    assert on_map.content.decode().count('class="drawing__line is-taken"') == len(given)


def test_a_public_guide_takes_no_post_of_answers(client, graph):
    given, outcome = a_route(graph)
    answer = post(client, graph.guide.get_absolute_url(), given | {"at": outcome.slug})
    assert answer.status_code == 200
    assert "Your answers" not in answer.content.decode()


def test_a_file_sent_to_a_guide_is_not_read(client, private):
    answer = client.post(private.guide.get_absolute_url(), {"at": private.first.slug, "file": io.BytesIO(b"x" * 1000)})
    assert answer.status_code == 200
    assert 'class="choices"' not in answer.content.decode()


def test_a_step_opened_cold_says_where_one_is_and_what_is_still_possible(client, graph):
    middle = next(step for step in graph.steps.values() if step.pk != graph.first.pk and graph.choices(step))
    page = client.get(middle.get_absolute_url()).content.decode()
    for answer in graph.ways_in(middle):
        assert answer.step.get_absolute_url() in page
    for outcome in graph.outcomes_below(middle):
        assert outcome.get_absolute_url() in page
    assert "Start from the beginning" in page
    assert "Start here" in page


def test_the_start_page_shows_what_was_proved(client, graph, library):
    page = client.get(graph.guide.get_absolute_url()).content.decode()
    shipped = next(guide for guide in library.guides if guide.slug == graph.guide.slug)
    assert f"{len(list(routes(shipped)))}, all end in an outcome" in page
    assert f"{len(shipped.fields.walks)}, checked before" in page


def test_old_names_of_guide_step_and_choice_still_work_together(client):
    """From the specimen: the guide, a step and a choice were renamed; an old link with its old trail comes through."""
    specimen = read(SPECIMEN)
    load(specimen)
    guide = next(guide for guide in specimen.guides if guide.fields.formerly)
    step = next(step for step in guide.steps if step.fields.choices)
    name, old_names = next(iter(step.fields.choices.items()))
    choice = next(choice for choice in step.choices if choice.name == name)
    old_step = (step.fields.formerly or [step.slug])[0]
    old = f"/guides/{guide.fields.formerly[0]}/{choice.target}/?{old_step}={old_names[0]}"
    answer = client.get(old, follow=True)
    assert answer.redirect_chain[0][1] == 301
    page = answer.content.decode()
    assert "Your answers" in page
    assert "did not fit" not in page


def test_a_step_said_to_be_private_is_not_linked_by_its_own_address_from_what_it_cites(client, private):
    citations = Citation.objects.filter(step__guide=private.guide, provision__isnull=False).with_cited()
    provision = citations[0].provision
    page = client.get(provision.get_absolute_url()).content.decode()
    assert private.guide.get_absolute_url() in page
    assert f"{private.guide.get_absolute_url()}{citations[0].step.slug}/" not in page


def test_words_before_a_checklist_are_shown_and_its_items_are_ticked():
    passage = Passage("checklist", "", "<p>Read this first.</p>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>", "", ())
    block = as_block(passage)
    assert block["html"] == "<p>Read this first.</p>"
    assert [item["html"] for item in block["items"]] == ["One", "Two"]


def test_a_strangers_parameter_is_no_answer(client, graph):
    given, outcome = a_route(graph)
    page = client.get(outcome.get_absolute_url(), {"utm_source": "letter"} | given | {"fbclid": "x"}).content.decode()
    assert "did not fit" not in page
    assert "Your answers" in page
