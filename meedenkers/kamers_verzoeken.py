"""What requests for people and invitations hang in the rooms."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers import services
from meedenkers.models import (
    Doorgave,
    Meedenker,
    Selectie,
    SelectieStatus,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from meedenkers.queries_verzoeken import minder_dan
from meedenkers.views import uitnodigingen as views
from participatie import klok
from participatie.audit.actor import Actor
from participatie.contacten import links
from participatie.kamers.haken import Cijfer, Inzage, Werk, haak
from participatie.ui.templatetags.ui import datum

SPOED_DAGEN = 14  # before the activity: time to answer, and to be asked
NAKIJKEN_DAGEN = 7  # after it: then the adviseur helps remember


@haak("menu.werkplek")
def menu_verzoeken(request):
    return {"titel": _("Verzoeken"), "url": reverse("meedenkers:verzoeken"), "volgorde": 41}


# --- worklist ---------------------------------------------------------------------------------------------------
@haak("werklijst")
def werk(user):
    """One look at all requests that wait for somebody: the adviseur's part, and of the own ones the asker's part."""
    wacht = Q(aanvrager=user)
    if user.heeft("adviseur"):
        wacht = Q()
    klaar = [VerzoekStatus.AFGEWEZEN, VerzoekStatus.INGETROKKEN, VerzoekStatus.TERUGGEKOPPELD]
    vast = set()
    if user.heeft("adviseur"):
        selecties = Selectie.objects.filter(status=SelectieStatus.UITGENODIGD).exclude(vastgelopen={})
        vast = set(selecties.values_list("verzoek", flat=True))
    uit = []
    for verzoek in Verzoek.objects.filter(wacht).exclude(status__in=klaar).select_related("aanvrager"):
        if user.heeft("adviseur"):
            uit.append(_voor_adviseur(verzoek, verzoek.pk in vast))
        if verzoek.aanvrager_id == user.pk:
            uit.append(_voor_aanvrager(verzoek))
    # Who is both has one line per request.
    return list({w.url: w for w in uit if w is not None}.values())


def _voor_adviseur(verzoek, vast: bool):
    vandaag, wie = klok.vandaag(), str(verzoek.aanvrager)
    dag = verzoek.activiteit_op
    if verzoek.status == VerzoekStatus.INGEDIEND:
        uiterlijk = verzoek.antwoord_uiterlijk
        te_laat = uiterlijk is not None and uiterlijk < vandaag
        titel = _("Antwoord op verzoek %(nummer)s: %(project)s")
        return _werk(verzoek, titel, wie, urgentie=1 if te_laat else 3, uiterlijk=uiterlijk)
    if verzoek.status == VerzoekStatus.AANVAARD:
        haast = dag is not None and dag <= vandaag + timedelta(days=SPOED_DAGEN)
        titel = _("Nodig mensen uit voor %(nummer)s: %(project)s")
        uiterlijk = dag - timedelta(days=SPOED_DAGEN) if dag else None
        return _werk(verzoek, titel, wie, urgentie=1 if haast else 3, uiterlijk=uiterlijk)
    if verzoek.status == VerzoekStatus.UITGENODIGD and dag is not None:
        if vast and dag >= vandaag:
            return _werk(verzoek, _("Te weinig mensen voor %(nummer)s: %(project)s"), wie, urgentie=1, uiterlijk=dag)
        if dag < vandaag - timedelta(days=NAKIJKEN_DAGEN):
            return _werk(verzoek, _("Wie was er bij %(nummer)s: %(project)s?"), wie, urgentie=1)
    if verzoek.status == VerzoekStatus.GEHOUDEN and _over_termijn(verzoek):
        titel = _("Nog niet verteld wat %(nummer)s opleverde: %(project)s")
        return _werk(verzoek, titel, wie, urgentie=1, uiterlijk=verzoek.terugkoppelen_uiterlijk)
    return None


def _voor_aanvrager(verzoek):
    if verzoek.status == VerzoekStatus.TERUGGEVRAAGD:
        return _werk(verzoek, _("Vraag van de adviseur over %(nummer)s: %(project)s"), "", urgentie=2)
    if verzoek.status == VerzoekStatus.UITGENODIGD and (verzoek.activiteit_op or klok.vandaag()) < klok.vandaag():
        return _werk(verzoek, _("Leg vast wie er was bij %(nummer)s: %(project)s"), "", urgentie=2)
    if verzoek.status == VerzoekStatus.GEHOUDEN:
        urgentie = 1 if _over_termijn(verzoek) else 3
        titel = _("Vertel wat %(nummer)s opleverde: %(project)s")
        return _werk(verzoek, titel, "", urgentie=urgentie, uiterlijk=verzoek.terugkoppelen_uiterlijk)
    return None


def _over_termijn(verzoek) -> bool:
    return verzoek.terugkoppelen_uiterlijk is not None and verzoek.terugkoppelen_uiterlijk < klok.vandaag()


def _werk(verzoek, titel, toelichting, urgentie, uiterlijk=None):
    return Werk(
        titel=titel % {"nummer": verzoek.nummer, "project": verzoek.project},
        url=reverse("meedenkers:verzoek", args=[verzoek.nummer]),
        soort=_("Verzoek"),
        urgentie=urgentie,
        uiterlijk=uiterlijk,
        toelichting=toelichting,
    )


# --- own pages --------------------------------------------------------------------------------------------------
@haak("status")
def status(request, obj):
    if isinstance(obj, Uitnodiging):
        return views.status(request, obj)
    return views.doorgave_status(request, obj) if isinstance(obj, Doorgave) else None


@haak("start.mijn")
def start_uitnodigingen(contacten):
    rijen = list(
        Uitnodiging.objects.filter(meedenker__contact__in=contacten)
        .exclude(status=UitnodigingStatus.INGETROKKEN)
        .select_related("verzoek__afdeling")
        .order_by("-pk")[:10]
    )
    for rij in rijen:
        rij.url = reverse("publiek:status", args=[links.maak(rij)])
        rij.wacht = rij.status == UitnodigingStatus.UITGENODIGD and rij.verzoek.status == VerzoekStatus.UITGENODIGD
    if not rijen:
        return None
    return {"volgorde": 39, "sjabloon": "mijn/meedenkers/_start_uitnodigingen.html", "rijen": rijen}


# --- the person -------------------------------------------------------------------------------------------------
@haak("wissen")
def wis_uitnodigingen(contact):
    if meedenker := Meedenker.objects.filter(contact=contact).first():
        services.trek_uitnodigingen_in(meedenker=meedenker, door=Actor.systeem("wissen"))
    services.leeg_doorgaven(contact=contact)


@haak("inzage")
def inzage_uitnodigingen(contact):
    uit = []
    rijen = Uitnodiging.objects.filter(meedenker__contact=contact).select_related("verzoek__afdeling")
    for rij in rijen.order_by("pk"):
        velden = {
            str(_("Onderwerp")): rij.verzoek.project,
            str(_("Gevraagd door")): rij.verzoek.afdeling.naam if rij.verzoek.afdeling else "",
            str(_("Gevraagd op")): str(datum(rij.uitgenodigd_op)),
            str(_("Stand")): str(rij.get_status_display()),
            str(_("Geantwoord op")): str(datum(rij.beantwoord_op)),
        }
        uit.append(Inzage(_("Vraag om mee te denken"), velden))
    for rij in Doorgave.objects.filter(contact=contact).select_related("verzoek").order_by("pk"):
        velden = {
            str(_("Onderwerp")): rij.verzoek.project,
            str(_("Organisatie")): rij.organisatie,
            str(_("Stand")): str(rij.get_status_display()),
        }
        uit.append(Inzage(_("Vraag om een uitnodiging door te geven"), velden))
    return uit


@haak("cijfers")
def cijfers_uitnodigingen(jaar):
    """People, not questions: who was asked more than once counts once."""
    gevraagd = Uitnodiging.objects.telt_mee().filter(uitgenodigd_op__year=jaar)
    gekomen = Uitnodiging.objects.filter(status=UitnodigingStatus.DEELGENOMEN, verzoek__activiteit_op__year=jaar)
    return [
        Cijfer("gevraagd", _("Mensen gevraagd om mee te denken"), _mensen(gevraagd), volgorde=32),
        Cijfer("dachten-mee", _("Mensen die meedachten met een project"), _mensen(gekomen), volgorde=33),
    ]


def _mensen(uitnodigingen):
    return minder_dan(uitnodigingen.order_by().values("meedenker").distinct().count())
