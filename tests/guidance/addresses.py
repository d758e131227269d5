"""Every address of the site, one list for every sweep."""

import re
from urllib.parse import urlencode

from boundaries.authoring.addresses import live_addresses

FIXED = ["/", "/topics/", "/guides/", "/codes/", "/glossary/", "/sources/", "/myths/", "/help/", "/teach/",
         "/search/", "/search/?q=hug", "/search/?q=zzzzzz", "/about/", "/privacy/"]  # fmt: skip

# Parts of addresses that are the same for every thing of a kind.
NAMES = {"", "topics", "guides", "codes", "situations", "glossary", "sources", "myths", "help", "teach", "search", "about",
         "privacy", "map", "all", "record"}  # fmt: skip


def every_address(library):
    """Return every address that answers with a page: the fixed ones and those of the library."""
    return sorted({*FIXED, *live_addresses(library)})


def post(client, address, given):
    """Post `given` as a form does."""
    return client.post(address, urlencode(given), content_type="application/x-www-form-urlencoded")


def main_of(response):
    """Return the <main> of a response, and fail when there is not exactly one."""
    found = re.findall(r"<main\b.*?</main>", response.content.decode(), re.DOTALL)
    assert len(found) == 1, f"{len(found)} <main> elements"
    return found[0]
