"""An address that was given out once answers for ever: as it is, from its new place, or to say that it is gone."""

import pytest

from boundaries.authoring.addresses import key_of, live_addresses, moves, nearest, withdrawals
from tests.builders import (
    SOUND,
    SPECIMEN,
    a_library,
    code_text,
    guide_text,
    library_in,
    outcome_text,
    problems_in,
    provision_text,
    question_text,
    step_text,
    topic_text,
)

GONE = "{on: 2026-11-23, why: Old.}"


@pytest.fixture
def library(tmp_path):
    """Return what reads a library with changes."""
    return lambda changes=None: library_in(a_library(tmp_path, changes))


def moved(library):
    return {old: new for _, _, old, new in moves(library)}


def gone(library):
    return {address for address, _, _ in withdrawals(library)}


@pytest.mark.parametrize(
    ("path", "target", "key"),
    [
        ("topics/touch.md", "../codes/ex.md#1", "codes/ex.md#1"),
        ("topics/touch.md", "gifts.md", "topics/gifts.md"),
        ("topics/touch.md", "#hug", "topics/touch.md#hug"),
        ("glossary.md", "codes/ex.md", "codes/ex.md"),
        ("topics/touch.md", "../../etc/passwd", "../etc/passwd"),
        ("topics/touch.md", "https://example.org/", None),
        ("topics/touch.md", "mailto:a@example.org", None),
        ("topics/touch.md", "tel:116123", None),
    ],
)
def test_a_link_means_a_file_and_a_heading_in_it(path, target, key):
    assert key_of(path, target) == key


def test_a_slip_in_a_link_is_guessed_within_its_file(library):
    assert nearest("codes/ex.md#11", library().places) == "codes/ex.md#1"


def test_a_link_like_no_other_is_not_guessed(library):
    assert nearest("zzzzzzzzzzzz", library().places) == ""


def test_everything_in_the_library_answers(library):
    assert live_addresses(library()) == {
        "/topics/touch/", "/topics/touch/hug/", "/guides/hug/", "/guides/hug/first/", "/guides/hug/yes/",
        "/guides/hug/no/", "/guides/hug/map/", "/guides/hug/all/", "/guides/hug/yes/record/", "/guides/hug/no/record/",
        "/codes/", "/codes/ex/", "/codes/ex/1/", "/help/us/", "/sources/doe-1999/", "/situations/touch/",
        "/glossary/", "/glossary/boundary/", "/myths/",
    }  # fmt: skip


def test_a_renamed_topic_takes_its_questions_along(library):
    text = topic_text(fields="formerly: [hands]")
    assert moved(library({"topics/touch.md": text})) == {
        "/topics/hands/": "/topics/touch/",
        "/topics/hands/hug/": "/topics/touch/hug/",
    }


def test_a_question_renamed_in_a_renamed_topic_is_found_under_each_old_name(library):
    text = topic_text(question_text(details="formerly: [cuddle]"), fields="formerly: [hands]")
    assert moved(library({"topics/touch.md": text})).keys() == {
        "/topics/hands/",
        "/topics/hands/hug/",
        "/topics/hands/cuddle/",
        "/topics/touch/cuddle/",
    }


def test_a_renamed_guide_takes_all_its_pages_along(library):
    before = {address for address in live_addresses(library()) if address.startswith("/guides/")}
    after = library({"guides/hug.md": guide_text(fields="formerly: [cuddle]")})
    assert moved(after) == {address.replace("hug", "cuddle"): address for address in before}


def test_a_renamed_outcome_takes_its_record_along(library):
    yes = outcome_text("yes").replace("weight: go", "weight: go\nformerly: [fine]")
    text = guide_text(step_text("first", "#yes", "#no"), yes, outcome_text("no"))
    assert moved(library({"guides/hug.md": text})) == {
        "/guides/hug/fine/": "/guides/hug/yes/",
        "/guides/hug/fine/record/": "/guides/hug/yes/record/",
    }


def test_a_renamed_provision_is_found_under_its_old_number(library):
    text = code_text(provision_text(more='formerly: ["0.9"]'))
    assert moved(library({"codes/ex.md": text})) == {"/codes/ex/0.9/": "/codes/ex/1/"}


def test_a_renamed_term_is_found_under_its_old_name(library):
    text = SOUND["glossary.md"].replace("{#boundary}\n", "{#boundary}\n```yaml\nformerly: [limit]\n```\n")
    assert moved(library({"glossary.md": text})) == {"/glossary/limit/": "/glossary/boundary/"}


