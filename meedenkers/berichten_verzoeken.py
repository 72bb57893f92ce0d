"""What invited people hear, and professionals who pass an invitation on. Subjects and SMS name no subject."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedenkers.models import (
    Doorgave,
    DoorgaveStatus,
    MeedenkerStatus,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from participatie import klok
from participatie.berichten.soorten import Soort, Tekst, registreer
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.links import statuslink
from participatie.ui.templatetags.ui import datum

S = UitnodigingStatus


def alineas(tekst: str) -> list[str]:
    return [" ".join(deel.split()) for deel in tekst.split("\n\n") if deel.strip()]


def wat_wanneer_waar(verzoek: Verzoek) -> list[str]:
    return [
        _("Wanneer: %(dag)s. %(wanneer)s") % {"dag": datum(verzoek.activiteit_op), "wanneer": verzoek.wanneer},
        _("Waar: %(waar)s") % {"waar": verzoek.waar},
        _("Vergoeding: %(vergoeding)s") % {"vergoeding": verzoek.vergoeding},
    ]


class _Uitnodiging(Soort):
    """About one invitation (`object_id`); still needed while it has one of `statussen`."""

    statussen: tuple[str, ...] = ()

    def rijen(self, ids):
        return Uitnodiging.objects.filter(pk__in=ids).select_related("verzoek__afdeling", "meedenker__contact")

    def uitnodiging(self, bericht) -> Uitnodiging:
        return self.obj(bericht)

    def nog_nodig(self, bericht) -> bool:
        u = self.uitnodiging(bericht)
        return u is not None and u.status in self.statussen and self.geldt(u, bericht)

    def geldt(self, u: Uitnodiging, bericht) -> bool:
        """The request still stands, and the day is still to come."""
        return u.verzoek.status == VerzoekStatus.UITGENODIGD and u.verzoek.activiteit_op >= klok.vandaag()


@registreer
class Vraag(_Uitnodiging):
    naam = "meedenkers.uitnodiging"
    titel = gettext_lazy("Vraag om mee te denken")
    statussen = (S.UITGENODIGD,)

    def rijen(self, ids):
        return super().rijen(ids).prefetch_related("meedenker__dichte_afdelingen", "meedenker__nooit_themas")

    def geldt(self, u, bericht):
        """Not to who paused, left, or shut out the department or the subject since."""
        m, v = u.meedenker, u.verzoek
        return (
            super().geldt(u, bericht)
            and u.antwoord_uiterlijk >= klok.vandaag()
            and m.toestand == MeedenkerStatus.ACTIEF
            and v.afdeling_id not in {afdeling.pk for afdeling in m.dichte_afdelingen.all()}
            and v.thema_id not in {thema.pk for thema in m.nooit_themas.all()}
        )

    def opening(self, u) -> str:
        return _("Wij willen u iets vragen. De afdeling %(afdeling)s van de gemeente wil graag dat u meedenkt.") % {
            "afdeling": u.verzoek.afdeling.naam
        }

    def tekst(self, bericht):
        u = self.uitnodiging(bericht)
        v, link = u.verzoek, statuslink(u)
        return Tekst(
            onderwerp=_("Wilt u met ons meedenken?"),
            alineas=[
                self.opening(u),
                _("Het gaat over: %(project)s.") % {"project": v.project},
                *alineas(v.vraag),
                *wat_wanneer_waar(v),
                _("Wat gebeurt er met uw antwoord?"),
                *alineas(v.wat_ermee),
                _("Laat ons uiterlijk op %(dag)s weten of u meedoet. Nee zeggen mag altijd.")
                % {"dag": datum(u.antwoord_uiterlijk)},
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Zeg ja of nee"), link),
            links=[(_("Uw eigen pagina: pauze, minder vragen of stoppen"), statuslink(u.meedenker))],
            sms=_("De gemeente vraagt of u wilt meedenken. Lees de vraag en zeg uiterlijk %(dag)s ja of nee: %(link)s")
            % {"dag": datum(u.antwoord_uiterlijk), "link": link},
            afmeldlink=statuslink(u.meedenker),
        )


@registreer
class NogGeenAntwoord(Vraag):
    """Once, two days before the answer date; not on the call list, where the question itself still stands."""

    naam = "meedenkers.nog_geen_antwoord"
    titel = gettext_lazy("Herinnering: wij hebben nog geen antwoord")
    kanalen = ("email", "sms")

    def opening(self, u):
        return _(
            "Wij vroegen u iets en hebben nog geen antwoord. De afdeling %(afdeling)s van de gemeente wil"
            " graag dat u meedenkt."
        ) % {"afdeling": u.verzoek.afdeling.naam}


class _Antwoord(_Uitnodiging):
    onderwerp = gettext_lazy("Dank u wel voor uw antwoord")
    eerst: str = ""
    sms = ""

    def tekst(self, bericht):
        u = self.uitnodiging(bericht)
        link = statuslink(u)
        return Tekst(
            onderwerp=str(self.onderwerp),
            alineas=[
                str(self.eerst),
                _("Het gaat over: %(project)s. De afdeling %(afdeling)s vroeg u.")
                % {"project": u.verzoek.project, "afdeling": u.verzoek.afdeling.naam},
                *wat_wanneer_waar(u.verzoek),
                _("Kunt u toch niet? Zeg dan nee met de link hieronder. Dan kan iemand anders meedoen."),
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Bekijk of verander uw antwoord"), link),
            sms=str(self.sms) % {"dag": datum(u.verzoek.activiteit_op), "waar": u.verzoek.waar, "link": link},
            afmeldlink=link,
        )


@registreer
class Ja(_Antwoord):
    naam = "meedenkers.ja"
    titel = gettext_lazy("Bevestiging: u doet mee")
    kanalen = ("email", "sms", "brief")  # who said yes in a call knows it
    statussen = (S.JA,)
    onderwerp = gettext_lazy("Fijn dat u meedoet")
    eerst = gettext_lazy("Fijn dat u meedoet. De afdeling die u vroeg, ziet nu uw naam en hoe zij u kan bereiken.")
    sms = gettext_lazy("Fijn dat u meedoet, op %(dag)s, %(waar)s. Kunt u toch niet? Zeg het hier: %(link)s")


@registreer
class Reserve(_Antwoord):
    naam = "meedenkers.reserve"
    titel = gettext_lazy("Bevestiging: op de reservelijst")
    kanalen = ("email", "sms", "brief")
    statussen = (S.RESERVE,)
    eerst = gettext_lazy(
        "Dank u wel dat u wilt meedoen. Er zeiden al genoeg mensen ja. U staat op de reservelijst. Zegt iemand af? Dan"
        " hoort u dat meteen. Hoort u niets? Dan hoeft u niets te doen."
    )
    sms = gettext_lazy(
        "Dank u wel. Er zeiden al genoeg mensen ja. U staat op de reservelijst. Uw antwoord bekijken: %(link)s"
    )


@registreer
class PlaatsVrij(_Antwoord):
    naam = "meedenkers.plaats_vrij"
    titel = gettext_lazy("Er is een plaats: u kunt meedoen")
    statussen = (S.JA,)
    onderwerp = gettext_lazy("Er is een plaats voor u")
    eerst = gettext_lazy("U stond op de reservelijst. Iemand anders kan niet. U kunt meedoen.")
    sms = gettext_lazy("Er is een plaats voor u, op %(dag)s, %(waar)s. Kunt u niet? Zeg het hier: %(link)s")


@registreer
class Herinnering(_Antwoord):
    naam = "meedenkers.herinnering"
    titel = gettext_lazy("Herinnering, de dag ervoor")
    statussen = (S.JA,)
    onderwerp = gettext_lazy("Herinnering: u doet mee")
    eerst = gettext_lazy("Morgen is het zover. U zei dat u meedoet. Wij zien u graag.")
    sms = gettext_lazy("Herinnering: wij zien u graag op %(dag)s, %(waar)s. Kunt u niet? Zeg het hier: %(link)s")

    def geldt(self, u, bericht):
        return super().geldt(u, bericht) and str(u.verzoek.activiteit_op) == bericht.gegevens.get("datum")


@registreer
class GaatNietDoor(_Uitnodiging):
    naam = "meedenkers.gaat_niet_door"
    titel = gettext_lazy("Het gaat niet door")
    statussen = (S.INGETROKKEN,)

    def geldt(self, u, bericht):
        return u.verzoek.status == VerzoekStatus.INGETROKKEN

    def tekst(self, bericht):
        u = self.uitnodiging(bericht)
        dag = datum(u.verzoek.activiteit_op)
        return Tekst(
            onderwerp=_("Het gaat niet door op %(dag)s") % {"dag": dag},
            alineas=[
                _("Wij vroegen u om mee te denken over: %(project)s. Op %(dag)s, %(waar)s.")
                % {"project": u.verzoek.project, "dag": dag, "waar": u.verzoek.waar},
                _("Dat gaat niet door. U hoeft niets te doen. Het spijt ons."),
                _("Deze vraag telt niet mee voor hoe vaak wij u mogen vragen."),
            ],
            sms=_("De afspraak met de gemeente op %(dag)s gaat niet door. U hoeft niets te doen.") % {"dag": dag},
        )


@registreer
class Dank(_Uitnodiging):
    naam = "meedenkers.dank"
    titel = gettext_lazy("Dank voor het meedenken")
    statussen = (S.DEELGENOMEN,)

    def geldt(self, u, bericht):
        return True

    def tekst(self, bericht):
        u = self.uitnodiging(bericht)
        link = statuslink(u)
        regels = [
            _("Dank u wel dat u meedacht over: %(project)s.") % {"project": u.verzoek.project},
            _("Op uw pagina staat een bewijs van uw bijdrage. U kunt het bewaren, of laten zien als u dat wilt."),
        ]
        if u.verzoek.terugkoppelen_uiterlijk:
            regels.append(
                _("Uiterlijk op %(dag)s hoort u wat het opleverde.") % {"dag": datum(u.verzoek.terugkoppelen_uiterlijk)}
            )
        return Tekst(
            onderwerp=_("Dank u wel"),
            alineas=[*regels, str(GEEN_GEVOLGEN)],
            knop=(_("Naar mijn pagina"), link),
            sms=_("Dank u wel dat u meedacht. Uw bewijs van deelname staat hier: %(link)s") % {"link": link},
        )


@registreer
class Gevolg(_Uitnodiging):
    naam = "meedenkers.gevolg"
    titel = gettext_lazy("Wat het meedenken opleverde")
    statussen = (S.DEELGENOMEN,)

    def geldt(self, u, bericht):
        return u.verzoek.status == VerzoekStatus.TERUGGEKOPPELD

    def tekst(self, bericht):
        u = self.uitnodiging(bericht)
        link = statuslink(u)
        return Tekst(
            onderwerp=_("Wat uw hulp opleverde"),
            alineas=[
                _("Op %(dag)s dacht u met ons mee over: %(project)s. Dit leverde het op:")
                % {"dag": datum(u.verzoek.activiteit_op), "project": u.verzoek.project},
                *alineas(u.verzoek.gevolg),
                _("Dank u wel voor uw hulp."),
            ],
            knop=(_("Lees het op uw pagina"), link),
            sms=_("U dacht met ons mee. Lees hier wat het opleverde: %(link)s") % {"link": link},
        )


# --- passing on -------------------------------------------------------------------------------------------------
class _Doorgave(Soort):
    def rijen(self, ids):
        return Doorgave.objects.filter(pk__in=ids).select_related("verzoek__afdeling")

    def doorgave(self, bericht) -> Doorgave:
        doorgave = self.obj(bericht)
        if doorgave is None:
            raise Doorgave.DoesNotExist
        return doorgave


@registreer
class DoorgaveVraag(_Doorgave):
    naam = "meedenkers.doorgave"
    titel = gettext_lazy("Vraag om een uitnodiging door te geven aan jongeren")

    def nog_nodig(self, bericht):
        d = self.doorgave(bericht)
        komt_nog = d.verzoek.activiteit_op is not None and d.verzoek.activiteit_op >= klok.vandaag()
        open_ = d.verzoek.status in (VerzoekStatus.AANVAARD, VerzoekStatus.UITGENODIGD)
        return d.status == DoorgaveStatus.GEVRAAGD and open_ and komt_nog

    def tekst(self, bericht):
        d = self.doorgave(bericht)
        link = statuslink(d)
        return Tekst(
            onderwerp=_("Wilt u een uitnodiging doorgeven?"),
            alineas=[
                _("U werkt met jongeren. De afdeling %(afdeling)s van de gemeente wil graag hun mening horen over: ")
                % {"afdeling": d.verzoek.afdeling.naam}
                + f"{d.verzoek.project}.",
                *wat_wanneer_waar(d.verzoek),
                _("Wilt u de uitnodiging geven aan jongeren die u kent? Op de pagina staat een tekst om te printen."),
                _("Geef ons geen namen. Vertel ons daarna alleen hoeveel jongeren de uitnodiging kregen."),
                _("Is een jongere onder de 16? Dan moet een ouder of voogd het goed vinden."),
            ],
            knop=(_("Naar de uitnodiging"), link),
            sms=_("Wilt u een uitnodiging van de gemeente doorgeven? De tekst staat hier: %(link)s") % {"link": link},
        )


@registreer
class DoorgaveGaatNietDoor(_Doorgave):
    naam = "meedenkers.doorgave_gaat_niet_door"
    titel = gettext_lazy("Doorgeven hoeft niet meer: het gaat niet door")

    def nog_nodig(self, bericht):
        return self.doorgave(bericht).verzoek.status == VerzoekStatus.INGETROKKEN

    def tekst(self, bericht):
        v = self.doorgave(bericht).verzoek
        dag = datum(v.activiteit_op)
        return Tekst(
            onderwerp=_("Het gaat niet door op %(dag)s") % {"dag": dag},
            alineas=[
                _("Wij vroegen u een uitnodiging door te geven, over: %(project)s.") % {"project": v.project},
                _("Dat gaat niet door. Wilt u dat laten weten aan wie u de uitnodiging gaf?"),
            ],
            sms=_("De afspraak met de gemeente op %(dag)s gaat niet door. Wilt u dat doorgeven?") % {"dag": dag},
        )


@registreer
class DoorgaveGevolg(_Doorgave):
    naam = "meedenkers.doorgave_gevolg"
    titel = gettext_lazy("Wat het opleverde, om door te geven")

    def nog_nodig(self, bericht):
        return self.doorgave(bericht).verzoek.status == VerzoekStatus.TERUGGEKOPPELD

    def tekst(self, bericht):
        d = self.doorgave(bericht)
        return Tekst(
            onderwerp=_("Wat het opleverde"),
            alineas=[
                _("U gaf een uitnodiging van ons door, over: %(project)s. Dit leverde het op:")
                % {"project": d.verzoek.project},
                *alineas(d.verzoek.gevolg),
                _("Wilt u dit vertellen aan de jongeren die meededen? Dank u wel."),
            ],
            knop=(_("Lees het op uw pagina"), statuslink(d)),
            sms=_("U gaf een uitnodiging door. Lees hier wat het opleverde: %(link)s") % {"link": statuslink(d)},
        )
