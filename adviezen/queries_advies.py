"""Reads across advice: lists, the road of an advice, what a report tells, figures, and input without its giver."""

import re
from collections import Counter

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Min, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adviezen.models import (
    Advies,
    AdviesStatus,
    Inbreng,
    InbrengStatus,
    Moment,
    Opvolging,
    Publicatie,
    Route,
    Toets,
    Toetsoordeel,
    ToetsStatus,
    Voortgang,
    Weging,
)
from inloop.models import AanmeldingStatus
from participatie import klok
from participatie.ui.templatetags.ui import datum, minder_dan_vijf

OPENBARE_STATUSSEN = (AdviesStatus.IN_OPVOLGING, AdviesStatus.UITGEVOERD, AdviesStatus.TERUGGEKOPPELD)
# The official name of a route, and the words that a resident understands.
ROUTE_KORT = {
    Route.VERBINDEN: gettext_lazy("In een lopend project"),
    Route.QUICK_WIN: gettext_lazy("Snel op te lossen"),
    Route.NIEUW_BELEID: gettext_lazy("Nieuwe regels"),
}


def route_kort(route: str) -> str:
    return str(ROUTE_KORT.get(route, ""))


# --- lists ------------------------------------------------------------------------------------------------------
def gefilterd(adviezen, filters: dict):
    """Narrow a list by what a filter form found valid."""
    if q := filters.get("q"):
        adviezen = adviezen.filter(Q(titel__icontains=q) | Q(tekst__icontains=q) | Q(**Advies.bij_nummer(q)))
    for naam in ("route", "status", "jaar"):
        if waarde := filters.get(naam):
            adviezen = adviezen.filter(**{naam: waarde})
    if thema := filters.get("thema"):
        adviezen = adviezen.filter(themas=thema)
    if wijk := filters.get("wijk"):
        adviezen = adviezen.filter(wijken=wijk)
    return adviezen


def met_alles(adviezen):
    """What a page about one advice reads: a query per list that hangs on it, however long.

    So such a page is above twelve: themes, districts, trajecten, weighing, reviews, judgments, news and input.
    """
    return adviezen.select_related(
        "criteriaset",
        "gemaakt_door",
        "opvolging__eigenaar__afdeling",
        "opvolging__doel_traject__jaaragenda",
    ).prefetch_related(
        "themas",
        "wijken",
        "trajecten__jaaragenda",
        Prefetch("wegingen", Weging.objects.select_related("criterium")),
        Prefetch("toetsen", Toets.objects.order_by("pk")),
        Prefetch("toetsen__oordelen", Toetsoordeel.objects.order_by("pk")),
        Prefetch("opvolging__voortgang", Voortgang.objects.order_by("op", "pk")),
    )


def laatste_antwoorden(aantal: int = 3):
    return (
        Advies.objects.gepubliceerd()
        .filter(status=AdviesStatus.TERUGGEKOPPELD)
        .select_related("opvolging")
        .order_by("-teruggekoppeld_op")[:aantal]
    )


def maandlijst():
    """Told back, and open for the check afterwards."""
    return (
        Toets.objects.open()
        .filter(moment=Moment.ACHTERAF)
        .select_related("advies__opvolging")
        .annotate(aantal_oordelen=Count("oordelen"))
        .order_by("uiterlijk", "pk")
    )


def wachtrij():
    """Offered to the committee before the route is told."""
    return (
        Toets.objects.open()
        .filter(moment=Moment.VOORAF)
        .select_related("advies")
        .annotate(aantal_oordelen=Count("oordelen"))
        .order_by("uiterlijk", "pk")
    )


# --- who does what ----------------------------------------------------------------------------------------------
def wie(opvolging: Opvolging) -> str:
    """The department or role that does it: no private person is named in public."""
    afdeling = opvolging.eigenaar.afdeling
    naam = _("afdeling %(naam)s") % {"naam": afdeling.naam} if afdeling else _("een medewerker van de gemeente")
    if not opvolging.partner:
        return naam
    return _("%(wie)s, samen met %(partner)s") % {"wie": naam, "partner": opvolging.partner}


def plan(advies: Advies) -> str:
    """What is going to happen, in one sentence, per route."""
    opvolging = advies.opvolging
    if advies.route == Route.VERBINDEN:
        traject = opvolging.doel_traject
        openbaar = (
            traject is not None
            and traject.publicatie == Publicatie.GEPUBLICEERD
            and traject.jaaragenda.publicatie == Publicatie.GEPUBLICEERD
        )
        naam = opvolging.doel_project or (traject.titel if openbaar else "")
        return _("Wij nemen dit mee in: %(naam)s.") % {"naam": naam} if naam else str(advies.route_uitleg)
    if advies.route == Route.QUICK_WIN:
        return opvolging.actie
    return str(advies.route_uitleg)


