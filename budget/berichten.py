"""What an applicant is told."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.models import Aanvraag, AanvraagStatus
from budget.queries import heeft_besluit, is_toegekend
from participatie.berichten.soorten import Soort, Tekst, registreer
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.links import statuslink
from participatie.gemeente.models import Gemeente
from participatie.ui.templatetags.ui import datum, euro


class OverAanvraag(Soort):
    """Fetches the application; `nodig` and `alineas` differ per kind."""

    onderwerp = ""

    def rijen(self, ids):
        return Aanvraag.objects.filter(pk__in=ids)

    def nog_nodig(self, bericht) -> bool:
        aanvraag = self.obj(bericht)
        return aanvraag is not None and self.nodig(aanvraag, bericht)

    def tekst(self, bericht) -> Tekst:
        aanvraag = self.obj(bericht)
        return Tekst(
            onderwerp=f"{self.onderwerp} ({aanvraag.nummer})",
            alineas=[str(alinea) for alinea in self.alineas(aanvraag, bericht)],
            knop=(_("Bekijk uw aanvraag"), statuslink(aanvraag)),
        )

    def nodig(self, aanvraag: Aanvraag, bericht) -> bool:
        raise NotImplementedError

    def alineas(self, aanvraag: Aanvraag, bericht) -> list:
        raise NotImplementedError


@registreer
class Ontvangen(OverAanvraag):
    naam = "budget.ontvangen"
    titel = gettext_lazy("Aanvraag ontvangen")
    onderwerp = gettext_lazy("Wij hebben uw aanvraag")

    def nodig(self, aanvraag, bericht):
        return aanvraag.status != AanvraagStatus.INGETROKKEN

    def alineas(self, aanvraag, bericht):
        return [
            _("Wij hebben uw aanvraag voor “%(titel)s”. Het nummer is %(nummer)s. U vroeg %(bedrag)s.")
            % {"titel": aanvraag.titel, "nummer": aanvraag.nummer, "bedrag": euro(aanvraag.bedrag)},
            _("Wij beslissen uiterlijk op %(dag)s. U krijgt dan bericht.") % {"dag": datum(aanvraag.besluit_uiterlijk)},
            GEEN_GEVOLGEN,
        ]


def bezwaar() -> str:
    """How to object, in plain words (art. 3:45 and 6:7 Awb)."""
    return _(
        "Bent u het niet eens met dit besluit? Dan kunt u binnen zes weken na dit bericht bezwaar maken. "
        "Stuur een brief of mail aan de gemeente %(gemeente)s (%(email)s). Schrijf erin: uw naam en adres, de datum, "
        "het nummer van uw aanvraag en waarom u het er niet mee eens bent. Iemand anders kijkt er dan opnieuw naar."
    ) % {"gemeente": Gemeente.huidig().naam, "email": Gemeente.huidig().email}


@registreer
class Besluit(OverAanvraag):
    naam = "budget.besluit"
    titel = gettext_lazy("Besluit op aanvraag")
    onderwerp = gettext_lazy("Ons besluit op uw aanvraag")

    def nodig(self, aanvraag, bericht):
        return heeft_besluit(aanvraag)

    def alineas(self, aanvraag, bericht):
        gegevens = {"titel": aanvraag.titel, "vraag": euro(aanvraag.bedrag), "bedrag": euro(aanvraag.toegekend)}
        if not is_toegekend(aanvraag):
            uitkomst = _("U krijgt geen geld voor “%(titel)s”.") % gegevens
        elif aanvraag.toegekend == aanvraag.bedrag:
            uitkomst = _("U krijgt %(bedrag)s voor “%(titel)s”. Dat is wat u vroeg.") % gegevens
        else:
            uitkomst = _("U krijgt %(bedrag)s voor “%(titel)s”. U vroeg %(vraag)s.") % gegevens
        alineas = [uitkomst, _("Waarom? %(motivering)s") % {"motivering": aanvraag.motivering}]
        if is_toegekend(aanvraag):
            alineas.append(_("U krijgt nog bericht op welke dag het geld komt."))
        return [*alineas, _("Dit besluit is genomen %(mandaat)s.") % {"mandaat": aanvraag.mandaat}, bezwaar()]


@registreer
class Betaling(OverAanvraag):
    naam = "budget.betaling"
    titel = gettext_lazy("Betaling onderweg")
    onderwerp = gettext_lazy("Wanneer uw geld komt")

    def nodig(self, aanvraag, bericht):
        # Moved to another day, or paid already: then another message says so.
        return (
            aanvraag.status == AanvraagStatus.BETALING_OPGEDRAGEN
            and str(aanvraag.betaling_verwacht_op) == bericht.gegevens["op"]
        )

    def alineas(self, aanvraag, bericht):
        gegevens = {"bedrag": euro(aanvraag.toegekend), "dag": datum(date.fromisoformat(bericht.gegevens["op"]))}
        if bericht.gegevens.get("later"):
            eerste = _("De dag van uw betaling is veranderd. Wij denken dat u %(bedrag)s hebt op %(dag)s.") % gegevens
        else:
            eerste = _("De betaling is onderweg. Wij denken dat u %(bedrag)s hebt op %(dag)s.") % gegevens
        return [eerste, _("Is het er dan nog niet? Bel ons. Wij zoeken het voor u uit.")]


@registreer
class Betaald(OverAanvraag):
    naam = "budget.betaald"
    titel = gettext_lazy("Betaald")
    onderwerp = gettext_lazy("Uw geld is betaald")

    def nodig(self, aanvraag, bericht):
        return aanvraag.status == AanvraagStatus.BETAALD

    def alineas(self, aanvraag, bericht):
        return [
            _("Op %(dag)s is %(bedrag)s aan u betaald.")
            % {"dag": datum(aanvraag.betaald_op), "bedrag": euro(aanvraag.toegekend)},
            _("Wij horen graag wat u ermee deed. Is uw plan klaar? Vertel het dan met de link hieronder."),
        ]


@registreer
class Ingetrokken(OverAanvraag):
    naam = "budget.ingetrokken"
    titel = gettext_lazy("Aanvraag ingetrokken")
    onderwerp = gettext_lazy("Uw aanvraag is ingetrokken")

    def nodig(self, aanvraag, bericht):
        return aanvraag.status == AanvraagStatus.INGETROKKEN

    def alineas(self, aanvraag, bericht):
        return [
            _("U hebt uw aanvraag voor “%(titel)s” ingetrokken. Wij doen er niets meer mee.")
            % {"titel": aanvraag.titel},
            _("Was u dit niet? Bel ons dan. U kunt ook altijd een nieuwe aanvraag doen."),
        ]
