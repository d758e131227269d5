"""Loading: all or nothing, nothing for nothing, and nobody sees it half done."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections

from boundaries.guidance import loading
from boundaries.guidance.library import read
from boundaries.guidance.models import Edition, Question, Topic

SPECIMEN = Path(__file__).parent.parent / "specimen"


@pytest.fixture
def specimen(tmp_path):
    """A copy of the specimen library that a test may change."""
    return shutil.copytree(SPECIMEN, tmp_path / "content")


def change(folder, name, old, new):
    """Replace text in one file of a library."""
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.django_db
def test_loading_replaces_what_was_there_and_says_what_changed(specimen):
    summary = loading.load(read(specimen))
    assert summary.withdrawn
    assert Topic.objects.count() == len(list((specimen / "topics").glob("*.md")))
    assert Question.objects.exists()


@pytest.mark.django_db
def test_a_changed_question_is_named_in_the_summary(specimen):
    loading.load(read(specimen))
    topic = next((specimen / "topics").glob("*.md"))
    question = Question.objects.select_related("topic").filter(topic__slug=topic.stem).first()
    change(specimen, f"topics/{topic.name}", "### For clients\n", "### For clients\n\nA new sentence.\n")
    summary = loading.load(read(specimen))
    assert question.get_absolute_url() in summary.changed
    assert not summary.added
    assert not summary.withdrawn


@pytest.mark.django_db
def test_an_unchanged_library_is_recognized_without_being_read(specimen, capsys, monkeypatch):
    loading.load(read(specimen))
    monkeypatch.setattr("boundaries.guidance.library.read", lambda *a: pytest.fail("it was read"))
    call_command("load_content", content=str(specimen))
    assert "Unchanged" in capsys.readouterr().out


@pytest.mark.django_db
def test_with_a_problem_nothing_changes_and_the_command_fails(specimen, capsys):
    before = Edition.objects.get().digest
    topic = next((specimen / "topics").glob("*.md"))
    change(specimen, f"topics/{topic.name}", "### For trainers", "### For nobody")
    with pytest.raises(SystemExit) as stopped:
        call_command("load_content", content=str(specimen))
    assert stopped.value.code == 1
    assert f"topics/{topic.name}:" in capsys.readouterr().out
    assert Edition.objects.get().digest == before


@pytest.mark.django_db
def test_checking_changes_nothing_and_says_how_large_the_library_is(specimen, capsys):
    before = Edition.objects.get().digest
    call_command("check_content", content=str(specimen))
    assert "Sound:" in capsys.readouterr().out
    assert Edition.objects.get().digest == before


def test_one_library_can_be_published_after_another(reloaded, library, specimen):
    loading.load(read(specimen))
    assert set(Topic.objects.values_list("slug", flat=True)) == {topic.slug for topic in read(specimen).topics}
    loading.load(library)
    assert Topic.objects.count() == len(library.topics)


def test_two_loads_at_once_wait_for_each_other(reloaded, library, specimen):
    other, failures = read(specimen), []

    def load_other():
        try:
            loading.load(other)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load_other) for _ in range(2)]
    for thread in threads:
        thread.start()
    loading.load(library)
    for thread in threads:
        thread.join(60)
    assert not failures
    assert Edition.objects.count() == 1


KILLED = """
import os, signal, django
django.setup()
from boundaries.guidance import loading
from boundaries.guidance.library import read
library = read({content!r})
loading.load_addresses = lambda library: os.kill(os.getpid(), signal.SIGKILL)
loading.load(library)
"""


def test_a_load_that_is_killed_half_way_leaves_the_old_edition(reloaded, specimen):
    before = set(loading.published())
    database = connection.settings_dict
    address = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "boundaries.settings"}
    code = KILLED.format(content=str(specimen))
    killed = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert set(loading.published()) == before
    assert Topic.objects.filter(slug="friendship").exists()


def test_a_page_takes_all_its_reads_from_one_edition(reloaded, client, specimen, monkeypatch):
    """A load ends between the first and the second read of a page; the page must not mix the two editions."""
    other = read(specimen)
    loaded = threading.Event()

    def load_in_between(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if sql.startswith("SELECT") and not loaded.is_set():
            loaded.set()
            thread = threading.Thread(target=lambda: (loading.load(other), connections.close_all()))
            thread.start()
            thread.join(20)
        return answer

    with connection.execute_wrapper(load_in_between):
        page = client.get("/topics/friendship/can-we-be-friends/")
    assert loaded.is_set()
    assert page.status_code == 200
    assert "APA 2017" in page.content.decode()
    assert client.get("/topics/friendship/can-we-be-friends/").status_code == 404
