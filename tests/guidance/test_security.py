"""What the site promises about headers, cookies, logs and settings."""

import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_no_page_sets_a_cookie_and_every_page_is_locked_down(pages):
    for address, answer in pages.items():
        assert not answer.cookies, address
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "default-src 'none'" in policy, address
        assert answer["X-Frame-Options"] == "DENY", address
        assert answer["Referrer-Policy"] == "no-referrer", address
        assert answer["X-Content-Type-Options"] == "nosniff", address


def test_no_page_holds_script_or_style_of_its_own(pages):
    for address, answer in pages.items():
        page = answer.content.decode()
        assert "<style" not in page, address
        assert " style=" not in page, address
        assert "<script>" not in page, address
        assert " onclick=" not in page, address


@pytest.mark.parametrize(
    "message",
    ['"GET /search/?q=hug HTTP/1.1" 200', "Not Found: /search/?q=hug", """"GET /search/?q=it's "a hug HTTP/1.1" 200"""],
)
def test_nothing_a_reader_types_reaches_the_log(message):
    handler = logging.getLogger("django.server").handlers[0]
    record = logging.LogRecord("django.server", logging.INFO, "", 0, "%s", (message,), None)
    assert handler.filters
    assert all(each.filter(record) for each in handler.filters)
    assert "hug" not in handler.format(record)


def test_no_session_and_no_account_is_installed():
    installed = " ".join([*settings.INSTALLED_APPS, *settings.MIDDLEWARE])
    for name in ("sessions", "auth", "admin", "csrf", "messages"):
        assert name not in installed


def start(**environment):
    """Start Django in a process of its own with nothing but `environment`; return the process when it has ended."""
    base = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "boundaries.settings"}
    code = "import boundaries.wsgi"
    return subprocess.run([sys.executable, "-c", code], env=base | environment, capture_output=True, text=True)


def test_production_refuses_to_start_without_its_secrets():
    answer = start(DEBUG="0")
    assert answer.returncode != 0
    assert "SECRET_KEY" in answer.stderr


def test_a_server_refuses_a_site_set_up_for_development():
    answer = start()
    assert answer.returncode != 0
    assert "DEBUG=0" in answer.stderr


def test_production_starts_with_its_secrets():
    assert start(DEBUG="0", SECRET_KEY="x", ALLOWED_HOSTS="example.org").returncode == 0
