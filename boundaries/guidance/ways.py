"""Ways through a guide: where a link leads, or what a form holds that does the same without an address."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

MOST_ANSWERS = 60
# What a form holds beside the answers, and what newsletters, networks and search engines add to links.
NOT_ANSWERS = re.compile(r"at|show|utm_\w+|fbclid|gclid|dclid|msclkid|mc_\w+|igshid|ref")


@dataclass(frozen=True)
class Way:
    """A way to a step with the answers that lead there, and what to `show` of it.

    `show` is empty for the step itself, `map`, `record`, or the extension of a record to download. For a public guide
    a way is an address. For a private guide it is a form that is posted to the guide's one address.
    """

    step: object
    pairs: tuple[tuple[str, str], ...] = ()
    show: str = ""

    @property
    def address(self):
        """Return the address with the answers in it."""
        guide, step = self.step.guide.get_absolute_url(), self.step.get_absolute_url()
        path = {"": step, "map": f"{guide}map/", "record": f"{step}record/"}.get(self.show, f"{step}record.{self.show}")
        pairs = [*self.pairs, ("at", self.step.slug)] if self.show == "map" and self.pairs else self.pairs
        return f"{path}?{urlencode(pairs)}" if pairs else path

    @property
    def is_file(self):
        """Say whether this way leads to a download."""
        return self.show not in ("", "map", "record")


def pairs_in(given):
    """Return the (step, choice) pairs of a query or form, in order; more than a guide can have is not read."""
    return [(key, given[key]) for key in list(given)[:MOST_ANSWERS] if not NOT_ANSWERS.fullmatch(key)]