@pytest.mark.parametrize(
    ("path", "text", "address"),
    [
        ("topics/touch.md", topic_text(fields=f"removed: {{arm: {GONE}}}"), "/topics/touch/arm/"),
        ("codes/ex.md", code_text(fields=f"removed: {{'2': {GONE}}}"), "/codes/ex/2/"),
        ("guides/hug.md", guide_text(fields=f"removed: {{maybe: {GONE}}}"), "/guides/hug/maybe/"),
        ("guides/hug.md", guide_text(fields=f"removed: {{maybe: {GONE}}}"), "/guides/hug/maybe/record/"),
        (
            "glossary.md",
            SOUND["glossary.md"].replace("---\n\n", f"removed: {{limit: {GONE}}}\n---\n\n", 1),
            "/glossary/limit/",
        ),
    ],
)
def test_what_was_removed_says_so_at_its_address(path, text, address, library):
    assert address in gone(library({path: text}))


def test_what_was_removed_before_a_topic_was_renamed_says_so_at_the_old_address_too(library):
    text = topic_text(fields=f"formerly: [hands]\nremoved: {{arm: {GONE}}}")
    assert gone(library({"topics/touch.md": text})) == {"/topics/touch/arm/", "/topics/hands/arm/"}


def test_a_withdrawn_guide_says_so_at_every_address_it_had(library):
    before = {address for address in live_addresses(library()) if address.startswith("/guides/")}
    stub = guide_text("## First {#first}\n## Yes {#yes}\n## No {#no}\n", fields=f"withdrawn: {GONE}", through=())
    assert before <= gone(library({"guides/hug.md": stub}))


def test_what_replaces_withdrawn_guidance_must_be_there(tmp_path):
    text = topic_text(fields="removed: {arm: {on: 2026-11-23, why: Old., instead: '#arms'}}")
    assert [problem.name for problem in problems_in(a_library(tmp_path, {"topics/touch.md": text}))] == ["broken-link"]


@pytest.mark.parametrize("address", ["/topics/touch/arm/", "/guides/gone/", "/elsewhere/"])
def test_an_address_that_no_longer_answers_is_a_problem_on_its_line(address, tmp_path):
    problems = problems_in(a_library(tmp_path, {"addresses.txt": f"# All of them.\n\n{address}\n/topics/touch/\n"}))
    assert [(problem.path, problem.line, problem.name) for problem in problems] == [
        ("addresses.txt", 3, "address-vanished")
    ]


@pytest.mark.parametrize("fields", ["formerly: [hands]", f"removed: {{hands: {GONE}}}"])
def test_an_address_that_moved_or_was_removed_has_not_vanished(fields, tmp_path):
    address = "/topics/hands/" if "formerly" in fields else "/topics/touch/hands/"
    files = {"topics/touch.md": topic_text(fields=fields), "addresses.txt": f"{address}\n"}
    assert problems_in(a_library(tmp_path, files)) == []


def test_a_file_that_cannot_be_read_does_not_make_its_addresses_vanish(tmp_path):
    problems = problems_in(a_library(tmp_path, {"topics/touch.md": topic_text(fields="order: 2")}))
    assert {problem.name for problem in problems} == {"repeated-field"}


@pytest.mark.parametrize("name", ["hug", "cuddle"])
def test_a_former_name_may_not_be_in_use(name, tmp_path):
    questions = [question_text(), question_text("arm", details=f"formerly: [{name}]"), question_text("cuddle")]
    problems = problems_in(a_library(tmp_path, {"topics/touch.md": topic_text(*questions)}))
    assert [problem.name for problem in problems] == ["duplicate-slug"]


def test_two_things_may_not_have_had_one_name(tmp_path):
    questions = [question_text(slug, details="formerly: [cuddle]") for slug in ("hug", "arm")]
    problems = problems_in(a_library(tmp_path, {"topics/touch.md": topic_text(*questions)}))
    assert [problem.name for problem in problems] == ["duplicate-slug"]


def test_every_address_of_the_specimen_is_answered_in_one_way_only():
    library = library_in(SPECIMEN)
    live, old, withdrawn = live_addresses(library), set(moved(library)), gone(library)
    assert min(len(live), len(old), len(withdrawn)) > 5
    assert not live & old
    assert not live & withdrawn
    assert not old & withdrawn


def test_every_move_leads_to_an_address_that_answers():
    library = library_in(SPECIMEN)
    assert set(moved(library).values()) <= live_addresses(library)
