"""The surroundings of every test: own folder, own database, own Redis number, no network, Chromium where it is.

The environment is set here, before Django's settings are read (so DJANGO_SETTINGS_MODULE is not in pyproject.toml).
"""

import fcntl
import os
import re
import shutil
import socket
import sys
import tempfile
from contextvars import ContextVar
from datetime import date
from pathlib import Path

import pytest

HIER = Path(__file__).resolve().parent.parent
WERKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
IS_WERKER = "PYTEST_XDIST_WORKER" in os.environ
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EIGEN_ADRESSEN = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}  # noqa: S104 - compared with, not bound to


def _omgeving() -> Path:
    """Only the database and Redis come from outside; everything else is as in a fresh checkout."""
    for naam in re.findall(r"^#?\s?([A-Z][A-Z_]+)=", (HIER / ".env.example").read_text(), re.MULTILINE):
        if naam not in ("DATABASE_URL", "REDIS_URL") or not os.environ.get(naam):
            os.environ.pop(naam, None)
    var = Path(tempfile.mkdtemp(prefix="participatie-test-"))
    (var / "static").mkdir()  # whitenoise warns when it is missing
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "participatie.settings",
        "PARTICIPATIE_TESTEN": "1",
        "VAR_DIR": str(var),
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's sync API keeps an event loop in the test's thread
    }
    if url := os.environ.get("REDIS_URL"):
        # A number per process: clearing the cache empties the number. 8 and up, of the 16 that Redis has.
        os.environ["REDIS_URL"] = re.sub(r"(://[^/]+)(/\d*)?", rf"\g<1>/{8 + WERKER % 8}", url, count=1)
    return var


VAR = _omgeving()

from django.conf import settings  # noqa: E402 - reads the environment that was just made
from django.core.cache import cache  # noqa: E402
from django.utils import translation  # noqa: E402

assert settings.TESTEN  # the settings are read now, with this environment


def _alleen_deze_machine(gebeurtenis: str, args: tuple) -> None:
    if gebeurtenis == "socket.connect":
        if args[0].family == socket.AF_UNIX:
            return
        host = args[1][0]
    elif gebeurtenis == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in EIGEN_ADRESSEN:
        raise RuntimeError(f"Een test zoekt het netwerk op: {host}. Tests praten alleen met deze machine.")


# An audit hook holds for all code of this process, fixtures too, and no test can switch it off.
sys.addaudithook(_alleen_deze_machine)


# --- one run at a time on PostgreSQL and Redis ------------------------------------------------------------------
def pytest_configure(config):
    if IS_WERKER or not (os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL")):
        return
    # Two runs at once would share the test database and the numbers of Redis: the second waits for the first.
    slot = Path(tempfile.gettempdir(), "participatie-tests.slot").open("a")  # noqa: SIM115 - held until this process ends
    config.participatie_slot = slot
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Er draaien al tests op PostgreSQL en Redis; wachten tot die klaar zijn ...", flush=True)
        fcntl.flock(slot, fcntl.LOCK_EX)


def pytest_unconfigure(config):
    shutil.rmtree(VAR, ignore_errors=True)


# --- database and cache -----------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """SQLite on a file, as in the product: in memory, threads would share one connection and no lock would be real."""
    standaard = settings.DATABASES["default"]
    if standaard["ENGINE"].endswith("sqlite3"):
        standaard["TEST"]["NAME"] = str(VAR / "test.sqlite3")


@pytest.fixture(autouse=True)
def _nederlands():
    """A page in English leaves its thread in English: what a test asks the services is in the language of the house."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _lege_cache():
    """Rate limits and cached texts of one test do not reach the next."""
    cache.clear()


@pytest.fixture
def stil(monkeypatch):
    """The clock stands still at noon on a working day, in every thread: for who loads the example as it is today."""
    from participatie import klok

    moment = klok.lokaal(date(2026, 7, 1), 12)
    monkeypatch.setattr(klok, "_vast", ContextVar("stil", default=moment))
    return moment


# --- browser ----------------------------------------------------------------------------------------------------
def pytest_sessionstart(session):
    if not CHROMIUM and os.environ.get("CHROMIUM_VERPLICHT"):
        raise pytest.UsageError("CHROMIUM_VERPLICHT=1, en Chromium is er niet: apt-get install chromium.")


def pytest_collection_modifyitems(items):
    for item in items:
        if {"page", "context", "browser", "new_context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
        if not CHROMIUM and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="Chromium is er niet"))


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.section("LET OP: GEEN CHROMIUM", sep="!", red=True, bold=True)
        terminalreporter.write_line(
            "De browsertests zijn OVERGESLAGEN. Installeer Debians pakket chromium om ze te draaien.",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not (HIER / "static" / "dist").is_dir():
        pytest.fail("static/dist is er niet: draai eerst 'make assets'.")
    vlaggen = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    vlaggen += ["--disable-component-update", "--disable-sync"]
    vlaggen += ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": vlaggen}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
