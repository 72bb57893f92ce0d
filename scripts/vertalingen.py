"""Are all texts of the site in locale/en? Looks in a copy, so that nothing in the checkout changes; exit code 1 if not.

Asks Debian's package gettext, as `make messages` does.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

HIER = Path(__file__).resolve().parent.parent
OPDRACHT = ["makemessages", "-l", "en", "-d", "django", "--no-location", "--no-obsolete", "--no-wrap"]
NIET_IN = ["-i", "static", "-i", "tests"]


def bronnen() -> list[str]:
    uit = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HIER,
        capture_output=True,
        text=True,
        check=True,
    )
    return [naam for naam in uit.stdout.splitlines() if naam.endswith((".py", ".html", ".txt", ".po"))]


def ontbreekt(map_: Path) -> list[str]:
    """Texts without a translation, or with a guessed one, after collecting them anew in `map_`."""
    for naam in bronnen():
        if (HIER / naam).is_file():
            (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HIER / naam, map_ / naam)
    omgeving = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")} | {"VAR_DIR": str(map_)}
    subprocess.run(
        [sys.executable, "manage.py", *OPDRACHT, *NIET_IN], cwd=map_, env=omgeving, check=True, capture_output=True
    )
    with (map_ / "locale/en/LC_MESSAGES/django.po").open("rb") as bestand:
        teksten = [tekst for tekst in read_po(bestand, locale="en") if tekst.id]
    return [str(tekst.id) for tekst in teksten if tekst.fuzzy or not all(vormen(tekst.string))]


def vormen(waarde) -> tuple[str, ...]:
    return waarde if isinstance(waarde, tuple) else (waarde,)


def main() -> int:
    if not shutil.which("xgettext"):
        print("gettext is er niet: niet gekeken of alle teksten vertaald zijn.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with tempfile.TemporaryDirectory() as map_:
        weg = ontbreekt(Path(map_))
    for tekst in weg:
        print(f"niet vertaald: {tekst}", file=sys.stderr)
    if weg:
        print(f"{len(weg)} teksten zijn niet vertaald: draai 'make messages' en vul locale/en aan.", file=sys.stderr)
    return bool(weg)


if __name__ == "__main__":
    sys.exit(main())
