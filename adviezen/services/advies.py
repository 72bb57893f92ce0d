"""Advice: written, weighed, given a route, published and told back."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from adviezen.models import (
    Aanleiding,
    Advies,
    Beleidsstap,
    Criteriaset,
    Inbreng,
    InbrengStatus,
    Moment,
    Opvolging,
    Publicatie,
    Route,
    Score,
    Toets,
    ToetsStatus,
    Weging,
)
from adviezen.services.inbreng import bundelen, markeer_beantwoord, niet_te_bereiken
from adviezen.workflow_advies import ADVIES, ADVIES_PUBLICATIE, SCHRIJFBAAR, heeft_akkoord, vereis
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import schrijf
from participatie.gemeente.models import Gemeente
from participatie.workflow.kern import Afgewezen

WIJZIGBAAR = ("titel", "tekst", "minderheid", "betwist")
VERBANDEN = ("themas", "wijken", "trajecten")
FEITEN = ("partner", "doel_traject", "doel_project", "actie")
# The committee meets monthly, so the check afterwards must outlast a month.
MAANDCONTROLE_DAGEN = 31


def vergrendel(obj):
    """Alone with this row until the transaction ends (PostgreSQL: row lock; SQLite: BEGIN IMMEDIATE), freshly read."""
    obj.refresh_from_db(from_queryset=type(obj)._base_manager.select_for_update())
    return obj


def maak_advies(
    *,
    titel: str,
    tekst: str,
    inbreng: Iterable[Inbreng],
    door: Actor,
    themas=(),
    wijken=(),
    trajecten=(),
    minderheid: str = "",
    betwist: bool = False,
) -> Advies:
    """Publishable words for one or more pieces of input with one thread."""
    vereis(door, "adviseur")
    inbreng = list(inbreng)
    if not inbreng:
        raise Afgewezen(_("Kies eerst de inbreng waar dit advies over gaat."))
    criteriaset = Criteriaset.objects.filter(actief=True).first()
    if criteriaset is None:
        raise Afgewezen(_("Er zijn nog geen criteria om mee te wegen. Vraag de beheerder om ze toe te voegen."))
    with transaction.atomic():
        advies = Advies.objects.create(
            titel=titel,
            tekst=tekst,
            minderheid=minderheid,
            betwist=betwist,
            criteriaset=criteriaset,
            gemaakt_door=door.user,
        )
        advies.themas.set(themas)
        advies.wijken.set(wijken)
        advies.trajecten.set(trajecten)
        log(door=door, actie="maken", obj=advies, naar=advies.status)
        bundelen(advies=advies, inbreng=inbreng, door=door)
    return advies


def wijzig_advies(*, advies: Advies, door: Actor, **velden) -> Advies:
    """Change words and links, as long as it is being written: what the committee checked or people read stays."""
    vereis(door, "adviseur")
    if onbekend := set(velden) - {*WIJZIGBAAR, *VERBANDEN}:
        raise TypeError(f"wijzig_advies kent {sorted(onbekend)} niet")
    with transaction.atomic():
        _nog_te_schrijven(vergrendel(advies))
        gewijzigd = [naam for naam in WIJZIGBAAR if naam in velden and getattr(advies, naam) != velden[naam]]
        for naam in gewijzigd:
            setattr(advies, naam, velden[naam])
        advies.save(update_fields=gewijzigd)
        for naam in VERBANDEN:
            if naam in velden:
                getattr(advies, naam).set(velden[naam])
        log(door=door, actie="wijzigen", obj=advies, velden=sorted(velden))
    return advies


def _nog_te_schrijven(advies: Advies) -> None:
    if advies.publicatie == Publicatie.GEPUBLICEERD:
        raise Afgewezen(_("Dit advies is openbaar. De tekst en de weging veranderen niet meer."))
    if advies.status not in SCHRIJFBAAR:
        raise Afgewezen(_("Dit advies is al gewogen. De tekst en de weging kunt u nu niet veranderen."))


def wegen(*, advies: Advies, scores: dict[int, tuple[str, str]], door: Actor) -> list[Weging]:
    """Weigh on (some of) the criteria: {criterium pk: (score, motivation)}."""
    vereis(door, "adviseur")
    with transaction.atomic():
        _nog_te_schrijven(vergrendel(advies))
        criteria = {c.pk: c for c in advies.criteriaset.criteria.all()}
        wegingen = []
        for pk, (score, motivering) in scores.items():
            if pk not in criteria or score not in Score.values:
                raise Afgewezen(_("Dit criterium of deze score bestaat niet (meer)."))
            if not motivering.strip():
                raise Afgewezen(
                    _("Schrijf bij ‘%(criterium)s’ waarom u deze score geeft.") % {"criterium": criteria[pk].naam}
                )
            weging, nieuw = Weging.objects.get_or_create(
                advies=advies,
                criterium=criteria[pk],
                defaults={"score": score, "motivering": motivering.strip(), "door": door.user, "op": klok.nu()},
            )
            van = "" if nieuw else weging.score
            if not nieuw:
                if (weging.score, weging.motivering) == (score, motivering.strip()):
                    continue
                weging.score, weging.motivering = score, motivering.strip()
                weging.door, weging.op = door.user, klok.nu()
                weging.save()
            log(door=door, actie="wegen", obj=weging, van=van, naar=score, advies=advies.pk)
            wegingen.append(weging)
    return wegingen


def in_steekproef(procent: int) -> bool:
    """Drawn by the system, not by who weighed it."""
    return secrets.randbelow(100) < procent


def _aanleiding(advies: Advies, route: str, procent: int) -> str:
    """Why the committee looks at it first; "" when it need not. Once offered, every new round is offered too."""
    if route == Route.NIEUW_BELEID:
        return Aanleiding.NIEUW_BELEID
    if advies.betwist:
        return Aanleiding.BETWIST
    eerder = advies.toetsen.filter(moment=Moment.VOORAF).order_by("-pk").first()
    if eerder is not None:
        return eerder.aanleiding
    return Aanleiding.STEEKPROEF if in_steekproef(procent) else ""


def route_kiezen(*, advies: Advies, route: str, door: Actor) -> Advies:
    """Choose where it goes. New policy, disputed and sampled advice is offered to the committee first."""
    vereis(door, "adviseur")
    if route not in Route.values:
        raise Afgewezen(_("Kies een route."))
    gemeente = Gemeente.huidig()
    with transaction.atomic():
        vergrendel(advies)
        if not advies.inbreng.exists():
            raise Afgewezen(_("Dit advies heeft geen inbreng meer. Bundel eerst de inbreng waar het over gaat."))
        gewogen = set(advies.wegingen.values_list("criterium_id", flat=True))
        if set(advies.criteriaset.criteria.values_list("pk", flat=True)) - gewogen:
            raise Afgewezen(_("Weeg eerst alle criteria, met een motivering."))
        if advies.toetsen.filter(moment=Moment.VOORAF, status=ToetsStatus.TERUG, antwoord="").exists():
            raise Afgewezen(_("Geef de commissie eerst antwoord op haar vraag."))
        aanleiding = _aanleiding(advies, route, gemeente.steekproef_procent)
        ADVIES.doe(
            "voorleggen" if aanleiding else "route_kiezen",
            advies,
            door=door,
            route=route,
            bijzonderheden={"route": route, "aanleiding": aanleiding},
        )
        if aanleiding:
            _maak_toets(advies, Moment.VOORAF, aanleiding, gemeente.toetstermijn_dagen, door)
    return advies


def _maak_toets(advies: Advies, moment: str, aanleiding: str, dagen: int, door: Actor) -> Toets:
    toets = Toets.objects.create(
        advies=advies, moment=moment, aanleiding=aanleiding, uiterlijk=klok.vandaag() + timedelta(days=dagen)
    )
    log(door=door, actie="voorleggen", obj=toets, naar=toets.status)
    return toets


def heropenen(*, advies: Advies, door: Actor) -> Advies:
    """Weigh again, as long as nobody was told the route."""
    with transaction.atomic():
        return ADVIES.doe("heropenen", vergrendel(advies), door=door)


def route_vertellen(*, advies: Advies, eigenaar, uiterlijk: date, door: Actor, **feiten) -> Opvolging:
    """Give the work an owner and a date, and tell the givers which way it goes.

    `feiten`: partner, and what the route asks: `doel_traject` or `doel_project` (verbinden), `actie` (quick win).
    """
    vereis(door, "adviseur")
    if onbekend := set(feiten) - set(FEITEN):
        raise TypeError(f"route_vertellen kent {sorted(onbekend)} niet")
    with transaction.atomic():
        vergrendel(advies)
        if not eigenaar.is_active or not eigenaar.heeft("ambtenaar", "adviseur"):
            raise Afgewezen(_("Kies een medewerker van de gemeente die dit gaat doen."))
        if uiterlijk < klok.vandaag():
            raise Afgewezen(_("Kies een datum die niet voorbij is."))
        if advies.route == Route.VERBINDEN and not (feiten.get("doel_traject") or feiten.get("doel_project")):
            raise Afgewezen(_("Kies het traject of schrijf het project waar dit bij hoort."))
        if advies.route == Route.QUICK_WIN and not feiten.get("actie"):
            raise Afgewezen(_("Schrijf wat wij gaan doen."))
        ADVIES.doe("route_vertellen", advies, door=door, route_verteld_op=klok.nu())
        opvolging = Opvolging.objects.create(
            advies=advies,
            eigenaar=eigenaar,
            uiterlijk=uiterlijk,
            beleidsstap=Beleidsstap.ONDERZOCHT if advies.route == Route.NIEUW_BELEID else "",
            **feiten,
        )
        log(door=door, actie="toewijzen", obj=opvolging, eigenaar=eigenaar.pk)
        for contact, eerste in gevers(advies):
            schrijf(
                soort="adviezen.route",
                contact=contact,
                object_id=advies.pk,
                sleutel=f"adviezen.route:{advies.pk}:{contact.pk}",
                inbreng=eerste.pk,
            )
    return opvolging


def gevers(advies: Advies) -> list[tuple]:
    """Each giver with a contact once, with the first of their pieces of input (for its number and status link)."""
    uit: dict[int, tuple] = {}
    bundel = advies.inbreng.filter(status=InbrengStatus.GEBUNDELD, contact__isnull=False)
    for inbreng in bundel.select_related("contact").order_by("pk"):
        uit.setdefault(inbreng.contact_id, (inbreng.contact, inbreng))
    return list(uit.values())


def publiceren(*, advies: Advies, door: Actor) -> Advies:
    """Make it public, on the mandate that holds now."""
    with transaction.atomic():
        return ADVIES_PUBLICATIE.doe(
            "publiceren",
            vergrendel(advies),
            door=door,
            gepubliceerd_op=klok.nu(),
            mandaat=Gemeente.huidig().mandaat,
        )


def terugkoppelen(*, advies: Advies, door: Actor) -> Advies:
    """Tell everyone who gave input what came of it. Never without the agreement of the owner."""
    vereis(door, "adviseur")
    with transaction.atomic():
        vergrendel(advies)
        if advies.publicatie != Publicatie.GEPUBLICEERD:
            raise Afgewezen(_("Publiceer het advies eerst."))
        if not heeft_akkoord(door, advies):
            raise Afgewezen(_("De eigenaar is nog niet akkoord met het antwoord."))
        ADVIES.doe("terugkoppelen", advies, door=door, teruggekoppeld_op=klok.nu())
        for inbreng in advies.inbreng.filter(status=InbrengStatus.GEBUNDELD).select_related("contact").order_by("pk"):
            _vertel_uitkomst(advies, inbreng, door)
        _maak_toets(advies, Moment.ACHTERAF, Aanleiding.MAANDELIJKS, MAANDCONTROLE_DAGEN, door)
    return advies


def _vertel_uitkomst(advies: Advies, inbreng: Inbreng, door: Actor) -> None:
    if inbreng.contact_id is None:
        # Nobody to tell: the published answer is the answer.
        markeer_beantwoord(inbreng_ids=[inbreng.pk], door=door)
    elif inbreng.contact.werkelijk_kanaal:
        # One message per person; when it is out, all that this person put into the advice is answered.
        schrijf(
            soort="adviezen.uitkomst",
            contact=inbreng.contact,
            object_id=advies.pk,
            sleutel=f"adviezen.uitkomst:{advies.pk}:{inbreng.contact_id}",
            inbreng=inbreng.pk,
        )
    elif inbreng.beantwoord_op is None:
        niet_te_bereiken(inbreng=inbreng, reden=_("geen adres bekend"), door=door)
    else:
        markeer_beantwoord(inbreng_ids=[inbreng.pk], door=door)


def publiceren_en_terugkoppelen(*, advies: Advies, door: Actor) -> Advies:
    """Both at once, or neither."""
    with transaction.atomic():
        vergrendel(advies)
        if advies.publicatie == Publicatie.CONCEPT:
            publiceren(advies=advies, door=door)
        return terugkoppelen(advies=advies, door=door)


def verteld(*, advies_id: int, contact_id: int, door: Actor) -> int:
    """The message with the outcome reached this person. Returns how many pieces of input are answered by it."""
    bundel = Inbreng.objects.filter(advies_id=advies_id, contact_id=contact_id)
    return markeer_beantwoord(inbreng_ids=bundel.values_list("pk", flat=True), door=door)
