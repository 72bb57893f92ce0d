"""Kinds of messages. Each app registers its own in its `berichten.py`, found at start like `admin.py`."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from participatie.berichten.models import Bericht


@dataclass
class Tekst:
    """What a person reads. `onderwerp` stays neutral: never a theme or a benefit in a subject or SMS.

    `alineas`: paragraphs. `knop`: (label, full address). `sms`: short form; without it the subject and link are sent.
    `ics`: a calendar file (bytes), with its method (REQUEST, CANCEL).
    """

    onderwerp: str
    alineas: list[str]
    knop: tuple[str, str] | None = None
    links: list[tuple[str, str]] = field(default_factory=list)
    sms: str = ""
    ics: bytes = b""
    ics_methode: str = "REQUEST"
    afmeldlink: str = ""


class Soort:
    """One kind. Subclasses set `naam` ("inloop.bevestiging") and say whether it is still needed, and how it reads.

    `kanalen` limits where it goes (e.g. "route chosen" is not sent by letter or phone); elsewhere it lapses.
    """

    naam = ""
    titel = ""
    kanalen: tuple[str, ...] = ("email", "sms", "brief", "bellen")

    def rijen(self, ids: Collection[int]) -> QuerySet | None:
        """What `nog_nodig` and `tekst` read of these objects; with it a page of messages is read at once."""
        return None

    def obj(self, bericht: Bericht):
        """The object of a message, or None: as `lees_vooraf` found it a moment ago, else read now. Needs `rijen`."""
        return bericht.gelezen if hasattr(bericht, "gelezen") else self.rijen([bericht.object_id]).first()

    def lees_vooraf(self, berichten: Sequence[Bericht]) -> None:
        """Read the objects of many messages at once. Without `rijen` nothing is read: each message reads its own."""
        rijen = self.rijen({b.object_id for b in berichten})
        if rijen is not None:
            per_pk = {rij.pk: rij for rij in rijen}
            for bericht in berichten:
                bericht.gelezen = per_pk.get(bericht.object_id)

    def nog_nodig(self, bericht: Bericht) -> bool:
        raise NotImplementedError

    def tekst(self, bericht: Bericht) -> Tekst:
        raise NotImplementedError

    def na_verzending(self, bericht: Bericht) -> None:
        """Hook, in a transaction of its own: the app notes that the person was told."""


_register: dict[str, Soort] = {}


def registreer(klasse: type[Soort]) -> type[Soort]:
    _register[klasse.naam] = klasse()
    return klasse


def soort(naam: str) -> Soort:
    return _register[naam]


def lees_vooraf(berichten: Sequence[Bericht]) -> None:
    """For a page that shows many texts: as many queries as there are ways of reading, however many messages."""
    groepen = defaultdict(list)
    for bericht in berichten:
        klasse = type(soort(bericht.soort))
        groepen[klasse.rijen, klasse.lees_vooraf].append(bericht)
    for groep in groepen.values():
        soort(groep[0].soort).lees_vooraf(groep)


def alle() -> dict[str, Soort]:
    return dict(_register)
