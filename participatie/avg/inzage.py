"""Somebody's own data, complete: each app hangs its part in the slot `inzage`. As JSON and as a document to read."""

import json
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.contacten.models import Contact
from participatie.documenten import maak_pdf
from participatie.gemeente.models import Gemeente
from participatie.kamers import haken
from participatie.kamers.haken import Inzage
from participatie.ui.templatetags.ui import datumtijd

VORMEN = {"json": "application/json", "pdf": "application/pdf"}


def verzamel(contacten: Iterable[Contact]) -> list[Inzage]:
    """Everything that is known of these contacts. Who was erased is not there any more.

    Some twenty queries per contact, however much is known: each app reads its own tables.
    """
    return [
        deel for contact in contacten if not contact.gewist_op for deel in haken.vraag("inzage", contact) if deel.velden
    ]


def regels(deel: Inzage) -> list[tuple[str, list[str]]]:
    """Each label with its lines, for who reads: what is empty is left out (the JSON names it)."""
    return [(label, w if isinstance(w, list) else [w]) for label, w in deel.velden.items() if w]


def bijlage(*, contacten: Iterable[Contact], vorm: str, door: Actor) -> HttpResponse:
    """The download, as attachment and never kept; one log row per contact."""
    contacten = list(contacten)
    delen = verzamel(contacten)
    inhoud = als_json(delen) if vorm == "json" else als_pdf(delen)
    for contact in contacten:
        log(door=door, actie="inzage_eigen", obj=contact, vorm=vorm)
    antwoord = HttpResponse(inhoud, content_type=VORMEN[vorm])
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{_("mijn-gegevens")}.{vorm}"'
    antwoord.headers["Cache-Control"] = "no-store, private"
    return antwoord


def als_json(delen: list[Inzage]) -> bytes:
    uit = {
        "gemaakt_op": klok.nu().isoformat(timespec="seconds"),
        "verantwoordelijke": Gemeente.huidig().naam,
        "delen": [{"titel": str(d.titel), "velden": {str(k): _teksten(v) for k, v in d.velden.items()}} for d in delen],
    }
    return json.dumps(uit, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def als_pdf(delen: list[Inzage]) -> bytes:
    gemeente = Gemeente.huidig()
    inleiding = [
        _("Dit is alles wat de gemeente %(naam)s in dit systeem van u weet, op %(moment)s.")
        % {"naam": gemeente.naam, "moment": datumtijd(klok.nu())},
        _("Klopt er iets niet, of hebt u een vraag? Bel %(telefoon)s (%(tijden)s).")
        % {"telefoon": gemeente.telefoon, "tijden": gemeente.openingstijden},
    ]
    rijen = [{"titel": d.titel, "velden": [{"label": k, "waarde": _teksten(w)} for k, w in regels(d)]} for d in delen]
    return maak_pdf("inzage", {"titel": _("Uw gegevens"), "inleiding": inleiding, "delen": rijen})


def _teksten(waarde):
    return [str(w) for w in waarde] if isinstance(waarde, list) else str(waarde)
