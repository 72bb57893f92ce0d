"""What the input half hangs in the rooms."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.http import HttpResponseNotAllowed
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adviezen import queries
from adviezen.models import Contactpoging, ContactStatus, Inbreng, InbrengStatus, PersoonlijkContact
from adviezen.services.inbreng import sluit_af_na_wissen
from adviezen.views import publiek
from agenda.models import TrajectStatus
from inloop.models import Bijeenkomst, BijeenkomstStatus
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, Inzage, Werk, haak
from participatie.ui.templatetags.ui import datum

# More lines of one kind than this become one line with a number.
MAX_REGELS = 5
WOORDEN = 60  # characters of a remark in the worklist
GEWIST = "(gewist)"


# --- menus ------------------------------------------------------------------------------------------------------
@haak("menu.publiek")
def menu_publiek(request):
    return {"titel": _("Zeg wat u vindt"), "url": reverse("adviezen:inbreng_nieuw"), "volgorde": 30}


@haak("menu.werkplek")
def menu_inbreng(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Inbreng"), "url": reverse("adviezen:triage"), "volgorde": 30}
    return None


@haak("menu.werkplek")
def menu_contact(request):
    return {"titel": _("Persoonlijk contact"), "url": reverse("adviezen:contacten"), "volgorde": 31}


# --- the worklist -----------------------------------------------------------------------------------------------
def _samen(werk: list[Werk], titel: str, url: str) -> list[Werk]:
    """The lines themselves, or one line with the number and the earliest date."""
    if len(werk) <= MAX_REGELS:
        return werk
    eerste = min((w.uiterlijk for w in werk if w.uiterlijk), default=None)
    return [Werk(titel=titel, url=url, soort=werk[0].soort, urgentie=werk[0].urgentie, uiterlijk=eerste)]


@haak("werklijst")
def werk_inbreng(user):
    """Urgent, overdue, and without a route. An urgent one is never hidden in a number."""
    if not user.heeft("adviseur"):
        return []
    spoed, te_laat, nieuw = [], [], []
    lijst = reverse("adviezen:triage")
    rijen = Inbreng.objects.onbeantwoord().filter(Q(status=InbrengStatus.NIEUW) | Q(uiterlijk__lt=klok.vandaag()))
    for inbreng in queries.op_volgorde(rijen).select_related("thema"):
        woorden = Truncator(" ".join(inbreng.tekst.split())).chars(WOORDEN)

        def regel(titel, urgentie, inbreng=inbreng, woorden=woorden, uiterlijk=inbreng.uiterlijk):
            return Werk(
                titel=titel % {"nummer": inbreng.nummer},
                url=inbreng.get_absolute_url(),
                soort=_("Inbreng"),
                urgentie=urgentie,
                uiterlijk=uiterlijk,
                toelichting=f"{inbreng.thema.naam}: {woorden}" if inbreng.thema else woorden,
            )

        if inbreng.spoed and inbreng.status == InbrengStatus.NIEUW:
            spoed.append(regel(_("Spoed: %(nummer)s kies wie er belt"), 0, uiterlijk=inbreng.bel_uiterlijk))
        elif inbreng.te_laat:
            te_laat.append(regel(_("%(nummer)s wacht te lang op antwoord"), 1))
        else:
            nieuw.append(regel(_("Kies een route voor %(nummer)s"), 3))
    wachten = ngettext("%(n)s inbreng zonder route", "%(n)s stukken inbreng zonder route", len(nieuw))
    laat = ngettext("%(n)s inbreng wacht te lang", "%(n)s stukken inbreng wachten te lang", len(te_laat))
    werk = [
        *spoed,
        *_samen(te_laat, laat % {"n": len(te_laat)}, f"{lijst}?status={queries.TE_LAAT}"),
        *_samen(nieuw, wachten % {"n": len(nieuw)}, lijst),
    ]
    # The first words are what people said about their lives: reading them here is kept like reading them there.
    if gelezen := sum(bool(regel.toelichting) for regel in werk):
        log_inzage(door=Actor.gebruiker(user), soort="adviezen.inbreng", aantal=gelezen)
    return werk


@haak("werklijst")
def werk_contact(user):
    """Whom this person promised to call."""
    eigen = PersoonlijkContact.objects.filter(eigenaar=user, status=ContactStatus.OPEN).select_related("inbreng")
    return [
        Werk(
            titel=_("Neem contact op over %(nummer)s") % {"nummer": c.inbreng.nummer},
            url=reverse("adviezen:contact", args=[c.inbreng.nummer]),
            soort=_("Persoonlijk contact"),
            urgentie=0 if c.inbreng.spoed else 1 if c.te_laat else 2,
            uiterlijk=c.uiterlijk,
        )
        for c in eigen.order_by("uiterlijk", "pk")
    ]


@haak("werklijst")
def werk_tafel(user):
    """Meetings of today whose tables this person may type in for."""
    vandaag = klok.vandaag()
    bijeenkomsten = Bijeenkomst.objects.voor_deur(user).filter(
        status=BijeenkomstStatus.GEPUBLICEERD,
        begin__gte=klok.lokaal(vandaag),
        begin__lt=klok.lokaal(vandaag + timedelta(days=1)),
    )
    return [
        Werk(
            titel=_("Voer in wat er aan tafel gezegd wordt: %(titel)s") % {"titel": b.titel},
            url=reverse("adviezen:tafel_medewerker", args=[b.slug]),
            soort=_("Bijeenkomst"),
            urgentie=2,
            uiterlijk=vandaag,
        )
        for b in bijeenkomsten
    ]


# --- on the pages of others -------------------------------------------------------------------------------------
@haak("bijeenkomst.werkplek")
def bij_bijeenkomst(request, bijeenkomst):
    """The way to the table screen, with how much was typed in."""
    if bijeenkomst.status not in (BijeenkomstStatus.GEPUBLICEERD, BijeenkomstStatus.AFGESLOTEN):
        return None
    return {
        "volgorde": 20,
        "sjabloon": "werkplek/adviezen/tafel_blok.html",
        "slug": bijeenkomst.slug,
        "aantal": bijeenkomst.inbreng.count(),
    }


@haak("traject")
def bij_traject(request, traject):
    """On the public page of what one can still talk about: say something about it."""
    if traject.status not in (TrajectStatus.GEPLAND, TrajectStatus.LOOPT):
        return None
    return {"volgorde": 10, "sjabloon": "publiek/adviezen/inbreng_traject.html", "pk": str(traject.pk)}


# --- the giver --------------------------------------------------------------------------------------------------
@haak("status")
def status(request, obj):
    if not isinstance(obj, Inbreng):
        return None
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return publiek.status(request, obj)


@haak("start.mijn")
def mijn(contacten):
    eigen = Inbreng.objects.filter(contact__in=contacten).select_related("advies", "persoonlijk_contact")
    rijen = [{"inbreng": i, "pad": reverse("publiek:status", args=[links.maak(i)])} for i in eigen[:50]]
    if not rijen:
        return None
    return {"volgorde": 30, "sjabloon": "mijn/adviezen/_start_inbreng.html", "rijen": rijen}


@haak("contact_gebruik")
def gebruik(contact):
    return [_("Inbreng %(nummer)s") % {"nummer": i.nummer} for i in Inbreng.objects.filter(contact=contact)]


@haak("inzage")
def inzage(contact):
    """The own words, the answer, and what staff wrote about calling this person."""
    uit = []
    for i in Inbreng.objects.filter(contact=contact).select_related("persoonlijk_contact"):
        velden = {
            _("Wat u zei"): i.tekst,
            _("Waar het vandaan komt"): i.get_bron_display(),
            _("Hoe u sprak"): i.get_hoedanigheid_display(),
            _("Ontvangen op"): datum(i.ontvangen_op),
            _("Stand"): i.get_status_display(),
            _("Onze uitleg aan u"): i.toelichting,
        }
        if i.niet_bereikbaar:
            velden[_("Waarom u het antwoord niet kreeg")] = i.niet_bereikbaar
        if i.heeft_contact:
            pogingen = i.persoonlijk_contact.pogingen.order_by("pk")
            velden[_("Wat wij opschreven over ons contact met u")] = [p.notitie for p in pogingen if p.notitie]
            velden[_("Wat eruit kwam")] = i.persoonlijk_contact.uitkomst
        uit.append(Inzage(_("Inbreng %(nummer)s") % {"nummer": i.nummer}, velden))
    return uit


@haak("wissen")
def wis(contact):
    """The raw words go and the links stop; what was published holds no person and stays."""
    eigen = Inbreng.objects.filter(contact=contact)
    gesprekken = PersoonlijkContact.objects.filter(inbreng__contact=contact)
    Contactpoging.objects.filter(persoonlijk_contact__in=gesprekken).update(notitie=GEWIST)
    gesprekken.exclude(uitkomst="").update(uitkomst=GEWIST)
    eigen.exclude(niet_bereikbaar="").update(niet_bereikbaar=GEWIST)
    eigen.update(tekst=GEWIST, toelichting="", link_versie=F("link_versie") + 1)
    sluit_af_na_wissen(contact=contact)


# --- figures ----------------------------------------------------------------------------------------------------
@haak("cijfers")
def cijfers(jaar):
    telling = Inbreng.objects.filter(ontvangen_op__year=jaar).aggregate(
        ontvangen=Count("pk"),
        beantwoord=Count("pk", filter=Q(beantwoord_op__isnull=False)),
        te_laat=Count("pk", filter=Q(beantwoord_op__isnull=True, uiterlijk__lt=klok.vandaag())),
    )
    return [
        Cijfer("inbreng", _("Stukken inbreng"), telling["ontvangen"], 30),
        Cijfer("inbreng_beantwoord", _("Stukken inbreng met antwoord"), telling["beantwoord"], 31),
        Cijfer("inbreng_over_termijn", _("Te lang zonder antwoord"), telling["te_laat"], 32),
    ]


from adviezen import kamers_advies  # noqa: E402, F401 - found with this module
