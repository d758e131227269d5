"""Filters that templates need and Django does not have."""

import re

from django import template

register = template.Library()

NUMBER = re.compile(r"\+?[\d -]*")

STANCES = {
    "never": "Never",
    "avoid": "Avoid",
    "weigh": "Weigh",
    "permitted": "Permitted, with conditions",
    "silent": "Silent",
    "duty": "A duty",
    "unseen": "Addressed; wording not seen",
}


@register.filter
def number(call):
    """Return the number that begins what to call: '111' of '111, then option 2'."""
    return NUMBER.match(call)[0].strip()


@register.filter
def after_number(call):
    """Return what is said after the number: ', then option 2' of '111, then option 2'."""
    return call.removeprefix(number(call))


@register.filter
def dialled(call):
    """Return the first number of what to call as a `tel:` address: its digits, and a plus where it begins with one."""
    return "tel:" + re.sub(r"(?!^\+)\D", "", number(call))


@register.filter
def stance_label(stance):
    """Return a stance in words: 'never', or '2 years' as 'Not for 2 years'."""
    return STANCES.get(stance, f"Not for {stance}")


@register.filter
def stance_shape(stance):
    """Return the name of the symbol of a stance; every number of years has the same."""
    return stance if stance in STANCES else "years"


@register.filter
def of_kind(services, kinds):
    """Return those of `services` whose kind is among `kinds`, names with commas between them."""
    wanted = kinds.split(",")
    return [service for service in services if service.kind in wanted]


@register.filter
def host(address):
    """Return the name of the site an address leads to, as people say it."""
    return re.sub(r"^https?://(www\.)?", "", address).partition("/")[0]
