from celery import shared_task

from participatie.berichten import services


@shared_task
def verstuur_berichten() -> int:
    """Send all that is due. Safe to run many at once: each claims its own rows."""
    totaal = 0
    while aantal := services.verstuur():
        totaal += aantal
    return totaal


@shared_task
def zie_berichten_na() -> int:
    return services.markeer_onzeker()
