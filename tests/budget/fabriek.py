"""Rows for tests, made by the same services as the product uses."""

from budget import services
from budget.models import Aanvraag
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.actor import Actor

BEZOEKER = Actor(via="publiek")


def adviseur(email="adviseur@voorbeeld.example") -> Actor:
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, "Ada", ["adviseur"])
    return Actor.gebruiker(user)


def begroting(bedrag=10_000_00, jaar=None):
    return services.zet_begroting(jaar=jaar or klok.vandaag().year, bedrag=bedrag, door=Actor.systeem("test"))


def aanvraag(*, posten=(("Zaal", 300_00), ("Koffie", 50_00)), email="ria@post.example", **velden) -> Aanvraag:
    gegevens = {
        "titel": "Koffie en praten",
        "waarvoor": "groepsgesprek",
        "omschrijving": "Praten over vervoer",
        "wie_heeft_eraan": "Buren",
        "wanneer": "In het voorjaar",
    }
    return services.aanvragen(
        contactgegevens={"naam": "Ria Contactgeheim", "email": email},
        posten=list(posten),
        door=BEZOEKER,
        **(gegevens | velden),
    )


def formulier(**anders) -> dict:
    """What a browser posts on /budget/aanvragen/."""
    return {
        "titel": "Koffie en praten",
        "waarvoor": "groepsgesprek",
        "omschrijving": "Praten over vervoer",
        "wie_heeft_eraan": "Buren",
        "wanneer": "In het voorjaar",
        "post_1": "Zaal",
        "bedrag_1": "300",
        "naam": "Ria Contactgeheim",
        "email": "ria@post.example",
    } | anders
