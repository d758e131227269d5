"""Guides: start page, steps, outcomes, map and record. A private guide's answers travel in forms and reach no address."""

import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from boundaries.guidance.graph import Graph
from boundaries.guidance.models import Citation, Guide
from boundaries.guidance.pages import page
from boundaries.guidance.record import FORMATS, Record
from boundaries.guidance.trail import follow
from boundaries.guidance.ways import Way, pairs_in

GUIDES = ("Guides", "/guides/")
FORM = "application/x-www-form-urlencoded"


@require_safe
def guides(request):
    """All guides, by reader."""
    found = Guide.objects.without_drawing().select_related("topic")
    readers = [
        ("client", "For clients", [guide for guide in found if guide.audience == "client"]),
        ("clinician", "For clinicians", [guide for guide in found if guide.audience == "clinician"]),
    ]
    return page(request, "guides/list.html", title="Guides", readers=readers)


@require_http_methods(["GET", "HEAD", "POST"])
def guide(request, slug):
    """A guide's start page; for a private guide also, by POST, whatever is reached by answering."""
    if request.method != "POST":
        return show_start(request, graph_of(slug))
    given = request.POST if request.content_type == FORM else {}
    graph = graph_of(slug, with_drawing=given.get("show") == "map")
    at = graph.by_slug.get(given.get("at")) if graph.guide.private else None
    if at is None:
        return show_start(request, graph)
    return SHOWN.get(given.get("show"), show_step)(request, graph, at, given)


@require_safe
def step(request, slug, step):
    """A step or outcome, with the trail that led there, or cold."""
    graph = graph_of(slug)
    return show_step(request, graph, step_of(graph, step), answers_in(request, graph))


@require_safe
def guide_map(request, slug):
    """The whole guide as a nested list and as a drawing, the reader's route marked on both."""
    graph = graph_of(slug, with_drawing=True)
    given = answers_in(request, graph)
    return show_map(request, graph, graph.by_slug.get(given.get("at"), graph.first), given)


@require_safe
def whole_guide(request, slug):
    """All steps, choices and outcomes of a guide on one page, for print, review and anxious readers."""
    graph = graph_of(slug)
    response = page(
        request,
        "guides/all.html",
        title=f"{graph.guide.title}: the whole guide",
        crumbs=crumbs_of(graph),
        guide=graph.guide,
        graph=graph,
        for_client=graph.guide.audience == "client",
    )
    return unlisted(response, graph, answered=False)


@require_safe
def record(request, slug, step):
    """The consultation record of an outcome, to print, to copy or to download."""
    graph = graph_of(slug)
    return show_record(request, graph, step_of(graph, step), answers_in(request, graph))


@require_safe
def record_file(request, slug, step, extension):
    """The consultation record of an outcome as a file."""
    graph = graph_of(slug)
    return send_record(request, graph, step_of(graph, step), answers_in(request, graph), extension)


def show_start(request, graph):
    """Show what a guide asks, how long that takes and how it was proved."""
    cited = Citation.objects.filter(step__guide=graph.guide, provision__isnull=False).values("provision")
    response = page(
        request,
        "guides/start.html",
        title=graph.guide.title,
        crumbs=[GUIDES],
        guide=graph.guide,
        graph=graph,
        first=Way(graph.first),
        most=graph.longest_below[graph.first.pk],
        routes=graph.routes_below[graph.first.pk],
        outcomes=graph.outcomes_below(graph.first),
        levels=[step.reading_level for step in graph.steps.values() if step.reading_level],
        provisions=cited.distinct().count(),
    )
    return unlisted(response, graph, answered=False)


def show_step(request, graph, step, given):
    """Show `step` with the trail in `given`, a mapping of step to choice."""
    trail = follow(graph, pairs_in(given), step)
    choices = graph.choices(step)
    here = Way(step, trail.pairs)
    response = page(
        request,
        "guides/step.html" if choices else "guides/outcome.html",
        title=step.title,
        tab=tab_of(graph, step.title),
        crumbs=crumbs_of(graph),
        guide=graph.guide,
        graph=graph,
        step=step,
        trail=trail,
        answers=[(answer, Way(*trail.change(answer))) for answer in trail.answers],
        choices=[(choice, Way(*trail.after(choice)) if choice.target_id else None) for choice in choices],
        ways_in=[] if trail.answers else [(answer, Way(answer.step)) for answer in graph.ways_in(step)],
        first=Way(graph.first),
        left=graph.longest_below[step.pk],
        dots_left=range(graph.longest_below[step.pk] - 1),
        outcomes=[(outcome, Way(outcome)) for outcome in graph.outcomes_below(step)],
        possible={outcome.pk for outcome in graph.outcomes_below(step)},
        all_outcomes=graph.outcomes_below(graph.first),
        alternatives=[] if choices else alternatives(graph, trail),
        to_map=Way(step, here.pairs, "map"),
        to_record=Way(step, here.pairs, "record"),
        for_client=graph.guide.audience == "client",
        citations=Citation.objects.with_cited().filter(step=step),
    )
    return unlisted(response, graph, answered=bool(trail.answers) or trail.is_cut or request.method == "POST")


