"""In development, saving a content file publishes it with the next request."""

import logging
import threading

from django.conf import settings

from boundaries.authoring.problems import ContentError

from . import library, search
from .loading import is_loaded, load

logger = logging.getLogger("boundaries")


class ReloadContent:
    """Loads the library when a file changed; with a problem the old content stays and every page says so."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = threading.Lock()
        self.seen = None
        self.problems = ()

    def __call__(self, request):
        with self.lock:
            if (now := newest(settings.CONTENT_DIR)) != self.seen:
                self.reload()
                self.seen = now
        request.content_problems = self.problems
        return self.get_response(request)

    def reload(self):
        """Publish what the files say now, or keep the problems to show them."""
        self.problems = ()
        try:
            if not is_loaded(settings.CONTENT_DIR):
                logger.info("Content loaded: %s.", load(library.read(settings.CONTENT_DIR)))
            search.warm()
        except ContentError as error:
            self.problems = [problem for problem in error.problems if problem.severity == "problem"]
            for problem in self.problems:
                logger.error("%s", problem)


def newest(folder):
    """Return something that changes whenever a file under `folder` is saved, added or removed."""
    return {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}
