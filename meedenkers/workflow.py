"""Statuses of a meedenker and of a draw."""

from django.utils.translation import gettext_lazy as _

from meedenkers.models import OP_LIJST, MeedenkerStatus, SelectieStatus
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
            "verlopen", (MeedenkerStatus.ONBEVESTIGD,), MeedenkerStatus.VERTROKKEN, ("systeem",), _("Niet bevestigd")
        ),
        Transition(
            "vertrekken",
            (MeedenkerStatus.ONBEVESTIGD, MeedenkerStatus.ACTIEF, MeedenkerStatus.GEPAUZEERD),
            MeedenkerStatus.VERTROKKEN,
            (*ZELF, "systeem"),
            _("Van de lijst af"),
        ),
        # One person with two rows: one of them goes. Undone, it stands again as it stood.
        Transition("samenvoegen", OP_LIJST, MeedenkerStatus.SAMENGEVOEGD, ("adviseur",), _("Samenvoegen")),
        Transition(
            "terugdraaien", (MeedenkerStatus.SAMENGEVOEGD,), MeedenkerStatus.ACTIEF, ("adviseur",), _("Terugdraaien")
        ),
        Transition("terugdraaien_pauze", (MeedenkerStatus.SAMENGEVOEGD,), MeedenkerStatus.GEPAUZEERD, ("adviseur",)),
        Transition(
            "terugdraaien_onbevestigd", (MeedenkerStatus.SAMENGEVOEGD,), MeedenkerStatus.ONBEVESTIGD, ("adviseur",)
        ),
    ],
)


# `uitnodigen` makes a selection definite; a redraw is a new one, and sets the old aside.
SELECTIE = Workflow(
    "status",
    [
        Transition(
            "vervangen", (SelectieStatus.GETROKKEN,), SelectieStatus.VERVALLEN, ("adviseur",), _("Opnieuw loten")
        ),
        Transition(
            "uitnodigen", (SelectieStatus.GETROKKEN,), SelectieStatus.UITGENODIGD, ("adviseur",), _("Uitnodigen")
        ),
        Transition(
            "vervallen",
            (SelectieStatus.GETROKKEN, SelectieStatus.UITGENODIGD),
            SelectieStatus.VERVALLEN,
            ("ambtenaar", "adviseur"),
            _("Het verzoek gaat niet door"),
        ),
    ],
)
