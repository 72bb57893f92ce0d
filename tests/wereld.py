"""The example as a world to walk in: who may be where, and an object for every address."""

from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

from adviezen.models import Advies, Inbreng, Toets, ToetsStatus
from agenda.models import Jaaragenda, Traject
from budget.models import Aanvraag
from inloop.models import Aanmelding, Bijeenkomst, BijeenkomstStatus
from meedenkers import importeren
from meedenkers.models import Importtaak, Lidmaatschap, Meedenker, Panellid, Selectie, Uitnodiging, Verzoek
from meedenkers.services import panels
from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten.models import Bericht
from participatie.contacten import links
from participatie.contacten.models import Belverzoek
from participatie.contacten.services import vraag_om_te_bellen
from participatie.ontwikkeling.models import Post
from voorbeeld.laden import laad

ROLLEN = ("inwoner", "ambtenaar", "adviseur", "commissielid", "beheerder")
ACTOREN = ("bezoeker", "tafel", *ROLLEN)


def maak_wereld() -> None:
    laad(vandaag=klok.vandaag())
    vraag_om_te_bellen(naam="Jan Belt", telefoon="+31612340001", wanneer="", vraag="", door=Actor())
    # A list in preview, with a double to decide on and a remark that may be taken over.
    lijst = "Naam;E-mail;Toestemming;Opmerkingen\nJan Regel;jan.regel@post.example;ja;komt met een rolstoel\n" * 2
    lid = Meedenker.objects.in_database().latest("pk")
    organisatie = panels.maak_organisatie(naam="Cliëntenraad", door=Actor.systeem("test"))
    panels.verbind(organisatie=organisatie, meedenker=lid, rol="lid", door=Actor.systeem("test"))
    importeren.lees_in(naam="lijst.csv", inhoud=lijst.encode(), door=Actor.systeem("test"))


def client_van(actor: str) -> Client:
    client = Client(raise_request_exception=False)
    if actor == "tafel":
        bijeenkomst = morgen()
        with klok.op(bijeenkomst.begin):
            antwoord = client.post("/tafel/", {"code": bijeenkomst.tafelcode})
        assert antwoord.status_code == 302
    elif actor != "bezoeker":
        antwoord = client.post(f"/ontwikkeling/inloggen/{actor}/")
        assert antwoord.status_code == 302
    return client


def morgen() -> Bijeenkomst:
    return Bijeenkomst.objects.filter(status=BijeenkomstStatus.GEPUBLICEERD).order_by("begin").first()


def adressen(resolver=None, voor="", ruimte=""):
    """Every (name, path pattern, callback) of the URLconf."""
    for deel in (resolver or get_resolver()).url_patterns:
        pad = voor + str(deel.pattern)
        if isinstance(deel, URLPattern):
            yield (f"{ruimte}:" if ruimte else "") + str(deel.name), pad, deel
        else:
            yield from adressen(deel, pad, deel.namespace or ruimte)


