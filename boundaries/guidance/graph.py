"""A guide as a graph: its steps and choices, fetched once, and what can be read off them."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Answer:
    """One question that was answered: the step and the choice made."""

    step: object
    choice: object


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

    def below(self, step):
        """Return the keys of the steps at or after `step`."""
        found, open_ = set(), [step.pk]
        while open_:
            at = open_.pop()
            if at not in found:
                found.add(at)
                open_ += [choice.target_id for choice in self.choices(self.steps[at]) if choice.target_id]
        return found

    def outcomes_below(self, step):
        """Return the outcomes that can be reached from `step`, in the order of the guide."""
        below = self.below(step)
        return [step for pk, step in self.steps.items() if pk in below and not self.choices(step)]

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
        below = [self.steps[pk] for pk in self.below(step)]
        return any(not choice.target_id for at in below for choice in self.choices(at))

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
