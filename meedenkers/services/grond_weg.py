"""What happens when a ground is withdrawn: at once, what stood on it goes."""

from meedenkers.models import Ervaring, Meedenker, MeedenkerStatus, Panellid
from meedenkers.services.lijst import vertrekken
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.models import Doel


def na_intrekken(*, contact, doel: str, betreft: int, door: Actor) -> None:
    """Hangs in the slot `grond_ingetrokken`. Who may not be asked any more is not on the list for anything: erased."""
    meedenker = Meedenker.objects.filter(contact=contact).first()
    if meedenker is None:
        return
    if doel == Doel.BENADEREN:
        if meedenker.status not in (MeedenkerStatus.VERTROKKEN, MeedenkerStatus.SAMENGEVOEGD):
            vertrekken(meedenker=meedenker, door=door)
    elif doel == Doel.PANEL:
        leden = Panellid.objects.filter(meedenker=meedenker, panel_id=betreft, tot=None)
        if leden.update(tot=klok.nu()):
            log(door=door, actie="uit_panel", obj=meedenker, panel=betreft)
    elif doel == Doel.ERVARING and Ervaring.objects.filter(meedenker=meedenker).delete()[0]:
        log(door=door, actie="ervaring_wissen", obj=meedenker)
