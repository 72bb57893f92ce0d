"""Requests for people with their draw: one of last year from question to outcome, one of now that is drawn."""

from datetime import date, timedelta

from meedenkers import services as meedenkers
from meedenkers.models import Bevolkingsaandeel, Kenmerk, Leeftijdsgroep, UitnodigingStatus
from meedenkers.opzet import Grens, Opzet
from participatie import klok
from voorbeeld import inhoud
from voorbeeld.basis import Basis, werkdag, werkdag_terug


class Verzoeken(Basis):
    def _bevolking(self) -> None:
        """How many inhabitants there are of each kind: to see who is missing on the list."""
        for kenmerk, rijen in ((Kenmerk.WIJK, inhoud.INWONERS), (Kenmerk.LEEFTIJD, inhoud.LEEFTIJDEN)):
            Bevolkingsaandeel.objects.bulk_create(
                Bevolkingsaandeel(kenmerk=kenmerk, waarde=waarde, aantal=aantal) for waarde, aantal in rijen.items()
            )

    def _geloot(self, *, gewenst: int, antwoord_uiterlijk: date, wie: str, **velden):
        """Asked, accepted and drawn now, with people of every age group."""
        verzoek = meedenkers.dien_verzoek_in(
            aanvrager=self.mensen[wie], aantal=gewenst, vergoeding="Reiskosten", door=self.als(wie), **velden
        )
        meedenkers.aanvaarden(verzoek=verzoek, antwoord="Dat doen wij graag.", door=self.adviseur)
        quota = tuple(
            Grens(str(Kenmerk.LEEFTIJD), waarde, str(label), 2, 5)
            for waarde, label in Leeftijdsgroep.choices
            if waarde != Leeftijdsgroep.TOT_26  # too few of them on the list
        )
        opzet = Opzet(gewenst=gewenst, ja_procent=50, antwoord_uiterlijk=antwoord_uiterlijk, quota=quota)
        return verzoek, meedenkers.trek(verzoek=verzoek, opzet=opzet, door=self.adviseur)

    def _verzoek_vorig(self) -> None:
        self._bevolking()
        begin = werkdag(date(self.vorig, 12, 7))
        activiteit = werkdag(begin + timedelta(days=13))
        with klok.op(klok.lokaal(begin, 10)):
            verzoek, selectie = self._geloot(
                gewenst=6,
                antwoord_uiterlijk=begin + timedelta(days=8),
                wie="ambtenaar.werk",
                project="Brieven over uw uitkering",
                vraag="Wij lezen samen drie brieven. Wat snapt u niet? Hoe zou u het zeggen?",
                wat_ermee="Wij schrijven deze brieven opnieuw.",
                activiteit_op=activiteit,
                wanneer="Van 10.00 tot 12.00 uur",
                waar="Bibliotheek in het centrum",
            )
            meedenkers.uitnodigen(selectie=selectie, door=self.adviseur)
        self._post(begin)
        with klok.op(klok.lokaal(begin + timedelta(days=3), 14)):
            # One by one: half say yes, one who is later than the others comes on the reserve list, two stay silent.
            for nummer, uitnodiging in enumerate(verzoek.uitnodigingen.order_by("pk")[:10]):
                ja = nummer % 3 != 2
                meedenkers.beantwoord(uitnodiging=uitnodiging, ja=ja, via="telefoon", door=self.adviseur)
        self._post(activiteit - timedelta(days=1))
        with klok.op(klok.lokaal(activiteit, 16)):
            ja = verzoek.uitnodigingen.filter(status=UitnodigingStatus.JA).order_by("pk").values_list("pk", flat=True)
            verzoek.refresh_from_db()
            meedenkers.houden(verzoek=verzoek, aanwezig=set(list(ja)[:-1]), door=self.als("ambtenaar.werk"))
        with klok.op(klok.lokaal(werkdag_terug(date(self.vorig, 12, 29)), 11)):
            meedenkers.terugkoppelen(
                verzoek=verzoek,
                gevolg="Twee brieven zijn herschreven. De derde volgt in het voorjaar: die brief komt van het Rijk.",
                door=self.als("ambtenaar.werk"),
            )

    def _verzoek_geloot(self) -> None:
        self._geloot(
            gewenst=5,
            antwoord_uiterlijk=self.vandaag + timedelta(days=12),
            wie="ambtenaar",
            project="Een rustige wachtkamer",
            vraag="Wat helpt u om rustig te wachten op uw gesprek?",
            wat_ermee="Wij richten de wachtkamer opnieuw in.",
            activiteit_op=werkdag(self.vandaag + timedelta(days=28)),
            wanneer="Van 14.00 tot 15.30 uur",
            waar="Stadhuis",
        )
