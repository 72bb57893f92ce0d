"""Statuses and transitions of meetings and sign-ups."""

from django.utils.translation import gettext_lazy as _

from inloop.models import AanmeldingStatus as A
from inloop.models import BijeenkomstStatus as B
from participatie import klok
from participatie.workflow.kern import Transition, Workflow


def _komt_nog(actor, bijeenkomst) -> bool:
    return bijeenkomst.eind > klok.nu()


def _begonnen_en_eigen(actor, bijeenkomst) -> bool:
    """The host closes the own meeting too; nobody closes one that has not begun."""
    eigen = "adviseur" in actor.rollen or bijeenkomst.gastheer_id == actor.user_id
    return eigen and bijeenkomst.begin <= klok.nu()


BIJEENKOMST = Workflow(
    "status",
    [
        Transition("publiceren", (B.CONCEPT,), B.GEPUBLICEERD, ("adviseur",), _("Publiceren"), _komt_nog),
        Transition("afgelasten", (B.GEPUBLICEERD,), B.AFGELAST, ("adviseur",), _("Afgelasten"), _komt_nog),
        Transition(
            "afsluiten", (B.GEPUBLICEERD,), B.AFGESLOTEN, ("adviseur", "ambtenaar"), _("Afsluiten"), _begonnen_en_eigen
        ),
    ],
)

IEDEREEN = ("bezoeker", "inwoner", "ambtenaar", "adviseur", "systeem")
DEUR = ("ambtenaar", "adviseur")

AANMELDING = Workflow(
    "status",
    [
        Transition("afmelden", (A.GEPLAATST, A.WACHTLIJST), A.AFGEMELD, IEDEREEN, _("Afmelden")),
        Transition("doorschuiven", (A.WACHTLIJST,), A.GEPLAATST, ("systeem",)),
        Transition("inchecken", (A.GEPLAATST, A.WACHTLIJST), A.AANWEZIG, DEUR, _("Aanwezig")),
        # Undoing a press on the wrong name: back to the place, the waiting list, or out (a walk-in).
        Transition("niet_inchecken", (A.AANWEZIG,), A.GEPLAATST, DEUR),
        Transition("terug_naar_wachtlijst", (A.AANWEZIG,), A.WACHTLIJST, DEUR),
        Transition("inloper_terugnemen", (A.AANWEZIG,), A.AFGEMELD, DEUR),
    ],
)
