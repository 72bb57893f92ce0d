"""Every change of the agenda."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from agenda.models import Fase, Fasestap, Jaaragenda, Traject
from agenda.workflow import JAARAGENDA, PUBLICATIE, TRAJECT, mag_van_fase_wisselen
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.workflow.kern import Afgewezen

VERZAMELINGEN = ("themas", "wijken")


def maak_jaaragenda(*, jaar: int, door: Actor, inleiding: str = "") -> Jaaragenda:
    if not 2000 <= jaar <= 2100:
        raise Afgewezen(_("Kies een jaar tussen 2000 en 2100."))
    with transaction.atomic():
        try:
            with transaction.atomic():
                agenda = Jaaragenda.objects.create(jaar=jaar, inleiding=inleiding)
        except IntegrityError as fout:
            raise Afgewezen(_("De agenda van %(jaar)s is er al.") % {"jaar": jaar}) from fout
        log(door=door, actie="toevoegen", obj=agenda)
    return agenda


def wijzig_jaaragenda(*, agenda: Jaaragenda, inleiding: str, door: Actor) -> Jaaragenda:
    with transaction.atomic():
        agenda.inleiding = inleiding
        agenda.save(update_fields=["inleiding"])
        log(door=door, actie="wijzigen", obj=agenda, velden=["inleiding"])
    return agenda


def publiceer_jaaragenda(*, agenda: Jaaragenda, door: Actor) -> Jaaragenda:
    return JAARAGENDA.doe("publiceren", agenda, door=door)


def maak_traject(
    *, jaaragenda: Jaaragenda, door: Actor, themas: Iterable = (), wijken: Iterable = (), **velden
) -> Traject:
    """A traject in concept, standing in the first phase unless `fase` says otherwise."""
    _keur_periode(velden["begin"], velden["eind"])
    with transaction.atomic():
        # Two people who make a traject at the same time wait for each other, so that both get an address of their own.
        Jaaragenda.objects.select_for_update().get(pk=jaaragenda.pk)
        traject = Traject.objects.create(jaaragenda=jaaragenda, slug=_vrije_slug(jaaragenda, velden["titel"]), **velden)
        traject.themas.set(themas)
        traject.wijken.set(wijken)
        Fasestap.objects.create(traject=traject, fase=traject.fase, door=door.user)
        log(door=door, actie="toevoegen", obj=traject)
    return traject


def wijzig_traject(*, traject: Traject, door: Actor, **velden) -> Traject:
    """Change the words and facts of a traject. Its address stays: people may have kept it."""
    lijsten = {naam: velden.pop(naam) for naam in VERZAMELINGEN if naam in velden}
    with transaction.atomic():
        rij = Traject.objects.select_for_update().get(pk=traject.pk)
        _keur_periode(velden.get("begin", rij.begin), velden.get("eind", rij.eind))
        veranderd = [naam for naam, waarde in velden.items() if getattr(rij, naam) != waarde]
        for naam in veranderd:
            setattr(rij, naam, velden[naam])
        if veranderd:
            rij.save(update_fields=veranderd)
        for naam, waarden in lijsten.items():
            relatie = getattr(rij, naam)
            nieuw = {w.pk for w in waarden}
            if nieuw != set(relatie.values_list("pk", flat=True)):
                relatie.set(nieuw)
                veranderd.append(naam)
        if veranderd:
            log(door=door, actie="wijzigen", obj=rij, velden=sorted(veranderd))
    traject.refresh_from_db()
    return traject


def publiceren(*, traject: Traject, door: Actor) -> Traject:
    return PUBLICATIE.doe("publiceren", traject, door=door, gepubliceerd_op=klok.nu())


def starten(*, traject: Traject, door: Actor) -> Traject:
    return TRAJECT.doe("starten", traject, door=door)


def afronden(*, traject: Traject, door: Actor) -> Traject:
    return TRAJECT.doe("afronden", traject, door=door)


def vervallen(*, traject: Traject, door: Actor) -> Traject:
    return TRAJECT.doe("vervallen", traject, door=door)


def naar_fase(*, traject: Traject, fase: str, reden: str, door: Actor) -> Fasestap:
    """Move to any phase, also back. Every move is kept with its date and reason."""
    if not mag_van_fase_wisselen(door, traject):
        raise PermissionDenied
    if fase not in Fase.values:
        raise Afgewezen(_("Deze fase bestaat niet."))
    if not reden.strip():
        raise Afgewezen(_("Schrijf op waarom het traject naar deze fase gaat."))
    with transaction.atomic():
        rij = Traject.objects.select_for_update().get(pk=traject.pk)
        if rij.fase == fase:
            raise Afgewezen(_("Het traject staat al in deze fase."))
        Traject.objects.filter(pk=rij.pk).update(fase=fase)
        stap = Fasestap.objects.create(traject=rij, fase=fase, reden=reden.strip(), door=door.user)
        log(door=door, actie="naar_fase", obj=rij, van=rij.fase, naar=fase)
    traject.fase = fase
    return stap


def _keur_periode(begin, eind) -> None:
    if eind < begin:
        raise Afgewezen(_("De einddatum ligt voor de begindatum."))


def _vrije_slug(agenda: Jaaragenda, titel: str) -> str:
    basis = slugify(titel)[:130].strip("-") or "traject"
    bezet = set(Traject.objects.filter(jaaragenda=agenda, slug__startswith=basis).values_list("slug", flat=True))
    slug, nummer = basis, 2
    while slug in bezet:
        slug, nummer = f"{basis}-{nummer}", nummer + 1
    return slug