def show_map(request, graph, step, given):
    """Show the map with the trail to `step` marked."""
    trail = follow(graph, pairs_in(given), step)
    response = page(
        request,
        "guides/map.html",
        title=f"Map: {graph.guide.title}",
        crumbs=crumbs_of(graph),
        guide=graph.guide,
        graph=graph,
        trail=trail,
        taken={(answer.step.slug, answer.choice.name) for answer in trail.answers},
        start=trail.answers[0].step.slug if trail.answers else "",
        passed={answer.step.slug for answer in trail.answers} | ({step.slug} if trail.answers else set()),
        back=Way(step, trail.pairs) if trail.answers else None,
    )
    return unlisted(response, graph, answered=bool(trail.answers) or trail.is_cut)


def show_record(request, graph, outcome, given):
    """Show the record of `outcome`; what a reader adds to it stays in the page."""
    made = record_of(graph, outcome, given)
    pairs = made.trail.pairs
    response = page(
        request,
        "guides/record.html",
        title=made.title,
        crumbs=crumbs_of(graph),
        guide=graph.guide,
        record=made,
        back=Way(outcome, pairs),
        downloads=[(format.name, Way(outcome, pairs, extension)) for extension, format in FORMATS.items()],
    )
    return unlisted(response, graph, answered=True)


def send_record(request, graph, outcome, given, extension):
    """Send the record of `outcome` as a file whose name says nothing about the guide."""
    made = record_of(graph, outcome, given)
    response = HttpResponse(FORMATS[extension].write(made), content_type=FORMATS[extension].media_type)
    response["Content-Disposition"] = f'attachment; filename="notes-{made.day.isoformat()}.{extension}"'
    return unlisted(response, graph, answered=True)


SHOWN = {"map": show_map, "record": show_record} | {
    extension: lambda *args, extension=extension: send_record(*args, extension) for extension in FORMATS
}


def record_of(graph, outcome, given):
    """Return the Record of `outcome`; a step that asks on has none."""
    if graph.choices(outcome):
        raise Http404
    trail = follow(graph, pairs_in(given), outcome)
    return Record(graph.guide, trail, Citation.objects.with_cited().filter(step=outcome), datetime.date.today())


def alternatives(graph, trail):
    """Return, for each answer, (answer, [(other choice, step it comes to, whether that is its one outcome, way)])."""
    before, found = [], []
    for answer, others in graph.alternatives(trail):
        ways = []
        for choice, step, is_outcome in others:
            pairs = (*before, (answer.step.slug, choice.name))
            ways.append((choice, step, is_outcome, Way(graph.steps[choice.target_id], pairs) if step else None))
        found.append((answer, ways))
        before.append((answer.step.slug, answer.choice.name))
    return found


def graph_of(slug, *, with_drawing=False):
    """Return the graph of the guide called `slug`; only the map needs its drawing."""
    guides = Guide.objects.with_steps().with_edition()
    return Graph(get_object_or_404(guides if with_drawing else guides.without_drawing(), slug=slug))


def step_of(graph, slug):
    """Return the step called `slug`; one that is now called otherwise is not found, so that it redirects."""
    found = graph.by_slug.get(slug)
    if found is None or found.slug != slug:
        raise Http404
    return found


def crumbs_of(graph):
    """Return the way up from a page of a guide."""
    return [GUIDES, (graph.guide.title, graph.guide.get_absolute_url())]


def tab_of(graph, title):
    """Return what the browser's tab and history say: for a private guide no more than its name."""
    return graph.guide.title if graph.guide.private else title


def answers_in(request, graph):
    """Return the mapping in the address; for a private guide it is not read."""
    return {} if graph.guide.private else request.GET


def unlisted(response, graph, *, answered):
    """Keep what holds answers out of search engines, and what is private out of every cache."""
    if answered:
        response["X-Robots-Tag"] = "noindex"
    if graph.guide.private:
        response["Cache-Control"] = "no-store"
    return response
