"""Guides: start page, steps and outcomes. A private guide's answers travel in forms and reach no address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from boundaries.guidance.models import Citation, Guide
from boundaries.guidance.pages import page
from boundaries.guidance.trail import Graph, follow

GUIDES = ("Guides", "/guides/")
MOST_ANSWERS = 60


@dataclass(frozen=True)
class Way:
    """A way to a step of the same guide: a link, or for a private guide a form that holds the answers."""

    step: object
    pairs: tuple[tuple[str, str], ...]

    @property
    def address(self):
        """Return the address with the answers in it."""
        query = f"?{urlencode(self.pairs)}" if self.pairs else ""
        return self.step.get_absolute_url() + query


@require_safe
def guides(request):
    """All guides, by reader."""
    found = Guide.objects.select_related("topic")
    readers = [
        ("client", "For clients", [guide for guide in found if guide.audience == "client"]),
        ("clinician", "For clinicians", [guide for guide in found if guide.audience == "clinician"]),
    ]
    return page(request, "guides/list.html", title="Guides", readers=readers)


@require_http_methods(["GET", "HEAD", "POST"])
def guide(request, slug):
    """A guide's start page; for a private guide also, by POST, every step that is reached by answering."""
    guide = get_object_or_404(Guide.objects.select_related("topic").with_steps(), slug=slug)
    graph = Graph(guide)
    if request.method == "POST" and guide.private:
        if (at := request.POST.get("at")) not in graph.by_slug:
            return show_start(request, graph)
        return show_step(request, graph, graph.by_slug[at], request.POST)
    return show_start(request, graph)


@require_safe
def step(request, slug, step):
    """A step or outcome, with the trail that led there, or cold."""
    graph = Graph(get_object_or_404(Guide.objects.select_related("topic").with_steps(), slug=slug))
    found = graph.by_slug.get(step)
    if found is None or found.slug != step:
        raise Http404
    return show_step(request, graph, found, {} if graph.guide.private else request.GET)


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
        citations=Citation.objects.with_cited().filter(step=step),
    )
    if trail.answers or trail.is_cut or request.method == "POST":
        response["X-Robots-Tag"] = "noindex"
    if graph.guide.private:
        response["Cache-Control"] = "no-store"
    return response


def pairs_in(given):
    """Return the (step, choice) pairs of a query or form, in order; more than a guide can have is not read."""
    return [(key, given[key]) for key in list(given)[:MOST_ANSWERS] if key != "at"]
