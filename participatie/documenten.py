"""Documents: tagged PDF (PDF/UA-1, which a screen reader can follow), made by Typst.

A template is a .typ file in templates/documenten/. What people typed goes to it as data (JSON in `sys.inputs`) and is
never markup, so no text of theirs can format, read a file or break the page.
"""

import json
import re
import unicodedata

import typst
from django.conf import settings
from django.utils.translation import get_language

from participatie import klok
from participatie.gemeente.models import Gemeente
from participatie.ui.templatetags.ui import datum

SJABLONEN = settings.BASE_DIR / "templates" / "documenten"
ONBEKEND_TEKEN = "□"  # the fonts of the compiler know it
MAX_POGINGEN = 25
_NIET_TE_TONEN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
# What is left when somebody wrote in many letters that no font has: Latin, Greek, Cyrillic and signs.
_ZEKER = re.compile(r"[^\n\t\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2027\u20ac\u25a1]")


def maak_pdf(sjabloon: str, gegevens: dict) -> bytes:
    """The PDF of `templates/documenten/<sjabloon>.typ`, whose `gegevens()` gives it these data (JSON-able).

    Added by itself: `taal` ("nl", "en"), `dag` (today, as people write it), `gemeente` (naam, telefoon, openingstijden,
    email) and `tekens_vervangen`: whether letters that cannot be printed became a □. Raises typst.TypstError when the
    template itself is wrong.
    """
    alles = _per_tekst(_vast() | gegevens, _zonder_stuurtekens)
    vervangen: set[str] = set()
    for poging in range(MAX_POGINGEN + 1):
        try:
            return _zet(sjabloon, alles)
        except typst.TypstError as fout:
            gevonden = _NIET_TE_TONEN.search(fout.message)
            if not gevonden or poging == MAX_POGINGEN:
                raise
            vervangen |= set(_CODE.sub(lambda c: chr(int(c[1], 16)), gevonden[1]))
            laatste = poging == MAX_POGINGEN - 1
            alles = _per_tekst(alles, _alleen_zeker if laatste else _zonder(vervangen)) | {"tekens_vervangen": True}
    raise AssertionError("onbereikbaar")


def _vast() -> dict:
    gemeente = Gemeente.huidig()
    return {
        "taal": (get_language() or "nl")[:2],
        "dag": datum(klok.vandaag()),
        "gemeente": {n: getattr(gemeente, n) for n in ("naam", "sitenaam", "telefoon", "openingstijden", "email")},
        "tekens_vervangen": False,
    }


def _zet(sjabloon: str, gegevens: dict) -> bytes:
    return typst.compile(
        str(SJABLONEN / f"{sjabloon}.typ"),
        root=str(SJABLONEN),
        ignore_system_fonts=True,  # the same document on every machine
        sys_inputs={"gegevens": json.dumps(gegevens, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(klok.nu().timestamp()),
    )


def _per_tekst(waarde, maak):
    """The same data with every text in it passed through `maak`; keys are ours and stay."""
    if isinstance(waarde, dict):
        return {sleutel: _per_tekst(w, maak) for sleutel, w in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_per_tekst(w, maak) for w in waarde]
    # Also a lazy translation becomes text here; numbers, yes/no and nothing stay what they are.
    return waarde if waarde is None or isinstance(waarde, bool | int | float) else maak(str(waarde))


def _zonder_stuurtekens(tekst: str) -> str:
    return "".join(t for t in tekst if t in "\n\t" or unicodedata.category(t) not in ("Cc", "Cs", "Co", "Cn"))


def _zonder(tekens: set[str]):
    return lambda tekst: "".join(ONBEKEND_TEKEN if t in tekens else t for t in tekst)


def _alleen_zeker(tekst: str) -> str:
    return _ZEKER.sub(ONBEKEND_TEKEN, tekst)