def aantal_gevers(advies: Advies) -> dict:
    """How many people said this (each contact once, each nameless input once), and when the first did."""
    telling = advies.inbreng.aggregate(
        personen=Count("contact", distinct=True),
        zonder_naam=Count("pk", filter=Q(contact__isnull=True)),
        eerste=Min("ontvangen_op"),
    )
    return {"aantal": telling["personen"] + telling["zonder_naam"], "eerste": telling["eerste"]}


def soorten_gevers(inbreng) -> list[tuple[str, str]]:
    """In which capacity people spoke: (label, number); below five not exactly."""
    telling = Counter(een.get_hoedanigheid_display() for een in inbreng)
    return [(label, minder_dan_vijf(aantal)) for label, aantal in telling.most_common()]


# --- the road of an advice --------------------------------------------------------------------------------------
def weg(advies: Advies, *, eerste=None) -> list[dict]:
    """The steps for {% stappen %}: what was done when, and by when the next is due. Public words only."""
    opvolging = getattr(advies, "opvolging", None)
    gewogen_op = max((w.op for w in advies.wegingen.all()), default=None)
    stappen = [
        {"titel": _("Gehoord"), "meta": datum(eerste or advies.created_at), "staat": "klaar"},
        {"titel": _("Wegen"), "staat": "nu"}
        if advies.status == AdviesStatus.CONCEPT
        else {"titel": _("Gewogen"), "meta": datum(gewogen_op), "staat": "klaar"},
    ]
    stappen += [_toetsstap(t) for t in advies.toetsen.all() if t.moment == Moment.VOORAF]
    if opvolging is None:
        return stappen
    te_laat = _("Dit duurt langer dan wij hadden gezegd. Wij werken er nog aan.") if opvolging.te_laat else ""
    stappen.append(
        {
            "titel": _("Route gekozen: %(route)s") % {"route": route_kort(advies.route)},
            "meta": datum(advies.route_verteld_op),
            "tekst": plan(advies),
            "staat": "klaar",
        }
    )
    stappen += [
        {
            "titel": v.get_stap_display() if v.stap else _("Nieuws over de uitvoering"),
            "meta": datum(v.op),
            "tekst": v.tekst,
            "staat": "klaar",
        }
        for v in opvolging.voortgang.all()
        if v.openbaar
    ]
    if advies.status == AdviesStatus.IN_OPVOLGING:
        stappen.append(
            {
                "titel": _("Wij zijn ermee bezig"),
                "meta": _("Klaar uiterlijk op %(datum)s") % {"datum": datum(opvolging.uiterlijk)},
                "tekst": te_laat,
                "staat": "nu",
            }
        )
    else:
        stappen.append({"titel": _("Uitvoering klaar"), "meta": datum(opvolging.afgerond_op), "staat": "klaar"})
    antwoord = _("Antwoord: %(uitkomst)s") % {"uitkomst": opvolging.get_uitkomst_display()}
    verteld = advies.status == AdviesStatus.TERUGGEKOPPELD
    stappen.append(
        {
            "titel": antwoord if verteld else _("Antwoord"),
            "meta": datum(advies.teruggekoppeld_op) if verteld else "",
            "staat": "klaar" if verteld else "nu" if advies.status == AdviesStatus.UITGEVOERD else "straks",
        }
    )
    return stappen


def _toetsstap(toets: Toets) -> dict:
    klaar = toets.status != ToetsStatus.OPEN
    return {
        "titel": _("Adviescommissie: %(uitkomst)s") % {"uitkomst": toets.get_status_display()},
        "meta": datum(toets.gesloten_op) if klaar else _("Uiterlijk %(datum)s") % {"datum": datum(toets.uiterlijk)},
        "staat": "klaar" if klaar else "nu",
    }


# --- the report of a meeting ------------------------------------------------------------------------------------
def verslag_inhoud(bijeenkomst) -> dict:
    """Per route what was heard, what is done, by whom and when: advice whose route was told (its words are fixed)."""
    adviezen = (
        Advies.objects.filter(inbreng__bijeenkomst=bijeenkomst, route_verteld_op__isnull=False)
        .select_related("opvolging__eigenaar__afdeling", "opvolging__doel_traject__jaaragenda")
        .distinct()
        .order_by("jaar", "volgnummer")
    )
    per_route: dict[str, list] = {route: [] for route in Route.values}
    for advies in adviezen:
        per_route[advies.route].append(_punt(advies))
    telling = Inbreng.objects.filter(bijeenkomst=bijeenkomst).aggregate(
        persoonlijk=Count("pk", filter=Q(persoonlijk_contact__isnull=False)),
        geen_vervolg=Count("pk", filter=Q(status=InbrengStatus.GEEN_VERVOLG)),
        # Somewhere between heard and told: new, or in an advice that is still weighed.
        wordt_gewogen=Count(
            "pk",
            filter=Q(status=InbrengStatus.NIEUW)
            | Q(status=InbrengStatus.GEBUNDELD, advies__route_verteld_op__isnull=True),
        ),
        inbreng=Count("pk"),
    )
    cijfers = bijeenkomst.enquetes.aggregate(gemiddelde=Avg("cijfer"), aantal=Count("pk"))
    aanwezig = bijeenkomst.aanmeldingen.filter(status=AanmeldingStatus.AANWEZIG)
    return telling | {
        "routes": [
            {
                "route": Route(route),
                "naam": str(Route(route).label),
                "uitleg": route_kort(route),
                "punten": punten,
            }
            for route, punten in per_route.items()
            if punten
        ],
        "bezoekers": sum(aanwezig.values_list("aantal", flat=True)) + bijeenkomst.zonder_naam,
        "cijfer": round(cijfers["gemiddelde"], 1) if cijfers["aantal"] else None,
        "aantal_cijfers": cijfers["aantal"],
    }


