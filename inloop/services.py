"""Every write about meetings and sign-ups.

Places: whoever may change who has one takes `op_slot` first, inside its transaction. On PostgreSQL that locks the row
of the meeting; on SQLite the transaction itself (BEGIN IMMEDIATE) is alone. What is counted after it holds to commit.

Signing up again with the same way to reach makes no second sign-up, and the page must not tell that somebody was on the
list already (who comes to a meeting about debts is nobody's business). So `aanmelden` answers a repeat with a number of
its own (`Herhaling`, from the same series: staff find the sign-up by it), the page after it (`publiek.aangemeld`) says
only what depends on the meeting and on what was just typed in, and never links to a status page. The message, to
the address that stood there already, tells what is the case and holds the secret link.
"""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from inloop import queries
from inloop.models import (
    Aanmelding,
    AanmeldingStatus,
    Bijeenkomst,
    BijeenkomstStatus,
    Deurhandeling,
    Enquete,
    Herhaling,
)
from inloop.workflow import AANMELDING, BIJEENKOMST
from meedenkers.models import Bron
from meedenkers.services import word_meedenker
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.services import Geldig
from participatie.berichten.services import schrijf
from participatie.contacten.services import maak_contact
from participatie.workflow.kern import Afgewezen, Conflict

MAX_PERSONEN = 50
TAFELCODE_TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
HERINNERING_UUR = 10  # local time, the day before
GERESERVEERD = {"nieuw"}  # /werkplek/bijeenkomsten/nieuw/
VERTELLEN = ("begin", "eind", "locatie", "adres")  # changes that everyone who comes must hear of


# --- places -----------------------------------------------------------------------------------------------------
def op_slot(pk: int) -> Bijeenkomst:
    """The meeting as it is now; nobody else changes its places until this transaction ends."""
    return Bijeenkomst.objects.select_for_update().get(pk=pk)


