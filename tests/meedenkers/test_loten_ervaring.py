"""Experience in the draw: read only when asked for, readable nowhere, forgotten when a request is over."""

import pytest
from django.db import connections

from meedenkers import services
from meedenkers.models import Ervaringsoort, Kenmerk, Selectie
from meedenkers.pool import bereken
from meedenkers.services import selectie as dienst
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel
from tests.agenda.fabriek import gebruiker, log_in
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.selectie_fabriek import aanvaard_verzoek, getrokken, mensen, met_ervaring, opzet

pytestmark = pytest.mark.django_db


@pytest.fixture
def door():
    return Actor.gebruiker(gebruiker("adviseur"))


@pytest.fixture
def verzoek(door):
    return aanvaard_verzoek(door.user)


def test_experience_is_read_only_when_asked_for_with_its_ground_and_logged(verzoek, door, monkeypatch):
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    met = met_ervaring(meedenker(), hulp)
    weg = met_ervaring(meedenker(), hulp)
    mensen(6)
    avg.trek_in(contact=weg.contact, doel=Doel.ERVARING, door=BEZOEKER)
    gelezen = []
    monkeypatch.setattr("participatie.avg.versleuteling.ontsleutel", lambda token: gelezen.append(token) or [])
    bereken(verzoek, opzet())
    assert gelezen == []
    monkeypatch.undo()
    vraag = opzet(filters={"ervaringen": ((str(hulp.pk), "Hulp in huis"),)}, gewenst=1)
    assert [lid.pk for lid in bereken(verzoek, vraag).leden] == [met.pk]
    services.trek(verzoek=verzoek, opzet=vraag, door=door)
    rij = Gebeurtenis.objects.get(actie="inzien", soort="meedenkers.ervaring")
    assert rij.bijzonderheden["aantal"] == 1


def test_who_has_which_experience_stands_readable_nowhere(verzoek, door):
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    for m in mensen(8):
        met_ervaring(m, hulp)
    mensen(8)
    quota = [(Kenmerk.ERVARING, str(hulp.pk), "Hulp in huis", 2, 2)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT loterij FROM meedenkers_selectie")
        assert cursor.fetchone()[0].startswith("gAAAA")
        cursor.execute("SELECT * FROM meedenkers_kandidaat WHERE selectie_id = %s", [selectie.pk])
        kolommen = {k[0] for k in cursor.description}
    assert kolommen == {"id", "selectie_id", "meedenker_id", "gewicht", "kans", "soort", "getrokken", "volgorde"}


def test_which_kind_has_which_experience_is_forgotten_when_the_request_is_over(verzoek, door, client):
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    for m in mensen(8):
        met_ervaring(m, hulp)
    mensen(8)
    quota = [(Kenmerk.ERVARING, str(hulp.pk), "Hulp in huis", 2, 2), (Kenmerk.NIEUW, "ja", "Nieuw", 1, None)]
    eerste = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door)
    tweede = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door, reden="Nog eens", vervangt=eerste)
    assert dienst.vergeet_kenmerken() == 1, "die nog loopt, is nodig om aan te vullen"
    assert dienst.vergeet_kenmerken() == 0
    type(verzoek).objects.filter(pk=verzoek.pk).update(status="teruggekoppeld")
    assert dienst.vergeet_kenmerken() == 1
    log_in(client, door.user)
    for selectie in Selectie.objects.all():
        assert {k for s in selectie.loterij["soorten"] for k in s[0]} <= {"000000", "000001", "000002"}
        assert services.herspeel(selectie) == getrokken(selectie)
        assert dienst.vingerafdruk(selectie) == selectie.uitleg["hash"]
        assert selectie.uitleg["quota"][0]["aantal"] == 2
        pagina = client.get(f"/werkplek/verzoeken/{verzoek.nummer}/selectie/{selectie.volgnummer}/")
        assert "Groep 1" in pagina.content.decode()
    assert tweede.kandidaten.count() == 16
