"""A topic is its questions, and a question answers every reader."""

import pytest

from boundaries.authoring.document import read_document
from boundaries.authoring.topic import READERS, as_topic
from tests.builders import KINDS, NEXT, question_text, topic_text


def read(text):
    document, problems = read_document("topics/touch.md", text, KINDS)
    topic, found = as_topic(document, "touch")
    return topic, problems + found


def test_a_topic_has_its_questions_in_the_order_they_are_written():
    topic, problems = read(topic_text(question_text("hug"), question_text("arm"), question_text("hand")))
    assert not problems
    assert [question.slug for question in topic.questions] == ["hug", "arm", "hand"]


def test_a_question_answers_each_reader():
    question = read(topic_text())[0].questions[0]
    assert list(question.answers) == list(READERS.values())
    assert [question.answers[reader][0].words for reader in question.answers] == [
        "You can ask.",
        "See Ex 1.",
        "Talk about it.",
    ]


def test_the_short_answer_stands_before_the_others():
    assert read(topic_text())[0].questions[0].short.words == "It can be."


def test_titles_are_typeset():
    assert read(topic_text(fields="").replace("title: Touch", 'title: "Touch -- a hand"'))[0].title == "Touch – a hand"


def test_a_question_needs_no_details():
    assert read(topic_text())[0].questions[0].fields.keywords == []


def test_a_question_keeps_the_words_that_people_search_with():
    topic, _ = read(topic_text(question_text(details="keywords: [cuddle, no touching]")))
    assert topic.questions[0].fields.keywords == ["cuddle", "no touching"]


@pytest.mark.parametrize("short", ["", "One.\n\nTwo.", "::: warning\nOne.\n:::"])
def test_a_short_answer_is_one_paragraph(short):
    topic, problems = read(topic_text(question_text().replace("It can be.", short)))
    assert topic is None
    assert [problem.name for problem in problems] == ["no-short-answer"]


@pytest.mark.parametrize(
    "parts",
    [
        ["For clients", "For clinicians"],
        ["For clinicians", "For clients", "For trainers"],
        ["For clients", "For clinicians", "For trainers", "For nobody"],
        ["for clients", "For clinicians", "For trainers"],
        [],
    ],
)
def test_a_question_without_exactly_the_three_answers_is_refused(parts):
    question = "## Is it? {#hug}\n\nYes.\n\n" + "\n".join(f"### {part}\n\nWords.\n\n{NEXT}\n" for part in parts)
    assert [problem.name for problem in read(topic_text(question))[1]] == ["answers-incomplete"]


def test_what_follows_the_next_thing_to_do_is_a_problem():
    _, problems = read(topic_text(question_text(client=f"{NEXT}\n\nMore words."), question_text("arm", client=NEXT)))
    assert not problems
    _, problems = read(topic_text(question_text().replace(NEXT, f"{NEXT}\n\nMore words.")))
    assert [problem.name for problem in problems] == ["no-next-thing"]


def test_only_what_clients_read_is_measured():
    hard = "Notwithstanding institutional considerations, practitioners necessarily deliberate extensively. " * 9
    topic, problems = read(topic_text(question_text().replace("Talk about it.", hard)))
    assert not problems
    assert topic.questions[0].level is None


def test_a_withdrawn_topic_remembers_its_names_and_needs_no_answers():
    stub = topic_text("## Is it? {#hug}\n", fields="withdrawn: {on: 2026-11-23, why: Old.}")
    topic, problems = read(stub)
    assert not problems
    assert (topic.questions, topic.names) == ((), ("hug",))
