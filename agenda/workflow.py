"""Statuses of the agenda, and who may move a traject to another phase."""

from django.utils.translation import gettext_lazy as _

from agenda.models import Publicatie, TrajectStatus
from participatie.audit.actor import Actor
from participatie.workflow.kern import Transition, Workflow

JAARAGENDA = Workflow(
    "publicatie",
    [Transition("publiceren", (Publicatie.CONCEPT,), Publicatie.GEPUBLICEERD, ("adviseur",), _("Publiceren"))],
)

PUBLICATIE = Workflow(
    "publicatie",
    [
        Transition(
            "publiceren",
            (Publicatie.CONCEPT,),
            Publicatie.GEPUBLICEERD,
            ("adviseur",),
            _("Publiceren"),
            als=lambda actor, traject: traject.status != TrajectStatus.VERVALLEN,
        )
    ],
)

TRAJECT = Workflow(
    "status",
    [
        Transition("starten", (TrajectStatus.GEPLAND,), TrajectStatus.LOOPT, ("adviseur",), _("Starten")),
        Transition("afronden", (TrajectStatus.LOOPT,), TrajectStatus.AFGEROND, ("adviseur",), _("Afronden")),
        Transition(
            "vervallen",
            (TrajectStatus.GEPLAND, TrajectStatus.LOOPT),
            TrajectStatus.VERVALLEN,
            ("adviseur",),
            _("Gaat niet door"),
        ),
    ],
)


def mag_van_fase_wisselen(actor: Actor, traject) -> bool:
    """The adviseur any; an ambtenaar the own trajecten. A phase is no status: every move is allowed, also back."""
    if "adviseur" in actor.rollen:
        return True
    return "ambtenaar" in actor.rollen and traject.verantwoordelijke_id == actor.user_id
