"""What this app tells people. Subjects and SMS stay neutral: no title, no theme."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inloop import ics, queries
from inloop.models import Aanmelding, AanmeldingStatus, BijeenkomstStatus
from participatie import klok
from participatie.berichten.soorten import Soort, Tekst, registreer
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.links import statuslink, volledig
from participatie.ui.templatetags.ui import datum, datumtijd, tijd


class AanmeldingSoort(Soort):
    """A message about one sign-up (`object_id`)."""

    def aanmelding(self, bericht) -> Aanmelding | None:
        return self.obj(bericht)

    def rijen(self, ids):
        return queries.met_wachtplaats(Aanmelding.objects.filter(pk__in=ids)).select_related("bijeenkomst", "contact")

    def nog_nodig(self, bericht) -> bool:
        aanmelding = self.aanmelding(bericht)
        return aanmelding is not None and self.geldt(aanmelding, bericht)

    def geldt(self, aanmelding: Aanmelding, bericht) -> bool:
        """Has or waits for a place, at a meeting that is still to come."""
        verwacht = aanmelding.status in (AanmeldingStatus.GEPLAATST, AanmeldingStatus.WACHTLIJST)
        return verwacht and aanmelding.bijeenkomst.gaat_door and aanmelding.bijeenkomst.eind > klok.nu()


def wanneer_en_waar(aanmelding: Aanmelding) -> list[str]:
    b = aanmelding.bijeenkomst
    regels = [
        _("Wanneer: %(begin)s tot %(eind)s.") % {"begin": datumtijd(b.begin), "eind": tijd(b.eind)},
        _("Waar: %(plaats)s, %(adres)s.") % {"plaats": b.locatie, "adres": b.adres},
    ]
    if b.route:
        regels.append(_("Hoe komt u er? %(route)s") % {"route": " ".join(b.route.split())})
    if b.vervoer:
        regels.append(_("Vervoer: %(vervoer)s") % {"vervoer": b.vervoer})
    return regels


def over_de_aanmelding(aanmelding: Aanmelding) -> list[str]:
    regels = [
        _("Uw nummer is %(nummer)s. U komt met %(n)s.")
        % {
            "nummer": aanmelding.nummer,
            "n": _("1 persoon") if aanmelding.aantal == 1 else _("%(n)s mensen") % {"n": aanmelding.aantal},
        }
    ]
    if wensen := ", ".join(str(w) for w in aanmelding.wensen):
        regels.append(_("U vroeg om: %(wensen)s.") % {"wensen": wensen})
    return regels


def stand(aanmelding: Aanmelding) -> str:
    if aanmelding.heeft_plaats:
        return _("U hebt een plaats bij “%(titel)s”.") % {"titel": aanmelding.bijeenkomst.titel}
    return _(
        "“%(titel)s” is vol. U staat op de wachtlijst, op plaats %(n)s. "
        "Komt er een plaats vrij? Dan hoort u dat meteen van ons."
    ) % {"titel": aanmelding.bijeenkomst.titel, "n": aanmelding.wachtplaats}


def met_afspraak(tekst: Tekst, aanmelding: Aanmelding, methode: str = "REQUEST") -> Tekst:
    tekst.ics = ics.maak(
        aanmelding.bijeenkomst, methode=methode, contact=aanmelding.contact, link=statuslink(aanmelding)
    )
    tekst.ics_methode = methode
    return tekst


@registreer
class Bevestiging(AanmeldingSoort):
    naam = "inloop.bevestiging"
    titel = gettext_lazy("Bevestiging van een aanmelding")

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        link = statuslink(aanmelding)
        tekst = Tekst(
            onderwerp=_("Uw aanmelding %(nummer)s") % {"nummer": aanmelding.nummer},
            alineas=[
                stand(aanmelding),
                *wanneer_en_waar(aanmelding),
                *over_de_aanmelding(aanmelding),
                _("Kunt u toch niet komen? Meld u af met de link hieronder. Dan kan iemand anders komen."),
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Bekijk uw aanmelding of meld u af"), link),
            sms=_("Uw aanmelding %(nummer)s is binnen: %(stand)s. %(dag)s, %(tijd)s, %(plaats)s. Afmelden: %(link)s")
            % {
                "nummer": aanmelding.nummer,
                "stand": _("u hebt een plaats") if aanmelding.heeft_plaats else _("u staat op de wachtlijst"),
                "dag": datum(aanmelding.bijeenkomst.begin),
                "tijd": tijd(aanmelding.bijeenkomst.begin),
                "plaats": aanmelding.bijeenkomst.locatie,
                "link": link,
            },
            afmeldlink=link,
        )
        return met_afspraak(tekst, aanmelding) if aanmelding.heeft_plaats else tekst


@registreer
class StondAl(AanmeldingSoort):
    naam = "inloop.stond_al"
    titel = gettext_lazy("U stond al op de lijst")

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        link = statuslink(aanmelding)
        return Tekst(
            onderwerp=_("Uw aanmelding %(nummer)s") % {"nummer": aanmelding.nummer},
            alineas=[
                _("Uw gegevens zijn nog een keer ingevuld bij het aanmelden voor dezelfde bijeenkomst."),
                _("U stond al op de lijst. Er is niets veranderd."),
                stand(aanmelding),
                *wanneer_en_waar(aanmelding),
                *over_de_aanmelding(aanmelding),
                _(
                    "Wilt u iets veranderen, bijvoorbeeld het aantal mensen? Bel ons."
                    " Afmelden kan met de link hieronder."
                ),
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Bekijk uw aanmelding of meld u af"), link),
            sms=_("U stond al op de lijst met nummer %(nummer)s. Er is niets veranderd. Bekijken of afmelden: %(link)s")
            % {"nummer": aanmelding.nummer, "link": link},
            afmeldlink=link,
        )


@registreer
class Herinnering(AanmeldingSoort):
    naam = "inloop.herinnering"
    titel = gettext_lazy("Herinnering, de dag ervoor")

    def geldt(self, aanmelding, bericht):
        """Only for who has a place, on the date that was meant, and not when that has begun."""
        b = aanmelding.bijeenkomst
        return (
            aanmelding.status == AanmeldingStatus.GEPLAATST
            and b.gaat_door
            and b.begin > klok.nu()
            and str(b.dag) == bericht.gegevens.get("datum")
        )

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        b = aanmelding.bijeenkomst
        link = statuslink(aanmelding)
        return Tekst(
            onderwerp=_("Herinnering: u komt op %(dag)s") % {"dag": datum(b.begin)},
            alineas=[
                _("U hebt zich aangemeld voor “%(titel)s”. Wij zien u graag.") % {"titel": b.titel},
                *wanneer_en_waar(aanmelding),
                *over_de_aanmelding(aanmelding),
                _("Kunt u toch niet komen? Meld u dan af. Dan kan iemand anders komen."),
            ],
            knop=(_("Bekijk uw aanmelding of meld u af"), link),
            sms=_("Herinnering: wij zien u graag op %(dag)s, %(tijd)s, %(plaats)s. Afmelden: %(link)s")
            % {"dag": datum(b.begin), "tijd": tijd(b.begin), "plaats": b.locatie, "link": link},
            afmeldlink=link,
        )


@registreer
class Doorgeschoven(AanmeldingSoort):
    naam = "inloop.doorgeschoven"
    titel = gettext_lazy("Er is een plaats vrijgekomen")

    def geldt(self, aanmelding, bericht):
        return aanmelding.status == AanmeldingStatus.GEPLAATST and super().geldt(aanmelding, bericht)

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        b = aanmelding.bijeenkomst
        link = statuslink(aanmelding)
        tekst = Tekst(
            onderwerp=_("Er is een plaats voor u vrij"),
            alineas=[
                _("U stond op de wachtlijst. Er is een plaats vrijgekomen: u kunt komen.")
                if aanmelding.aantal == 1
                else _("U stond op de wachtlijst. Er zijn plaatsen vrijgekomen: u kunt allemaal komen."),
                stand(aanmelding),
                *wanneer_en_waar(aanmelding),
                *over_de_aanmelding(aanmelding),
                _("Kunt u niet meer? Meld u dan af. Dan kan de volgende komen."),
            ],
            knop=(_("Bekijk uw aanmelding of meld u af"), link),
            sms=_("Er is een plaats voor u vrij: %(dag)s, %(tijd)s, %(plaats)s. Kunt u niet? Meld u af: %(link)s")
            % {"dag": datum(b.begin), "tijd": tijd(b.begin), "plaats": b.locatie, "link": link},
            afmeldlink=link,
        )
        return met_afspraak(tekst, aanmelding)


@registreer
class Afgemeld(AanmeldingSoort):
    naam = "inloop.afgemeld"
    titel = gettext_lazy("Bevestiging van een afmelding")

    def geldt(self, aanmelding, bericht):
        return aanmelding.status == AanmeldingStatus.AFGEMELD

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        b = aanmelding.bijeenkomst
        tekst = Tekst(
            onderwerp=_("U bent afgemeld"),
            alineas=[
                _("U bent afgemeld voor “%(titel)s” op %(dag)s. Bedankt voor het doorgeven.")
                % {"titel": b.titel, "dag": datumtijd(b.begin)},
                _("Wilt u toch komen? Meld u dan opnieuw aan. U hoort meteen of er nog plaats is."),
            ],
            knop=(_("Bekijk alle bijeenkomsten"), volledig("/bijeenkomsten/")),
            sms=_("U bent afgemeld (%(nummer)s). Bedankt voor het doorgeven.") % {"nummer": aanmelding.nummer},
        )
        return met_afspraak(tekst, aanmelding, "CANCEL") if bericht.gegevens.get("had_plaats") else tekst


@registreer
class Afgelast(AanmeldingSoort):
    naam = "inloop.afgelast"
    titel = gettext_lazy("De bijeenkomst gaat niet door")

    def geldt(self, aanmelding, bericht):
        return (
            aanmelding.status in (AanmeldingStatus.GEPLAATST, AanmeldingStatus.WACHTLIJST)
            and aanmelding.bijeenkomst.status == BijeenkomstStatus.AFGELAST
            and aanmelding.bijeenkomst.eind > klok.nu()
        )

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        b = aanmelding.bijeenkomst
        tekst = Tekst(
            onderwerp=_("De bijeenkomst van %(dag)s gaat niet door") % {"dag": datum(b.begin)},
            alineas=[
                _("“%(titel)s” op %(dag)s gaat niet door. U hoeft niets te doen.")
                % {"titel": b.titel, "dag": datumtijd(b.begin)},
                _("Dat spijt ons. Kijk of een andere bijeenkomst u past, of bel ons als u iets wilt zeggen."),
            ],
            knop=(_("Bekijk alle bijeenkomsten"), volledig("/bijeenkomsten/")),
            sms=_("De bijeenkomst van %(dag)s, %(tijd)s gaat niet door. U hoeft niets te doen.")
            % {"dag": datum(b.begin), "tijd": tijd(b.begin)},
        )
        return met_afspraak(tekst, aanmelding, "CANCEL") if aanmelding.heeft_plaats else tekst


@registreer
class Verplaatst(AanmeldingSoort):
    naam = "inloop.verplaatst"
    titel = gettext_lazy("De tijd of plaats is veranderd")

    def geldt(self, aanmelding, bericht):
        """Only the newest change: an older one would tell a time that holds no more."""
        laatste = bericht.gegevens.get("volgorde") == aanmelding.bijeenkomst.ics_volgorde
        return laatste and super().geldt(aanmelding, bericht)

    def tekst(self, bericht):
        aanmelding = self.aanmelding(bericht)
        b = aanmelding.bijeenkomst
        link = statuslink(aanmelding)
        tekst = Tekst(
            onderwerp=_("De tijd of de plaats is veranderd"),
            alineas=[
                _("De tijd of de plaats van “%(titel)s” is veranderd. Hieronder staat wat nu geldt.")
                % {"titel": b.titel},
                *wanneer_en_waar(aanmelding),
                stand(aanmelding),
                *over_de_aanmelding(aanmelding),
                _("Past dit u niet? Meld u dan af met de link hieronder."),
            ],
            knop=(_("Bekijk uw aanmelding of meld u af"), link),
            sms=_("Let op, de tijd of plaats is veranderd: %(dag)s, %(tijd)s, %(plaats)s. Afmelden: %(link)s")
            % {"dag": datum(b.begin), "tijd": tijd(b.begin), "plaats": b.locatie, "link": link},
            afmeldlink=link,
        )
        return met_afspraak(tekst, aanmelding) if aanmelding.heeft_plaats else tekst
