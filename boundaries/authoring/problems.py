"""What can be wrong with content, and how it is said to an author."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong and what to do.

    `name` is the fault's documented name (docs/authoring.md lists them all). A warning is
    reported like any other problem but does not stop content from being published; a note only informs.
    """

    path: str
    line: int
    message: str
    name: str
    severity: str = "problem"

    def __str__(self):
        prefix = "" if self.severity == "problem" else f"{self.severity}: "
        return f"{self.path}:{self.line}: {prefix}{self.message} [{self.name}]"


class ContentError(Exception):
    """Content that may not be published; carries every problem found, warnings included."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems if problem.severity != "note"))


def stops_publication(problems):
    """Return whether any of the problems is more than a warning or a note."""
    return any(problem.severity == "problem" for problem in problems)
