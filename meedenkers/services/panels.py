"""Panels and organisations: made, changed, and who belongs to them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import Lidmaatschap, Lidrol, Meedenker, Panel, Panellid
from meedenkers.services.gronden import zet_in_panel
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie
from participatie.avg.services import Geldig
from participatie.contacten.models import Organisatie
from participatie.workflow.kern import Afgewezen, Conflict


# --- panels -----------------------------------------------------------------------------------------------------
def paneltekst(panel: Panel) -> Geldig:
    """The words that somebody agrees to for this panel: its name and purpose are in them."""
    over = _("Panel: %(naam)s. Doel: %(doel)s") % {"naam": panel.naam, "doel": panel.doel}
    tekst = _(
        "Ja, ik doe mee in dit panel. De gemeente mag mij vragen stellen die bij het doel van het panel passen. Ik mag"
        " altijd nee zeggen op een vraag, en ik kan altijd stoppen."
    )
    geldig = avg.geldige_tekst(Doel.PANEL, tekst)
    return Geldig(geldig.doel, geldig.grondslag, geldig.versie, f"{geldig.tekst} {over}")


def maak_panel(*, naam: str, doel: str, door: Actor) -> Panel:
    with transaction.atomic():
        _eis_eigen_naam(naam)
        panel = Panel.objects.create(naam=naam, doel=doel)
        log(door=door, actie="maak_panel", obj=panel)
    return panel


def wijzig_panel(*, panel: Panel, naam: str, doel: str, zelfde_doel: bool, door: Actor) -> Panel:
    """Other words for the same purpose. Members agreed to a purpose: another one is another panel."""
    with transaction.atomic():
        _eis_eigen_naam(naam, panel)
        if panel.doel and doel != panel.doel and not zelfde_doel and panel.panelleden.filter(tot=None).exists():
            raise Afgewezen(
                _("De leden zeiden ja tegen het doel dat er staat. Is het een ander doel? Maak dan een nieuw panel.")
            )
        Panel.objects.filter(pk=panel.pk).update(naam=naam, doel=doel)
        log(door=door, actie="wijzig_panel", obj=panel)
    panel.refresh_from_db()
    return panel


def _eis_eigen_naam(naam: str, behalve: Panel | None = None) -> None:
    gelijk = Panel.objects.filter(naam__iexact=naam)
    if (gelijk.exclude(pk=behalve.pk) if behalve else gelijk).exists():
        raise Afgewezen(_("Er is al een panel met deze naam."))


def voeg_panellid_toe(*, panel: Panel, meedenker: Meedenker, hoe: str, gegeven_op: date, door: Actor) -> Panellid:
    """On a yes that was given in person; of who has a legal representative, by that one."""
    if not panel.doel:
        raise Afgewezen(_("Beschrijf eerst het doel van dit panel. Anders weet niemand waar hij ja op zegt."))
    geldig = paneltekst(panel)
    door_wie = DoorWie.VERTEGENWOORDIGER if meedenker.vertegenwoordiging else DoorWie.ZELF
    return zet_in_panel(
        meedenker=meedenker,
        panel=panel,
        tekst=geldig.tekst,
        versie=geldig.versie,
        hoe=hoe,
        gegeven_op=gegeven_op,
        door_wie=door_wie,
        door=door,
    )


def haal_uit_panel(*, panel: Panel, meedenker: Meedenker, door: Actor) -> None:
    """The person takes the consent for this panel back; the membership ends with it."""
    if not avg.trek_in(contact=meedenker.contact, doel=Doel.PANEL, betreft=panel.pk, door=door):
        raise Conflict


# --- organisations ----------------------------------------------------------------------------------------------
def maak_organisatie(*, door: Actor, themas=(), **velden) -> Organisatie:
    with transaction.atomic():
        _eis_eigen_organisatie(velden["naam"])
        organisatie = Organisatie.objects.create(**velden)
        organisatie.themas.set(themas)
        log(door=door, actie="maak_organisatie", obj=organisatie)
    return organisatie


def wijzig_organisatie(*, organisatie: Organisatie, door: Actor, themas=(), **velden) -> Organisatie:
    with transaction.atomic():
        _eis_eigen_organisatie(velden["naam"], organisatie)
        Organisatie.objects.filter(pk=organisatie.pk).update(**velden)
        organisatie.themas.set(themas)
        log(door=door, actie="wijzig_organisatie", obj=organisatie)
    organisatie.refresh_from_db()
    return organisatie


def _eis_eigen_organisatie(naam: str, behalve: Organisatie | None = None) -> None:
    gelijk = Organisatie.objects.filter(naam__iexact=naam)
    if (gelijk.exclude(pk=behalve.pk) if behalve else gelijk).exists():
        raise Afgewezen(_("Er is al een organisatie met deze naam."))


def verbind(*, organisatie: Organisatie, meedenker: Meedenker, rol: str, door: Actor) -> Lidmaatschap:
    """Member or contact of an organisation; who is in it already gets the other role."""
    if rol not in Lidrol.values:
        raise Afgewezen(_("Kies of deze persoon lid is of contactpersoon."))
    with transaction.atomic():
        lid, nieuw = Lidmaatschap.objects.get_or_create(
            organisatie=organisatie, meedenker=meedenker, defaults={"rol": rol}
        )
        if not nieuw and lid.rol != rol:
            lid.rol = rol
            lid.save(update_fields=["rol"])
        log(door=door, actie="verbind", obj=meedenker, organisatie=organisatie.pk, rol=str(rol))
    return lid


def maak_los(*, lid: Lidmaatschap, door: Actor) -> None:
    with transaction.atomic():
        if not Lidmaatschap.objects.filter(pk=lid.pk).delete()[0]:
            raise Conflict
        log(door=door, actie="maak_los", obj=lid.meedenker, organisatie=lid.organisatie_id)
