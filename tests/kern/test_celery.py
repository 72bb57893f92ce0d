"""A real worker, in a process of its own, on the broker of this run (the file system, or Redis)."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from participatie.berichten.models import Bericht
from participatie.celery import app
from participatie.ontwikkeling.models import Post
from tests.inloop.fabriek import bijeenkomst

GEDULD = 180  # seconds at most, on a busy machine; normally a few


def database_url() -> str:
    """The test database of this process, as the worker must find it."""
    s = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{s['NAME']}"
    return f"postgres://{s['USER']}:{s['PASSWORD']}@{s['HOST'] or '127.0.0.1'}:{s['PORT'] or 5432}/{s['NAME']}"


@pytest.fixture
def worker(transactional_db):
    omgeving = os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR_DIR)}
    opdracht = [sys.executable, "-m", "celery", "-A", "participatie", "--quiet", "worker", "-P", "threads", "-c", "2"]
    proces = subprocess.Popen(  # noqa: S603 - our own interpreter
        [*opdracht, "-l", "warning", "--without-mingle", "--without-gossip"],
        cwd=settings.BASE_DIR,
        env=omgeving,
        start_new_session=True,
    )
    yield proces
    os.killpg(proces.pid, signal.SIGTERM)
    try:
        proces.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(proces.pid, signal.SIGKILL)


def wacht_tot(waar) -> bool:
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        if waar():
            return True
        time.sleep(0.2)
    return False


def test_every_scheduled_task_exists():
    app.loader.import_default_modules()
    assert {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_a_sign_up_is_confirmed_by_a_worker(worker, client):
    """The page writes to the outbox and wakes the queue; what arrives was sent by the other process, once."""
    obj = bijeenkomst()
    antwoord = client.post(
        f"/bijeenkomsten/{obj.slug}/aanmelden/", {"naam": "Ria de Boer", "email": "ria@post.example", "aantal": "1"}
    )
    assert antwoord.status_code == 302
    assert wacht_tot(lambda: Bericht.objects.filter(status="verzonden").exists())
    assert worker.poll() is None
    assert Post.objects.filter(aan="ria@post.example").count() == 1
