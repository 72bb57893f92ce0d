"""Statuses of a meedenker and of a request for people."""

from django.utils.translation import gettext_lazy as _

from meedenkers.models import MeedenkerStatus, VerzoekStatus
from participatie.workflow.kern import Transition, Workflow

# The person self acts through the secret link, without or with an account; the adviseur when somebody calls.
ZELF = ("bezoeker", "inwoner", "adviseur")

MEEDENKER = Workflow(
    "status",
    [
        Transition("bevestigen", (MeedenkerStatus.ONBEVESTIGD,), MeedenkerStatus.ACTIEF, ZELF, _("Bevestigen")),
        Transition(
            "pauzeren",
            (MeedenkerStatus.ACTIEF, MeedenkerStatus.GEPAUZEERD),
            MeedenkerStatus.GEPAUZEERD,
            ZELF,
            _("Pauzeren"),
        ),
        Transition("hervatten", (MeedenkerStatus.GEPAUZEERD,), MeedenkerStatus.ACTIEF, ZELF, _("Weer meedoen")),
        Transition(
            "vertrekken",
            (MeedenkerStatus.ONBEVESTIGD, MeedenkerStatus.ACTIEF, MeedenkerStatus.GEPAUZEERD),
            MeedenkerStatus.VERTROKKEN,
            (*ZELF, "systeem"),
            _("Van de lijst af"),
        ),
    ],
)


def _eigen(actor, verzoek) -> bool:
    return actor.user_id is not None and verzoek.aanvrager_id == actor.user_id


VERZOEK = Workflow(
    "status",
    [
        Transition("aanvaarden", (VerzoekStatus.INGEDIEND,), VerzoekStatus.AANVAARD, ("adviseur",), _("Aannemen")),
        Transition(
            "terugvragen", (VerzoekStatus.INGEDIEND,), VerzoekStatus.TERUGGEVRAAGD, ("adviseur",), _("Iets terugvragen")
        ),
        Transition("afwijzen", (VerzoekStatus.INGEDIEND,), VerzoekStatus.AFGEWEZEN, ("adviseur",), _("Niet aannemen")),
        Transition(
            "opnieuw_indienen",
            (VerzoekStatus.TERUGGEVRAAGD,),
            VerzoekStatus.INGEDIEND,
            ("ambtenaar", "adviseur"),
            _("Opnieuw indienen"),
            als=_eigen,
        ),
    ],
)
