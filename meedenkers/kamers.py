from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers import queries, services
from meedenkers.models import Meedenker, Panel, Verzoek, VerzoekStatus
from meedenkers.views import publiek
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, Werk, haak


@haak("menu.publiek")
def menu(request):
    return {"titel": _("Meedenken"), "url": reverse("meedenkers:meedenken"), "volgorde": 40}


@haak("menu.werkplek")
def menu_meedenkers(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Meedenkers"), "url": reverse("meedenkers:werk_lijst"), "volgorde": 40}
    return None


@haak("menu.werkplek")
def menu_verzoeken(request):
    return {"titel": _("Verzoeken"), "url": reverse("meedenkers:verzoeken"), "volgorde": 41}


@haak("status")
def status(request, obj):
    return publiek.status(request, obj) if isinstance(obj, Meedenker) else None


@haak("start.mijn")
def start(contacten):
    meedenkers = Meedenker.objects.in_database().filter(contact__in=contacten).select_related("contact")
    rijen = [{"meedenker": m, "url": reverse("publiek:status", args=[links.maak(m)])} for m in meedenkers]
    return {"volgorde": 40, "sjabloon": "mijn/meedenkers/_start.html", "rijen": rijen} if rijen else None


@haak("werklijst")
def werk(user):
    """New requests for the adviseur; for the ambtenaar the own ones that came back with a question."""
    uit = []
    if user.heeft("adviseur"):
        for verzoek in Verzoek.objects.filter(status=VerzoekStatus.INGEDIEND).select_related("aanvrager"):
            titel = _("Antwoord op verzoek %(nummer)s: %(project)s")
            uit.append(_werk(verzoek, titel, str(verzoek.aanvrager), urgentie=3))
    for verzoek in Verzoek.objects.filter(status=VerzoekStatus.TERUGGEVRAAGD, aanvrager=user):
        titel = _("Vraag van de adviseur over %(nummer)s: %(project)s")
        uit.append(_werk(verzoek, titel, "", urgentie=2))
    return uit


def _werk(verzoek, titel, toelichting, urgentie):
    return Werk(
        titel=titel % {"nummer": verzoek.nummer, "project": verzoek.project},
        url=reverse("meedenkers:verzoek", args=[verzoek.nummer]),
        soort=_("Verzoek"),
        urgentie=urgentie,
        toelichting=toelichting,
    )


@haak("cijfers")
def cijfers(jaar):
    """As they were at the end of the year (of the running year: now); who left since still counts."""
    tot = queries.einde_van(jaar)
    uit = [_cijfer("meedenkers", _("Meedenkers in de database"), Meedenker.objects.in_database(tot=tot), 30)]
    for panel in Panel.objects.filter(created_at__lt=tot) if tot else Panel.objects.all():
        titel = _("Leden van het panel %(naam)s") % {"naam": panel.naam}
        uit.append(_cijfer(f"panel-{panel.pk}", titel, panel.leden.in_database(tot=tot), 31))
    return uit


def _cijfer(sleutel, label, meedenkers, volgorde):
    aantal = meedenkers.count()
    # A few people are easily recognised; "none" points at nobody.
    return Cijfer(sleutel, label, _("minder dan 5") if 1 <= aantal <= 4 else aantal, volgorde=volgorde)


@haak("wissen")
def wis(contact):
    if meedenker := Meedenker.objects.filter(contact=contact).first():
        services.leeg_meedenker(meedenker=meedenker)
