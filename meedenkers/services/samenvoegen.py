"""Two rows of one person made one; undone exactly, until it is settled.

The older row stays, unless only the other one is confirmed. Candidacies stay where they are: a draw is a record, and
a replay must give the same people.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedenkers.models import (
    OP_LIJST,
    Ervaring,
    Importrij,
    ImportStatus,
    Lidmaatschap,
    Meedenker,
    MeedenkerStatus,
    NietDubbel,
    Panellid,
    Rijkeuze,
    Samenvoeging,
    Uitkomst,
    Uitnodiging,
    UitnodigingStatus,
)
from meedenkers.services.slot import op_huisslot
from meedenkers.workflow import MEEDENKER
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond
from participatie.workflow.kern import Afgewezen, Conflict

TERUG_TE_DRAAIEN = timedelta(days=30)
VAN_CONTACT = {
    "naam": gettext_lazy("Naam"),
    "email": gettext_lazy("E-mailadres"),
    "telefoon": gettext_lazy("Telefoonnummer"),
    "adres": gettext_lazy("Postadres"),
    "kanaal": gettext_lazy("Hoe bereiken wij deze persoon?"),
    "taal": gettext_lazy("Taal van berichten"),
}
VAN_MEEDENKER = {
    "wijk_id": gettext_lazy("Wijk"),
    "leeftijdsgroep": gettext_lazy("Leeftijd"),
    "talen": gettext_lazy("Talen"),
    "wanneer": gettext_lazy("Wanneer"),
    "waar": gettext_lazy("Waar"),
}
SAMEN = ("themas", "nooit_themas", "dichte_afdelingen")  # what both said counts
LOPEND = (UitnodigingStatus.UITGENODIGD, UitnodigingStatus.JA, UitnodigingStatus.RESERVE)
_TERUG = {
    MeedenkerStatus.ACTIEF: "terugdraaien",
    MeedenkerStatus.GEPAUZEERD: "terugdraaien_pauze",
    MeedenkerStatus.ONBEVESTIGD: "terugdraaien_onbevestigd",
}


def volgorde(een: Meedenker, ander: Meedenker) -> tuple[Meedenker, Meedenker]:
    """(who stays, who goes)."""
    return tuple(sorted((een, ander), key=lambda m: (m.status == MeedenkerStatus.ONBEVESTIGD, m.sinds, m.pk)))


def voorstel(blijft: Meedenker, weg: Meedenker) -> dict[str, int]:
    """Per field whose value stays: of who stays, unless that is empty."""
    uit = {}
    for bron, velden in ((lambda m: m.contact, VAN_CONTACT), (lambda m: m, VAN_MEEDENKER)):
        for veld in velden:
            uit[veld] = blijft.pk if getattr(bron(blijft), veld) or not getattr(bron(weg), veld) else weg.pk
    return uit


def samenvoegen(*, een: Meedenker, ander: Meedenker, keuzes: dict[str, int], door: Actor) -> Samenvoeging:
    """`keuzes`: field → key of the one whose value stays; what is not named follows `voorstel`."""
    with transaction.atomic():
        op_huisslot()
        blijft, weg = volgorde(*_lees_paar(een.pk, ander.pk))
        _eis_samen_te_voegen(blijft, weg)
        keuzes = voorstel(blijft, weg) | {v: pk for v, pk in keuzes.items() if pk in (blijft.pk, weg.pk)}
        terug = {
            "weg": {"status": weg.status, "link_versie": weg.link_versie},
            "contact": _kies_velden(blijft.contact, weg.contact, VAN_CONTACT, keuzes, weg.pk),
            "meedenker": _kies_velden(blijft, weg, VAN_MEEDENKER, keuzes, weg.pk) | _sinds_en_limiet(blijft, weg),
            "samen": {naam: _verenig(blijft, weg, naam) for naam in SAMEN},
            "gronden": _verplaats_gronden(blijft, weg),
            "panels": _verplaats_panels(blijft, weg),
            "organisaties": _verplaats_organisaties(blijft, weg),
            "ervaring": _verplaats_ervaring(blijft, weg),
            "uitnodigingen": _verplaats_uitnodigingen(blijft, weg),
            "pauze": _neem_pauze_over(blijft, weg, door),
        }
        samenvoeging = Samenvoeging.objects.create(blijft=blijft, weg=weg, terug=terug, door=door.user)
        MEEDENKER.doe("samenvoegen", weg, door=door, bijzonderheden={"in": blijft.pk}, link_versie=F("link_versie") + 1)
        log(door=door, actie="samenvoegen", obj=blijft, weg=weg.pk)
    return samenvoeging


def _lees_paar(*pks: int) -> list[Meedenker]:
    paar = list(Meedenker.objects.filter(pk__in=pks, status__in=OP_LIJST).select_related("contact").order_by("pk"))
    if len(paar) != 2:
        raise Conflict
    return paar


def _eis_samen_te_voegen(blijft: Meedenker, weg: Meedenker) -> None:
    if blijft.vertegenwoordiging or weg.vertegenwoordiging:
        raise Afgewezen(_("Voor een van deze twee tekent een wettelijk vertegenwoordiger. Die voegen wij niet samen."))
    lopend = Uitnodiging.objects.filter(status__in=LOPEND)
    if lopend.filter(meedenker=weg, verzoek__in=lopend.filter(meedenker=blijft).values("verzoek")).exists():
        raise Afgewezen(_("Beide zijn gevraagd voor hetzelfde verzoek. Trek eerst een van die twee uitnodigingen in."))
    # Somebody who said no last said no: which of two answers counts is for the person to say, not for us.
    geldig = Grond.objects.filter(ingetrokken_op=None, doel__in=[Doel.PANEL, Doel.ERVARING])
    for een, ander in ((blijft, weg), (weg, blijft)):
        nee = {
            (g["doel"], g["betreft"]): g["op"]
            for g in Grond.objects.filter(contact=een.contact, ingetrokken_op__isnull=False)
            .values("doel", "betreft")
            .annotate(op=Max("ingetrokken_op"))
        }
        for grond in geldig.filter(contact=ander.contact):
            op = nee.get((grond.doel, grond.betreft))
            if op and op > grond.created_at:
                raise Afgewezen(
                    _("Een van deze twee trok later een toestemming in die bij de ander nog geldt. Vraag het eerst na.")
                )


def _kies_velden(blijft, weg, velden, keuzes: dict[str, int], weg_pk: int) -> dict[str, list]:
    """Give the kept row the chosen values: field → [before, after], for what changed."""
    anders = {}
    for veld in velden:
        oud, nieuw = getattr(blijft, veld), getattr(weg, veld)
        if keuzes[veld] == weg_pk and oud != nieuw:
            anders[veld] = [oud, nieuw]
            setattr(blijft, veld, nieuw)
    if anders:
        type(blijft).objects.filter(pk=blijft.pk).update(**{veld: na for veld, (_voor, na) in anders.items()})
    return anders


def _sinds_en_limiet(blijft: Meedenker, weg: Meedenker) -> dict[str, list]:
    anders = {}
    if weg.sinds < blijft.sinds:
        anders["sinds"] = [blijft.sinds.isoformat(), weg.sinds.isoformat()]
        Meedenker.objects.filter(pk=blijft.pk).update(sinds=weg.sinds)
    limieten = [n for n in (blijft.limiet_per_jaar, weg.limiet_per_jaar) if n is not None]
    if limieten and min(limieten) != blijft.limiet_per_jaar:
        anders["limiet_per_jaar"] = [blijft.limiet_per_jaar, min(limieten)]
        Meedenker.objects.filter(pk=blijft.pk).update(limiet_per_jaar=min(limieten))
    return anders


def _verenig(blijft: Meedenker, weg: Meedenker, naam: str) -> list[int]:
    """What the other said too; gives what came with it. Not wanting to hear about a subject is stronger."""
    heeft = set(getattr(blijft, naam).values_list("pk", flat=True))
    erbij = set(getattr(weg, naam).values_list("pk", flat=True)) - heeft
    if naam == "themas":
        erbij -= set(blijft.nooit_themas.values_list("pk", flat=True))
    getattr(blijft, naam).add(*erbij)
    return sorted(erbij)


def _verplaats_gronden(blijft: Meedenker, weg: Meedenker) -> list[int]:
    """A ground goes along where the kept row has none for that purpose; the rest stays as proof where it is."""
    heeft = set(_geldige_gronden(blijft).values_list("doel", "betreft"))
    mee = [g.pk for g in _geldige_gronden(weg) if (g.doel, g.betreft) not in heeft]
    Grond.objects.filter(pk__in=mee).update(contact=blijft.contact)
    return mee


def _geldige_gronden(meedenker: Meedenker):
    return Grond.objects.filter(contact=meedenker.contact, ingetrokken_op=None)


def _verplaats_panels(blijft: Meedenker, weg: Meedenker) -> dict:
    nu = klok.nu()
    heeft = set(Panellid.objects.filter(meedenker=blijft, tot=None).values_list("panel_id", flat=True))
    gronden = dict(_geldige_gronden(blijft).filter(doel=Doel.PANEL).values_list("betreft", "pk"))
    mee, gestopt, andere_grond = [], [], {}
    for lid in Panellid.objects.filter(meedenker=weg):
        if lid.tot is None and lid.panel_id in heeft:
            lid.tot = nu
            gestopt.append(lid.pk)
        else:
            lid.meedenker = blijft
            mee.append(lid.pk)
            grond = gronden.get(lid.panel_id)
            if lid.tot is None and grond != lid.grond_id:
                andere_grond[str(lid.pk)] = lid.grond_id
                lid.grond_id = grond
        lid.save()
    return {"mee": mee, "gestopt": gestopt, "gestopt_op": nu.isoformat(), "grond": andere_grond}


def _verplaats_organisaties(blijft: Meedenker, weg: Meedenker) -> list[int]:
    heeft = Lidmaatschap.objects.filter(meedenker=blijft).values_list("organisatie", flat=True)
    mee = list(
        Lidmaatschap.objects.filter(meedenker=weg).exclude(organisatie__in=list(heeft)).values_list("pk", flat=True)
    )
    Lidmaatschap.objects.filter(pk__in=mee).update(meedenker=blijft)
    return mee


def _inhoud(ervaring: Ervaring) -> dict:
    return {"soorten": ervaring.soorten, "toelichting": ervaring.toelichting, "nodig": ervaring.nodig}


def _verplaats_ervaring(blijft: Meedenker, weg: Meedenker) -> dict:
    hier, daar = (Ervaring.objects.filter(meedenker=m).first() for m in (blijft, weg))
    if daar is None:
        return {}
    if hier is None:
        terug = {"mee": daar.pk, "grond": daar.grond_id}
        daar.meedenker, daar.grond = blijft, _geldige_gronden(blijft).get(doel=Doel.ERVARING)
        daar.save()
        return terug
    voor = _inhoud(hier)
    hier.soorten = sorted({*hier.soorten, *daar.soorten})
    for veld in ("toelichting", "nodig"):
        teksten = dict.fromkeys(t for t in (getattr(hier, veld), getattr(daar, veld)) if t)
        setattr(hier, veld, "\n".join(teksten))
    hier.save()
    return {"voor": voor, "na": _inhoud(hier)}


def _verplaats_uitnodigingen(blijft: Meedenker, weg: Meedenker) -> list[int]:
    heeft = list(Uitnodiging.objects.filter(meedenker=blijft).values_list("verzoek", flat=True))
    mee = list(Uitnodiging.objects.filter(meedenker=weg).exclude(verzoek__in=heeft).values_list("pk", flat=True))
    Uitnodiging.objects.filter(pk__in=mee).update(meedenker=blijft)
    return mee


def _neem_pauze_over(blijft: Meedenker, weg: Meedenker, door: Actor) -> dict:
    """Who asked for rest on one row has it on the other."""
    if weg.toestand != MeedenkerStatus.GEPAUZEERD or blijft.status == MeedenkerStatus.ONBEVESTIGD:
        return {}
    nu = blijft.gepauzeerd_tot if blijft.toestand == MeedenkerStatus.GEPAUZEERD else None
    if nu and nu >= weg.gepauzeerd_tot:
        return {}
    terug = {
        "status": blijft.status,
        "tot": blijft.gepauzeerd_tot and blijft.gepauzeerd_tot.isoformat(),
        "na": weg.gepauzeerd_tot.isoformat(),
    }
    MEEDENKER.doe("pauzeren", blijft, door=door, gepauzeerd_tot=weg.gepauzeerd_tot)
    return terug


# --- undo -------------------------------------------------------------------------------------------------------
def terugdraaien(*, samenvoeging: Samenvoeging, door: Actor) -> Samenvoeging:
    """Both rows as they were. What the person changed on the kept row since stays; a consent taken back stays so."""
    with transaction.atomic():
        op_huisslot()
        samenvoeging = Samenvoeging.objects.select_related("blijft__contact", "weg__contact").get(pk=samenvoeging.pk)
        if samenvoeging.teruggedraaid_op or samenvoeging.afgesloten_op:
            raise Conflict
        blijft, weg, terug = samenvoeging.blijft, samenvoeging.weg, samenvoeging.terug
        _eis_terug_te_draaien(samenvoeging)
        _zet_velden_terug(blijft.contact, terug["contact"])
        _zet_velden_terug(blijft, terug["meedenker"])
        for naam, pks in terug["samen"].items():
            getattr(blijft, naam).remove(*pks)
        _zet_ervaring_terug(blijft, weg, terug)
        Grond.objects.filter(pk__in=terug["gronden"], contact=blijft.contact).update(contact=weg.contact)
        _zet_panels_terug(blijft, weg, terug["panels"])
        Lidmaatschap.objects.filter(pk__in=terug["organisaties"], meedenker=blijft).update(meedenker=weg)
        Uitnodiging.objects.filter(pk__in=terug["uitnodigingen"], meedenker=blijft).update(meedenker=weg)
        _haal_pauze_weg(blijft, terug["pauze"], door)
        status, versie = terug["weg"]["status"], terug["weg"]["link_versie"]
        MEEDENKER.doe(_TERUG[status], weg, door=door, link_versie=versie)
        _nee_blijft_nee(samenvoeging, door)
        Samenvoeging.objects.filter(pk=samenvoeging.pk).update(teruggedraaid_op=klok.nu(), terug={})
        _geen_dubbel(blijft, weg, door)
        log(door=door, actie="terugdraaien", obj=blijft, weg=weg.pk)
    samenvoeging.refresh_from_db()
    return samenvoeging


def _eis_terug_te_draaien(samenvoeging: Samenvoeging) -> None:
    later = Samenvoeging.objects.filter(pk__gt=samenvoeging.pk, teruggedraaid_op=None, afgesloten_op=None)
    if later.filter(Q(blijft=samenvoeging.blijft) | Q(weg=samenvoeging.blijft)).exists():
        raise Afgewezen(_("Draai eerst de latere samenvoeging van deze persoon terug."))
    if samenvoeging.blijft.status not in OP_LIJST:
        raise Conflict


def _zet_velden_terug(rij, anders: dict[str, list]) -> None:
    rij.refresh_from_db()
    terug = {}
    for veld, (voor, na) in anders.items():
        nu = getattr(rij, veld)
        if (nu.isoformat() if isinstance(nu, datetime) else nu) == na:
            terug[veld] = datetime.fromisoformat(voor) if isinstance(nu, datetime) else voor
    if terug:
        type(rij).objects.filter(pk=rij.pk).update(**terug)


def _zet_ervaring_terug(blijft: Meedenker, weg: Meedenker, terug: dict) -> None:
    """Before the grounds go back: afterwards it would stand on a ground of somebody else."""
    ervaring = terug["ervaring"]
    hier = Ervaring.objects.filter(meedenker=blijft).first()
    if hier is None or not ervaring:
        return
    if ervaring.get("mee") == hier.pk:
        Ervaring.objects.filter(pk=hier.pk).update(meedenker=weg, grond_id=ervaring["grond"])
    elif ervaring.get("na") == _inhoud(hier):
        Ervaring.objects.filter(pk=hier.pk).update(**ervaring["voor"])


def _zet_panels_terug(blijft: Meedenker, weg: Meedenker, panels: dict) -> None:
    for lid in Panellid.objects.filter(pk__in=panels["mee"], meedenker=blijft):
        lid.meedenker = weg
        lid.grond_id = panels["grond"].get(str(lid.pk), lid.grond_id)
        lid.save()
    gestopt_op = datetime.fromisoformat(panels["gestopt_op"])
    Panellid.objects.filter(pk__in=panels["gestopt"], meedenker=weg, tot=gestopt_op).update(tot=None)


def _haal_pauze_weg(blijft: Meedenker, pauze: dict, door: Actor) -> None:
    blijft.refresh_from_db()
    tot = blijft.gepauzeerd_tot
    if not pauze or blijft.status != MeedenkerStatus.GEPAUZEERD or tot is None or tot.isoformat() != pauze["na"]:
        return
    overgang = "pauzeren" if pauze["status"] == MeedenkerStatus.GEPAUZEERD else "hervatten"
    MEEDENKER.doe(overgang, blijft, door=door, gepauzeerd_tot=pauze["tot"] and date.fromisoformat(pauze["tot"]))


def _nee_blijft_nee(samenvoeging: Samenvoeging, door: Actor) -> None:
    """What was taken back while the two were one, was taken back for both."""
    sinds = Grond.objects.filter(
        contact=samenvoeging.blijft.contact,
        ingetrokken_op__gte=samenvoeging.created_at,
        doel__in=[Doel.PANEL, Doel.ERVARING],
    )
    for doel, betreft in sinds.values_list("doel", "betreft").distinct():
        avg.trek_in(contact=samenvoeging.weg.contact, doel=doel, betreft=betreft, door=door)


# --- not the same, settling, erasing ----------------------------------------------------------------------------
def niet_dubbel(*, een: Meedenker, ander: Meedenker, door: Actor) -> None:
    """No, these are two people: the pair is not proposed again."""
    with transaction.atomic():
        _geen_dubbel(een, ander, door)
        log(door=door, actie="niet_dubbel", obj=een, ander=ander.pk)


def _geen_dubbel(een: Meedenker, ander: Meedenker, door: Actor) -> None:
    laag, hoog = sorted((een.pk, ander.pk))
    NietDubbel.objects.get_or_create(een_id=laag, ander_id=hoog, defaults={"door": door.user})


def sluit_af(*, samenvoeging: Samenvoeging, door: Actor) -> bool:
    """No undo any more: what undid it goes, and so does what the other row still held of the person."""
    with transaction.atomic():
        if not _vergeet(samenvoeging):
            return False
        avg.wis(contact=samenvoeging.weg.contact, door=door)
        log(door=door, actie="sluit_af", obj=samenvoeging)
    return True


def _vergeet(samenvoeging: Samenvoeging) -> bool:
    nog_open = Samenvoeging.objects.filter(pk=samenvoeging.pk, teruggedraaid_op=None, afgesloten_op=None)
    return bool(nog_open.update(afgesloten_op=klok.nu(), terug={}))


def sluit_oude_af() -> int:
    """For the sweep: gives how many were settled."""
    oud = Samenvoeging.objects.filter(
        teruggedraaid_op=None, afgesloten_op=None, created_at__lte=klok.nu() - TERUG_TE_DRAAIEN
    )
    door = Actor.systeem("samenvoegen")
    return sum(sluit_af(samenvoeging=s, door=door) for s in oud.select_related("weg__contact"))


def na_wissen(*, contact) -> None:
    """Hangs in the slot `wissen`: one of two merged rows goes, so does the other; and no preview brings it back."""
    meedenker = Meedenker.objects.filter(contact=contact).first()
    if meedenker is None:
        return
    paren = Samenvoeging.objects.filter(Q(blijft=meedenker) | Q(weg=meedenker), teruggedraaid_op=None)
    for samenvoeging in paren.filter(afgesloten_op=None).select_related("blijft__contact", "weg__contact"):
        if _vergeet(samenvoeging):
            ander = samenvoeging.weg if samenvoeging.blijft_id == meedenker.pk else samenvoeging.blijft
            avg.wis(contact=ander.contact, door=Actor.systeem("wissen"))
    Importrij.objects.filter(
        bestaand=meedenker, taak__status__in=[ImportStatus.INGELEZEN, ImportStatus.BEVESTIGD]
    ).exclude(keuze=Rijkeuze.APART).exclude(uitkomst=Uitkomst.NIEUW).update(
        uitkomst=Uitkomst.DUBBEL, keuze="", gegevens={}, reden=_("Deze persoon staat niet meer op de lijst.")
    )
