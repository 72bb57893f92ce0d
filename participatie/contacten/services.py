"""Making and answering contacts."""

from datetime import date

from django.db import transaction
from django.utils.translation import get_language

from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.contacten.models import Belverzoek, BelverzoekStatus, Contact, Kanaal
from participatie.workflow.kern import Transition, Workflow

BELLEN_BINNEN = 2  # working days

BELVERZOEK = Workflow(
    "status",
    [Transition("gebeld", (BelverzoekStatus.OPEN,), BelverzoekStatus.GEBELD, ("adviseur", "ambtenaar"), "Gebeld")],
)


def maak_contact(*, naam: str, email: str = "", telefoon: str = "", adres: str = "", kanaal: str = "") -> Contact:
    """A contact for one entry. Without a preference: e-mail, else phone (SMS for a mobile number), else letter."""
    if not kanaal:
        kanaal = Kanaal.EMAIL if email else _telefoonkanaal(telefoon) if telefoon else Kanaal.BRIEF
    return Contact.objects.create(
        naam=" ".join(naam.split()),
        email=email.lower(),
        telefoon=telefoon,
        adres=adres,
        kanaal=kanaal,
        taal=get_language() or "nl",
    )


def _telefoonkanaal(telefoon: str) -> str:
    return Kanaal.SMS if telefoon.startswith("+316") else Kanaal.BELLEN


def vraag_om_te_bellen(*, naam: str, telefoon: str, wanneer: str, vraag: str, door: Actor) -> Belverzoek:
    with transaction.atomic():
        contact = maak_contact(naam=naam, telefoon=telefoon, kanaal=Kanaal.BELLEN)
        verzoek = Belverzoek.objects.create(contact=contact, wanneer=wanneer, vraag=vraag)
        log(door=door, actie="bel_mij", obj=verzoek)
    return verzoek


def bellen_uiterlijk(dag: date) -> date:
    """The last day on which somebody who asked on `dag` is called: what the page promises and the worklist watches."""
    return klok.werkdagen_later(dag, BELLEN_BINNEN)


def gebeld(*, verzoek: Belverzoek, uitkomst: str, door: Actor) -> Belverzoek:
    return BELVERZOEK.doe("gebeld", verzoek, door=door, uitkomst=uitkomst)
