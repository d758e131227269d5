"""Words to avoid in what clients read, and what to say instead. A match is a warning; the author decides."""

import re

from .problems import Problem

# Plain before technical, nobody blamed, nothing that sounds like a file about a person.
INSTEAD = {
    r"erotic transference": "strong feelings for your therapist",
    r"countertransference": "your therapist's own feelings",
    r"boundary management": "rules that keep therapy safe",
    r"ex-patients?|patients?": "client, or former client",
    r"having an affair|had an affair|affair": "the therapist crossed a line",
    r"disclose[sd]?|disclosing": "told someone, said",
    r"notified|notify": "told",
    r"victims?": "people who have been harmed",
    r"allegedly|alleged": "leave it out",
    r"you should have": "say what they can do now",
    r"simply": "leave it out",
    r"utili[sz]e[sd]?": "use",
    r"in order to": "to",
    r"prior to": "before",
    r"regarding|with regard to": "about",
    r"commence[sd]?": "begin",
    r"terminate[sd]?|termination": "end, ending",
    r"clinicians?": "therapist",
    r"inappropriate(?:ly)?": "not OK, or say what happened",
    r"seek professional help": "say who can help, and how to reach them",
}
AVOIDED = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<w{n}>{words})" for n, words in enumerate(INSTEAD)) + r")(?![\w-])", re.I
)
TARGET = re.compile(r"\]\([^)]*\)|`[^`]*`")


def words_to_avoid(blocks, path):
    """Return a warning for each word to avoid in `blocks`, at its line. Addresses of links are not read."""
    found = []
    for block in blocks:
        for line, written in enumerate(block.text.split("\n"), block.line):
            for match in AVOIDED.finditer(TARGET.sub("]", written)):
                instead = list(INSTEAD.values())[int(match.lastgroup[1:])]
                message = f"for clients rather not '{match[0]}'; instead: {instead}"
                found.append(Problem(path, line, message, "word-to-avoid", "warning"))
            if "!" in TARGET.sub("]", written):
                found.append(
                    Problem(path, line, "no exclamation marks; a calm full stop will do", "word-to-avoid", "warning")
                )
    return found
