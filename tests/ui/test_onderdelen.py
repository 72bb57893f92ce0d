"""What the components of the site do with what they are given."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from agenda.forms import TrajectForm
from participatie.gemeente.models import Thema
from participatie.ui.forms import Formulier

LANG = "Ja, " + "en nog iets dat ik lees voordat ik hier een vinkje zet, " * 4


def toon(sjabloon: str, vraag: str = "", **waarden) -> str:
    return Template(sjabloon).render(Context({"request": RequestFactory().get(f"/{vraag}"), **waarden}))


# --- tables -----------------------------------------------------------------------------------------------------
RIJEN = (
    '{% tabel "Werk" "Wat|>Hoeveel & wie|" stapel=AAN %}'
    '<tr><th scope="row">A</th><td>1</td><td><a href="/">weg</a></td></tr>{% endtabel %}'
)


def test_a_table_for_the_phone_names_its_column_at_each_cell_and_stays_a_table():
    html = toon(RIJEN.replace("AAN", "True"))
    assert '<th role="rowheader" scope="row">A</th>' in html
    assert '<td role="cell" data-kolom="Hoeveel &amp; wie">1</td>' in html
    assert '<td role="cell"><a href="/">weg</a></td>' in html  # a column without a name shows none
    assert html.count('role="columnheader"') == 3
    assert (html.count('role="table"'), html.count('role="rowgroup"'), html.count('role="row"')) == (1, 2, 2)


def test_another_table_is_left_as_it_is():
    html = toon(RIJEN.replace("AAN", "False"))
    assert "data-kolom" not in html
    assert "role=" not in re.sub(r'role="region"', "", html)


# --- errors -----------------------------------------------------------------------------------------------------
class _Toestemming(Formulier):
    los = forms.BooleanField(label=LANG)
    ja = forms.BooleanField(label=LANG)
    kort = forms.BooleanField(label=LANG)
    naam = forms.CharField(label="Uw naam")

    groepen = [("Wilt u meedenken?", ["ja"]), ("Wie bent u?", [("naam", "kort")])]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kort"].kort = "Uw toestemming"


def test_the_list_of_errors_names_a_long_consent_shortly():
    html = toon("{% foutenlijst form %}", form=_Toestemming({}))
    links = dict(re.findall(r'href="#id_(\w+)">([^<]+)<', html))
    assert links["ja"].startswith("Wilt u meedenken? Zet hier")
    assert links["kort"].startswith("Uw toestemming: ")
    assert links["naam"] == "Uw naam: Vul hier iets in."
    assert len(links["los"]) < 130
    assert list(links) == ["los", "ja", "naam", "kort"]


def test_fields_beside_each_other_are_one_row():
    html = toon("{% velden form %}", form=_Toestemming())
    rij = html[html.index("site-veldrij") :]
    assert html.count("site-veldrij") == 1
    assert rij.index('name="naam"') < rij.index('name="kort"') < rij.index("</fieldset>")


# --- filters ----------------------------------------------------------------------------------------------------
class _Filter(Formulier):
    soort = forms.ChoiceField(choices=[("", "Alle"), ("a", "A")], required=False)
    q = forms.CharField(label="Zoek", required=False)


@pytest.mark.parametrize(("vraag", "open_"), [("", False), ("?q=hulp", False), ("?soort=a", True), ("?soort=", False)])
def test_filters_open_when_one_is_set_and_the_search_always_shows(vraag, open_):
    html = toon("{% filterbalk form %}", vraag, form=_Filter())
    assert ("<details" in html, '<details class="site-filterbalk__meer" open>' in html) == (True, open_)
    assert html.index('name="q"') < html.index("<details") < html.index('name="soort"')
    assert ("Wis filters" in html) == (vraag not in ("", "?soort="))


# --- choices ----------------------------------------------------------------------------------------------------
def test_no_choice_is_a_row_of_dashes(db):
    class F(Formulier):
        verplicht = forms.ModelChoiceField(Thema.objects.all())
        mag = forms.ModelChoiceField(Thema.objects.all(), required=False)
        eigen = forms.ModelChoiceField(Thema.objects.all(), empty_label="Alle thema's")

    html = str(F())
    assert "---" not in html
    assert [html.count(woord) for woord in ("Kies …", "Geen keuze", "Alle thema")] == [1, 1, 1]
    assert "---" not in str(TrajectForm())  # choices that a model makes
