"""The choices that led to a step. Knows no HTTP: it is given a mapping and does not know where that came from.

Guides are acyclic and the next step depends only on the choice made, so a trail is a mapping of step to choice.
Read from its beginning it leads somewhere; what comes after the step that is shown is *kept*: answers that were
given before the reader went back to change one, and that hold again if the change still leads to them.
"""

from dataclasses import dataclass

from .graph import Answer, Graph


@dataclass(frozen=True)
class Trail:
    """How a reader came to `step`: the answers in order, answers kept for later, and whether some had to be cut."""

    graph: Graph
    step: object
    answers: tuple[Answer, ...]
    kept: tuple[Answer, ...]
    is_cut: bool

    @property
    def pairs(self):
        """Return the answers that led here as (step slug, choice name) pairs."""
        return pairs_of(self.answers)

    @property
    def is_cold(self):
        """Say whether the reader came here without answering anything."""
        return not self.answers and self.step.slug != self.graph.first.slug

    def change(self, answer):
        """Return (step, pairs) for going back to `answer`; the later answers come along, to be kept."""
        return answer.step, pairs_of((*self.answers, *self.kept))

    def after(self, choice):
        """Return (step, pairs) for making `choice` here: kept answers are followed as far as they still lead on."""
        answers = [*self.answers, Answer(self.step, choice)]
        kept = {answer.step.slug: answer for answer in self.kept}
        step = self.graph.steps[choice.target_id]
        while step.slug in kept and kept[step.slug].choice.target_id:
            answers.append(kept[step.slug])
            step = self.graph.steps[kept[step.slug].choice.target_id]
        return step, pairs_of(answers)


def pairs_of(answers):
    """Return answers as (step slug, choice name) pairs."""
    return tuple((answer.step.slug, answer.choice.name) for answer in answers)


def follow(graph, given, step):
    """Return the Trail to `step` that `given` (pairs of step slug and choice name, in any order) describes.

    Answers are followed from the first of the guide, or, when that one is not among them, from the first that was
    given: readers may begin at any step. What does not fit is cut; a trail that never comes to `step` is dropped.
    """
    known = {}
    for slug, name in given:
        if slug in graph.by_slug:
            known.setdefault(graph.by_slug[slug].slug, name)
    start = beginning(graph, given, known, step)
    answers, at = [], start
    while at.pk != step.pk and at.slug in known:
        choice = graph.choice(at, known[at.slug])
        if choice is None or not choice.target_id:
            break
        answers.append(Answer(at, choice))
        at = graph.steps[choice.target_id]
    if at.pk != step.pk:
        return Trail(graph, step, (), (), is_cut=bool(given))
    kept = later(graph, known, step)
    used = {answer.step.slug for answer in (*answers, *kept)}
    is_cut = len(used) < len({slug for slug, _ in given})
    return Trail(graph, step, tuple(answers), tuple(kept), is_cut)


def beginning(graph, given, known, step):
    """Return the step at which the given answers begin."""
    if graph.first.slug in known or not given:
        return graph.first if graph.first.slug in known else step
    return next((graph.by_slug[slug] for slug, _ in given if slug in graph.by_slug), step)


def later(graph, known, step):
    """Return the answers among `known` that lie at or after `step`, those that still name a choice."""
    below = graph.below(step)
    return [
        Answer(at, choice)
        for pk, at in graph.steps.items()
        if pk in below and (choice := graph.choice(at, known.get(at.slug)))
    ]
