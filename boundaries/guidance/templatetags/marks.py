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


@register.filter
def on_route(line, taken):
    """Say whether a line of a drawing stands for a choice that was made; `taken` holds (step, choice) pairs."""
    return (line["step"], line["choice"]) in taken


@register.filter
def is_taken(choice, taken):
    """Say whether `choice` was made; `taken` holds (step, choice) pairs."""
    return bool(choice) and (choice.step.slug, choice.name) in taken


@register.filter
def box_address(key, guide):
    """Return where a box of a drawing leads: its step (for a private guide, in the list above) or another guide."""
    if key.startswith("/"):
        return key
    return f"#at-{key}" if guide.private else f"{guide.get_absolute_url()}{key}/"


@register.filter
def icon_top(height):
    """Return how far from the top an icon of 30 pixels stands in the middle of a box."""
    return (height - 30) / 2


@register.filter
def slug_in(pk, graph):
    """Return the slug of the step with this key."""
    return graph.steps[pk].slug


@register.filter
def title_in(pk, graph):
    """Return the title of the step with this key."""
    return graph.steps[pk].title


@register.filter
def highest(levels):
    """Return the highest of some reading levels, rounded."""
    return round(max(levels))
