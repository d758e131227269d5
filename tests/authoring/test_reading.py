"""The reading level is LIX: words a sentence, and how many of a hundred words have more than six letters."""

import pytest

from boundaries.authoring.document import Block
from boundaries.authoring.prose import as_passage
from boundaries.authoring.reading import FEWEST_WORDS, LIMIT, lix, reading_level

# Counted by hand: words / sentences + 100 * long words / words.
COUNTED = [
    ("You can say no.", 4 / 1),
    ("You can say no. You can say yes.", 8 / 2),
    ("Somebody listens.", 2 / 1 + 100 * 2 / 2),
    ("Please stop that now, somebody.", 5 / 1 + 100 * 1 / 5),  # "please" has six letters, "somebody" eight
    ("Your therapist asks.", 3 / 1),
    ("The therapist's therapy, two therapists, the therapists' room.", 8 / 1),
    ("A psychotherapist asks.", 3 / 1 + 100 * 1 / 3),
    ("What now? Wait! Then: go; or stay.", 7 / 5),
    ('"No," you say. "Not now."', 5 / 2),
    ("First line\nSecond line", 4 / 2),
    ("Call 116 123 now.", 2 / 1),  # figures are no words
    ("A well-meant word.", 3 / 1 + 100 * 1 / 3),  # one word of ten characters
    ("", 0),
    ("...", 0),
]


@pytest.mark.parametrize(("text", "level"), COUNTED)
def test_the_level_is_what_one_counts_by_hand(text, level):
    assert lix(text) == pytest.approx(level)


def passages(words):
    return [as_passage(Block("prose", "", words, 1))]


def test_too_few_words_have_no_level():
    assert reading_level(passages("word " * (FEWEST_WORDS - 1))) is None


def test_enough_words_have_a_level():
    assert reading_level(passages("word " * FEWEST_WORDS)) == FEWEST_WORDS


def test_each_item_of_a_list_ends_a_sentence():
    listed = "\n".join("- one two three four five" for _ in range(6))
    assert reading_level(passages(listed)) == 5


def test_plain_words_in_short_sentences_are_under_the_limit():
    text = "A good therapist asks you first. They say why, and they do not mind a no. You can change your mind at any time. "
    assert reading_level(passages(text * 2)) < LIMIT


def test_the_words_of_officials_are_over_the_limit():
    text = "Practitioners considering nonsexual physical contact should document the therapeutic rationale beforehand. "
    assert reading_level(passages(text * 4)) > LIMIT
