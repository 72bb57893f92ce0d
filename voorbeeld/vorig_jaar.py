"""Last year, finished: four meetings, their input and its answers, the imported database."""

from datetime import date, timedelta
from importlib import resources

from adviezen import services as adviezen
from adviezen.models import Moment, ToetsStatus
from agenda import services as agenda
from budget import services as budget
from meedenkers import importeren
from participatie import klok
from voorbeeld import inhoud
from voorbeeld.basis import Basis, werkdag


class VorigJaar(Basis):
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
        self._verzoek_vorig()
        with klok.op(klok.lokaal(date(self.vorig, 12, 28), 10)):
            for traject in trajecten:
                agenda.starten(traject=traject, door=self.adviseur)
                agenda.naar_fase(traject=traject, fase="evalueren", reden="Het jaar is klaar.", door=self.adviseur)
                agenda.afronden(traject=traject, door=self.adviseur)
        self._post(date(self.vorig, 12, 30))

    def _bijeenkomst_vorig(self, gegevens):
        maand, dagnummer, titel, deel, plaats, adres, bezoekers, cijfers = gegevens
        return self._gehouden(
            titel=titel,
            dag=werkdag(date(self.vorig, maand, dagnummer)),
            uur=14,
            mensen=[(100 + nummer, *mens) for nummer, mens in enumerate(inhoud.BEZOEKERS)],
            bezoekers=bezoekers,
            cijfers=cijfers,
            omschrijving="Loop binnen en vertel wat u vindt van de hulp. Aan tafels praten wij verder.",
            locatie=plaats,
            adres=adres,
            stadsdeel=deel,
            soort="inloop",
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
                stukken.append(
                    self._aan_tafel(bijeenkomst, tekst, thema, volgnummer, wil_gebeld=soort == "persoonlijk")
                )
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
                    adviezen.contactpoging(
                        inbreng=stukken[0], notitie="Gebeld en gesproken.", door=self.als("ambtenaar")
                    )
                    adviezen.contact_afronden(inbreng=stukken[0], uitkomst=rij, door=self.als("ambtenaar"))
        for advies, rij in open_adviezen:
            self._naar_route(advies, rij, dag + timedelta(days=6), trajecten)
        self._verslag(bijeenkomst, klok.lokaal(werkdag(dag + timedelta(days=12)), 10))
        self._post(werkdag(dag + timedelta(days=12)))
        for advies, rij in open_adviezen:
            self._tot_antwoord(advies, rij, dag + timedelta(days=20))
        self._post(werkdag(dag + timedelta(days=30)))

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
            feiten = (
                {"doel_project": rij["project"]} if "project" in rij else {"doel_traject": trajecten[rij["traject"]]}
            )
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
                opvolging=opvolging,
                tekst="Wij zijn begonnen en spraken met de mensen die dit raakt.",
                openbaar=True,
                door=eigenaar,
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
            budget.betaling_opdragen(
                aanvraag=aanvraag, verwacht_op=klok.vandaag() + timedelta(days=14), door=self.adviseur
            )
            with klok.op(klok.nu() + timedelta(days=12)):
                budget.betaald(aanvraag=aanvraag, op=klok.vandaag(), door=self.adviseur)

    def _importeer(self, bestand: str, panel: str) -> None:
        data = resources.files("meedenkers") / "voorbeelddata" / bestand
        taak = importeren.lees_in(naam=bestand, inhoud=data.read_bytes(), panel_naam=panel, door=self.adviseur)
        importeren.bevestigen(taak=taak, door=self.adviseur)
        importeren.verwerk(taak.pk)
