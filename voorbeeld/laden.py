"""Builds the example through the same services that the screens use, at the moments when it would have happened.

The clock (`participatie.klok`) is set to each moment, so numbers, terms and messages come out as in real life. One
transaction: the example is there whole, or not at all.
"""

from datetime import date, datetime, timedelta
from importlib import resources

from django.db import transaction

from adviezen import services as adviezen
from adviezen.models import Criteriaset, Criterium, Moment, ToetsStatus
from agenda import services as agenda
from budget import services as budget
from inloop import services as inloop
from meedenkers import importeren
from meedenkers import services as meedenkers
from meedenkers.models import Bron
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.actor import Actor
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import afvinken, verstuur
from participatie.gemeente.models import Afdeling, Gemeente, Thema, Wijk
from voorbeeld import inhoud

DOMEIN = "voorbeeld.example"
TOESTEMMING = "Ja, de gemeente mag mij vragen om mee te denken."


def is_geladen() -> bool:
    return Gemeente.objects.filter(voorbeeld_geladen=True).exists()


def laad(*, vandaag: date) -> None:
    """Load two years around `vandaag`. Does nothing when the example is there already."""
    with transaction.atomic():
        if is_geladen():
            return
        Voorbeeld(vandaag).bouw()


class Voorbeeld:
    def __init__(self, vandaag: date):
        self.vandaag = vandaag
        # The real hour when the example is for today, else noon: nothing of it may lie in the future.
        echt = klok.nu()
        self.nu = echt if klok.vandaag() == vandaag else klok.lokaal(vandaag, 12)
        self.vorig, self.jaar = vandaag.year - 1, vandaag.year
        self.publiek = Actor(via="publiek")

    def bouw(self) -> None:
        with klok.op(klok.lokaal(date(self.vorig, 1, 4), 9)):
            self.lijsten()
        self._vorig_jaar()
        self._dit_jaar()
        with klok.op(self.nu):
            self._verstuur_alles()
            Gemeente.objects.filter(pk=1).update(voorbeeld_geladen=True)

    # --- lists and people ---------------------------------------------------------------------------------------
    def lijsten(self) -> None:
        gemeente = Gemeente.huidig()
        gemeente.naam = "Zandermeer"
        gemeente.sitenaam = "Meepraten in Zandermeer"
        gemeente.telefoon = "14 0000"
        gemeente.email = "meepraten@zandermeer.example"
        gemeente.steekproef_procent = 0  # the example has to come out the same each time
        gemeente.save()
        self.wijken = {n: Wijk.objects.get_or_create(naam=n)[0] for n in inhoud.WIJKEN}
        self.themas = {n: Thema.objects.get_or_create(naam=n, defaults={"uitleg": u})[0] for n, u in inhoud.THEMAS.items()}
        afdelingen = {n: Afdeling.objects.get_or_create(naam=n)[0] for n in inhoud.AFDELINGEN}
        self.mensen = {}
        for naam, volledig, afdeling, rollen in inhoud.PERSONEN:
            user = User.objects.create_user(
                f"{naam}@{DOMEIN}", naam=volledig, rollen=rollen, afdeling=afdelingen.get(afdeling)
            )
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

    # --- last year, finished ------------------------------------------------------------------------------------
    def _vorig_jaar(self) -> None:
        with klok.op(klok.lokaal(date(self.vorig, 1, 10), 9)):
            trajecten = self._agenda(self.vorig, inhoud.TRAJECTEN_VORIG)
            self._budget_vorig()
        bijeenkomsten = [self._bijeenkomst_vorig(gegevens) for gegevens in inhoud.BIJEENKOMSTEN_VORIG]
        self._inbreng_vorig(bijeenkomsten, trajecten)
        with klok.op(klok.lokaal(date(self.vorig, 12, 4), 10)):
            for bestand, panel in (
                ("meedenkers-excel-latin1.csv", ""),
                ("panel-werk-en-inkomen.xlsx", "Werk en inkomen"),
            ):
                self._importeer(bestand, panel)
        with klok.op(klok.lokaal(date(self.vorig, 12, 28), 10)):
            for traject in trajecten:
                agenda.starten(traject=traject, door=self.adviseur)
                agenda.naar_fase(traject=traject, fase="evalueren", reden="Het jaar is klaar.", door=self.adviseur)
                agenda.afronden(traject=traject, door=self.adviseur)
        self._post(date(self.vorig, 12, 30))

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

    def _bijeenkomst_vorig(self, gegevens):
        maand, dagnummer, titel, deel, plaats, adres, bezoekers, cijfers = gegevens
        dag = werkdag(date(self.vorig, maand, dagnummer))
        with klok.op(klok.lokaal(dag - timedelta(days=30), 10)):
            bijeenkomst = self._bijeenkomst(
                titel=titel,
                dag=dag,
                uur=14,
                omschrijving="Loop binnen en vertel wat u vindt van hulp en ondersteuning. Aan tafels praten wij verder.",
                locatie=plaats,
                adres=adres,
                stadsdeel=deel,
                soort="inloop",
            )
        with klok.op(klok.lokaal(dag - timedelta(days=9), 11)):
            aanmeldingen = [
                inloop.aanmelden(
                    bijeenkomst=bijeenkomst,
                    contactgegevens=self._mens(naam, kanaal, 100 + nummer),
                    rolstoel=nummer == 2,
                    tolk=nummer == 9,
                    tolk_taal="Pools" if nummer == 9 else "",
                    door=self.publiek,
                )
                for nummer, (naam, kanaal) in enumerate(inhoud.BEZOEKERS)
            ]
        self._post(dag - timedelta(days=1))
        deur = self.als("ambtenaar")
        with klok.op(klok.lokaal(dag, 14, 10)):
            for aanmelding in aanmeldingen:
                inloop.inchecken(aanmelding=aanmelding, door=deur)
            inloop.tel_zonder_naam(bijeenkomst=bijeenkomst, aantal=bezoekers - len(aanmeldingen), door=deur)
        with klok.op(klok.lokaal(dag, 15, 50)):
            for cijfer in cijfers:
                inloop.enquete_invullen(
                    bijeenkomst=bijeenkomst,
                    cijfer=cijfer,
                    tip="Graag kleinere groepen aan tafel." if cijfer < 7 else "",
                    top="Er werd echt geluisterd." if cijfer > 7 else "",
                    op_papier=True,
                    door=deur,
                )
        with klok.op(klok.lokaal(dag, 17)):
            inloop.afsluiten(bijeenkomst=bijeenkomst, door=self.adviseur)
        bijeenkomst.contacten = [a.contact for a in aanmeldingen]
        return bijeenkomst

    def _aan_tafel(self, bijeenkomst, tekst: str, thema: str, volgnummer: int, **velden):
        """A remark typed in at a table; each fourth giver keeps their name to themselves, unless they want to be called."""
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

    def _inbreng_vorig(self, bijeenkomsten, trajecten) -> None:
        per_bijeenkomst = [[], [], [], []]
        for nummer, (tekst, uitkomst) in enumerate(inhoud.PERSOONLIJK):
            per_bijeenkomst[nummer % 4].append(("persoonlijk", tekst, uitkomst))
        for nummer, rij in enumerate(inhoud.GEEN_VERVOLG):
            per_bijeenkomst[nummer % 4].append(("geen_vervolg", rij[0], rij))
        for nummer, rij in enumerate(inhoud.ADVIEZEN_VORIG):
            # The last one, still open, came up at the last meeting.
            plek = 3 if not rij["uitkomst"] else nummer % 4
            per_bijeenkomst[plek].append(("advies", rij["inbreng"], rij))
        for bijeenkomst, rijen in zip(bijeenkomsten, per_bijeenkomst, strict=True):
            self._verwerk(bijeenkomst, rijen, trajecten)

    def _verwerk(self, bijeenkomst, rijen, trajecten) -> None:
        """Triage, weighing, follow-up, answer and report of one meeting."""
        dag = klok.timezone.localdate(bijeenkomst.begin)
        volgnummer = 0
        binnen = []
        for soort, teksten, rij in rijen:
            stukken = []
            for tekst in [teksten] if isinstance(teksten, str) else teksten:
                thema = rij["themas"][0] if soort == "advies" else ""
                stukken.append(self._aan_tafel(bijeenkomst, tekst, thema, volgnummer, wil_gebeld=soort == "persoonlijk"))
                volgnummer += 1
            binnen.append((soort, stukken, rij))
        self._post(dag, 20)
        open_adviezen = []
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=2)), 10)):
            for soort, stukken, rij in binnen:
                if soort == "persoonlijk":
                    adviezen.persoonlijk_contact(
                        inbreng=stukken[0], eigenaar=self.mensen["ambtenaar"], door=self.adviseur
                    )
                elif soort == "geen_vervolg":
                    adviezen.geen_vervolg(inbreng=stukken[0], reden=rij[1], toelichting=rij[2], door=self.adviseur)
                else:
                    open_adviezen.append((self._advies(stukken, rij, trajecten), rij))
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=5)), 11)):
            for soort, stukken, rij in binnen:
                if soort == "persoonlijk":
                    adviezen.contactpoging(inbreng=stukken[0], notitie="Gebeld en gesproken.", door=self.als("ambtenaar"))
                    adviezen.contact_afronden(inbreng=stukken[0], uitkomst=rij, door=self.als("ambtenaar"))
        for advies, rij in open_adviezen:
            self._naar_route(advies, rij, dag + timedelta(days=6), trajecten)
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=12)), 10)):
            verslag = adviezen.bewaar_verslag(
                bijeenkomst=bijeenkomst,
                inleiding="Dank dat u er was. Hier leest u wat wij hoorden en wat wij ermee doen.",
                door=self.adviseur,
            )
            adviezen.publiceer_verslag(verslag=verslag, door=self.adviseur)
        self._post(werkdag(dag + timedelta(days=12)))
        for advies, rij in open_adviezen:
            self._tot_antwoord(advies, rij, dag + timedelta(days=20))
        self._post(werkdag(dag + timedelta(days=30)))

    # --- one advice, step by step -------------------------------------------------------------------------------
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
                c.pk: (score, f"Aan de tafels noemden {len(stukken)} mensen dit." if i == 0 else "Zo lazen wij het in wat mensen zeiden.")
                for i, (c, score) in enumerate(zip(self.criteria, scores, strict=True))
            },
            door=self.adviseur,
        )
        adviezen.route_kiezen(advies=advies, route=rij["route"], door=self.adviseur)
        return advies

    def _naar_route(self, advies, rij, dag: date, trajecten) -> None:
        """The committee where it must, then tell the route."""
        with klok.op(klok.lokaal(werkdag(dag), 20)):
            for toets in advies.toetsen.filter(moment=Moment.VOORAF, status=ToetsStatus.OPEN):
                opmerking = rij.get("opmerking", "")
                adviezen.oordelen(
                    toets=toets,
                    oordeel="akkoord_met_opmerking" if opmerking else "akkoord",
                    opmerking=opmerking,
                    door=self.als("commissie2"),
                )
                toets.refresh_from_db()
                if opmerking:
                    adviezen.toets_beantwoorden(
                        toets=toets, antwoord="Dank u. Dat nemen wij mee in de uitvoering.", door=self.adviseur
                    )
        advies.refresh_from_db()
        feiten = {"actie": rij["actie"]} if rij["route"] == "quick_win" else {}
        if rij["route"] == "verbinden":
            feiten = {"doel_project": rij["project"]} if "project" in rij else {"doel_traject": trajecten[rij["traject"]]}
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=2)), 10)):
            adviezen.route_vertellen(
                advies=advies,
                eigenaar=self.mensen[rij["owner"]],
                uiterlijk=werkdag(dag + timedelta(days=45)),
                door=self.adviseur,
                **feiten,
            )

    def _tot_antwoord(self, advies, rij, dag: date) -> None:
        """Follow-up by its owner, then publication and the answer. Without an outcome it stays open, but public."""
        eigenaar = self.als(rij["owner"])
        advies.refresh_from_db()
        opvolging = advies.opvolging
        with klok.op(klok.lokaal(werkdag(dag), 11)):
            if rij["route"] == "verbinden":
                adviezen.aanvaarden(opvolging=opvolging, door=eigenaar)
            adviezen.voortgang_melden(
                opvolging=opvolging, tekst="Wij zijn begonnen en spraken met de mensen die dit raakt.", openbaar=True, door=eigenaar
            )
            if not rij["uitkomst"]:
                adviezen.publiceren(advies=advies, door=self.adviseur)
                return
            if rij["route"] == "nieuw_beleid":
                opvolging.refresh_from_db()
                adviezen.beleidsstap_zetten(opvolging=opvolging, stap="voorstel", door=eigenaar)
                adviezen.beleidsstap_zetten(
                    opvolging=opvolging,
                    stap="college",
                    besluit=rij["besluit"],
                    motivering="Het college vindt dit belangrijk voor de mensen om wie het gaat.",
                    door=eigenaar,
                )
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=4)), 11)):
            opvolging.refresh_from_db()
            adviezen.afronden(
                opvolging=opvolging,
                uitkomst=rij["uitkomst"],
                publiek_antwoord=rij["antwoord"],
                bewijs=rij.get("bewijs", ""),
                door=eigenaar,
            )
        with klok.op(klok.lokaal(werkdag(dag + timedelta(days=6)), 10)):
            advies.refresh_from_db()
            adviezen.publiceren(advies=advies, door=self.adviseur)
            adviezen.terugkoppelen(advies=advies, door=self.adviseur)

    # --- money and people ---------------------------------------------------------------------------------------
    def _aanvraag(self, *, groep, titel, bedrag, **velden):
        return budget.aanvragen(
            contactgegevens={"naam": f"Penningmeester {groep}", "email": f"{groep.lower().replace(' ', '-')}@groepen.example"},
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

    def _budget_vorig(self) -> None:
        budget.zet_begroting(jaar=self.vorig, bedrag=4_000_000, door=self.adviseur)
        for groep in ("Voormalige Wmo-raad", "Voormalige Seniorenraad", "Voormalige Cliëntenraad"):
            aanvraag = self._aanvraag(groep=groep, titel="Onze plek in de nieuwe werkwijze", bedrag=1_000_000)
            budget.in_behandeling_nemen(aanvraag=aanvraag, door=self.adviseur)
            budget.toekennen(
                aanvraag=aanvraag,
                bedrag=1_000_000,
                motivering="Elke raad krijgt dit jaar tijd om een nieuwe rol te kiezen.",
                door=self.adviseur,
            )
            budget.betaling_opdragen(aanvraag=aanvraag, verwacht_op=klok.vandaag() + timedelta(days=14), door=self.adviseur)
            with klok.op(klok.nu() + timedelta(days=12)):
                budget.betaald(aanvraag=aanvraag, op=klok.vandaag(), door=self.adviseur)

    def _importeer(self, bestand: str, panel: str) -> None:
        data = resources.files("meedenkers") / "voorbeelddata" / bestand
        taak = importeren.lees_in(naam=bestand, inhoud=data.read_bytes(), panel_naam=panel, door=self.adviseur)
        importeren.bevestigen(taak=taak, door=self.adviseur)
        importeren.verwerk(taak.pk)

    # --- this year, running -------------------------------------------------------------------------------------
    def _terug(self, dagen: int, uur: int = 10) -> datetime:
        """`dagen` before today, but never before this year began."""
        return klok.lokaal(max(self.vandaag - timedelta(days=dagen), date(self.jaar, 1, 1)), uur)

    def _dit_jaar(self) -> None:
        with klok.op(klok.lokaal(date(self.jaar, 1, 1), 8)):
            trajecten = self._agenda(self.jaar, inhoud.TRAJECTEN_NU)
            budget.zet_begroting(jaar=self.jaar, bedrag=5_000_000, door=self.adviseur)
            for traject in trajecten:
                if traject.begin <= self.vandaag:
                    agenda.starten(traject=traject, door=self.adviseur)
                    agenda.naar_fase(traject=traject, fase="ophalen", reden="De gesprekken beginnen.", door=self.adviseur)
                if traject.eind < self.vandaag:
                    agenda.naar_fase(traject=traject, fase="evalueren", reden="Het is klaar.", door=self.adviseur)
                    agenda.afronden(traject=traject, door=self.adviseur)
        self._te_laat()
        geweest = self._geweest()
        self._komend(trajecten)
        self._lopende_adviezen(geweest, trajecten)
        with klok.op(min(self.nu, self._terug(1, 9))):
            self._verzoek_en_meedenkers(trajecten)
            self._budget_nu()
            for tekst, thema, spoed in inhoud.NIEUWE_INBRENG:
                adviezen.ontvang_inbreng(
                    tekst=tekst,
                    bron="formulier",
                    thema=self.themas[thema],
                    wijk=self.wijken["Westzaan"],
                    contactgegevens=self._mens("Karin Prins", "email", 0),
                    spoed=spoed,
                    wil_gebeld=spoed,
                    door=self.publiek,
                )

    def _te_laat(self) -> None:
        """What must not happen, shown: input ten weeks old without an answer."""
        with klok.op(klok.lokaal(self.vandaag - timedelta(days=70), 10)):
            adviezen.ontvang_inbreng(
                tekst=inhoud.TE_LAAT,
                bron="telefoon",
                thema=self.themas["Huishoudelijke hulp"],
                contactgegevens=self._mens("Bep Hartog", "bellen", 77),
                door=self.als("ambtenaar"),
            )

    def _geweest(self):
        """A talk in a district that was held this year, with the people who came."""
        moment = self._terug(24)
        dag = klok.timezone.localdate(moment)
        with klok.op(min(moment, klok.lokaal(dag, 7))):
            bijeenkomst = self._bijeenkomst(
                titel="Gesprek in Krommenie over hulp in huis",
                dag=dag,
                uur=9,
                soort="inbrenggesprek",
                wijk="Krommenie",
                capaciteit=20,
                omschrijving="Een klein gesprek over hulp in huis, samen met het wijkteam.",
                locatie="Wijkcentrum De Lindeboom",
                adres="Dorpsstraat 11, Krommenie",
            )
            aanmeldingen = [
                inloop.aanmelden(
                    bijeenkomst=bijeenkomst, contactgegevens=self._mens(naam, kanaal, 200 + i), door=self.publiek
                )
                for i, (naam, kanaal) in enumerate(inhoud.BEZOEKERS[:7])
            ]
            self._verstuur_alles()
        with klok.op(klok.lokaal(dag, 9, 5)):
            for aanmelding in aanmeldingen:
                inloop.inchecken(aanmelding=aanmelding, door=self.als("ambtenaar"))
            inloop.tel_zonder_naam(bijeenkomst=bijeenkomst, aantal=4, door=self.als("ambtenaar"))
            for cijfer in (8, 8, 9):
                inloop.enquete_invullen(bijeenkomst=bijeenkomst, cijfer=cijfer, op_papier=True, door=self.als("ambtenaar"))
        with klok.op(klok.lokaal(dag, 11, 30)):
            inloop.afsluiten(bijeenkomst=bijeenkomst, door=self.adviseur)
        bijeenkomst.contacten = [a.contact for a in aanmeldingen]
        return bijeenkomst

    def _komend(self, trajecten) -> None:
        plannen = [
            (1, 14, "Gesprek in Westzaan over brieven", "inbrenggesprek", "Westzaan", "Buurthuis Het Anker", 25, 5),
            (8, 10, "Gesprek in Rooswijk over dagbesteding", "inbrenggesprek", "Rooswijk", "De Ontmoeting", 20, 0),
            (22, 14, "Grote inloop in het midden", "inloop", "Kogerveld", "Theater De Sluis", 150, 2),
            (64, 13, "Grote inloop over jeugd en gezin", "inloop", "Zaandam-Zuid", "Wijkgebouw De Vijver", 150, 1),
        ]
        with klok.op(self._terug(20, 11) if self._terug(20, 11) < self.nu else self._terug(0, 0)):
            for over, uur, titel, soort, wijk, locatie, capaciteit, traject in plannen:
                bijeenkomst = self._bijeenkomst(
                    titel=titel,
                    dag=self.vandaag + timedelta(days=over),
                    uur=uur,
                    soort=soort,
                    wijk=wijk,
                    capaciteit=capaciteit,
                    omschrijving="Wij horen graag wat u meemaakt. Koffie en thee staan klaar.",
                    locatie=locatie,
                    adres=f"Voorbeeldplein 1, {wijk}",
                    route="Bus 69 stopt voor de deur. Er zijn vier parkeerplaatsen voor mensen met een kaart.",
                    ringleiding=over > 20,
                    trajecten=[trajecten[traject]],
                )
                for i, (naam, kanaal) in enumerate(inhoud.BEZOEKERS[: 9 if over == 1 else 3]):
                    inloop.aanmelden(
                        bijeenkomst=bijeenkomst,
                        contactgegevens=self._mens(naam, kanaal, 300 + i),
                        rolstoel=i == 1,
                        tolk=i == 4,
                        tolk_taal="Turks" if i == 4 else "",
                        door=self.publiek,
                    )

    def _lopende_adviezen(self, bijeenkomst, trajecten) -> None:
        begin = klok.timezone.localdate(bijeenkomst.begin)
        volgnummer = 0
        for rij in inhoud.ADVIEZEN_NU:
            stukken = []
            for tekst in rij["inbreng"]:
                stukken.append(self._aan_tafel(bijeenkomst, tekst, rij["themas"][0], volgnummer))
                volgnummer += 1
            with klok.op(bijeenkomst.eind + timedelta(minutes=20)):
                advies = self._advies(stukken, rij, trajecten)
            if rij["staat"] != "bij_commissie":
                self._snel(advies, rij, begin, trajecten)

    def _snel(self, advies, rij, begin: date, trajecten) -> None:
        """As far as the days since the meeting allow; on 1 January all of it is this morning's."""
        moment = klok.lokaal(begin, 11, 50)
        eigenaar = self.als(rij["owner"])
        feiten = {"actie": rij["actie"]} if rij["route"] == "quick_win" else {"doel_traject": trajecten[rij["traject"]]}
        with klok.op(moment):
            opvolging = adviezen.route_vertellen(
                advies=advies,
                eigenaar=self.mensen[rij["owner"]],
                uiterlijk=werkdag(self.vandaag + timedelta(days=12)),
                door=self.adviseur,
                **feiten,
            )
            if rij["staat"] == "loopt":
                return
            adviezen.afronden(
                opvolging=opvolging,
                uitkomst=rij["uitkomst"],
                publiek_antwoord=rij["antwoord"],
                bewijs=rij["bewijs"],
                door=eigenaar,
            )
            advies.refresh_from_db()
            adviezen.publiceren(advies=advies, door=self.adviseur)
            adviezen.terugkoppelen(advies=advies, door=self.adviseur)

    def _verzoek_en_meedenkers(self, trajecten) -> None:
        meedenkers.dien_verzoek_in(
            aanvrager=self.mensen["ambtenaar.werk"],
            traject=trajecten[1],
            project="Sneller hulp bij schulden",
            vraag="Hoe was uw eerste gesprek met schuldhulp? Wat had sneller gekund?",
            wat_ermee="Wij passen het eerste gesprek aan en laten u zien wat er veranderde.",
            aantal=8,
            profiel="Mensen die het afgelopen jaar hulp bij schulden kregen, uit verschillende wijken",
            wanneer="Over vijf weken, een middag van twee uur",
            waar="In een wijkcentrum dichtbij",
            vergoeding="Reiskosten en een bon van 20 euro",
            door=self.als("ambtenaar.werk"),
        )
        meedenkers.word_meedenker(
            contactgegevens={"naam": "Ina Inwoner", "email": f"inwoner@{DOMEIN}"},
            wijk=self.wijken["Wormerveer"],
            themas=[self.themas["Mantelzorg"], self.themas["Wmo"]],
            wanneer="overdag",
            bron=Bron.WEBSITE,
            toestemming_tekst=TOESTEMMING,
            door=self.publiek,
        )

    def _budget_nu(self) -> None:
        plannen = [
            ("Buurtkamer Westzaan", "Soep en gesprek", 45_000, "groepsgesprek", 45_000),
            ("Mantelzorgkring", "Ervaringen delen op een vrije dag", 120_000, "uitwisseling", 90_000),
            ("Jongerenpanel", "Patat en praten over het loket", 35_050, "groepsgesprek", 35_050),
            ("Sportclub De Spil", "Nieuwe shirts", 80_000, "ruimte", None),
        ]
        for groep, titel, bedrag, waarvoor, toegekend in plannen:
            aanvraag = self._aanvraag(groep=groep, titel=titel, bedrag=bedrag, waarvoor=waarvoor)
            budget.in_behandeling_nemen(aanvraag=aanvraag, door=self.adviseur)
            if toegekend is None:
                budget.afwijzen(
                    aanvraag=aanvraag,
                    motivering="Dit budget is voor praten over hulp en ondersteuning. Voor sport is er een andere regeling.",
                    door=self.adviseur,
                )
                continue
            budget.toekennen(
                aanvraag=aanvraag,
                bedrag=toegekend,
                motivering="Dit past bij het doel: mensen praten met elkaar over hulp.",
                door=self.adviseur,
            )


def werkdag(dag: date) -> date:
    """The day itself, or the first working day after it."""
    while not klok.is_werkdag(dag):
        dag += timedelta(days=1)
    return dag
