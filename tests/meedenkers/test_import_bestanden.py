"""From bytes to a table: the ways lists really come, and files that mean harm."""

import io
import random
import struct
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError

from meedenkers.importeren import lezen
from meedenkers.importeren.kolommen import kies, stel_voor
from tests.meedenkers import import_fabriek as fabriek

ZINNEN = "Naam ;E-mail; Toestemming \r\nZoë Müller;zoe@post.example;ja\r\n"


def rijen(inhoud: bytes, naam="lijst.csv"):
    return lezen.lees(naam, inhoud).bladen[0].rijen


# --- text -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "inhoud",
    [
        ZINNEN.encode(),
        ZINNEN.encode("utf-8-sig"),
        ZINNEN.encode("cp1252"),
        ZINNEN.encode("cp850"),
        ZINNEN.encode("mac_roman"),
        ZINNEN.encode("utf-16"),
        ZINNEN.encode("utf-16-le"),
        ZINNEN.encode("utf-16-be"),
        ZINNEN.replace("\r\n", "\n").encode("latin-1"),
        ZINNEN.replace("\r\n", "\r").encode(),
    ],
    ids=["utf8", "bom", "windows", "dos", "mac", "utf16", "utf16le", "utf16be", "latin1", "oude-mac-regels"],
)
def test_every_encoding_reads_the_same(inhoud):
    assert rijen(inhoud) == [["Naam", "E-mail", "Toestemming"], ["Zoë Müller", "zoe@post.example", "ja"]]


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_delimiter_is_found_out(teken):
    tekst = f'naam{teken}email{teken}opmerking\n"Ria; de, Test|x"{teken}r@post.example{teken}"twee\nregels"\n'
    assert rijen(tekst.encode())[1] == ["Ria; de, Test|x", "r@post.example", "twee\nregels"]


def test_a_name_without_extension_and_txt_are_read_as_text():
    assert lezen.lees("lijst.txt", ZINNEN.encode()).naam == "lijst.csv"
    assert lezen.lees("..\\..\\map/lijst", ZINNEN.encode()).naam == "lijst.csv"


def test_invisible_characters_are_dropped():
    assert rijen("naam;e\u200bmail\n\u202eRia\u00a0 Test ;x\x0b\n".encode())[1] == ["Ria  Test", "x"]


# --- workbooks --------------------------------------------------------------------------------------------------
def test_list_on_any_sheet_under_title_rows():
    gelezen = lezen.lees("panel.xlsx", (fabriek.DATA / "panel-werk-en-inkomen.xlsx").read_bytes())
    keuze = kies(gelezen.bladen)
    assert (gelezen.bladen[keuze.blad].naam, keuze.kop, keuze.ontbreekt) == ("Panelleden", 2, [])


def test_numbers_dates_and_booleans_of_a_workbook():
    import datetime

    inhoud = fabriek.xlsx(("a", "b", "c", "d"), (1981, datetime.datetime(2017, 3, 1), True, 612345678.0))
    assert rijen(inhoud)[1] == ["1981", "2017-03-01", "ja", "612345678"]


def test_ods():
    blad = fabriek.ods_rij("Naam", "E-mail", "Toestemming") + fabriek.ods_rij("Ria", "r@post.example", "ja")
    leeg = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert rijen(fabriek.ods(blad + leeg), "x.ods")[1] == ["Ria", "r@post.example", "ja"]


def test_left_over_formatting_below_and_beside_is_no_data():
    inhoud = fabriek.met_blad(
        '<row r="1"><c r="A1"><v>1</v></c><c r="ZZ1"/></row><row r="2"><c r="A2"><v>2</v></c></row><row r="900"/>'
    )
    assert rijen(inhoud) == [["1"], ["2"]]


