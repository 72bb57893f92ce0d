"""The rooms: who comes in, what every answer carries, and what is not there in production."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from participatie import klok
from participatie.accounts.models import Rol
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.models import Belverzoek
from participatie.kamers.haken import Cijfer, Werk
from participatie.ontwikkeling.models import Post
from tests.kern.fabriek import inloggen, persoon

HIER = Path(__file__).resolve().parents[2]
KAMERS = {
    "/mijn/": {"inwoner", *Rol.values},
    "/werkplek/": {"adviseur", "ambtenaar"},
    "/werkplek/berichten/": {"adviseur"},
    "/werkplek/belverzoeken/": {"adviseur"},
    "/commissie/": {"commissielid"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ["inwoner", *Rol.values])
def test_each_role_its_own_rooms(client, rol):
    inloggen(client, rol)
    for adres, rollen in KAMERS.items():
        assert client.get(adres).status_code == (200 if rol in rollen else 403), adres


@pytest.mark.django_db
def test_visitor_is_asked_to_sign_in(client):
    for adres in KAMERS:
        antwoord = client.get(adres)
        assert antwoord.status_code == 302
        assert antwoord.url.startswith("/account/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "adres",
    [
        "/",
        "/cijfers/",
        "/privacy/",
        "/toegankelijkheid/",
        "/bel-mij/",
        "/bel-mij/dank/",
        "/ontwikkeling/",
        "/ontwikkeling/berichten/",
    ],
)
def test_public_pages(client, adres):
    antwoord = client.get(adres)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert tekst.count("<h1") == 1
    assert "14\N{NO-BREAK SPACE}0000" in tekst
    assert "/bel-mij/" in tekst
    assert "<style" not in tekst
    assert " style=" not in tekst


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["inloop:lijst", "adviezen:inbreng_nieuw", "meedenkers:meedenken", "budget:aanvragen"])
def test_home_offers_the_four_ways(client, naam):
    assert f'href="{reverse(naam)}"' in client.get("/").content.decode()


# --- second factor ----------------------------------------------------------------------------------------------
def _met_code_alleen(user) -> Client:
    """Signed in as by e-mail code: no second factor recorded."""
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Rol.values)
def test_staff_with_a_code_only_come_no_further_than_setting_up_a_second_factor(rol):
    client = _met_code_alleen(persoon(rol))
    for adres in ("/", "/mijn/", "/werkplek/", "/commissie/", "/beheer/", "/cijfers/"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 302, adres
        assert antwoord.url == "/account/2fa/"
    assert client.post("/werkplek/berichten/1/afvinken/").status_code == 302


@pytest.mark.django_db
def test_resident_with_a_code_is_in():
    assert _met_code_alleen(persoon("inwoner")).get("/mijn/").status_code == 200


@pytest.mark.django_db
def test_twin_without_the_middleware_a_code_is_enough(settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "tweede_factor" not in m]
    assert _met_code_alleen(persoon("adviseur")).get("/werkplek/").status_code == 200


# --- production -------------------------------------------------------------------------------------------------
def _in_een_ander_proces(**omgeving) -> str:
    """A fresh process, as it would start: settings and URLs read from its own environment."""
    vraag = (
        "import django; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "for pad in ('/', '/ontwikkeling/', '/ontwikkeling/inloggen/adviseur/', '/ontwikkeling/berichten/'):\n"
        "    try: resolve(pad); print(pad, 'bestaat')\n"
        "    except Resolver404: print(pad, '404')\n"
    )
    schoon = {n: w for n, w in os.environ.items() if n not in ("DATABASE_URL", "REDIS_URL", "PARTICIPATIE_TESTEN")}
    uit = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", vraag], env=schoon | omgeving, cwd=HIER, capture_output=True, text=True, check=True
    )
    return uit.stdout


def test_development_pages_do_not_exist_in_production():
    productie = _in_een_ander_proces(
        PRODUCTIE="1",
        SECRET_KEY="k" * 60,
        ALLOWED_HOSTS="site.example",
        SITE_URL="https://site.example",
        DATABASE_URL="postgres://u:p@127.0.0.1/x",
        REDIS_URL="redis://127.0.0.1/0",
        EMAIL_URL="smtp://127.0.0.1:25",
    )
    assert productie.splitlines() == [
        "/ bestaat",
        "/ontwikkeling/ 404",
        "/ontwikkeling/inloggen/adviseur/ 404",
        "/ontwikkeling/berichten/ 404",
    ]


def test_twin_outside_production_they_do_exist():
    assert "404" not in _in_een_ander_proces(PRODUCTIE="0")


# --- bad input and headers --------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/?q=%00", "/cijfers/?q=a%00b", "/%00/", "/status/%00/", "/budget/?q=%2500%00"])
def test_nul_bytes_are_a_400_page(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 400
    assert "Dit kunnen wij niet lezen" in antwoord.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "vraag", ["?q='", '?q="x', "?q=%C3%28", "?q=%F0%9F", "?pagina=%27", "?pagina=-1", "?q=" + "x" * 3000]
)
def test_odd_queries_are_no_error(client, vraag):
    inloggen(client, "adviseur")
    for adres in ("/", "/cijfers/", "/werkplek/", "/werkplek/berichten/", "/ontwikkeling/berichten/"):
        assert client.get(adres + vraag).status_code == 200


def _stuk(request):
    raise ZeroDivisionError


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("adres", "status"), [("/", 200), ("/bestaat-niet/", 404), ("/?q=%00", 400), ("/cijfers/", 500)]
)
def test_security_headers_on_every_answer(adres, status, monkeypatch):
    client = Client(raise_request_exception=False)
    if status == 500:
        monkeypatch.setattr("participatie.kamers.haken.vraag", lambda *_: 1 / 0)
    antwoord = client.get(adres)
    assert antwoord.status_code == status
    csp = antwoord.headers["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "unsafe" not in csp
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in antwoord.headers["Permissions-Policy"]
    if status != 400:  # the NUL guard answers before the frame middleware; frame-ancestors says the same
        assert antwoord.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_personal_pages_are_kept_by_no_browser(client):
    inloggen(client, "inwoner")
    for adres in ("/mijn/", "/", "/mijn/bestaat-niet/"):
        assert client.get(adres).headers["Cache-Control"] == "no-store, private"


# --- pages ------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_figures_stand_beside_each_other(client, monkeypatch):
    from participatie import klok
    from participatie.kamers import haken

    dit = klok.vandaag().year

    def vraag(slot, *args):
        return [Cijfer("bezoekers", "Bezoekers", 352 if args[0] < dit else 12)] if slot == "cijfers" else []

    monkeypatch.setattr(haken, "vraag", vraag)
    tekst = client.get("/cijfers/").content.decode()
    for stuk in (f"{dit} (tot nu toe)", str(dit - 1), "Bezoekers", "<strong>352</strong>", "<strong>12</strong>"):
        assert stuk in tekst


@pytest.mark.django_db
def test_worklist_is_sorted_and_late_work_stands_out(client, monkeypatch):
    from datetime import timedelta

    from participatie import klok
    from participatie.kamers import haken

    inloggen(client, "adviseur")
    gisteren = klok.vandaag() - timedelta(days=1)
    werk = [
        Werk("Later", "/x/", "Soort", urgentie=4),
        Werk("Te late zaak", "/x/", "Soort", urgentie=1, uiterlijk=gisteren),
        Werk("Spoedzaak", "/x/", "Soort", urgentie=0),
    ]
    echt = haken.vraag
    monkeypatch.setattr(haken, "vraag", lambda slot, *a: werk if slot == "werklijst" else echt(slot, *a))
    antwoord = client.get("/werkplek/")
    assert [w.titel for w in antwoord.context["pagina"]] == ["Spoedzaak", "Te late zaak", "Later"]
    assert ">Uiterlijk</th>" in antwoord.content.decode()
    assert ">Te laat<" in antwoord.content.decode()


@pytest.mark.django_db
def test_call_me_and_ticking_it_off(client):
    assert str(GEEN_GEVOLGEN) in client.get("/bel-mij/").content.decode()
    antwoord = client.post("/bel-mij/", {"naam": "Ria", "telefoon": "geen nummer", "vraag": "Blijft staan"})
    assert antwoord.status_code == 200
    assert "Blijft staan" in antwoord.content.decode()
    with klok.op(klok.lokaal(date(2026, 12, 24), 12)):  # Thursday before Christmas: two working days are four later
        antwoord = client.post("/bel-mij/", {"naam": "Ria", "telefoon": "06-12 34 56 78"}, follow=True)
        assert "uiterlijk dinsdag 29 december 2026" in antwoord.content.decode()
        verzoek = Belverzoek.objects.get()
    with klok.op(klok.lokaal(date(2026, 12, 28), 12)):  # the promise does not move when the page is opened again
        assert "uiterlijk dinsdag 29 december 2026" in client.get("/bel-mij/dank/").content.decode()
    inloggen(client, "adviseur")
    assert "06 12345678" in client.get("/werkplek/belverzoeken/").content.decode()
    te_lang = client.post(f"/werkplek/belverzoeken/{verzoek.pk}/gebeld/", {"uitkomst": "Gesproken " * 40})
    assert te_lang.status_code == 200
    assert "Gesproken Gesproken" in te_lang.content.decode()
    client.post(f"/werkplek/belverzoeken/{verzoek.pk}/gebeld/", {"uitkomst": "Gesproken"})
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.uitkomst) == ("gebeld", "Gesproken")


@pytest.mark.django_db
def test_sent_messages_can_be_read_and_their_links_clicked(client):
    post = Post.objects.create(
        kanaal="email",
        aan="ria@post.example",
        onderwerp="Hallo",
        tekst="<script>x</script>\nhttp://localhost:8000/status/a:b/\n",
        bijlagen=[{"naam": "afspraak.ics", "inhoud": "BEGIN:VCALENDAR"}],
    )
    Post.objects.create(kanaal="sms", aan="+31612345678", tekst="Sms")
    assert list(client.get("/ontwikkeling/berichten/?aan=ria").context["pagina"]) == [post]
    tekst = client.get(f"/ontwikkeling/berichten/{post.pk}/").content.decode()
    assert 'href="http://localhost:8000/status/a:b/"' in tekst
    assert "BEGIN:VCALENDAR" in tekst
    assert "<script>x" not in tekst


@pytest.mark.django_db
def test_signing_in_for_trying_is_post_only_and_for_known_roles(client):
    assert client.get("/ontwikkeling/inloggen/adviseur/").status_code == 405
    assert client.post("/ontwikkeling/inloggen/keizer/").status_code == 404
    assert client.post("/ontwikkeling/inloggen/adviseur/").status_code == 404, "no such person yet"


@pytest.mark.django_db
def test_a_browser_on_the_address_of_a_button_is_brought_to_its_page(client):
    browser = {"HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8"}
    antwoord = client.get("/tafel/stoppen/", **browser)
    assert (antwoord.status_code, antwoord.url) == (302, "/tafel/")
    # Without a page above it: words, the number of the error, and what is allowed.
    antwoord = client.get("/ontwikkeling/inloggen/adviseur/", **browser)
    assert antwoord.status_code == 405
    assert antwoord["Allow"] == "POST"
    assert "Er is niets veranderd" in antwoord.content.decode()
    assert "no-store" in antwoord["Cache-Control"]
    assert "Er is niets veranderd" in client.put("/tafel/", **browser).content.decode()
    # A program gets the bare answer; and who may not come there is refused as before.
    assert client.get("/tafel/stoppen/").status_code == 405
    gebeld = reverse("werkplek:belverzoek_gebeld", args=[1])
    assert "/account/" in client.get(gebeld, **browser).url
    inloggen(client, "ambtenaar")
    assert client.get(gebeld, **browser).status_code == 403
