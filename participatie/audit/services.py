"""Writing the log. Callers are inside the transaction of the change itself."""

from django.db import models

from participatie.audit.actor import Actor
from participatie.audit.models import Gebeurtenis


def log(
    *, door: Actor, actie: str, obj: models.Model | None = None, soort: str = "", van="", naar="", **bijzonderheden
):
    """One row. `bijzonderheden` holds ids, counts and codes; never words of or about a person."""
    return Gebeurtenis.objects.create(
        user_id=door.user_id,
        via=door.via,
        actie=actie,
        soort=obj._meta.label_lower if obj is not None else soort,
        object_id=obj.pk if obj is not None else None,
        van=str(van),
        naar=str(naar),
        bijzonderheden=bijzonderheden,
    )


def log_inzage(*, door: Actor, obj: models.Model | None = None, soort: str = "", aantal: int = 1):
    """Somebody read personal data of others: one row per page, with how many persons were on it."""
    return log(door=door, actie="inzien", obj=obj, soort=soort, aantal=aantal)