def bezetting(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """The same meeting with `bezet` and `wachtenden`, counted now. Call it under `op_slot` only."""
    geteld = Bijeenkomst.objects.met_bezetting().values("bezet", "wachtenden").get(pk=bijeenkomst.pk)
    bijeenkomst.bezet, bijeenkomst.wachtenden = geteld["bezet"], geteld["wachtenden"]
    return bijeenkomst


def _schuif_door(bijeenkomst: Bijeenkomst) -> list[Aanmelding]:
    """Give what is free to who waits longest. A group that does not fit keeps its turn; one that never can does not."""
    if not bijeenkomst.kan_aanmelden:
        return []
    wachtenden = bijeenkomst.aanmeldingen.filter(status=AanmeldingStatus.WACHTLIJST).select_related("contact")
    wachtenden = list(wachtenden.order_by("pk"))
    if not wachtenden:
        return []
    capaciteit = bijeenkomst.capaciteit
    vrij = None if capaciteit is None else capaciteit - bezetting(bijeenkomst).bezet
    geplaatst = []
    for aanmelding in wachtenden:
        if capaciteit is not None and aanmelding.aantal > capaciteit:
            continue
        if vrij is not None and aanmelding.aantal > vrij:
            break
        AANMELDING.doe("doorschuiven", aanmelding, door=Actor.systeem("wachtlijst"))
        if vrij is not None:
            vrij -= aanmelding.aantal
        _vertel("doorgeschoven", aanmelding)
        _herinner(aanmelding, bijeenkomst)
        geplaatst.append(aanmelding)
    return geplaatst


# --- messages ---------------------------------------------------------------------------------------------------
def _vertel(soort: str, aanmelding: Aanmelding, *, moment: str = "", direct: bool = False, **gegevens) -> None:
    sleutel = f"{soort}:aanmelding:{aanmelding.pk}" + (f":{moment}" if moment else "")
    schrijf(
        soort=f"inloop.{soort}",
        contact=aanmelding.contact,
        object_id=aanmelding.pk,
        sleutel=sleutel,
        direct=direct,
        **gegevens,
    )


def _herinner(aanmelding: Aanmelding, bijeenkomst: Bijeenkomst) -> None:
    """The day before at ten; who gets the place after that moment hears it in the confirmation."""
    vanaf = klok.lokaal(bijeenkomst.dag - timedelta(days=1), HERINNERING_UUR)
    if vanaf <= klok.nu():
        return
    schrijf(
        soort="inloop.herinnering",
        contact=aanmelding.contact,
        object_id=aanmelding.pk,
        sleutel=f"herinnering:aanmelding:{aanmelding.pk}:{bijeenkomst.dag}",
        vanaf=vanaf,
        datum=str(bijeenkomst.dag),
    )


# --- meetings ---------------------------------------------------------------------------------------------------
def _eist_adviseur(door: Actor) -> None:
    if not door.rollen & {"adviseur", "systeem"}:
        raise PermissionDenied


def _controleer(bijeenkomst: Bijeenkomst) -> None:
    if bijeenkomst.eind <= bijeenkomst.begin:
        raise Afgewezen(_("De bijeenkomst eindigt voordat hij begint. Kies een latere eindtijd."))


def _vrije_slug(titel: str) -> str:
    basis = slugify(titel)[:140].strip("-") or "bijeenkomst"
    bezet = set(Bijeenkomst.objects.filter(slug__startswith=basis).values_list("slug", flat=True)) | GERESERVEERD
    if basis not in bezet:
        return basis
    return next(s for n in range(2, len(bezet) + 3) if (s := f"{basis}-{n}") not in bezet)


def maak_bijeenkomst(*, door: Actor, trajecten=(), deurhulpen=(), **velden) -> Bijeenkomst:
    """A concept. Without `gastheer`, who makes it is the host."""
    _eist_adviseur(door)
    if door.user is not None:
        velden.setdefault("gastheer", door.user)
    with transaction.atomic():
        bijeenkomst = Bijeenkomst(slug=_vrije_slug(velden["titel"]), **velden)
        _controleer(bijeenkomst)
        bijeenkomst.save()
        bijeenkomst.trajecten.set(trajecten)
        bijeenkomst.deurhulpen.set(deurhulpen)
        log(door=door, actie="maken", obj=bijeenkomst, naar=bijeenkomst.status)
    return bijeenkomst


def wijzig_bijeenkomst(*, bijeenkomst: Bijeenkomst, door: Actor, **velden) -> Bijeenkomst:
    """Change a meeting that is to come; who signed up hears of another time or place, and extra places are given."""
    _eist_adviseur(door)
    trajecten, deurhulpen = velden.pop("trajecten", None), velden.pop("deurhulpen", None)
    with transaction.atomic():
        oud = op_slot(bijeenkomst.pk)
        if oud.status not in (BijeenkomstStatus.CONCEPT, BijeenkomstStatus.GEPUBLICEERD):
            raise Afgewezen(_("Deze bijeenkomst is geweest of afgelast. U kunt hem niet meer wijzigen."))
        anders = [naam for naam, waarde in velden.items() if getattr(oud, naam) != waarde]
        for naam in velden:
            setattr(oud, naam, velden[naam])
        _controleer(oud)
        _controleer_capaciteit(oud, anders)
        verplaatst = oud.gaat_door and oud.eind > klok.nu() and any(naam in VERTELLEN for naam in anders)
        if verplaatst:
            oud.ics_volgorde += 1
        oud.save(update_fields=[*anders, "ics_volgorde"])
        if trajecten is not None:
            oud.trajecten.set(trajecten)
        if deurhulpen is not None:
            oud.deurhulpen.set(deurhulpen)
        log(door=door, actie="wijzigen", obj=oud, velden=sorted(anders))
        if verplaatst:
            _vertel_verplaatst(oud)
        if "capaciteit" in anders or "begin" in anders:
            _schuif_door(oud)
    bijeenkomst.refresh_from_db()
    return bijeenkomst


def _controleer_capaciteit(bijeenkomst: Bijeenkomst, anders: list[str]) -> None:
    if "capaciteit" not in anders or bijeenkomst.capaciteit is None:
        return
    bezet = bezetting(bijeenkomst).bezet
    if bijeenkomst.capaciteit < bezet:
        raise Afgewezen(
            _("Er zijn al %(n)s mensen met een plaats. Kies ten minste %(n)s plaatsen, of meld eerst mensen af.")
            % {"n": bezet}
        )


def _vertel_verplaatst(bijeenkomst: Bijeenkomst) -> None:
    for aanmelding in bijeenkomst.aanmeldingen.verwacht().select_related("contact").order_by("pk"):
        volgorde = bijeenkomst.ics_volgorde
        _vertel("verplaatst", aanmelding, moment=str(volgorde), volgorde=volgorde)
        if aanmelding.heeft_plaats:
            _herinner(aanmelding, bijeenkomst)


def publiceren(*, bijeenkomst: Bijeenkomst, door: Actor) -> Bijeenkomst:
    with transaction.atomic():
        return BIJEENKOMST.doe("publiceren", bijeenkomst, door=door, tafelcode=_nieuwe_tafelcode())


def _nieuwe_tafelcode() -> str:
    while True:
        code = "".join(secrets.choice(TAFELCODE_TEKENS) for _teken in range(6))
        if not Bijeenkomst.objects.filter(tafelcode=code).exists():
            return code


def afgelasten(*, bijeenkomst: Bijeenkomst, door: Actor) -> Bijeenkomst:
    """It does not happen: everyone with a place or on the waiting list is told."""
    with transaction.atomic():
        op_slot(bijeenkomst.pk)
        BIJEENKOMST.doe("afgelasten", bijeenkomst, door=door, ics_volgorde=F("ics_volgorde") + 1)
        bijeenkomst.refresh_from_db(fields=["ics_volgorde"])
        for aanmelding in bijeenkomst.aanmeldingen.verwacht().select_related("contact").order_by("pk"):
            _vertel("afgelast", aanmelding)
    return bijeenkomst


def afsluiten(*, bijeenkomst: Bijeenkomst, door: Actor) -> Bijeenkomst:
    """It has been: from here the counts stand still."""
    return BIJEENKOMST.doe("afsluiten", bijeenkomst, door=door, afgesloten_op=klok.nu())


# --- signing up and off -----------------------------------------------------------------------------------------
def aanmelden(
    *,
    bijeenkomst: Bijeenkomst,
    contactgegevens: dict,
    door: Actor,
    aantal: int = 1,
    meedenken: Geldig | None = None,
    **behoeften,
) -> Aanmelding:
    """Sign up `aantal` persons; full, or others waiting: the waiting list, in order of arrival.

    The same person again gets the sign-up that stood there, unchanged, with `herhaling` (else None) set on it: see the
    top of this file. `meedenken`: the text that was agreed to, for who also comes on the list of meedenkers; that too
    answers the same for who was on it already.
    """
    with transaction.atomic():
        bijeenkomst = op_slot(bijeenkomst.pk)
        if not bijeenkomst.kan_aanmelden:
            raise Afgewezen(_("U kunt zich voor deze bijeenkomst niet (meer) aanmelden."))
        _controleer_aantal(bijeenkomst, aantal)
        if meedenken is not None:
            word_meedenker(
                contactgegevens=contactgegevens,
                bron=Bron.BIJEENKOMST,
                toestemming_tekst=meedenken.tekst,
                versie=meedenken.versie,
                grondslag=meedenken.grondslag,
                door=door,
            )
        eerder = queries.bestaande(bijeenkomst, contactgegevens.get("email", ""), contactgegevens.get("telefoon", ""))
        if eerder is not None:
            return _herhaal(eerder, door)
        geteld = bezetting(bijeenkomst)
        aanmelding = Aanmelding.objects.create(
            bijeenkomst=bijeenkomst,
            contact=maak_contact(**contactgegevens),
            aantal=aantal,
            status=AanmeldingStatus.GEPLAATST if geteld.past(aantal) else AanmeldingStatus.WACHTLIJST,
            **behoeften,
        )
        aanmelding.herhaling = None
        log(door=door, actie="aanmelden", obj=aanmelding, naar=aanmelding.status, aantal=aantal)
        _vertel("bevestiging", aanmelding, direct=True)
        if aanmelding.heeft_plaats:
            _herinner(aanmelding, bijeenkomst)
    return aanmelding


def _controleer_aantal(bijeenkomst: Bijeenkomst, aantal: int) -> None:
    meest = MAX_PERSONEN if bijeenkomst.capaciteit is None else min(MAX_PERSONEN, bijeenkomst.capaciteit)
    if not 1 <= aantal <= meest:
        raise Afgewezen(
            _("U kunt zich aanmelden met 1 tot en met %(n)s mensen. Komt u met een grotere groep? Bel ons.")
            % {"n": meest}
        )


def _herhaal(aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    aanmelding.herhaling = Herhaling.objects.create(aanmelding=aanmelding)
    log(door=door, actie="herhaald_aanmelden", obj=aanmelding, van=aanmelding.status, naar=aanmelding.status)
    # Once a day at most: somebody who presses on must not fill somebody else's mailbox.
    _vertel("stond_al", aanmelding, moment=str(klok.vandaag()), direct=True)
    return aanmelding


def afmelden(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """Sign off; the place goes to who waits longest, at once. Signing off twice is the same as once."""
    with transaction.atomic():
        bijeenkomst = op_slot(aanmelding.bijeenkomst_id)
        aanmelding.refresh_from_db()
        if aanmelding.status == AanmeldingStatus.AFGEMELD:
            return aanmelding
        if bijeenkomst.is_geweest:
            raise Afgewezen(_("De bijeenkomst is al geweest. Afmelden hoeft niet meer."))
        had_plaats = aanmelding.heeft_plaats
        AANMELDING.doe("afmelden", aanmelding, door=door)
        _vertel("afgemeld", aanmelding, direct=True, had_plaats=had_plaats)
        # Also when it was on the waiting list: a group that did not fit held up those behind it.
        _schuif_door(bijeenkomst)
    return aanmelding


def wis(*, contact) -> None:
    """Part of erasing a person, in the transaction of avg.services.wis: signed off from what is to come, no needs."""
    door = Actor.systeem("wissen")
    rijen = Aanmelding.objects.filter(contact=contact).order_by("bijeenkomst_id", "pk")
    for aanmelding in rijen.verwacht().filter(bijeenkomst__eind__gte=klok.nu()):
        bijeenkomst = op_slot(aanmelding.bijeenkomst_id)
        AANMELDING.doe("afmelden", aanmelding, door=door)
        _schuif_door(bijeenkomst)
    Aanmelding.objects.filter(contact=contact).update(
        rolstoel=False,
        ringleiding=False,
        tolk=False,
        tolk_taal="",
        kinderopvang=False,
        vervoer=False,
        stille_plek=False,
        link_versie=F("link_versie") + 1,
    )


# --- at the door ------------------------------------------------------------------------------------------------
def _controleer_deur(bijeenkomst: Bijeenkomst) -> None:
    if not bijeenkomst.gaat_door:
        raise Afgewezen(_("De deurlijst van deze bijeenkomst is dicht."))
    if bijeenkomst.dag > klok.vandaag():
        raise Afgewezen(_("De bijeenkomst is vandaag niet. U kunt pas op de dag zelf bijhouden wie er is."))


def inchecken(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """They are here. Two helpers, or two presses, count once."""
    with transaction.atomic():
        _controleer_deur(aanmelding.bijeenkomst)
        try:
            AANMELDING.doe("inchecken", aanmelding, door=door, aanwezig_op=klok.nu())
        except Conflict:
            aanmelding.refresh_from_db()
            if aanmelding.status != AanmeldingStatus.AANWEZIG:
                raise
    return aanmelding


def niet_inchecken(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """Undo: back to the place, to the waiting list where there is no place for them, or out (a walk-in)."""
    with transaction.atomic():
        bijeenkomst = op_slot(aanmelding.bijeenkomst_id)
        _controleer_deur(bijeenkomst)
        aanmelding.refresh_from_db()
        if aanmelding.status != AanmeldingStatus.AANWEZIG:
            return aanmelding
        over = bijeenkomst.capaciteit is not None and bezetting(bijeenkomst).bezet > bijeenkomst.capaciteit
        naam = "niet_inchecken"
        if aanmelding.aan_de_deur:
            naam = "inloper_terugnemen"
        elif over:
            naam = "terug_naar_wachtlijst"
        AANMELDING.doe(naam, aanmelding, door=door, aanwezig_op=None)
    return aanmelding


def inloper(
    *, bijeenkomst: Bijeenkomst, contactgegevens: dict, door: Actor, aantal: int = 1, sleutel: str = ""
) -> Aanmelding:
    """Somebody who just walked in: present at once. `sleutel`: the random key of the form, so that it counts once."""
    if not door.rollen & {"adviseur", "ambtenaar", "systeem"}:
        raise PermissionDenied
    with transaction.atomic():
        _controleer_deur(bijeenkomst)
        handeling = _eerste_keer(bijeenkomst, sleutel)
        if handeling is None:
            return Aanmelding.objects.get(pk=Deurhandeling.objects.get(sleutel=sleutel).aanmelding_id)
        aanmelding = Aanmelding.objects.create(
            bijeenkomst=bijeenkomst,
            contact=maak_contact(**contactgegevens),
            aantal=aantal,
            aan_de_deur=True,
            status=AanmeldingStatus.AANWEZIG,
            aanwezig_op=klok.nu(),
        )
        if handeling.pk:
            Deurhandeling.objects.filter(pk=handeling.pk).update(aanmelding=aanmelding)
        log(door=door, actie="inloper", obj=aanmelding, naar=aanmelding.status, aantal=aantal)
    return aanmelding


def tel_zonder_naam(*, bijeenkomst: Bijeenkomst, aantal: int, door: Actor, sleutel: str = "") -> Bijeenkomst:
    """Count visitors who give no name; a negative `aantal` takes a mistake back, never below zero."""
    if not door.rollen & {"adviseur", "ambtenaar", "systeem"}:
        raise PermissionDenied
    with transaction.atomic():
        _controleer_deur(bijeenkomst)
        if _eerste_keer(bijeenkomst, sleutel) is not None:
            rij = Bijeenkomst.objects.filter(pk=bijeenkomst.pk, zonder_naam__gte=max(0, -aantal))
            if not rij.update(zonder_naam=F("zonder_naam") + aantal):
                raise Afgewezen(_("Zoveel bezoekers zonder naam zijn er niet geteld."))
            log(door=door, actie="tellen", obj=bijeenkomst, aantal=aantal)
    bijeenkomst.refresh_from_db(fields=["zonder_naam"])
    return bijeenkomst


def _eerste_keer(bijeenkomst: Bijeenkomst, sleutel: str) -> Deurhandeling | None:
    """The mark of this press; None when the same form was sent before. Without a key each call counts."""
    if not sleutel:
        return Deurhandeling()
    try:
        with transaction.atomic():
            return Deurhandeling.objects.create(bijeenkomst=bijeenkomst, sleutel=sleutel[:40])
    except IntegrityError:
        return None


# --- survey -----------------------------------------------------------------------------------------------------
def enquete_invullen(
    *, bijeenkomst: Bijeenkomst, cijfer: int, door: Actor, tip: str = "", top: str = "", op_papier: bool = False
) -> Enquete:
    """One anonymous answer, from paper also later. The log must not say which account filled in the public form."""
    if op_papier:
        if bijeenkomst.begin > klok.nu() or bijeenkomst.status not in (
            BijeenkomstStatus.GEPUBLICEERD,
            BijeenkomstStatus.AFGESLOTEN,
        ):
            raise Afgewezen(_("Deze bijeenkomst is nog niet geweest."))
    elif not bijeenkomst.enquete_open:
        raise Afgewezen(_("De vragenlijst van deze bijeenkomst is niet (meer) open."))
    with transaction.atomic():
        enquete = Enquete.objects.create(
            bijeenkomst=bijeenkomst, cijfer=cijfer, tip=tip.strip(), top=top.strip(), op_papier=op_papier
        )
        log(door=door if op_papier else Actor(via=door.via), actie="enquete_invullen", obj=enquete)
    return enquete
