"""What topics and guides refer to: terms, sources, myths, help; and the page for trainers."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from boundaries.guidance.models import Citation, Country, Myth, Service, Source, Term, Topic
from boundaries.guidance.pages import page

GLOSSARY = ("Glossary", "/glossary/")
SOURCES = ("Sources", "/sources/")
HELP = ("Help", "/help/")


@require_safe
def glossary(request):
    """Every term."""
    return page(request, "reference/glossary.html", title="Glossary", terms=Term.objects.all())


@require_safe
def term(request, slug):
    """One term."""
    term = get_object_or_404(Term, slug=slug)
    return page(request, "reference/term.html", title=term.title, crumbs=[GLOSSARY], term=term)


@require_safe
def sources(request):
    """Every paper, booklet and statute that guidance rests on."""
    return page(request, "reference/sources.html", title="Sources", sources=Source.objects.all())


@require_safe
def source(request, slug):
    """One source and everything that cites it."""
    citing = Prefetch("citations", Citation.objects.with_citing())
    source = get_object_or_404(Source.objects.prefetch_related(citing), slug=slug)
    title = f"{source.author} ({source.year})"
    return page(request, "reference/source.html", title=title, crumbs=[SOURCES], source=source)


@require_safe
def myths(request):
    """What is often mis-stated, and what is true."""
    return page(request, "reference/myths.html", title="Often mis-stated", myths=Myth.objects.all())


@require_safe
def help_(request):
    """Who to call now, by country."""
    urgent = Service.objects.filter(kind__in=["emergency", "crisis", "sexual-violence"])
    countries = Country.objects.prefetch_related(Prefetch("services", urgent))
    return page(request, "help/list.html", title="Get help", countries=countries)


@require_safe
def country(request, slug):
    """All help in one country."""
    country = get_object_or_404(Country.objects.prefetch_related("services"), slug=slug)
    return page(request, "help/country.html", title=country.title, crumbs=[HELP], country=country)


@require_safe
def teach(request):
    """For trainers: where the material for teaching is, and how to link to it."""
    return page(request, "reference/teach.html", title="For trainers", topics=Topic.objects.with_questions())
