"""Meedenkers and requests for tests, made through the services."""

from datetime import timedelta
from itertools import count

from meedenkers import services
from meedenkers.forms import TOESTEMMING
from meedenkers.models import Bron
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.gemeente.models import Afdeling

_teller = count(1)


def meedenker(*, bron=Bron.WEBSITE, door=BEZOEKER, panels=(), **velden):
    nummer = next(_teller)
    gegevens = {"naam": f"Meedenker {nummer}", "email": f"meedenker{nummer}@voorbeeld.example"}
    gegevens |= velden.pop("contactgegevens", {})
    velden.setdefault("toestemming_tekst", str(TOESTEMMING))
    m = services.word_meedenker(contactgegevens=gegevens, bron=bron, door=door, **velden)
    for panel in panels:
        services.zet_in_panel(meedenker=m, panel=panel, tekst="ja", hoe="test", door=door)
    return m


VERZOEK = {
    "project": "De Wmo-taxi",
    "vraag": "Wat ging er goed met de taxi?",
    "wat_ermee": "Wij passen de tijden aan.",
    "aantal": 8,
    "profiel": "Mensen die de taxi gebruiken",
    "wanneer": "Dinsdag 8 december, 10.00 uur",
    "waar": "Wijkcentrum Noord",
    "vergoeding": "Reiskosten",
}


def met_afdeling(user):
    """A civil servant asks in the name of a department."""
    if user.afdeling is None:
        user.afdeling, _nieuw = Afdeling.objects.get_or_create(naam="Zorg en welzijn")
        user.save()
    return user


def verzoek(aanvrager, **velden):
    met_afdeling(aanvrager)
    velden.setdefault("activiteit_op", klok.vandaag() + timedelta(days=42))
    return services.dien_verzoek_in(aanvrager=aanvrager, door=Actor.gebruiker(aanvrager), **(VERZOEK | velden))
