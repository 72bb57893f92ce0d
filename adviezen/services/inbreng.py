"""Receiving input, choosing its route, the personal talk, and noting that somebody was told."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from adviezen.models import (
    Advies,
    Contactpoging,
    ContactStatus,
    GeenVervolgReden,
    Hoedanigheid,
    Inbreng,
    InbrengStatus,
    PersoonlijkContact,
)
from adviezen.models.inbreng import WERKDAGEN_SPOED
from adviezen.workflow import BUNDELBAAR, INBRENG, PERSOONLIJK_CONTACT
from participatie import klok
from participatie.accounts.models import Rol
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten import services as berichten
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.contacten.models import Contact
from participatie.contacten.services import maak_contact
from participatie.gemeente.models import Gemeente
from participatie.workflow.kern import Afgewezen, Conflict

WERKDAGEN_CONTACT = 5
# Sixty choices before lunch: a wrong click can be taken back before the giver reads it.
BEDENKTIJD = timedelta(minutes=10)


# --- receiving --------------------------------------------------------------------------------------------------
def ontvang_inbreng(
    *,
    tekst: str,
    bron: str,
    door: Actor,
    gevraagd: bool = False,
    bijeenkomst=None,
    tafel: str = "",
    traject=None,
    thema=None,
    wijk=None,
    contactgegevens: dict | None = None,
    contact: Contact | None = None,
    hoedanigheid: str = Hoedanigheid.ERVARING,
    wil_gebeld: bool = False,
    spoed: bool = False,
) -> Inbreng:
    """Store one remark and tell its giver. Without `contact` and `contactgegevens` it is nobody's: nobody is told."""
    tekst = tekst.strip()
    if not tekst:
        raise Afgewezen(_("Schrijf op wat er gezegd is."))
    with transaction.atomic():
        if contact is None and contactgegevens:
            contact = maak_contact(**contactgegevens)
        inbreng = Inbreng.objects.create(
            tekst=tekst,
            bron=bron,
            gevraagd=gevraagd,
            bijeenkomst=bijeenkomst,
            tafel=tafel.strip(),
            traject=traject,
            thema=thema,
            wijk=wijk,
            contact=contact,
            hoedanigheid=hoedanigheid,
            wil_gebeld=wil_gebeld,
            spoed=spoed,
            ingevoerd_door=door.user if door.rollen & {Rol.ADVISEUR, Rol.AMBTENAAR} else None,
            ontvangen_op=klok.nu(),
            uiterlijk=klok.vandaag() + timedelta(weeks=Gemeente.huidig().antwoordtermijn_weken),
        )
        log(door=door, actie="ontvangen", obj=inbreng, naar=inbreng.status, bron=bron)
        berichten.schrijf(
            soort="adviezen.ontvangen",
            contact=contact,
            object_id=inbreng.pk,
            sleutel=f"ontvangen:inbreng:{inbreng.pk}",
            direct=True,
        )
    return inbreng


# --- the personal talk ------------------------------------------------------------------------------------------
def persoonlijk_contact(
    *, inbreng: Inbreng, eigenaar, door: Actor, uiterlijk: date | None = None, spoed: bool | None = None
) -> PersoonlijkContact:
    """Ask a colleague to reach the giver. Urgent: within one working day (from receipt, where it was marked then)."""
    if inbreng.contact is None or not inbreng.contact.bereikbaar:
        raise Afgewezen(_("Wij weten niet hoe wij deze persoon kunnen bereiken."))
    _mag_bellen(eigenaar)
    vandaag = klok.vandaag()
    was_spoed = inbreng.spoed
    spoed = was_spoed if spoed is None else spoed
    grens = max(inbreng.bel_uiterlijk if was_spoed else klok.werkdagen_later(vandaag, WERKDAGEN_SPOED), vandaag)
    uiterlijk = uiterlijk or (grens if spoed else klok.werkdagen_later(vandaag, WERKDAGEN_CONTACT))
    if uiterlijk < vandaag:
        raise Afgewezen(_("Kies een dag die nog komt."))
    if spoed and uiterlijk > grens:
        raise Afgewezen(_("Bij spoed bellen wij binnen één werkdag. Kies een eerdere dag."))
    with transaction.atomic():
        INBRENG.doe("persoonlijk_contact", inbreng, door=door, spoed=spoed)
        contact = PersoonlijkContact.objects.create(inbreng=inbreng, eigenaar=eigenaar, uiterlijk=uiterlijk)
        log(door=door, actie="persoonlijk_contact", obj=contact, naar=contact.status, eigenaar=eigenaar.pk, spoed=spoed)
    return contact


