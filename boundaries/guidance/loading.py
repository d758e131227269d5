"""Library to rows, all or nothing. The one module that knows both sides."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from boundaries.authoring.addresses import key_of, moves, withdrawals
from boundaries.authoring.library import cited, digest_of, files_in

from .drawing import drawing
from .models import (
    Choice,
    Citation,
    Code,
    Country,
    Edition,
    Guide,
    Moved,
    Myth,
    Provision,
    Question,
    Service,
    Situation,
    Source,
    Stance,
    Step,
    Term,
    Topic,
    Withdrawn,
)  # fmt: skip

LIST = re.compile(r"<ul>.*?</ul>", re.DOTALL)
ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
ROWS = (Question.situations.through, Guide.situations.through, Citation, Stance, Choice, Step, Guide, Question, Topic, Provision, Code, Situation, Source, Term, Myth,
        Service, Country, Moved, Withdrawn, Edition)  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """What a load changed, as sorted lists of addresses."""

    added: list[str]
    changed: list[str]
    withdrawn: list[str]

    def __str__(self):
        parts = [f"{len(addresses)} {name}" for name, addresses in vars(self).items()]
        return ", ".join(parts)


def is_loaded(folder):
    """Say whether the rows already hold what `folder` says, by comparing digests; nothing is parsed."""
    return Edition.objects.filter(digest=edition_of(digest_of(files_in(folder)))).exists()


def edition_of(digest):
    """Return the digest of an edition: that of its library, and of the code here that turns it into rows."""
    here = Path(__file__).parent
    code = b"".join((here / name).read_bytes() for name in ("loading.py", "drawing.py", "models.py"))
    return hashlib.sha256(digest.encode() + code).hexdigest()


def hold_others_off():
    """Let no other load begin before this one has ended; readers go on reading.

    It must be the first statement of the transaction: what is read before could be out of date once the lock is held.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE guidance_edition IN EXCLUSIVE MODE")
        else:  # SQLite has one writer at a time; a write that changes nothing waits for its turn
            cursor.execute("UPDATE guidance_edition SET digest = digest WHERE 0")


@transaction.atomic
def load(library):
    """Replace every row with what `library` says now. Returns a Summary of what that changed for readers."""
    hold_others_off()
    before = published()
    for model in ROWS:
        model.objects.all()._raw_delete(model.objects.db)  # a plain DELETE: every row of every table goes
    Edition.objects.create(digest=edition_of(library.digest), published=timezone.now())
    load_sources(library)
    situations = load_situations(library)
    load_codes(library, situations)
    load_topics(library, situations)
    load_guides(library, situations)
    load_citations(library)
    load_reference(library)
    load_addresses(library)
    return summary(before, published())


def blocks(passages):
    """Return passages as what a template needs of them."""
    return [as_block(passage) for passage in passages]


def as_block(passage):
    """Return one passage as a template needs it; the items of a checklist are ticked one by one."""
    block = {"kind": passage.kind, "title": passage.title, "html": passage.html}
    if passage.kind == "checklist":
        block["html"] = LIST.sub("", passage.html).strip()
        block["items"] = [{"html": item} for item in ITEM.findall(passage.html)]
    return block


def words(*passages):
    """Return the plain text of passages, for search."""
    return "\n".join(passage.words for passage in passages)


def dates(fields):
    """Return the three dates that `fields` hold."""
    return {"revised": fields.revised, "reviewed": fields.reviewed, "review_due": fields.review_due}


def load_sources(library):
    """Write the sources."""
    Source.objects.bulk_create(Source(slug=source.slug, **source.fields.model_dump()) for source in library.sources)


def load_situations(library):
    """Write the rows of the table of codes; returns them by slug."""
    rows = Situation.objects.bulk_create(
        Situation(
            slug=entry.slug,
            title=entry.title,
            short=entry.fields.short,
            group=entry.fields.group,
            order=order,
            blocks=blocks(entry.passages),
        )
        for order, entry in enumerate(library.situations.entries)
    )
    return {row.slug: row for row in rows}


