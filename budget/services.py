"""Every write of the budget. Amounts are whole cents."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from budget.models import Aanvraag, AanvraagStatus, Begroting, Boeking, BoekingSoort, Post
from budget.queries import over
from budget.workflow import WF
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import schrijf
from participatie.contacten.services import maak_contact
from participatie.gemeente.models import Gemeente
from participatie.ui.templatetags.ui import euro
from participatie.workflow.kern import Afgewezen, Conflict

# Far above what a participation budget holds; keeps sums far below what the database can count.
HOOGSTE_BEDRAG = 1_000_000_00


def zet_begroting(*, jaar: int, bedrag: int, door: Actor) -> Begroting:
    """Set the budget of a year; never below what was granted from it already."""
    if not door.rollen & {"adviseur", "beheerder", "systeem"}:
        raise PermissionDenied
    if bedrag < 0:
        raise Afgewezen(_("Het budget kan niet lager zijn dan 0."))
    with transaction.atomic():
        begroting = _begroting_op_slot(jaar)
        if begroting is None:
            begroting = Begroting.objects.create(jaar=jaar, bedrag=bedrag)
        else:
            toegekend = begroting.bedrag - over(begroting)
            if bedrag < toegekend:
                raise Afgewezen(_("Er is al %(bedrag)s toegekend uit dit budget.") % {"bedrag": euro(toegekend)})
            begroting.bedrag = bedrag
            begroting.save(update_fields=["bedrag"])
        log(door=door, actie="zet_begroting", obj=begroting, centen=bedrag)
    return begroting


def aanvragen(*, contactgegevens: dict, posten: list[tuple[str, int]], door: Actor, **velden) -> Aanvraag:
    """Receive an application. `posten`: (what, cents); the amount asked is their sum."""
    if not posten:
        raise Afgewezen(_("Vul in wat het kost: ten minste één bedrag."))
    if any(centen <= 0 for _naam, centen in posten):
        raise Afgewezen(_("Een bedrag moet hoger zijn dan 0."))
    totaal = sum(centen for _naam, centen in posten)
    if totaal > HOOGSTE_BEDRAG:
        raise Afgewezen(_("Dit bedrag is te hoog. Vraag samen niet meer dan %(max)s.") % {"max": euro(HOOGSTE_BEDRAG)})
    with transaction.atomic():
        aanvraag = Aanvraag.objects.create(
            contact=maak_contact(**contactgegevens),
            bedrag=totaal,
            besluit_uiterlijk=klok.vandaag() + timedelta(weeks=Gemeente.huidig().beslistermijn_weken),
            **velden,
        )
        Post.objects.bulk_create([Post(aanvraag=aanvraag, omschrijving=naam, bedrag=centen) for naam, centen in posten])
        log(door=door, actie="aanvragen", obj=aanvraag, naar=aanvraag.status, centen=totaal)
        _vertel("ontvangen", aanvraag, direct=True)
    return aanvraag


def in_behandeling_nemen(*, aanvraag: Aanvraag, door: Actor) -> Aanvraag:
    return WF.doe("in_behandeling_nemen", aanvraag, door=door)


def toekennen(*, aanvraag: Aanvraag, bedrag: int, motivering: str, door: Actor) -> Aanvraag:
    """Grant the whole or a part, from the budget of this year; never more than is left of it."""
    motivering = _verplicht(motivering, _("Schrijf op waarom u dit toekent."))
    if bedrag <= 0:
        raise Afgewezen(_("Het bedrag moet hoger zijn dan 0. Wilt u niets toekennen? Wijs de aanvraag dan af."))
    if bedrag > aanvraag.bedrag:
        raise Afgewezen(_("U kunt niet meer toekennen dan er is gevraagd: %(max)s.") % {"max": euro(aanvraag.bedrag)})
    jaar = klok.vandaag().year
    with transaction.atomic():
        begroting = _begroting_op_slot(jaar)
        if begroting is None:
            raise Afgewezen(
                _("Er is nog geen budget voor %(jaar)s. Vraag de beheerder om dat in te vullen.") % {"jaar": jaar}
            )
        # Without this application's own booking: who is second with the same decision hears that it was taken already.
        rest = over(begroting, zonder=aanvraag)
        if bedrag > rest:
            raise Afgewezen(
                _("Er is niet genoeg geld. Over van het budget voor %(jaar)s: %(over)s.")
                % {"jaar": jaar, "over": euro(rest)}
            )
        _besluit("toekennen", aanvraag, motivering, door, {"centen": bedrag}, toegekend=bedrag, begroting=begroting)
        Boeking.objects.create(begroting=begroting, aanvraag=aanvraag, soort=BoekingSoort.TOEGEKEND, bedrag=-bedrag)
    return aanvraag


def afwijzen(*, aanvraag: Aanvraag, motivering: str, door: Actor) -> Aanvraag:
    motivering = _verplicht(motivering, _("Schrijf op waarom u dit afwijst."))
    with transaction.atomic():
        _besluit("afwijzen", aanvraag, motivering, door, {})
    return aanvraag


def _besluit(naam: str, aanvraag: Aanvraag, motivering: str, door: Actor, bijzonderheden: dict, **velden) -> None:
    """A decision in the sense of the Awb: with its reasons, on whose mandate, and told to the applicant."""
    WF.doe(
        naam,
        aanvraag,
        door=door,
        bijzonderheden=bijzonderheden,
        motivering=motivering,
        mandaat=Gemeente.huidig().mandaat,
        besloten_op=klok.nu(),
        besloten_door=door.user,
        **velden,
    )
    _vertel("besluit", aanvraag)


def betaling_opdragen(*, aanvraag: Aanvraag, verwacht_op: date, door: Actor) -> Aanvraag:
    return _betaling("betaling_opdragen", aanvraag, verwacht_op, door)


def betaling_verzetten(*, aanvraag: Aanvraag, verwacht_op: date, door: Actor) -> Aanvraag:
    """The money comes on another day than was promised; the applicant hears that too."""
    if verwacht_op == aanvraag.betaling_verwacht_op:
        raise Afgewezen(_("Dit is dezelfde datum als eerst."))
    return _betaling("betaling_verzetten", aanvraag, verwacht_op, door)


def _betaling(naam: str, aanvraag: Aanvraag, verwacht_op: date, door: Actor) -> Aanvraag:
    if aanvraag.besloten_op and verwacht_op < timezone.localdate(aanvraag.besloten_op):
        raise Afgewezen(_("De betaling kan niet eerder zijn dan het besluit."))
    with transaction.atomic():
        WF.doe(naam, aanvraag, door=door, betaling_verwacht_op=verwacht_op)
        _vertel("betaling", aanvraag, moment=f":{verwacht_op}", op=str(verwacht_op), later=naam != "betaling_opdragen")
    return aanvraag


def betaald(*, aanvraag: Aanvraag, op: date, door: Actor) -> Aanvraag:
    if op > klok.vandaag():
        raise Afgewezen(_("Deze datum is nog niet geweest."))
    if aanvraag.besloten_op and op < timezone.localdate(aanvraag.besloten_op):
        raise Afgewezen(_("De betaling kan niet eerder zijn dan het besluit."))
    with transaction.atomic():
        WF.doe("betaald", aanvraag, door=door, betaald_op=op)
        _vertel("betaald", aanvraag)
    return aanvraag


def verantwoorden(*, aanvraag: Aanvraag, verantwoording: str, door: Actor) -> Aanvraag:
    """The applicant (or staff, from paper) tells what was done with the money."""
    verantwoording = _verplicht(verantwoording, _("Schrijf op wat er met het geld is gedaan."))
    return WF.doe("verantwoorden", aanvraag, door=door, verantwoording=verantwoording)


def verhaal_plaatsen(*, aanvraag: Aanvraag, verhaal: str, door: Actor) -> Aanvraag:
    """Put the story on the public page, in words without persons."""
    verhaal = _verplicht(verhaal, _("Schrijf op wat er op de site komt."))
    if "adviseur" not in door.rollen:
        raise PermissionDenied
    with transaction.atomic():
        if Aanvraag.objects.filter(pk=aanvraag.pk, status=AanvraagStatus.VERANTWOORD).update(verhaal=verhaal) != 1:
            raise Conflict
        aanvraag.verhaal = verhaal
        log(door=door, actie="verhaal_plaatsen", obj=aanvraag)
    return aanvraag


def intrekken(*, aanvraag: Aanvraag, door: Actor) -> Aanvraag:
    with transaction.atomic():
        WF.doe("intrekken", aanvraag, door=door)
        _vertel("ingetrokken", aanvraag, direct=True)
    return aanvraag


def _begroting_op_slot(jaar: int) -> Begroting | None:
    """The year's budget, locked: on PostgreSQL by its row, on SQLite the transaction itself (IMMEDIATE) is alone."""
    return Begroting.objects.select_for_update().filter(jaar=jaar).first()


def _verplicht(tekst: str, uitleg: str) -> str:
    tekst = tekst.strip()
    if not tekst:
        raise Afgewezen(uitleg)
    return tekst


def _vertel(wat: str, aanvraag: Aanvraag, *, moment: str = "", direct: bool = False, **gegevens) -> None:
    schrijf(
        soort=f"budget.{wat}",
        contact=aanvraag.contact,
        object_id=aanvraag.pk,
        sleutel=f"{wat}:aanvraag:{aanvraag.pk}{moment}",
        direct=direct,
        **gegevens,
    )
