from celery import shared_task

from meedenkers.importeren import services
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
