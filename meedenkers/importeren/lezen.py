"""From the bytes of an upload to tables of text, within limits that hold before anything is unpacked or parsed.

What comes out is safe to keep: text as UTF-8, a spreadsheet as a fresh archive with only its XML parts.
"""

import csv
import datetime
import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from xml.parsers import expat

import charset_normalizer
import python_calamine
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participatie.contacten.bestanden import MAX_BYTES
from participatie.ui.tabellen import FORMULETEKENS

MAX_RIJEN = 20_000
MAX_KOLOMMEN = 60
MAX_CELLEN = 1_500_000  # calamine keeps a sheet as one dense block: height times width, also where it is empty
MAX_UITGEPAKT = 40 * 1024 * 1024
MAX_VERHOUDING = 100  # real sheets pack 10 to 30 times; a bomb packs a thousand times
SPEELRUIMTE = 50  # rows above the header, and the total line under the list

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SOORTEN = {"text/csv", XLSX, ODS}


@dataclass(frozen=True)
class Blad:
    naam: str
    rijen: list[list[str]]


@dataclass(frozen=True)
class Gelezen:
    """`naam` and `inhoud`: the file as we keep it until the import ends."""

    naam: str
    inhoud: bytes
    bladen: list[Blad]


def _weiger(tekst: str):
    return ValidationError(tekst)


def lees(naam: str, inhoud: bytes) -> Gelezen:
    """Raises ValidationError with a message for the user."""
    if len(inhoud) > MAX_BYTES:
        raise _weiger(_("Het bestand is te groot. Kies een bestand van hooguit 10 MB."))
    if not inhoud.strip():
        raise _weiger(_("Het bestand is leeg."))
    stam = PurePath(naam.replace("\\", "/")).stem[:150] or "lijst"
    if inhoud.startswith(b"PK"):
        soort, schoon = _schone_zip(inhoud)
        gelezen = Gelezen(f"{stam}.{soort}", schoon, _lees_werkmap(schoon))
    elif inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise _weiger(_("Dit is een oud of beveiligd Excel-bestand. Sla het op als .xlsx zonder wachtwoord."))
    else:
        tekst = _decodeer(inhoud)
        gelezen = Gelezen(f"{stam}.csv", tekst.encode(), [Blad("", _lees_csv(tekst))])
    for blad in gelezen.bladen:
        _begrens(blad.rijen)
    if not any(any(cel for cel in rij) for blad in gelezen.bladen for rij in blad.rijen):
        raise _weiger(_("Er staan geen gegevens in dit bestand."))
    return gelezen


def _begrens(rijen: list[list[str]]) -> None:
    """Drop what is empty at the right and below (left-over formatting), then count."""
    for rij in rijen:
        while rij and not rij[-1]:
            rij.pop()
    while rijen and not rijen[-1]:
        rijen.pop()
    if len(rijen) > MAX_RIJEN + 1:
        raise _te_lang()
    if any(len(rij) > MAX_KOLOMMEN for rij in rijen):
        raise _te_breed()


def _te_lang():
    return _weiger(_("Er staan meer dan 20.000 regels in dit bestand. Verdeel de lijst over meer bestanden."))


def _te_breed():
    return _weiger(_("Er staan meer dan 60 kolommen in dit bestand. Haal weg wat niet nodig is."))


def _niet_te_lezen():
    return _weiger(_("Dit bestand kunnen wij niet lezen. Sla de lijst opnieuw op als .xlsx, .ods of .csv."))


# --- text -------------------------------------------------------------------------------------------------------
_BINAIR = (b"MZ", b"%PDF", b"\x7fELF", b"{\\rtf", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"Rar!", b"7z\xbc")
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Letters that Dutch lists really hold beside a to z; which reading of the bytes gives most of them is the right one.
_GEWOON = set("áàâäãåçéèêëíìîïñóòôöõøúùûüýÿßÁÀÂÄÅÇÉÈÊËÍÌÎÏÑÓÒÔÖØÚÙÛÜ€’‘“”–—…•©®°²½´`§±ğşıŞİćčšžłńęąœŒ")


