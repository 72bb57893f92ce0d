"""Who may be asked for a request, and how often people say yes."""

from datetime import date, timedelta

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from meedenkers.models import (
    Lotingsregels,
    Meedenker,
    MeedenkerStatus,
    Panellid,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
)
from participatie import klok
from participatie.avg.models import Doel, Grond

JAAR = timedelta(days=365)
GENOEG_ANTWOORDEN = 20  # with fewer, a measured rate says too little
ZEI_JA = (
    UitnodigingStatus.JA,
    UitnodigingStatus.RESERVE,
    UitnodigingStatus.DEELGENOMEN,
    UitnodigingStatus.NIET_GEKOMEN,
)
ZEI_GEEN_JA = (UitnodigingStatus.NEE, UitnodigingStatus.VERLOPEN)


def voorwaarden(verzoek: Verzoek, op: date) -> dict[str, Q]:
    """What must hold for somebody to be asked, each with the words for when it does not."""
    panel = verzoek.panel_id
    grond = Grond.objects.filter(
        contact=OuterRef("contact"),
        doel=Doel.PANEL if panel else Doel.BENADEREN,
        betreft=panel or 0,
        ingetrokken_op=None,
    )
    uit = {
        _("geen toestemming om hiervoor gevraagd te worden"): Q(Exists(grond)),
        _("nog niet bevestigd, met pauze of van de lijst af"): Q(status=MeedenkerStatus.ACTIEF)
        | Q(status=MeedenkerStatus.GEPAUZEERD, gepauzeerd_tot__lte=op),
        _("wordt vertegenwoordigd en doet niet mee aan de loting"): Q(vertegenwoordiging=""),
        _("niet te bereiken: geen e-mail, telefoon of adres"): Q(contact__gewist_op=None)
        & ~Q(contact__email="", contact__telefoon="", contact__adres=""),
        _("dit jaar al zo vaak gevraagd als mag"): Q(keer__lt=F("hoogstens")),
        _("is voor dit verzoek al gevraagd"): ~Exists(
            Uitnodiging.objects.filter(verzoek=verzoek, meedenker=OuterRef("pk"))
        ),
    }
    if panel:
        lid = Panellid.objects.filter(meedenker=OuterRef("pk"), panel=panel, tot=None)
        uit[_("geen lid van het panel")] = Q(Exists(lid))
    if verzoek.thema_id:
        nooit = Meedenker.nooit_themas.through.objects.filter(meedenker=OuterRef("pk"), thema=verzoek.thema_id)
        uit[_("wil over dit thema niets horen")] = ~Exists(nooit)
    if verzoek.afdeling_id:
        dicht = Meedenker.dichte_afdelingen.through.objects.filter(
            meedenker=OuterRef("pk"), afdeling=verzoek.afdeling_id
        )
        uit[_("wil niet dat deze afdeling iets vraagt")] = ~Exists(dicht)
    return uit


def met_aantal_vragen(meedenkers: QuerySet, op: date) -> QuerySet:
    """With `keer`: how often asked in the 365 days before `op`, and `hoogstens`: the own limit or the municipal one."""
    gevraagd = (
        Uitnodiging.objects.telt_mee()
        .filter(meedenker=OuterRef("pk"), uitgenodigd_op__gt=klok.lokaal(op - JAAR))
        .order_by()
        .values("meedenker")
        .annotate(aantal=Count("pk"))
        .values("aantal")
    )
    regels = Lotingsregels.objects.filter(pk=1).values("limiet_per_jaar")
    zonder_regels = Value(Lotingsregels._meta.get_field("limiet_per_jaar").default)
    return meedenkers.annotate(
        keer=Coalesce(Subquery(gevraagd), 0),
        hoogstens=Coalesce("limiet_per_jaar", Subquery(regels), zonder_regels),
    )


def mag_gevraagd_worden(verzoek: Verzoek, op: date | None = None) -> QuerySet[Meedenker]:
    """Everybody who may be asked for this request on the date `op` (default today)."""
    op = op or klok.vandaag()
    return met_aantal_vragen(Meedenker.objects.all(), op).filter(*voorwaarden(verzoek, op).values())


def waarom_niet(verzoek: Verzoek, meedenkers: QuerySet) -> dict[int, list[str]]:
    """Per person in plain words, why he or she cannot be asked for this request today; empty when it can be."""
    op = klok.vandaag()
    eisen = voorwaarden(verzoek, op)
    namen = {f"eis{nummer}": reden for nummer, reden in enumerate(eisen)}
    kolommen = {naam: ExpressionWrapper(eisen[reden], output_field=BooleanField()) for naam, reden in namen.items()}
    rijen = met_aantal_vragen(Meedenker.objects.filter(pk__in=meedenkers), op).annotate(**kolommen)
    return {
        rij["pk"]: [str(reden) for naam, reden in namen.items() if not rij[naam]]
        for rij in rijen.order_by().values("pk", *namen)
    }


def ja_procent() -> int:
    """How many of a hundred invitations led to a yes in the last year; no answer counts as no.

    With fewer than GENOEG_ANTWOORDEN answers: what the beheerder expects.
    """
    over_een_jaar = Uitnodiging.objects.filter(uitgenodigd_op__gt=klok.nu() - JAAR)
    telling = over_een_jaar.aggregate(
        ja=Count("pk", filter=Q(status__in=ZEI_JA)), klaar=Count("pk", filter=Q(status__in=ZEI_JA + ZEI_GEEN_JA))
    )
    if telling["klaar"] < GENOEG_ANTWOORDEN:
        return Lotingsregels.huidig().ja_procent
    return max(1, round(100 * telling["ja"] / telling["klaar"]))
