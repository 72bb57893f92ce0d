"""What both years of the example are made with: lists, people, and the steps that come back."""

from datetime import date, timedelta

from adviezen import services as adviezen
from adviezen.models import Criteriaset, Criterium
from agenda import services as agenda
from budget import services as budget
from inloop import services as inloop
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.actor import Actor
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import afvinken, verstuur
from participatie.gemeente.models import Afdeling, Gemeente, Thema, Wijk
from voorbeeld import inhoud

DOMEIN = "voorbeeld.example"


def werkdag(dag: date) -> date:
    """The day itself, or the first working day after it."""
    while not klok.is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


class Basis:
    def __init__(self, vandaag: date):
        self.vandaag = vandaag
        # The real hour when the example is for today, else noon: nothing of it may lie in the future.
        echt = klok.nu()
        self.nu = echt if klok.vandaag() == vandaag else klok.lokaal(vandaag, 12)
        self.vorig, self.jaar = vandaag.year - 1, vandaag.year
        self.publiek = Actor(via="publiek")

    def lijsten(self) -> None:
        gemeente = Gemeente.huidig()
        gemeente.naam = "Zandermeer"
        gemeente.sitenaam = "Meepraten in Zandermeer"
        gemeente.telefoon = "14 0000"
        gemeente.email = "meepraten@zandermeer.example"
        gemeente.steekproef_procent = 0  # the example has to come out the same each time
        gemeente.save()
        self.wijken = {n: Wijk.objects.get_or_create(naam=n)[0] for n in inhoud.WIJKEN}
        self.themas = {
            n: Thema.objects.get_or_create(naam=n, defaults={"uitleg": u})[0] for n, u in inhoud.THEMAS.items()
        }
        afdelingen = {n: Afdeling.objects.get_or_create(naam=n)[0] for n in inhoud.AFDELINGEN}
        self.mensen = {}
        for naam, volledig, afdeling, rollen in inhoud.PERSONEN:
            user = User.objects.create_user(
                f"{naam}@{DOMEIN}", naam=volledig, rollen=rollen, afdeling=afdelingen.get(afdeling)
            )
            user.emailaddress_set.update(verified=True)  # as after the code that a first sign-in asks
            self.mensen[naam] = user
        self.adviseur = Actor.gebruiker(self.mensen["adviseur"], via="voorbeeld")
        criteria = Criteriaset.objects.create(
            versie=1,
            vastgesteld_op=klok.vandaag(),
            vastgesteld_met="de adviescommissie en de drie voormalige raden",
        )
        for volgorde, (naam, uitleg) in enumerate(inhoud.CRITERIA, start=1):
            Criterium.objects.create(criteriaset=criteria, naam=naam, uitleg=uitleg, volgorde=volgorde)
        self.criteria = list(criteria.criteria.all())

    def als(self, naam: str) -> Actor:
        return Actor.gebruiker(self.mensen[naam], via="voorbeeld")

    def _verstuur_alles(self) -> None:
        while verstuur():
            pass

    def _post(self, dag: date, uur: int = 12) -> None:
        """What is due goes out, at an hour when messages may."""
        with klok.op(klok.lokaal(dag, uur)):
            self._verstuur_alles()
            for bericht in Bericht.objects.filter(status=BerichtStatus.OP_LIJST):
                afvinken(bericht=bericht, door=self.adviseur)  # called, or the letter was posted

    def _agenda(self, jaar: int, rijen: list) -> list:
        jaaragenda = agenda.maak_jaaragenda(
            jaar=jaar,
            inleiding="Over deze onderwerpen kunt u dit jaar meepraten. Mist u iets? Laat het ons weten.",
            door=self.adviseur,
        )
        agenda.publiceer_jaaragenda(agenda=jaaragenda, door=self.adviseur)
        trajecten = []
        for titel, waarover, invloed, vast, wet, themas, niveau, wie, (van, tot) in rijen:
            traject = agenda.maak_traject(
                jaaragenda=jaaragenda,
                titel=titel,
                samenvatting=waarover,
                te_beinvloeden=invloed,
                staat_vast=vast,
                wet=wet,
                themas=[self.themas[t] for t in themas],
                participatieniveau=niveau,
                doelgroepen="Iedereen die dit zelf meemaakt",
                begin=date(jaar, van, 1),
                eind=date(jaar, tot, 28),
                verantwoordelijke=self.mensen[wie],
                door=self.adviseur,
            )
            agenda.publiceren(traject=traject, door=self.adviseur)
            trajecten.append(traject)
        return trajecten

    def _bijeenkomst(self, *, titel, dag: date, uur: int, capaciteit=None, wijk=None, **velden):
        bijeenkomst = inloop.maak_bijeenkomst(
            titel=titel,
            begin=klok.lokaal(dag, uur),
            eind=klok.lokaal(dag, uur + 2),
            capaciteit=capaciteit,
            wijk=self.wijken.get(wijk),
            gastheer=self.mensen["ambtenaar"],
            deurhulpen=[self.mensen["ambtenaar.werk"]],
            rolstoel=True,
            tolk_mogelijk=True,
            stille_plek=True,
            door=self.adviseur,
            **velden,
        )
        inloop.publiceren(bijeenkomst=bijeenkomst, door=self.adviseur)
        return bijeenkomst

    def _mens(self, naam: str, kanaal: str, nummer: int) -> dict:
        """How to reach a visitor. The numbers (06 1234 ....) are not given out to anyone."""
        gegevens = {"naam": naam, "kanaal": kanaal}
        if kanaal == "email":
            gegevens["email"] = f"{naam.lower().replace(' ', '.')}@bewoners.example"
        elif kanaal == "brief":
            gegevens["adres"] = f"Voorbeeldstraat {nummer}\n1500 AA Zandermeer"
        else:
            gegevens["telefoon"] = f"+3161234{nummer:04d}"
        return gegevens

    def _aan_tafel(self, bijeenkomst, tekst: str, thema: str, volgnummer: int, **velden):
        """A remark typed in at a table; each fourth giver gives no name, unless they want to be called."""
        contact = bijeenkomst.contacten[volgnummer % len(bijeenkomst.contacten)]
        if volgnummer % 4 == 3 and not velden.get("wil_gebeld"):
            contact = None
        with klok.op(bijeenkomst.begin + timedelta(minutes=30 + volgnummer)):
            return adviezen.ontvang_inbreng(
                tekst=tekst,
                bron="tafel",
                gevraagd=True,
                bijeenkomst=bijeenkomst,
                tafel=str(volgnummer % 5 + 1),
                thema=self.themas.get(thema),
                contact=contact,
                door=self.als("ambtenaar"),
                **velden,
            )

    def _advies(self, stukken, rij, trajecten):
        advies = adviezen.maak_advies(
            titel=rij["titel"],
            tekst=rij["tekst"],
            minderheid=rij.get("minderheid", ""),
            betwist=rij.get("betwist", False),
            inbreng=stukken,
            themas=[self.themas[t] for t in rij["themas"]],
            wijken=[],
            trajecten=[trajecten[rij["traject"]]] if "traject" in rij else [],
            door=self.adviseur,
        )
        scores = ["hoog", "hoog", "hoog", "midden", "midden", "midden"]
        adviezen.wegen(
            advies=advies,
            scores={
                c.pk: (
                    score,
                    f"Aan de tafels noemden {len(stukken)} mensen dit."
                    if i == 0
                    else "Zo lazen wij het in wat mensen zeiden.",
                )
                for i, (c, score) in enumerate(zip(self.criteria, scores, strict=True))
            },
            door=self.adviseur,
        )
        adviezen.route_kiezen(advies=advies, route=rij["route"], door=self.adviseur)
        return advies

    def _aanvraag(self, *, groep, titel, bedrag, **velden):
        return budget.aanvragen(
            contactgegevens={
                "naam": f"Penningmeester {groep}",
                "email": f"{groep.lower().replace(' ', '-')}@groepen.example",
            },
            posten=velden.pop("posten", [("Kosten volgens plan", bedrag)]),
            groep=groep,
            titel=titel,
            waarvoor=velden.pop("waarvoor", "groepsgesprek"),
            omschrijving=velden.pop("omschrijving", "Wij praten met onze achterban en delen wat wij horen."),
            wie_heeft_eraan=velden.pop("wie_heeft_eraan", "Mensen die hulp en ondersteuning krijgen."),
            wanneer=velden.pop("wanneer", "Het hele jaar"),
            door=self.publiek,
            **velden,
        )
