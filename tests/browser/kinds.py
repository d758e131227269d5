"""One address of every kind of page there is, for sweeps in the browser."""

KINDS = [
    "/",
    "/topics/",
    "/topics/touch/",
    "/topics/friendship/can-we-be-friends/",
    "/guides/",
    "/guides/client-asks-for-a-hug/",
    "/guides/is-this-ok/",
    "STEP",
    "ANSWERED STEP",
    "OUTCOME",
    "MAP",
    "RECORD",
    "/guides/is-this-ok/map/",
    "/guides/client-asks-for-a-hug/all/",
    "/codes/",
    "/codes/?situation=sexual-former&country=us",
    "/codes/?code=apa&code=nasw",
    "/codes/apa/",
    "/codes/california/",
    "/codes/apa/10.08a/",
    "/situations/touch/",
    "/glossary/",
    "/glossary/transference/",
    "/sources/",
    "/sources/pope-vetter-1991/",
    "/myths/",
    "/help/",
    "/help/us/",
    "/teach/",
    "/search/",
    "/search/?q=hug",
    "/search/?q=freindship",
    "/search/?q=zzzzz",
    "/about/",
    "/privacy/",
    "/nothing-here/",
]


def addresses(page):
    """Return KINDS with the steps of a guide put in, found by following its first choices."""
    page.goto("/guides/client-asks-for-a-hug/")
    page.click("text=Start")
    page.wait_for_selector(".choices")
    found = {"STEP": page.url}
    page.locator(".choices a").first.click()
    page.wait_for_selector(".answers")
    found["ANSWERED STEP"] = page.url
    while page.locator(".choices a").count():
        before = page.url
        page.locator(".choices a").first.click()
        page.wait_for_url(lambda url, before=before: url != before)
        page.wait_for_selector("h1")
    found["OUTCOME"] = page.url
    found["MAP"] = page.get_by_role("link", name="See this on the map").evaluate("link => link.href")
    found["RECORD"] = page.get_by_role("link", name="Make a consultation record").evaluate("link => link.href")
    return [found.get(kind, kind) for kind in KINDS]
