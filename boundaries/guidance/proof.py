"""What is proved of guides: a report for authors, and every route in writing, so that a change of routing shows in review."""

from boundaries.authoring.graph import fault_of, routes
from boundaries.authoring.library import passages_in

HEADS = ("guide", "reader", "steps", "outcomes", "routes", "longest", "walks hold", "provisions", "LIX", "reviewed")


def report(library):
    """Return a table of what is proved of each guide, as text, and a line that sums it up."""
    rows = [HEADS, *(row_of(guide) for guide in library.guides)]
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    total = sum(len(list(routes(guide))) for guide in library.guides)
    lines.append(f"{len(library.guides)} guides, {total} routes; every route ends in an outcome or in another guide.")
    return "\n".join(lines)


def row_of(guide):
    """Return the row of the report that is about `guide`."""
    found = list(routes(guide))
    walks = guide.fields.walks
    levels = [step.level for step in guide.steps if step.level]
    targets = {link.target for passage in passages_in(guide.steps) for link in passage.links}
    return (
        guide.slug,
        guide.fields.audience + (" (private)" if guide.fields.private else ""),
        len(guide.steps),
        sum(step.is_outcome for step in guide.steps),
        len(found),
        max(len(taken) for taken, _ in found),
        f"{sum(not fault_of(walk, guide) for walk in walks)} of {len(walks)}",
        sum(target.startswith("../codes/") and "#" in target for target in targets),
        f"{max(levels):.0f}" if levels else "",
        guide.fields.reviewed,
    )


def written_routes(guide):
    """Return every route of `guide`, one a line: each step with the choice made, then the end and its weight."""
    weights = {step.slug: step.fields.weight for step in guide.steps}
    lines = []
    for taken, end in routes(guide):
        way = " · ".join(f"{step} = {choice}" for step, choice in taken)
        lines.append(f"{way} → {end}" + (f" ({weights[end]})" if end in weights else " (hands over)"))
    return "\n".join(sorted(lines)) + "\n"
