"""The draw for a request: settings first, then the seed, then the people; changes by hand are kept beside it."""

import hashlib
import json
import secrets

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from meedenkers import loting
from meedenkers.models import (
    Kandidaat,
    Meedenker,
    Selectie,
    SelectieStatus,
    Verzoek,
    VerzoekStatus,
    Wissel,
)
from meedenkers.opzet import Opzet
from meedenkers.pool import bereken
from meedenkers.queries_selectie import mag_gevraagd_worden
from meedenkers.workflow import SELECTIE
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log, log_inzage
from participatie.workflow.kern import Afgewezen, Conflict

# A value that no quota names: all that a stored kind knows of such people.
ANDERS = "\0anders"


def trek(*, verzoek: Verzoek, opzet: Opzet, door: Actor, reden: str = "", vervangt: Selectie | None = None) -> Selectie:
    """Draw. `vervangt`: the draw that this one replaces, with the `reden`; both are kept.

    Afgewezen when it cannot be drawn; Conflict when somebody else drew meanwhile.
    """
    if vervangt and not reden.strip():
        raise Afgewezen(_("Schrijf op waarom u opnieuw loot. De eerste loting blijft bewaard."))
    if opzet.antwoord_uiterlijk <= klok.vandaag():
        raise Afgewezen(_("Kies een antwoorddag die nog komt."))
    # The lottery knows no seed yet, so it can be made before the lock: others need not wait for the arithmetic.
    stand, loterij = None, None
    if verzoek.status == VerzoekStatus.AANVAARD:
        stand = bereken(verzoek, opzet)
        loterij = _maak_loterij(stand)
    try:
        with transaction.atomic():
            verzoek = _op_slot(verzoek)
            _maak_plaats(verzoek, vervangt, door)
            nu = bereken(verzoek, opzet)
            if stand is None or nu.personen != stand.personen:
                stand, loterij = nu, _maak_loterij(nu)
            return _trek(verzoek, stand, loterij, reden.strip(), door)
    except IntegrityError as fout:
        raise Conflict(_("Een collega heeft zojuist voor dit verzoek geloot.")) from fout


def _op_slot(verzoek: Verzoek) -> Verzoek:
    """One draw at a time per request (on SQLite the transaction itself is alone)."""
    return Verzoek.objects.select_for_update().get(pk=verzoek.pk)


def _maak_plaats(verzoek: Verzoek, vervangt: Selectie | None, door: Actor) -> None:
    if verzoek.status != VerzoekStatus.AANVAARD:
        raise Afgewezen(_("U kunt alleen loten voor een verzoek dat is aangenomen en nog niet is uitgenodigd."))
    geldig = verzoek.selecties.exclude(status=SelectieStatus.VERVALLEN).first()
    if geldig != vervangt:
        raise Conflict(_("Een collega heeft zojuist voor dit verzoek geloot."))
    if geldig:
        SELECTIE.doe("vervangen", geldig, door=door)


def _maak_loterij(stand) -> loting.Loterij:
    if not stand.personen:
        raise Afgewezen(_("Er is niemand die voor dit verzoek gevraagd kan worden."))
    try:
        return loting.maak_loterij(stand.personen, stand.opdracht)
    except loting.OnhaalbareQuota as fout:
        raise Afgewezen(_("Deze verdeling kan niet. Maak haar eerst ruimer.")) from fout


def _trek(verzoek, stand, loterij: loting.Loterij, reden: str, door: Actor) -> Selectie:
    opzet = stand.opzet
    laatste = verzoek.selecties.aggregate(n=Max("volgnummer"))["n"] or 0
    selectie = Selectie.objects.create(
        verzoek=verzoek,
        volgnummer=laatste + 1,
        opzet=opzet.als_json(),
        gewenst=opzet.gewenst,
        uit_te_nodigen=stand.uit_te_nodigen,
        ja_procent=opzet.ja_procent,
        antwoord_uiterlijk=opzet.antwoord_uiterlijk,
        vult_aan=opzet.vult_aan,
        loterij=loterij.als_json(),
        reden=reden,
        door=door.user,
    )
    # Only now, when nothing can be chosen any more.
    selectie.zaad = secrets.token_hex(32)
    trekking = loting.trek(stand.personen, loterij, selectie.zaad)
    plaats = {pk: nummer for rij in trekking.volgorde.values() for nummer, pk in enumerate(rij, 1)}
    gekozen = set(trekking.gekozen)
    Kandidaat.objects.bulk_create(
        [
            Kandidaat(
                selectie=selectie,
                meedenker_id=persoon.id,
                gewicht=persoon.gewicht,
                kans=trekking.kansen[persoon.id],
                soort=loterij.nummer_van(persoon),
                getrokken=persoon.id in gekozen,
                volgorde=plaats.get(persoon.id),
            )
            for persoon in stand.personen
        ],
        batch_size=500,
    )
    kansen = [kans for kans in trekking.kansen.values() if kans > 0]
    selectie.uitleg = {
        "pool": len(stand.personen),
        "kans_min": min(kansen),
        "kans_max": max(kansen),
        "zonder_kans": len(trekking.kansen) - len(kansen),
        "quota": tel_quota(selectie),
        "hash": vingerafdruk(selectie),
    }
    selectie.save(update_fields=["zaad", "uitleg"])
    log(
        door=door,
        actie="trekken",
        obj=selectie,
        naar=selectie.status,
        pool=len(stand.personen),
        getrokken=len(gekozen),
    )
    if opzet.leest_ervaring:
        log_inzage(
            door=door, soort="meedenkers.ervaring", aantal=sum(lid.ervaringen is not None for lid in stand.leden)
        )
    return selectie


