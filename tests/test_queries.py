"""Queries per page: as many with few rows as with many, and no more than twelve without a reason.

Every address of the URLconf is visited as who sees most. The rows are copies of what the example holds, made in bulk.
"""

import re
from copy import copy

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adviezen.models import Advies, Inbreng, Opvolging, PersoonlijkContact, Toets, Weging
from agenda.models import Traject
from budget.models import Aanvraag
from inloop.models import Aanmelding, Bijeenkomst, BijeenkomstStatus
from meedenkers.models import Lidmaatschap, Panel, Panellid
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.soorten import Soort, alle
from participatie.contacten.models import Belverzoek
from participatie.ontwikkeling.models import Post
from tests.test_rechten import WIE
from tests.wereld import adressen, argumenten, client_van, maak_wereld, morgen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stil")]

MEEST = 12
ROLLEN = ("adviseur", "ambtenaar", "commissielid", "inwoner")
EEN_ADVIES = "an advice with all that hangs on it, a query per list (see queries_advies.met_alles)"
ALLES_VAN_IEMAND = "all that six apps know of one person, a query or some per app"
# What asks more, and why. The same stands beside the view.
UITZONDERINGEN = {
    "publiek:cijfers": (24, "each app counts its own tables, for each of two years"),
    "publiek:eigen_gegevens": (18, ALLES_VAN_IEMAND),
    "mijn:gegevens": (28, ALLES_VAN_IEMAND),
    "mijn:download": (28, ALLES_VAN_IEMAND),
    "werkplek:start": (24, "each app asks its own tables what waits for this person"),
    "adviezen:advies_werk": (20, EEN_ADVIES),
    "adviezen:toets": (20, EEN_ADVIES),
    "inloop:werkplek_bijeenkomst": (14, "the list, its counts, its needs, its survey, and what other apps hang in it"),
    "inloop:werkplek_bijeenkomst_wijzigen": (13, "five lists to choose from, and what is chosen in them"),
}
# Pages that say why in tests of their own: tests/meedenkers/ counts them at few and at many.
ELDERS = "meedenkers:"


def wie(naam: str) -> str:
    if naam.startswith("mijn:"):
        return "inwoner"
    return "bezoeker" if "bezoeker" in WIE[naam] else next(rol for rol in ROLLEN if rol in WIE[naam])


def paginas() -> list[tuple[str, str]]:
    uit = []
    for naam, patroon, _ in adressen():
        if naam in WIE:
            namen = re.findall(r"<(?:\w+:)?(\w+)>", patroon)
            uit.append((naam, reverse(naam, kwargs={k: v for k, v in argumenten(naam).items() if k in namen})))
    return uit


