"""Reads of the agenda: by quarter, filtered, and the phases as steps."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from agenda.models import Fase, Jaaragenda, Traject, TrajectStatus
from participatie.ui.templatetags.ui import datum


def filter_trajecten(trajecten: QuerySet, keuze: dict) -> QuerySet:
    """Narrow by `q`, `thema`, `wijk`, `wet` and `status`; what is empty or missing does not narrow.

    A traject without districts is about the whole municipality: it is found under every district.
    """
    for woord in keuze.get("q", "").split()[:8]:
        trajecten = trajecten.filter(
            Q(titel__icontains=woord) | Q(samenvatting__icontains=woord) | Q(te_beinvloeden__icontains=woord)
        )
    if thema := keuze.get("thema"):
        trajecten = trajecten.filter(themas=thema)
    if wijk := keuze.get("wijk"):
        trajecten = trajecten.filter(Q(wijken=wijk) | Q(wijken=None))
    if wet := keuze.get("wet"):
        trajecten = trajecten.filter(wet=wet)
    if status := keuze.get("status"):
        trajecten = trajecten.filter(status=status)
    return trajecten


def ingedeeld(agenda: Jaaragenda, trajecten: list[Traject]) -> list[dict]:
    """What runs now, what is to come by quarter, and last what is over. A year that is all over: by quarter."""
    nu = [t for t in trajecten if t.status == TrajectStatus.LOOPT]
    straks = [t for t in trajecten if t.status == TrajectStatus.GEPLAND]
    voorbij = [t for t in trajecten if t not in nu and t not in straks]
    if not nu and not straks:
        return per_kwartaal(agenda, voorbij)
    groepen = [{"naam": _("Dit loopt nu"), "trajecten": nu}, *per_kwartaal(agenda, straks)]
    return [g for g in [*groepen, {"naam": _("Dit is voorbij"), "trajecten": voorbij}] if g["trajecten"]]


def per_kwartaal(agenda: Jaaragenda, trajecten: list[Traject]) -> list[dict]:
    """Grouped by the quarter in which a traject begins; what runs on from before the year stands in the first."""
    namen = [
        _("Januari tot en met maart"),
        _("April tot en met juni"),
        _("Juli tot en met september"),
        _("Oktober tot en met december"),
    ]
    groepen = [{"naam": naam, "trajecten": []} for naam in namen]
    for traject in trajecten:
        voor, na = traject.begin.year < agenda.jaar, traject.begin.year > agenda.jaar
        groepen[0 if voor else 3 if na else (traject.begin.month - 1) // 3]["trajecten"].append(traject)
    return [g for g in groepen if g["trajecten"]]


def fasen_als_stappen(traject: Traject) -> list[dict]:
    """All seven phases, with the dates on which the traject came in them (it may have gone back)."""
    data: dict[str, list] = {}
    for stap in traject.fasestappen.all():
        data.setdefault(stap.fase, []).append(stap.op)
    volgorde = Fase.values
    hier = volgorde.index(traject.fase)
    gestopt = traject.status in (TrajectStatus.AFGEROND, TrajectStatus.VERVALLEN)
    stappen = []
    for plaats, (fase, titel) in enumerate(Fase.choices):
        momenten = data.get(fase, [])
        if plaats == hier:
            staat = "klaar" if gestopt else "nu"
        else:
            staat = "klaar" if plaats < hier and momenten else "straks"
        tekst = _("Overgeslagen") if plaats < hier and not momenten else ""
        meta = ", ".join(datum(m) for m in momenten)
        stappen.append({"titel": str(titel), "meta": meta, "tekst": tekst, "staat": staat})
    return stappen
