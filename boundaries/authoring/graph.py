"""What would make a guide unsafe to follow. Each rule is a generator of problems; RULES lists them."""

from collections import Counter

from .problems import Problem


def problems_in(guide):
    """Yield every problem in the shape of `guide`."""
    if guide.fields.withdrawn:
        return
    if not guide.steps:
        yield Problem(guide.path, 1, "a guide needs steps: write '## A question {#name}'", "no-steps")
        return
    for rule in RULES:
        yield from rule(guide)


def missing_targets(guide):
    """Find choices that lead nowhere."""
    known = {step.slug for step in guide.steps}
    for step in guide.steps:
        for choice in step.choices:
            if not choice.guide and choice.target not in known:
                yield Problem(guide.path, choice.line, f"no step is named '{choice.target}'", "missing-step")


def loops(guide):
    """Find choices that lead back: to a step that stands earlier and leads here, or to the guide itself."""
    earlier = set()
    for step in guide.steps:
        earlier.add(step.slug)
        for choice in step.choices:
            here = not choice.guide and choice.target in earlier and step.slug in below(guide, choice.target)
            if here or choice.guide == guide.slug:
                back = choice.target or choice.guide
                message = f"this choice leads back to '{back}', so a reader could go round for ever; lead on instead"
                yield Problem(guide.path, choice.line, message, "loop")


def unreachable(guide):
    """Find steps that no choice leads to."""
    reached = below(guide, guide.steps[0].slug)
    for step in guide.steps:
        if step.slug not in reached:
            message = f"the step '{step.slug}' cannot be reached from '{guide.steps[0].slug}'; lead a choice to it or remove it"
            yield Problem(guide.path, step.line, message, "unreachable-step")


def dead_ends(guide):
    """Find steps from which no outcome can be reached, other than those that a loop already explains."""
    ends = {step.slug for step in guide.steps if step.is_outcome or any(choice.guide for choice in step.choices)}
    for step in guide.steps:
        if not below(guide, step.slug) & ends:
            message = f"no outcome can be reached from '{step.slug}'; end its routes in a step without choices"
            yield Problem(guide.path, step.line, message, "no-outcome")


def below(guide, slug):
    """Return the slugs of the steps that can be reached from `slug`, itself included."""
    steps = {step.slug: step for step in guide.steps}
    found, open_ = set(), [slug]
    while open_:
        at = open_.pop()
        if at in steps and at not in found:
            found.add(at)
            open_ += [choice.target for choice in steps[at].choices if not choice.guide]
    return found


def poor_choices(guide):
    """Find steps with one choice, two choices alike, or choices that share a name."""
    for step in guide.steps:
        if len(step.choices) == 1:
            message = f"the step '{step.slug}' has one choice; a question needs two at least"
            yield Problem(guide.path, step.line, message, "too-few-choices")
        yield from doubles(
            guide, step.choices, "label", "two choices of this step read '{}'; make them differ", "same-label"
        )
        message = "two choices of this step are named '{}'; name each after its link: {{#a-name}}"
        yield from doubles(guide, step.choices, "name", message, "same-name")


def doubles(guide, choices, attribute, message, name):
    """Yield a problem for each choice whose attribute an earlier choice has."""
    counts = Counter()
    for choice in choices:
        value = getattr(choice, attribute)
        counts[value.casefold()] += 1
        if counts[value.casefold()] == 2:
            yield Problem(guide.path, choice.line, message.format(value), name)


def poor_outcomes(guide):
    """Find outcomes without a weight or a next thing to do, and steps that have a weight without being one."""
    for step in guide.steps:
        if step.is_outcome and not step.fields.weight:
            message = f"'{step.slug}' has no choices, so it is an outcome and needs 'weight:' in its details (go, care, consult, stop, urgent)"
            yield Problem(guide.path, step.line, message, "no-weight")
        if step.is_outcome and "next" not in {passage.kind for passage in step.passages}:
            message = f"the outcome '{step.slug}' says nothing to do next; add a block '::: next'"
            yield Problem(guide.path, step.line, message, "no-next-thing")
        if not step.is_outcome and step.fields.weight:
            message = f"the step '{step.slug}' has choices, so it is no outcome; remove its weight or its choices"
            yield Problem(guide.path, step.line, message, "weight-on-step")


def broken_walks(guide):
    """Find walks that the guide no longer honors."""
    if not guide.fields.walks:
        yield Problem(guide.path, 1, "add walks: cases with the steps they must pass through", "no-walks")
    for walk in guide.fields.walks:
        if fault := fault_of(walk, guide):
            yield Problem(guide.path, 1, f"the walk '{walk.case}' does not hold: {fault}", "broken-walk")


def fault_of(walk, guide):
    """Say where `walk` leaves the guide, or return an empty string when it holds."""
    steps = {step.slug: step for step in guide.steps}
    if not walk.through or walk.through[0] != guide.steps[0].slug:
        return f"it must begin at '{guide.steps[0].slug}'"
    for here, there in zip(walk.through, walk.through[1:], strict=False):
        if there not in {choice.guide or choice.target for choice in steps[here].choices}:
            return f"no choice leads from '{here}' to '{there}'"
        if there not in steps:
            return "" if there == walk.through[-1] else f"'{there}' is another guide, where a walk ends"
    return "" if steps[walk.through[-1]].is_outcome else f"'{walk.through[-1]}' is not an outcome"


def stale_names(guide):
    """Find former names of choices that are given to a choice the step does not have."""
    for step in guide.steps:
        for name in step.fields.choices.keys() - {choice.name for choice in step.choices}:
            message = f"the step '{step.slug}' has no choice named '{name}' to give former names to"
            yield Problem(guide.path, step.line, message, "missing-choice")


RULES = (missing_targets, loops, unreachable, dead_ends, poor_choices, poor_outcomes, broken_walks, stale_names)


def routes(guide):
    """Yield every route of `guide` as ([(step slug, choice name), …], end).

    An end is the slug of an outcome, or the path of the guide that the last choice hands over to.
    """
    steps = {step.slug: step for step in guide.steps}

    def below(step, taken):
        if step.is_outcome:
            yield taken, step.slug
        for choice in step.choices:
            here = [*taken, (step.slug, choice.name)]
            if choice.guide:
                yield here, f"guides/{choice.guide}.md"
            else:
                yield from below(steps[choice.target], here)

    yield from below(guide.steps[0], [])
