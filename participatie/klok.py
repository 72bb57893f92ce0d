"""The one clock of the house.

Every "now" and "today" comes from here, so that the example can build a past year through the same services that
the screens use, and a test can stand still on 31 December. The override is per thread/context and exists for those
two; no setting or request can reach it.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

import holidays
from django.utils import timezone

_vast: ContextVar[datetime | None] = ContextVar("klok", default=None)
_vrije_dagen = holidays.country_holidays("NL", language="nl")


def nu() -> datetime:
    """The moment, timezone-aware."""
    return _vast.get() or timezone.now()


def vandaag() -> date:
    """The local date (Europe/Amsterdam)."""
    return timezone.localdate(nu())


def lokaal(dag: date, uur: int = 0, minuut: int = 0) -> datetime:
    """Local wall-clock time on a date, as an aware datetime."""
    return timezone.make_aware(datetime.combine(dag, time(uur, minuut)))


@contextmanager
def op(moment: datetime):
    """Let the house live at another moment."""
    sleutel = _vast.set(moment)
    try:
        yield
    finally:
        _vast.reset(sleutel)


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in _vrije_dagen


def werkdagen_later(dag: date, aantal: int) -> date:
    """The date that lies `aantal` Dutch working days after `dag`."""
    while aantal > 0:
        dag += timedelta(days=1)
        if is_werkdag(dag):
            aantal -= 1
    return dag
