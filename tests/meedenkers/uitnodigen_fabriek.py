"""A request that was drawn, and one of which people were invited; made through the services."""

from datetime import date, timedelta

from meedenkers import services
from meedenkers.models import Verzoek
from participatie import klok
from participatie.audit.actor import Actor
from participatie.contacten import links
from tests.agenda.fabriek import gebruiker
from tests.meedenkers.fabriek import verzoek
from tests.meedenkers.selectie_fabriek import mensen, opzet

DAG = date(2026, 6, 1)  # a Monday; the tests stand still on it
ACTIVITEIT = DAG + timedelta(days=42)


def op(dagen: int = 0, uur: int = 10):
    """Stand still, some days after DAG."""
    return klok.op(klok.lokaal(DAG + timedelta(days=dagen), uur))


def wie(rol: str, naam="een"):
    from participatie.accounts.models import User

    email = f"{rol}.{naam}@gemeente.example"
    return User.objects.filter(email=email).first() or gebruiker(rol, email=email)


def adviseur() -> Actor:
    return Actor.gebruiker(wie("adviseur"))


def aangenomen(**velden) -> Verzoek:
    velden.setdefault("activiteit_op", ACTIVITEIT)
    v = verzoek(velden.pop("aanvrager", None) or wie("ambtenaar"), **velden)
    return services.aanvaarden(verzoek=v, antwoord="", door=adviseur())


def geloot(pool=10, v=None, **velden):
    """A drawn selection out of `pool` new people (0: out of who is there)."""
    v = v or aangenomen()
    mensen(pool)
    return services.trek(verzoek=v, opzet=opzet(**velden), door=adviseur())


def genodigd(pool=10, v=None, **velden):
    """The invitations of a drawn selection, in a fixed order."""
    selectie = geloot(pool, v, **velden)
    rijen = services.uitnodigen(selectie=selectie, door=adviseur())
    return sorted(rijen, key=lambda u: u.pk)


def zeg(uitnodiging, ja=True, via="link", door=None):
    return services.beantwoord(uitnodiging=uitnodiging, ja=ja, via=via, door=door or Actor())


def statuspad(obj) -> str:
    return f"/status/{links.maak(obj)}/"


def begin_van_pad(obj) -> str:
    """The part of the own page's address that is the same each second."""
    return statuspad(obj).partition(":")[0] + ":"
