"""Every route of every guide is walked, as a reader would walk it: step by step, by the links on the pages."""

import html
import re

import pytest

from boundaries.guidance.graph import Graph
from boundaries.guidance.models import Guide

from .addresses import post

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a class="choice__link(?P<handover>[^"]*)" href="(?P<address>[^"]+)"')
FORM = re.compile(r'<form class="way" action="(?P<address>[^"]+)" method="post"[^>]*>(?P<fields>.*?)</form>', re.DOTALL)
FIELD = re.compile(r'name="([^"]+)" value="([^"]*)"')


def ways_on(page, private):
    """Return (address, posted fields or None, hands over) for each choice on a page."""
    choices = page.partition('<ul class="choices"')[2].partition("</ul>")[0]
    found = [(html.unescape(m["address"]), None, bool(m["handover"])) for m in LINK.finditer(choices)]
    if private:
        for match in FORM.finditer(choices):
            fields = {html.unescape(k): html.unescape(v) for k, v in FIELD.findall(match["fields"])}
            found.append((match["address"], fields, False))
    return found


def walk(client, address, fields, private):
    """Return (routes, pages) below a step, by following every choice; each route must end well."""
    page = client.get(address) if fields is None else post(client, address, fields)
    assert page.status_code == 200, address
    body = page.content.decode()
    assert "some earlier answers did not fit" not in body, (address, fields)
    if 'class="outcome-head' in body:
        assert "block--next" in body, address
        assert "outcome-head__weight" in body, address
        return 1, 1
    routes, pages = 0, 1
    ways = ways_on(body, private)
    assert len(ways) >= 2, address
    for onward, posted, handover in ways:
        if handover:
            assert client.get(onward).status_code == 200, onward
            routes, pages = routes + 1, pages + 1
        else:
            below = walk(client, onward, posted, private)
            routes, pages = routes + below[0], pages + below[1]
    return routes, pages


def test_every_route_of_every_guide_ends_in_an_outcome(client):
    guides = list(Guide.objects.with_steps())
    assert len(guides) >= 18
    steps = routes = pages = 0
    for guide in guides:
        graph = Graph(guide)
        first = graph.first
        start = (guide.get_absolute_url(), {"at": first.slug}) if guide.private else (first.get_absolute_url(), None)
        walked, seen = walk(client, *start, guide.private)
        assert walked == graph.routes_below[first.pk] == len(list(graph.routes())), guide.slug
        steps, routes, pages = steps + len(graph.steps), routes + walked, pages + seen
    print(f"\n{len(guides)} guides, {steps} steps, {routes} routes walked (100 %), {pages} pages on the way")


def test_outcomes_cite_what_they_rest_on(client):
    outcomes = cited = 0
    for guide in Guide.objects.with_steps():
        graph = Graph(guide)
        for step in graph.outcomes_below(graph.first):
            page = client.get(step.get_absolute_url()).content.decode()
            outcomes += 1
            cited += 'id="rests-on"' in page
            assert 'id="rests-on"' in page or step.weight in {"consult", "urgent"}, step.get_absolute_url()
    assert outcomes > 60
    print(f"\n{outcomes} outcomes, {cited} of them cite provisions or sources")
