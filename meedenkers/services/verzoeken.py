"""Requests for people: asked by a civil servant, answered by the adviseur."""

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import Verzoek
from meedenkers.workflow_verzoeken import VERZOEK
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.workflow.kern import Afgewezen


def dien_verzoek_in(*, aanvrager, door: Actor, **velden) -> Verzoek:
    with transaction.atomic():
        verzoek = Verzoek.objects.create(aanvrager=aanvrager, **velden)
        log(door=door, actie="dien_verzoek_in", obj=verzoek, naar=verzoek.status)
    return verzoek


def aanvaarden(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    return VERZOEK.doe("aanvaarden", verzoek, door=door, antwoord=antwoord.strip())


def terugvragen(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    if not antwoord.strip():
        raise Afgewezen(_("Schrijf op wat u van de aanvrager wilt weten."))
    return VERZOEK.doe("terugvragen", verzoek, door=door, antwoord=antwoord.strip())


def afwijzen(*, verzoek: Verzoek, antwoord: str, door: Actor) -> Verzoek:
    if not antwoord.strip():
        raise Afgewezen(_("Schrijf op waarom u het verzoek niet aanneemt."))
    return VERZOEK.doe("afwijzen", verzoek, door=door, antwoord=antwoord.strip())


def opnieuw_indienen(*, verzoek: Verzoek, door: Actor, **velden) -> Verzoek:
    """The civil servant answers a question of the adviseur by improving the request. The question stays on it."""
    return VERZOEK.doe("opnieuw_indienen", verzoek, door=door, **velden)
