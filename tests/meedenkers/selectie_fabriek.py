"""Pools, settings and accepted requests for tests of the draw."""

from datetime import date, timedelta

from meedenkers import services
from meedenkers.models import Herkomst, Selectie, Uitnodiging, UitnodigingStatus, Verzoek, VerzoekStatus
from meedenkers.opzet import Grens, Opzet
from participatie import klok
from participatie.audit.actor import Actor
from participatie.avg import services as avg
from participatie.avg.models import Doel
from tests.meedenkers.fabriek import VERZOEK, meedenker

SYSTEEM = Actor.systeem("test")


def aanvaard_verzoek(aanvrager, **velden) -> Verzoek:
    return Verzoek.objects.create(aanvrager=aanvrager, status=VerzoekStatus.AANVAARD, **(VERZOEK | velden))


def mensen(aantal: int, **velden) -> list:
    return [meedenker(**velden) for _nummer in range(aantal)]


def met_ervaring(m, *soorten):
    avg.leg_grond_vast(contact=m.contact, doel=Doel.ERVARING, tekst="ja", hoe="test", door=SYSTEEM)
    services.bewaar_ervaring(meedenker=m, soorten=[s.pk for s in soorten], toelichting="", nodig="", door=SYSTEEM)
    return m


def opzet(gewenst=4, ja_procent=100, quota=(), dagen=10, **velden) -> Opzet:
    return Opzet(
        gewenst=gewenst,
        ja_procent=ja_procent,
        antwoord_uiterlijk=klok.vandaag() + timedelta(days=dagen),
        quota=tuple(Grens(*q) for q in quota),
        **velden,
    )


def gevraagd(m, dagen_geleden=0, status=UitnodigingStatus.NEE, verzoek=None) -> Uitnodiging:
    """An invitation of before, for a request of its own unless given."""
    moment = klok.nu() - timedelta(days=dagen_geleden)
    if verzoek is None:
        oud = Verzoek.objects.latest("pk")
        verzoek = Verzoek.objects.create(aanvrager=oud.aanvrager, status=VerzoekStatus.UITGENODIGD, **VERZOEK)
    return Uitnodiging.objects.create(
        verzoek=verzoek,
        meedenker=m,
        herkomst=Herkomst.LOTING,
        status=status,
        antwoord_uiterlijk=date(2026, 1, 1),
        uitgenodigd_op=moment,
    )


def getrokken(selectie: Selectie) -> list[int]:
    return sorted(selectie.kandidaten.filter(getrokken=True).values_list("meedenker", flat=True))
