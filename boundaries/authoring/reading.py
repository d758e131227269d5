"""How hard a text is to read, as the LIX measure.

LIX = words a sentence + percentage of words of more than six letters (C. H. Bjornsson's measure). It needs no
list of syllables, so it gives the same figure everywhere. docs/decisions/ says why it was chosen and how
the limit was set.
"""

import re

LIMIT = 35
FEWEST_WORDS = 30
EVERYDAY_HERE = {"therapist", "therapists", "therapist's", "therapists'", "therapy"}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:;](?=[\s”\"’)]|$)")


def lix(text):
    """Return the LIX of `text`, each line of which ends a sentence: about 25 for children's books, 35 for easy prose, 55 for official reports.

    "Therapist" and "therapy" do not count as long: a reader of these pages has met them.
    """
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(max(1, len(SENTENCE_END.findall(line))) for line in text.split("\n") if WORD.search(line))
    long = sum(len(word) > 6 and word.lower().replace("’", "'") not in EVERYDAY_HERE for word in words)
    return len(words) / sentences + 100 * long / len(words)


def reading_level(passages):
    """Return the LIX of passages read one after another, or None when there are too few words to tell."""
    text = "\n".join(passage.words for passage in passages)
    return lix(text) if len(WORD.findall(text)) >= FEWEST_WORDS else None
