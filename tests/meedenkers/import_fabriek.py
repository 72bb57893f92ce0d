"""Lists to import, made in the test: text, workbooks, and archives that mean harm."""

import io
import zipfile
from pathlib import Path

import openpyxl

from meedenkers import importeren
from participatie.accounts.models import User
from participatie.audit.actor import Actor
from participatie.gemeente.models import Thema, Wijk

DATA = Path(__file__).parents[2] / "meedenkers" / "voorbeelddata"
WIJKEN = (
    "Assendelft|Koog aan de Zaan|Kogerveld|Krommenie|Peldersveld|Poelenburg|Rooswijk|Westzaan|Wormerveer|Zaandam-Zuid"
)
THEMAS = (
    "Beschut werk|Dagbesteding|Huishoudelijke hulp|Jeugd|Mantelzorg|Opvoeden|Participatiewet|PGB|Schulden|Werk en "
    "inkomen|Wmo|Wonen met begeleiding"
)
KOP = "Naam;E-mail;Telefoon;Wijk;Leeftijd;Onderwerpen;Toestemming;Datum toestemming;Opmerkingen"


def lijsten():
    for naam in WIJKEN.split("|"):
        Wijk.objects.get_or_create(naam=naam)
    for naam in THEMAS.split("|"):
        Thema.objects.get_or_create(naam=naam)


def gebruiker(*rollen):
    return User.objects.create_user(f"import{User.objects.count()}@gemeente.example", naam="Ad Viseur", rollen=rollen)


def adviseur() -> Actor:
    return Actor.gebruiker(gebruiker("adviseur"))


def regel(**anders) -> str:
    velden = {
        "naam": "Ria Test",
        "email": "ria@post.example",
        "telefoon": "",
        "wijk": "",
        "leeftijd": "",
        "onderwerpen": "",
        "toestemming": "ja",
        "op": "2017-03-01",
        "opmerkingen": "",
    } | anders
    return ";".join('"' + w.replace('"', '""') + '"' for w in velden.values())


def lijst(*regels: str) -> bytes:
    return "\r\n".join([KOP, *regels]).encode()


def mensen(aantal: int, vanaf: int = 1) -> bytes:
    return lijst(*(regel(naam=f"Persoon {n}", email=f"p{n}@post.example") for n in range(vanaf, vanaf + aantal)))


def lees(inhoud: bytes, naam="lijst.csv", door=None, **kwargs):
    return importeren.lees_in(naam=naam, inhoud=inhoud, door=door or Actor.systeem("test"), wacht=True, **kwargs)


def importeer(inhoud: bytes, naam="lijst.csv", door=None, **kwargs):
    door = door or Actor.systeem("test")
    taak = lees(inhoud, naam, door, **kwargs)
    importeren.bevestigen(taak=taak, door=door)
    importeren.verwerk(taak.pk)
    taak.refresh_from_db()
    return taak


def voorbeeldlijst(door=None):
    return lees((DATA / "meedenkers-excel-latin1.csv").read_bytes(), "meedenkers-excel-latin1.csv", door)


def panellijst(door=None, panel="Werk en inkomen"):
    inhoud = (DATA / "panel-werk-en-inkomen.xlsx").read_bytes()
    return lees(inhoud, "panel-werk-en-inkomen.xlsx", door, panel_naam=panel)


def xlsx(*rijen, voor=()) -> bytes:
    werkmap = openpyxl.Workbook()
    for rij in (*voor, *rijen):
        werkmap.active.append(list(rij))
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def ods(inhoud: str, mimetype="application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    xml = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{inhoud}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/></manifest:manifest>'
    )
    return zip_van({"mimetype": mimetype, "content.xml": xml, "META-INF/manifest.xml": manifest})


def ods_rij(*cellen, herhaald="") -> str:
    return (
        f"<table:table-row{herhaald}>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in cellen
        )
        + "</table:table-row>"
    )


def zip_van(delen: dict[str, str | bytes], uit: bytes | None = None) -> bytes:
    """An archive; `uit`: start from another archive, `delen` replace or add."""
    alles = {}
    if uit:
        with zipfile.ZipFile(io.BytesIO(uit)) as oud:
            alles = {n: oud.read(n) for n in oud.namelist()}
    alles |= delen
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam, inhoud in alles.items():
            nieuw.writestr(naam, inhoud)
    return buffer.getvalue()


def met_blad(sheetdata: str) -> bytes:
    """A real workbook whose sheet holds other XML."""
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{sheetdata}</sheetData></worksheet>"
    )
    return zip_van({"xl/worksheets/sheet1.xml": xml}, xlsx(("Naam", "E-mail", "Toestemming")))