# --- columns ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("koppen", "veld", "kolom"),
    [
        (["Naam ", "E-mail", "Datum toest.", "Toestemming"], "toestemming", 3),
        (["Naam ", "E-mail", "Datum toest.", "Toestemming"], "toestemming_op", 2),
        (["Voornaam", "Tussenv.", "Achternaam"], "tussenvoegsel", 1),
        (["Mailadres cliënt", "Mobiel nr."], "email", 0),
        (["Mailadres cliënt", "Mobiel nr."], "mobiel", 1),
        (["Geboortedatum (dd-mm-jjjj)"], "leeftijd", 0),
        (["AKKOORD AVG?", "Datum akkoord AVG"], "toestemming_op", 1),
        (["Geb.jaar / leeftijd"], "leeftijd", 0),
        (["Thema's"], "onderwerpen", 0),
        (["Straatnaam", "Naam organisatie"], "naam", None),
    ],
)
def test_columns_are_proposed_from_the_header(koppen, veld, kolom):
    assert stel_voor(koppen).get(veld) == kolom


def test_a_list_without_header_loses_no_first_person():
    keuze = kies(lezen.lees("x.csv", b"Ria;ria@post.example;ja\nJan;jan@post.example;ja\n").bladen)
    assert keuze.kop == -1
    assert keuze.ontbreekt == ["naam", "email", "toestemming"]
    assert keuze.koppen == ["Kolom 1", "Kolom 2", "Kolom 3"]


# --- files that mean harm ---------------------------------------------------------------------------------------
def bom() -> bytes:
    return fabriek.zip_van({"xl/sharedStrings.xml": b"<si/>" * 10_000_000}, fabriek.xlsx(("Naam",)))


def liegende_bom() -> bytes:
    """Says in its directory that a part is small; unpacks to 200 MB."""
    inhoud = bytearray(fabriek.zip_van({"xl/sharedStrings.xml": b"\0" * 200_000_000}, fabriek.xlsx(("Naam",))))
    for kop, plek in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        plaats = -1
        while (plaats := inhoud.find(kop, plaats + 1)) >= 0:
            if struct.unpack_from("<I", inhoud, plaats + plek)[0] == 200_000_000:
                struct.pack_into("<I", inhoud, plaats + plek, 5000)
    return bytes(inhoud)


def geneste_bom() -> bytes:
    binnen = fabriek.zip_van({"a": b"\0" * 5_000_000})
    return fabriek.zip_van({f"{n}.zip": binnen for n in range(3000)})


def wachtwoord() -> bytes:
    inhoud = bytearray(fabriek.xlsx(("Naam", "E-mail")))
    inhoud[inhoud.find(b"PK\x01\x02") + 8] |= 1
    return bytes(inhoud)


def dubbele_delen() -> bytes:
    uit = io.BytesIO(fabriek.xlsx(("Naam",)))
    with zipfile.ZipFile(uit, "a") as archief, pytest.warns(UserWarning, match="Duplicate"):
        archief.writestr("xl/workbook.xml", "<x/>")
    return uit.getvalue()


def lachers() -> bytes:
    entiteiten = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10))
    return fabriek.zip_van({"xl/worksheets/sheet1.xml": f"<!DOCTYPE x [{entiteiten}]><sheetData>&a9;</sheetData>"},
                           fabriek.xlsx(("Naam",)))  # fmt: skip


