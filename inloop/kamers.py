"""What meetings hang in other rooms."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from inloop import queries, services
from inloop.models import Aanmelding, Bijeenkomst, BijeenkomstStatus
from inloop.views import publiek  # noqa: F401 - hangs the status page in its slot
from participatie import klok
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, Inzage, Werk, haak
from participatie.ui.templatetags.ui import datum, datumtijd


@haak("menu.publiek")
def menu_publiek(request):
    return {"titel": _("Bijeenkomsten"), "url": reverse("inloop:lijst"), "volgorde": 20}


@haak("menu.werkplek")
def menu_werkplek(request):
    return {"titel": _("Bijeenkomsten"), "url": reverse("inloop:werkplek_bijeenkomsten"), "volgorde": 20}


@haak("start.publiek")
def start_publiek(request):
    komend = Bijeenkomst.objects.komend().met_bezetting().select_related("wijk")[:3]
    return {"volgorde": 10, "sjabloon": "publiek/inloop/_start.html", "bijeenkomsten": list(komend)}


@haak("start.mijn")
def start_mijn(contacten):
    rijen = list(
        Aanmelding.objects.filter(contact__in=contacten)
        .select_related("bijeenkomst")
        .order_by("-bijeenkomst__begin", "-pk")[:10]
    )
    for rij in rijen:
        rij.statusadres = reverse("publiek:status", args=[links.maak(rij)])
    return {"volgorde": 10, "sjabloon": "mijn/inloop/_start.html", "aanmeldingen": rijen}


@haak("werklijst")
def werk(user):
    """Meetings of the next seven days, and those that were but are not closed."""
    nu = klok.nu()
    rijen = (
        Bijeenkomst.objects.voor_deur(user)
        .filter(status=BijeenkomstStatus.GEPUBLICEERD, begin__lt=nu + timedelta(days=7))
        .order_by("begin")
    )
    uit = []
    for b in rijen:
        geweest = b.eind < nu
        if geweest and not (user.heeft("adviseur") or b.gastheer_id == user.pk):
            continue  # a helper cannot close it
        uit.append(
            Werk(
                titel=b.titel,
                url=reverse("inloop:werkplek_bijeenkomst", args=[b.slug]),
                soort=_("Bijeenkomst afsluiten") if geweest else _("Bijeenkomst"),
                urgentie=2,
                uiterlijk=b.dag,
                toelichting=b.locatie,
            )
        )
    return uit


@haak("traject")
def traject(request, obj):
    rijen = list(obj.bijeenkomsten.openbaar().met_bezetting().order_by("-begin")[:10])
    return {"volgorde": 10, "sjabloon": "publiek/inloop/_traject.html", "bijeenkomsten": rijen} if rijen else None


@haak("cijfers")
def cijfers(jaar):
    stand = queries.jaarcijfers(jaar)
    return [
        Cijfer("bijeenkomsten", _("Bijeenkomsten"), stand["bijeenkomsten"], 10),
        Cijfer("bezoekers", _("Bezoekers van bijeenkomsten"), stand["bezoekers"], 11),
        Cijfer(
            "rapportcijfer",
            _("Rapportcijfer van de laatste twee bijeenkomsten"),
            stand["cijfer"],
            12,
            _("Het gemiddelde van alle ingevulde vragenlijsten."),
        ),
    ]


@haak("wissen")
def wissen(contact):
    services.wis(contact=contact)


@haak("contact_gebruik")
def contact_gebruik(contact):
    return [
        _("Aanmelding %(nummer)s voor “%(titel)s”") % {"nummer": a.nummer, "titel": a.bijeenkomst.titel}
        for a in Aanmelding.objects.filter(contact=contact).select_related("bijeenkomst")
    ]


@haak("inzage")
def inzage(contact):
    return [
        Inzage(
            _("Aanmelding %(nummer)s") % {"nummer": a.nummer},
            {
                _("Bijeenkomst"): a.bijeenkomst.titel,
                _("Wanneer"): datumtijd(a.bijeenkomst.begin),
                _("Aantal mensen"): str(a.aantal),
                _("Wat u nodig had"): [str(wens) for wens in a.wensen],
                _("Stand"): a.get_status_display(),
                _("Aangemeld op"): datum(a.created_at),
            },
        )
        for a in Aanmelding.objects.filter(contact=contact).select_related("bijeenkomst")
    ]
