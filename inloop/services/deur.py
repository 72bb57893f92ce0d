"""At the door, and what people thought of it: who came, who was only counted, and the survey."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst, BijeenkomstStatus, Deurhandeling, Enquete
from inloop.services import plaatsen
from inloop.workflow import AANMELDING
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.contacten.services import maak_contact
from participatie.workflow.kern import Afgewezen, Conflict


def _controleer_deur(bijeenkomst: Bijeenkomst) -> None:
    if not bijeenkomst.gaat_door:
        raise Afgewezen(_("De deurlijst van deze bijeenkomst is dicht."))
    if bijeenkomst.dag > klok.vandaag():
        raise Afgewezen(_("De bijeenkomst is vandaag niet. U kunt pas op de dag zelf bijhouden wie er is."))


def inchecken(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """They are here. Two helpers, or two presses, count once."""
    with transaction.atomic():
        _controleer_deur(aanmelding.bijeenkomst)
        try:
            AANMELDING.doe("inchecken", aanmelding, door=door, aanwezig_op=klok.nu())
        except Conflict:
            aanmelding.refresh_from_db()
            if aanmelding.status != AanmeldingStatus.AANWEZIG:
                raise
    return aanmelding


def niet_inchecken(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """Undo: back to the place, to the waiting list where there is no place for them, or out (a walk-in)."""
    with transaction.atomic():
        bijeenkomst = plaatsen.op_slot(aanmelding.bijeenkomst_id)
        _controleer_deur(bijeenkomst)
        aanmelding.refresh_from_db()
        if aanmelding.status != AanmeldingStatus.AANWEZIG:
            return aanmelding
        over = bijeenkomst.capaciteit is not None and plaatsen.bezetting(bijeenkomst).bezet > bijeenkomst.capaciteit
        naam = "niet_inchecken"
        if aanmelding.aan_de_deur:
            naam = "inloper_terugnemen"
        elif over:
            naam = "terug_naar_wachtlijst"
        AANMELDING.doe(naam, aanmelding, door=door, aanwezig_op=None)
    return aanmelding


def inloper(
    *, bijeenkomst: Bijeenkomst, contactgegevens: dict, door: Actor, aantal: int = 1, sleutel: str = ""
) -> Aanmelding:
    """Somebody who just walked in: present at once. `sleutel`: the random key of the form, so that it counts once."""
    if not door.rollen & {"adviseur", "ambtenaar", "systeem"}:
        raise PermissionDenied
    with transaction.atomic():
        _controleer_deur(bijeenkomst)
        handeling = _eerste_keer(bijeenkomst, sleutel)
        if handeling is None:
            return Aanmelding.objects.get(pk=Deurhandeling.objects.get(sleutel=sleutel).aanmelding_id)
        aanmelding = Aanmelding.objects.create(
            bijeenkomst=bijeenkomst,
            contact=maak_contact(**contactgegevens),
            aantal=aantal,
            aan_de_deur=True,
            status=AanmeldingStatus.AANWEZIG,
            aanwezig_op=klok.nu(),
        )
        if handeling.pk:
            Deurhandeling.objects.filter(pk=handeling.pk).update(aanmelding=aanmelding)
        log(door=door, actie="inloper", obj=aanmelding, naar=aanmelding.status, aantal=aantal)
    return aanmelding


def tel_zonder_naam(*, bijeenkomst: Bijeenkomst, aantal: int, door: Actor, sleutel: str = "") -> Bijeenkomst:
    """Count visitors who give no name; a negative `aantal` takes a mistake back, never below zero."""
    if not door.rollen & {"adviseur", "ambtenaar", "systeem"}:
        raise PermissionDenied
    with transaction.atomic():
        _controleer_deur(bijeenkomst)
        if _eerste_keer(bijeenkomst, sleutel) is not None:
            rij = Bijeenkomst.objects.filter(pk=bijeenkomst.pk, zonder_naam__gte=max(0, -aantal))
            if not rij.update(zonder_naam=F("zonder_naam") + aantal):
                raise Afgewezen(_("Zoveel bezoekers zonder naam zijn er niet geteld."))
            log(door=door, actie="tellen", obj=bijeenkomst, aantal=aantal)
    bijeenkomst.refresh_from_db(fields=["zonder_naam"])
    return bijeenkomst


def _eerste_keer(bijeenkomst: Bijeenkomst, sleutel: str) -> Deurhandeling | None:
    """The mark of this press; None when the same form was sent before. Without a key each call counts."""
    if not sleutel:
        return Deurhandeling()
    try:
        with transaction.atomic():
            return Deurhandeling.objects.create(bijeenkomst=bijeenkomst, sleutel=sleutel[:40])
    except IntegrityError:
        return None


# --- survey -----------------------------------------------------------------------------------------------------
def enquete_invullen(
    *, bijeenkomst: Bijeenkomst, cijfer: int, door: Actor, tip: str = "", top: str = "", op_papier: bool = False
) -> Enquete:
    """One anonymous answer, from paper also later. The log must not say which account filled in the public form."""
    if op_papier:
        if bijeenkomst.begin > klok.nu() or bijeenkomst.status not in (
            BijeenkomstStatus.GEPUBLICEERD,
            BijeenkomstStatus.AFGESLOTEN,
        ):
            raise Afgewezen(_("Deze bijeenkomst is nog niet geweest."))
    elif not bijeenkomst.enquete_open:
        raise Afgewezen(_("De vragenlijst van deze bijeenkomst is niet (meer) open."))
    with transaction.atomic():
        enquete = Enquete.objects.create(
            bijeenkomst=bijeenkomst, cijfer=cijfer, tip=tip.strip(), top=top.strip(), op_papier=op_papier
        )
        log(door=door if op_papier else Actor(via=door.via), actie="enquete_invullen", obj=enquete)
    return enquete
