"""Follow-up: the owner does it, tells how it goes, and agrees with what is told about it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from adviezen.models import AdviesStatus, Beleidsstap, Besluit, Opvolging, Route, Uitkomst, Voortgang
from adviezen.services.advies import vergrendel
from adviezen.workflow_advies import ADVIES, vereis
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.workflow.kern import Afgewezen

STAPPEN = list(Beleidsstap.values)
BESLUITSTAPPEN = (Beleidsstap.COLLEGE, Beleidsstap.RAAD)


def _eigenaar(opvolging: Opvolging, door: Actor, ook: tuple[str, ...] = ()) -> None:
    """The owner; with `ook` also these roles."""
    vereis(door, "ambtenaar", "adviseur")
    if opvolging.eigenaar_id != door.user_id and not door.rollen & set(ook):
        raise PermissionDenied


def _loopt(opvolging: Opvolging) -> None:
    if opvolging.advies.status != AdviesStatus.IN_OPVOLGING:
        raise Afgewezen(_("Deze opvolging is al afgerond."))


def aanvaarden(*, opvolging: Opvolging, door: Actor) -> Opvolging:
    """Route verbinden: the owner of the project takes it in."""
    with transaction.atomic():
        _eigenaar(vergrendel(opvolging), door)
        _loopt(opvolging)
        if opvolging.advies.route != Route.VERBINDEN or opvolging.aanvaard_op:
            raise Afgewezen(_("Aanvaarden is hier niet (meer) nodig."))
        opvolging.aanvaard_op = klok.nu()
        opvolging.save(update_fields=["aanvaard_op"])
        log(door=door, actie="aanvaarden", obj=opvolging)
    return opvolging


def voortgang_melden(*, opvolging: Opvolging, tekst: str, openbaar: bool, door: Actor) -> Voortgang:
    _eigenaar(opvolging, door, ook=("adviseur",))
    if not tekst.strip():
        raise Afgewezen(_("Schrijf wat er gebeurd is."))
    with transaction.atomic():
        _loopt(vergrendel(opvolging))
        voortgang = Voortgang.objects.create(
            opvolging=opvolging, door=door.user, tekst=tekst.strip(), openbaar=openbaar
        )
        log(door=door, actie="voortgang_melden", obj=voortgang, openbaar=openbaar)
    return voortgang


def beleidsstap_zetten(
    *, opvolging: Opvolging, stap: str, door: Actor, besluit: str = "", motivering: str = ""
) -> Opvolging:
    """Route nieuw beleid: one step further. The college and the council decide, with a reason that is public."""
    with transaction.atomic():
        _eigenaar(vergrendel(opvolging), door, ook=("adviseur",))
        _loopt(opvolging)
        if opvolging.advies.route != Route.NIEUW_BELEID:
            raise Afgewezen(_("Stappen horen alleen bij de route nieuw beleid."))
        if stap not in STAPPEN or STAPPEN.index(stap) <= STAPPEN.index(opvolging.beleidsstap):
            raise Afgewezen(_("Kies een stap die verder is dan nu."))
        van = opvolging.beleidsstap
        opvolging.beleidsstap = stap
        if stap in BESLUITSTAPPEN:
            if besluit not in Besluit.values or not motivering.strip():
                raise Afgewezen(_("Kies het besluit en schrijf waarom dit besluit is genomen."))
            opvolging.besluit, opvolging.besluit_motivering = besluit, motivering.strip()
        elif stap == Beleidsstap.UITGEVOERD and not opvolging.besluit:
            raise Afgewezen(_("Leg eerst het besluit van het college of de gemeenteraad vast."))
        opvolging.save(update_fields=["beleidsstap", "besluit", "besluit_motivering"])
        Voortgang.objects.create(
            opvolging=opvolging,
            door=door.user,
            stap=stap,
            tekst=motivering.strip() if stap in BESLUITSTAPPEN else "",
            openbaar=True,
        )
        log(door=door, actie="beleidsstap_zetten", obj=opvolging, van=van, naar=stap, besluit=besluit)
    return opvolging


def afronden(*, opvolging: Opvolging, uitkomst: str, publiek_antwoord: str, door: Actor, bewijs: str = "") -> Opvolging:
    """The owner says that it is done (or not), and agrees with the public answer, word for word."""
    with transaction.atomic():
        advies = vergrendel(opvolging.advies)
        vergrendel(opvolging)
        if uitkomst not in Uitkomst.values:
            raise Afgewezen(_("Kies een uitkomst."))
        if not publiek_antwoord.strip():
            raise Afgewezen(_("Schrijf het antwoord dat iedereen mag lezen."))
        if advies.route == Route.VERBINDEN and not opvolging.aanvaard_op:
            raise Afgewezen(_("Aanvaard het punt eerst. Dan weten mensen dat het in uw project zit."))
        if advies.route == Route.QUICK_WIN and not bewijs.strip():
            raise Afgewezen(_("Schrijf waaraan men ziet dat het gedaan is."))
        if advies.route == Route.NIEUW_BELEID and not opvolging.besluit:
            raise Afgewezen(_("Leg eerst het besluit van het college of de gemeenteraad vast."))
        nu = klok.nu()
        ADVIES.doe("afronden", advies, door=door, publiek_antwoord=publiek_antwoord.strip())
        opvolging.uitkomst, opvolging.bewijs = uitkomst, bewijs.strip()
        opvolging.akkoord_op, opvolging.akkoord_door, opvolging.afgerond_op = nu, door.user, nu
        opvolging.save(update_fields=["uitkomst", "bewijs", "akkoord_op", "akkoord_door", "afgerond_op"])
        log(door=door, actie="afronden", obj=opvolging, naar=uitkomst)
    return opvolging


def opvolging_overdragen(*, opvolging: Opvolging, eigenaar, door: Actor) -> Opvolging:
    """Hand the work to a colleague: by the owner, or by the adviseur when the owner left."""
    with transaction.atomic():
        _eigenaar(vergrendel(opvolging), door, ook=("adviseur",))
        _loopt(opvolging)
        if not eigenaar.is_active or not eigenaar.heeft("ambtenaar", "adviseur"):
            raise Afgewezen(_("Kies een medewerker van de gemeente die dit gaat doen."))
        van = opvolging.eigenaar_id
        opvolging.eigenaar = eigenaar
        opvolging.save(update_fields=["eigenaar"])
        log(door=door, actie="overdragen", obj=opvolging, van=van, naar=eigenaar.pk)
    return opvolging
