from celery import shared_task

from meedenkers.importeren import services
from meedenkers.services import lijst, selectie, uitnodigingen
from meedenkers.services.samenvoegen import sluit_oude_af
from participatie.workflow.kern import Afgewezen, Conflict


@shared_task
def verwerk_import(taak_id: int) -> dict[str, int] | None:
    try:
        return services.verwerk(taak_id)
    except (Afgewezen, Conflict):
        return None  # the job says so itself


@shared_task
def beoordeel_import(taak_id: int) -> None:
    try:
        services.beoordeel(taak_id)
    except (Afgewezen, Conflict):
        return  # the job says so itself


@shared_task
def hervat_importen() -> int:
    return services.hervat()


@shared_task
def bewaak_uitnodigingen() -> tuple[int, int]:
    """Close what was not answered in time, and ask others instead."""
    return uitnodigingen.bewaak()


@shared_task
def sluit_samenvoegingen_af() -> int:
    return sluit_oude_af()


@shared_task
def wis_onbevestigden() -> int:
    """Who was put on the list by another, and did not agree in time."""
    return lijst.verloop()


@shared_task
def vergeet_kenmerken() -> int:
    """Of draws that are over, which kind of people has which experience."""
    return selectie.vergeet_kenmerken()
