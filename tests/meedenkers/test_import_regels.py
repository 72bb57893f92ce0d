"""One row: each reason to refuse, each warning, each way of writing."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from meedenkers.importeren import schoonmaken as s
from meedenkers.models import Leeftijdsgroep
from participatie import klok

LIJSTEN = s.Lijsten(wijken={"zaandamzuid": (7, "Zaandam-Zuid")}, themas={"wmo": (3, "Wmo"), "pgb": (4, "PGB")})
GOED = {"naam": "Ria Test", "email": "ria@post.example", "toestemming": "ja", "toestemming_op": "01-03-2017"}


@pytest.fixture(autouse=True)
def _vast():
    with klok.op(klok.lokaal(datetime.date(2026, 6, 15), 12)):
        yield


def maak(**anders):
    cellen = GOED | anders
    return s.maak_schoon(list(cellen.values()), cellen, LIJSTEN)


def test_a_good_row():
    schoon = maak(wijk="zaandam zuid ", onderwerpen="WMO; pgb", leeftijd="1955", talen="Nederlands", wanneer="-")
    assert schoon.waarschuwingen == []
    assert schoon.gegevens == {
        "toestemming": "ja",
        "naam": "Ria Test",
        "email": "ria@post.example",
        "telefoon": "",
        "leeftijdsgroep": "65+",
        "toestemming_op": "2017-03-01",
        "wijk": 7,
        "themas": [3, 4],
        "onbekende_onderwerpen": [],
        "talen": "Nederlands",
        "wanneer": "",
    }


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"toestemming": ""}, "geen toestemming"),
        ({"toestemming": "Nee"}, "geen toestemming"),
        ({"toestemming": "-"}, "geen toestemming"),
        ({"toestemming": "misschien"}, "begrijpen niet"),
        ({"naam": ""}, "geen naam"),
        ({"naam": " . "}, "geen naam"),
        ({"naam": '=HYPERLINK("x")'}, "formule"),
        ({"naam": "+1"}, "formule"),
        ({"naam": "-1"}, "formule"),
        ({"naam": "@SUM(A1)"}, "formule"),
        ({"naam": "<script>alert(1)</script>"}, "programmacode"),
        ({"naam": "X" * 300}, "te lang"),
        ({"naam": "BSN 123456782"}, "burgerservicenummer"),
        ({"opmerkingen": "bsn 1234.56.782 in dossier"}, "burgerservicenummer"),
        ({"wanneer": "123 456 782"}, "burgerservicenummer"),
        ({"email": ""}, "geen e-mailadres en geen telefoonnummer"),
        ({"email": "fout(at)post.example"}, "e-mailadres klopt niet"),
        ({"email": "a@post.example; b@post.example"}, "twee e-mailadressen"),
        ({"email": "", "telefoon": "06-123"}, "telefoonnummer klopt niet"),
        ({"leeftijd": "1899"}, "geboortejaar"),
        ({"leeftijd": "2030"}, "geboortejaar"),
        ({"leeftijd": "31-02-1980"}, "geboortejaar"),
        ({"leeftijd": "12-03-2015"}, "jonger dan 16"),
        ({"leeftijd": "12"}, "jonger dan 16"),
        ({"toestemming_op": "31-02-2017"}, "datum van de toestemming"),
        ({"toestemming_op": "01-01-2030"}, "datum van de toestemming"),
        ({"toestemming_op": "1017-01-01"}, "datum van de toestemming"),
        ({"opmerkingen": "x" * 2001}, "heel lange tekst"),
    ],
)
def test_each_reason_to_refuse(anders, reden):
    with pytest.raises(ValidationError) as fout:
        maak(**anders)
    assert reden in " ".join(fout.value.messages)
    assert "123456782" not in " ".join(fout.value.messages)


def test_all_reasons_of_a_row_are_told_at_once_but_without_consent_only_that():
    with pytest.raises(ValidationError) as fout:
        maak(naam="", leeftijd="1899", toestemming_op="31-02-2017")
    assert len(fout.value.messages) == 3
    with pytest.raises(ValidationError) as fout:
        maak(naam="", toestemming="nee")
    assert len(fout.value.messages) == 1


@pytest.mark.parametrize(
    ("anders", "waarschuwing"),
    [
        ({"wijk": "Zaandam Zud"}, "Bedoelt u Zaandam-Zuid?"),
        ({"wijk": "Verweggistan"}, "Deze wijk kennen wij niet. Wij laten"),
        ({"onderwerpen": "Wmo; vliegen"}, "onderwerp staat niet in onze lijst"),
        ({"toestemming_op": "maart 2017"}, "niet op welke dag"),
        ({"toestemming_op": ""}, "niet op welke dag"),
        ({"opmerkingen": "MS"}, "opmerking nemen wij niet vanzelf over"),
        ({"leeftijd": "20-50"}, "past niet in één groep"),
        ({"leeftijd": "bejaard"}, "past niet in één groep"),
        ({"talen": "x" * 121}, "tekst bij taal is te lang"),
        ({"wanneer": "x" * 121}, "tekst bij wanneer is te lang"),
        ({"telefoon": "06-123"}, "telefoonnummer klopt niet"),
        ({"email": "a,.b@post.example", "telefoon": "06 12345678"}, "e-mailadres klopt niet"),
    ],
)
def test_each_warning_keeps_the_row_and_quotes_nothing(anders, waarschuwing):
    schoon = maak(**anders)
    assert len(schoon.waarschuwingen) == 1
    assert waarschuwing in schoon.waarschuwingen[0]
    for tekst in ("MS", "bejaard", "Verweggistan", "06-123", "vliegen", "xxx"):
        assert tekst not in schoon.waarschuwingen[0]


@pytest.mark.parametrize("ja", ["ja", "Ja", "JA ", "j", "J", "x", "X", "akkoord", "✓", "1", "yes", "Ja, akkoord"])
def test_words_for_yes(ja):
    assert s.lees_toestemming(ja) is True


@pytest.mark.parametrize("nee", ["", "-", "nee", "N", "nee!", "geen", "0"])
def test_words_for_no(nee):
    assert s.lees_toestemming(nee) is False


@pytest.mark.parametrize("vaag", ["ja mits", "bellen", "ja/nee", "?!a"])
def test_what_is_not_understood_is_not_a_yes(vaag):
    assert s.lees_toestemming(vaag) is None


@pytest.mark.parametrize(
    "tekst", ["01-03-2017", "1-3-2017", "1/3/17", "1.3.2017", "2017-03-01", "2017-03-01 00:00:00",
              "1 maart 2017", "1 mrt '17"]
)  # fmt: skip
def test_dates_as_people_write_them(tekst):
    assert s.lees_toestemmingsdatum(tekst) == datetime.date(2017, 3, 1)


@pytest.mark.parametrize("tekst", ["", "maart 2017", "2017", "ergens in het voorjaar", "peiling 2015"])
def test_no_exact_date_is_an_unknown_date(tekst):
    assert s.lees_toestemmingsdatum(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "groep"),
    [
        ("", ""), ("onbekend", ""), ("-", ""),
        ("1955", "65+"), ("12-03-1955", "65+"), ("12-03-55", "65+"), ("1955-03-12", "65+"), ("geb. 1955", "65+"),
        ("16-06-1961", "41-64"), ("15-06-1961", "65+"),  # 65 on the day itself: today is 15 June 2026
        ("18-25", "16-25"), ("26 - 40", "26-40"), ("41 t/m 64", "41-64"), ("65+", "65+"), ("65 jaar of ouder", "65+"),
        ("ca. 70", "65+"), ("ca 70", "65+"), ("rond 30", "26-40"), ("34", "26-40"), ("34 jaar", "26-40"),
        ("2004", "16-25"), ("2000", "26-40"), ("20-50", ""),
    ],
)  # fmt: skip
def test_ages_in_all_their_forms(tekst, groep):
    assert s.lees_leeftijd(tekst)[0] == groep
    assert not groep or groep in Leeftijdsgroep.values


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("06 12348078", "+31612348078"), ("06-12341326", "+31612341326"), ("06 12 34 7669", "+31612347669"),
        ("(06)12343016", "+31612343016"), ("0031 6 12348449", "+31612348449"), ("+31612347753", "+31612347753"),
        ("075-1234746", "+31751234746"), ("0751230981", "+31751230981"), ("612345678", "+31612345678"),
        ("31612345678", "+31612345678"), ("onbekend; 06 12345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
    ],
)  # fmt: skip
def test_phone_numbers_as_people_write_them(tekst, nummer):
    assert s.lees_telefoon(tekst) == nummer


@pytest.mark.parametrize("tekst", ["06-123", "061234567890", "geen", "3,16E+10", "112", "bel maar"])
def test_what_is_no_phone_number(tekst):
    with pytest.raises(ValidationError):
        s.lees_telefoon(tekst)


@pytest.mark.parametrize("tekst", ["123456782", "bsn:123456782.", "1234 56 782", "111222333"])
def test_bsn_is_seen_and_masked(tekst):
    assert s.heeft_bsn(tekst)
    assert not s.heeft_bsn(s.maskeer(tekst))
    assert "*********" in s.maskeer(tekst)


@pytest.mark.parametrize(
    "tekst", ["123456789", "06 12345678", "+31 612345678", "0031612345678", "075-1234567", "12-03-1955", 
              "1234567821", "000000000"]
)  # fmt: skip
def test_what_is_no_bsn(tekst):
    assert not s.heeft_bsn(tekst)
    assert s.maskeer(tekst) == tekst


def test_a_name_in_parts():
    assert s.lees_naam({"voornaam": "Jan", "tussenvoegsel": "van der", "achternaam": "Berg"}) == "Jan van der Berg"
