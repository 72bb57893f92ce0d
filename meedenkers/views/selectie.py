"""The draw for a request, for the adviseur: set it up, look at it, change it by hand, check it."""

from django.contrib import messages
from django.db.models import Count, Max
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedenkers import queries, services
from meedenkers.forms import HerlootForm, OpzetForm, WisselForm, ZoekForm
from meedenkers.models import Kandidaat, Meedenker, Selectie, SelectieStatus, Uitnodiging, Verzoek, VerzoekStatus
from meedenkers.opzet import Opzet, kans_in_woorden
from meedenkers.pool import bereken, beschrijf
from meedenkers.queries_selectie import mag_gevraagd_worden, waarom_niet
from meedenkers.services import selectie as dienst
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur
from participatie.workflow.formulier import meld_fouten

HOOGSTENS = 15  # people offered to swap with; more are found by name
PER_SOORT = 3  # names shown of the reserve of one kind


def _verzoek(request, nummer) -> Verzoek:
    zichtbaar = Verzoek.objects.visible_to(request.user).select_related("afdeling", "thema", "panel")
    return get_object_or_404(zichtbaar, **Verzoek.bij_nummer(nummer))


def _selectie(request, nummer, volgnummer) -> Selectie:
    verzoek = _verzoek(request, nummer)
    return get_object_or_404(verzoek.selecties.select_related("verzoek", "door"), volgnummer=volgnummer)


# --- set it up --------------------------------------------------------------------------------------------------
@adviseur
def loten(request, nummer):
    """GET counts what the settings come to; POST draws with them.

    More than twelve queries, as many whatever the lengths: five lists to choose from, who may be asked, how often they
    were, the rules, the request and its draw, and what every page needs; two more when experience is read.
    """
    verzoek = _verzoek(request, nummer)
    geldig = verzoek.selecties.exclude(status=SelectieStatus.VERVALLEN).first()
    # Of a panel everybody is asked, and after inviting nothing is drawn again.
    open_ = verzoek.status == VerzoekStatus.AANVAARD and not verzoek.panel_id
    if not open_ or (geldig and geldig.status != SelectieStatus.GETROKKEN):
        messages.error(request, _("Voor dit verzoek kunt u nu niet loten."))
        return redirect("meedenkers:verzoek", verzoek.nummer)
    gegevens = request.POST if request.method == "POST" else request.GET
    form = OpzetForm(
        gegevens if "gewenst" in gegevens else None,
        verzoek=verzoek,
        vorige=Opzet.uit_json(geldig.opzet) if geldig else None,
    )
    herloot = HerlootForm(request.POST or None) if geldig else None
    gezien = _gezien(verzoek, request.POST.get("vervangt", ""))
    if request.method == "POST" and gezien != geldig:
        messages.error(request, _("Een collega heeft zojuist voor dit verzoek geloot."))
        return redirect("meedenkers:loten", verzoek.nummer)
    if request.method == "POST" and form.is_valid() and (herloot is None or herloot.is_valid()):
        with meld_fouten(request, herloot or form) as uitkomst:
            selectie = services.trek(
                verzoek=verzoek,
                opzet=form.opzet(),
                door=Actor.van(request),
                reden=herloot.cleaned_data["reden"] if herloot else "",
                vervangt=gezien,
            )
        if uitkomst.gelukt:
            messages.success(request, _("Er is geloot. Kijk of het klopt. Er is nog niemand uitgenodigd."))
            return redirect("meedenkers:selectie", verzoek.nummer, selectie.volgnummer)
    stand = bereken(verzoek, form.opzet()) if not form.is_bound or form.is_valid() else None
    if stand and stand.opzet.leest_ervaring:
        gelezen = sum(lid.ervaringen is not None for lid in stand.leden)
        log_inzage(door=Actor.van(request), soort="meedenkers.ervaring", aantal=gelezen)
    return render(
        request,
        "werkplek/meedenkers/selectie_opzet.html",
        {
            "verzoek": verzoek,
            "form": form,
            "herloot": herloot,
            "geldig": geldig,
            "stand": stand,
            "tabellen": form.tabellen(stand),
            "filters_open": form.filters_gekozen(),
        },
    )


def _gezien(verzoek, volgnummer: str) -> Selectie | None:
    """The draw that the adviseur had on the screen when deciding to draw again."""
    if not volgnummer.isascii() or not volgnummer.isdigit() or len(volgnummer) > 5:
        return None
    return verzoek.selecties.filter(volgnummer=int(volgnummer)).first()


