"""Home, search, what the site says about itself, and the pages for when something is missing or broken."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from boundaries.guidance.models import Code, Edition, Guide, Question, Topic
from boundaries.guidance.pages import page
from boundaries.guidance.search import index


@require_safe
def home(request):
    """Three doors, search and the topics."""
    topics, guides = Topic.objects.all(), Guide.objects.without_drawing().select_related("topic")
    return page(
        request,
        "home.html",
        title="Where is the line between therapist and client?",
        topics=topics,
        client_guides=[guide for guide in guides if guide.audience == "client"],
        clinician_guides=[guide for guide in guides if guide.audience == "clinician"],
        questions=Question.objects.count(),
    )


@require_safe
def search(request):
    """What was found for ?q=, or, when that is empty or finds nothing, the topics and the guides."""
    query = request.GET.get("q", "").replace("\0", " ").strip()
    results = index().find(query) if query else None
    offered = not (results and results.count)
    return page(
        request,
        "search/results.html",
        title="Search",
        query=query,
        results=results,
        topics=Topic.objects.all() if offered else (),
        guides=Guide.objects.without_drawing() if offered else (),
    )


@require_safe
def about(request):
    """What this is, who it is for, how it is checked and how far it can be trusted."""
    return page(
        request, "about.html", title="About Boundaries", edition=Edition.objects.first(), codes=Code.objects.count()
    )


@require_safe
def privacy(request):
    """What is kept about a reader: nothing."""
    return page(request, "privacy.html", title="Privacy")


@require_safe
def robots(request):
    """What crawlers may read: everything but answered pages, which say so themselves."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


@require_safe
def healthz(request):
    """Say that the site and its database answer; 503 while nothing is loaded."""
    loaded = Edition.objects.exists()
    return HttpResponse(
        "ok\n" if loaded else "nothing loaded\n", status=200 if loaded else 503, content_type="text/plain"
    )


def missing(request, exception=None):
    """Answer for an address that never was; ForwardOldAddresses has looked for it among those that were."""
    return page(request, "404.html", title="We cannot find that page", status=404, topics=Topic.objects.all())


def broken(request):
    """Answer when something of ours went wrong, without the database, which may be what went wrong."""
    return page(request, "500.html", title="Something went wrong on our side", status=500)


def refused(request, exception=None):
    """Answer for a request that cannot be understood."""
    return page(request, "400.html", title="That address cannot be read", status=400)
