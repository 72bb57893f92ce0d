"""This year, running: by what was learned, around today."""

from datetime import date, datetime, timedelta

from adviezen import services as adviezen
from agenda import services as agenda
from budget import services as budget
from inloop import services as inloop
from meedenkers import services as meedenkers
from meedenkers.models import Bron
from participatie import klok
from participatie.berichten.services import stille_uren
from voorbeeld import inhoud
from voorbeeld.basis import DOMEIN, Basis, valt_in, werkdag, werkdag_terug

TOESTEMMING = "Ja, de gemeente mag mij vragen om mee te denken."


class DitJaar(Basis):
    def _terug(self, dagen: int, uur: int = 10) -> datetime:
        """`dagen` before today, but never before this year began."""
        return klok.lokaal(max(self.vandaag - timedelta(days=dagen), date(self.jaar, 1, 1)), uur)

    def _dit_jaar(self) -> None:
        trajecten = self._agenda_nu()
        self._te_laat()
        geweest = self._geweest(trajecten)
        self._lopende_adviezen(geweest, trajecten)
        self._komend(trajecten)
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

    def _agenda_nu(self) -> list:
        """Made in December; each traject starts in its first month and is closed after its last."""
        with klok.op(klok.lokaal(werkdag(date(self.vorig, 12, 15)), 10)):
            trajecten = self._agenda(self.jaar, inhoud.TRAJECTEN_NU)
            budget.zet_begroting(jaar=self.jaar, bedrag=5_000_000, door=self.adviseur)
        for traject in trajecten:
            if traject.begin <= self.vandaag:
                with klok.op(self._uiterlijk_nu(werkdag(traject.begin), 9)):
                    agenda.starten(traject=traject, door=self.adviseur)
                    agenda.naar_fase(
                        traject=traject, fase="ophalen", reden="De gesprekken beginnen.", door=self.adviseur
                    )
            if traject.eind < self.vandaag:
                with klok.op(self._uiterlijk_nu(werkdag(traject.eind), 16)):
                    agenda.naar_fase(traject=traject, fase="evalueren", reden="Het is klaar.", door=self.adviseur)
                    agenda.afronden(traject=traject, door=self.adviseur)
        return trajecten

    def _te_laat(self) -> None:
        """What must not happen, shown: input ten weeks old without an answer."""
        with klok.op(klok.lokaal(werkdag_terug(self.vandaag - timedelta(days=70)), 10)):
            adviezen.ontvang_inbreng(
                tekst=inhoud.TE_LAAT,
                bron="telefoon",
                thema=self.themas["Huishoudelijke hulp"],
                contactgegevens=self._mens("Bep Hartog", "bellen", 77),
                door=self.als("ambtenaar"),
            )

    def _geweest(self, trajecten) -> dict:
        """What was held this year, by key. In the first days of January: nothing yet."""
        uit = {}
        for sleutel, dagen, uur, *gegevens in inhoud.GROOT:
            dag = self._dag_groot(dagen)
            if dag > self.vandaag:
                continue
            bezoekers, cijfers = inhoud.BEZOEKERS_GROOT[sleutel]
            uit[sleutel] = self._gehouden(
                **self._plan(dag, gegevens, trajecten),
                dag=dag,
                uur=uur,
                ringleiding=True,
                mensen=[(400 + n, *mens) for n, mens in enumerate(inhoud.BEZOEKERS)],
                bezoekers=bezoekers,
                cijfers=cijfers,
            )
        dag = werkdag_terug(self.vandaag - timedelta(days=24))
        if dag.year < self.jaar:
            dag = werkdag(date(self.jaar, 1, 1))
        if dag < self.vandaag:
            gegevens = ("Gesprek in Krommenie over hulp in huis", "inbrenggesprek", "Krommenie")
            uit["krommenie"] = self._gehouden(
                **self._plan(dag, [*gegevens, "Wijkcentrum De Lindeboom", 20, [0]], trajecten),
                dag=dag,
                uur=9,
                mensen=[(200 + n, *mens) for n, mens in enumerate(inhoud.BEZOEKERS[:7])],
                bezoekers=11,
                cijfers=[8, 8, 9],
            )
        return uit

    def _dag_groot(self, dagen: int) -> date:
        """Ahead, or as many days back where that would be next year."""
        vooruit = werkdag(self.vandaag + timedelta(days=dagen))
        return vooruit if vooruit.year == self.jaar else werkdag_terug(self.vandaag - timedelta(days=dagen))

    def _plan(self, dag: date, gegevens, trajecten) -> dict:
        titel, soort, wijk, locatie, capaciteit, nummers = gegevens
        return {
            "titel": titel,
            "soort": soort,
            "wijk": wijk,
            "locatie": locatie,
            "capaciteit": capaciteit,
            "adres": f"Voorbeeldplein 1, {wijk}",
            "omschrijving": "Wij horen graag wat u meemaakt. Koffie en thee staan klaar.",
            "route": "Bus 69 stopt voor de deur. Er zijn vier parkeerplaatsen voor mensen met een kaart.",
            "trajecten": [trajecten[n] for n in nummers if valt_in(trajecten[n], dag)],
        }

    def _komend(self, trajecten) -> None:
        """Tomorrow stays tomorrow, whatever day that is; the others are on working days."""
        plannen = []
        for _sleutel, dagen, uur, *gegevens in inhoud.KOMEND:
            dag = self.vandaag + timedelta(days=dagen)
            plannen.append((dag if dagen == 1 else werkdag(dag), uur, gegevens))
        for _sleutel, dagen, uur, *gegevens in inhoud.GROOT:
            plannen.append((self._dag_groot(dagen), uur, gegevens))
        morgen = self.vandaag + timedelta(days=1)
        with klok.op(klok.lokaal(werkdag_terug(self.vandaag - timedelta(days=20)), 11)):
            for dag, uur, gegevens in sorted(plannen, key=lambda plan: plan[0]):
                if dag <= self.vandaag:
                    continue  # held already
                bijeenkomst = self._bijeenkomst(
                    **self._plan(dag, gegevens, trajecten), dag=dag, uur=uur, ringleiding=gegevens[1] == "inloop"
                )
                for i, (naam, kanaal) in enumerate(inhoud.BEZOEKERS[: 9 if dag == morgen else 3]):
                    inloop.aanmelden(
                        bijeenkomst=bijeenkomst,
                        contactgegevens=self._mens(naam, kanaal, 300 + i),
                        rolstoel=i == 1,
                        tolk=i == 4,
                        tolk_taal="Turks" if i == 4 else "",
                        door=self.publiek,
                    )

    def _lopende_adviezen(self, geweest: dict, trajecten) -> None:
        """Input of the last weeks and what became of it: said at a meeting, or on the phone where none was held yet."""
        volgnummer = 0
        rijen = [*inhoud.ADVIEZEN_NU, inhoud.ADVIES_JEUGD] if "jeugd" in geweest else inhoud.ADVIEZEN_NU
        for rij in sorted(rijen, key=lambda rij: rij.get("bij") != "jeugd"):
            bijeenkomst = geweest.get(rij.get("bij"), geweest.get("krommenie"))
            begin = bijeenkomst.dag if bijeenkomst else werkdag_terug(self.vandaag - timedelta(days=24))
            stukken = []
            for tekst in rij["inbreng"]:
                if bijeenkomst:
                    stukken.append(self._aan_tafel(bijeenkomst, tekst, rij["themas"][0], volgnummer))
                else:
                    stukken.append(self._aan_de_telefoon(begin, tekst, rij["themas"][0], volgnummer))
                volgnummer += 1
            gewogen = klok.werkdagen_later(begin, 1)
            if rij["staat"] == "bij_commissie":
                # Last week, so that the committee has another week; a term that is over closes by itself.
                gewogen = max(gewogen, werkdag_terug(self.vandaag - timedelta(days=5)))
            with klok.op(self._uiterlijk_nu(gewogen, 11)):
                advies = self._advies(stukken, rij, trajecten)
            if rij["staat"] != "bij_commissie":
                self._snel(advies, rij, begin, trajecten)
        for sleutel in [sleutel for sleutel in geweest if sleutel in inhoud.BEZOEKERS_GROOT]:
            dag = geweest[sleutel].dag
            self._verslag(geweest[sleutel], self._werkdagen_na(dag, 8))
            self._post_tot_nu(klok.werkdagen_later(dag, 8))

    def _werkdagen_na(self, dag: date, aantal: int) -> datetime:
        return self._uiterlijk_nu(klok.werkdagen_later(dag, aantal), 11)

    def _aan_de_telefoon(self, dag: date, tekst: str, thema: str, volgnummer: int):
        naam, kanaal = inhoud.BEZOEKERS[volgnummer % 7]
        with klok.op(klok.lokaal(dag, 9, 10 + volgnummer)):
            return adviezen.ontvang_inbreng(
                tekst=tekst,
                bron="telefoon",
                thema=self.themas[thema],
                contactgegevens=self._mens(naam, kanaal, 200 + volgnummer % 7),
                door=self.als("ambtenaar"),
            )

    def _snel(self, advies, rij, begin: date, trajecten) -> None:
        """Route, work and answer, each some working days after the other as far as the days until today allow."""
        eigenaar = self.als(rij["owner"])
        feiten = {"actie": rij["actie"]} if rij["route"] == "quick_win" else {"doel_traject": trajecten[rij["traject"]]}
        with klok.op(self._werkdagen_na(begin, 2)):
            opvolging = adviezen.route_vertellen(
                advies=advies,
                eigenaar=self.mensen[rij["owner"]],
                uiterlijk=werkdag(self.vandaag + timedelta(days=12)),
                door=self.adviseur,
                **feiten,
            )
        if rij["staat"] == "loopt":
            return
        # Done in the last weeks: then its answer is among what the committee checks this month.
        klaar = max(klok.werkdagen_later(begin, 9), werkdag_terug(self.vandaag - timedelta(days=20)))
        with klok.op(self._uiterlijk_nu(klaar, 11)):
            adviezen.afronden(
                opvolging=opvolging,
                uitkomst=rij["uitkomst"],
                publiek_antwoord=rij["antwoord"],
                bewijs=rij["bewijs"],
                door=eigenaar,
            )
        verteld = klok.werkdagen_later(klaar, 1)
        with klok.op(self._uiterlijk_nu(verteld, 11)):
            advies.refresh_from_db()
            adviezen.publiceren(advies=advies, door=self.adviseur)
            adviezen.terugkoppelen(advies=advies, door=self.adviseur)
        self._post_tot_nu(verteld)

    def _post_tot_nu(self, dag: date) -> None:
        """The post of that day, or what is due by now; the rest goes out at the end, or when the house is awake."""
        moment = self._uiterlijk_nu(dag, 12)
        if not stille_uren(moment):
            self._post(klok.timezone.localdate(moment), klok.timezone.localtime(moment).hour)

    def _verzoek_en_meedenkers(self, trajecten) -> None:
        activiteit = werkdag(self.vandaag + timedelta(days=35))
        meedenkers.dien_verzoek_in(
            aanvrager=self.mensen["ambtenaar"],
            traject=trajecten[2] if valt_in(trajecten[2], activiteit) else None,
            project="Rust voor mantelzorgers",
            vraag="Wanneer had u voor het laatst een dag vrij? Wat had u toen nodig?",
            wat_ermee="Wij kiezen welke hulp wij inkopen en laten u zien wat wij kozen.",
            aantal=8,
            profiel="Mensen die voor een ander zorgen, uit verschillende wijken",
            thema=self.themas["Mantelzorg"],
            activiteit_op=activiteit,
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