def argumenten(naam: str) -> dict:
    """What to fill in an address, such that who may see it finds something there."""
    app, _, rest = naam.partition(":")
    eigen = {"opvolging__eigenaar__email": "ambtenaar@voorbeeld.example"}
    if naam == "publiek:status":
        return {"token": links.maak(Aanmelding.objects.latest("pk"))}
    if naam in ("publiek:eigen_gegevens", "mijn:download"):
        return {"token": links.maak(Aanmelding.objects.latest("pk")), "vorm": "json"}
    if naam == "ontwikkeling:inloggen":
        return {"rol": "inwoner"}
    if naam == "ontwikkeling:bericht":
        return {"pk": Post.objects.latest("pk").pk}
    if naam.startswith("agenda:jaaragenda"):
        return {"pk": Jaaragenda.objects.latest("jaar").pk}
    if app == "agenda":
        traject = Traject.objects.filter(verantwoordelijke__email="ambtenaar@voorbeeld.example").latest("pk")
        return {"jaar": traject.jaaragenda.jaar, "slug": traject.slug, "pk": traject.pk, "overgang": "starten"}
    if naam.startswith("adviezen:verslag"):
        return {"slug": Bijeenkomst.objects.filter(verslag__isnull=False).first().slug}
    if naam.startswith("adviezen:contact") or naam == "adviezen:overdragen":
        contact = Inbreng.objects.filter(persoonlijk_contact__eigenaar__email="ambtenaar@voorbeeld.example")
        return {"nummer": contact.first().nummer}
    if rest in ("inbreng", "persoonlijk_contact", "geen_vervolg", "terug_naar_nieuw", "niet_te_bereiken"):
        ingevoerd = Inbreng.objects.filter(ingevoerd_door__email="ambtenaar@voorbeeld.example", advies=None)
        return {"nummer": ingevoerd.latest("pk").nummer}
    if rest.startswith("toets"):
        return {"pk": Toets.objects.filter(status=ToetsStatus.OPEN, moment="vooraf").first().pk}
    if rest.startswith("opvolging"):
        return {"nummer": Advies.objects.filter(**eigen).latest("pk").nummer}
    if app == "adviezen" and rest.startswith("advies"):
        return {"nummer": Advies.objects.gepubliceerd().first().nummer}
    if app == "inloop" or naam == "adviezen:tafel_medewerker":
        bijeenkomst = morgen()
        return {"slug": bijeenkomst.slug, "pk": bijeenkomst.aanmeldingen.first().pk, "token": "onzin"}
    if naam.startswith("meedenkers:import"):
        return {"pk": Importtaak.objects.latest("pk").pk, "regel": 2}
    if naam == "meedenkers:bewijs":
        return {"token": links.maak(Uitnodiging.objects.filter(status="deelgenomen").latest("pk"))}
    if rest in ("uitnodigingen", "uitnodiging_antwoord"):
        uitnodiging = Uitnodiging.objects.latest("pk")
        return {"nummer": uitnodiging.verzoek.nummer, "pk": uitnodiging.pk}
    if naam in ("meedenkers:uitnodigen", "meedenkers:deelnemers") or ("verzoek" in naam and app == "meedenkers"):
        verzoek = Verzoek.objects.latest("pk")
        return {"pk": verzoek.pk, "nummer": verzoek.nummer, "overgang": "aanvaarden"}
    if rest.startswith("panel"):
        lid = Panellid.objects.filter(tot=None).latest("pk")
        return {"pk": lid.panel_id, "meedenker": lid.meedenker_id}
    if rest.startswith("organisatie"):
        lid = Lidmaatschap.objects.latest("pk")
        return {"pk": lid.organisatie_id, "meedenker": lid.meedenker_id}
    if naam.startswith("meedenkers:dubbel_"):
        een, ander = Meedenker.objects.in_database().order_by("pk")[:2]
        return {"een": een.pk, "ander": ander.pk, "pk": 1}
    if naam == "meedenkers:loting_uitleg":
        return {"nummer": Selectie.objects.filter(uitgenodigd_op__isnull=False).latest("pk").verzoek.nummer}
    if rest.startswith("selectie") or rest == "loten":
        selectie = Selectie.objects.filter(status="getrokken").latest("pk")
        kandidaat = selectie.kandidaten.filter(getrokken=True).first()
        return {"nummer": selectie.verzoek.nummer, "volgnummer": selectie.volgnummer, "kandidaat": kandidaat.pk}
    if naam == "meedenkers:stap":
        return {"naam": "onderwerpen"}
    if app == "meedenkers":
        return {"pk": Meedenker.objects.latest("pk").pk, "overgang": "vertrekken"}
    if app == "budget":
        return {"nummer": Aanvraag.objects.latest("pk").nummer}
    if naam.startswith("werkplek:bericht"):
        return {"pk": Bericht.objects.filter(status="op_lijst").first().pk}
    if naam.startswith("werkplek:belverzoek"):
        return {"pk": Belverzoek.objects.first().pk}
    return {}