def _decodeer(inhoud: bytes) -> str:
    if inhoud.startswith(_BINAIR) or re.match(rb"\s*<(?:!doctype|html|\?xml|table)", inhoud[:200], re.IGNORECASE):
        raise _niet_te_lezen()
    try:
        if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
            tekst = inhoud.decode("utf-16")
        elif (nullen := inhoud[:2000].count(0)) > len(inhoud[:2000]) // 4:
            even = inhoud[:2000:2].count(0)
            tekst = inhoud.decode("utf-16-be" if even > nullen // 2 else "utf-16-le")
        else:
            tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in inhoud:
            raise _niet_te_lezen() from None
        tekst = _acht_bits(inhoud)
    proef = tekst[:200_000]
    if "\0" in tekst or len(_STUUR.findall(proef)) > max(3, len(proef) // 500):
        raise _niet_te_lezen()
    return tekst


def _acht_bits(inhoud: bytes) -> str:
    """Windows, old DOS or old Mac? Judged on the bytes that differ; charset-normalizer is asked when none fits."""
    vreemd = bytes(b for b in inhoud if b > 127)[:20_000]
    punten = Counter()
    for codering in ("cp1252", "cp850", "mac_roman"):
        letters = vreemd.decode(codering, errors="replace")
        # Capitals with accents are rare: cp850 and mac_roman turn common letters into them and into symbols.
        punten[codering] = sum(3 if c in _GEWOON and c.islower() else 1 if c in _GEWOON else 0 for c in letters)
    codering, beste = punten.most_common(1)[0]
    if beste < len(vreemd):
        monster = b"\n".join(r for r in inhoud.splitlines() if any(b > 127 for b in r))[:20_000]
        gevonden = charset_normalizer.from_bytes(monster).best()
        codering = gevonden.encoding if gevonden else "cp1252"
    return inhoud.decode(codering, errors="replace")


def _lees_csv(tekst: str) -> list[list[str]]:
    teken = _scheidingsteken(tekst)
    kapot = _weiger(_("Dit bestand is niet goed opgebouwd. Misschien staat er ergens een aanhalingsteken te veel."))
    if _open_einde(tekst, teken):
        raise kapot
    rijen = []
    try:
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=teken):
            if len(rijen) > MAX_RIJEN + SPEELRUIMTE:
                raise _te_lang()
            if len(rij) > 20 * MAX_KOLOMMEN:
                raise _te_breed()
            rijen.append([cel_tekst(cel) for cel in rij])
    except csv.Error:
        raise kapot from None
    return rijen


def _open_einde(tekst: str, teken: str) -> bool:
    """A quotation mark that is never closed would swallow all people under it into one cell."""
    try:
        for _rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True):
            pass
    except csv.Error as fout:
        return "unexpected end" in str(fout)
    return False


def _scheidingsteken(tekst: str) -> str:
    """The character that cuts the first rows in the same number of columns, as many as possible."""
    begin = tekst[:50_000]
    punten = {}
    for teken in ";,\t|":
        breedtes = []
        try:
            for rij in csv.reader(io.StringIO(begin, newline=""), delimiter=teken):
                if any(cel.strip() for cel in rij):
                    breedtes.append(len(rij))
                if len(breedtes) >= 60:
                    break
        except csv.Error:
            continue
        if not breedtes:
            continue
        breedte, keer = Counter(breedtes).most_common(1)[0]
        punten[teken] = (breedte > 1) * keer / len(breedtes) * min(breedte, MAX_KOLOMMEN)
    return max(punten, key=punten.get) if any(punten.values()) else ";"


