"""The components of the site as template tags. Their HTML lives in templates/ui/, one file per component."""

import re

from django import template
from django.conf import settings
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from participatie.ui.filters import alineas, datum, datumkort, datumtijd, euro, minder_dan_vijf, tijd
from participatie.ui.statuskleuren import SOORTEN, soort_van
from participatie.ui.velden import als_rij, bundel_van, fouten_van, namen_in

register = template.Library()


def _html(onderdeel, /, **waarden):
    """Render a component on its own: without request, so that no context processor runs again for every button."""
    return get_template(f"ui/{onderdeel}.html").render(waarden)


def _csrf(context):
    token = context.get("csrf_token")
    if not token and context.get("request"):
        token = get_token(context["request"])
    return token


# --- icons ------------------------------------------------------------------------------------------------------
_GEVONDEN = {}


def _icoon(naam):
    if naam and naam not in _GEVONDEN and re.fullmatch(r"[a-z0-9-]+", str(naam)):
        for map_ in (settings.BASE_DIR / "static" / "dist", settings.STATIC_ROOT):
            pad = map_ and map_ / "icons" / f"{naam}.svg"
            if pad and pad.is_file():
                svg = pad.read_text(encoding="utf-8")
                kop = '<svg class="site-icoon" aria-hidden="true" focusable="false"'
                _GEVONDEN[naam] = mark_safe(svg.replace("<svg", kop, 1))  # noqa: S308 - our own build
                break
    return _GEVONDEN.get(naam, "")


@register.simple_tag
def icoon(naam):
    return _icoon(naam)


# --- forms ------------------------------------------------------------------------------------------------------
@register.simple_tag
def veld(bf):
    """One field: label, description, error, input."""
    return _html("veld", **bundel_van(bf))


@register.simple_tag
def velden(form):
    """All fields; `form.groepen = [("Kop", ["veld", ...], "Uitleg"), ...]` puts them in fieldsets.

    A tuple of names in the list stands beside each other. A fourth part, (name, text), is a submit button below.
    """
    groepen = getattr(form, "groepen", None) or []
    in_groep = {naam for groep in groepen for naam in namen_in(groep)}
    zichtbaar = {bf.name: bf for bf in form.visible_fields()}
    return _html(
        "velden",
        verborgen=form.hidden_fields(),
        los=[bundel_van(bf) for naam, bf in zichtbaar.items() if naam not in in_groep],
        groepen=[
            {
                "kop": groep[0],
                "uitleg": groep[2] if len(groep) > 2 else "",
                "rijen": [
                    rij
                    for deel in groep[1]
                    if (rij := [bundel_van(zichtbaar[naam]) for naam in als_rij(deel) if naam in zichtbaar])
                ],
                "knop": groep[3] if len(groep) > 3 else None,
            }
            for groep in groepen
            if any(naam in zichtbaar for naam in namen_in(groep))
        ],
    )


@register.simple_tag
def foutenlijst(*formulieren):
    """The error summary of one or more forms; nothing when all is well."""
    fouten = []
    for form in formulieren:
        if not form or not getattr(form, "is_bound", False):
            continue
        if hasattr(form, "management_form"):
            fouten += [{"tekst": tekst, "doel": ""} for tekst in form.non_form_errors()]
            fouten += [f for deel in form.forms for f in fouten_van(deel)]
        else:
            fouten += fouten_van(form)
    return _html("foutenlijst", fouten=fouten) if fouten else ""


@register.simple_tag(takes_context=True)
def formulier(context, form, knop="", annuleer="", actie="", soort="primary", naam="", waarde="", icoon="", id=""):
    """A whole POST form with error summary, fields and button."""
    return _html(
        "formulier",
        form=form,
        knop=knop or _("Opslaan"),
        annuleer=annuleer,
        actie=actie,
        soort=soort,
        naam=naam,
        waarde=waarde,
        icoon=icoon,
        id=id,
        csrf_token=_csrf(context),
    )


