"""Input that is made to break something."""

import pytest
from django.test import Client

from inloop.models import Bijeenkomst, Deurhandeling
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.ui.tabellen import veilig
from tests.wereld import client_van, maak_wereld, morgen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stil")]


@pytest.mark.parametrize("tekst", ["\n=1+1", "＝1+1", "＋SUM(A1)", "－2", "＠SUM(A1)"])
def test_ook_met_een_regel_ervoor_of_in_brede_tekens_is_het_geen_formule(tekst):
    assert veilig(tekst) == f"'{tekst}"


def test_een_nul_teken_in_een_verborgen_sleutel_breekt_niets():
    """PostgreSQL refuses it with an error; SQLite would keep it."""
    maak_wereld()
    client, bijeenkomst = client_van("adviseur"), morgen()
    Bijeenkomst.objects.filter(pk=bijeenkomst.pk).update(zonder_naam=3)
    with klok.op(bijeenkomst.begin):
        antwoord = client.post(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/deur/eentje-minder/", {"sleutel": "a\0b"})
    assert antwoord.status_code == 302
    assert list(Deurhandeling.objects.filter(bijeenkomst=bijeenkomst).values_list("sleutel", flat=True)) == ["ab"]


def test_wie_de_lijst_met_inbreng_leest_staat_in_het_logboek():
    maak_wereld()
    client = client_van("adviseur")
    voor = Gebeurtenis.objects.filter(actie="inzien", soort="adviezen.inbreng").count()
    assert client.get("/werkplek/inbreng/?status=alle").status_code == 200
    assert Gebeurtenis.objects.filter(actie="inzien", soort="adviezen.inbreng").count() == voor + 1


def test_een_ander_zonder_rol_laat_geen_inzage_na():
    maak_wereld()
    voor = Gebeurtenis.objects.count()
    assert Client().get("/werkplek/inbreng/").status_code == 302
    assert Gebeurtenis.objects.count() == voor