# --- look at it -------------------------------------------------------------------------------------------------
@adviseur
@require_safe
def detail(request, nummer, volgnummer):
    """More than twelve queries, as many whatever the lengths: the people, their earlier questions, who waits, what was
    changed by hand, other draws, and who cannot be asked any more; all of it is looked at before inviting."""
    selectie = _selectie(request, nummer, volgnummer)
    opzet = Opzet.uit_json(selectie.opzet)
    getrokken = _met_uitleg(selectie, selectie.kandidaten.filter(getrokken=True))
    soorten = _soorten(selectie, opzet, getrokken)
    zoek = ZoekForm(request.GET)
    gevonden = _zoek(selectie, zoek.keuze().get("q", ""))
    namen = len(getrokken) + sum(len(s["eerst"]) for s in soorten) + len(gevonden)
    log_inzage(door=Actor.van(request), soort="meedenkers.meedenker", aantal=namen)
    return render(
        request,
        "werkplek/meedenkers/selectie.html",
        {
            "selectie": selectie,
            "verzoek": selectie.verzoek,
            "opzet": opzet,
            "getrokken": getrokken,
            "soorten": soorten,
            "kans_min": kans_in_woorden(selectie.uitleg["kans_min"]),
            "kans_max": kans_in_woorden(selectie.uitleg["kans_max"]),
            "wissels": selectie.wissels.select_related("eruit__meedenker__contact", "erin__meedenker__contact", "door"),
            "andere": selectie.verzoek.selecties.exclude(pk=selectie.pk),
            "weg": dienst.vervallen_kandidaten(selectie) if selectie.status == SelectieStatus.GETROKKEN else set(),
            "zoek": zoek,
            "gevonden": gevonden,
        },
    )


def _met_uitleg(selectie: Selectie, kandidaten) -> list[Kandidaat]:
    """The candidates with `in_woorden` (chance), `keer` and `laatst` (how often and when they were asked before)."""
    rijen = list(
        kandidaten.select_related("meedenker__contact", "meedenker__wijk").order_by("meedenker__contact__naam", "pk")
    )
    eerder = {
        rij["meedenker"]: rij
        for rij in Uitnodiging.objects.telt_mee()
        .filter(meedenker__in=[k.meedenker_id for k in rijen], uitgenodigd_op__lt=selectie.created_at)
        .order_by()
        .values("meedenker")
        .annotate(keer=Count("pk"), laatst=Max("uitgenodigd_op"))
    }
    for kandidaat in rijen:
        vragen = eerder.get(kandidaat.meedenker_id, {})
        kandidaat.keer, kandidaat.laatst = vragen.get("keer", 0), vragen.get("laatst")
        kandidaat.in_woorden = kans_in_woorden(kandidaat.kans)
    return rijen


def _soorten(selectie: Selectie, opzet: Opzet, getrokken: list[Kandidaat]) -> list[dict]:
    """Per kind: what it is, how many are in the selection, how many wait, and who comes first."""
    loterij, _personen, _opdracht = services.herlees(selectie)
    vergeten = "vergeten_op" in selectie.uitleg and opzet.leest_ervaring
    reserve = selectie.kandidaten.filter(volgorde__isnull=False).order_by("soort", "volgorde")
    wachten = dict(reserve.order_by("soort").values_list("soort").annotate(Count("pk")))
    eerst: dict[int, list[Kandidaat]] = {}
    rijen = reserve.filter(volgorde__lte=PER_SOORT, soort__in={k.soort for k in getrokken})
    for kandidaat in rijen.select_related("meedenker__contact"):
        eerst.setdefault(kandidaat.soort, []).append(kandidaat)
    uit = [
        {
            "wat": [_("Groep %(nummer)s") % {"nummer": nummer + 1}] if vergeten else beschrijf(soort, opzet),
            "geloot": sum(k.soort == nummer for k in getrokken),
            "wachten": wachten.get(nummer, 0),
            "eerst": eerst.get(nummer, []),
        }
        for nummer, soort in enumerate(loterij.soorten)
    ]
    return sorted(uit, key=lambda soort: -soort["geloot"])


def _zoek(selectie: Selectie, q: str) -> list[dict]:
    """Who asks why: the chance and the place of somebody, or why that person was not in the draw."""
    if not q.strip():
        return []
    zelf = queries.filter_meedenkers(Meedenker.objects.in_database(), {"q": q}).select_related("contact")[:10]
    kandidaten = {k.meedenker_id: k for k in selectie.kandidaten.filter(meedenker__in=[m.pk for m in zelf])}
    redenen = waarom_niet(selectie.verzoek, [m.pk for m in zelf])
    uit = []
    for meedenker in zelf:
        kandidaat = kandidaten.get(meedenker.pk)
        kans = kans_in_woorden(kandidaat.kans) if kandidaat else ""
        uit.append({"meedenker": meedenker, "kandidaat": kandidaat, "kans": kans, "redenen": redenen[meedenker.pk]})
    return uit


