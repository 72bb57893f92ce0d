import json
import re

import pytest
import typst

from participatie import documenten
from participatie.documenten import maak_pdf

pytestmark = pytest.mark.django_db


def inzage(**meer):
    return {
        "titel": "Uw gegevens",
        "inleiding": ["Dit weten wij."],
        "delen": [{"titel": "U", "velden": [{"label": "Naam", "waarde": "Ina"}, {"label": "Talen", "waarde": []}]}],
    } | meer


def test_tagged_pdf_with_language_and_title():
    pdf = maak_pdf("inzage", inzage())
    assert pdf.startswith(b"%PDF-1.7")
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", pdf)
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/Lang ?\(nl", pdf)
    assert b"Uw gegevens" in pdf  # the title, in the metadata


@pytest.mark.parametrize(
    "tekst",
    [
        '#import "@preview/x:1.0.0": *',
        '#read("/etc/passwd") #panic("x")',
        "*vet* _schuin_ $x^2$ = kop <label> @verwijzing \\ // weg /* weg */ ```",
        "]} #{ \" ' \\u{41} #sys.inputs",
        "\x00\x07\x1b[31m",
        "regel\r\nregel\n\n\n",
    ],
)
def test_what_people_type_is_data_and_never_markup(tekst):
    pdf = maak_pdf("inzage", inzage(inleiding=[tekst], titel=tekst))
    assert pdf.startswith(b"%PDF")


def test_words_stand_in_the_document_as_typed():
    """Typst itself tells what a heading holds: the signs are still there, as text."""
    titel = "*vet* #upper[x] $x^2$"
    invoer = documenten._vast() | inzage(titel=titel)
    koppen = typst.query(
        str(documenten.SJABLONEN / "inzage.typ"),
        "heading",
        root=str(documenten.SJABLONEN),
        sys_inputs={"gegevens": json.dumps(invoer)},
    )
    assert json.loads(koppen)[0]["body"] == {"func": "text", "text": titel}


@pytest.mark.parametrize(
    "tekst", ["中文 名字 😀", "محمد علي", "अनिल", "\ud83d", "\ue000", "".join(map(chr, range(0x4E00, 0x4E80)))]
)
def test_letters_without_a_font_do_not_break_the_document(tekst):
    assert maak_pdf("inzage", inzage(inleiding=[tekst])).startswith(b"%PDF")


def test_a_wrong_template_is_told():
    with pytest.raises(typst.TypstError):
        maak_pdf("inzage", {"titel": "Zonder delen", "inleiding": []})
