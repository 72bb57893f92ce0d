"""Requests for people: asked by a civil servant, answered by the adviseur, held, and told what they led to."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import (
    DoorgaveStatus,
    Lotingsregels,
    SelectieStatus,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from meedenkers.services.slot import op_huisslot
from meedenkers.workflow import SELECTIE
from meedenkers.workflow_verzoeken import OPEN, UITNODIGING, VERZOEK
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import laat_vervallen, schrijf
from participatie.workflow.kern import Afgewezen, Conflict


def dien_verzoek_in(*, aanvrager, door: Actor, **velden) -> Verzoek:
    """The department is the asker's, as it is now: people see it before they answer, and may have shut it out."""
    afdeling = velden.pop("afdeling", None) or aanvrager.afdeling
    if afdeling is None:
        raise Afgewezen(
            _("Bij uw account staat geen afdeling. Mensen moeten weten wie iets vraagt. Vraag de beheerder om hulp.")
        )
    _eis_dag(velden.get("activiteit_op"))
    with transaction.atomic():
        verzoek = Verzoek.objects.create(
            aanvrager=aanvrager, afdeling=afdeling, antwoord_uiterlijk=_antwoorddag(), **_met_aantal(velden)
        )
        log(door=door, actie="dien_verzoek_in", obj=verzoek, naar=verzoek.status)
    return verzoek


def _eis_dag(dag) -> None:
    if dag is None or dag <= klok.vandaag():
        raise Afgewezen(_("Kies een dag die nog komt."))


def _antwoorddag():
    return klok.werkdagen_later(klok.vandaag(), Lotingsregels.huidig().verzoektermijn_werkdagen)


def _met_aantal(velden: dict) -> dict:
    """A whole panel is as many people as it has members."""
    if panel := velden.get("panel"):
        velden["aantal"] = min(500, max(1, panel.panelleden.filter(tot=None).count()))
    return velden


def aanvaarden(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    return VERZOEK.doe("aanvaarden", verzoek, door=door, antwoord=antwoord.strip())


def terugvragen(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    if not antwoord.strip():
        raise Afgewezen(_("Schrijf op wat u van de aanvrager wilt weten."))
    return VERZOEK.doe("terugvragen", verzoek, door=door, antwoord=antwoord.strip())


def afwijzen(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    if not antwoord.strip():
        raise Afgewezen(_("Schrijf op waarom u het verzoek niet aanneemt."))
    return VERZOEK.doe("afwijzen", verzoek, door=door, antwoord=antwoord.strip())


def opnieuw_indienen(*, verzoek: Verzoek, door: Actor, **velden) -> Verzoek:
    """The civil servant answers a question of the adviseur by improving the request. The question stays on it."""
    if "activiteit_op" in velden:
        _eis_dag(velden["activiteit_op"])
    return VERZOEK.doe("opnieuw_indienen", verzoek, door=door, antwoord_uiterlijk=_antwoorddag(), **_met_aantal(velden))


def intrekken(*, verzoek: Verzoek, door: Actor) -> Verzoek:
    """The request is taken back. Everyone who was asked hears it, and does not count as asked."""
    with transaction.atomic():
        op_huisslot()
        VERZOEK.doe("intrekken", verzoek, door=door)
        for selectie in verzoek.selecties.exclude(status=SelectieStatus.VERVALLEN):
            SELECTIE.doe("vervallen", selectie, door=door)
        open_ = verzoek.uitnodigingen.filter(status__in=OPEN).select_related("meedenker__contact")
        for uitnodiging in open_:
            UITNODIGING.doe("intrekken", uitnodiging, door=door)
            laat_vervallen(soort="meedenkers.uitnodiging", object_id=uitnodiging.pk)
            _vertel("gaat_niet_door", uitnodiging)
        for doorgave in verzoek.doorgaven.exclude(status=DoorgaveStatus.NIET).select_related("contact"):
            schrijf(
                soort="meedenkers.doorgave_gaat_niet_door",
                contact=doorgave.contact,
                object_id=doorgave.pk,
                sleutel=f"meedenkers.doorgave_gaat_niet_door:{doorgave.pk}",
            )
    return verzoek


def _vertel(soort: str, uitnodiging) -> None:
    schrijf(
        soort=f"meedenkers.{soort}",
        contact=uitnodiging.meedenker.contact,
        object_id=uitnodiging.pk,
        sleutel=f"meedenkers.{soort}:{uitnodiging.pk}",
    )


# --- afterwards -------------------------------------------------------------------------------------------------
def houden(*, verzoek: Verzoek, aanwezig: Collection[int], door: Actor) -> Verzoek:
    """Record who was there: `aanwezig` holds keys of invitations, of people who had said yes. They get thanks.

    May be done again to mend it, until the outcome is told.
    """
    if verzoek.activiteit_op is None or verzoek.activiteit_op > klok.vandaag():
        raise Afgewezen(_("Dit is nog niet geweest."))
    with transaction.atomic():
        op_huisslot()
        verzoek.refresh_from_db()
        if verzoek.status == VerzoekStatus.GEHOUDEN:
            if not VERZOEK.transitions["terugkoppelen"].mag(door, verzoek):
                raise Conflict
        else:
            weken = Lotingsregels.huidig().terugkoppeltermijn_weken
            uiterlijk = verzoek.activiteit_op + timedelta(weeks=weken)
            VERZOEK.doe("houden", verzoek, door=door, terugkoppelen_uiterlijk=uiterlijk)
        rijen = verzoek.uitnodigingen.filter(
            status__in=[UitnodigingStatus.JA, UitnodigingStatus.DEELGENOMEN, UitnodigingStatus.NIET_GEKOMEN]
        ).select_related("meedenker__contact")
        for uitnodiging in rijen:
            _zet_aanwezig(uitnodiging, uitnodiging.pk in aanwezig, door)
        for uitnodiging in verzoek.uitnodigingen.filter(status=UitnodigingStatus.UITGENODIGD):
            UITNODIGING.doe("verlopen", uitnodiging, door=Actor.systeem("verzoek"))
    return verzoek


def _zet_aanwezig(uitnodiging, was_er: bool, door: Actor) -> None:
    overgang = "deelnemen" if was_er else "niet_komen"
    if uitnodiging.status not in UITNODIGING.transitions[overgang].sources:
        return  # it stands like that already
    UITNODIGING.doe(overgang, uitnodiging, door=door)
    if was_er:
        _vertel("dank", uitnodiging)


def terugkoppelen(*, verzoek: Verzoek, gevolg: str, door: Actor) -> Verzoek:
    """Tell what the help led to. Who took part hears it once, and the professionals who passed it on."""
    if not gevolg.strip():
        raise Afgewezen(_("Schrijf op wat het opleverde. Ook als er niets veranderde: vertel dan waarom."))
    with transaction.atomic():
        VERZOEK.doe("terugkoppelen", verzoek, door=door, gevolg=gevolg.strip(), gevolg_op=klok.nu())
        geholpen = verzoek.uitnodigingen.filter(status=UitnodigingStatus.DEELGENOMEN)
        for uitnodiging in geholpen.select_related("meedenker__contact"):
            _vertel("gevolg", uitnodiging)
        for doorgave in verzoek.doorgaven.filter(status=DoorgaveStatus.DOORGEGEVEN).select_related("contact"):
            schrijf(
                soort="meedenkers.doorgave_gevolg",
                contact=doorgave.contact,
                object_id=doorgave.pk,
                sleutel=f"meedenkers.doorgave_gevolg:{doorgave.pk}",
            )
    return verzoek
