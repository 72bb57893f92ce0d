"""What the budget shows on other pages."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from budget.models import TE_BESLISSEN, Aanvraag, AanvraagStatus, Post
from budget.queries import toegekend_in
from budget.views import publiek
from participatie import klok
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, Inzage, Werk, haak
from participatie.ui.templatetags.ui import datum, euro

BINNENKORT = timedelta(days=14)
BETALEN_BINNEN = timedelta(weeks=6)  # after the decision (Awb 4:87)
NIET_AFBREKEN = "\u00a0"  # the sign and the amount stay on one line


@haak("menu.publiek")
def menu_publiek(request):
    return {"titel": _("Budget"), "url": reverse("budget:overzicht"), "volgorde": 60}


@haak("menu.werkplek")
def menu_werkplek(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Budget"), "url": reverse("budget:werkplek_lijst"), "volgorde": 60}
    return None


@haak("werklijst")
def werk(user):
    """Applications to decide on, payments to order or that should have come, stories to publish."""
    vandaag = klok.vandaag()
    te_doen = {status: _("Beslis over een aanvraag") for status in TE_BESLISSEN} | {
        AanvraagStatus.TOEGEKEND: _("Draag de betaling op"),
        AanvraagStatus.BETALING_OPGEDRAGEN: _("Is er betaald?"),
        AanvraagStatus.VERANTWOORD: _("Zet het verhaal op de site"),
    }
    uit = []
    for a in (
        Aanvraag.objects.visible_to(user)
        .filter(status__in=te_doen)
        .only(
            "jaar",
            "volgnummer",
            "titel",
            "status",
            "besluit_uiterlijk",
            "besloten_op",
            "betaling_verwacht_op",
            "verhaal",
        )
    ):
        if a.status in (*TE_BESLISSEN, AanvraagStatus.TOEGEKEND):
            uiterlijk = a.besluit_uiterlijk
            if a.status == AanvraagStatus.TOEGEKEND:
                uiterlijk = timezone.localdate(a.besloten_op) + BETALEN_BINNEN
            urgentie = 1 if uiterlijk < vandaag else 2 if uiterlijk <= vandaag + BINNENKORT else 3
        elif a.status == AanvraagStatus.BETALING_OPGEDRAGEN:
            uiterlijk, urgentie = a.betaling_verwacht_op, 1
            if uiterlijk >= vandaag:
                continue
        elif a.verhaal:
            continue
        else:
            uiterlijk, urgentie = None, 4
        uit.append(
            Werk(
                titel=f"{te_doen[a.status]}: {a.titel}",
                url=reverse("budget:werkplek_aanvraag", args=[a.nummer]),
                soort=_("Budget"),
                urgentie=urgentie,
                uiterlijk=uiterlijk,
                toelichting=a.nummer,
            )
        )
    return uit


@haak("start.mijn")
def mijn(contacten):
    aanvragen = list(Aanvraag.objects.filter(contact__in=contacten))
    if not aanvragen:
        return None
    for aanvraag in aanvragen:
        aanvraag.adres = reverse("publiek:status", args=[links.maak(aanvraag)])
    return {"volgorde": 60, "sjabloon": "mijn/budget/_start.html", "aanvragen": aanvragen}


@haak("status")
def status(request, obj):
    return publiek.status(request, obj) if isinstance(obj, Aanvraag) else None


@haak("cijfers")
def cijfers(jaar):
    stand = toegekend_in(jaar)
    bekend = stand["bedrag"] is not None
    return [
        Cijfer(
            "budget_bedrag",
            _("Toegekend uit het budget"),
            euro(stand["toegekend"]).replace(" ", NIET_AFBREKEN) if bekend else None,
            volgorde=80,
            toelichting=_("Geld voor plannen van inwoners en groepen."),
        ),
        Cijfer("budget_aantal", _("Aanvragen die geld kregen"), stand["aantal"], volgorde=81),
    ]


@haak("wissen")
def wis(contact):
    """The applicant's own words and links go; the plan's name, the decision and the published story hold no person."""
    for aanvraag in Aanvraag.objects.filter(contact=contact):
        Post.objects.filter(aanvraag=aanvraag).update(omschrijving="")
        Aanvraag.objects.filter(pk=aanvraag.pk).update(
            omschrijving="",
            wie_heeft_eraan="",
            wanneer="",
            verantwoording="",
            link_versie=aanvraag.link_versie + 1,
        )


@haak("inzage")
def inzage(contact):
    return [
        Inzage(
            _("Aanvraag %(nummer)s") % {"nummer": a.nummer},
            {
                _("Naam van uw plan"): a.titel,
                _("Groep"): a.groep,
                _("Waarvoor"): a.get_waarvoor_display(),
                _("Wat u wilde doen"): a.omschrijving,
                _("Wie er iets aan heeft"): a.wie_heeft_eraan,
                _("Wanneer"): a.wanneer,
                _("Gevraagd bedrag"): euro(a.bedrag),
                _("Waaruit het bedrag bestaat"): [f"{p.omschrijving}: {euro(p.bedrag)}" for p in a.posten.all()],
                _("Stand"): a.get_status_display(),
                _("Toegekend bedrag"): euro(a.toegekend),
                _("Waarom"): a.motivering,
                _("Wat er met het geld is gedaan"): a.verantwoording,
                _("Aangevraagd op"): datum(a.created_at),
            },
        )
        for a in Aanvraag.objects.filter(contact=contact).prefetch_related("posten")
    ]
