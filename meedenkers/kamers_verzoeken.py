"""What requests for people hang in the rooms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers.models import Verzoek, VerzoekStatus
from participatie.kamers.haken import Werk, haak


@haak("menu.werkplek")
def menu_verzoeken(request):
    return {"titel": _("Verzoeken"), "url": reverse("meedenkers:verzoeken"), "volgorde": 41}


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