def tel(client, adres: str) -> int | None:
    """Queries of one GET whose changes are thrown away; None for what is no page."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as gevraagd:
            antwoord = client.get(adres)
        transaction.set_rollback(True)
    if antwoord.status_code != 200:
        return None
    return sum(
        not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")) for q in gevraagd.captured_queries
    )


def kopieen(rij, aantal: int, **anders) -> list:
    """`aantal` new rows like this one; in `anders` values, or functions of the number of the copy."""
    model = type(rij)
    laatste = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    nieuw = []
    for nummer in range(laatste + 1, laatste + 1 + aantal):
        kopie = copy(rij)
        kopie._state = copy(rij._state)
        kopie.pk = None
        kopie._state.adding = True
        if hasattr(kopie, "volgnummer"):
            kopie.volgnummer = 100_000 + nummer
        for veld, waarde in anders.items():
            setattr(kopie, veld, waarde(nummer) if callable(waarde) else waarde)
        nieuw.append(kopie)
    nieuw = model.objects.bulk_create(nieuw)
    for veld in model._meta.many_to_many:
        through = getattr(model, veld.name).through
        doelen = list(getattr(rij, veld.name).values_list("pk", flat=True))
        bron, doel = veld.m2m_field_name() + "_id", veld.m2m_reverse_field_name() + "_id"
        through.objects.bulk_create(through(**{bron: n.pk, doel: pk}) for n in nieuw for pk in doelen)
    return nieuw


def elk(rijen: list):
    """One each, for `kopieen`."""
    rest = iter(rijen)
    return lambda _nummer: next(rest)


def meer(n: int) -> None:
    """Everything that stands in a list, `n` times more."""
    for status in ("loopt", "afgerond"):
        traject = Traject.objects.filter(status=status).latest("pk")
        kopieen(traject, n, slug=lambda i: f"traject-{i}")
    geweest = Bijeenkomst.objects.filter(verslag__isnull=False).latest("pk")
    for bijeenkomst in (morgen(), geweest, Bijeenkomst.objects.filter(status=BijeenkomstStatus.AFGESLOTEN).first()):
        kopieen(bijeenkomst, n, slug=lambda i: f"bijeenkomst-{i}", tafelcode="")
    for status in ("geplaatst", "wachtlijst"):
        kopieen(Aanmelding.objects.filter(bijeenkomst=morgen()).first(), n, status=status)
    kopieen(Inbreng.objects.filter(status="nieuw", contact__isnull=False).latest("pk"), n)
    gesprek = PersoonlijkContact.objects.filter(eigenaar__email="ambtenaar@voorbeeld.example").latest("pk")
    kopieen(gesprek, n, inbreng=elk(kopieen(gesprek.inbreng, n, beantwoord_op=None)), status="open")
    openbaar = Advies.objects.gepubliceerd().filter(inbreng__isnull=False).order_by("pk").first()
    bij_commissie = Advies.objects.filter(toetsen__moment="vooraf", toetsen__status="open", inbreng__isnull=False)
    for advies in (openbaar, bij_commissie.order_by("pk").first()):
        kopieen(advies.inbreng.first(), n)
        nieuw = kopieen(advies, n)
        for model in (Opvolging, Toets, Weging):
            for rij in model.objects.filter(advies=advies):
                kopieen(rij, n, advies=elk(nieuw))
    kopieen(Aanvraag.objects.latest("pk"), n)
    kopieen(Belverzoek.objects.latest("pk"), n)
    kopieen(Post.objects.latest("pk"), n)
    lid = Panellid.objects.filter(tot=None).latest("pk")
    kopieen(lid, n, panel=elk(kopieen(lid.panel, n, naam=lambda i: f"Panel {i}")))
    plek = Lidmaatschap.objects.latest("pk")
    kopieen(plek, n, organisatie=elk(kopieen(plek.organisatie, n, naam=lambda i: f"Groep {i}")))
    assert Panel.objects.count() > n


def test_every_page_asks_as_much_of_few_rows_as_of_many():
    maak_wereld()
    Post.objects.create(kanaal="email", aan="iemand@post.example", onderwerp="Bericht", tekst="Tekst")
    clients = {actor: client_van(actor) for actor in ("bezoeker", *ROLLEN)}
    meer(2)
    te_zien = paginas()
    weinig = {naam: tel(clients[wie(naam)], adres) for naam, adres in te_zien}
    meer(198)
    veel = {naam: tel(clients[wie(naam)], adres) for naam, adres in te_zien}
    assert {n: (weinig[n], veel[n]) for n in veel if weinig[n] != veel[n]} == {}
    te_veel = {
        naam: aantal
        for naam, aantal in veel.items()
        if aantal is not None and not naam.startswith(ELDERS) and aantal > UITZONDERINGEN.get(naam, (MEEST, ""))[0]
    }
    assert te_veel == {}
    assert {n for n in UITZONDERINGEN if (veel[n] or 0) <= MEEST} == set(), "no exception any more"


def test_the_outbox_reads_per_kind_and_not_per_row(monkeypatch):
    maak_wereld()
    client = client_van("adviseur")
    adres = reverse("werkplek:berichten")

    def op_lijst(soort: str, aantal: int) -> int:
        Bericht.objects.filter(status=BerichtStatus.OP_LIJST).update(status=BerichtStatus.VERZONDEN)
        pks = Bericht.objects.filter(soort=soort).order_by("-pk").values_list("pk", flat=True)[:aantal]
        return Bericht.objects.filter(pk__in=list(pks)).update(status=BerichtStatus.OP_LIJST, kanaal="bellen")

    gezien = set()
    for soort in alle():
        if op_lijst(soort, 1):
            een = tel(client, adres)
            if op_lijst(soort, 12) > 4:
                gezien.add(soort)
                assert tel(client, adres) == een, soort
                # The text of a report holds all that was said at its meeting.
                assert een <= (MEEST + 2 if soort == "adviezen.verslag" else MEEST), soort
    assert len(gezien) >= 7, gezien

    # Without it each row reads its own.
    monkeypatch.setattr(Soort, "lees_vooraf", lambda self, berichten: None)
    op_lijst("inloop.herinnering", 1)
    een = tel(client, adres)
    op_lijst("inloop.herinnering", 12)
    assert tel(client, adres) > een
