"""`make run`: migrate, load the example into an empty database, then web, worker and beat until Ctrl-C.

The three are processes of their own, started and ended together. Beat is never inside the worker (`-B`): a worker
that was killed left its beat publishing.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

HIER = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
HOST = os.environ.get("HOST", "127.0.0.1")
WACHT = 10  # seconds between asking a process to end and killing it
ROLLEN = {
    "inwoner": "een bewoner met een account: /mijn/",
    "ambtenaar": "projecten, opvolging en de deur: /werkplek/",
    "adviseur": "alles van het dagelijkse werk: /werkplek/",
    "commissielid": "de weging toetsen: /commissie/",
    "beheerder": "lijsten, teksten en rollen: /beheer/",
}


def poort() -> int:
    """The port of PORT, free now; with a clear word when it is not."""
    tekst = os.environ.get("PORT") or "8000"
    if not tekst.isdigit() or not 0 < int(tekst) < 65536:
        sys.exit(f"PORT={tekst} is geen poortnummer. Bijvoorbeeld: PORT=8001 make run")
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((HOST, int(tekst)))
        except OSError as fout:
            sys.exit(
                f"Poort {tekst} is niet vrij ({fout.strerror}). Kies een andere: PORT={int(tekst) + 1} make run\n"
                "Of sluit eerst wat er al draait."
            )
    return int(tekst)


def processen(nummer: int) -> dict[str, list[str]]:
    celery = [str(BIN / "celery"), "-A", "participatie", "--quiet"]
    web = [str(BIN / "gunicorn"), "participatie.wsgi:application", f"--bind={HOST}:{nummer}"]
    web += ["--worker-class=gthread", "--workers=1", "--threads=8", "--log-level=warning", "--no-control-socket"]
    if os.environ.get("DEBUG"):
        web.append("--reload")
    return {
        "web": web,
        "worker": [*celery, "worker", "-P", "threads", "-c", "4", "-l", "warning", "--without-mingle"],
        "beat": [*celery, "beat", "-l", "warning", "--pidfile="],
    }


def start(opdracht: list[str]) -> subprocess.Popen:
    # An own session: Ctrl-C reaches this script only, which then ends all three in order. Should this script be
    # killed outright, the kernel tells them.
    if shutil.which("setpriv"):
        opdracht = ["setpriv", "--pdeathsig", "TERM", *opdracht]
    return subprocess.Popen(opdracht, cwd=HIER, start_new_session=True)


def stop(draait: dict[str, subprocess.Popen]) -> None:
    for soort in (signal.SIGTERM, signal.SIGKILL):
        for proces in draait.values():
            with contextlib.suppress(ProcessLookupError):  # the whole group, also when its leader is gone
                os.killpg(proces.pid, soort)
        einde = time.monotonic() + WACHT
        for proces in draait.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                proces.wait(max(0.1, einde - time.monotonic()))


def antwoordt(adres: str) -> bool:
    try:
        with urllib.request.urlopen(adres, timeout=5):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def gevallen(draait: dict[str, subprocess.Popen]) -> str | None:
    return next((naam for naam, proces in draait.items() if proces.poll() is not None), None)


def main() -> int:
    os.chdir(HIER)
    nummer = poort()
    adres = f"http://localhost:{nummer}"
    os.environ.setdefault("SITE_URL", adres)
    Path(os.environ.setdefault("VAR_DIR", str(HIER / "var")), "static").mkdir(parents=True, exist_ok=True)
    # From here on Ctrl-C and `kill` take the same way out: through the `finally`.
    for soort in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(soort, lambda *_: sys.exit(0))
    beheer = [sys.executable, "manage.py"]
    for opdracht in (["migrate", "--verbosity=0"], ["voorbeeld", "--als-leeg"]):
        code = subprocess.run([*beheer, *opdracht], check=False).returncode
        if code:
            print(f"'manage.py {opdracht[0]}' lukte niet; er is niets gestart.", file=sys.stderr)
            return code
    draait: dict[str, subprocess.Popen] = {}
    try:
        for naam, opdracht in processen(nummer).items():
            draait[naam] = start(opdracht)
        einde = time.monotonic() + 60
        while not antwoordt(f"http://127.0.0.1:{nummer}/gezond/") and not gevallen(draait):
            if time.monotonic() > einde:
                print("De site geeft na een minuut nog geen antwoord; alles stopt.", file=sys.stderr)
                return 1
            time.sleep(0.3)
        if not gevallen(draait):
            print(
                f"\n  De site staat klaar:  {adres}/\n"
                f"  Inloggen:             open {adres}/ontwikkeling/ en druk op de knop van een rol:\n"
                + "".join(f"      {rol:<18}{wat}\n" for rol, wat in ROLLEN.items())
                + f"  Mail en sms lezen:    {adres}/ontwikkeling/berichten/\n"
                "  Stoppen:              Ctrl-C\n",
                flush=True,
            )
        while not (naam := gevallen(draait)):
            time.sleep(0.5)
        print(f"'{naam}' is gestopt (code {draait[naam].returncode}); daarom stopt alles.", file=sys.stderr)
        return 1
    finally:
        for soort in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(soort, signal.SIG_IGN)
        stop(draait)


if __name__ == "__main__":
    sys.exit(main())
