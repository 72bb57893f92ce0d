from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task
def ruim_sessies_op() -> None:
    """Sessions that ended hold unfinished forms and who was signed in: gone, not only out of use."""
    SessionStore.clear_expired()
