"""Files that mean harm, within time and memory; and two thousand spoilt ones."""

import json
import os
import random
import time
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meedenkers import importeren
from meedenkers.importeren import kolommen, lezen
from meedenkers.importeren.bekenden import Bekenden
from meedenkers.importeren.resources import VoorbeeldResource
from meedenkers.importeren.schoonmaken import Lijsten, heeft_bsn
from meedenkers.models import Importrij, Importtaak, Meedenker, Uitkomst
from participatie.contacten.models import Bestand, Contact
from tests.meedenkers import import_fabriek as fabriek
from tests.meedenkers.test_import_bestanden import VIJANDIG
from tests.meedenkers.test_import_schermen import log_in

SECONDEN, MB = 2, 300
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def _met_deel(naam: str, inhoud) -> bytes:
    return fabriek.zip_van(
        {naam: inhoud}, fabriek.xlsx(("Naam", "E-mail", "Toestemming"), ("Ria", "r@p.example", "ja"))
    )


ERGER = VIJANDIG | {
    "xxe-blad": lambda: _met_deel(
        "xl/worksheets/sheet1.xml",
        f'{XXE}<worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>'),
    "xxe-teksten": lambda: _met_deel("xl/sharedStrings.xml", f"{XXE}<sst><si><t>&e;</t></si></sst>"),
    "xxe-ods": lambda: fabriek.zip_van({"content.xml": f"{XXE}<a>&e;</a>"}, fabriek.ods(fabriek.ods_rij("a", "b"))),
    "lachers-ods": lambda: fabriek.zip_van(
        {"content.xml": "<!DOCTYPE a [" + "".join(
            f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10)) + "]><a>&a9;</a>"},
        fabriek.ods(fabriek.ods_rij("a", "b"))),
    "miljoen-kolommen": lambda: fabriek.met_blad('<row r="1">' + "<c><v>1</v></c>" * 300_000 + "</row>"),
    "enorme-cel": lambda: b"naam;email;toestemming\n" + b"x" * 9_000_000 + b";r@post.example;ja\n",
    "csv-als-xlsm": lambda: b"PK\x05\x06" + b"\0" * 18,
    "zip-in-csv": lambda: b"naam;email\n" + fabriek.zip_van({"a": "b"}),
    "tar": lambda: b"lijst.csv" + b"\0" * 500 + b"ustar" + b"\0" * 8000,
    "diepe-xml": lambda: fabriek.met_blad("<row>" + "<c>" * 500_000),
    "sqlite": lambda: b"SQLite format 3\0" + b"\0\1" * 4000,
}  # fmt: skip


def gemeten(doe) -> tuple[str, float, float]:
    """(what came of it, seconds, megabytes above the loaded process), measured in a process of its own."""
    lezen_, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        try:
            with open("/proc/self/clear_refs", "w") as wissen:
                wissen.write("5")  # the peak starts again from here
            begin, vooraf = time.perf_counter(), _piek()
            try:
                doe()
                uitkomst = "gelezen"
            except ValidationError:
                uitkomst = "geweigerd"
            except BaseException as fout:  # noqa: BLE001 - told by the test
                uitkomst = repr(fout)[:200]
            os.write(schrijven, json.dumps([uitkomst, time.perf_counter() - begin, _piek() - vooraf]).encode())
        finally:
            os._exit(0)
    os.close(schrijven)
    with os.fdopen(lezen_) as stroom:
        tekst = stroom.read()
    os.waitpid(kind, 0)
    return tuple(json.loads(tekst or '["het proces is omgevallen", 99, 9999]'))


def _piek() -> float:
    with open("/proc/self/status") as status:
        return next(int(regel.split()[1]) / 1024 for regel in status if regel.startswith("VmHWM"))


@pytest.mark.parametrize("soort", ERGER)
def test_hostile_files_are_refused_within_two_seconds_and_300_mb(soort):
    inhoud = ERGER[soort]()
    uitkomst, seconden, mb = gemeten(lambda: lezen.lees("lijst.xlsx", inhoud))
    assert uitkomst == "geweigerd"
    assert seconden < SECONDEN
    assert mb < MB


