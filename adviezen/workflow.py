"""Where input stands, and the talk with one person. The advice half has its own table in workflow_advies.py."""

from django.utils.translation import gettext_lazy as _

from adviezen.models import AdviesStatus, ContactStatus, InbrengStatus
from participatie.workflow.kern import Transition, Workflow

NIEUW = InbrengStatus.NIEUW
CONTACT = InbrengStatus.PERSOONLIJK_CONTACT
GEBUNDELD = InbrengStatus.GEBUNDELD
GEEN_VERVOLG = InbrengStatus.GEEN_VERVOLG
AFGEROND = InbrengStatus.AFGEROND
# An advice takes input as long as it is being written.
BUNDELBAAR = (AdviesStatus.CONCEPT, AdviesStatus.TERUG)


def _belt(actor, inbreng) -> bool:
    """The adviseur, or the colleague who was asked to call."""
    contact = getattr(inbreng, "persoonlijk_contact", None)
    if "adviseur" in actor.rollen or "systeem" in actor.rollen:
        return True
    return contact is not None and contact.eigenaar_id == actor.user_id


def _bundelbaar(actor, inbreng) -> bool:
    """After a personal talk the same words may still support an advice; what was answered otherwise may not."""
    return inbreng.status != AFGEROND or (inbreng.advies_id is None and inbreng.heeft_contact)


def _niemand_weet_het(actor, inbreng) -> bool:
    """A choice can be undone as long as the giver did not hear of it, and the advice was not offered or told."""
    if inbreng.heeft_contact or (inbreng.contact_id and inbreng.beantwoord_op):
        return False
    advies = inbreng.advies
    return advies is None or (advies.status in BUNDELBAAR and advies.route_verteld_op is None)


INBRENG = Workflow(
    "status",
    [
        Transition("persoonlijk_contact", (NIEUW,), CONTACT, ("adviseur",), _("Persoonlijk contact")),
        Transition("bundelen", (NIEUW, CONTACT, AFGEROND), GEBUNDELD, ("adviseur",), _("Bundelen"), _bundelbaar),
        Transition("geen_vervolg", (NIEUW,), GEEN_VERVOLG, ("adviseur",), _("Geen vervolg")),
        Transition(
            "terug_naar_nieuw",
            (GEEN_VERVOLG, GEBUNDELD),
            NIEUW,
            ("adviseur",),
            _("Terug naar nieuw"),
            _niemand_weet_het,
        ),
        Transition("contact_afronden", (CONTACT,), AFGEROND, ("adviseur", "ambtenaar"), _("Contact afronden"), _belt),
        # Who cannot be told: the reason is written down, and the work is done.
        Transition(
            "niet_te_bereiken",
            (NIEUW, CONTACT, GEBUNDELD),
            AFGEROND,
            ("adviseur", "ambtenaar", "systeem"),
            _("Niet te bereiken"),
            _belt,
        ),
        # The person was told: `geen_vervolg` stays readable as the route, the rest is `afgerond`.
        Transition("vertellen", (GEEN_VERVOLG,), GEEN_VERVOLG, ("adviseur", "systeem")),
        Transition("beantwoorden", (GEBUNDELD,), AFGEROND, ("adviseur", "systeem")),
    ],
)

PERSOONLIJK_CONTACT = Workflow(
    "status",
    [
        Transition(
            "contact_afronden",
            (ContactStatus.OPEN,),
            ContactStatus.AFGEROND,
            ("adviseur", "ambtenaar", "systeem"),
            _("Contact afronden"),
            lambda actor, contact: bool({"adviseur", "systeem"} & actor.rollen) or contact.eigenaar_id == actor.user_id,
        )
    ],
)
