"""Passing on: a professional whom young people know gives them the invitation. Who they are does not come in here."""

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import Doorgave, DoorgaveStatus, Verzoek, VerzoekStatus
from meedenkers.workflow_verzoeken import DOORGAVE
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import laat_vervallen, schrijf
from participatie.contacten.services import maak_contact
from participatie.workflow.kern import Afgewezen

KAN_DOOR = (VerzoekStatus.AANVAARD, VerzoekStatus.UITGENODIGD)


def kan_doorgeven(verzoek: Verzoek) -> bool:
    return verzoek.status in KAN_DOOR and verzoek.activiteit_op is not None and verzoek.activiteit_op >= klok.vandaag()


def vraag_door_te_geven(*, verzoek: Verzoek, contactgegevens: dict, organisatie: str, door: Actor) -> Doorgave:
    with transaction.atomic():
        if not kan_doorgeven(Verzoek.objects.select_for_update().get(pk=verzoek.pk)):
            raise Afgewezen(_("Doorgeven kan alleen bij een aangenomen verzoek dat nog moet komen."))
        doorgave = Doorgave.objects.create(
            verzoek=verzoek,
            contact=maak_contact(**contactgegevens),
            organisatie=" ".join(organisatie.split()),
            door=door.user,
        )
        log(door=door, actie="vraag_door_te_geven", obj=doorgave, naar=doorgave.status)
        schrijf(
            soort="meedenkers.doorgave",
            contact=doorgave.contact,
            object_id=doorgave.pk,
            sleutel=f"meedenkers.doorgave:{doorgave.pk}",
        )
    return doorgave


def meld_doorgave(*, doorgave: Doorgave, gegeven: int, komt: int, door: Actor) -> Doorgave:
    """The professional tells numbers only; nobody reached is not passed on. May be told again until the day itself."""
    if not kan_doorgeven(doorgave.verzoek):
        raise Afgewezen(_("U kunt hier niets meer doorgeven. Wilt u iets zeggen? Bel ons dan."))
    if komt > gegeven:
        raise Afgewezen(_("Er kunnen niet meer jongeren komen dan u de uitnodiging gaf."))
    with transaction.atomic():
        overgang = "doorgeven" if gegeven else "niet_doorgeven"
        DOORGAVE.doe(overgang, doorgave, door=door, aantal_gegeven=gegeven, aantal_komt=komt)
        laat_vervallen(soort="meedenkers.doorgave", object_id=doorgave.pk)
    return doorgave


def leeg_doorgaven(*, contact) -> None:
    """The professional is erased; the numbers stay."""
    for doorgave in Doorgave.objects.filter(contact=contact):
        doorgave.organisatie = ""
        doorgave.link_versie += 1
        doorgave.save(update_fields=["organisatie", "link_versie"])


def aantal_via_doorgaven(verzoek: Verzoek) -> int:
    gegeven = verzoek.doorgaven.filter(status=DoorgaveStatus.DOORGEGEVEN)
    return sum(aantal or 0 for aantal in gegeven.values_list("aantal_komt", flat=True))
