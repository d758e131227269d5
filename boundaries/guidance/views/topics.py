"""Topics and their questions."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from boundaries.guidance.models import Citation, Guide, Question, Situation, Topic
from boundaries.guidance.pages import page

TOPICS = ("Topics", "/topics/")


@require_safe
def topics(request):
    """All topics, each with its questions."""
    return page(request, "topics/list.html", title="Topics", topics=Topic.objects.with_questions())


@require_safe
def topic(request, slug):
    """One topic: its questions with their short answers, its guides, what the codes say on it."""
    topic = get_object_or_404(Topic.objects.with_questions().with_guides(), slug=slug)
    situations = Situation.objects.filter(questions__topic=topic).distinct()
    return page(request, "topics/detail.html", title=topic.title, crumbs=[TOPICS], topic=topic, situations=situations)


@require_safe
def question(request, topic, slug):
    """One question, answered for clients, for clinicians and for trainers."""
    cited = Prefetch("citations", Citation.objects.with_cited())
    question = get_object_or_404(
        Question.objects.select_related("topic").prefetch_related(
            cited, "situations", Prefetch("topic__guides", Guide.objects.without_drawing())
        ),
        topic__slug=topic,
        slug=slug,
    )
    crumbs = [TOPICS, (question.topic.title, question.topic.get_absolute_url())]
    return page(request, "topics/question.html", title=question.title, crumbs=crumbs, question=question)
