from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Jaaragenda, Publicatie, Traject, TrajectStatus
from participatie import klok
from participatie.kamers.haken import Cijfer, Werk, haak


@haak("menu.publiek")
def menu(request):
    return {"titel": _("Agenda"), "url": reverse("agenda:agenda"), "volgorde": 10}


@haak("menu.werkplek")
def menu_werkplek(request):
    return {"titel": _("Agenda"), "url": reverse("agenda:werk_lijst"), "volgorde": 10}


@haak("start.publiek")
def start(request):
    """What runs now, what ends first on top."""
    lopend = (
        Traject.objects.gepubliceerd()
        .filter(status=TrajectStatus.LOOPT)
        .select_related("jaaragenda")
        .prefetch_related("themas")
        .order_by("eind", "titel")[:3]
    )
    return {"volgorde": 20, "sjabloon": "publiek/agenda/_start.html", "trajecten": list(lopend)}


@haak("werklijst")
def werk(user):
    if not user.heeft("adviseur"):
        return []
    return [*_agenda_van_dit_jaar(), *_trajecten()]


def _agenda_van_dit_jaar() -> list[Werk]:
    jaar = klok.vandaag().year
    agenda = Jaaragenda.objects.filter(jaar=jaar).first()
    if agenda and agenda.publicatie == Publicatie.GEPUBLICEERD:
        return []
    titel = _("Publiceer de agenda van %(jaar)s") if agenda else _("Maak de agenda van %(jaar)s")
    return [
        Werk(
            titel=titel % {"jaar": jaar},
            url=reverse("agenda:werk_lijst" if agenda else "agenda:jaaragenda_maken"),
            soort=_("Agenda"),
            urgentie=2,
            toelichting=_("Inwoners zien nu niet waarover zij kunnen meepraten."),
        )
    ]


def _trajecten() -> list[Werk]:
    vandaag = klok.vandaag()
    open_ = Traject.objects.filter(status__in=[TrajectStatus.GEPLAND, TrajectStatus.LOOPT]).select_related("jaaragenda")
    concepten: dict[int, int] = {}
    werk = []
    for traject in open_.order_by("begin"):
        url = reverse("agenda:werk_traject", args=[traject.pk])
        if traject.publicatie == Publicatie.CONCEPT:
            concepten[traject.jaaragenda.jaar] = concepten.get(traject.jaaragenda.jaar, 0) + 1
        elif traject.eind < vandaag:
            titel = _("Rond af of verleng: %(titel)s") % {"titel": traject.titel}
            werk.append(Werk(titel=titel, url=url, soort=_("Agenda"), urgentie=1, uiterlijk=traject.eind))
        elif traject.status == TrajectStatus.GEPLAND and traject.begin <= vandaag:
            titel = _("Start het traject: %(titel)s") % {"titel": traject.titel}
            werk.append(Werk(titel=titel, url=url, soort=_("Agenda"), urgentie=2, uiterlijk=traject.begin))
    for jaar, aantal in concepten.items():
        titel = ngettext(
            "%(aantal)s traject van %(jaar)s is nog niet gepubliceerd",
            "%(aantal)s trajecten van %(jaar)s zijn nog niet gepubliceerd",
            aantal,
        ) % {"aantal": aantal, "jaar": jaar}
        werk.append(Werk(titel=titel, url=f"{reverse('agenda:werk_lijst')}?jaar={jaar}", soort=_("Agenda")))
    return werk


@haak("cijfers")
def cijfers(jaar):
    aantal = Traject.objects.gepubliceerd().filter(jaaragenda__jaar=jaar).count()
    return [Cijfer("trajecten", _("Trajecten op de agenda"), aantal, volgorde=10)]
