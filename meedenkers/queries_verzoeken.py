"""What a request shows, and to whom."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meedenkers.models import (
    Lotingsregels,
    Selectie,
    SelectieStatus,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from participatie import klok

# Who said yes and has a place: of them the asker may see name and contact. Not of who is on the reserve list.
DEELNEMERS = (UitnodigingStatus.JA, UitnodigingStatus.DEELGENOMEN, UitnodigingStatus.NIET_GEKOMEN)
MET_NAMEN = (VerzoekStatus.UITGENODIGD, VerzoekStatus.GEHOUDEN, VerzoekStatus.TERUGGEKOPPELD)
KLEIN = 5


def minder_dan(aantal: int) -> int | str:
    """A few people are easily recognised; "none" points at nobody."""
    return _("minder dan 5") if 1 <= aantal < KLEIN else aantal


def namen_tot(verzoek: Verzoek) -> date | None:
    """The last day on which the asker sees names and contact."""
    if verzoek.activiteit_op is None:
        return None
    return verzoek.activiteit_op + timedelta(days=Lotingsregels.huidig().contact_zichtbaar_dagen)


def mag_namen_zien(verzoek: Verzoek, user) -> bool:
    """The adviseur always; the asker of who said yes, until some days after the activity."""
    if verzoek.status not in MET_NAMEN:
        return False
    if user.heeft("adviseur"):
        return True
    tot = namen_tot(verzoek)
    return verzoek.aanvrager_id == user.pk and tot is not None and klok.vandaag() <= tot


def deelnemers(verzoek: Verzoek, user) -> QuerySet[Uitnodiging]:
    """Who said yes, with contact, as far as this user may see them."""
    if not mag_namen_zien(verzoek, user):
        return Uitnodiging.objects.none()
    rijen = verzoek.uitnodigingen.filter(status__in=DEELNEMERS, meedenker__contact__gewist_op=None)
    return rijen.select_related("meedenker__contact").order_by("meedenker__contact__naam", "pk")


def uitgenodigden(verzoek: Verzoek) -> QuerySet[Uitnodiging]:
    """Everybody who was asked, those who must still answer first: for the adviseur who calls."""
    rijen = verzoek.uitnodigingen.select_related("meedenker__contact").filter(meedenker__contact__gewist_op=None)
    return rijen.order_by("beantwoord_op", "meedenker__contact__naam", "pk")


@dataclass(frozen=True)
class Telling:
    gevraagd: int
    ja: int
    reserve: int
    nee: int
    wachten: int
    verlopen: int
    gekomen: int


def tel(verzoek: Verzoek) -> Telling:
    n = Counter(verzoek.uitnodigingen.values_list("status", flat=True))
    S = UitnodigingStatus
    return Telling(
        gevraagd=sum(n.values()) - n[S.INGETROKKEN],
        ja=sum(n[s] for s in DEELNEMERS),
        reserve=n[S.RESERVE],
        nee=n[S.NEE],
        wachten=n[S.UITGENODIGD],
        verlopen=n[S.VERLOPEN],
        gekomen=n[S.DEELGENOMEN],
    )


def cijfers_voor(verzoek: Verzoek, user) -> list[tuple[str, int | str]]:
    """The answers in numbers. The asker gets no number of who said no: beside a panel that one knows, or a few names,
    a small one points at people. The adviseur knows the people already."""
    t = tel(verzoek)
    if not user.heeft("adviseur"):
        uit = [(_("Gevraagd"), t.gevraagd), (_("Doen mee"), t.ja)]
        if verzoek.status == VerzoekStatus.UITGENODIGD:
            uit.append((_("Nog geen antwoord"), minder_dan(t.wachten)))
        return uit
    uit = [(_("Gevraagd"), t.gevraagd), (_("Doen mee"), t.ja), (_("Doen niet mee"), t.nee)]
    soms = [(_("Nog geen antwoord"), t.wachten), (_("Reservelijst"), t.reserve), (_("Niet geantwoord"), t.verlopen)]
    return uit + [(label, aantal) for label, aantal in soms if aantal]


def geldige_selectie(verzoek: Verzoek) -> Selectie | None:
    return verzoek.selecties.exclude(status=SelectieStatus.VERVALLEN).first()


def waarom_vast(selectie: Selectie | None) -> list[str]:
    """Why nobody could be added, in words for the adviseur."""
    vast = selectie.vastgelopen if selectie else {}
    uit = []
    if vast.get("te_laat"):
        uit.append(_("De activiteit is te dichtbij om nog mensen te vragen."))
    for naam, personen in vast.get("quota", []):
        tekst = _("De verdeling “%(naam)s” is niet meer te halen: het scheelt %(n)s.")
        uit.append(tekst % {"naam": naam, "n": personen})
    if n := vast.get("te_weinig"):
        uit.append(_("Er zijn te weinig mensen die nog gevraagd kunnen worden: het scheelt %(n)s.") % {"n": n})
    return uit
