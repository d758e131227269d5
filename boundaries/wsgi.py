"""What a WSGI server serves. It refuses to serve a site that is set up for development."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boundaries.settings")

if settings.DEBUG:
    raise ImproperlyConfigured("Set DEBUG=0, SECRET_KEY and ALLOWED_HOSTS; `manage.py runserver` is for development.")

application = get_wsgi_application()

from boundaries.guidance.search import warm  # noqa: E402 - needs what the line above sets up

warm()
connections.close_all()  # a server that forks must not share them
