"""What the advice half hangs in other rooms."""

from datetime import timedelta

from django.db.models import Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adviezen import queries_advies
from adviezen.models import (
    Advies,
    AdviesStatus,
    Inbreng,
    Opvolging,
    Route,
    Toets,
    ToetsStatus,
    Verslag,
    VerslagStatus,
)
from inloop.models import Bijeenkomst, BijeenkomstStatus
from participatie import klok
from participatie.kamers.haken import Cijfer, Werk, haak

BINNENKORT = timedelta(days=7)


# --- menus ------------------------------------------------------------------------------------------------------
@haak("menu.publiek")
def menu_publiek(request):
    return {"titel": _("Adviezen"), "url": reverse("adviezen:adviezen"), "volgorde": 50}


@haak("menu.werkplek")
def menu_adviezen(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Adviezen"), "url": reverse("adviezen:advies_lijst"), "volgorde": 40}
    return None


@haak("menu.werkplek")
def menu_opvolging(request):
    return {"titel": _("Opvolging"), "url": reverse("adviezen:opvolgingen"), "volgorde": 41}


@haak("menu.commissie")
def menu_maand(request):
    return {"titel": _("Maandelijkse controle"), "url": reverse("adviezen:maand"), "volgorde": 20}


# --- home pages -------------------------------------------------------------------------------------------------
@haak("start.publiek")
def laatste_antwoorden(request):
    adviezen = list(queries_advies.laatste_antwoorden())
    if not adviezen:
        return None
    return {"volgorde": 30, "sjabloon": "publiek/adviezen/_advies_start.html", "adviezen": adviezen}


@haak("start.commissie")
def wachtrij(user):
    return {
        "volgorde": 10,
        "sjabloon": "commissie/adviezen/_advies_wachtrij.html",
        "toetsen": list(queries_advies.wachtrij()[:50]),
        "achteraf": queries_advies.maandlijst().count(),
    }


@haak("start.commissie")
def procescijfers(user):
    return {
        "volgorde": 50,
        "sjabloon": "commissie/adviezen/_advies_cijfers.html",
        "cijfers": queries_advies.procescijfers(klok.vandaag().year),
    }


# --- blocks on pages of lower apps ------------------------------------------------------------------------------
@haak("traject")
def bij_traject(request, traject):
    adviezen = list(traject.adviezen.gepubliceerd()[:20])
    for advies in adviezen:
        advies.route_kort = queries_advies.route_kort(advies.route)
    return {"sjabloon": "publiek/adviezen/_advies_traject.html", "adviezen": adviezen} if adviezen else None


@haak("bijeenkomst")
def bij_bijeenkomst(request, bijeenkomst):
    verslag = Verslag.objects.gepubliceerd().filter(bijeenkomst=bijeenkomst).first()
    if verslag is None:
        return None
    return {"sjabloon": "publiek/adviezen/_verslag_bij_bijeenkomst.html", "verslag": verslag, "slug": bijeenkomst.slug}


@haak("bijeenkomst.werkplek")
def bij_bijeenkomst_werkplek(request, bijeenkomst):
    if not request.user.heeft("adviseur"):
        return None
    return {
        "sjabloon": "werkplek/adviezen/_verslag_bij_bijeenkomst.html",
        "verslag": Verslag.objects.filter(bijeenkomst=bijeenkomst).first(),
        "geweest": bijeenkomst.status == BijeenkomstStatus.AFGESLOTEN,
        "slug": bijeenkomst.slug,
    }


# --- the worklist -----------------------------------------------------------------------------------------------
TE_DOEN = {
    AdviesStatus.CONCEPT: (gettext_lazy("Weeg %(titel)s"), 3),
    AdviesStatus.TERUG: (gettext_lazy("De commissie vraagt iets over %(titel)s"), 2),
    AdviesStatus.GEWOGEN: (gettext_lazy("Vertel de route van %(titel)s"), 2),
    AdviesStatus.UITGEVOERD: (gettext_lazy("Vertel de uitkomst van %(titel)s"), 2),
}


def _urgentie(uiterlijk, anders: int) -> int:
    """1 overdue, 2 due soon, else what the kind of work is."""
    if uiterlijk is None:
        return anders
    vandaag = klok.vandaag()
    return 1 if uiterlijk < vandaag else min(anders, 2) if uiterlijk <= vandaag + BINNENKORT else anders


@haak("werklijst")
def werk_adviseur(user):
    """What waits for the adviseur; the date is the one promised to the givers."""
    if not user.heeft("adviseur"):
        return []
    adviezen = (
        Advies.objects.filter(status__in=TE_DOEN)
        .annotate(beloofd=Min("inbreng__uiterlijk", filter=Q(inbreng__beantwoord_op__isnull=True)))
        .order_by("pk")
    )
    werk = [
        Werk(
            titel=str(TE_DOEN[advies.status][0]) % {"titel": advies.titel},
            url=reverse("adviezen:advies_werk", args=[advies.nummer]),
            soort=_("Advies"),
            urgentie=_urgentie(advies.beloofd, TE_DOEN[advies.status][1]),
            uiterlijk=advies.beloofd,
        )
        for advies in adviezen
    ]
    opmerkingen = Toets.objects.filter(status=ToetsStatus.AKKOORD_MET_OPMERKING, antwoord="")
    werk += [
        Werk(
            titel=_("Antwoord de commissie over %(titel)s") % {"titel": toets.advies.titel},
            url=reverse("adviezen:advies_werk", args=[toets.advies.nummer]),
            soort=_("Advies"),
            urgentie=3,
        )
        for toets in opmerkingen.select_related("advies")
    ]
    zonder_verslag = Bijeenkomst.objects.filter(status=BijeenkomstStatus.AFGESLOTEN).exclude(
        verslag__status=VerslagStatus.GEPUBLICEERD
    )
    werk += [
        Werk(
            titel=_("Maak het verslag van %(titel)s") % {"titel": bijeenkomst.titel},
            url=reverse("adviezen:verslag_werk", args=[bijeenkomst.slug]),
            soort=_("Verslag"),
            urgentie=3,
        )
        for bijeenkomst in zonder_verslag
    ]
    return werk


@haak("werklijst")
def werk_opvolging(user):
    """One's own follow-up; the adviseur also sees what is overdue with others."""
    if not user.heeft("ambtenaar", "adviseur"):
        return []
    lopend = Opvolging.objects.visible_to(user).lopend().select_related("advies", "eigenaar")
    eigen = lopend.filter(eigenaar=user)
    te_laat = lopend.over_termijn().exclude(eigenaar=user) if user.heeft("adviseur") else []
    return [
        Werk(
            titel=opvolging.advies.titel,
            url=reverse("adviezen:opvolging", args=[opvolging.advies.nummer]),
            soort=_("Opvolging"),
            urgentie=_urgentie(
                opvolging.uiterlijk, 2 if opvolging.advies.route == Route.VERBINDEN and not opvolging.aanvaard_op else 4
            ),
            uiterlijk=opvolging.uiterlijk,
            toelichting="" if opvolging.eigenaar_id == user.pk else str(opvolging.eigenaar),
        )
        for opvolging in [*eigen, *te_laat]
    ]


# --- figures of the year ----------------------------------------------------------------------------------------
@haak("cijfers")
def cijfers(jaar):
    stand = queries_advies.jaarcijfers(jaar)
    return [
        Cijfer("adviezen", _("Adviezen"), stand["adviezen"], 40),
        *[
            Cijfer(f"route_{route}", _("Route: %(route)s") % {"route": Route(route).label}, aantal, 41 + nummer)
            for nummer, (route, aantal) in enumerate(stand["routes"].items())
        ],
        Cijfer("antwoorden", _("Antwoorden gegeven"), Inbreng.objects.filter(beantwoord_op__year=jaar).count(), 45),
    ]
