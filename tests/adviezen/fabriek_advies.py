"""Advice at each point of its road, through the services."""

from datetime import timedelta

from adviezen import services
from adviezen.models import Criteriaset, Criterium, Route
from participatie import klok
from participatie.gemeente.models import Gemeente
from tests.adviezen import fabriek


def instellingen(**velden):
    """The municipality's own figures; nothing is sampled unless a test asks."""
    gemeente = Gemeente.huidig()
    for naam, waarde in ({"steekproef_procent": 0} | velden).items():
        setattr(gemeente, naam, waarde)
    gemeente.save()
    return gemeente


def criteria():
    stel, nieuw = Criteriaset.objects.get_or_create(
        actief=True, defaults={"versie": 1, "vastgesteld_op": klok.vandaag(), "vastgesteld_met": "de commissie"}
    )
    if nieuw:
        for nummer, naam in enumerate(["Hoeveel mensen", "Haast"]):
            Criterium.objects.create(criteriaset=stel, naam=naam, uitleg="Waarom wij dit wegen.", volgorde=nummer)
    return stel


def advies(door, *, inbreng=None, titel="De bus komt te laat", **velden):
    instellingen()
    criteria()
    return services.maak_advies(
        titel=titel,
        tekst=velden.pop("tekst", "Meerdere mensen wachten lang op de bus."),
        inbreng=inbreng if inbreng is not None else [fabriek.inbreng()],
        door=door,
        **velden,
    )


def gewogen(door, *, route=Route.QUICK_WIN, **velden):
    """Weighed on all criteria, with its route chosen."""
    nieuw = advies(door, **velden)
    scores = {c.pk: ("hoog", f"Motivering {c.naam}") for c in nieuw.criteriaset.criteria.all()}
    services.wegen(advies=nieuw, scores=scores, door=door)
    return services.route_kiezen(advies=nieuw, route=route, door=door)


def in_opvolging(door, eigenaar, *, route=Route.QUICK_WIN, lid=None, **velden):
    """The route is told; where the committee must agree, `lid` did."""
    nieuw = gewogen(door, route=route, **velden)
    if nieuw.status == "te_toetsen":
        services.oordelen(toets=nieuw.toetsen.get(), oordeel="akkoord", opmerking="", door=lid)
        nieuw.refresh_from_db()
    feiten = {"verbinden": {"doel_project": "Vervoer"}, "quick_win": {"actie": "Wij bellen de vervoerder."}}
    return services.route_vertellen(
        advies=nieuw,
        eigenaar=eigenaar.user,
        uiterlijk=klok.vandaag() + timedelta(days=20),
        door=door,
        **feiten.get(route, {}),
    )


def uitgevoerd(door, eigenaar, **velden):
    """Done, with the owner's agreement on the answer."""
    opvolging = in_opvolging(door, eigenaar, **velden)
    services.afronden(
        opvolging=opvolging,
        uitkomst="uitgevoerd",
        publiek_antwoord="De bus rijdt weer op tijd.",
        bewijs="De cijfers van mei.",
        door=eigenaar,
    )
    opvolging.advies.refresh_from_db()
    return opvolging.advies


def teruggekoppeld(door, eigenaar, **velden):
    return services.publiceren_en_terugkoppelen(advies=uitgevoerd(door, eigenaar, **velden), door=door)