# --- workbooks --------------------------------------------------------------------------------------------------
def _schone_zip(inhoud: bytes) -> tuple[str, bytes]:
    """Look at the central directory first; then copy the XML parts, each no longer than it says.

    The copy is what the parser gets: what an archive hides in sizes that lie never reaches it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
            soort = _soort_archief(archief, delen)
            uit = io.BytesIO()
            cellen = 0
            with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as schoon:
                # The kind of an .ods is known by its first part, which is not packed.
                for deel in sorted(delen, key=lambda d: d.filename != "mimetype"):
                    if not deel.filename.lower().endswith((".xml", ".rels")) and deel.filename != "mimetype":
                        continue
                    # read(n) inflates no more than n bytes; read() would inflate all at once.
                    with archief.open(deel) as stroom:
                        bytes_ = stroom.read(deel.file_size + 1)
                    # No office program writes a document type: entities in it point at files, or grow without end.
                    if b"\0" in bytes_ or b"<!DOCTYPE" in bytes_:
                        raise _niet_te_lezen()
                    if b"sheetData" in bytes_:
                        cellen += _Afmeting().van_xlsx(bytes_)
                    elif deel.filename == "content.xml":
                        cellen += _Afmeting().van_ods(bytes_)
                    if cellen > MAX_CELLEN:
                        raise _te_lang()
                    hoe = zipfile.ZIP_STORED if deel.filename == "mimetype" else zipfile.ZIP_DEFLATED
                    schoon.writestr(deel.filename, bytes_, compress_type=hoe)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _niet_te_lezen() from None
    except (ValueError, IndexError, KeyError, UnicodeError):
        raise _niet_te_lezen() from None
    return soort, uit.getvalue()


def _soort_archief(archief: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> str:
    namen = [deel.filename for deel in delen]
    klein = {naam.lower() for naam in namen}
    if any(deel.flag_bits & 1 for deel in delen):
        raise _weiger(_("Dit bestand is beveiligd met een wachtwoord. Sla het op zonder wachtwoord."))
    if any("vbaproject" in naam or "macrosheets" in naam for naam in klein):
        raise _weiger(_("In dit bestand zitten macro's. Sla de lijst op als .xlsx, zonder macro's."))
    if len(klein) != len(namen) or len(namen) > 2000:
        raise _niet_te_lezen()
    te_groot = sum(deel.file_size for deel in delen) > MAX_UITGEPAKT or any(
        deel.file_size > 1024 * 1024 and deel.file_size > MAX_VERHOUDING * max(deel.compress_size, 1) for deel in delen
    )
    if te_groot:
        raise _weiger(_("Dit bestand is uitgepakt veel te groot. Maak een nieuw bestand met alleen de lijst."))
    if any(deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for deel in delen):
        raise _niet_te_lezen()
    if "xl/workbook.xml" in klein:
        return "xlsx"
    if "content.xml" in namen and "mimetype" in namen:
        with archief.open("mimetype") as stroom:
            if stroom.read(100).decode("ascii", "replace").strip() == ODS:
                return "ods"
    raise _weiger(_("Dit is geen lijst die wij kunnen lezen. Kies een bestand van het soort .xlsx, .ods of .csv."))


class _Afmeting:
    """Height times width of a sheet, read from its XML without building it. Stops at the first cell too far."""

    def van_xlsx(self, xml: bytes) -> int:
        self.rij = self.kolom = self.hoogte = self.breedte = 0
        lezer = expat.ParserCreate()
        lezer.StartElementHandler = self._xlsx
        lezer.Parse(xml, True)
        return self.hoogte * self.breedte

    def _xlsx(self, naam: str, attrs: dict) -> None:
        naam = naam.rpartition(":")[2]
        if naam == "row":
            self.rij = int(attrs["r"]) if "r" in attrs else self.rij + 1
            self.kolom = 0
            # A row number does not count before there is a cell in it: a whole column with a colour is no list.
        elif naam == "c":
            if "r" in attrs:
                letters = attrs["r"].rstrip("0123456789")
                self.kolom = 0
                for letter in letters.upper():
                    self.kolom = self.kolom * 26 + ord(letter) - 64
                self.rij = int(attrs["r"][len(letters) :])
            else:
                self.kolom += 1
            self.hoogte = max(self.hoogte, self.rij)
            self.breedte = max(self.breedte, self.kolom)
            if self.hoogte * self.breedte > MAX_CELLEN:
                raise _te_lang() if self.hoogte > MAX_RIJEN else _te_breed()

    def van_ods(self, xml: bytes) -> int:
        self.totaal = self.hoogte = self.breedte = self.rij = self.kolom = self.keer = 0
        lezer = expat.ParserCreate()
        lezer.StartElementHandler = self._ods
        lezer.EndElementHandler = self._ods_einde
        lezer.Parse(xml, True)
        return self.totaal

    def _ods(self, naam: str, attrs: dict) -> None:
        naam = naam.rpartition(":")[2]
        herhaald = {k.rpartition(":")[2]: v for k, v in attrs.items()}
        if naam == "table":
            self.hoogte = self.breedte = self.rij = 0
        elif naam == "table-row":
            self.keer = int(herhaald.get("number-rows-repeated", 1))
            self.kolom = 0
            self.vol = 0
        elif naam in ("table-cell", "covered-table-cell"):
            self.kolom += int(herhaald.get("number-columns-repeated", 1))
            if "value-type" in herhaald:
                self._tel_vol()
        elif naam == "p":
            self._tel_vol()

    def _tel_vol(self) -> None:
        self.vol = self.kolom
        self.breedte = max(self.breedte, self.kolom)
        self.hoogte = max(self.hoogte, self.rij + self.keer)
        if self.totaal + self.hoogte * self.breedte > MAX_CELLEN:
            raise _te_lang() if self.hoogte > MAX_RIJEN else _te_breed()

    def _ods_einde(self, naam: str) -> None:
        naam = naam.rpartition(":")[2]
        if naam == "table-row":
            self.rij += self.keer
        elif naam == "table":
            self.totaal += self.hoogte * self.breedte


def _lees_werkmap(inhoud: bytes) -> list[Blad]:
    try:
        map_ = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        return [
            Blad(
                naam,
                [
                    [cel_tekst(cel) for cel in rij]
                    for rij in map_.get_sheet_by_name(naam).to_python(skip_empty_area=False)
                ],
            )
            for naam in map_.sheet_names[:50]
        ]
    except (python_calamine.CalamineError, OSError, ValueError, TypeError):
        raise _niet_te_lezen() from None
    except BaseException as fout:
        # A panic in the Rust parser is no Exception, and says nothing that helps the user.
        if type(fout).__name__ != "PanicException":
            raise
        raise _niet_te_lezen() from None


_ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def cel_tekst(waarde) -> str:
    """One cell as a person reads it; without what cannot be seen or kept."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    if isinstance(waarde, datetime.datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    tekst = str(waarde).replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", "\n").replace("\r", "\n")
    tekst = _ONZICHTBAAR.sub("", tekst).strip()
    # What we made harmless in a file that we gave out (participatie.ui.tabellen.veilig) comes back as it was.
    return tekst[1:] if tekst[:1] == "'" and tekst[1:2] in FORMULETEKENS else tekst
