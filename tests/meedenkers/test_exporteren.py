"""Taking the list along: chosen columns and people, harmless cells, always in the log."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers.models import Lidmaatschap, Panel
from meedenkers.services import bewaar_ervaring, vertrekken
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel
from participatie.contacten.models import Contact, Organisatie
from participatie.gemeente.models import Thema, Wijk
from tests.meedenkers import import_fabriek
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.test_import_schermen import log_in

pytestmark = pytest.mark.django_db
ALLES = ["naam", "email", "telefoon", "kanaal", "wijk", "leeftijd", "talen", "themas", "wanneer", "waar", "panels",
         "organisaties", "status", "bron", "sinds", "toestemming"]  # fmt: skip


@pytest.fixture
def adviseur(client):
    return log_in(client, import_fabriek.gebruiker("adviseur"))


def haal(client, soort="csv", **velden):
    antwoord = client.post(reverse("meedenkers:exporteren"), {"kolommen": ALLES, "soort": soort} | velden)
    assert "attachment" in antwoord.headers.get("Content-Disposition", ""), antwoord.context["form"].errors
    if soort == "xlsx":
        return [[c.value for c in rij] for rij in openpyxl.load_workbook(io.BytesIO(antwoord.content)).active]
    return list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


def iemand(**anders):
    panel = Panel.objects.create(naam="Werk")
    m = meedenker(
        contactgegevens={"naam": "Ria Test", "telefoon": "+31612345678"} | anders,
        wijk=Wijk.objects.create(naam="Noord"), leeftijdsgroep="65+", talen="NL", wanneer="avond",
        themas=[Thema.objects.create(naam="Wmo")], panels=[panel],
    )  # fmt: skip
    Lidmaatschap.objects.create(meedenker=m, organisatie=Organisatie.objects.create(naam="Cliëntenraad"))
    return m


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_all_columns_of_one_person(adviseur, soort):
    m = iemand()
    kop, rij = haal(adviseur, soort)
    dag = f"{m.sinds:%d-%m-%Y}"
    assert kop[:3] == ["Naam", "E-mailadres", "Telefoonnummer"]
    rij = ["" if cel is None else cel for cel in rij]
    assert rij == ["Ria Test", m.contact.email, "+31612345678", "E-mail", "Noord", "65 jaar of ouder", "NL", "Wmo",
                   "avond", "", "Werk", "Cliëntenraad", "Actief", "Website", dag, dag]  # fmt: skip


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_formulas_are_harmless_and_phone_numbers_whole(adviseur, soort):
    iemand(naam="=HYPERLINK(1)\x0b")
    kop, rij = haal(adviseur, soort, kolommen=["telefoon", "naam"])
    assert rij == ["'=HYPERLINK(1)", "+31612345678"]
    assert kop == ["Naam", "Telefoonnummer"]
    if soort == "xlsx":
        antwoord = adviseur.post(reverse("meedenkers:exporteren"), {"kolommen": ["telefoon"], "soort": soort})
        cel = openpyxl.load_workbook(io.BytesIO(antwoord.content)).active["A2"]
        assert (cel.data_type, cel.value) == ("s", "+31612345678")


def test_experience_is_in_no_export(adviseur):
    m = iemand()
    avg.leg_grond_vast(
        contact=m.contact, doel=Doel.ERVARING, tekst="Merktekst", hoe="test", door=import_fabriek.adviseur()
    )
    bewaar_ervaring(meedenker=m, soorten=[], toelichting="Merkhulp", nodig="Merknodig", door=import_fabriek.adviseur())
    assert "Merk" not in str(haal(adviseur))
    assert "nooit mee" in adviseur.get(reverse("meedenkers:exporteren")).content.decode()
    fout = adviseur.post(reverse("meedenkers:exporteren"), {"kolommen": ["ervaring"], "soort": "csv"})
    assert fout.context["form"].errors["kolommen"]


def test_filters_of_the_list_count_and_who_left_is_not_there(adviseur):
    iemand()
    meedenker(contactgegevens={"naam": "Jan"})
    weg = meedenker(contactgegevens={"naam": "Weg"})
    vertrekken(meedenker=weg, door=import_fabriek.adviseur())
    wijk = Wijk.objects.get()
    assert [r[0] for r in haal(adviseur)[1:]] == ["Jan", "Ria Test"]
    assert [r[0] for r in haal(adviseur, wijk=wijk.pk, q="Ria")[1:]] == ["Ria Test"]
    assert haal(adviseur, q="niemand")[1:] == []


def test_each_export_leaves_one_row_with_filter_and_count_and_looking_leaves_none(adviseur):
    iemand()
    wijk = Wijk.objects.get()
    pagina = adviseur.get(reverse("meedenkers:exporteren") + f"?wijk={wijk.pk}&q=Ria&kolommen=x&onzin=1")
    assert pagina.context["form"]["wijk"].value() == str(wijk.pk)
    adviseur.get(reverse("meedenkers:exporteren"), headers={"Purpose": "prefetch"})
    assert not Gebeurtenis.objects.filter(actie="exporteren").exists()
    haal(adviseur, wijk=wijk.pk, q="Ria", kolommen=["naam"])
    rij = Gebeurtenis.objects.get(actie="exporteren")
    assert (rij.soort, rij.object_id) == ("meedenkers.meedenker", None)
    assert rij.bijzonderheden == {
        "aantal": 1, "kolommen": ["naam"], "filter": {"wijk": str(wijk.pk), "q": True}, "bestand": "csv"
    }  # fmt: skip


@pytest.mark.parametrize("velden", [{}, {"kolommen": []}, {"soort": "exe"}, {"q": "a\0b"}, {"wijk": "9" * 30}])
def test_a_wrong_choice_gives_the_form_again(adviseur, velden):
    antwoord = adviseur.post(
        reverse("meedenkers:exporteren"), {"kolommen": ["naam"], "soort": "csv"} | velden if velden else {}
    )
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors
    assert not Gebeurtenis.objects.filter(actie="exporteren").exists()


def test_as_many_queries_for_many_as_for_few(adviseur):
    aantallen = []
    for aantal, vanaf in ((2, 1), (200, 1000)):
        import_fabriek.importeer(import_fabriek.mensen(aantal, vanaf), panel_naam="Proef")
        with CaptureQueriesContext(connection) as vragen:
            assert len(haal(adviseur)) > aantal
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 20  # five prefetches, the filter's three lists, the log


def test_a_contact_with_anything_in_it_can_be_exported(adviseur):
    iemand()
    Contact.objects.update(naam="\x00\x01\ud7ff" + "x" * 100 if connection.vendor == "sqlite" else "\x01" + "x" * 100)
    assert haal(adviseur, "xlsx")[1][0].endswith("x" * 100)
