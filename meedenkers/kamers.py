from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers import queries, services
from meedenkers.models import Meedenker, MeedenkerStatus
from meedenkers.views import eigen as eigen_pagina
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, haak


@haak("menu.publiek")
def menu(request):
    return {"titel": _("Meedenken"), "url": reverse("meedenkers:meedenken"), "volgorde": 40}


@haak("menu.werkplek")
def menu_meedenkers(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Meedenkers"), "url": reverse("meedenkers:werk_lijst"), "volgorde": 40}
    return None


@haak("status")
def status(request, obj):
    # A merged row is nobody's own page: the kept row has its own link.
    eigen = isinstance(obj, Meedenker) and obj.status != MeedenkerStatus.SAMENGEVOEGD
    return eigen_pagina.status(request, obj) if eigen else None


@haak("start.mijn")
def start(contacten):
    meedenkers = Meedenker.objects.in_database().filter(contact__in=contacten).select_related("contact")
    rijen = [{"meedenker": m, "url": reverse("publiek:status", args=[links.maak(m)])} for m in meedenkers]
    return {"volgorde": 40, "sjabloon": "mijn/meedenkers/_start.html", "rijen": rijen} if rijen else None


@haak("cijfers")
def cijfers(jaar):
    """As they were at the end of the year (of the running year: now); who left since still counts."""
    tot = queries.einde_van(jaar)
    aantal = Meedenker.objects.in_database(tot=tot).count()
    return [
        _cijfer("meedenkers", _("Meedenkers in de database"), aantal, 30),
        *[
            _cijfer(
                f"panel-{panel.pk}", _("Leden van het panel %(naam)s") % {"naam": panel.naam}, panel.aantal_leden, 31
            )
            for panel in queries.panelstanden(tot)
        ],
    ]


def _cijfer(sleutel, label, aantal, volgorde):
    # A few people are easily recognised; "none" points at nobody.
    return Cijfer(sleutel, label, _("minder dan 5") if 1 <= aantal <= 4 else aantal, volgorde=volgorde)


@haak("grond_ingetrokken")
def na_intrekken(contact, doel, betreft, door):
    services.na_intrekken(contact=contact, doel=doel, betreft=betreft, door=door)


@haak("wissen")
def wis(contact):
    if meedenker := Meedenker.objects.filter(contact=contact).first():
        services.leeg_meedenker(meedenker=meedenker)


from meedenkers import kamers_eigen, kamers_lijsten, kamers_verzoeken  # noqa: E402, F401 - found with this module