# --- reading a draw back ----------------------------------------------------------------------------------------
def herlees(selectie: Selectie) -> tuple[loting.Loterij, list[loting.Persoon], loting.Opdracht]:
    """The stored lottery, its people and what was asked: enough to draw again, or to refill (`loting.vul_aan`)."""
    loterij = loting.Loterij.uit_json(selectie.loterij)
    soorten = [tuple(ANDERS if w is None else w for w in soort.kenmerken) for soort in loterij.soorten]
    rijen = selectie.kandidaten.order_by("meedenker").values_list("meedenker", "gewicht", "soort")
    personen = [loting.Persoon(pk, gewicht, soorten[soort]) for pk, gewicht, soort in rijen]
    return loterij, personen, Opzet.uit_json(selectie.opzet).opdracht(selectie.uit_te_nodigen)


def herspeel(selectie: Selectie) -> list[int]:
    """Keys of the meedenkers that the stored lottery, seed and candidates give: what was drawn, before any change by
    hand. ValueError when what is stored does not fit together any more."""
    loterij, personen, _opdracht = herlees(selectie)
    return list(loting.trek(personen, loterij, selectie.zaad).gekozen)


def zoals_geloot(selectie: Selectie) -> set[int]:
    """Who was drawn according to the rows, with the changes by hand undone."""
    pks = set(selectie.kandidaten.filter(getrokken=True).values_list("meedenker", flat=True))
    for eruit, erin in selectie.wissels.order_by("-pk").values_list("eruit__meedenker", "erin__meedenker"):
        pks.discard(erin)
        pks.add(eruit)
    return pks


