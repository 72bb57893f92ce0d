"""Coming on the list, pausing and leaving (imports: importeren/)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from meedenkers.models import Bron, Ervaring, Lidmaatschap, Meedenker, MeedenkerStatus
from meedenkers.workflow import MEEDENKER
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel
from participatie.berichten.services import schrijf
from participatie.contacten.services import maak_contact
from participatie.gemeente.models import Gemeente
from participatie.workflow.kern import Afgewezen

LANGSTE_PAUZE = timedelta(days=2 * 366)


def word_meedenker(
    *,
    contactgegevens: dict,
    bron: str,
    toestemming_tekst: str,
    door: Actor,
    wijk=None,
    leeftijdsgroep: str = "",
    talen: str = "",
    themas: Iterable = (),
    wanneer: str = "",
) -> Meedenker:
    """Put somebody on the list, or give back who is on it already under the same address.

    Who is entered by somebody else (bron ambtenaar) stays `onbevestigd`, without a ground, until the person agrees.
    A caller that serves a visitor must answer the same in both cases: whether an address is known is told only to
    that address.
    """
    onbevestigd = bron == Bron.AMBTENAAR
    if not onbevestigd:
        eis_toestemming(toestemming_tekst)
    with transaction.atomic():
        # All who come on the list pass here one by one, so that two clicks at once do not make two rows.
        Gemeente.huidig()
        Gemeente.objects.select_for_update().get(pk=1)
        if bestaand := zoek_bestaand(contactgegevens):
            log(door=door, actie="al_bekend", obj=bestaand)
            if not onbevestigd:
                schrijf(
                    soort="meedenkers.al_bekend",
                    contact=bestaand.contact,
                    object_id=bestaand.pk,
                    sleutel=f"meedenkers.al_bekend:{bestaand.pk}:{klok.vandaag()}",
                    direct=True,
                )
            return bestaand
        meedenker = Meedenker.objects.create(
            contact=maak_contact(**contactgegevens),
            wijk=wijk,
            leeftijdsgroep=leeftijdsgroep,
            talen=talen,
            wanneer=wanneer,
            bron=bron,
            status=MeedenkerStatus.ONBEVESTIGD if onbevestigd else MeedenkerStatus.ACTIEF,
        )
        meedenker.themas.set(themas)
        log(door=door, actie="word_meedenker", obj=meedenker, naar=meedenker.status, bron=str(bron))
        if not onbevestigd:
            _leg_toestemming_vast(meedenker, toestemming_tekst, hoe=str(bron), door=door)
        soort = "meedenkers.bevestigen" if onbevestigd else "meedenkers.welkom"
        schrijf(
            soort=soort,
            contact=meedenker.contact,
            object_id=meedenker.pk,
            sleutel=f"{soort}:{meedenker.pk}",
            direct=not onbevestigd,
        )
    return meedenker


def zoek_bestaand(contactgegevens: dict) -> Meedenker | None:
    """Who is on the list under this e-mail address; without one: under this phone number and name.

    Housemates share a phone, so a number alone is not a person.
    """
    op_lijst = Meedenker.objects.in_database().select_related("contact").order_by("pk")
    if email := contactgegevens.get("email", "").lower():
        return op_lijst.filter(contact__email=email).first()
    if telefoon := contactgegevens.get("telefoon", ""):
        naam = " ".join(contactgegevens.get("naam", "").split())
        return op_lijst.filter(contact__telefoon=telefoon, contact__naam__iexact=naam).first()
    return None


def eis_toestemming(tekst: str) -> None:
    """Nobody comes on the list without having said yes to words that we can show afterwards."""
    if not tekst.strip():
        raise Afgewezen(_("Zonder uw toestemming mogen wij u niet op de lijst zetten."))


def _leg_toestemming_vast(meedenker: Meedenker, tekst: str, *, hoe: str, door: Actor) -> None:
    avg.leg_grond_vast(
        contact=meedenker.contact, doel=Doel.BENADEREN, tekst=tekst, hoe=hoe, door=door, gegeven_op=klok.vandaag()
    )


def bevestigen(*, meedenker: Meedenker, toestemming_tekst: str, hoe: str, door: Actor) -> Meedenker:
    """The person agrees: by the own link, or in a call of which the adviseur keeps the text that was read out."""
    eis_toestemming(toestemming_tekst)
    with transaction.atomic():
        MEEDENKER.doe("bevestigen", meedenker, door=door)
        _leg_toestemming_vast(meedenker, toestemming_tekst, hoe=hoe, door=door)
    return meedenker


def pauzeren(*, meedenker: Meedenker, tot: date, door: Actor) -> Meedenker:
    """No questions until the date `tot`; on that day one takes part again."""
    if tot <= klok.vandaag():
        raise Afgewezen(_("Kies een dag die nog komt."))
    if tot > klok.vandaag() + LANGSTE_PAUZE:
        raise Afgewezen(_("Een pauze duurt hooguit twee jaar. Kies een dag die eerder komt."))
    return MEEDENKER.doe("pauzeren", meedenker, door=door, gepauzeerd_tot=tot)


def hervatten(*, meedenker: Meedenker, door: Actor) -> Meedenker:
    return MEEDENKER.doe("hervatten", meedenker, door=door, gepauzeerd_tot=None)


def vertrekken(*, meedenker: Meedenker, door: Actor) -> Meedenker:
    """Withdraw the consent and leave: everything about the person is erased, the row stays for the figures."""
    with transaction.atomic():
        MEEDENKER.doe("vertrekken", meedenker, door=door, vertrokken_op=klok.nu(), gepauzeerd_tot=None)
        avg.wis(contact=meedenker.contact, door=door)
    meedenker.refresh_from_db()
    return meedenker


def leeg_meedenker(*, meedenker: Meedenker) -> None:
    """The part of erasing that is ours. The panels stay: without a person they only count."""
    with transaction.atomic():
        if meedenker.status != MeedenkerStatus.VERTROKKEN:
            MEEDENKER.doe(
                "vertrekken",
                meedenker,
                door=Actor.systeem("wissen"),
                vertrokken_op=klok.nu(),
                gepauzeerd_tot=None,
            )
        Meedenker.objects.filter(pk=meedenker.pk).update(
            talen="",
            wanneer="",
            waar="",
            wijk=None,
            leeftijdsgroep="",
            limiet_per_jaar=None,
            vertegenwoordiging="",
            link_versie=F("link_versie") + 1,
        )
        Ervaring.objects.filter(meedenker=meedenker).delete()
        Lidmaatschap.objects.filter(meedenker=meedenker).delete()
        for relatie in (meedenker.themas, meedenker.nooit_themas, meedenker.dichte_afdelingen):
            relatie.clear()
