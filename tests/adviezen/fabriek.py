"""People, meetings and input for the tests of adviezen; everything through the services, as the product does."""

import time
from datetime import date, timedelta

from adviezen import services
from inloop import services as inloop
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.actor import Actor

PUBLIEK = Actor(via="publiek")
MAANDAG = date(2026, 3, 2)
_teller = iter(range(1, 10**9))


def gebruiker(*rollen, naam=""):
    nummer = next(_teller)
    return User.objects.create_user(f"mens{nummer}@gemeente.example", naam=naam or f"Mens {nummer}", rollen=rollen)


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


def gever(**velden):
    nummer = next(_teller)
    return {"naam": f"Gever {nummer}", "email": f"gever{nummer}@voorbeeld.example"} | velden


def inbreng(
    tekst="De bus komt te laat bij de dagbesteding.", *, anoniem=False, door=PUBLIEK, bron="formulier", **velden
):
    if not anoniem and "contact" not in velden:
        velden.setdefault("contactgegevens", gever())
    return services.ontvang_inbreng(tekst=tekst, bron=bron, door=door, **velden)


def bijeenkomst(adviseur=None, *, titel="Inloop in het buurthuis", dag=None, **velden):
    """A published meeting of two hours, today at noon unless told otherwise (made as if it were that morning)."""
    adviseur = adviseur or actor("adviseur")
    dag = dag or klok.vandaag()
    with klok.op(klok.lokaal(dag, 8)):
        nieuw = inloop.maak_bijeenkomst(
            titel=titel,
            omschrijving="Kom praten over hulp.",
            begin=klok.lokaal(dag, 12),
            eind=klok.lokaal(dag, 12) + timedelta(hours=2),
            locatie="Buurthuis",
            adres="Plein 1",
            door=adviseur,
            **velden,
        )
        return inloop.publiceren(bijeenkomst=nieuw, door=adviseur)


def contact(eigenaar=None, *, adviseur=None, **velden):
    """Input with a colleague who was asked to call."""
    eigenaar = eigenaar or gebruiker("ambtenaar")
    return services.persoonlijk_contact(
        inbreng=inbreng(**velden), eigenaar=eigenaar, door=adviseur or actor("adviseur")
    )
