"""Settings of the tests: those of production, on plain HTTP and with static files as they are."""

import os
import tempfile

os.environ |= {"DEBUG": "0", "SECRET_KEY": "tests", "ALLOWED_HOSTS": "testserver,127.0.0.1", "HTTPS": "0"}

from boundaries.settings import *  # noqa: F403 - settings are made to be taken over whole
from boundaries.settings import DATABASES, LOGGING

STATIC_ROOT = tempfile.mkdtemp(prefix="boundaries-static-")
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING["loggers"]["django.request"] = {"level": "CRITICAL"}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: several connections then see one database, as they do on the site.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/boundaries-test-{os.getpid()}-{worker}.sqlite3"}