@register.simple_tag(takes_context=True)
def filterbalk(context, form, knop=""):
    """A GET form that narrows a list. On a phone only its field `q` shows; the rest opens, or is open when in use."""
    request = context.get("request")
    form.toon_niet_verplicht = False
    gevuld = {n for n in form.fields if request and request.GET.get(form.add_prefix(n))}
    zichtbaar = {bf.name: bf for bf in form.visible_fields()}
    zoek = zichtbaar.pop("q", None)
    return _html(
        "filterbalk",
        verborgen=form.hidden_fields(),
        zoek=zoek,
        filters=list(zichtbaar.values()),
        open=bool(gevuld & zichtbaar.keys()),
        knop=knop or _("Filter"),
        actie=request.path if request else "",
        gefilterd=bool(gevuld),
    )


# --- buttons ----------------------------------------------------------------------------------------------------
@register.simple_tag
def knop(tekst, url, soort="primary", icoon="", verborgen=""):
    """A link that looks like a button; `verborgen` is extra text for screen readers."""
    return _html("knop", tekst=tekst, url=url, soort=soort, icoon=icoon, verborgen=verborgen)


@register.simple_tag(takes_context=True)
def actieknop(context, tekst, url, soort="primary", naam="", waarde="", extra=None, icoon="", verborgen=""):
    """A POST form with one button. `naam`/`waarde` and the dict `extra` become hidden inputs."""
    velden = dict(extra or {})
    if naam:
        velden[naam] = waarde
    return _html(
        "actieknop",
        tekst=tekst,
        url=url,
        soort=soort,
        velden=velden,
        icoon=icoon,
        verborgen=verborgen,
        csrf_token=_csrf(context),
    )


@register.simple_tag
def verzendknop(tekst, soort="primary", naam="", waarde=""):
    """A submit button inside a form of one's own; with more than one, `naam` and `waarde` tell which was pressed."""
    return _html("verzendknop", tekst=tekst, soort=soort, naam=naam, waarde=waarde)


@register.simple_block_tag
def knoppen(content):
    """Buttons beside each other, wrapping on a small screen."""
    return _html("knoppen", inhoud=content)


# --- messages, cards, pills -------------------------------------------------------------------------------------
_MELDINGEN = {"success": "ok", "debug": "info"}
_MELDING_ICONEN = {
    "info": "info-circle",
    "ok": "circle-check",
    "warning": "alert-triangle",
    "error": "exclamation-circle",
}


@register.simple_block_tag
def melding(content, soort="info", kop="", niveau=2, rol=""):
    soort = _MELDINGEN.get(soort, soort)
    soort = soort if soort in _MELDING_ICONEN else "info"
    return _html("melding", inhoud=content, soort=soort, kop=kop, niveau=niveau, rol=rol, icoon=_MELDING_ICONEN[soort])


@register.simple_block_tag
def held(content, kop, tekst="", beeld=True):
    """The opening of the home page, in {% block held %}: the h1, a text and in the block the buttons."""
    return _html("held", inhoud=content, kop=kop, tekst=tekst, beeld=beeld)


@register.simple_block_tag
def kaarten(content):
    return _html("kaarten", inhoud=content)


@register.simple_block_tag
def kaart(content, titel, url="", niveau=3, icoon="", bovenkop=""):
    return _html("kaart", inhoud=content, titel=titel, url=url, niveau=niveau, icoon=icoon, bovenkop=bovenkop)


@register.simple_tag
def status(tekst, soort="neutral"):
    return _html("status", tekst=tekst, soort=soort if soort in SOORTEN else "neutral")


@register.simple_tag
def statuspil(obj, veld="status"):
    """The status of a model instance, in words and colour."""
    if not obj:
        return ""
    waarde = getattr(obj, veld, "")
    tekst = getattr(obj, f"get_{veld}_display", lambda: waarde)()
    return _html("status", tekst=tekst, soort=soort_van(waarde)) if tekst not in ("", None) else ""


@register.simple_tag
def badge(tekst):
    return _html("badge", tekst=tekst) if tekst else ""


@register.simple_tag
def cijfer(waarde, label, toelichting=""):
    return _html("cijfer", waarde=waarde, label=label, toelichting=toelichting)


@register.simple_block_tag
def cijfers(content):
    """Figure tiles beside each other."""
    return _html("cijfers", inhoud=content)


@register.simple_block_tag
def leeg(content, tekst):
    return _html("leeg", inhoud=content, tekst=tekst)


