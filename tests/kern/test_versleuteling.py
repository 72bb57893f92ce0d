"""What stands encrypted can be read with a key only, and the keys can be replaced."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import call_command
from django.db import connection

from meedenkers import services
from meedenkers.models import Ervaring
from participatie.accounts.checks import productie_is_veilig
from participatie.audit.actor import BEZOEKER
from participatie.avg import services as avg
from participatie.avg.models import Doel
from participatie.workflow.kern import Afgewezen
from tests.meedenkers.fabriek import meedenker

pytestmark = pytest.mark.django_db
MERK = "zuurstofconcentrator"


def ervaring() -> Ervaring:
    m = meedenker()
    avg.leg_grond_vast(contact=m.contact, doel=Doel.ERVARING, tekst="ja", hoe="site", door=BEZOEKER)
    return services.bewaar_ervaring(meedenker=m, soorten=[3, 1], toelichting=MERK, nodig=f"{MERK}!", door=BEZOEKER)


def tokens() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT soorten, toelichting, nodig FROM meedenkers_ervaring")
        return [token for rij in cursor.fetchall() for token in rij]


def test_the_database_does_not_hold_the_words():
    pk = ervaring().pk
    assert MERK not in "".join(tokens())
    rij = Ervaring.objects.get(pk=pk)
    assert (rij.soorten, rij.toelichting, rij.nodig) == ([1, 3], MERK, f"{MERK}!")
    with pytest.raises(TypeError):
        Ervaring.objects.filter(toelichting=MERK).exists()


def test_without_its_ground_experience_is_stored_by_no_door():
    m, ander = meedenker(), meedenker()
    grond = avg.leg_grond_vast(contact=ander.contact, doel=Doel.ERVARING, tekst="ja", hoe="site", door=BEZOEKER)
    gegevens = {"soorten": [1], "toelichting": MERK, "nodig": ""}
    with pytest.raises(Afgewezen):
        services.bewaar_ervaring(meedenker=m, door=BEZOEKER, **gegevens)
    with pytest.raises(ValueError, match="grond"):
        Ervaring.objects.create(meedenker=m, grond=grond, **gegevens)
    assert not Ervaring.objects.exists()


def test_withdrawn_is_gone_at_once():
    m = ervaring().meedenker
    avg.trek_in(contact=m.contact, doel=Doel.ERVARING, door=BEZOEKER)
    assert not Ervaring.objects.exists()
    with pytest.raises(Afgewezen):
        services.bewaar_ervaring(meedenker=m, soorten=[1], toelichting="", nodig="", door=BEZOEKER)


def test_keys_are_replaced(settings):
    pk = ervaring().pk
    [oud] = settings.GEGEVENSSLEUTELS
    nieuw = Fernet.generate_key().decode()
    settings.GEGEVENSSLEUTELS = [nieuw, oud]
    assert Ervaring.objects.get(pk=pk).toelichting == MERK, "the old key still reads"
    call_command("hersleutel")
    settings.GEGEVENSSLEUTELS = [nieuw]
    assert Ervaring.objects.get(pk=pk).toelichting == MERK
    settings.GEGEVENSSLEUTELS = [oud]
    with pytest.raises(InvalidToken):
        Ervaring.objects.get(pk=pk)


def test_production_asks_for_real_keys(settings):
    settings.PRODUCTIE = True
    for sleutels, goed in (([], False), (["change-me"], False), ([Fernet.generate_key().decode()], True)):
        settings.GEGEVENSSLEUTELS = sleutels
        assert ("participatie.E008" not in {fout.id for fout in productie_is_veilig(None)}) is goed
