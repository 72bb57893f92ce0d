"""What both years of the example are made with: lists, people, and the steps that come back."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from adviezen import services as adviezen
from adviezen.models import Criteriaset, Criterium
from agenda import services as agenda
from budget import services as budget
from inloop import services as inloop
from meedenkers.models import Ervaringsoort
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


def werkdag_terug(dag: date) -> date:
    """The day itself, or the last working day before it."""
    while not klok.is_werkdag(dag):
        dag -= timedelta(days=1)
    return dag


def valt_in(traject, dag: date) -> bool:
    """Whether a meeting on that day can be about this traject."""
    return traject.begin <= dag <= traject.eind


class Basis:
    def __init__(self, vandaag: date):
        self.vandaag = vandaag
        # The real hour when the example is for today, else noon: nothing of it may lie in the future.
        echt = klok.nu()
        self.nu = echt if klok.vandaag() == vandaag else klok.lokaal(vandaag, 12)
        self.vorig, self.jaar = vandaag.year - 1, vandaag.year
        self.publiek = Actor(via="publiek")

    def _uiterlijk_nu(self, dag: date, uur: int) -> datetime:
        """That hour of that day, or now where it has yet to come: nothing of the example may lie in the future."""
        return min(klok.lokaal(dag, uur), self.nu)

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
        for naam in inhoud.ERVARINGEN:
            Ervaringsoort.objects.get_or_create(naam=naam)
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
                eind=date(jaar, tot, monthrange(jaar, tot)[1]),
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

    def _gehouden(self, *, dag: date, uur: int, mensen, bezoekers: int, cijfers, **velden):
        """A meeting that was held: announced a month before, signed up for, held, marked, closed. All on their days."""
        with klok.op(klok.lokaal(werkdag_terug(dag - timedelta(days=30)), 10)):
            bijeenkomst = self._bijeenkomst(dag=dag, uur=uur, **velden)
        with klok.op(klok.lokaal(dag - timedelta(days=9), 11)):
            aanmeldingen = [
                inloop.aanmelden(
                    bijeenkomst=bijeenkomst,
                    contactgegevens=self._mens(naam, kanaal, nummer),
                    rolstoel=volgorde == 2,
                    tolk=volgorde == 9,
                    tolk_taal="Pools" if volgorde == 9 else "",
                    door=self.publiek,
                )
                for volgorde, (nummer, naam, kanaal) in enumerate(mensen)
            ]
        self._post(dag - timedelta(days=1))
        deur = self.als("ambtenaar")
        with klok.op(klok.lokaal(dag, uur, 10)):
            for aanmelding in aanmeldingen:
                inloop.inchecken(aanmelding=aanmelding, door=deur)
            inloop.tel_zonder_naam(bijeenkomst=bijeenkomst, aantal=bezoekers - len(aanmeldingen), door=deur)
        with klok.op(klok.lokaal(dag, uur + 1, 50)):
            for cijfer in cijfers:
                inloop.enquete_invullen(
                    bijeenkomst=bijeenkomst,
                    cijfer=cijfer,
                    tip="Graag kleinere groepen aan tafel." if cijfer < 7 else "",
                    top="Er werd echt geluisterd." if cijfer > 7 else "",
                    op_papier=True,
                    door=deur,
                )
        with klok.op(klok.lokaal(dag, uur + 3)):
            inloop.afsluiten(bijeenkomst=bijeenkomst, door=self.adviseur)
        bijeenkomst.contacten = [a.contact for a in aanmeldingen]
        return bijeenkomst

    def _verslag(self, bijeenkomst, moment: datetime) -> None:
        with klok.op(moment):
            verslag = adviezen.bewaar_verslag(
                bijeenkomst=bijeenkomst,
                inleiding="Dank dat u er was. Hier leest u wat wij hoorden en wat wij ermee doen.",
                door=self.adviseur,
            )
            adviezen.publiceer_verslag(verslag=verslag, door=self.adviseur)

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
        adviezen.wegen(
            advies=advies,
            scores={c.pk: weging for c, weging in zip(self.criteria, inhoud.WEGINGEN, strict=True)},
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
