"""Meetings and sign-ups for tests; everything through the services, as the product does."""

import time
from datetime import timedelta

from inloop import services
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.actor import Actor

PUBLIEK = Actor(via="publiek")
_teller = iter(range(1, 10**9))


def gebruiker(*rollen):
    return User.objects.create_user(f"inloop{next(_teller)}@gemeente.example", naam="Mede Werker", rollen=rollen)


def actor(*rollen):
    return Actor.gebruiker(gebruiker(*rollen))


def log_in(client, user):
    """Signed in with both factors, as after a passkey."""
    client.force_login(user)
    sessie = client.session
    sessie["account_authentication_methods_user"] = str(user.pk)
    sessie["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "webauthn"}]
    sessie.save()
    return client


def persoon(**velden):
    nummer = next(_teller)
    return {"naam": f"Persoon {nummer}", "email": f"persoon{nummer}@voorbeeld.example", "telefoon": ""} | velden


def concept(door=None, *, over_dagen=10, uur=14, **velden):
    begin = klok.lokaal(klok.vandaag() + timedelta(days=over_dagen), uur)
    gegevens = {
        "titel": "Praten over vervoer",
        "omschrijving": "Wat gaat goed en wat kan beter?",
        "begin": begin,
        "eind": begin + timedelta(hours=2),
        "locatie": "Buurthuis De Brug",
        "adres": "Plein 1",
    }
    return services.maak_bijeenkomst(door=door or actor("adviseur"), **gegevens | velden)


def bijeenkomst(door=None, **velden):
    door = door or actor("adviseur")
    return services.publiceren(bijeenkomst=concept(door, **velden), door=door)


def meld_aan(b, aantal=1, behoeften=None, **gegevens):
    return services.aanmelden(
        bijeenkomst=b, contactgegevens=persoon(**gegevens), door=PUBLIEK, aantal=aantal, **(behoeften or {})
    )
