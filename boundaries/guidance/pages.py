"""Page or fragment: decided here and nowhere else."""

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page(request, template, *, title, tab=None, status=200, crumbs=(), **context):
    """Answer with a whole page, or with its main part alone when htmx asks.

    `title` becomes both <title> and the only <h1>, unless `tab` says what the <title> is; `crumbs` are (title, address)
    pairs, home left out.
    """
    shell = "fragment.html" if request.htmx else "base.html"
    context |= {
        "shell": shell,
        "title": title,
        "tab": tab or title,
        "crumbs": crumbs,
        "leave": settings.LEAVE_ADDRESS,
        "content_problems": getattr(request, "content_problems", ()),
    }
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