def overdragen(*, contact: PersoonlijkContact, eigenaar, door: Actor) -> PersoonlijkContact:
    """Somebody else will call."""
    _is_eigenaar_of_adviseur(contact, door)
    _mag_bellen(eigenaar)
    with transaction.atomic():
        van = contact.eigenaar_id
        geraakt = PersoonlijkContact.objects.filter(pk=contact.pk, status=ContactStatus.OPEN, eigenaar_id=van).update(
            eigenaar=eigenaar
        )
        if geraakt != 1:
            raise Conflict
        contact.eigenaar = eigenaar
        log(door=door, actie="overdragen", obj=contact, van=van, naar=eigenaar.pk)
    return contact


def contactpoging(*, inbreng: Inbreng, notitie: str, door: Actor) -> Contactpoging:
    """Tried, and not (yet) spoken."""
    contact = _contact_van(inbreng)
    _is_eigenaar_of_adviseur(contact, door)
    with transaction.atomic():
        if not PersoonlijkContact.objects.select_for_update().filter(pk=contact.pk, status=ContactStatus.OPEN).exists():
            raise Conflict
        poging = Contactpoging.objects.create(
            persoonlijk_contact=contact, notitie=notitie, door=door.user, op=klok.nu()
        )
        log(door=door, actie="contactpoging", obj=poging, contact=contact.pk)
    return poging


def contact_afronden(*, inbreng: Inbreng, uitkomst: str, door: Actor) -> PersoonlijkContact:
    """The person was spoken to: that is the answer, so no message follows. Bundled input also hears of its advice."""
    contact = _contact_van(inbreng)
    uitkomst = uitkomst.strip()
    if not uitkomst:
        raise Afgewezen(_("Schrijf op wat eruit kwam."))
    with transaction.atomic():
        nu = klok.nu()
        inbreng = _vergrendeld(inbreng)
        PERSOONLIJK_CONTACT.doe("contact_afronden", contact, door=door, uitkomst=uitkomst, afgerond_op=nu)
        if inbreng.status == InbrengStatus.PERSOONLIJK_CONTACT:
            INBRENG.doe("contact_afronden", inbreng, door=door, beantwoord_op=nu)
    return contact


# --- the other routes -------------------------------------------------------------------------------------------
def geen_vervolg(*, inbreng: Inbreng, reden: str, toelichting: str, door: Actor) -> Inbreng:
    """Nothing follows, and the giver is told why. Answered when that message is out; at once if nobody can be told."""
    toelichting = toelichting.strip()
    if reden not in GeenVervolgReden.values:
        raise Afgewezen(_("Kies een reden."))
    if inbreng.contact_id and not toelichting:
        raise Afgewezen(_("Leg in een paar zinnen uit waarom. De persoon die dit zei, leest uw uitleg."))
    with transaction.atomic():
        bereikbaar = inbreng.contact is not None and inbreng.contact.bereikbaar
        velden = {} if bereikbaar else {"beantwoord_op": klok.nu()}
        if inbreng.contact_id and not bereikbaar:
            velden["niet_bereikbaar"] = _("Wij hebben geen adres of telefoonnummer.")
        INBRENG.doe("geen_vervolg", inbreng, door=door, reden=reden, toelichting=toelichting, **velden)
        # After an undo there can be a second choice, with a message of its own.
        keer = Bericht.objects.filter(soort="adviezen.geen_vervolg", object_id=inbreng.pk).count() + 1
        berichten.schrijf(
            soort="adviezen.geen_vervolg",
            contact=inbreng.contact,
            object_id=inbreng.pk,
            sleutel=f"geen_vervolg:inbreng:{inbreng.pk}:{keer}",
            vanaf=klok.nu() + BEDENKTIJD,
        )
    return inbreng


def bundelen(*, advies: Advies, inbreng: Iterable[Inbreng], door: Actor) -> Advies:
    """Put input under one advice that is still being written. All or nothing; what is in it already stays."""
    with transaction.atomic():
        advies = Advies.objects.select_for_update().get(pk=advies.pk)
        if advies.status not in BUNDELBAAR:
            raise Afgewezen(_("Dit advies is al verder. Kies een ander advies, of maak een nieuw advies."))
        for een in sorted(inbreng, key=lambda i: i.pk):
            if een.advies_id != advies.pk:
                INBRENG.doe("bundelen", een, door=door, bijzonderheden={"advies": advies.pk}, advies=advies)
    return advies


