"""Inviting: who was drawn, a whole panel, and who comes on when others say no.

All of it under one lock (`op_huisslot`), in which everybody is checked again: the draw may be days old, and the same
person may have been drawn for another request meanwhile.
"""

import logging
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers import loting
from meedenkers.models import (
    Herkomst,
    Lotingsregels,
    Meedenker,
    Selectie,
    SelectieStatus,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from meedenkers.opzet import Opzet
from meedenkers.queries_selectie import ja_procent, mag_gevraagd_worden
from meedenkers.services.selectie import herlees
from meedenkers.services.slot import op_huisslot
from meedenkers.workflow import SELECTIE
from meedenkers.workflow_verzoeken import OPEN, UITNODIGING, VERZOEK
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import laat_vervallen, schrijf
from participatie.workflow.kern import Afgewezen

logger = logging.getLogger(__name__)

KORTSTE_TERMIJN = timedelta(days=2)  # less is no time to answer, also not for who is added last
HERINNEREN_VOORAF = timedelta(days=2)
HERINNEREN_UUR = 10  # local time


# --- inviting ---------------------------------------------------------------------------------------------------
def uitnodigen(*, selectie: Selectie, door: Actor) -> list[Uitnodiging]:
    """Ask everybody who was drawn; who cannot be asked any more is replaced by the rule of refilling.

    Afgewezen when that cannot be done without breaking a quota: nobody was asked yet, so one can still draw again.
    """
    with transaction.atomic():
        op_huisslot()
        verzoek = Verzoek.objects.get(pk=selectie.verzoek_id)
        _eis_termijn(verzoek, selectie.antwoord_uiterlijk)
        # First the request, then the draw: the same order as drawing takes them.
        VERZOEK.doe("uitnodigen", verzoek, door=door)
        selectie = Selectie.objects.get(pk=selectie.pk)
        selectie.verzoek = verzoek
        SELECTIE.doe("uitnodigen", selectie, door=door, uitgenodigd_op=klok.nu())
        getrokken = set(selectie.kandidaten.filter(getrokken=True).values_list("meedenker", flat=True))
        mogen = _mogen(verzoek, selectie)
        blijft = getrokken & mogen
        erbij, vast = kies_opvolgers(selectie, leeft=blijft, weg=getrokken - mogen, aantal=len(getrokken - mogen))
        if vast:
            raise Afgewezen(
                _("Niet iedereen die geloot is, kan nog gevraagd worden, en er is geen vervanger. Loot opnieuw.")
            )
        met_de_hand = set(selectie.wissels.values_list("erin__meedenker", flat=True))
        uit = nodig(verzoek, blijft - met_de_hand, Herkomst.LOTING, selectie.antwoord_uiterlijk, door, selectie)
        uit += nodig(verzoek, blijft & met_de_hand, Herkomst.HAND, selectie.antwoord_uiterlijk, door, selectie)
        uit += nodig(verzoek, erbij, Herkomst.AANVULLING, selectie.antwoord_uiterlijk, door, selectie)
    return uit


def uitnodigen_panel(*, verzoek: Verzoek, antwoord_uiterlijk: date, door: Actor) -> list[Uitnodiging]:
    """Ask every member of the panel who may be asked, without a draw."""
    if verzoek.panel_id is None:
        raise Afgewezen(_("Dit verzoek is niet voor een heel panel. Loot eerst."))
    with transaction.atomic():
        op_huisslot()
        verzoek = Verzoek.objects.get(pk=verzoek.pk)  # our own: when this fails, the caller's stays as it was
        _eis_termijn(verzoek, antwoord_uiterlijk)
        VERZOEK.doe("uitnodigen", verzoek, door=door)
        leden = mag_gevraagd_worden(verzoek).values_list("pk", flat=True)
        if not leden:
            raise Afgewezen(_("Er is niemand in dit panel die nu gevraagd kan worden."))
        return nodig(verzoek, leden, Herkomst.PANEL, antwoord_uiterlijk, door)


def _eis_termijn(verzoek: Verzoek, antwoord_uiterlijk: date) -> None:
    if verzoek.activiteit_op is None or verzoek.afdeling_id is None:
        raise Afgewezen(_("Bij dit verzoek ontbreekt de dag of de afdeling. Zonder die twee mag u niemand vragen."))
    if antwoord_uiterlijk <= klok.vandaag():
        raise Afgewezen(_("De antwoorddag is voorbij. Kies een andere: loot opnieuw."))
    if antwoord_uiterlijk >= verzoek.activiteit_op:
        raise Afgewezen(_("De antwoorddag moet vóór de dag van de activiteit liggen. Kies een andere: loot opnieuw."))


def _mogen(verzoek: Verzoek, selectie: Selectie) -> set[int]:
    kandidaten = selectie.kandidaten.values("meedenker")
    return set(mag_gevraagd_worden(verzoek).filter(pk__in=kandidaten).values_list("pk", flat=True))


def nodig(
    verzoek: Verzoek,
    meedenkers: Iterable[int],
    herkomst: str,
    antwoord_uiterlijk: date,
    door: Actor,
    selectie: Selectie | None = None,
) -> list[Uitnodiging]:
    """The rows, the log and the messages; the caller checked, and holds the lock."""
    herinner_op = antwoord_uiterlijk - HERINNEREN_VOORAF
    uit = []
    for meedenker in Meedenker.objects.filter(pk__in=list(meedenkers)).select_related("contact").order_by("pk"):
        uitnodiging = Uitnodiging.objects.create(
            verzoek=verzoek,
            selectie=selectie,
            meedenker=meedenker,
            herkomst=herkomst,
            antwoord_uiterlijk=antwoord_uiterlijk,
        )
        log(door=door, actie="uitnodigen", obj=uitnodiging, naar=uitnodiging.status, herkomst=str(herkomst))
        schrijf(
            soort="meedenkers.uitnodiging",
            contact=meedenker.contact,
            object_id=uitnodiging.pk,
            sleutel=f"meedenkers.uitnodiging:{uitnodiging.pk}",
        )
        if herinner_op > klok.vandaag() + HERINNEREN_VOORAF:
            schrijf(
                soort="meedenkers.nog_geen_antwoord",
                contact=meedenker.contact,
                object_id=uitnodiging.pk,
                sleutel=f"meedenkers.nog_geen_antwoord:{uitnodiging.pk}:{antwoord_uiterlijk}",
                vanaf=klok.lokaal(herinner_op, HERINNEREN_UUR),
            )
        uit.append(uitnodiging)
    return uit


# --- who comes on -----------------------------------------------------------------------------------------------
def kies_opvolgers(
    selectie: Selectie, *, leeft: set[int], weg: set[int], aantal: int, binnen_quota: bool = True
) -> tuple[list[int], dict]:
    """Up to `aantal` people for the places of who fell away (`weg`), beside who is in (`leeft`).

    Gives their keys, and why it stopped early: {} or what `Selectie.vastgelopen` keeps.
    """
    if aantal <= 0:
        return [], {}
    loterij, personen, opdracht = herlees(selectie)
    gevraagd = opdracht
    if not binnen_quota:
        opdracht = replace(opdracht, quota=())
    rijen = list(selectie.kandidaten.order_by("volgorde").values_list("meedenker", "soort", "volgorde", "getrokken"))
    soort_van = {pk: soort for pk, soort, _v, _g in rijen}
    per_soort: dict[int, list[int]] = {nummer: [] for nummer in range(len(loterij.soorten))}
    for pk, soort, volgorde, _getrokken in rijen:
        if volgorde is not None:
            per_soort[soort].append(pk)
    trekking = loting.Trekking(selectie.zaad, 0, (), {}, {n: tuple(pks) for n, pks in per_soort.items()})
    mogen = _mogen(selectie.verzoek, selectie)
    leeft, uitgesloten = set(leeft), soort_van.keys() - mogen
    tekort = Counter(soort for _pk, soort, _v, getrokken in rijen if getrokken)
    tekort.subtract(soort_van[pk] for pk in leeft)
    uit: list[int] = []
    while len(uit) < aantal and len(leeft) < opdracht.aantal:

        def plaats(pk):
            """The kind that lacks most goes first, and first those who can be replaced by one of their own."""
            soort = soort_van[pk]
            eigen = tekort[soort] > 0 and any(p in mogen and p not in leeft for p in per_soort[soort])
            return (not eigen, -tekort[soort], pk)

        eruit = min(weg, key=plaats)
        stap = loting.vul_aan(
            loterij=loterij,
            trekking=trekking,
            personen=personen,
            opdracht=opdracht,
            gekozen=leeft,
            weggevallen=eruit,
            uitgesloten=uitgesloten - leeft,
        )
        if stap.id is None:
            namen = [grens.naam for grens in Opzet.uit_json(selectie.opzet).quota]
            quota = [[namen[gevraagd.quota.index(v.quotum)], v.personen] for v in stap.versoepelingen]
            return uit, {"quota": quota, "te_weinig": stap.te_weinig}
        uit.append(stap.id)
        leeft.add(stap.id)
        tekort[soort_van[stap.id]] -= 1
    return uit, {}


def vul_aan(*, verzoek: Verzoek, door: Actor, binnen_quota: bool = True) -> list[Uitnodiging]:
    """Ask as many more people as the missing yeses take at the measured rate.

    By itself (an actor `systeem`) only after everybody answered or the answer date passed, and when that is on. What
    stands in the way is kept in `Selectie.vastgelopen`, for the adviseur.
    """
    vanzelf = "systeem" in door.rollen
    if not vanzelf and "adviseur" not in door.rollen:
        raise PermissionDenied
    with transaction.atomic():
        op_huisslot()
        verzoek.refresh_from_db()
        selectie = verzoek.selecties.filter(status=SelectieStatus.UITGENODIGD).first()
        if verzoek.status != VerzoekStatus.UITGENODIGD or selectie is None:
            return []
        selectie.verzoek = verzoek
        rijen = _stand(verzoek)
        telling = Counter(status for _pk, status in rijen)
        wachten = telling[UitnodigingStatus.UITGENODIGD]
        if vanzelf and (wachten or not selectie.vult_aan):
            return []
        procent = ja_procent()
        missen = selectie.gewenst - telling[UitnodigingStatus.JA] - wachten * procent / 100
        aantal = math.ceil(missen * 100 / procent) if missen > 0 else 0
        uiterlijk = _nieuwe_antwoorddag(verzoek)
        erbij: list[int] = []
        vast: dict = {}
        if aantal and uiterlijk is None:
            vast = {"te_laat": True}
        elif aantal:
            leeft = {pk for pk, status in rijen if status in OPEN}
            getrokken = set(selectie.kandidaten.filter(getrokken=True).values_list("meedenker", flat=True))
            weg = (getrokken | {pk for pk, _s in rijen}) - leeft
            erbij, vast = kies_opvolgers(selectie, leeft=leeft, weg=weg, aantal=aantal, binnen_quota=binnen_quota)
        if vast != selectie.vastgelopen:
            Selectie.objects.filter(pk=selectie.pk).update(vastgelopen=vast)
        if not erbij:
            return []
        log(door=door, actie="vul_aan", obj=selectie, aantal=len(erbij), binnen_quota=binnen_quota)
        return nodig(verzoek, erbij, Herkomst.AANVULLING, uiterlijk, door, selectie)


def _stand(verzoek: Verzoek) -> list[tuple[int, str]]:
    """Who was asked and where it stands now. Call it under the lock."""
    return list(verzoek.uitnodigingen.values_list("meedenker", "status"))


def _nieuwe_antwoorddag(verzoek: Verzoek) -> date | None:
    """The usual term, or until the day before; None when that leaves no time."""
    dag = klok.vandaag() + timedelta(days=Lotingsregels.huidig().antwoordtermijn_dagen)
    dag = min(dag, verzoek.activiteit_op - timedelta(days=1))
    return dag if dag >= klok.vandaag() + KORTSTE_TERMIJN else None


# --- by itself --------------------------------------------------------------------------------------------------
def verloop(*, verzoek: Verzoek) -> int:
    """Close the questions whose answer date has passed. Returns how many."""
    door = Actor.systeem("taak:uitnodigingen")
    with transaction.atomic():
        op_huisslot()
        te_laat = verzoek.uitnodigingen.filter(
            status=UitnodigingStatus.UITGENODIGD, antwoord_uiterlijk__lt=klok.vandaag()
        )
        rijen = list(te_laat)
        for uitnodiging in rijen:
            UITNODIGING.doe("verlopen", uitnodiging, door=door)
            laat_vervallen(soort="meedenkers.uitnodiging", object_id=uitnodiging.pk)
    return len(rijen)


def bewaak() -> tuple[int, int]:
    """What beat starts: close what is past, and fill up. Each request on its own, so that one cannot hold up all.

    Returns (closed, added). Found by what is the case, so nothing is lost when a worker is killed.
    """
    door = Actor.systeem("taak:uitnodigingen")
    verlopen = erbij = 0
    for verzoek in Verzoek.objects.filter(status=VerzoekStatus.UITGENODIGD, activiteit_op__gte=klok.vandaag()):
        try:
            verlopen += verloop(verzoek=verzoek)
            erbij += len(vul_aan(verzoek=verzoek, door=door))
        except Exception:
            logger.exception("Aanvullen van verzoek %s is niet gelukt", verzoek.pk)
    return verlopen, erbij
