"""What crosses files: topics named by guides, situations, marks of citations, names given twice, addresses, reviews."""

from .addresses import addresses_of, key_of, live_addresses, moves, withdrawals
from .problems import Problem


def problems_in(library, addresses, today, unread):
    """Yield every problem between files. `addresses` are the bytes of addresses.txt, `unread` files that could not be read."""
    yield from unknown_topics(library, unread)
    yield from unknown_situations(library)
    yield from unknown_questions(library, unread)
    yield from unknown_guides(library, unread)
    yield from uncited_outcomes(library, unread)
    yield from weak_citations(library)
    yield from uncited_provisions(library)
    yield from superseded_citations(library)
    yield from doubled_names(library)
    yield from broken_replacements(library)
    yield from overdue(library, today)
    if not unread:
        yield from vanished(library, addresses.decode("utf-8", "replace"))


def unknown_topics(library, unread):
    """Find guides under a topic that there is not."""
    topics = {topic.slug for topic in library.topics} | {path[7:-3] for path in unread if path.startswith("topics/")}
    for guide in library.guides:
        if guide.fields.topic not in topics:
            message = f"there is no topic '{guide.fields.topic}'; known are {', '.join(sorted(topics))}"
            yield Problem(guide.path, 1, message, "missing-topic")


def unknown_situations(library):
    """Find situations that situations.md does not have."""
    known = {entry.slug for entry in library.situations.entries}
    named = [(guide.path, 1, guide.fields.situations) for guide in library.guides]
    named += [(topic.path, q.line, q.fields.situations) for topic in library.topics for q in topic.questions]
    named += [(code.path, 1, code.fields.silences) for code in library.codes]
    named += [(code.path, p.line, p.fields.stances) for code in library.codes for p in code.provisions]
    for path, line, situations in named:
        for slug in situations:
            if slug not in known:
                yield Problem(path, line, f"situations.md has no situation '{slug}'", "missing-situation")


def unknown_questions(library, unread):
    """Find myths that name a question there is not."""
    for myth in library.myths.entries:
        for name in myth.fields.questions:
            topic, _, question = name.partition("/")
            path = f"topics/{topic}.md"
            if f"{path}#{question}" not in library.places and path not in unread:
                yield Problem(
                    myth.path, myth.line, f"there is no question '{name}'; write topic/question", "broken-link"
                )


def unknown_guides(library, unread):
    """Find choices that hand over to a guide or step that there is not."""
    for guide in library.guides:
        for step in guide.steps:
            for choice in step.choices:
                path = f"guides/{choice.guide}.md"
                key = f"{path}#{choice.target}" if choice.target else path
                if choice.guide and key not in library.places and path not in unread:
                    message = f"this choice hands over to '{key}', which is not there"
                    yield Problem(guide.path, choice.line, message, "broken-link")


def outcomes_of(library):
    """Yield (guide, step) for every outcome."""
    for guide in library.guides:
        for step in guide.steps:
            if step.is_outcome:
                yield guide, step


def uncited_outcomes(library, unread):
    """Find outcomes that rest on nothing; `consult` and `urgent` may, because that is what they say.

    A link into a file that could not be read is not judged.
    """
    for guide, step in outcomes_of(library):
        if step.fields.weight in {"consult", "urgent", None}:
            continue
        keys = [key_of(guide.path, link.target) for passage in step.passages for link in passage.links]
        kinds = {library.places[key].kind for key in keys if key in library.places}
        if not kinds & {"provision", "source"} and not any(key.partition("#")[0] in unread for key in keys if key):
            message = f"the outcome '{step.slug}' cites no provision and no source; link one"
            yield Problem(guide.path, step.line, message, "uncited-outcome")


def weak_citations(library):
    """Find citations of unverified provisions: a problem in outcomes, a warning elsewhere."""
    unverified = {
        f"{code.path}#{provision.slug}"
        for code in library.codes
        for provision in code.provisions
        if provision.fields.mark == "unverified"
    }
    for owner, line_owner, passages in citing_passages(library):
        in_outcome = getattr(line_owner, "is_outcome", False)
        for passage in passages:
            for link in passage.links:
                key = key_of(owner.path, link.target)
                if key in unverified:
                    said = "an outcome may not rest on it" if in_outcome else "say in the text that it is unverified"
                    severity = "problem" if in_outcome else "warning"
                    message = f"'{key}' is unverified: {said}"
                    yield Problem(owner.path, link.line, message, "unverified-citation", severity)


def citing_passages(library):
    """Yield (file, question or step, passages) for everything that gives guidance."""
    for topic in library.topics:
        for question in topic.questions:
            yield topic, question, (question.short, *(p for answer in question.answers.values() for p in answer))
    for guide in library.guides:
        for step in guide.steps:
            yield guide, step, step.passages


def uncited_provisions(library):
    """Note provisions that nothing cites."""
    used = {
        key_of(owner.path, link.target)
        for owner, _, passages in citing_passages(library)
        for passage in passages
        for link in passage.links
    }
    for code in library.codes:
        for provision in code.provisions:
            if f"{code.path}#{provision.slug}" not in used:
                message = f"nothing cites {code.fields.short} {provision.fields.number}"
                yield Problem(code.path, provision.line, message, "uncited-provision", "note")


def superseded_citations(library):
    """Warn of guidance that cites a code which is no longer in force."""
    old = {code.path: code.fields.short for code in library.codes if code.fields.status == "superseded"}
    for owner, _, passages in citing_passages(library):
        for passage in passages:
            for link in passage.links:
                path = (key_of(owner.path, link.target) or "").partition("#")[0]
                if path in old:
                    message = f"{old[path]} is superseded; say so in the text or cite what replaced it"
                    yield Problem(owner.path, link.line, message, "superseded-citation", "warning")


def doubled_names(library):
    """Find former names that are still, or twice, in use."""
    taken = live_addresses(library)
    for path, line, old, _ in moves(library):
        if old in taken:
            yield Problem(path, line, f"the former address '{old}' is already in use", "duplicate-slug")
        taken.add(old)
    for address, _, path in withdrawals(library):
        if address in taken:
            message = f"the withdrawn address '{address}' is still, or twice, in use; take it out of one of them"
            yield Problem(path, 1, message, "duplicate-slug")
        taken.add(address)


def overdue(library, today):
    """Warn of reviews that are due."""
    for item in (*library.topics, *library.guides, *library.helps, library.myths):
        due = item.fields.review_due
        if due and due < today:
            message = f"the review was due on {due}; check it and move 'reviewed' and 'review_due' on"
            yield Problem(item.path, 1, message, "review-overdue", "warning")


def broken_replacements(library):
    """Find withdrawn things that are said to be replaced by something there is not."""
    for address, withdrawal, path in withdrawals(library):
        if withdrawal.instead and key_of(path, withdrawal.instead) not in library.places:
            message = f"'{withdrawal.instead}', which is to replace {address}, leads nowhere"
            yield Problem(path, 1, message, "broken-link")


def vanished(library, addresses):
    """Find addresses that were published once and no longer answer."""
    answering = set(addresses_of(library))
    for line, address in enumerate(addresses.split("\n"), 1):
        if address.strip() and not address.startswith("#") and address.strip() not in answering:
            message = f"'{address.strip()}' was published and no longer answers; give what replaced it 'formerly', or add it to 'removed'"
            yield Problem("addresses.txt", line, message, "address-vanished")
