"""Tables as a file to download: CSV that a Dutch Excel opens, or a workbook. No cell of it is a formula."""

import re

import tablib
from django.http import HttpResponse
from django.utils.text import slugify

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot hold
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def veilig(tekst: str) -> str:
    """A cell that no spreadsheet program takes for a formula; "+31 6 …" stays a phone number."""
    if tekst[:1] in FORMULETEKENS and not (tekst.startswith("+") and tekst[1:].replace(" ", "").isdigit()):
        return f"'{tekst}"
    return tekst


def als_bestand(tabel: tablib.Dataset, *, naam: str, soort: str) -> HttpResponse:
    """Every cell as text: a number of a phone or an address keeps its zeros and its plus."""
    veilige = tablib.Dataset(
        *([veilig(_STUUR.sub("", "" if cel is None else str(cel))) for cel in rij] for rij in tabel),
        headers=[veilig(str(kop)) for kop in tabel.headers],
        title=naam[:30],
    )
    # In CSV the mark at the beginning tells Excel that this is UTF-8.
    inhoud = veilige.export("xlsx") if soort == "xlsx" else "\ufeff" + veilige.export("csv", delimiter=";")
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[soort])
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{slugify(naam) or "lijst"}.{soort}"'
    return antwoord
