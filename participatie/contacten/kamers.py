from django.urls import reverse
from django.utils.translation import gettext as _

from participatie.contacten.models import Belverzoek, BelverzoekStatus
from participatie.kamers.haken import Werk, haak


@haak("menu.werkplek")
def menu(request):
    if request.user.heeft("adviseur"):
        return {"titel": _("Bellen"), "url": reverse("werkplek:belverzoeken"), "volgorde": 80}
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
            toelichting=b.wanneer,
        )
        for b in Belverzoek.objects.filter(status=BelverzoekStatus.OPEN).select_related("contact")
    ]


@haak("wissen")
def wis(contact):
    Belverzoek.objects.filter(contact=contact).update(vraag="", wanneer="", uitkomst="")
