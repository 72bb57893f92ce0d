"""What givers of input are told: received, and why nothing follows. The advice half tells the rest."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adviezen.models import Inbreng, InbrengStatus
from adviezen.services.inbreng import markeer_beantwoord
from participatie.audit.actor import Actor
from participatie.berichten.models import Bericht
from participatie.berichten.soorten import Soort, Tekst, registreer
from participatie.contacten import links
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.gemeente.models import Gemeente
from participatie.ui.templatetags.ui import datum


def _bel() -> str:
    gemeente = Gemeente.huidig()
    return _("Hebt u een vraag? Bel %(telefoon)s (%(tijden)s).") % {
        "telefoon": gemeente.telefoon,
        "tijden": gemeente.openingstijden,
    }


class OverInbreng(Soort):
    """`object_id` is a piece of input, of this person."""

    def rijen(self, ids):
        return Inbreng.objects.filter(pk__in=ids)

    def inbreng(self, bericht: Bericht) -> Inbreng | None:
        inbreng = self.obj(bericht)
        return inbreng if inbreng is not None and inbreng.contact_id == bericht.contact_id else None


@registreer
class Ontvangen(OverInbreng):
    naam = "adviezen.ontvangen"
    titel = gettext_lazy("Inbreng ontvangen")

    def nog_nodig(self, bericht):
        inbreng = self.inbreng(bericht)
        return inbreng is not None and inbreng.beantwoord_op is None

    def tekst(self, bericht):
        inbreng = self.inbreng(bericht)
        return Tekst(
            onderwerp=_("Wij hebben uw inbreng ontvangen (%(nummer)s)") % {"nummer": inbreng.nummer},
            alineas=[
                _("Dank u wel dat u dit met ons deelt. Uw nummer is %(nummer)s.") % {"nummer": inbreng.nummer},
                _("Wij lezen wat u zei. Daarna kiezen wij wat wij ermee doen. U hoort dat uiterlijk op %(datum)s.")
                % {"datum": datum(inbreng.uiterlijk)},
                str(GEEN_GEVOLGEN),
                _("Wij publiceren niet wat u precies zei."),
                _bel(),
            ],
            knop=(_("Bekijk hoe het ermee staat"), links.statuslink(inbreng)),
            sms=_("Wij hebben uw inbreng ontvangen. Uw nummer is %(nummer)s. Volg het hier: %(link)s")
            % {"nummer": inbreng.nummer, "link": links.statuslink(inbreng)},
        )


@registreer
class GeenVervolg(OverInbreng):
    naam = "adviezen.geen_vervolg"
    titel = gettext_lazy("Uitleg: geen vervolg")

    def nog_nodig(self, bericht):
        inbreng = self.inbreng(bericht)
        return inbreng is not None and inbreng.status == InbrengStatus.GEEN_VERVOLG and inbreng.beantwoord_op is None

    def tekst(self, bericht):
        inbreng = self.inbreng(bericht)
        return Tekst(
            onderwerp=_("Antwoord op uw inbreng (%(nummer)s)") % {"nummer": inbreng.nummer},
            alineas=[
                _("Dank u wel voor wat u zei. Wij hebben het gelezen."),
                _("Er komt geen vervolg op wat u zei. %(reden)s.") % {"reden": inbreng.get_reden_display()},
                *[deel.strip() for deel in inbreng.toelichting.split("\n\n") if deel.strip()],
                str(GEEN_GEVOLGEN),
                _bel(),
            ],
            knop=(_("Lees het antwoord op de website"), links.statuslink(inbreng)),
            sms=_("Er is een antwoord op uw inbreng %(nummer)s. Lees het hier: %(link)s")
            % {"nummer": inbreng.nummer, "link": links.statuslink(inbreng)},
        )

    def na_verzending(self, bericht):
        markeer_beantwoord(inbreng_ids=[bericht.object_id], door=Actor.systeem("taak:berichten"))


from adviezen import berichten_advies  # noqa: E402, F401 - found with this module
