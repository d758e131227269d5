"""Check the library without touching what is served."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from boundaries.authoring.addresses import addresses_of
from boundaries.authoring.problems import ContentError
from boundaries.guidance import library
from boundaries.guidance.proof import report, written_routes


class Command(BaseCommand):
    help = "Read and check all content; print every problem as file:line; exit with status 1 if there is one."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--content", default=settings.CONTENT_DIR, metavar="DIR", help="the content folder")
        parser.add_argument("--notes", action="store_true", help="also print notes, such as provisions nothing cites")
        parser.add_argument("--report", action="store_true", help="print what is proved of each guide")
        parser.add_argument(
            "--write-routes", metavar="DIR", help="write every route of every guide to DIR, a file each"
        )
        parser.add_argument("--write-addresses", action="store_true", help="add new addresses to addresses.txt")

    def handle(self, *, content, notes, **options):
        try:
            found = library.read(content, self.stderr)
        except ContentError as error:
            self.show(error.problems, notes)
            stopping = sum(problem.severity == "problem" for problem in error.problems)
            self.stderr.write(f"{stopping} problem{'s' if stopping != 1 else ''}; nothing was changed.")
            raise SystemExit(1) from None
        self.show(found.warnings, notes)
        if options["report"]:
            self.stdout.write(report(found))
        if options["write_routes"]:
            write_routes(found, Path(options["write_routes"]))
        if options["write_addresses"]:
            write_addresses(found, Path(content) / "addresses.txt")
        self.stdout.write(described(found))

    def show(self, problems, notes):
        for problem in problems:
            if notes or problem.severity != "note":
                self.stdout.write(str(problem))


def write_routes(library, folder):
    """Write every route of every guide of `library` to `folder`; files of guides that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for guide in library.guides:
        (folder / f"{guide.slug}.txt").write_text(written_routes(guide))


def write_addresses(library, path):
    """Add the addresses of `library` that `path` does not list yet; none is ever taken out."""
    listed = path.read_text().split("\n") if path.exists() else []
    notes = [line for line in listed if line.startswith("#")]
    addresses = {line for line in listed if line and not line.startswith("#")} | set(addresses_of(library))
    path.write_text("\n".join([*notes, *sorted(addresses)]) + "\n")


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
