"""What every page needs: the municipality, the menu of the room, the rooms of this person."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from participatie.gemeente.models import Gemeente
from participatie.kamers import haken


def site(request) -> dict:
    return {
        "gemeente": SimpleLazyObject(_gemeente),
        "ontwikkeling": not settings.PRODUCTIE,
        "menu": SimpleLazyObject(lambda: _menu("menu.publiek", request)),
        "kamermenu": SimpleLazyObject(lambda: _kamermenu(request)),
        "kamers_van_gebruiker": SimpleLazyObject(lambda: _kamers(request)),
    }


def _gemeente() -> Gemeente:
    """To show, not to save: a telephone number never breaks over two lines."""
    gemeente = Gemeente.huidig()
    gemeente.telefoon = gemeente.telefoon.replace(" ", "\N{NO-BREAK SPACE}")
    return gemeente


def _menu(slot: str, request) -> list[dict]:
    items = haken.blokken(slot, request)
    # The longest address that the page begins with is where we are: "/werkplek/" itself is the beginning of all.
    adressen = [(url, i["url"]) for i in items for url in (i["url"], *i.get("ook", ())) if request.path.startswith(url)]
    hier = max(adressen, key=lambda adres: len(adres[0]), default=("", ""))[1]
    return [i | {"actief": i["url"] == hier} for i in items]


def _kamermenu(request) -> list[dict]:
    kamer = request.path.strip("/").split("/")[0]
    return _menu(f"menu.{kamer}", request) if kamer in {"werkplek", "commissie", "mijn"} else []


def _kamers(request) -> list[dict]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    kamers = [(_("Mijn meepraten"), reverse("mijn:start"))]
    if user.heeft("adviseur", "ambtenaar"):
        kamers.append((_("Werkplek"), reverse("werkplek:start")))
    if user.heeft("commissielid"):
        kamers.append((_("Commissie"), reverse("commissie:start")))
    if user.heeft("beheerder"):
        kamers.append((_("Beheer"), reverse("admin:index")))
    return [{"titel": t, "url": u, "actief": request.path.startswith(u)} for t, u in kamers]