def load_codes(library, situations):
    """Write codes, their provisions and what each says on a situation, silence included."""
    stances = []
    for code in library.codes:
        fields = code.fields.model_dump(exclude={"title", "silences", "formerly", "removed"})
        row = Code.objects.create(slug=code.slug, title=code.title, intro=blocks(code.intro), **fields)
        provisions = Provision.objects.bulk_create(
            as_provision(row, provision, order) for order, provision in enumerate(code.provisions)
        )
        for silent, claim in code.fields.silences.items():
            silence = {"stance": "silent", "mark": claim.mark, "note": claim.note}
            stances.append(Stance(code=row, situation=situations[silent], **silence))
        for provision, entry in zip(provisions, code.provisions, strict=True):
            for slug, stance in entry.fields.stances.items():
                said = {"stance": stance, "mark": provision.mark}
                stances.append(Stance(code=row, situation=situations[slug], provision=provision, **said))
    Stance.objects.bulk_create(stances)


def as_provision(code, provision, order):
    """Return the row of a provision."""
    fields = provision.fields
    return Provision(
        code=code,
        slug=provision.slug,
        number=fields.number,
        title=provision.title,
        order=order,
        mark=fields.mark,
        seen=fields.seen,
        checked=fields.checked,
        clock=fields.clock.model_dump() if fields.clock else None,
        blocks=blocks(provision.passages),
        words=words(*provision.passages),
    )


def load_topics(library, situations):
    """Write topics with their questions."""
    for topic in library.topics:
        row = Topic.objects.create(
            slug=topic.slug,
            title=topic.title,
            summary=topic.fields.summary,
            order=topic.fields.order,
            keywords=topic.fields.keywords,
            intro=blocks(topic.intro),
            **dates(topic.fields),
        )
        for order, question in enumerate(topic.questions):
            created = Question.objects.create(
                topic=row,
                slug=question.slug,
                title=question.title,
                order=order,
                keywords=question.fields.keywords,
                short=blocks([question.short]),
                answers={reader: blocks(passages) for reader, passages in question.answers.items()},
                reading_level=question.level,
                myths=myths_of(library, f"{topic.slug}/{question.slug}"),
            )
            created.situations.set([situations[slug] for slug in question.fields.situations])


def myths_of(library, name):
    """Return the slug and title of each myth that touches the question called `name` (topic/question)."""
    touching = [entry for entry in library.myths.entries if name in entry.fields.questions]
    return [{"slug": entry.slug, "title": entry.title} for entry in touching]


def load_guides(library, situations):
    """Write guides with their steps and choices, then draw each."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for guide in library.guides:
        row = Guide.objects.create(
            slug=guide.slug,
            topic=topics[guide.fields.topic],
            title=guide.title,
            audience=guide.fields.audience,
            summary=guide.fields.summary,
            order=guide.fields.order,
            private=guide.fields.private,
            keywords=guide.fields.keywords,
            intro=blocks(guide.intro),
            walks=[walk.model_dump() for walk in guide.fields.walks],
            **dates(guide.fields),
        )
        row.situations.set([situations[slug] for slug in guide.fields.situations])
        steps = Step.objects.bulk_create(as_step(row, step, order) for order, step in enumerate(guide.steps))
        by_slug = {step.slug: step for step in steps}
        Choice.objects.bulk_create(
            as_choice(by_slug, step, choice, order, library)
            for step in guide.steps
            for order, choice in enumerate(step.choices)
        )
    for row in Guide.objects.prefetch_related("steps__choices"):
        row.drawing = drawing(row.steps.all())
        row.save(update_fields=["drawing"])


def as_step(guide, step, order):
    """Return the row of a step."""
    return Step(
        guide=guide,
        slug=step.slug,
        title=step.title,
        order=order,
        weight=step.fields.weight or "",
        formerly=step.fields.formerly,
        blocks=blocks(step.passages),
        words=words(*step.passages),
        reading_level=step.level,
    )


def as_choice(steps, step, choice, order, library):
    """Return the row of a choice of `step`; `steps` are the guide's rows by slug."""
    handover = handover_title = ""
    if choice.guide:
        handover_title = next(guide.title for guide in library.guides if guide.slug == choice.guide)
        path = f"guides/{choice.guide}.md"
        handover = library.places[f"{path}#{choice.target}" if choice.target else path].address
    return Choice(
        step=steps[step.slug],
        name=choice.name,
        label=choice.label,
        note=choice.note,
        order=order,
        formerly=step.fields.choices.get(choice.name, []),
        target=None if choice.guide else steps[choice.target],
        handover=handover,
        handover_title=handover_title,
    )


