"""Publish the library: check it, then replace what is served, all or nothing."""

from django.conf import settings
from django.core.management.base import BaseCommand

from boundaries.authoring.problems import ContentError
from boundaries.guidance import library
from boundaries.guidance.loading import is_loaded, load


class Command(BaseCommand):
    help = "Check all content and, when it is sound, replace what the site serves. With a problem nothing changes."

    def add_arguments(self, parser):
        parser.add_argument("--content", default=settings.CONTENT_DIR, metavar="DIR", help="the content folder")

    def handle(self, *, content, verbosity, **options):
        try:
            if is_loaded(content):
                self.stdout.write("Unchanged: the content is loaded already.")
                return
            summary = load(library.read(content, self.stderr))
        except ContentError as error:
            for problem in error.problems:
                if problem.severity != "note":
                    self.stdout.write(str(problem))
            self.stderr.write("Nothing was loaded; the site goes on serving what it had.")
            raise SystemExit(1) from None
        if verbosity > 1 or sum(map(len, vars(summary).values())) <= 20:
            for name, addresses in vars(summary).items():
                for address in addresses:
                    self.stdout.write(f"{name}: {address}")
        self.stdout.write(f"Loaded: {summary}.")
