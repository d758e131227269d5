"""Guides: start page, steps and outcomes. A private guide's answers travel in forms and reach no address."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from boundaries.guidance.models import Citation, Guide
from boundaries.guidance.pages import page
from boundaries.guidance.record import FORMATS, Record
from boundaries.guidance.trail import Graph, follow

GUIDES = ("Guides", "/guides/")
MOST_ANSWERS = 60
ANSWERING = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Way:
    """A way to a step of the same guide: a link, or for a private guide a form that holds the answers."""

    step: object
    pairs: tuple[tuple[str, str], ...]

    @property
    def query(self):
        """Return the answers as the query of an address, or an empty string."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    @property
    def address(self):
        """Return the address with the answers in it."""
        return self.step.get_absolute_url() + self.query

    @property
    def map_address(self):
        """Return the address of the map on which the way here is marked."""
        query = urlencode([*self.pairs, ("at", self.step.slug)]) if self.pairs else ""
        return f"{self.step.guide.get_absolute_url()}map/" + (f"?{query}" if query else "")


@require_safe
def guides(request):
    """All guides, by reader."""
    found = Guide.objects.without_drawing().select_related("topic")
    readers = [
        ("client", "For clients", [guide for guide in found if guide.audience == "client"]),
        ("clinician", "For clinicians", [guide for guide in found if guide.audience == "clinician"]),
    ]
    return page(request, "guides/list.html", title="Guides", readers=readers)


@ANSWERING
def guide(request, slug):
    """A guide's start page; for a private guide also, by POST, every step that is reached by answering."""
    graph = graph_of(slug)
    if request.method == "POST" and graph.guide.private:
        if (at := request.POST.get("at")) not in graph.by_slug:
            return show_start(request, graph)
        return show_step(request, graph, graph.by_slug[at], request.POST)
    return show_start(request, graph)


@require_safe
def step(request, slug, step):
    """A step or outcome, with the trail that led there, or cold."""
    graph = graph_of(slug)
    return show_step(request, graph, step_of(graph, step), {} if graph.guide.private else request.GET)


@ANSWERING
def guide_map(request, slug):
    """The whole guide as a nested list and as a drawing, the reader's route marked on both."""
    graph = Graph(get_object_or_404(Guide.objects.with_steps(), slug=slug))
    given = answers_in(request, graph)
    at = graph.by_slug.get(given.get("at"), graph.first)
    trail = follow(graph, pairs_in(given), at)
    taken = {(answer.step.slug, answer.choice.name) for answer in trail.answers}
    passed = {answer.step.slug for answer in trail.answers} | ({trail.step.slug} if trail.answers else set())
    response = page(
        request,
        "guides/map.html",
        title=f"Map: {graph.guide.title}",
        crumbs=[GUIDES, (graph.guide.title, graph.guide.get_absolute_url())],
        guide=graph.guide,
        graph=graph,
        trail=trail,
        taken=taken,
        passed=passed,
        back=Way(trail.step, trail.pairs) if trail.answers else None,
    )
    return unlisted(response, graph, answered=bool(trail.answers))


@require_safe
def whole_guide(request, slug):
    """All steps, choices and outcomes of a guide on one page, for print, review and anxious readers."""
    graph = graph_of(slug)
    return page(
        request,
        "guides/all.html",
        title=f"{graph.guide.title}: the whole guide",
        crumbs=[GUIDES, (graph.guide.title, graph.guide.get_absolute_url())],
        guide=graph.guide,
        graph=graph,
        for_client=graph.guide.audience == "client",
    )


@ANSWERING
def record(request, slug, step, extension=""):
    """The consultation record of an outcome, to print, to copy or to download."""
    graph = graph_of(slug)
    outcome = step_of(graph, step)
    if graph.choices(outcome):
        raise Http404
    given = answers_in(request, graph)
    trail = follow(graph, pairs_in(given), outcome)
    citations = Citation.objects.with_cited().filter(step=outcome)
    made = Record(graph.guide, trail, citations, datetime.date.today())
    if extension:
        response = HttpResponse(FORMATS[extension].write(made), content_type=FORMATS[extension].media_type)
        name = f"{slug}-{made.day.isoformat()}.{extension}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        response = page(
            request,
            "guides/record.html",
            title=made.title,
            crumbs=[
                GUIDES,
                (graph.guide.title, graph.guide.get_absolute_url()),
                (outcome.title, Way(outcome, trail.pairs).address),
            ],
            guide=graph.guide,
            record=made,
            trail=trail,
            way=Way(outcome, trail.pairs),
            formats=FORMATS,
        )
    return unlisted(response, graph, answered=True)


def graph_of(slug):
    """Return the graph of the guide called `slug`, without its drawing."""
    return Graph(get_object_or_404(Guide.objects.with_steps().without_drawing(), slug=slug))


def step_of(graph, slug):
    """Return the step called `slug`; one that is now called otherwise is not found, so that it redirects."""
    found = graph.by_slug.get(slug)
    if found is None or found.slug != slug:
        raise Http404
    return found


def answers_in(request, graph):
    """Return the mapping that holds a reader's answers: for a private guide never the address."""
    if graph.guide.private:
        return request.POST
    return request.GET


def unlisted(response, graph, *, answered):
    """Keep what holds answers out of search engines, and what is private out of every cache."""
    if answered:
        response["X-Robots-Tag"] = "noindex"
    if graph.guide.private:
        response["Cache-Control"] = "no-store"
    return response


def show_start(request, graph):
    """Show what a guide asks and how long that takes."""
    return page(
        request,
        "guides/start.html",
        title=graph.guide.title,
        crumbs=[GUIDES],
        guide=graph.guide,
        graph=graph,
        first=Way(graph.first, ()),
        most=graph.longest_below[graph.first.pk],
        routes=graph.routes_below[graph.first.pk],
        levels=[step.reading_level for step in graph.steps.values() if step.reading_level],
        provisions=Citation.objects.filter(step__guide=graph.guide, provision__isnull=False)
        .values("provision")
        .distinct()
        .count(),
        outcomes=graph.outcomes_below(graph.first),
    )


def show_step(request, graph, step, given):
    """Show `step` with the trail in `given` (step=choice pairs); what reads answers is neither kept nor indexed."""
    trail = follow(graph, pairs_in(given), step)
    choices = [(choice, Way(*trail.after(choice)) if choice.target_id else None) for choice in graph.choices(step)]
    response = page(
        request,
        "guides/step.html" if choices else "guides/outcome.html",
        title=step.title,
        crumbs=[GUIDES, (graph.guide.title, graph.guide.get_absolute_url())],
        guide=graph.guide,
        graph=graph,
        step=step,
        trail=trail,
        answers=[(answer, Way(*trail.change(answer))) for answer in trail.answers],
        choices=choices,
        ways_in=[] if trail.answers else graph.ways_in(step),
        first=Way(graph.first, ()),
        left=graph.longest_below[step.pk],
        dots_left=range(graph.longest_below[step.pk] - 1),
        for_client=graph.guide.audience == "client",
        outcomes=graph.outcomes_below(step),
        all_outcomes=graph.outcomes_below(graph.first),
        alternatives=[] if choices else graph.alternatives(trail),
        here=Way(step, trail.pairs),
        citations=Citation.objects.with_cited().filter(step=step),
    )
    return unlisted(response, graph, answered=bool(trail.answers) or trail.is_cut or request.method == "POST")


def pairs_in(given):
    """Return the (step, choice) pairs of a query or form, in order; more than a guide can have is not read."""
    return [(key, given[key]) for key in list(given)[:MOST_ANSWERS] if key != "at"]
