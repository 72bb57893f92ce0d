"""Celery entry points of advice."""

from celery import shared_task

from adviezen.models import Toets
from adviezen.services.toets import termijn_voorbij
from participatie import klok
from participatie.audit.actor import Actor


@shared_task
def bewaak_termijnen() -> int:
    """Checks of the committee whose term is over: close them, so that the advice goes on. Returns how many."""
    door = Actor.systeem("taak:termijnen")
    verlopen = Toets.objects.open().filter(uiterlijk__lt=klok.vandaag()).values_list("pk", flat=True)
    return sum(termijn_voorbij(toets_id=pk, door=door) for pk in list(verlopen))