def test_the_measure_itself_sees_time_and_memory():
    """The twin: what would be unpacked without the guard is seen by the measure."""
    bom = ERGER["liegende-zipbom"]()
    uitkomst, _seconden, mb = gemeten(lambda: zipfile.ZipFile(BytesIO(bom)).read("[Content_Types].xml"))
    assert (uitkomst, mb < 50) == ("gelezen", True)
    _uitkomst, seconden, mb = gemeten(lambda: (time.sleep(0), b"x" * 400 * 1024 * 1024))
    assert mb > MB
    assert seconden > 0


@pytest.mark.django_db
def test_hostile_files_on_the_screen_give_a_message_and_store_nothing(client):
    assert len(ERGER) >= 40
    log_in(client, fabriek.gebruiker("adviseur"))
    for soort, maak in ERGER.items():
        antwoord = client.post(
            reverse("meedenkers:import_nieuw"), {"bestand": SimpleUploadedFile("lijst.xlsx", maak() or b" ")}
        )
        assert antwoord.status_code == 200, soort
        assert antwoord.context["form"].errors["bestand"], soort
    assert not any(m.objects.exists() for m in (Importtaak, Importrij, Bestand, Contact, Meedenker))


# --- formulas and code inside a list that can be read -----------------------------------------------------------
@pytest.mark.django_db
def test_formulas_of_a_workbook_are_never_run_nor_stored():
    inhoud = fabriek.xlsx(
        ("Naam", "E-mail", "Toestemming"), ('=HYPERLINK("http://kwaad.example","Ria")', "r@post.example", "ja"),
        ("Ria", '=CONCAT("r","@post.example")', "ja"), ("Jan", "jan@post.example", "=TRUE()"),
    )  # fmt: skip
    taak = fabriek.lees(inhoud, "x.xlsx")
    assert set(taak.rijen.values_list("uitkomst", flat=True)) == {Uitkomst.GEWEIGERD}


# --- two thousand spoilt lists ----------------------------------------------------------------------------------
LIJSTEN = Lijsten(wijken={"noord": (1, "Noord"), "zuid": (2, "Zuid")}, themas={"wmo": (1, "Wmo")})
RIJEN = [
    fabriek.KOP.split(";"),
    *(
        f"Zoë Müller {n};p{n}@post.example;06 1234 56{n:02};Noord;{1950 + n};Wmo, PGB;ja;1-3-2017;é".split(";")
        for n in range(10)
    ),
]
TEKST = "\r\n".join(";".join(rij) for rij in RIJEN)
BRONNEN = [
    TEKST.encode(),
    TEKST.encode("cp1252"),
    TEKST.replace(";", "\t").encode("utf-16"),
    TEKST.replace(";", ",").encode("utf-8-sig"),
    fabriek.xlsx(*RIJEN, voor=[("Lijst",), ()]),
    fabriek.ods("".join(fabriek.ods_rij(*rij) for rij in RIJEN)),
]
LELIJK = [b"\0", b'"', b"\n", b"\r", b";", b"\xff\xfe", b"=cmd|' /C calc'!A0", b"123456782", b"\xe2\x80\xae"]
LELIJK += [b"<script>", b"\xf0\x9f\x92\xa9", b"'" * 40, b"9" * 400, b"1e999", b"-", b"&#0;", b"]]>", b"\x1b[31m"]


