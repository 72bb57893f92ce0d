"""Grounds, access and erasure."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language

from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.models import DoorWie, Grond, Grondslag, Grondtekst
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.contacten.models import Contact
from participatie.gemeente.models import Gemeente
from participatie.kamers import haken


@dataclass(frozen=True)
class Geldig:
    """What holds for a purpose now: on which ground, and the words that somebody reads about it."""

    doel: str
    grondslag: str
    versie: int
    tekst: str

    @property
    def vraagt_ja(self) -> bool:
        return self.grondslag == Grondslag.TOESTEMMING


def geldige_tekst(doel: str, standaard: str) -> Geldig:
    """The highest version that the beheerder wrote; until there is one, `standaard` with consent, as version 0."""
    rij = Grondtekst.objects.filter(doel=doel).order_by("-versie").first()
    if rij is None:
        return Geldig(doel, Grondslag.TOESTEMMING, 0, standaard)
    tekst = rij.tekst_en if rij.tekst_en and (get_language() or "").startswith("en") else rij.tekst
    return Geldig(doel, rij.grondslag, rij.versie, tekst)


def voeg_grondtekst_toe(*, grondtekst: Grondtekst, door: Actor) -> Grondtekst:
    """A new version of the text of a purpose, in force at once. What others agreed to before keeps its own words."""
    with transaction.atomic():
        Gemeente.huidig()
        Gemeente.objects.select_for_update().get(pk=1)
        hoogste = Grondtekst.objects.filter(doel=grondtekst.doel).aggregate(n=Max("versie"))["n"] or 0
        grondtekst.versie, grondtekst.door = hoogste + 1, door.user
        grondtekst.save(force_insert=True)
    return grondtekst


def leg_grond_vast(
    *,
    contact: Contact,
    doel: str,
    tekst: str,
    hoe: str,
    door: Actor,
    grondslag: str = Grondslag.TOESTEMMING,
    gegeven_op: date | None = None,
    betreft: int = 0,
    versie: int = 0,
    door_wie: str = DoorWie.ZELF,
) -> Grond:
    """Record the ground for a purpose; the one that was valid already is returned unchanged.

    `betreft`: key of what the purpose is about (a panel), or 0. `hoe`: the channel ("website", "telefoon", "import").
    """
    with transaction.atomic():
        grond, nieuw = Grond.objects.get_or_create(
            contact=contact,
            doel=doel,
            betreft=betreft,
            ingetrokken_op=None,
            defaults={
                "grondslag": grondslag,
                "tekst": tekst,
                "versie": versie,
                "hoe": hoe,
                "door_wie": door_wie,
                "gegeven_op": gegeven_op,
                "vastgelegd_door": door.user,
            },
        )
        if nieuw:
            log(door=door, actie="grond_vastleggen", obj=grond, naar=doel)
    return grond


def geldt(*, contact: Contact, doel: str, betreft: int = 0) -> bool:
    return Grond.objects.filter(contact=contact, doel=doel, betreft=betreft, ingetrokken_op=None).exists()


def trek_in(*, contact: Contact, doel: str, door: Actor, betreft: int = 0) -> int:
    """Withdraw (or object): at once, what stood on this ground goes with it (slot `grond_ingetrokken`)."""
    with transaction.atomic():
        aantal = Grond.objects.filter(contact=contact, doel=doel, betreft=betreft, ingetrokken_op=None).update(
            ingetrokken_op=klok.nu()
        )
        if aantal:
            log(door=door, actie="grond_intrekken", obj=contact, naar=doel)
            haken.vraag("grond_ingetrokken", contact, doel, betreft, door)
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
