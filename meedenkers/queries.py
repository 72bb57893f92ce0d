"""Reads of the list and of the requests."""

import re
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from meedenkers.models import Meedenker, Panel
from participatie import klok


def filter_meedenkers(meedenkers: QuerySet, keuze: dict) -> QuerySet:
    """Narrow by `q` (name or address), `wijk`, `thema`, `panel`, `leeftijd` and `status` (as it is today)."""
    q = keuze.get("q", "")
    if nummer := _telefoonnummer(q):
        meedenkers = meedenkers.filter(contact__telefoon__contains=nummer)
    else:
        for woord in q.split()[:8]:
            meedenkers = meedenkers.filter(Q(contact__naam__icontains=woord) | Q(contact__email__icontains=woord))
    if wijk := keuze.get("wijk"):
        meedenkers = meedenkers.filter(wijk=wijk)
    if thema := keuze.get("thema"):
        meedenkers = meedenkers.filter(themas=thema)
    if panel := keuze.get("panel"):
        meedenkers = meedenkers.in_panel(panel)
    if leeftijd := keuze.get("leeftijd"):
        meedenkers = meedenkers.filter(leeftijdsgroep=leeftijd)
    if status := keuze.get("status"):
        meedenkers = meedenkers.met_toestand(status)
    return meedenkers


def _telefoonnummer(q: str) -> str:
    """The digits to look for when a phone number was typed: kept as +31612345678, typed as 06 1234 5678."""
    if not re.fullmatch(r"[\d\s+()./-]{4,}", q, re.ASCII):
        return ""
    cijfers = re.sub(r"\D", "", q.replace("(0)", ""))
    return re.sub(r"^(0031|31(?=\d{9}$)|0)", "", cijfers)


def filter_verzoeken(verzoeken: QuerySet, keuze: dict) -> QuerySet:
    for woord in keuze.get("q", "").split()[:8]:
        vraag = Q(project__icontains=woord) | Q(vraag__icontains=woord)
        verzoeken = verzoeken.filter(vraag | Q(**verzoeken.model.bij_nummer(woord)))
    if status := keuze.get("status"):
        verzoeken = verzoeken.filter(status=status)
    return verzoeken


def panelstanden(tot: datetime | None) -> list[Panel]:
    """The panels that there were before `tot` (None: there are now), each with its `aantal_leden` at that moment."""
    panels = Panel.objects.filter(created_at__lt=tot) if tot else Panel.objects.all()
    lid = Q(panelleden__tot=None)
    if tot is not None:
        lid = Q(panelleden__sinds__lt=tot) & (lid | Q(panelleden__tot__gte=tot))
    in_database = Q(panelleden__meedenker__in=Meedenker.objects.in_database(tot=tot).order_by().values("pk"))
    return list(panels.annotate(aantal_leden=Count("panelleden__meedenker", filter=lid & in_database, distinct=True)))


def einde_van(jaar: int) -> datetime | None:
    """The moment at which a year is counted; None is now, while the year runs."""
    return klok.lokaal(date(jaar + 1, 1, 1)) if jaar < klok.vandaag().year else None
