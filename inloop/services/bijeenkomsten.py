"""Meetings: made, changed, published, called off and closed."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from inloop.models import Bijeenkomst, BijeenkomstStatus
from inloop.services import plaatsen
from inloop.workflow import BIJEENKOMST
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.workflow.kern import Afgewezen

TAFELCODE_TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
GERESERVEERD = {"nieuw"}  # /werkplek/bijeenkomsten/nieuw/
VERTELLEN = ("begin", "eind", "locatie", "adres")  # changes that everyone who comes must hear of


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
        oud = plaatsen.op_slot(bijeenkomst.pk)
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
            plaatsen.schuif_door(oud)
    bijeenkomst.refresh_from_db()
    return bijeenkomst


def _controleer_capaciteit(bijeenkomst: Bijeenkomst, anders: list[str]) -> None:
    if "capaciteit" not in anders or bijeenkomst.capaciteit is None:
        return
    bezet = plaatsen.bezetting(bijeenkomst).bezet
    if bijeenkomst.capaciteit < bezet:
        raise Afgewezen(
            _("Er zijn al %(n)s mensen met een plaats. Kies ten minste %(n)s plaatsen, of meld eerst mensen af.")
            % {"n": bezet}
        )


def _vertel_verplaatst(bijeenkomst: Bijeenkomst) -> None:
    for aanmelding in bijeenkomst.aanmeldingen.verwacht().select_related("contact").order_by("pk"):
        volgorde = bijeenkomst.ics_volgorde
        plaatsen.vertel("verplaatst", aanmelding, moment=str(volgorde), volgorde=volgorde)
        if aanmelding.heeft_plaats:
            plaatsen.herinner(aanmelding, bijeenkomst)


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
        plaatsen.op_slot(bijeenkomst.pk)
        BIJEENKOMST.doe("afgelasten", bijeenkomst, door=door, ics_volgorde=F("ics_volgorde") + 1)
        bijeenkomst.refresh_from_db(fields=["ics_volgorde"])
        for aanmelding in bijeenkomst.aanmeldingen.verwacht().select_related("contact").order_by("pk"):
            plaatsen.vertel("afgelast", aanmelding)
    return bijeenkomst


def afsluiten(*, bijeenkomst: Bijeenkomst, door: Actor) -> Bijeenkomst:
    """It has been: from here the counts stand still."""
    return BIJEENKOMST.doe("afsluiten", bijeenkomst, door=door, afgesloten_op=klok.nu())
