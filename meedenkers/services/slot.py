"""The one lock of everything that counts questions to people."""

from participatie.gemeente.models import Gemeente


def op_huisslot() -> None:
    """Call it first in a transaction that invites or takes answers: until it ends nobody else does.

    Limits hold across requests (how often one person is asked), so a lock per request would not do. On SQLite the
    transaction itself (BEGIN IMMEDIATE) is alone.
    """
    Gemeente.huidig()
    Gemeente.objects.select_for_update().get(pk=1)
