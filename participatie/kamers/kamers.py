from django.urls import reverse
from django.utils.translation import gettext as _

from participatie.kamers.haken import haak


@haak("menu.werkplek")
def werklijst(request):
    return {"titel": _("Werklijst"), "url": reverse("werkplek:start"), "volgorde": 0}


@haak("menu.commissie")
def commissie(request):
    return {"titel": _("Wachtrij"), "url": reverse("commissie:start"), "volgorde": 0}


@haak("menu.publiek")
def cijfers(request):
    return {"titel": _("Cijfers"), "url": reverse("publiek:cijfers"), "volgorde": 90}
