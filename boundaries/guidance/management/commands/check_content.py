"""Check the library without touching what is served."""

from django.conf import settings
from django.core.management.base import BaseCommand

from boundaries.authoring.problems import ContentError
from boundaries.guidance import library


class Command(BaseCommand):
    help = "Read and check all content; print every problem as file:line; exit with status 1 if there is one."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--content", default=settings.CONTENT_DIR, metavar="DIR", help="the content folder")
        parser.add_argument("--notes", action="store_true", help="also print notes, such as provisions nothing cites")

    def handle(self, *, content, notes, **options):
        try:
            found = library.read(content, self.stderr)
        except ContentError as error:
            self.show(error.problems, notes)
            stopping = sum(problem.severity == "problem" for problem in error.problems)
            self.stderr.write(f"{stopping} problem{'s' if stopping != 1 else ''}; nothing was changed.")
            raise SystemExit(1) from None
        self.show(found.warnings, notes)
        self.stdout.write(described(found))

    def show(self, problems, notes):
        for problem in problems:
            if notes or problem.severity != "note":
                self.stdout.write(str(problem))


def described(library):
    """Return one line that says how large `library` is."""
    counts = {
        "topics": len(library.topics),
        "questions": sum(len(topic.questions) for topic in library.topics),
        "guides": len(library.guides),
        "steps": sum(len(guide.steps) for guide in library.guides),
        "codes": len(library.codes),
        "provisions": sum(len(code.provisions) for code in library.codes),
        "terms": len(library.glossary.entries),
        "countries with help": len(library.helps),
    }
    return "Sound: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + "."
