"""Statuses of an import. `inlezen` and `verwerken` are the claims: of two workers, one changes the row."""

from django.utils.translation import gettext_lazy as _

from meedenkers.models import ImportStatus
from participatie.workflow.kern import Transition, Workflow

IMPORT = Workflow(
    "status",
    [
        Transition("inlezen", (ImportStatus.WORDT_GELEZEN,), ImportStatus.INGELEZEN, ("systeem",)),
        Transition("opnieuw_inlezen", (ImportStatus.INGELEZEN,), ImportStatus.WORDT_GELEZEN, ("adviseur", "systeem")),
        Transition(
            "bevestigen", (ImportStatus.INGELEZEN,), ImportStatus.BEVESTIGD, ("adviseur", "systeem"), _("Importeren")
        ),
        Transition(
            "annuleren",
            (ImportStatus.WORDT_GELEZEN, ImportStatus.INGELEZEN),
            ImportStatus.GEANNULEERD,
            ("adviseur", "systeem"),
            _("Niet doorgaan"),
        ),
        Transition("verwerken", (ImportStatus.BEVESTIGD,), ImportStatus.KLAAR, ("systeem",)),
        Transition(
            "mislukken", (ImportStatus.WORDT_GELEZEN, ImportStatus.BEVESTIGD), ImportStatus.MISLUKT, ("systeem",)
        ),
    ],
)
