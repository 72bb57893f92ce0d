"""A kind of message, contacts and threads for the tests of the kernel."""

import threading
from datetime import date, timedelta

from django.db import connection

from participatie import klok
from participatie.accounts.models import User
from participatie.berichten import services, soorten
from participatie.berichten.models import Bericht
from participatie.contacten.services import maak_contact

# The outbox's tests live on a day of their own: they depend on no clock.
DAG = date(2026, 6, 2)


class Proef(soorten.Soort):
    """A kind whose answers the test chooses: `nodig`, `tekst_voor`; `verteld` notes na_verzending."""

    naam = "kern.proef"
    titel = "Proef"

    def __init__(self):
        self.nodig = True
        self.verteld = []
        self.extra = {}

    def nog_nodig(self, bericht):
        if isinstance(self.nodig, Exception):
            raise self.nodig
        return self.nodig

    def tekst(self, bericht):
        return soorten.Tekst(onderwerp="Een bericht", alineas=["Eerste alinea.", "Tweede."], **self.extra)

    def na_verzending(self, bericht):
        self.verteld.append(bericht.pk)


def contact(**velden):
    return maak_contact(**({"naam": "Ria de Boer", "email": "ria@post.example"} | velden))


def bericht(sleutel="een", **velden) -> Bericht:
    velden.setdefault("vanaf", klok.lokaal(DAG - timedelta(days=1)))
    return services.schrijf(
        soort="kern.proef", contact=velden.pop("aan", None) or contact(), object_id=1, sleutel=sleutel, **velden
    )


def overdag(uur=12):
    """Stand still at an hour of the tests' day."""
    return klok.op(klok.lokaal(DAG, uur))


def persoon(rol: str) -> User:
    email = f"{rol}@voorbeeld.example"
    return User.objects.filter(email=email).first() or User.objects.create_user(
        email, rol.title(), [] if rol == "inwoner" else [rol]
    )


def inloggen(client, rol: str):
    persoon(rol)
    client.post(f"/ontwikkeling/inloggen/{rol}/")
    return client


def tegelijk(taak, aantal: int) -> list:
    """The same task in so many threads, started together; what each returned, or the exception."""
    start = threading.Barrier(aantal)
    uit = []

    def loop():
        try:
            start.wait(10)
            uit.append(taak())
        except Exception as fout:  # noqa: BLE001 - what went wrong in a thread is the result
            uit.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=loop) for _ in range(aantal)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uit
