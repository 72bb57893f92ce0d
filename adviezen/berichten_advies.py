"""What people are told about an advice: the route that was chosen, the outcome, and the report of a meeting."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adviezen.models import Advies, AdviesStatus, Inbreng, InbrengStatus, Publicatie, Verslag, VerslagStatus
from adviezen.queries_advies import verslag_inhoud, wie
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


def _alineas(tekst: str) -> list[str]:
    return [deel.strip() for deel in tekst.replace("\r\n", "\n").split("\n\n") if deel.strip()]


class OverAdvies(Soort):
    """`object_id` is the advice; `gegevens["inbreng"]` the (first) piece of input of this person in it."""

    def rijen(self, ids):
        return Advies.objects.filter(pk__in=ids).select_related("opvolging__eigenaar__afdeling")

    def lees_vooraf(self, berichten):
        super().lees_vooraf(berichten)
        inbreng = Inbreng.objects.in_bulk({b.gegevens["inbreng"] for b in berichten})
        for bericht in berichten:
            bericht.inbreng_gelezen = inbreng.get(bericht.gegevens["inbreng"])

    def inbreng(self, bericht: Bericht) -> Inbreng | None:
        """Their input that still waits for this; None when it was taken out of the advice, or answered already."""
        if hasattr(bericht, "inbreng_gelezen"):
            inbreng = bericht.inbreng_gelezen
        else:
            inbreng = Inbreng.objects.filter(pk=bericht.gegevens["inbreng"]).first()
        eigen = inbreng is not None and (inbreng.contact_id, inbreng.advies_id) == (
            bericht.contact_id,
            bericht.object_id,
        )
        return inbreng if eigen and inbreng.status == InbrengStatus.GEBUNDELD else None


@registreer
class Route(OverAdvies):
    naam = "adviezen.route"
    titel = gettext_lazy("Route gekozen")
    # By phone or letter people hear twice, not three times: received and outcome.
    kanalen = ("email", "sms")

    def nog_nodig(self, bericht):
        advies = self.obj(bericht)
        verder = advies is not None and advies.status in (AdviesStatus.IN_OPVOLGING, AdviesStatus.UITGEVOERD)
        return verder and self.inbreng(bericht) is not None

    def tekst(self, bericht):
        advies, inbreng = self.obj(bericht), self.inbreng(bericht)
        return Tekst(
            onderwerp=_("Nieuws over uw inbreng (%(nummer)s)") % {"nummer": inbreng.nummer},
            alineas=[
                _("U vertelde ons wat u vindt. Wij legden dat naast wat anderen zeiden. Dit hoorden wij:"),
                *_alineas(advies.tekst),
                f"{advies.get_route_display()}. {advies.route_uitleg}",
                _("Wie gaat dit doen: %(wie)s. Uiterlijk op %(datum)s is de volgende stap klaar.")
                % {"wie": wie(advies.opvolging), "datum": datum(advies.opvolging.uiterlijk)},
                _("Als het klaar is, hoort u wat er is gedaan."),
                str(GEEN_GEVOLGEN),
                _bel(),
            ],
            knop=(_("Bekijk hoe het ermee staat"), links.statuslink(inbreng)),
            sms=_("Er is nieuws over uw inbreng %(nummer)s. Lees het hier: %(link)s")
            % {"nummer": inbreng.nummer, "link": links.statuslink(inbreng)},
        )


@registreer
class UitkomstBekend(OverAdvies):
    naam = "adviezen.uitkomst"
    titel = gettext_lazy("Antwoord op inbreng")

    def nog_nodig(self, bericht):
        advies = self.obj(bericht)
        klaar = advies is not None and (advies.status, advies.publicatie) == (
            AdviesStatus.TERUGGEKOPPELD,
            Publicatie.GEPUBLICEERD,
        )
        return klaar and self.inbreng(bericht) is not None

    def tekst(self, bericht):
        advies, inbreng = self.obj(bericht), self.inbreng(bericht)
        return Tekst(
            onderwerp=_("Antwoord op uw inbreng (%(nummer)s)") % {"nummer": inbreng.nummer},
            alineas=[
                _("U vertelde ons wat u vindt. Dit hoorden wij van u en van anderen:"),
                *_alineas(advies.tekst),
                _("Wat is ermee gebeurd? %(uitkomst)s.") % {"uitkomst": advies.opvolging.get_uitkomst_display()},
                *_alineas(advies.publiek_antwoord),
                _("Bent u niet tevreden met dit antwoord? Bel ons dan gerust."),
                str(GEEN_GEVOLGEN),
                _bel(),
            ],
            knop=(_("Naar uw eigen pagina"), links.statuslink(inbreng)),
            links=[(_("Lees hoe wij dit punt wogen"), links.volledig(advies.get_absolute_url()))],
            sms=_("Er is een antwoord op uw inbreng %(nummer)s. Lees het hier: %(link)s")
            % {"nummer": inbreng.nummer, "link": links.statuslink(inbreng)},
        )

    def na_verzending(self, bericht):
        from adviezen.services.advies import verteld

        door = Actor.systeem("taak:berichten")
        verteld(advies_id=bericht.object_id, contact_id=bericht.contact_id, door=door)


@registreer
class VerslagKlaar(Soort):
    naam = "adviezen.verslag"
    titel = gettext_lazy("Verslag van de bijeenkomst")

    def rijen(self, ids):
        return Verslag.objects.filter(pk__in=ids).select_related("bijeenkomst")

    def nog_nodig(self, bericht):
        verslag = self.obj(bericht)
        return verslag is not None and verslag.status == VerslagStatus.GEPUBLICEERD

    def tekst(self, bericht):
        verslag = self.obj(bericht)
        bijeenkomst = verslag.bijeenkomst
        if not hasattr(verslag, "inhoud"):  # everyone who was there hears the same: read once per report
            verslag.inhoud = verslag_inhoud(bijeenkomst)
        inhoud = verslag.inhoud
        adres = links.volledig(reverse("adviezen:verslag", args=[bijeenkomst.slug]))
        regels = []
        for groep in inhoud["routes"]:
            regels.append(f"{groep['naam']}. {groep['uitleg']}")
            for punt in groep["punten"]:
                regels.append(
                    _("Wij hoorden: %(titel)s. Wat wij doen: %(doen)s Wie: %(wie)s. Wanneer: %(wanneer)s.")
                    % {
                        "titel": punt["advies"].titel.rstrip("."),
                        "doen": punt["doen"].rstrip(".") + ".",
                        "wie": punt["wie"],
                        "wanneer": punt["wanneer"],
                    }
                )
        if not inhoud["routes"]:
            regels.append(_("Wij wegen nu wat wij hoorden. Op de website leest u wat wij ermee doen."))
        return Tekst(
            onderwerp=_("Verslag van de bijeenkomst op %(datum)s") % {"datum": datum(bijeenkomst.begin)},
            alineas=[
                _("U was bij onze bijeenkomst. Dank u wel. Hier leest u wat wij hoorden en wat wij ermee doen."),
                *_alineas(verslag.inleiding),
                *regels,
                str(GEEN_GEVOLGEN),
                _bel(),
            ],
            knop=(_("Lees het hele verslag"), adres),
            sms=_("Het verslag van de bijeenkomst op %(datum)s is klaar. Lees het hier: %(link)s")
            % {"datum": datum(bijeenkomst.begin), "link": adres},
        )