def bederf(inhoud: bytes, dobbel: random.Random) -> bytes:
    """A few bites out of a file, a few things put in, a part doubled or cut off; in an archive also inside a part."""
    if inhoud.startswith(b"PK") and dobbel.random() < 0.7:
        with zipfile.ZipFile(BytesIO(inhoud)) as archief:
            delen = {naam: archief.read(naam) for naam in archief.namelist()}
        naam = dobbel.choice([n for n in delen if "sheet" in n.lower() or n in ("content.xml", "xl/workbook.xml")])
        return fabriek.zip_van(delen | {naam: bederf(delen[naam], dobbel)})
    bederft = bytearray(inhoud)
    for _ in range(dobbel.randint(1, 6)):
        plek = dobbel.randrange(len(bederft) + 1)
        eind = min(len(bederft), plek + dobbel.choice([1, 2, 8, 60]))
        wat = dobbel.randrange(5)
        if wat == 0:
            bederft[plek:eind] = b""
        elif wat == 1:
            bederft[plek:plek] = dobbel.choice(LELIJK)
        elif wat == 2:
            bederft[plek:plek] = bederft[plek:eind] * dobbel.choice([2, 30])
        elif wat == 3:
            bederft[plek:eind] = dobbel.randbytes(eind - plek)
        elif dobbel.random() < 0.2:
            del bederft[plek:]
    return bytes(bederft)


def oordeel(inhoud: bytes) -> list:
    gelezen = lezen.lees("lijst.csv", inhoud)
    keuze = kolommen.kies(gelezen.bladen)
    if keuze.ontbreekt:
        return []
    voorbeeld = VoorbeeldResource(
        bekenden=Bekenden(), met_panel=False, lijsten=LIJSTEN, koppen=keuze.koppen, kolommen=keuze.kolommen
    )
    rijen = gelezen.bladen[keuze.blad].rijen[keuze.kop + 1 :]
    voorbeeld.import_data(voorbeeld.dataset(rijen, keuze.kop + 2), dry_run=False, raise_errors=False)
    assert len(voorbeeld.oordelen) == len(rijen)
    return voorbeeld.oordelen


@pytest.mark.parametrize("ronde", range(8))
def test_spoilt_lists_are_judged_or_refused_and_never_break(ronde, caplog):
    """8 × 250 = 2,000. No database, so that many can run: judging is where the text of a stranger is read."""
    gezien, meldingen = {"geweigerd": 0, "gelezen": 0}, set()
    for n in range(250):
        dobbel = random.Random(ronde * 1000 + n)
        inhoud = bederf(dobbel.choice(BRONNEN), dobbel)
        try:
            oordelen = oordeel(inhoud)
        except ValidationError as fout:
            gezien["geweigerd"] += 1
            meldingen.update(fout.messages)
            continue
        gezien["gelezen"] += 1
        for o in oordelen:
            tekst = json.dumps([o.regel, o.uitkomst, o.reden, o.waarschuwingen, o.gegevens])
            assert "\\u0000" not in tekst
            if o.uitkomst == Uitkomst.NIEUW:
                g = o.gegevens
                assert 0 < len(g["naam"]) <= 120
                assert g["email"] or g["telefoon"]
                assert g["naam"][0] not in "=+-@"
                assert not heeft_bsn(g["naam"])
    assert all(m.endswith(".") for m in meldingen)
    assert min(gezien.values()) > 20  # both happen, so that neither is a test of nothing
    # A line that nobody thought of is refused on its own, and said in the log: there are none.
    assert "niet te lezen" not in caplog.text


@pytest.mark.django_db
def test_spoilt_lists_through_the_whole_house_store_all_or_nothing(client):
    log_in(client, fabriek.gebruiker("adviseur"))
    for n in range(40):
        dobbel = random.Random(90_000 + n)
        inhoud = bederf(dobbel.choice(BRONNEN), dobbel)
        antwoord = client.post(
            reverse("meedenkers:import_nieuw"), {"bestand": SimpleUploadedFile("lijst.csv", inhoud)}, follow=True
        )
        assert antwoord.status_code == 200
        taak = Importtaak.objects.first()
        if taak is None or taak.status != "ingelezen" or taak.kolommen["ontbreekt"]:
            continue
        voor = Meedenker.objects.count()
        client.post(reverse("meedenkers:import_bevestigen", args=[taak.pk]))
        tellingen = importeren.verwerk(taak.pk)
        assert Meedenker.objects.count() == voor + tellingen["nieuw"]
    assert Meedenker.objects.count() == Contact.objects.count() > 0
