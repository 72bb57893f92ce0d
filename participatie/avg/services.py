"""Grounds, access and erasure."""

from django.db import transaction

from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.models import Grond, Grondslag
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.contacten.models import Contact
from participatie.kamers import haken


def leg_grond_vast(
    *, contact: Contact, doel: str, tekst: str, hoe: str, door: Actor, grondslag=Grondslag.TOESTEMMING, gegeven_op=None
) -> Grond:
    """Record the ground for a purpose; the one that was valid already is returned unchanged."""
    with transaction.atomic():
        grond, nieuw = Grond.objects.get_or_create(
            contact=contact,
            doel=doel,
            ingetrokken_op=None,
            defaults={
                "grondslag": grondslag,
                "tekst": tekst,
                "hoe": hoe,
                "gegeven_op": gegeven_op,
                "vastgelegd_door": door.user,
            },
        )
        if nieuw:
            log(door=door, actie="grond_vastleggen", obj=grond, naar=doel)
    return grond


def trek_in(*, contact: Contact, doel: str, door: Actor) -> int:
    with transaction.atomic():
        aantal = Grond.objects.filter(contact=contact, doel=doel, ingetrokken_op=None).update(ingetrokken_op=klok.nu())
        if aantal:
            log(door=door, actie="grond_intrekken", obj=contact, naar=doel)
    return aantal


def wis(*, contact: Contact, door: Actor) -> None:
    """Erase a person: the contact is emptied, each app empties its raw words, rows and audit ids remain.

    Published words stay: they hold no person. Links that were given out stop working with the rows' own erasers.
    """
    with transaction.atomic():
        haken.vraag("wissen", contact)
        Contact.objects.filter(pk=contact.pk).update(
            naam="", email="", telefoon="", adres="", gewist_op=klok.nu(), taal="nl"
        )
        Bericht.objects.filter(
            contact=contact, status__in=[BerichtStatus.KLAAR, BerichtStatus.OP_LIJST, BerichtStatus.MISLUKT]
        ).update(status=BerichtStatus.VERVALLEN)
        Grond.objects.filter(contact=contact, ingetrokken_op=None).update(ingetrokken_op=klok.nu())
        log(door=door, actie="wissen", obj=contact)
    contact.refresh_from_db()
