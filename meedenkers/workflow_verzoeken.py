"""Statuses of a request for people, of an invitation and of a passed-on invitation."""

from django.utils.translation import gettext_lazy as _

from meedenkers.models import DoorgaveStatus, UitnodigingStatus, VerzoekStatus
from meedenkers.workflow import ZELF
from participatie.workflow.kern import Transition, Workflow

V, U, D = VerzoekStatus, UitnodigingStatus, DoorgaveStatus
MEDEWERKER = ("ambtenaar", "adviseur")


def _eigen(actor, verzoek) -> bool:
    return actor.user_id is not None and verzoek.aanvrager_id == actor.user_id


def _eigen_of_adviseur(actor, verzoek) -> bool:
    return "adviseur" in actor.rollen or _eigen(actor, verzoek)


VERZOEK = Workflow(
    "status",
    [
        Transition("aanvaarden", (V.INGEDIEND,), V.AANVAARD, ("adviseur",), _("Aannemen")),
        Transition("terugvragen", (V.INGEDIEND,), V.TERUGGEVRAAGD, ("adviseur",), _("Iets terugvragen")),
        Transition("afwijzen", (V.INGEDIEND,), V.AFGEWEZEN, ("adviseur",), _("Niet aannemen")),
        Transition("opnieuw_indienen", (V.TERUGGEVRAAGD,), V.INGEDIEND, MEDEWERKER, _("Opnieuw indienen"), als=_eigen),
        Transition("uitnodigen", (V.AANVAARD,), V.UITGENODIGD, ("adviseur",), _("Nodig deze mensen uit")),
        Transition(
            "intrekken",
            (V.INGEDIEND, V.TERUGGEVRAAGD, V.AANVAARD, V.UITGENODIGD),
            V.INGETROKKEN,
            MEDEWERKER,
            _("Trek het verzoek in"),
            als=_eigen_of_adviseur,
        ),
        Transition(
            "houden", (V.UITGENODIGD,), V.GEHOUDEN, MEDEWERKER, _("Leg vast wie er was"), als=_eigen_of_adviseur
        ),
        Transition(
            "terugkoppelen",
            (V.GEHOUDEN,),
            V.TERUGGEKOPPELD,
            MEDEWERKER,
            _("Vertel wat het opleverde"),
            als=_eigen_of_adviseur,
        ),
    ],
)

OPEN = (U.UITGENODIGD, U.JA, U.RESERVE)  # may still come to something
# A late answer is welcome too, as long as the activity is still to come.
ZONDER_JA = (U.UITGENODIGD, U.NEE, U.VERLOPEN)

UITNODIGING = Workflow(
    "status",
    [
        Transition("ja", ZONDER_JA, U.JA, ZELF, _("Ja, ik doe mee")),
        Transition("op_reserve", ZONDER_JA, U.RESERVE, ZELF, _("Ja, ik doe mee")),
        Transition("nee", (*OPEN, U.VERLOPEN), U.NEE, ZELF, _("Nee, deze keer niet")),
        Transition("doorschuiven", (U.RESERVE,), U.JA, ("systeem",), _("Van de reservelijst")),
        Transition("verlopen", (U.UITGENODIGD,), U.VERLOPEN, ("systeem",), _("Niet geantwoord")),
        Transition("intrekken", OPEN, U.INGETROKKEN, (*MEDEWERKER, "systeem"), _("Trek de uitnodiging in")),
        Transition("deelnemen", (U.JA, U.NIET_GEKOMEN), U.DEELGENOMEN, MEDEWERKER, _("Was er")),
        Transition("niet_komen", (U.JA, U.DEELGENOMEN), U.NIET_GEKOMEN, MEDEWERKER, _("Was er niet")),
    ],
)

DOORGAVE = Workflow(
    "status",
    [
        Transition("doorgeven", tuple(D), D.DOORGEGEVEN, ("bezoeker", "inwoner"), _("Ik gaf het door")),
        Transition("niet_doorgeven", tuple(D), D.NIET, ("bezoeker", "inwoner"), _("Ik geef het niet door")),
    ],
)
