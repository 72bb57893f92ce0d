"""Reads across meetings and sign-ups."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext as _

from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst, BijeenkomstStatus, Enquete, Herhaling
from participatie import klok


def bijeenkomst_voor_tafelcode(code: str) -> Bijeenkomst | None:
    """The meeting whose table code this is, on its own local date only; typed in any case and spacing."""
    schoon = "".join(teken for teken in code.upper() if teken.isalnum())[:12]
    if not schoon:
        return None
    vandaag = klok.vandaag()
    return Bijeenkomst.objects.filter(
        tafelcode=schoon,
        status__in=[BijeenkomstStatus.GEPUBLICEERD, BijeenkomstStatus.AFGESLOTEN],
        begin__gte=klok.lokaal(vandaag),
        begin__lt=klok.lokaal(vandaag + timedelta(days=1)),
    ).first()


def wachtplaats(aanmelding: Aanmelding) -> int:
    """Which one on the waiting list: the order is the order of arrival."""
    return (
        Aanmelding.objects.filter(
            bijeenkomst_id=aanmelding.bijeenkomst_id, status=AanmeldingStatus.WACHTLIJST, pk__lt=aanmelding.pk
        ).count()
        + 1
    )


def met_wachtplaats(rijen):
    """The same for many rows: `wachtplaats` on each; it means something for who waits."""
    eerder = (
        Aanmelding.objects.filter(
            bijeenkomst=OuterRef("bijeenkomst"), status=AanmeldingStatus.WACHTLIJST, pk__lt=OuterRef("pk")
        )
        .order_by()
        .values("bijeenkomst")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return rijen.annotate(wachtplaats=Coalesce(Subquery(eerder), 0) + 1)


def bestaande(bijeenkomst: Bijeenkomst, email: str, telefoon: str) -> Aanmelding | None:
    """Who signed up before with the same way to reach.

    The same e-mail address; or the same phone number where one of both gave no address (people in one house may share
    a phone, and each have an address).
    """
    email = email.lower()
    zelfde = Q(pk__in=[])
    if email:
        zelfde |= Q(contact__email=email)
    if telefoon:
        op_telefoon = Q(contact__telefoon=telefoon)
        zelfde |= op_telefoon & Q(contact__email="") if email else op_telefoon
    return (
        bijeenkomst.aanmeldingen.actief().filter(zelfde).select_related("contact").order_by("pk").first()
        if email or telefoon
        else None
    )


def zoek(rijen, q: str):
    """Sign-ups by a part of the name, or by a number: also one that was given to a repeat."""
    herhaald = Herhaling.objects.filter(**Herhaling.bij_nummer(q)).values("aanmelding")
    nummer = Aanmelding.objects.filter(**Aanmelding.bij_nummer(q)).values("pk")
    return rijen.filter(Q(contact__naam__icontains=q) | Q(pk__in=nummer) | Q(pk__in=herhaald))


def deurlijst(bijeenkomst: Bijeenkomst, q: str = ""):
    """Who is expected and who is here, by name: first (`is_er` false) those who still have to come."""
    rijen = bijeenkomst.aanmeldingen.actief()
    return (
        (zoek(rijen, q) if q else rijen)
        .select_related("contact")
        .annotate(is_er=Q(status=AanmeldingStatus.AANWEZIG))
        .order_by("is_er", Lower("contact__naam"), "pk")
    )


def tellingen(bijeenkomst: Bijeenkomst) -> dict[str, int]:
    """Persons, not rows: with a place, waiting, present (with those who gave no name)."""
    som = {
        status: Sum("aantal", filter=Q(status=status), default=0)
        for status in (AanmeldingStatus.GEPLAATST, AanmeldingStatus.WACHTLIJST, AanmeldingStatus.AANWEZIG)
    }
    uit = bijeenkomst.aanmeldingen.aggregate(**som)
    uit["bezet"] = uit["geplaatst"] + uit["aanwezig"]
    uit["binnen"] = uit["aanwezig"] + bijeenkomst.zonder_naam
    return uit


def wensen(bijeenkomst: Bijeenkomst) -> list[str]:
    """What must be arranged, counted in sign-ups that have a place: "3 keer rolstoel", "tolk Arabisch"."""
    rijen = list(bijeenkomst.aanmeldingen.met_plaats())
    woorden = [
        ("rolstoel", _("rolstoel")),
        ("ringleiding", _("ringleiding")),
        ("kinderopvang", _("opvang voor kinderen")),
        ("vervoer", _("hulp bij het vervoer")),
        ("stille_plek", _("rustige plek")),
    ]
    uit = [f"{n} × {woord}" for veld, woord in woorden if (n := sum(getattr(r, veld) for r in rijen))]
    talen = Counter((r.tolk_taal.strip().capitalize() or _("taal onbekend")) for r in rijen if r.tolk)
    return uit + [_("%(n)s × tolk %(taal)s") % {"n": n, "taal": taal} for taal, n in sorted(talen.items())]


def enquete_uitslag(bijeenkomst: Bijeenkomst) -> dict:
    return bijeenkomst.enquetes.aggregate(aantal=Count("pk"), gemiddeld=Avg("cijfer"))


def van_jaar(jaar: int):
    """Meetings of a (local) year."""
    return Bijeenkomst.objects.filter(
        begin__gte=klok.lokaal(date(jaar, 1, 1)), begin__lt=klok.lokaal(date(jaar + 1, 1, 1))
    )


def jaarcijfers(jaar: int) -> dict:
    """`bijeenkomsten` that took place, `bezoekers` (persons, with those who were only counted), mean mark `cijfer`."""
    aanwezig = (
        Aanmelding.objects.filter(bijeenkomst=OuterRef("pk"), status=AanmeldingStatus.AANWEZIG)
        .order_by()
        .values("bijeenkomst")
        .annotate(n=Sum("aantal"))
        .values("n")
    )
    geweest = Q(status=BijeenkomstStatus.AFGESLOTEN) | Q(status=BijeenkomstStatus.GEPUBLICEERD, eind__lt=klok.nu())
    # Who came is counted while a meeting is going on, too.
    ging_door = Q(status__in=[BijeenkomstStatus.GEPUBLICEERD, BijeenkomstStatus.AFGESLOTEN])
    cijfers = (
        van_jaar(jaar)
        .annotate(binnen=F("zonder_naam") + Coalesce(Subquery(aanwezig), 0))
        .aggregate(bijeenkomsten=Count("pk", filter=geweest), bezoekers=Sum("binnen", filter=ging_door, default=0))
    )
    return cijfers | {"cijfer": cijfer_laatste_twee(jaar)}


def cijfer_laatste_twee(jaar: int) -> str | None:
    """The mean mark over all answers of the last two meetings of a year that have answers: "7,6"."""
    met_antwoord = van_jaar(jaar).filter(Exists(Enquete.objects.filter(bijeenkomst=OuterRef("pk"))))
    laatste = met_antwoord.order_by("-begin", "-pk").values("pk")[:2]
    gemiddeld = Enquete.objects.filter(bijeenkomst__in=laatste).aggregate(n=Avg("cijfer"))["n"]
    return None if gemiddeld is None else f"{gemiddeld:.1f}".replace(".", ",")