VIJANDIG = {
    "leeg": lambda: b"",
    "wit": lambda: b" \n\n ",
    "alleen-scheidingstekens": lambda: b";;;;\n;;;;\n",
    "te-groot": lambda: b"a;b\n" * (3 * 1024 * 1024),
    "te-veel-regels": lambda: b"naam;email\n" + b"Ria;r@post.example\n" * 20_500,
    "te-breed": lambda: (";".join(f"k{n}" for n in range(61)) + "\n").encode(),
    "heel-breed": lambda: b";" * 4_000_000,
    "exe": lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 20,
    "exe-zonder-nul": lambda: b"MZ" + b"abc;def\n" * 50,
    "elf": lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 200,
    "pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "rtf": lambda: b"{\\rtf1 Naam}",
    "html-als-xls": lambda: b"<html><table><tr><td>Naam</td></tr></table></html>",
    "xml": lambda: b'<?xml version="1.0"?><Workbook/>',
    "oud-excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "ruis": lambda: random.Random(1).randbytes(50_000),
    "nullen": lambda: b"\0" * 50_000,
    "half-utf16": lambda: "Naam;E-mail\nRia;x".encode("utf-16") + b"\xd8",
    "half-open-aanhalingsteken": lambda: b'naam;email\n"Ria;r@post.example\n' + b"Jan;j@post.example\n" * 9000,
    "half-open-in-kleine-lijst": lambda: b'naam;email\n"Ria;r@post.example\nJan;j@post.example\n',
    "zip": lambda: fabriek.zip_van({"lees.txt": "hallo"}),
    "docx": lambda: fabriek.zip_van({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}),
    "xlsm": lambda: fabriek.zip_van({"xl/vbaProject.bin": b"x"}, fabriek.xlsx(("Naam",))),
    "macroblad": lambda: fabriek.zip_van({"xl/macrosheets/sheet1.xml": b"<x/>"}, fabriek.xlsx(("Naam",))),
    "wachtwoord": wachtwoord,
    "halve-zip": lambda: fabriek.xlsx(("Naam", "E-mail"))[:-200],
    "gescheurd": lambda: b"PK\x03\x04" + b"x" * 5000,
    "zipbom": bom,
    "liegende-zipbom": liegende_bom,
    "geneste-zipbom": geneste_bom,
    "dubbele-delen": dubbele_delen,
    "lachers": lachers,
    "verre-cel": lambda: fabriek.met_blad('<row r="1"><c r="A1"><v>1</v></c></row>'
                                          '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "verre-cel-kleine-letters": lambda: fabriek.met_blad('<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>'),
    "verre-lege-cel": lambda: fabriek.met_blad('<row r="1"><c r="A1"><v>1</v></c></row>'
                                               '<row r="1048576"><c r="XFD1048576"/></row>'),
    "rijen-zonder-nummer": lambda: fabriek.met_blad("".join(f"<row a='{n}'/>" for n in range(30_000))
                                                    + "<row>" + "<c><v>1</v></c>" * 200 + "</row>"),
    "onmogelijk-adres": lambda: fabriek.met_blad('<row r="1"><c r="1A"><v>1</v></c></row>'),
    "negatief-adres": lambda: fabriek.met_blad('<row r="-5"><c r="A"><v>1</v></c></row>'),
    "enorm-adres": lambda: fabriek.met_blad('<row r="1"><c r="AAAAAAAAAA99999999999999"><v>1</v></c></row>'),
    "xml-kapot": lambda: fabriek.met_blad("<row><c>"),
    "utf16-xml": lambda: fabriek.zip_van(
        {"xl/worksheets/sheet1.xml": "<sheetData><row/></sheetData>".encode("utf-16")}, fabriek.xlsx(("Naam",))),
    "geen-bladen": lambda: fabriek.zip_van({"xl/workbook.xml": "<workbook/>"}, fabriek.xlsx(("Naam",))),
    "ods-herhaalde-rijen": lambda: fabriek.ods(
        fabriek.ods_rij("a", "b", herhaald=' table:number-rows-repeated="1048576"')),
    "ods-herhaalde-cellen": lambda: fabriek.ods(
        '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="9999999">'
        "<text:p>x</text:p></table:table-cell></table:table-row>"),
    "ods-rare-getallen": lambda: fabriek.ods('<table:table-row table:number-rows-repeated="x"/>'),
    "ods-andere-soort": lambda: fabriek.ods("", mimetype="application/vnd.oasis.opendocument.text"),
}  # fmt: skip


@pytest.mark.parametrize("soort", VIJANDIG)
def test_hostile_files_are_refused_fast_and_in_plain_words(soort):
    inhoud = VIJANDIG[soort]()
    begin = time.perf_counter()
    with pytest.raises(ValidationError) as fout:
        lezen.lees("lijst.xlsx", inhoud)
    assert time.perf_counter() - begin < 2
    assert fout.value.messages[0].endswith(".")


def test_quotation_marks_inside_a_cell_are_read():
    assert rijen(b'naam;email\nJan "Jan" Test;j@post.example\n"Ria" Test;r@post.example\n')[2][0] == "Ria Test"


def test_the_copy_that_is_kept_holds_no_pictures_or_programs():
    inhoud = fabriek.zip_van({"xl/media/foto.png": b"x" * 100, "iets.exe": b"MZ"}, fabriek.xlsx(("Naam", "E-mail")))
    with zipfile.ZipFile(io.BytesIO(lezen.lees("x.xlsx", inhoud).inhoud)) as schoon:
        assert not [n for n in schoon.namelist() if n.endswith((".png", ".exe"))]
