"""The site as it runs in production, in a process of its own, and a real browser to read it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import CONTENT

ROOT = Path(__file__).parent.parent.parent
NODE_MODULES = ROOT / "tests" / "tools" / "node_modules"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


def pytest_collection_modifyitems(items):
    """Keep the tests of this folder in one process: they share one server and one browser."""
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Serve the shipped library with the settings of production; yields the site's address."""
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": "browser tests",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "0",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "STATIC_ROOT": f"{folder}/static",
        "CONTENT_DIR": str(CONTENT),
        "DJANGO_SETTINGS_MODULE": "boundaries.settings",
    }
    for command in (["migrate"], ["load_content"], ["collectstatic", "--noinput"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address, server):
    """Wait until `address` answers; fail when the server ends or does not start in half a minute."""
    for _ in range(150):
        assert server.poll() is None, "the server stopped"
        try:
            return urllib.request.urlopen(address, timeout=2).read()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")


@pytest.fixture
def server_log(site, tmp_path_factory):
    """Return a function that reads what the server has logged since this test began."""
    path = next(tmp_path_factory.getbasetemp().glob("site*/log"))
    before = path.stat().st_size
    return lambda: path.read_text()[before:]


@pytest.fixture(scope="session")
def browser():
    """A real browser: Playwright's own where it was fetched, else the system's."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        shells = list(own.parent.parent.parent.glob("chromium_headless_shell-*"))
        system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        assert own.exists() or shells or system, "no browser; run tests/tools/install.sh"
        path = None if own.exists() or shells else system
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A browser window that watches what the site promises: no cookie, no storage, no other host, no error."""

    def __init__(self, browser, site, **options):
        self.site = site
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options
        self.context = browser.new_context(base_url=site, **options)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.hosts, self.errors, self.requests, self.forgiven = set(), [], [], []
        self.page.on("request", self.saw)
        self.page.on("console", self.said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def saw(self, request):
        self.requests.append(request.url)
        self.hosts.add(urlsplit(request.url).netloc)

    def stored(self):
        """Return what the browser keeps for the session, asked in a fresh frame that no script of the site has touched."""
        return self.page.evaluate(
            "() => { const frame = document.body.appendChild(document.createElement('iframe'));"
            " const kept = {...frame.contentWindow.sessionStorage, ...frame.contentWindow.localStorage};"
            " frame.remove(); return kept; }"
        )

    def said(self, message):
        """Keep errors, but not the browser's remark that a page is missing which a test asked for on purpose."""
        if message.type == "error" and not message.location["url"].endswith("/nothing-here/"):
            self.errors.append(message.text)

    def check(self):
        """Fail when a promise was broken during this visit."""
        assert self.context.cookies() == []
        if self.page.url.startswith(self.site):
            assert self.context.storage_state() == {"cookies": [], "origins": []}
            assert self.stored() == {}
        assert self.hosts <= {urlsplit(self.site).netloc}, self.hosts
        assert [error for error in self.errors if not any(text in error for text in self.forgiven)] == []


@pytest.fixture
def visit(browser, site):
    """Open windows on the site; what each was promised is checked when the test ends."""
    visits = []

    def open_window(**options):
        visits.append(Visit(browser, site, **options))
        return visits[-1].page

    open_window.forgive = lambda text: [each.forgiven.append(text) for each in visits]
    yield open_window
    for each in visits:
        each.check()
        each.context.close()
