"""Kinds of messages. Each app registers its own in its `berichten.py`, found at start like `admin.py`."""

from dataclasses import dataclass, field

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


def alle() -> dict[str, Soort]:
    return dict(_register)