def terug_naar_nieuw(*, inbreng: Inbreng, door: Actor) -> Inbreng:
    """Undo `geen_vervolg` or `bundelen`, as long as nobody was told."""
    with transaction.atomic():
        if inbreng.advies_id:
            # The advice may be offered or told at this very moment: look at it under its lock.
            inbreng.advies = Advies.objects.select_for_update().get(pk=inbreng.advies_id)
        berichten.laat_vervallen(soort="adviezen.geen_vervolg", object_id=inbreng.pk)
        onderweg = [BerichtStatus.BEZIG, BerichtStatus.VERZONDEN, BerichtStatus.ONZEKER, BerichtStatus.MISLUKT]
        if Bericht.objects.filter(soort="adviezen.geen_vervolg", object_id=inbreng.pk, status__in=onderweg).exists():
            raise Afgewezen(_("De uitleg is al verstuurd. Dit kunt u niet meer terugdraaien."))
        return INBRENG.doe(
            "terug_naar_nieuw", inbreng, door=door, advies=None, reden="", toelichting="", beantwoord_op=None
        )


# --- being told -------------------------------------------------------------------------------------------------
def niet_te_bereiken(*, inbreng: Inbreng, reden: str, door: Actor) -> Inbreng:
    """Nobody can be told (any more): write down why, and the work is done. What was answered already stays as it is."""
    reden = reden.strip()
    if not reden:
        raise Afgewezen(_("Schrijf op waarom wij deze persoon niet kunnen bereiken."))
    with transaction.atomic():
        nu = klok.nu()
        inbreng = _vergrendeld(inbreng)
        if inbreng.beantwoord_op is not None:
            raise Conflict(_("Deze inbreng is al beantwoord."))
        contact = getattr(inbreng, "persoonlijk_contact", None)
        if contact is not None and contact.status == ContactStatus.OPEN:
            PERSOONLIJK_CONTACT.doe("contact_afronden", contact, door=door, uitkomst=reden, afgerond_op=nu)
        overgang = "vertellen" if inbreng.status == InbrengStatus.GEEN_VERVOLG else "niet_te_bereiken"
        INBRENG.doe(overgang, inbreng, door=door, niet_bereikbaar=reden[:200], beantwoord_op=nu)
        berichten.laat_vervallen(soort="adviezen.geen_vervolg", object_id=inbreng.pk)
    return inbreng


def markeer_beantwoord(*, inbreng_ids: Iterable[int], door: Actor) -> int:
    """These givers were told (or are nobody). Safe to call twice; returns how many were open until now."""
    aantal = 0
    with transaction.atomic():
        wachtend = Inbreng.objects.select_for_update().filter(
            pk__in=list(inbreng_ids), status__in=[InbrengStatus.GEBUNDELD, InbrengStatus.GEEN_VERVOLG]
        )
        for inbreng in wachtend.order_by("pk"):
            if inbreng.status == InbrengStatus.GEEN_VERVOLG and inbreng.beantwoord_op is not None:
                continue
            overgang = "vertellen" if inbreng.status == InbrengStatus.GEEN_VERVOLG else "beantwoorden"
            INBRENG.doe(overgang, inbreng, door=door, beantwoord_op=inbreng.beantwoord_op or klok.nu())
            aantal += 1
    return aantal


def sluit_af_na_wissen(*, contact: Contact) -> None:
    """Who was erased cannot be told: what waited for them is closed, so that nobody looks for them."""
    door = Actor.systeem("wissen")
    with transaction.atomic():
        wachtend = Inbreng.objects.onbeantwoord().filter(contact=contact)
        for inbreng in wachtend.order_by("pk"):
            if inbreng.status in (InbrengStatus.NIEUW, InbrengStatus.PERSOONLIJK_CONTACT, InbrengStatus.GEEN_VERVOLG):
                niet_te_bereiken(inbreng=inbreng, reden=_("De gegevens zijn gewist."), door=door)
        for gesprek in PersoonlijkContact.objects.filter(inbreng__contact=contact, status=ContactStatus.OPEN):
            PERSOONLIJK_CONTACT.doe("contact_afronden", gesprek, door=door, afgerond_op=klok.nu())


# --- helpers ----------------------------------------------------------------------------------------------------
def _vergrendeld(inbreng: Inbreng) -> Inbreng:
    """The row as it is now, ours until the end of the transaction."""
    return Inbreng.objects.select_for_update().get(pk=inbreng.pk)


def _contact_van(inbreng: Inbreng) -> PersoonlijkContact:
    contact = PersoonlijkContact.objects.filter(inbreng=inbreng).first()
    if contact is None:
        raise Afgewezen(_("Voor deze inbreng is geen persoonlijk contact afgesproken."))
    return contact


def _mag_bellen(eigenaar) -> None:
    if not eigenaar.heeft(Rol.ADVISEUR, Rol.AMBTENAAR):
        raise Afgewezen(_("Kies een collega die hier werkt."))


def _is_eigenaar_of_adviseur(contact: PersoonlijkContact, door: Actor) -> None:
    if Rol.ADVISEUR not in door.rollen and (door.user_id is None or contact.eigenaar_id != door.user_id):
        raise PermissionDenied
