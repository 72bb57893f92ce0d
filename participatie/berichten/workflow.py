"""What people decide about a message.

What the machine does with thousands at a time (claiming, sending, lapsing) goes by conditional UPDATEs in services.py,
without a row in the log for each (docs/adr/0002).
"""

from django.utils.translation import gettext_lazy as _

from participatie.berichten.models import BerichtStatus
from participatie.workflow.kern import Transition, Workflow

TE_BESLISSEN = (BerichtStatus.OP_LIJST, BerichtStatus.ONZEKER, BerichtStatus.MISLUKT)

BERICHT = Workflow(
    "status",
    [
        Transition("afvinken", TE_BESLISSEN, BerichtStatus.VERZONDEN, ("adviseur",), _("Gedaan")),
        Transition("niet_bereikt", TE_BESLISSEN, BerichtStatus.VERVALLEN, ("adviseur",), _("Niet bereikt")),
        Transition(
            "opnieuw_versturen",
            (BerichtStatus.ONZEKER, BerichtStatus.MISLUKT),
            BerichtStatus.KLAAR,
            ("adviseur",),
            _("Opnieuw versturen"),
        ),
    ],
)
