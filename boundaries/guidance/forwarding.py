"""Addresses that were given out once: renamed ones are sent on (301), withdrawn ones say so (410)."""

from django.http import HttpResponsePermanentRedirect

from .models import Moved, Withdrawn
from .pages import page


class ForwardOldAddresses:
    """Looks up an address only when nothing answered at it; works with DEBUG on as well, so that authors see it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or "\0" in request.path:  # PostgreSQL takes no NUL
            return response
        if moved := Moved.objects.filter(old=request.path).first():
            query = request.META["QUERY_STRING"]
            return HttpResponsePermanentRedirect(f"{moved.new}?{query}" if query else moved.new)
        if withdrawn := Withdrawn.objects.filter(address=request.path).first():
            return page(request, "410.html", title="This page was withdrawn", status=410, withdrawn=withdrawn)
        return response
