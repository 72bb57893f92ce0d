from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participatie.contacten.models import Belverzoek, BelverzoekStatus
from participatie.contacten.services import bellen_uiterlijk
from participatie.kamers.haken import Inzage, Werk, haak
from participatie.ui.forms import toon_telefoon
from participatie.ui.templatetags.ui import datum


@haak("menu.werkplek")
def menu(request):
    if request.user.heeft("adviseur"):
        return {
            "titel": _("Bellen en berichten"),
            "url": reverse("werkplek:belverzoeken"),
            "ook": [reverse("werkplek:berichten")],
            "volgorde": 80,
        }
    return None


@haak("werklijst")
def werk(user):
    if not user.heeft("adviseur"):
        return []
    return [
        Werk(
            titel=_("Bel %(naam)s") % {"naam": b.contact.voornaam_initiaal or _("iemand zonder naam")},
            url=reverse("werkplek:belverzoeken"),
            soort=_("Bel mij"),
            urgentie=1,
            uiterlijk=bellen_uiterlijk(timezone.localdate(b.created_at)),
            toelichting=b.wanneer,
        )
        for b in Belverzoek.objects.filter(status=BelverzoekStatus.OPEN).select_related("contact")
    ]


@haak("wissen")
def wis(contact):
    Belverzoek.objects.filter(contact=contact).update(vraag="", wanneer="", uitkomst="")


@haak("inzage")
def inzage(contact):
    uit = [
        Inzage(
            _("Hoe wij u bereiken"),
            {
                _("Naam"): contact.naam,
                _("E-mailadres"): contact.email,
                _("Telefoonnummer"): toon_telefoon(contact.telefoon),
                _("Postadres"): contact.adres,
                _("Hoe u het liefst van ons hoort"): contact.get_kanaal_display(),
                _("Taal van onze berichten"): contact.taal,
                _("Bij ons bekend sinds"): datum(contact.created_at),
            },
        )
    ]
    uit += [
        Inzage(
            _("U vroeg ons te bellen"),
            {
                _("Op welke dag"): datum(b.created_at),
                _("Waarover"): b.vraag,
                _("Wanneer wij konden bellen"): b.wanneer,
                _("Stand"): b.get_status_display(),
                _("Wat eruit kwam"): b.uitkomst,
            },
        )
        for b in Belverzoek.objects.filter(contact=contact).order_by("pk")
    ]
    return uit
