"""What invited people answer: by their link, or to the adviseur who calls them."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import Meedenker, SelectieStatus, Uitnodiging, UitnodigingStatus, Verzoek, VerzoekStatus
from meedenkers.services.slot import op_huisslot
from meedenkers.services.uitnodigingen import HERINNEREN_UUR
from meedenkers.workflow_verzoeken import OPEN, UITNODIGING
from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten import services as berichten
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.workflow.kern import Afgewezen

VIA_LINK, VIA_TELEFOON = "link", "telefoon"


def kan_antwoorden(uitnodiging: Uitnodiging) -> bool:
    """Yes or no can be said and changed until the day itself; after the answer date too, as far as there is a place."""
    verzoek = uitnodiging.verzoek
    return (
        verzoek.status == VerzoekStatus.UITGENODIGD
        and uitnodiging.status != UitnodigingStatus.INGETROKKEN
        and verzoek.activiteit_op is not None
        and verzoek.activiteit_op >= klok.vandaag()
    )


def beantwoord(*, uitnodiging: Uitnodiging, ja: bool, via: str, door: Actor) -> Uitnodiging:
    """Yes takes a place, or one on the reserve list when all are taken; no gives it to who waits longest.

    Saying the same again changes nothing.
    """
    with transaction.atomic():
        op_huisslot()
        uitnodiging = Uitnodiging.objects.select_related("verzoek", "meedenker__contact").get(pk=uitnodiging.pk)
        if not kan_antwoorden(uitnodiging):
            raise Afgewezen(_("U kunt hier geen antwoord meer geven. Wilt u iets zeggen? Bel ons dan."))
        nu = uitnodiging.status
        if nu in (UitnodigingStatus.JA, UitnodigingStatus.RESERVE) if ja else nu == UitnodigingStatus.NEE:
            return uitnodiging
        overgang = ("op_reserve" if is_vol(uitnodiging.verzoek) else "ja") if ja else "nee"
        UITNODIGING.doe(overgang, uitnodiging, door=door, beantwoord_op=klok.nu(), antwoord_via=via)
        _vraag_is_beantwoord(uitnodiging, via, door)
        if overgang == "ja":
            _vertel("ja", uitnodiging)
            _herinner(uitnodiging)
        elif overgang == "op_reserve":
            _vertel("reserve", uitnodiging)
        elif nu == UitnodigingStatus.JA:
            _schuif_door(uitnodiging.verzoek)
    return uitnodiging


def is_vol(verzoek: Verzoek) -> bool:
    """Whether as many said yes as are wanted. A whole panel is never full. Call it under the lock."""
    selectie = verzoek.selecties.filter(status=SelectieStatus.UITGENODIGD).first()
    return selectie is not None and _aantal_ja(verzoek) >= selectie.gewenst


def _aantal_ja(verzoek: Verzoek) -> int:
    return verzoek.uitnodigingen.filter(status=UitnodigingStatus.JA).count()


def _schuif_door(verzoek: Verzoek) -> None:
    reserve = verzoek.uitnodigingen.filter(status=UitnodigingStatus.RESERVE).select_related("meedenker__contact")
    for uitnodiging in reserve.order_by("beantwoord_op", "pk"):
        if is_vol(verzoek):
            return
        uitnodiging.verzoek = verzoek
        UITNODIGING.doe("doorschuiven", uitnodiging, door=Actor.systeem("reservelijst"))
        _vertel("plaats_vrij", uitnodiging)
        _herinner(uitnodiging)


def _vraag_is_beantwoord(uitnodiging: Uitnodiging, via: str, door: Actor) -> None:
    """Off the call list: called when that gave the answer, else not needed any more."""
    op_lijst = Bericht.objects.filter(
        soort="meedenkers.uitnodiging", object_id=uitnodiging.pk, status=BerichtStatus.OP_LIJST
    )
    for bericht in op_lijst if via == VIA_TELEFOON else ():
        berichten.afvinken(bericht=bericht, door=door)
    berichten.laat_vervallen(soort="meedenkers.uitnodiging", object_id=uitnodiging.pk)


def _vertel(soort: str, uitnodiging: Uitnodiging) -> None:
    """A confirmation of each change of mind, of the moment itself."""
    berichten.schrijf(
        soort=f"meedenkers.{soort}",
        contact=uitnodiging.meedenker.contact,
        object_id=uitnodiging.pk,
        sleutel=f"meedenkers.{soort}:{uitnodiging.pk}:{klok.nu().isoformat()}",
        direct=soort != "plaats_vrij",
    )


def _herinner(uitnodiging: Uitnodiging) -> None:
    dag = uitnodiging.verzoek.activiteit_op
    vanaf = klok.lokaal(dag - timedelta(days=1), HERINNEREN_UUR)
    if vanaf > klok.nu():
        berichten.schrijf(
            soort="meedenkers.herinnering",
            contact=uitnodiging.meedenker.contact,
            object_id=uitnodiging.pk,
            sleutel=f"herinnering:uitnodiging:{uitnodiging.pk}:{dag}",
            vanaf=vanaf,
            datum=str(dag),
        )


def trek_uitnodigingen_in(*, meedenker: Meedenker, door: Actor) -> int:
    """Of somebody who is erased: what is still open ends, and a place goes to who waits. Returns how many ended."""
    with transaction.atomic():
        op_huisslot()
        rijen = meedenker.uitnodigingen.filter(status__in=OPEN, verzoek__status=VerzoekStatus.UITGENODIGD)
        rijen = list(rijen.select_related("verzoek"))
        for uitnodiging in rijen:
            had_plaats = uitnodiging.status == UitnodigingStatus.JA
            UITNODIGING.doe("intrekken", uitnodiging, door=door)
            if had_plaats and uitnodiging.verzoek.activiteit_op >= klok.vandaag():
                _schuif_door(uitnodiging.verzoek)
        # The links that were given out lead to nobody any more.
        for uitnodiging in meedenker.uitnodigingen.all():
            uitnodiging.link_versie += 1
            uitnodiging.save(update_fields=["link_versie"])
    return len(rijen)
