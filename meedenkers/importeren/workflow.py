"""Statuses of an import. `verwerken` is the claim: of two workers, one changes the row."""

from django.utils.translation import gettext_lazy as _

from meedenkers.models import ImportStatus
from participatie.workflow.kern import Transition, Workflow

IMPORT = Workflow(
    "status",
    [
        Transition(
            "bevestigen", (ImportStatus.INGELEZEN,), ImportStatus.BEVESTIGD, ("adviseur", "systeem"), _("Importeren")
        ),
        Transition(
            "annuleren",
            (ImportStatus.INGELEZEN,),
            ImportStatus.GEANNULEERD,
            ("adviseur", "systeem"),
            _("Niet doorgaan"),
        ),
        Transition("verwerken", (ImportStatus.BEVESTIGD,), ImportStatus.KLAAR, ("systeem",)),
        Transition("mislukken", (ImportStatus.BEVESTIGD,), ImportStatus.MISLUKT, ("systeem",)),
    ],
)
