"""The choices that led to a step. Knows no HTTP: it is given a mapping and does not know where that came from.

Guides are acyclic and the next step depends only on the choice made, so a trail is a mapping of step to choice.
Read from its beginning it leads somewhere; what comes after the step that is shown is *kept*: answers that were
given before the reader went back to change one, and that hold again if the change still leads to them.
"""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Answer:
    """One question that was answered: the step and the choice made."""

    step: object
    choice: object


@dataclass(frozen=True)
class Trail:
    """How a reader came to `step`: the answers in order, answers kept for later, and whether some had to be cut."""

    graph: "Graph"
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


class Graph:
    """A guide's steps and choices, fetched once."""

    def __init__(self, guide):
        ordered = list(guide.steps.all())
        for step in ordered:
            step.guide = guide
        self.guide, self.first = guide, ordered[0]
        self.steps = {step.pk: step for step in ordered}
        self.by_slug = {old: step for step in ordered for old in step.formerly}
        self.by_slug |= {step.slug: step for step in ordered}

    def choices(self, step):
        """Return the choices of `step`, in order; an outcome has none."""
        return list(step.choices.all())

    def choice(self, step, name):
        """Return the choice of `step` that is, or once was, called `name`; None when there is none."""
        choices = self.choices(step)
        by_name = {old: choice for choice in choices for old in choice.formerly}
        by_name |= {
            old: choice for choice in choices if choice.target_id for old in self.steps[choice.target_id].formerly
        }
        return {choice.name: choice for choice in choices}.get(name) or by_name.get(name)

    def ways_in(self, step):
        """Return the answers that lead straight to `step`."""
        return [
            Answer(other, choice)
            for other in self.steps.values()
            for choice in self.choices(other)
            if choice.target_id == step.pk
        ]

    @cached_property
    def routes_below(self):
        """Return {step pk: number of routes from it to an end}; handing over ends a route."""
        counts = {}
        for step in self.backwards:
            choices = self.choices(step)
            counts[step.pk] = sum(counts.get(choice.target_id, 1) for choice in choices) or 1
        return counts

    @cached_property
    def longest_below(self):
        """Return {step pk: how many questions are left at most, this one included}."""
        longest = {}
        for step in self.backwards:
            choices = self.choices(step)
            longest[step.pk] = 1 + max(longest.get(choice.target_id, 0) for choice in choices) if choices else 0
        return longest

    @cached_property
    def backwards(self):
        """Return the steps in an order in which every step comes after all that it leads to."""
        done, order = set(), []

        def visit(step):
            if step.pk not in done:
                done.add(step.pk)
                for choice in self.choices(step):
                    if choice.target_id:
                        visit(self.steps[choice.target_id])
                order.append(step)

        for step in self.steps.values():
            visit(step)
        return order

    def outcomes_below(self, step):
        """Return the outcomes that can be reached from `step`, in the order of the guide."""
        found, open_ = set(), [step.pk]
        while open_:
            at = open_.pop()
            if at not in found:
                found.add(at)
                open_ += [choice.target_id for choice in self.choices(self.steps[at]) if choice.target_id]
        return [step for pk, step in self.steps.items() if pk in found and not self.choices(step)]

    @cached_property
    def tree(self):
        """Return the guide as a tree of (choice that leads here or None, step, branches).

        A step that more than one choice leads to has its branches where it comes first; later it has None.
        """
        shown = set()

        def branch(choice, step):
            if step is None or step.pk in shown:
                return choice, step, None
            shown.add(step.pk)
            return choice, step, [branch(onward, self.steps.get(onward.target_id)) for onward in self.choices(step)]

        return branch(None, self.first)

    def alternatives(self, trail):
        """Return what would have changed: for each answer, (answer, [(other choice, where to, is it an outcome)]).

        Where to is the one outcome that choice can still come to, else the question it opens; None when it hands over.
        """
        return [
            (
                answer,
                [
                    (choice, *self.leads_to(choice))
                    for choice in self.choices(answer.step)
                    if choice.pk != answer.choice.pk
                ],
            )
            for answer in trail.answers
        ]

    def leads_to(self, choice):
        """Return (step, whether it is the one outcome that `choice` comes to); (None, False) when it hands over."""
        if not choice.target_id:
            return None, False
        step = self.steps[choice.target_id]
        outcomes = self.outcomes_below(step)
        single = len(outcomes) == 1 and not self.hands_over_below(step)
        return (outcomes[0], True) if single else (step, False)

    def hands_over_below(self, step):
        """Say whether a choice at or after `step` leads to another guide."""
        return any(
            not choice.target_id or self.hands_over_below(self.steps[choice.target_id]) for choice in self.choices(step)
        )

    def routes(self, step=None):
        """Yield every route from `step` (the first, unless told) as a list of answers, each with its end.

        An end is an outcome, or a choice that hands over to another guide.
        """
        step = step or self.first
        choices = self.choices(step)
        if not choices:
            yield [], step
        for choice in choices:
            if not choice.target_id:
                yield [Answer(step, choice)], choice
                continue
            for answers, end in self.routes(self.steps[choice.target_id]):
                yield [Answer(step, choice), *answers], end


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
    below, open_ = set(), [step.pk]
    while open_:
        at = open_.pop()
        if at not in below:
            below.add(at)
            open_ += [choice.target_id for choice in graph.choices(graph.steps[at]) if choice.target_id]
    return [
        Answer(graph.steps[pk], choice)
        for pk in graph.steps
        if pk in below and (choice := graph.choice(graph.steps[pk], known.get(graph.steps[pk].slug)))
    ]
