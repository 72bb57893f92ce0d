"""The one kernel through which every status changes.

An app writes its transitions as a table that one can read; the kernel checks who, changes the row only where it still
stands in a source status (exactly one row, or a conflict the user is told about), and writes the audit row. Services
put it in one transaction with their messages. Buttons come from the same table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from participatie.audit.actor import Actor
from participatie.audit.services import log


class Conflict(Exception):
    """The object changed meanwhile: shown to the user as a message, never a 500."""

    def __init__(self, bericht: str = ""):
        super().__init__(bericht or _("Dit is ondertussen al veranderd. Bekijk de pagina opnieuw."))


class Afgewezen(Exception):
    """The rules of the domain say no, with a reason in plain words for the user."""


@dataclass(frozen=True)
class Transition:
    """`who`: roles (accounts.Rol, "inwoner", "bezoeker", "systeem"); `als`: a further condition on actor and object."""

    name: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    label: str = ""
    als: Callable[[Actor, models.Model], bool] | None = None

    def mag(self, actor: Actor, obj: models.Model) -> bool:
        return bool(actor.rollen & set(self.who)) and (self.als is None or self.als(actor, obj))


class Workflow:
    def __init__(self, veld: str, transitions: Iterable[Transition]):
        self.veld = veld
        self.transitions = {t.name: t for t in transitions}

    def mogelijk(self, actor: Actor, obj: models.Model) -> list[Transition]:
        """What this actor may do with this object now: the buttons of a page."""
        nu = getattr(obj, self.veld)
        return [t for t in self.transitions.values() if nu in t.sources and t.mag(actor, obj)]

    def namen(self, actor: Actor, obj: models.Model) -> set[str]:
        return {t.name for t in self.mogelijk(actor, obj)}

    def doe(self, naam: str, obj: models.Model, *, door: Actor, bijzonderheden: dict | None = None, **velden):
        """Change the status and `velden` of one row, or raise PermissionDenied or Conflict. Refreshes `obj`."""
        overgang = self.transitions[naam]
        if not overgang.mag(door, obj):
            raise PermissionDenied
        van = getattr(obj, self.veld)
        with transaction.atomic():
            geraakt = (
                type(obj)
                ._base_manager.filter(pk=obj.pk, **{f"{self.veld}__in": overgang.sources})
                .update(**{self.veld: overgang.target}, **velden)
            )
            if geraakt != 1:
                raise Conflict
            for veld, waarde in ({self.veld: overgang.target} | velden).items():
                setattr(obj, veld, waarde)
            log(door=door, actie=naam, obj=obj, van=van, naar=overgang.target, **(bijzonderheden or {}))
        return obj