@adviseur
@require_safe
def controle(request, nummer, volgnummer):
    """Draws once more from what was stored, and lays it beside what came out then."""
    selectie = _selectie(request, nummer, volgnummer)
    try:
        opnieuw = set(services.herspeel(selectie))
    except ValueError:
        opnieuw = None
    return render(
        request,
        "werkplek/meedenkers/selectie_controle.html",
        {
            "selectie": selectie,
            "verzoek": selectie.verzoek,
            "klopt": opnieuw == dienst.zoals_geloot(selectie),
            "ongewijzigd": dienst.vingerafdruk(selectie) == selectie.uitleg["hash"],
            "aantal": len(opnieuw or ()),
            "wissels": selectie.wissels.count(),
        },
    )


# --- change it by hand ------------------------------------------------------------------------------------------
@adviseur
def wissel(request, nummer, volgnummer, kandidaat):
    selectie = _selectie(request, nummer, volgnummer)
    eruit = get_object_or_404(
        selectie.kandidaten.select_related("meedenker__contact", "meedenker__wijk"), pk=kandidaat, getrokken=True
    )
    if selectie.status != SelectieStatus.GETROKKEN:
        messages.error(request, _("Wisselen kan alleen voordat er iemand is uitgenodigd."))
        return redirect("meedenkers:selectie", selectie.verzoek.nummer, selectie.volgnummer)
    zoek = ZoekForm(request.GET)
    reserve, meer = _reserve(selectie, eruit, zoek.keuze().get("q", ""))
    form = WisselForm(request.POST or None, keuzes=[(str(k.pk), _keuze(k)) for k in reserve])
    if request.method == "POST" and form.is_valid():
        erin = next(k for k in reserve if str(k.pk) == form.cleaned_data["erin"])
        with meld_fouten(request, form) as uitkomst:
            services.wissel(
                selectie=selectie,
                eruit=eruit,
                erin=erin,
                reden=form.cleaned_data["reden"],
                door=Actor.van(request),
            )
        if uitkomst.gelukt:
            messages.success(request, _("Gewisseld. De reden staat bij de loting."))
            return redirect("meedenkers:selectie", selectie.verzoek.nummer, selectie.volgnummer)
    log_inzage(door=Actor.van(request), soort="meedenkers.meedenker", aantal=len(reserve) + 1)
    return render(
        request,
        "werkplek/meedenkers/selectie_wissel.html",
        {
            "selectie": selectie,
            "verzoek": selectie.verzoek,
            "eruit": eruit,
            "form": form,
            "zoek": zoek,
            "meer": meer,
        },
    )


def _reserve(selectie: Selectie, eruit: Kandidaat, q: str) -> tuple[list[Kandidaat], bool]:
    """Who can come in: first the same kind in its order, then whom the quotas allow, then the others."""
    mogen = mag_gevraagd_worden(selectie.verzoek)
    if q:
        mogen = queries.filter_meedenkers(mogen, {"q": q})
    reserve = selectie.kandidaten.filter(volgorde__isnull=False, meedenker__in=mogen.values("pk"))
    getrokken = list(selectie.kandidaten.filter(getrokken=True).values_list("soort", flat=True))
    breekt = {
        soort: dienst.gebroken_quota(selectie, eruit=eruit, erin=Kandidaat(soort=soort), getrokken=getrokken)
        for soort in reserve.order_by().values_list("soort", flat=True).distinct()
    }
    volgorde = sorted(
        reserve.values_list("pk", "soort", "volgorde"),
        key=lambda rij: (rij[1] != eruit.soort, bool(breekt[rij[1]]), rij[2], rij[0]),
    )
    pks = [pk for pk, _soort, _plaats in volgorde[:HOOGSTENS]]
    rijen = selectie.kandidaten.select_related("meedenker__contact", "meedenker__wijk").in_bulk(pks)
    for kandidaat in rijen.values():
        kandidaat.breekt = breekt[kandidaat.soort]
        kandidaat.zelfde = kandidaat.soort == eruit.soort
    return [rijen[pk] for pk in pks], len(volgorde) > HOOGSTENS


def _keuze(kandidaat: Kandidaat) -> str:
    """One line: who it is, and what the quotas say."""
    meedenker = kandidaat.meedenker
    delen = [str(meedenker.contact), meedenker.wijk.naam if meedenker.wijk else _("wijk onbekend")]
    if meedenker.leeftijdsgroep:
        delen.append(meedenker.get_leeftijdsgroep_display())
    if kandidaat.breekt:
        stuk = "; ".join(
            _("%(naam)s wordt %(aantal)s (afgesproken: %(minimum)s tot %(maximum)s)") % quotum
            for quotum in kandidaat.breekt
        )
        delen.append(_("let op: %(wat)s") % {"wat": stuk})
    elif kandidaat.zelfde:
        delen.append(_("zelfde kenmerken"))
    else:
        delen.append(_("past in de verdeling"))
    return ", ".join(delen)
