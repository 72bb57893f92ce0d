"""The form fields accept what people type, and refuse the rest with a message that says what to do."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from participatie.ui.forms import (
    BedragVeld,
    DatumTijdVeld,
    DatumVeld,
    EmailVeld,
    Formulier,
    PostcodeVeld,
    TelefoonVeld,
    TijdVeld,
    toon_telefoon,
)


@pytest.mark.parametrize("tekst", ["08-12-2026", "8-12-2026", "8/12/26", "8.12.2026", "2026-12-08", " 8 - 12 - 2026 "])
def test_datum_leest(tekst):
    assert DatumVeld().clean(tekst) == datetime.date(2026, 12, 8)


@pytest.mark.parametrize(
    "tekst", ["31-02-2026", "12-31-2026", "morgen", "8-12", "8-12-0026", "08-12-20266", "٨-١٢-٢٠٢٦"]
)
def test_datum_weigert(tekst):
    with pytest.raises(ValidationError, match="zoals 08-12-2026"):
        DatumVeld().clean(tekst)


def test_datum_toont_dag_eerst():
    class F(Formulier):
        dag = DatumVeld()

    assert 'value="08-12-2026"' in str(F(initial={"dag": datetime.date(2026, 12, 8)})["dag"])


@pytest.mark.parametrize("tekst", ["14.00", "14:00", "14u", "14u00", "14 uur", "14.00 uur", "14:00:00"])
def test_tijd_leest(tekst):
    assert TijdVeld().clean(tekst) == datetime.time(14, 0)


def test_tijd_leest_minuten():
    assert TijdVeld().clean("14u30") == datetime.time(14, 30)
    assert TijdVeld().clean("9.05") == datetime.time(9, 5)


@pytest.mark.parametrize("tekst", ["25.00", "14.60", "half drie", "14.0", "1400"])
def test_tijd_weigert(tekst):
    with pytest.raises(ValidationError, match=r"zoals 14\.00"):
        TijdVeld().clean(tekst)


def test_datum_en_tijd_samen():
    uitkomst = DatumTijdVeld().clean(["8-12-2026", "14u30"])
    assert uitkomst == datetime.datetime(2026, 12, 8, 14, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    ("waarde", "fout"), [(["8-12-2026", ""], "allebei"), (["", ""], "datum en een tijd"), (["x", "14.00"], "zoals")]
)
def test_datum_en_tijd_weigert(waarde, fout):
    with pytest.raises(ValidationError, match=fout):
        DatumTijdVeld().clean(waarde)


def test_datum_en_tijd_mag_leeg():
    assert DatumTijdVeld(required=False).clean(["", ""]) is None


@pytest.mark.parametrize(
    "tekst", ["0612345678", "06 12345678", "06-12 34 56 78", "+31 6 12345678", "0031612345678", "+31 (0)6 12345678"]
)
def test_telefoon_leest(tekst):
    assert TelefoonVeld().clean(tekst) == "+31612345678"


@pytest.mark.parametrize("tekst", ["06 12", "14 0123", "bel mij", "0612345678901", "06x12345678"])
def test_telefoon_weigert(tekst):
    with pytest.raises(ValidationError, match="zoals 06 12345678"):
        TelefoonVeld().clean(tekst)


def test_telefoon_toont():
    assert toon_telefoon("+31612345678") == "06 12345678"


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [
        ("1.250,50", 125050),
        ("1250.5", 125050),
        (" € 12", 1200),
        ("1.250", 125000),
        ("1250", 125000),
        ("1,250.50", 125050),
        ("12,5", 1250),
        ("12,-", 1200),
        ("250 euro", 25000),
        ("0", 0),
        ("1 250,50", 125050),
    ],
)
def test_bedrag_leest(tekst, centen):
    assert BedragVeld().clean(tekst) == centen


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("-5", "niet lager is dan 0"),
        ("99999999999999999999", "te hoog"),
        ("1" * 5000, "te hoog"),
        ("veel", "zoals 250"),
        ("12,345,6", "zoals 250"),
        ("€", "zoals 250"),
        ("1e9", "zoals 250"),
        ("nan", "zoals 250"),
    ],
)
def test_bedrag_weigert(tekst, fout):
    with pytest.raises(ValidationError, match=fout):
        BedragVeld().clean(tekst)


def test_bedrag_grenzen_en_leeg():
    with pytest.raises(ValidationError, match="vanaf € 1,00"):
        BedragVeld(min_centen=100).clean("0,50")
    assert BedragVeld(required=False).clean("") is None
    assert BedragVeld().prepare_value(125050) == "1.250,50"


@pytest.mark.parametrize("tekst", ["1234AB", "1234 ab", " 12 34 A B "])
def test_postcode_leest(tekst):
    assert PostcodeVeld().clean(tekst) == "1234 AB"


@pytest.mark.parametrize("tekst", ["0234 AB", "1234", "1234 SS", "AB 1234", "12345 AB"])
def test_postcode_weigert(tekst):
    with pytest.raises(ValidationError, match="zoals 1234 AB"):
        PostcodeVeld().clean(tekst)


def test_email():
    assert EmailVeld().clean(" Jan@Voorbeeld.NL ") == "Jan@voorbeeld.nl"
    with pytest.raises(ValidationError, match=r"naam@voorbeeld\.nl"):
        EmailVeld().clean("jan@")


class _Alles(Formulier):
    tekst = forms.CharField()
    dag = DatumVeld()
    uur = TijdVeld()
    moment = DatumTijdVeld()
    telefoon = TelefoonVeld()
    bedrag = BedragVeld()
    postcode = PostcodeVeld()
    email = EmailVeld()
    keuze = forms.ChoiceField(choices=[("a", "A")])
    meer = forms.MultipleChoiceField(choices=[("a", "A")])


def test_nul_teken_geeft_een_fout_en_geen_500():
    data = QueryDict(mutable=True)
    for naam in [*_Alles.base_fields, "moment_datum", "moment_tijd"]:
        data[naam] = "a\x00b"
    form = _Alles(data)
    assert not form.is_valid()
    assert set(form.errors) == set(_Alles.base_fields)
    assert list(form.fields) == list(_Alles.base_fields)


def test_lege_velden_zeggen_wat_te_doen():
    form = _Alles({})
    assert form.errors["tekst"] == ["Vul hier iets in."]
    assert form.errors["keuze"] == ["Maak hier een keuze."]


def test_eigen_melding_blijft():
    class F(Formulier):
        naam = forms.CharField(error_messages={"required": "Hoe heet u?"})

    assert F({}).errors["naam"] == ["Hoe heet u?"]


def test_invoer_krijgt_de_huisstijl():
    assert "utrecht-textbox" in str(_Alles()["tekst"])
    assert "required" not in str(_Alles()["tekst"])
