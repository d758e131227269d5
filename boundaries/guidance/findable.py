"""What search can find: every question, guide, code, term, myth and line of help, as the documents of an index."""

from html import unescape

from django.utils.html import strip_tags

from .models import Code, Country, Guide, Myth, Provision, Question, Step, Term, Topic

CLIENT_GUIDE = "Guide for clients"


def plain(html):
    """Return HTML as one line of text."""
    return " ".join(unescape(strip_tags(html.replace("</p>", " ").replace("</li>", " "))).split())


def entries():
    """Yield what can be found, from the rows."""
    for question in Question.objects.select_related("topic"):
        body = " ".join(block["html"] for blocks in (question.short, *question.answers.values()) for block in blocks)
        topic = " ".join([question.topic.title, *question.topic.keywords])
        yield entry("question", question, question.title, question.keywords, plain(body), question.topic.title, topic)
    for topic in Topic.objects.all():
        body = plain(" ".join([f"<p>{topic.summary}</p>", *(block["html"] for block in topic.intro)]))
        yield entry("question", topic, topic.title, topic.keywords, body, "Topic")
    yield from guide_entries()
    for code in Code.objects.all():
        body = plain(" ".join(block["html"] for block in code.intro))
        yield entry("code", code, f"{code.short}: {code.title}", [code.body, *code.keywords], body, code.body)
    for provision in Provision.objects.select_related("code"):
        title = f"{provision.code.short} {provision.number}: {provision.title}"
        yield entry("code", provision, title, [], provision.words, provision.code.body)
    for term in Term.objects.all():
        yield entry("term", term, term.title, term.also, term.words, "Glossary")
    for myth in Myth.objects.all():
        yield entry("myth", myth, myth.title, myth.keywords, myth.words, "Often mis-stated")
    yield from help_entries()


def guide_entries():
    """Yield each guide with all that its steps say, so that a guide is found by what it asks."""
    steps = {}
    for step in Step.objects.all():
        steps.setdefault(step.guide_id, []).append(f"{step.title} {step.words}")
    for guide in Guide.objects.without_drawing().select_related("topic"):
        body = " ".join([guide.summary, *steps.get(guide.pk, [])])
        about = f"Guide for {guide.audience}s"
        yield entry("guide", guide, guide.title, guide.keywords, body, about, guide.topic.title)


def help_entries():
    """Yield each country's help and each service, so that a name or number finds it."""
    for country in Country.objects.prefetch_related("services"):
        body = " ".join([country.summary, *(service.title for service in country.services.all())])
        yield entry("help", country, country.title, country.keywords, body, "Help")
        for service in country.services.all():
            ways = [service.call, service.text, service.who, *service.professions]
            body = plain(" ".join(block["html"] for block in service.blocks))
            yield entry("help", service, service.title, ways, body, f"Help in {country.name}")


def entry(kind, row, title, keywords, body, about, topic=""):
    """Return one document of the index."""
    return {
        "kind": kind,
        "address": row.get_absolute_url(),
        "title": title,
        "keywords": " . ".join(keywords),
        "topic": topic,
        "body": " ".join(body.split()),
        "about": about,
    }
