"""What stands on a ground of its own: membership of a panel, and experience. Withdrawn is gone, at once."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import Ervaring, Meedenker, Panel, Panellid
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie
from participatie.avg.services import Geldig
from participatie.workflow.kern import Afgewezen


def zet_in_panel(
    *,
    meedenker: Meedenker,
    panel: Panel,
    tekst: str,
    hoe: str,
    door: Actor,
    versie: int = 0,
    gegeven_op: date | None = None,
    door_wie: str = DoorWie.ZELF,
) -> Panellid:
    """The person agreed to be in this panel; who is in it already stays so."""
    if not tekst.strip():
        raise Afgewezen(_("Zonder toestemming mogen wij iemand niet in een panel zetten."))
    with transaction.atomic():
        grond = avg.leg_grond_vast(
            contact=meedenker.contact,
            doel=Doel.PANEL,
            betreft=panel.pk,
            tekst=tekst,
            versie=versie,
            hoe=hoe,
            door=door,
            door_wie=door_wie,
            gegeven_op=gegeven_op or klok.vandaag(),
        )
        lid, nieuw = Panellid.objects.get_or_create(
            meedenker=meedenker, panel=panel, tot=None, defaults={"grond": grond, "sinds": klok.nu()}
        )
        if nieuw:
            log(door=door, actie="in_panel", obj=meedenker, panel=panel.pk)
    return lid


@dataclass(frozen=True)
class Ervaringsopgave:
    """What somebody filled in about experience and needs, with the text that was agreed to."""

    grond: Geldig
    soorten: list[int] = field(default_factory=list)
    toelichting: str = ""
    nodig: str = ""

    @property
    def leeg(self) -> bool:
        return not (self.soorten or self.toelichting.strip() or self.nodig.strip())


def leg_ervaring_vast(
    *, meedenker: Meedenker, opgave: Ervaringsopgave, hoe: str, door: Actor, door_wie: str = DoorWie.ZELF
) -> Ervaring | None:
    """The person says yes to keeping it, and it is kept. Nothing filled in: no yes is needed, and none is kept."""
    with transaction.atomic():
        if not opgave.leeg:
            avg.leg_grond_vast(
                contact=meedenker.contact,
                doel=Doel.ERVARING,
                tekst=opgave.grond.tekst,
                versie=opgave.grond.versie,
                hoe=hoe,
                door=door,
                door_wie=door_wie,
                gegeven_op=klok.vandaag(),
            )
        return bewaar_ervaring(
            meedenker=meedenker,
            soorten=opgave.soorten,
            toelichting=opgave.toelichting,
            nodig=opgave.nodig,
            door=door,
        )


def bewaar_ervaring(
    *, meedenker: Meedenker, soorten: list[int], toelichting: str, nodig: str, door: Actor
) -> Ervaring | None:
    """Keep what is special about a person, on the ground that is valid now; without it nothing is kept.

    Nothing filled in removes what was there. Raises Afgewezen without a ground.
    """
    with transaction.atomic():
        if not (soorten or toelichting.strip() or nodig.strip()):
            if Ervaring.objects.filter(meedenker=meedenker).delete()[0]:
                log(door=door, actie="ervaring_wissen", obj=meedenker)
            return None
        grond = meedenker.contact.gronden.filter(doel=Doel.ERVARING, ingetrokken_op=None).first()
        if grond is None:
            raise Afgewezen(_("Zonder toestemming mogen wij deze ervaring niet bewaren."))
        ervaring, _nieuw = Ervaring.objects.update_or_create(
            meedenker=meedenker,
            defaults={
                "grond": grond,
                "soorten": sorted(set(soorten)),
                "toelichting": toelichting.strip(),
                "nodig": nodig.strip(),
                "gewijzigd_op": klok.nu(),
            },
        )
        log(door=door, actie="ervaring_bewaren", obj=meedenker)
    return ervaring
