"""The road of an application for money."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from budget.models import TE_BESLISSEN
from budget.models import AanvraagStatus as S
from participatie.audit.actor import Actor
from participatie.workflow.kern import Transition, Workflow


def niet_van_zichzelf(actor: Actor, aanvraag) -> bool:
    """Nobody handles their own application: an address of the account is on it."""
    adres = aanvraag.contact.email
    if not adres or actor.user is None:
        return True
    if adres.lower() == actor.user.email.lower():
        return False
    return not EmailAddress.objects.filter(user=actor.user, email__iexact=adres).exists()


ADVISEUR = ("adviseur",)
# Who holds the secret link acts as visitor or as whoever is signed in; staff types in what comes by phone or on paper.
AANVRAGER = ("bezoeker", "inwoner")


WF = Workflow(
    "status",
    [
        Transition(
            "in_behandeling_nemen",
            (S.ONTVANGEN,),
            S.IN_BEHANDELING,
            ADVISEUR,
            _("In behandeling nemen"),
            niet_van_zichzelf,
        ),
        Transition("toekennen", TE_BESLISSEN, S.TOEGEKEND, ADVISEUR, _("Toekennen"), niet_van_zichzelf),
        Transition("afwijzen", TE_BESLISSEN, S.AFGEWEZEN, ADVISEUR, _("Afwijzen"), niet_van_zichzelf),
        Transition(
            "betaling_opdragen",
            (S.TOEGEKEND,),
            S.BETALING_OPGEDRAGEN,
            ADVISEUR,
            _("Betaling opdragen"),
            niet_van_zichzelf,
        ),
        Transition(
            "betaling_verzetten",
            (S.BETALING_OPGEDRAGEN,),
            S.BETALING_OPGEDRAGEN,
            ADVISEUR,
            _("Betaling verzetten"),
            niet_van_zichzelf,
        ),
        Transition("betaald", (S.BETALING_OPGEDRAGEN,), S.BETAALD, ADVISEUR, _("Betaald"), niet_van_zichzelf),
        Transition("verantwoorden", (S.BETAALD,), S.VERANTWOORD, AANVRAGER, _("Verantwoorden")),
        Transition("intrekken", TE_BESLISSEN, S.INGETROKKEN, AANVRAGER, _("Intrekken")),
    ],
)
