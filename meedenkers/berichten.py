"""What somebody hears who comes on the list. Subjects say nothing about help or benefits."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedenkers.models import OP_LIJST, Meedenker, MeedenkerStatus
from participatie.berichten.soorten import Soort, Tekst, registreer
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.links import statuslink
from participatie.gemeente.models import Gemeente


class _VanDeLijst(Soort):
    """About one meedenker, who is still on the list."""

    def rijen(self, ids):
        return Meedenker.objects.filter(pk__in=ids).select_related("contact")

    def nog_nodig(self, bericht):
        meedenker = self.obj(bericht)
        return meedenker is not None and meedenker.status in OP_LIJST

    def meedenker(self, bericht) -> Meedenker:
        return self.obj(bericht)


@registreer
class Welkom(_VanDeLijst):
    naam = "meedenkers.welkom"
    titel = gettext_lazy("Welkom als meedenker")

    def tekst(self, bericht):
        link = statuslink(self.meedenker(bericht))
        return Tekst(
            onderwerp=_("U staat op onze lijst"),
            alineas=[
                _("Dank u wel. U staat op de lijst van mensen die wij mogen vragen om mee te denken."),
                _("Wij vragen u als er iets is dat bij u past. Per vraag kiest u zelf of u meedoet."),
                str(GEEN_GEVOLGEN),
                _("Op uw eigen pagina ziet u wat wij van u weten. Daar kunt u ook pauze nemen of stoppen."),
                _("Hebt u zich niet zelf aangemeld? Dan haalt u zich daar met één knop van de lijst."),
            ],
            knop=(_("Naar mijn pagina"), link),
            sms=_("U staat op onze lijst van meedenkers. Uw gegevens bekijken of stoppen: %(link)s") % {"link": link},
            afmeldlink=link,
        )


@registreer
class AlBekend(_VanDeLijst):
    """Only the address itself hears that it was known: the page does not tell."""

    naam = "meedenkers.al_bekend"
    titel = gettext_lazy("U stond al op de lijst")

    def tekst(self, bericht):
        meedenker = self.meedenker(bericht)
        link = statuslink(meedenker)
        stand = {
            MeedenkerStatus.ONBEVESTIGD: _("U moet nog zeggen dat u het goed vindt. Dat doet u op uw eigen pagina."),
            MeedenkerStatus.GEPAUZEERD: _("U hebt nu pauze. Op uw eigen pagina kunt u weer gaan meedoen."),
        }.get(meedenker.toestand, _("U hoeft niets te doen. Wij vragen u als er iets is dat bij u past."))
        return Tekst(
            onderwerp=_("U stond al op onze lijst"),
            alineas=[
                _("Iemand vulde uw gegevens in op onze site. Maar u stond al op de lijst van meedenkers."),
                stand,
                _("Wij hebben niets veranderd. Klopt er iets niet meer? Bel ons dan even."),
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Naar mijn pagina"), link),
            sms=_("U stond al op onze lijst van meedenkers. Uw gegevens bekijken of stoppen: %(link)s")
            % {"link": link},
            afmeldlink=link,
        )


@registreer
class Bevestigen(_VanDeLijst):
    """To who was put on the list by somebody else."""

    naam = "meedenkers.bevestigen"
    titel = gettext_lazy("Vraag of iemand op de lijst wil")

    def nog_nodig(self, bericht):
        meedenker = self.obj(bericht)
        return meedenker is not None and meedenker.status == MeedenkerStatus.ONBEVESTIGD

    def tekst(self, bericht):
        link = statuslink(self.meedenker(bericht))
        return Tekst(
            onderwerp=_("Vindt u het goed dat u op onze lijst staat?"),
            alineas=[
                _("Een medewerker van de gemeente %(naam)s zette u op de lijst van mensen die willen meedenken.")
                % {"naam": Gemeente.huidig().naam},
                _("Vindt u dat goed? Zeg dan ja op uw eigen pagina. Tot die tijd vragen wij u niets."),
                _("Wilt u dit niet? Op dezelfde pagina haalt u zich van de lijst. Dan wissen wij uw gegevens."),
                str(GEEN_GEVOLGEN),
            ],
            knop=(_("Ja of nee zeggen"), link),
            sms=_("Vindt u het goed dat u op onze lijst van meedenkers staat? Zeg ja of nee: %(link)s")
            % {"link": link},
            afmeldlink=link,
        )


from meedenkers import berichten_namens, berichten_verzoeken  # noqa: E402, F401 - found with this module