def load_citations(library):
    """Write which question or step rests on which provision or source."""
    provisions = {f"codes/{row.code.slug}.md#{row.slug}": row for row in Provision.objects.select_related("code")}
    sources = {f"sources.yaml#{row.slug}": row for row in Source.objects.all()}
    questions = {(row.topic.slug, row.slug): row for row in Question.objects.select_related("topic")}
    steps = {(row.guide.slug, row.slug): row for row in Step.objects.select_related("guide")}
    rows = []
    for topic in library.topics:
        for question in topic.questions:
            said = [question.short, *(passage for answer in question.answers.values() for passage in answer)]
            for key in cited(topic.path, said, library.places):
                what = {"provision": provisions.get(key), "source": sources.get(key)}
                rows.append(Citation(question=questions[topic.slug, question.slug], **what))
    for guide in library.guides:
        for step in guide.steps:
            for key in cited(guide.path, step.passages, library.places):
                what = {"provision": provisions.get(key), "source": sources.get(key)}
                rows.append(Citation(step=steps[guide.slug, step.slug], **what))
    Citation.objects.bulk_create(rows)


def load_reference(library):
    """Write terms, myths and help."""
    Term.objects.bulk_create(
        Term(
            slug=entry.slug,
            title=entry.title,
            also=entry.fields.also,
            blocks=blocks(entry.passages),
            words=words(*entry.passages),
        )
        for entry in library.glossary.entries
    )
    titles = {
        f"{topic.slug}/{question.slug}": question.title for topic in library.topics for question in topic.questions
    }
    Myth.objects.bulk_create(
        Myth(
            slug=entry.slug,
            title=entry.title,
            order=order,
            keywords=entry.fields.keywords,
            truth=blocks(entry.parts["What is true"]),
            belief=blocks(entry.parts["Why people believe it"]),
            words=words(*(passage for part in entry.parts.values() for passage in part)),
            questions=[{"address": f"/topics/{name}/", "title": titles[name]} for name in entry.fields.questions],
        )
        for order, entry in enumerate(library.myths.entries)
    )
    for help_ in library.helps:
        fields = help_.fields
        country = Country.objects.create(
            slug=help_.slug,
            code=fields.country,
            name=fields.name,
            title=help_.title,
            summary=fields.summary,
            order=fields.order,
            keywords=fields.keywords,
            intro=blocks(help_.intro),
            **dates(fields),
        )
        Service.objects.bulk_create(
            Service(
                country=country,
                slug=entry.slug,
                title=entry.title,
                order=order,
                blocks=blocks(entry.passages),
                **entry.fields.model_dump(),
            )
            for order, entry in enumerate(help_.entries)
        )


def load_addresses(library):
    """Write where old addresses lead now, and why others were withdrawn."""
    Moved.objects.bulk_create(Moved(old=old, new=new) for _, _, old, new in moves(library))
    Withdrawn.objects.bulk_create(
        Withdrawn(
            address=address,
            on=withdrawal.on,
            why=withdrawal.why,
            instead=library.places[key_of(path, withdrawal.instead)].address if withdrawal.instead else "",
        )
        for address, withdrawal, path in withdrawals(library)
    )


def published():
    """Return {address: what a reader finds there}."""
    found = {}
    for row in Question.objects.select_related("topic"):
        found[row.get_absolute_url()] = (row.title, row.short, row.answers)
    for row in Step.objects.select_related("guide").prefetch_related("choices"):
        found[row.get_absolute_url()] = (row.title, row.weight, row.blocks, [c.label for c in row.choices.all()])
    for row in Provision.objects.select_related("code"):
        found[row.get_absolute_url()] = (row.number, row.title, row.mark, row.blocks)
    for model in (Topic, Guide, Code, Term, Situation, Source, Country):
        for row in model.objects.all():
            found[row.get_absolute_url()] = [
                getattr(row, name, None) for name in ("title", "summary", "intro", "blocks", "note")
            ]
    return found


def summary(before, after):
    """Return the Summary of what differs between two answers of `published`."""
    both = before.keys() & after.keys()
    return Summary(
        added=sorted(after.keys() - before.keys()),
        changed=sorted(address for address in both if before[address] != after[address]),
        withdrawn=sorted(before.keys() - after.keys()),
    )
