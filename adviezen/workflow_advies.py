"""Statuses and transitions of advice, its publication, the committee's check and the report of a meeting."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from adviezen.models import AdviesStatus as A
from adviezen.models import Publicatie as P
from adviezen.models import ToetsStatus as T
from adviezen.models import VerslagStatus as V
from participatie.workflow.kern import Transition, Workflow

SCHRIJFBAAR = (A.CONCEPT, A.TERUG)
COMMISSIE = ("commissielid", "systeem")


def is_eigenaar(actor, advies) -> bool:
    """Only who has to do it may say that it is done, and agree with what is told about it."""
    opvolging = getattr(advies, "opvolging", None)
    return opvolging is not None and actor.user_id is not None and opvolging.eigenaar_id == actor.user_id


def heeft_akkoord(actor, advies) -> bool:
    """Told as outcome: only what is public, and what the owner of the follow-up agreed with."""
    opvolging = getattr(advies, "opvolging", None)
    return (
        advies.publicatie == P.GEPUBLICEERD
        and bool(advies.publiek_antwoord)
        and opvolging is not None
        and opvolging.akkoord_op is not None
    )


def is_in_uitvoering(actor, advies) -> bool:
    return advies.status in (A.IN_OPVOLGING, A.UITGEVOERD)


def bijeenkomst_is_geweest(actor, verslag) -> bool:
    return verslag.bijeenkomst.status == "afgesloten"


ADVIES = Workflow(
    "status",
    [
        Transition("route_kiezen", SCHRIJFBAAR, A.GEWOGEN, ("adviseur",), _("Route kiezen")),
        Transition("voorleggen", SCHRIJFBAAR, A.TE_TOETSEN, ("adviseur",), _("Voorleggen aan de commissie")),
        Transition("toets_goedkeuren", (A.TE_TOETSEN,), A.GEWOGEN, COMMISSIE, _("Akkoord van de commissie")),
        Transition("toets_terugsturen", (A.TE_TOETSEN,), A.TERUG, COMMISSIE, _("Terug naar de adviseur")),
        Transition("toets_verlopen", (A.TE_TOETSEN,), A.GEWOGEN, ("systeem",), _("Termijn van de commissie voorbij")),
        Transition("heropenen", (A.GEWOGEN,), A.CONCEPT, ("adviseur",), _("Opnieuw wegen")),
        Transition("route_vertellen", (A.GEWOGEN,), A.IN_OPVOLGING, ("adviseur",), _("Route vertellen")),
        Transition(
            "afronden", (A.IN_OPVOLGING,), A.UITGEVOERD, ("ambtenaar", "adviseur"), _("Afronden"), als=is_eigenaar
        ),
        Transition(
            "terugkoppelen", (A.UITGEVOERD,), A.TERUGGEKOPPELD, ("adviseur",), _("Terugkoppelen"), als=heeft_akkoord
        ),
    ],
)

ADVIES_PUBLICATIE = Workflow(
    "publicatie",
    [Transition("publiceren", (P.CONCEPT,), P.GEPUBLICEERD, ("adviseur",), _("Publiceren"), als=is_in_uitvoering)],
)

TOETS = Workflow(
    "status",
    [
        Transition("akkoord", (T.OPEN,), T.AKKOORD, COMMISSIE, _("Akkoord")),
        Transition(
            "akkoord_met_opmerking", (T.OPEN,), T.AKKOORD_MET_OPMERKING, COMMISSIE, _("Akkoord, met een opmerking")
        ),
        Transition("terug", (T.OPEN,), T.TERUG, COMMISSIE, _("Terug, met een vraag")),
        Transition("verlopen", (T.OPEN,), T.GEEN_REACTIE, ("systeem",), _("Geen reactie binnen de termijn")),
    ],
)

VERSLAG = Workflow(
    "status",
    [
        Transition(
            "publiceren",
            (V.CONCEPT,),
            V.GEPUBLICEERD,
            ("adviseur",),
            _("Publiceren en versturen"),
            als=bijeenkomst_is_geweest,
        )
    ],
)


def vereis(door, *rollen: str) -> None:
    """For what changes no status: the same closed door as a transition has."""
    if not door.rollen & set(rollen):
        raise PermissionDenied
