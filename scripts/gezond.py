"""Health of one container: `python scripts/gezond.py web|beat`; exit code 0: well. The worker answers Celery's ping."""

import os
import sys
import time
import urllib.request
from pathlib import Path


def web() -> bool:
    # Django refuses an unknown Host, so the check comes in under the site's own name.
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    vraag = urllib.request.Request(
        "http://127.0.0.1:8000/gezond/", headers={"Host": "localhost" if host == "*" else host}
    )
    with urllib.request.urlopen(vraag, timeout=5) as antwoord:  # noqa: S310 - our own address
        return antwoord.status == 200


def beat() -> bool:
    # Beat writes its schedule to disk every three minutes.
    bestanden = Path(os.environ.get("BEAT_MAP") or os.environ.get("VAR_DIR", "var")).glob("beat-schema*")
    return any(time.time() - b.stat().st_mtime < 600 for b in bestanden)


if __name__ == "__main__":
    sys.exit(0 if {"web": web, "beat": beat}[sys.argv[1]]() else 1)
