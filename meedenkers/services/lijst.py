"""Coming on the list, pausing and leaving (imports: importeren/)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from meedenkers.models import Bron, Ervaring, Lidmaatschap, Meedenker, MeedenkerStatus
from meedenkers.services.gronden import Ervaringsopgave, leg_ervaring_vast
from meedenkers.workflow import MEEDENKER
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie, Grondslag
from participatie.avg.services import Geldig
from participatie.berichten.services import schrijf
from participatie.contacten.services import maak_contact
from participatie.gemeente.models import Gemeente
from participatie.workflow.kern import Afgewezen, Conflict

DAGEN_BEVESTIGEN = 30  # as the privacy page promises
LANGSTE_PAUZE = timedelta(days=2 * 366)


class _AlBekend(Exception):
    """Undoes what was written for somebody who turned out to be on the list."""


def word_meedenker(
    *,
    contactgegevens: dict,
    bron: str,
    toestemming_tekst: str,
    door: Actor,
    versie: int = 0,
    grondslag: str = Grondslag.TOESTEMMING,
    themas: Iterable = (),
    nooit_themas: Iterable = (),
    dichte_afdelingen: Iterable = (),
    ervaring: Ervaringsopgave | None = None,
    vertegenwoordiger: dict | None = None,
    wijk=None,
    leeftijdsgroep: str = "",
    talen: str = "",
    wanneer: str = "",
    waar: str = "",
    limiet_per_jaar: int | None = None,
    vertegenwoordiging: str = "",
) -> Meedenker:
    """Put somebody on the list, or give back who is on it already under the same address, unchanged.

    Who is entered by somebody else (bron ambtenaar), or has a legal representative (`vertegenwoordiging`, with how to
    reach them), stays `onbevestigd`, without a ground, until the person or the representative agrees; experience is
    not kept before that. Whoever calls for a visitor or an ambtenaar must answer the same in both cases: whether an
    address is known is told only to that address. The work is the same too, so that time does not tell.
    """
    onbevestigd = bron == Bron.AMBTENAAR or bool(vertegenwoordiging)
    if not onbevestigd:
        eis_toestemming(toestemming_tekst)
    if vertegenwoordiging and not vertegenwoordiger:
        raise Afgewezen(_("Vul in hoe wij de wettelijk vertegenwoordiger bereiken."))
    with transaction.atomic():
        # All who come on the list pass here one by one, so that two clicks at once do not make two rows.
        Gemeente.huidig()
        Gemeente.objects.select_for_update().get(pk=1)
        bestaand = zoek_bestaand(contactgegevens)
        try:
            with transaction.atomic():
                meedenker = Meedenker.objects.create(
                    contact=maak_contact(**contactgegevens),
                    vertegenwoordiger=maak_contact(**vertegenwoordiger) if vertegenwoordiging else None,
                    vertegenwoordiging=vertegenwoordiging,
                    wijk=wijk,
                    leeftijdsgroep=leeftijdsgroep,
                    talen=talen,
                    wanneer=wanneer,
                    waar=waar,
                    limiet_per_jaar=limiet_per_jaar,
                    bron=bron,
                    status=MeedenkerStatus.ONBEVESTIGD if onbevestigd else MeedenkerStatus.ACTIEF,
                )
                meedenker.themas.set(themas)
                meedenker.nooit_themas.set(nooit_themas)
                meedenker.dichte_afdelingen.set(dichte_afdelingen)
                log(door=door, actie="word_meedenker", obj=meedenker, naar=meedenker.status, bron=str(bron))
                if not onbevestigd:
                    grond = Geldig(Doel.BENADEREN, grondslag, versie, toestemming_tekst)
                    _leg_grond_vast(meedenker, grond, hoe=str(bron), door=door)
                    if ervaring is not None:
                        leg_ervaring_vast(meedenker=meedenker, opgave=ervaring, hoe=str(bron), door=door)
                _vertel_nieuwe(meedenker, door_ander=bron == Bron.AMBTENAAR)
                if bestaand:
                    raise _AlBekend
        except _AlBekend:
            log(door=door, actie="al_bekend", obj=bestaand)
            if bron != Bron.AMBTENAAR:
                _vertel("al_bekend", bestaand, bestaand.contact, moment=f":{klok.vandaag()}", direct=True)
            return bestaand
    return meedenker


def _vertel_nieuwe(meedenker: Meedenker, *, door_ander: bool) -> None:
    """Welcome, or the question whether the person (or the representative) agrees."""
    if meedenker.vertegenwoordiging:
        _vertel("bevestigen_namens", meedenker, meedenker.vertegenwoordiger, direct=not door_ander)
        _vertel("wacht_op_ja", meedenker, meedenker.contact, direct=not door_ander)
    elif door_ander:
        _vertel("bevestigen", meedenker, meedenker.contact, direct=False)
    else:
        _vertel("welkom", meedenker, meedenker.contact, direct=True)


def _vertel(soort: str, meedenker: Meedenker, contact, *, direct: bool, moment: str = "") -> None:
    schrijf(
        soort=f"meedenkers.{soort}",
        contact=contact,
        object_id=meedenker.pk,
        sleutel=f"meedenkers.{soort}:{meedenker.pk}{moment}",
        direct=direct,
    )


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


def _leg_grond_vast(
    meedenker: Meedenker, grond: Geldig, *, hoe: str, door: Actor, door_wie: str = DoorWie.ZELF
) -> None:
    avg.leg_grond_vast(
        contact=meedenker.contact,
        doel=Doel.BENADEREN,
        tekst=grond.tekst,
        versie=grond.versie,
        grondslag=grond.grondslag,
        hoe=hoe,
        door=door,
        door_wie=door_wie,
        gegeven_op=klok.vandaag(),
    )


def bevestigen(
    *,
    meedenker: Meedenker,
    toestemming_tekst: str,
    hoe: str,
    door: Actor,
    versie: int = 0,
    grondslag: str = Grondslag.TOESTEMMING,
    door_wie: str = DoorWie.ZELF,
) -> Meedenker:
    """The person agrees: by the own link, or in a call of which the adviseur keeps the text that was read out.

    For who is under 16 or under guardianship only the legal representative can agree.
    """
    eis_toestemming(toestemming_tekst)
    if meedenker.vertegenwoordiging and door_wie != DoorWie.VERTEGENWOORDIGER:
        raise Afgewezen(_("Alleen de wettelijk vertegenwoordiger kan hier ja op zeggen."))
    with transaction.atomic():
        MEEDENKER.doe("bevestigen", meedenker, door=door)
        grond = Geldig(Doel.BENADEREN, grondslag, versie, toestemming_tekst)
        _leg_grond_vast(meedenker, grond, hoe=hoe, door=door, door_wie=door_wie)
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


def verloop(*, dagen: int = DAGEN_BEVESTIGEN) -> int:
    """Erase who was put on the list by another and did not agree in time; how many.

    One transaction each, and the transition has `onbevestigd` as its only source: who says yes at this very moment
    is either confirmed or erased, never half.
    """
    aantal = 0
    for meedenker in _onbevestigd_tot(klok.nu() - timedelta(days=dagen)):
        try:
            with transaction.atomic():
                door = Actor.systeem("taak:onbevestigd")
                MEEDENKER.doe("verlopen", meedenker, door=door, vertrokken_op=klok.nu())
                avg.wis(contact=meedenker.contact, door=door)
                aantal += 1
        except Conflict:
            continue  # said yes, or left, meanwhile
    return aantal


def _onbevestigd_tot(grens: datetime) -> Iterable[Meedenker]:
    te_laat = Meedenker.objects.filter(status=MeedenkerStatus.ONBEVESTIGD, sinds__lte=grens)
    return te_laat.select_related("contact").order_by("pk")


def vertegenwoordiger_weg(*, contact) -> None:
    """Part of erasing a representative's contact: whom it represented leaves the list, erased."""
    door = Actor.systeem("wissen")
    for meedenker in Meedenker.objects.in_database().filter(vertegenwoordiger=contact):
        # Off the row first: this contact is being erased already.
        Meedenker.objects.filter(pk=meedenker.pk).update(vertegenwoordiger=None)
        meedenker.vertegenwoordiger = None
        vertrekken(meedenker=meedenker, door=door)


def leeg_meedenker(*, meedenker: Meedenker) -> None:
    """The part of erasing that is ours. The panels stay: without a person they only count."""
    with transaction.atomic():
        if meedenker.status not in (MeedenkerStatus.VERTROKKEN, MeedenkerStatus.SAMENGEVOEGD):
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
        if vertegenwoordiger := meedenker.vertegenwoordiger:
            # Off the row first: erasing this contact asks us again what hangs on it.
            Meedenker.objects.filter(pk=meedenker.pk).update(vertegenwoordiger=None)
            avg.wis(contact=vertegenwoordiger, door=Actor.systeem("wissen"))
        Ervaring.objects.filter(meedenker=meedenker).delete()
        Lidmaatschap.objects.filter(meedenker=meedenker).delete()
        for relatie in (meedenker.themas, meedenker.nooit_themas, meedenker.dichte_afdelingen):
            relatie.clear()
