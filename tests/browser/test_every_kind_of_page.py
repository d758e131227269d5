"""Sweeps over every kind of page: accessible, valid, narrow, printed, and small on the wire."""

import gzip
import json
import subprocess

import pytest

from .conftest import NODE_MODULES
from .kinds import KINDS, addresses

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def private_pages(page):
    """Open a private guide's first step and its first outcome, which have no address of their own; yield at each."""
    page.goto("/guides/is-this-ok/")
    page.get_by_role("button", name="Start").click()
    page.wait_for_selector(".choices")
    yield "private step"
    while page.locator(".choices").count():
        heading = page.locator("h1").inner_text()
        page.locator(".choices .choice__link").first.click()
        page.wait_for_function("heading => document.querySelector('h1').innerText !== heading", arg=heading)
    yield "private outcome"


def each_page(page):
    """Go to every kind of page in turn and yield its name."""
    for address in addresses(page):
        page.goto(address)
        yield address
    yield from private_pages(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, visit, scheme):
    page = visit(color_scheme=scheme, bypass_csp=True)
    found, checked = [], 0
    for name in each_page(page):
        page.evaluate(AXE.read_text())
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        found += [
            (name, violation["id"], violation["nodes"][0]["html"][:200], violation["nodes"][0]["failureSummary"][:300])
            for violation in result["violations"]
        ]
        checked += 1
    print(f"\n{checked} kinds of page through axe in {scheme}")
    assert not found, json.dumps(found, indent=1)
    assert checked == len(KINDS) + 2


def test_html_is_valid(visit, tmp_path):
    page = visit(java_script_enabled=False)
    files = []
    for number, name in enumerate(each_page(page)):
        files.append(tmp_path / f"{number}.html")
        answer = page.request.get(name).text() if name.startswith(("/", "http")) else page.content()
        files[-1].write_text(answer)
    checked = subprocess.run(
        ["java", "-jar", VNU, "--format", "json", "--also-check-css", "--also-check-svg", *files],
        capture_output=True,
        text=True,
    )
    faults = [
        fault for fault in json.loads(checked.stderr or '{"messages": []}')["messages"] if fault["type"] != "info"
    ]
    print(f"\n{len(files)} kinds of page through the Nu checker")
    assert not faults, json.dumps(faults[:10], indent=1)
    assert len(files) == len(KINDS) + 2


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_narrow_screen(visit, width):
    page = visit(viewport={"width": width, "height": 700})
    checked = 0
    for name in each_page(page):
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (name, wide)
        checked += 1
    assert checked == len(KINDS) + 2


def test_every_kind_of_page_has_one_heading_and_prints_without_the_surroundings(visit):
    page = visit()
    checked = 0
    for name in each_page(page):
        assert page.locator("h1").count() == 1, name
        page.emulate_media(media="print")
        assert not page.locator(".site-header").is_visible(), name
        assert page.locator("h1").is_visible(), name
        page.emulate_media(media="screen")
        checked += 1
    assert checked == len(KINDS) + 2


def test_a_first_view_is_small(visit, site):
    page = visit()
    names = addresses(page)
    sizes = {}
    parts = {}
    for name in names:
        page.goto(name)
        links = page.eval_on_selector_all(
            "link[rel=stylesheet], script[src], link[rel=icon]", "found => found.map(each => each.href || each.src)"
        )
        for link in links:
            if link not in parts:
                parts[link] = len(gzip.compress(page.request.get(link).body(), 6))
        sizes[name] = len(gzip.compress(page.request.get(name).body(), 6)) + sum(parts[link] for link in links)
    print("\ncompressed bytes of a first view:", json.dumps(sizes, indent=1))
    assert sizes
    assert max(sizes.values()) < 60_000, max(sizes.items(), key=lambda item: item[1])
