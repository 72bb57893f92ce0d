"""This year, running: by what was learned, around today."""

from datetime import date, datetime, timedelta

from adviezen import services as adviezen
from agenda import services as agenda
from budget import services as budget
from inloop import services as inloop
from meedenkers import services as meedenkers
from meedenkers.models import Bron
from participatie import klok
from voorbeeld import inhoud
from voorbeeld.basis import DOMEIN, Basis, werkdag

TOESTEMMING = "Ja, de gemeente mag mij vragen om mee te denken."


class DitJaar(Basis):
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
                    agenda.naar_fase(
                        traject=traject, fase="ophalen", reden="De gesprekken beginnen.", door=self.adviseur
                    )
                if traject.eind < self.vandaag:
                    agenda.naar_fase(traject=traject, fase="evalueren", reden="Het is klaar.", door=self.adviseur)
                    agenda.afronden(traject=traject, door=self.adviseur)
        self._te_laat()
        geweest = self._geweest()
        self._komend(trajecten)
        self._lopende_adviezen(geweest, trajecten)
        with klok.op(min(self.nu, self._terug(1, 9))):
            self._verzoek_geloot()
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
                inloop.enquete_invullen(
                    bijeenkomst=bijeenkomst, cijfer=cijfer, op_papier=True, door=self.als("ambtenaar")
                )
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
            aanvrager=self.mensen["ambtenaar"],
            traject=trajecten[2],
            project="Rust voor mantelzorgers",
            vraag="Wanneer had u voor het laatst een dag vrij? Wat had u toen nodig?",
            wat_ermee="Wij kiezen welke hulp wij inkopen en laten u zien wat wij kozen.",
            aantal=8,
            profiel="Mensen die voor een ander zorgen, uit verschillende wijken",
            thema=self.themas["Mantelzorg"],
            activiteit_op=self.vandaag + timedelta(days=35),
            wanneer="Van 14.00 tot 16.00 uur",
            waar="In een wijkcentrum dichtbij",
            vergoeding="Reiskosten en een bon van 20 euro",
            door=self.als("ambtenaar"),
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
                    motivering="Dit budget is voor praten over hulp. Voor sport is er een andere regeling.",
                    door=self.adviseur,
                )
                continue
            budget.toekennen(
                aanvraag=aanvraag,
                bedrag=toegekend,
                motivering="Dit past bij het doel: mensen praten met elkaar over hulp.",
                door=self.adviseur,
            )