def _punt(advies: Advies) -> dict:
    opvolging = advies.opvolging
    klaar = advies.status == AdviesStatus.TERUGGEKOPPELD
    return {
        "advies": advies,
        "doen": advies.publiek_antwoord if klaar else plan(advies),
        "wie": wie(opvolging),
        "wanneer": _("gedaan op %(datum)s") % {"datum": datum(opvolging.afgerond_op)}
        if klaar
        else _("uiterlijk %(datum)s") % {"datum": datum(opvolging.uiterlijk)},
        "url": advies.get_absolute_url() if advies.publicatie == Publicatie.GEPUBLICEERD else "",
    }


# --- figures ----------------------------------------------------------------------------------------------------
def per_route(jaar: int) -> dict[str, int]:
    """Advice of a year whose route was told, per route."""
    return jaarcijfers(jaar)["routes"]


def jaarcijfers(jaar: int) -> dict:
    """Advice of a year (`adviezen`), and per route (`routes`) those of which it was told."""
    rijen = Advies.objects.filter(jaar=jaar).order_by().values_list("route")
    telling = {
        route: (alle, verteld)
        for route, alle, verteld in rijen.annotate(
            alle=Count("pk"), verteld=Count("pk", filter=Q(route_verteld_op__isnull=False))
        )
    }
    return {
        "adviezen": sum(alle for alle, _verteld in telling.values()),
        "routes": {route: telling.get(route, (0, 0))[1] for route in Route.values},
    }


def procescijfers(jaar: int) -> dict:
    """How the process does: how long until an answer, how many wait, how many too long."""
    van_jaar = Inbreng.objects.filter(jaar=jaar)
    duur = van_jaar.filter(beantwoord_op__isnull=False).aggregate(
        duur=Avg(ExpressionWrapper(F("beantwoord_op") - F("ontvangen_op"), output_field=DurationField()))
    )["duur"]
    wachten = van_jaar.onbeantwoord().aggregate(
        open=Count("pk"), te_laat=Count("pk", filter=Q(uiterlijk__lt=klok.vandaag()))
    )
    return {
        "jaar": jaar,
        "dagen": round(duur.total_seconds() / 86400) if duur is not None else None,
        "zonder_antwoord": wachten["open"],
        "te_laat": wachten["te_laat"],
        "niet_te_bereiken": van_jaar.exclude(niet_bereikbaar="").count(),
        "routes": [(Route(r).label, n) for r, n in per_route(jaar).items()],
    }


# --- input without its giver ------------------------------------------------------------------------------------
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{0,4}\b")
_TELEFOON = re.compile(r"(?<!\d)(?:(?:\+|00)\d{1,3}[\s().-]*(?:\(0\))?|0)(?:[\s().-]*\d){8,10}(?!\d)")
_LANG_NUMMER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,}(?!\d)")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?:\s+\d+\s?[a-zA-Z]?\b)?")
_TUSSENVOEGSELS = {
    "van",
    "von",
    "der",
    "den",
    "het",
    "ten",
    "ter",
    "bij",
    "uit",
    "aan",
    "des",
    "del",
    "las",
    "los",
    "van't",
}


def zonder_persoonsgegevens(tekst: str, contact=None) -> str:
    """The words without the giver's own name, and without addresses and numbers that point at a person.

    Names of others cannot be known here: who types input in leaves them out (the form says so).
    """
    tekst = _EMAIL.sub(_("[e-mailadres]"), tekst)
    tekst = _IBAN.sub(_("[nummer]"), tekst)
    tekst = _TELEFOON.sub(_("[telefoonnummer]"), tekst)
    tekst = _LANG_NUMMER.sub(_("[nummer]"), tekst)
    tekst = _POSTCODE.sub(_("[adres]"), tekst)
    if contact is None or not contact.naam:
        return tekst
    delen = [d for d in re.split(r"[\s-]+", contact.naam) if len(d) > 2 and d.lower() not in _TUSSENVOEGSELS]
    for deel in sorted({contact.naam, *delen}, key=len, reverse=True):
        tekst = re.sub(rf"(?<!\w){re.escape(deel)}(?:['’]?s)?(?!\w)", _("[naam]"), tekst, flags=re.IGNORECASE)
    return tekst
