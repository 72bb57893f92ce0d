"""What is told when somebody else agrees: the legal representative, and meanwhile the person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedenkers.berichten import Bevestigen
from meedenkers.models import Vertegenwoordigde
from participatie.berichten.soorten import Tekst, registreer
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.links import statuslink
from participatie.gemeente.models import Gemeente


@registreer
class BevestigenNamens(Bevestigen):
    """To the legal representative. A name with a lure in it is not passed on (`Contact.aanhef`)."""

    naam = "meedenkers.bevestigen_namens"
    titel = gettext_lazy("Vraag aan de wettelijk vertegenwoordiger")

    def rijen(self, ids):
        """By the proxy: its link is the representative's."""
        return Vertegenwoordigde.objects.filter(pk__in=ids).select_related("contact")

    def nog_nodig(self, bericht):
        return super().nog_nodig(bericht) and self.meedenker(bericht).vertegenwoordiger_id == bericht.contact_id

    def tekst(self, bericht):
        meedenker = self.meedenker(bericht)
        link = statuslink(meedenker)
        gemeente = Gemeente.huidig()
        return Tekst(
            onderwerp=_("Vindt u het goed dat iemand met ons meedenkt?"),
            alineas=[
                _("%(naam)s wil met de gemeente %(gemeente)s meedenken, en gaf u op als wettelijk vertegenwoordiger.")
                % {"naam": meedenker.contact.aanhef or _("Iemand"), "gemeente": gemeente.naam},
                _("Daarom vragen wij u om toestemming. Tot u ja zegt, vragen wij deze persoon niets."),
                _("Zegt u nee, of zegt u 30 dagen niets? Dan wissen wij de gegevens, ook die van u."),
                str(GEEN_GEVOLGEN),
                _("Kent u deze persoon niet? Zeg dan nee op dezelfde pagina, of bel %(telefoon)s.")
                % {"telefoon": gemeente.telefoon},
            ],
            knop=(_("Ja of nee zeggen"), link),
            sms=_("Iemand gaf u op als wettelijk vertegenwoordiger voor meedenken met de gemeente. Ja of nee: %(link)s")
            % {"link": link},
            afmeldlink=link,
        )


@registreer
class WachtOpJa(Bevestigen):
    """To the person self, who waits for the representative."""

    naam = "meedenkers.wacht_op_ja"
    titel = gettext_lazy("Wij vragen de vertegenwoordiger om een ja")

    def tekst(self, bericht):
        link = statuslink(self.meedenker(bericht))
        return Tekst(
            onderwerp=_("Wij hebben uw aanmelding"),
            alineas=[
                _("Dank u wel. U wilt met ons meedenken."),
                _("Wij vragen nu aan uw wettelijk vertegenwoordiger of dat goed is. Tot die tijd vragen wij u niets."),
                _("Horen wij na 30 dagen niets? Dan wissen wij uw gegevens."),
                str(GEEN_GEVOLGEN),
                _("Hebt u zich niet zelf aangemeld? Dan haalt u zich op uw eigen pagina met één knop van de lijst."),
            ],
            knop=(_("Naar mijn pagina"), link),
            sms=_("Wij vragen uw vertegenwoordiger of u met ons mag meedenken. Uw eigen pagina: %(link)s")
            % {"link": link},
            afmeldlink=link,
        )