def vingerafdruk(selectie: Selectie) -> str:
    """SHA-256 of all that decides the draw: whoever changes any of it afterwards changes this. What the kinds mean is
    not in it: the draw does not need it, and it may be forgotten."""
    rijen = selectie.kandidaten.order_by("meedenker").values_list("meedenker", "gewicht", "soort")
    alles = [
        selectie.opzet,
        _zonder_kenmerken(selectie.loterij),
        selectie.zaad,
        [[pk, repr(g), soort] for pk, g, soort in rijen],
    ]
    return hashlib.sha256(json.dumps(alles, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def tel_quota(selectie: Selectie) -> list[dict]:
    """Per quota: the bounds, and how many of the selection as it is now have the value."""
    return _tel(selectie, selectie.kandidaten.filter(getrokken=True).values_list("soort", flat=True))


def _tel(selectie: Selectie, soorten) -> list[dict]:
    opzet = Opzet.uit_json(selectie.opzet)
    quota = opzet.opdracht(selectie.uit_te_nodigen).quota
    namen = [soort.kenmerken for soort in loting.Loterij.uit_json(selectie.loterij).soorten]
    soorten = list(soorten)
    return [
        {
            "naam": grens.naam,
            "minimum": quotum.minimum,
            "maximum": quotum.maximum,
            "aantal": sum(namen[soort][quotum.kenmerk] == quotum.waarde for soort in soorten),
        }
        for grens, quotum in zip(opzet.quota, quota, strict=True)
    ]


# --- forgetting -------------------------------------------------------------------------------------------------
def vergeet_kenmerken() -> int:
    """What beat starts: of draws that are over, forget which kind has which experience. Returns how many.

    A candidate's row knows the number of a kind, and the lottery what the kinds have; that is needed to refill, not to
    keep. The draw can still be done again afterwards: it needs only the numbers.
    """
    door, aantal = Actor.systeem("taak:lotingen"), 0
    lopend = Q(verzoek__status__in=[VerzoekStatus.AANVAARD, VerzoekStatus.UITGENODIGD])
    over = Selectie.objects.exclude(lopend & ~Q(status=SelectieStatus.VERVALLEN))
    for pk in over.exclude(uitleg__has_key="vergeten_op").values_list("pk", flat=True):
        with transaction.atomic():
            selectie = Selectie.objects.select_for_update().get(pk=pk)
            if Opzet.uit_json(selectie.opzet).leest_ervaring:
                selectie.loterij = _zonder_kenmerken(selectie.loterij)
                log(door=door, actie="kenmerken_vergeten", obj=selectie)
                aantal += 1
            selectie.uitleg["vergeten_op"] = klok.vandaag().isoformat()
            selectie.save(update_fields=["loterij", "uitleg"])
    return aantal


def _zonder_kenmerken(loterij: dict) -> dict:
    """The same lottery, in which a kind is a number and nothing else."""
    namen = [f"{nummer:06d}" for nummer in range(len(loterij["soorten"]))]
    return loterij | {
        "kenmerken": 1,
        "genoemd": [[0, naam] for naam in namen],
        "soorten": [[[naam], *soort[1:]] for naam, soort in zip(namen, loterij["soorten"], strict=True)],
    }


# --- by hand ----------------------------------------------------------------------------------------------------
def gebroken_quota(
    selectie: Selectie, *, eruit: Kandidaat, erin: Kandidaat, getrokken: list | None = None
) -> list[dict]:
    """The quotas that would not hold after this change and that it makes worse. `getrokken`: the kinds of the
    selection now, for a caller who asks it many times."""
    if eruit.soort == erin.soort:
        return []
    if getrokken is None:
        getrokken = list(selectie.kandidaten.filter(getrokken=True).values_list("soort", flat=True))
    na = list(getrokken)
    na.remove(eruit.soort)
    na.append(erin.soort)
    paren = zip(_tel(selectie, getrokken), _tel(selectie, na), strict=True)
    return [
        quotum
        for voor, quotum in paren
        if voor["aantal"] != quotum["aantal"] and not quotum["minimum"] <= quotum["aantal"] <= quotum["maximum"]
    ]


def wissel(*, selectie: Selectie, eruit: Kandidaat, erin: Kandidaat, reden: str, door: Actor) -> Wissel:
    """Change one person for another by hand, before anybody is invited. The screen warns about quotas that break;
    with its reason it is allowed, and it is kept."""
    if not reden.strip():
        raise Afgewezen(_("Schrijf op waarom u wisselt. Wij bewaren dit bij de loting."))
    with transaction.atomic():
        selectie = Selectie.objects.select_for_update().get(pk=selectie.pk)
        if selectie.status != SelectieStatus.GETROKKEN:
            raise Afgewezen(_("Wisselen kan alleen voordat er iemand is uitgenodigd."))
        uit = Kandidaat.objects.filter(pk=eruit.pk, selectie=selectie, getrokken=True)
        if not uit.update(getrokken=False, volgorde=None):
            raise Conflict
        # Who was taken out by hand has no place in the order and does not come back.
        nieuw = Kandidaat.objects.filter(pk=erin.pk, selectie=selectie, getrokken=False, volgorde__isnull=False)
        if not nieuw.update(getrokken=True, volgorde=None):
            raise Conflict
        if not mag_gevraagd_worden(selectie.verzoek).filter(pk=erin.meedenker_id).exists():
            raise Afgewezen(_("Deze persoon kan nu niet meer voor dit verzoek gevraagd worden. Kies iemand anders."))
        rij = Wissel.objects.create(selectie=selectie, eruit=eruit, erin=erin, reden=reden.strip(), door=door.user)
        selectie.uitleg["quota"] = tel_quota(selectie)
        selectie.save(update_fields=["uitleg"])
        log(door=door, actie="wisselen", obj=selectie, eruit=eruit.meedenker_id, erin=erin.meedenker_id)
    return rij


def vervallen_kandidaten(selectie: Selectie) -> set[int]:
    """Keys of who is in the selection but cannot be asked any more (paused, asked elsewhere, left)."""
    getrokken = set(selectie.kandidaten.filter(getrokken=True).values_list("meedenker", flat=True))
    mogen = mag_gevraagd_worden(selectie.verzoek).filter(pk__in=Meedenker.objects.filter(pk__in=getrokken))
    return getrokken - set(mogen.values_list("pk", flat=True))