@register.simple_block_tag
def uitklap(content, kop, open=False):
    return _html("uitklap", inhoud=content, kop=kop, open=open)


# --- tables and lists -------------------------------------------------------------------------------------------
@register.simple_block_tag
def tabel(content, label="", kolommen="", toon_label=False, stapel=False):
    """`kolommen="Wanneer|>Plaatsen|"`: '>' is a column of figures, an empty name becomes a hidden "Acties".

    `stapel=True`: on a phone each row is a small list, "Wanneer: dinsdag". For plain rows, a cell for each column.
    """
    namen = list(kolommen) if isinstance(kolommen, (list, tuple)) else str(kolommen).split("|")
    kop = [{"naam": str(n).lstrip(">"), "rechts": str(n).startswith(">")} for n in namen] if kolommen else []
    rechts = " ".join(f"site-tabel--r{i}" for i, k in enumerate(kop, 1) if k["rechts"])
    if stapel:
        content = _met_kolomnamen(content, [k["naam"] for k in kop])
    return _html(
        "tabel", inhoud=content, label=label, kolommen=kop, rechts=rechts, toon_label=toon_label, stapel=stapel
    )


def _met_kolomnamen(rijen, namen):
    """The name of its column at every cell, for CSS to show; and the roles that `display: block` takes away."""
    plaats = 0

    def merk(deel):
        nonlocal plaats
        naam = deel[1].lower()
        if naam == "tr":
            plaats = 0
            return '<tr role="row"'
        kolom = namen[plaats] if plaats < len(namen) else ""
        plaats += 1
        if naam == "th":
            return '<th role="rowheader"'
        return f'<td role="cell" data-kolom="{escape(kolom)}"' if kolom else '<td role="cell"'

    return mark_safe(re.sub(r"<(tr|th|td)\b", merk, str(rijen)))  # noqa: S308 - only attributes are put in


@register.simple_block_tag
def gegevens(content):
    return _html("gegevens", inhoud=content)


@register.simple_block_tag
def gegeven(content, naam):
    return _html("gegeven", inhoud=content, naam=naam)


@register.simple_tag
def stappen(lijst):
    """Dicts with titel, meta, staat ("klaar", "nu", "straks") and tekst."""
    klasse = {"klaar": "checked", "nu": "current", "straks": "not-checked"}
    tekst = {"klaar": _("Klaar"), "nu": _("Nu bezig"), "straks": _("Nog niet begonnen")}
    regels = []
    for nummer, stap in enumerate(lijst, 1):
        staat = stap.get("staat") if stap.get("staat") in klasse else "straks"
        regels.append({**stap, "staat": staat, "nummer": nummer, "klasse": klasse[staat], "staattekst": tekst[staat]})
    return _html("stappen", stappen=regels)


@register.simple_tag(takes_context=True)
def paginering(context, pagina, parameter="pagina"):
    """Page links of a Django Page; the other query parameters stay."""
    if not pagina or pagina.paginator.num_pages < 2:
        return ""
    request = context.get("request")
    basis = request.GET.copy() if request else None

    def adres(nummer):
        if basis is None:
            return f"?{parameter}={nummer}"
        basis[parameter] = nummer
        return f"?{basis.urlencode()}"

    paginas = [
        {"nummer": n, "adres": adres(n) if isinstance(n, int) else "", "huidig": n == pagina.number}
        for n in pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    ]
    return _html(
        "paginering",
        paginas=paginas,
        vorige=adres(pagina.previous_page_number()) if pagina.has_previous() else "",
        volgende=adres(pagina.next_page_number()) if pagina.has_next() else "",
    )


@register.simple_tag
def kruimels(*delen):
    """Pairs of text and address; a last text without address is the page itself."""
    paren = [{"titel": delen[i], "url": delen[i + 1] if i + 1 < len(delen) else ""} for i in range(0, len(delen), 2)]
    return _html("kruimels", kruimels=paren)


# --- filters: see participatie/ui/filters.py -------------------------------------------------------------------
for _filter in (datum, datumkort, tijd, datumtijd, euro, minder_dan_vijf, alineas):
    register.filter(_filter)
