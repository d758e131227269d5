"""The drawing of a guide: boxes and lines with their places, laid out by Graphviz when content is loaded.

Only sizes and places are decided here; how it looks is the business of a template and the style sheet. Sizes are in
CSS pixels. Text is not measured: it is wrapped by the number of letters, and the boxes have room to spare.
"""

import textwrap

import pygraphviz

LINE = 19
BOX, BOX_LETTERS = 208, 24
LABEL, LABEL_LETTERS = 150, 22
ICON = 30
PAD = 11
POINTS = 72


def drawing(steps):
    """Return {"width", "height", "boxes", "lines"} for `steps`, a guide's steps with their choices.

    A box has the step's slug (or the address another guide is handed over to), place, size, title in lines and
    weight. A line has the step and choice it stands for, an SVG path, its arrow's head and its label in lines.
    """
    graph = pygraphviz.AGraph(directed=True, strict=False, rankdir="LR", nodesep="0.22", ranksep="0.3")
    boxes = {}
    for step in steps:
        boxes[step.slug] = box(graph, step.slug, step.title, step.weight)
        for choice in step.choices.all():
            if choice.handover and choice.handover not in boxes:
                boxes[choice.handover] = box(graph, choice.handover, f"Guide: {choice.handover_title}", "")
    by_pk = {step.pk: step for step in steps}
    lines = []
    for step in steps:
        for choice in step.choices.all():
            target = by_pk[choice.target_id].slug if choice.target_id else choice.handover
            lines.append(line(graph, step, choice, target))
    graph.layout(prog="dot")
    *_, width, height = map(float, graph.graph_attr["bb"].split(","))
    for key, found in boxes.items():
        x, y = map(float, graph.get_node(key).attr["pos"].split(","))
        found |= {"x": round(x - BOX / 2, 1), "y": round(height - y - found["height"] / 2, 1)}
    for found in lines:
        place(found, graph, height)
    return {"width": round(width), "height": round(height), "boxes": list(boxes.values()), "lines": lines}


def box(graph, key, title, weight):
    """Add a box to `graph` and return it, without a place."""
    written = textwrap.wrap(title, BOX_LETTERS - (4 if weight else 0))
    height = max(len(written) * LINE, ICON if weight else 0) + 2 * PAD
    size = {"width": BOX / POINTS, "height": height / POINTS, "fixedsize": True, "shape": "box", "label": ""}
    graph.add_node(key, **size)
    at = ICON + PAD if weight else 0
    return {
        "key": key,
        "weight": weight,
        "width": BOX,
        "height": height,
        "text": with_places(written, PAD + at, height),
    }


def with_places(written, x, height):
    """Return the lines of a text with their places inside a box of `height`."""
    first = (height - len(written) * LINE) / 2 + LINE * 0.74
    return [{"text": text, "x": x, "y": round(first + number * LINE, 1)} for number, text in enumerate(written)]


def line(graph, step, choice, target):
    """Add a line to `graph` and return it, without a path. A table of a fixed size keeps its label's place free."""
    written = textwrap.wrap(choice.label, LABEL_LETTERS)
    table = f'<<table border="0" fixedsize="true" width="{LABEL}" height="{len(written) * LINE + 6}"><tr><td></td></tr></table>>'
    graph.add_edge(step.slug, target, key=choice.name, label=table)
    return {"step": step.slug, "choice": choice.name, "target": target, "label": written}


def place(found, graph, height):
    """Put the path, the arrow and the label of a line where the layout has them; Graphviz counts from the bottom."""
    attributes = graph.get_edge(found["step"], found["target"], found["choice"]).attr
    head, *points = attributes["pos"].removeprefix("e,").split()
    points = [(float(x), height - float(y)) for x, y in (point.split(",") for point in points)]
    x, y = map(float, head.split(","))
    points.append((x, height - y))
    start, *curve, tip = [f"{x:.1f} {y:.1f}" for x, y in points]
    found["path"] = f"M{start} C{' '.join(curve)} L{tip}"
    x, y = map(float, attributes["lp"].split(","))
    top = height - y - len(found["label"]) * LINE / 2 + LINE * 0.74
    found["text"] = [
        {"text": text, "x": round(x, 1), "y": round(top + number * LINE, 1)}
        for number, text in enumerate(found["label"])
    ]
