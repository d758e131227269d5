"""Codes side by side, one code, one provision, one situation."""

from django.db.models import Prefetch
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from boundaries.guidance.comparison import Comparison, as_csv, clocks, table
from boundaries.guidance.models import Citation, Code, Provision, Question, Situation, Stance
from boundaries.guidance.pages import page

CODES = ("Codes", "/codes/")
MOST_WITH_TEXT = 12
ABOUT_TABLE = "Own-words paraphrases with how well each was checked; not the codes' own text and not legal advice."


@require_safe
def codes(request):
    """What the codes say on each situation, side by side; the address holds what is compared."""
    comparison = Comparison(request.GET.getlist)
    sexual, other = clocks()
    return page(
        request,
        "codes/list.html",
        title="What the codes say",
        comparison=comparison,
        rows=comparison.rows(),
        brief=len(comparison.codes) > MOST_WITH_TEXT,
        query=request.GET.urlencode(),
        sexual_clocks=sexual,
        other_clocks=other,
    )


@require_safe
def codes_file(request, extension):
    """The table that an address compares, as CSV or JSON, for trainers and researchers."""
    rows = Comparison(request.GET.getlist).rows()
    if extension == "json":
        return JsonResponse({"about": ABOUT_TABLE, "rows": table(rows)}, json_dumps_params={"indent": 1})
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="codes-side-by-side.csv"'
    return response


@require_safe
def code(request, slug):
    """One code: its edition and all its provisions."""
    provisions = Prefetch("provisions", Provision.objects.prefetch_related("stances__situation"))
    code = get_object_or_404(Code.objects.prefetch_related(provisions), slug=slug)
    return page(request, "codes/detail.html", title=code.title, crumbs=[CODES], code=code)


@require_safe
def provision(request, code, slug):
    """One provision and everything that cites it."""
    provision = get_object_or_404(
        Provision.objects.select_related("code").prefetch_related(
            "stances__situation", Prefetch("citations", Citation.objects.with_citing())
        ),
        code__slug=code,
        slug=slug,
    )
    return page(
        request,
        "codes/provision.html",
        title=f"{provision.code.short} {provision.number}: {provision.title}",
        crumbs=[CODES, (provision.code.short, provision.code.get_absolute_url())],
        provision=provision,
    )


@require_safe
def situation(request, slug):
    """What every code says on one situation."""
    stances = Stance.objects.select_related("code", "provision")
    questions = Question.objects.select_related("topic").only("slug", "title", "topic")
    situation = get_object_or_404(
        Situation.objects.prefetch_related(Prefetch("stances", stances), Prefetch("questions", questions)), slug=slug
    )
    return page(request, "codes/situation.html", title=situation.title, crumbs=[CODES], situation=situation)
