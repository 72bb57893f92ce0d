"""The road of an application as its applicant reads it."""

from django.utils.translation import gettext as _

from budget.models import Aanvraag, AanvraagStatus
from budget.queries import heeft_besluit, is_toegekend, momenten
from participatie.ui.templatetags.ui import datum, euro

S = AanvraagStatus


def stappen(aanvraag: Aanvraag) -> list[dict]:
    """Received → judged → decided → payment ordered → paid → account given, each with its date."""
    op = {actie: datum(moment) for actie, moment in momenten(aanvraag).items()}
    wegen = [
        {"titel": _("Wij hebben uw aanvraag"), "meta": datum(aanvraag.created_at), "staat": "klaar"},
    ]
    if aanvraag.status == S.INGETROKKEN:
        return [*wegen, {"titel": _("U hebt de aanvraag ingetrokken"), "meta": op.get("intrekken"), "staat": "klaar"}]
    besloten = heeft_besluit(aanvraag)
    wegen.append(
        {
            "titel": _("Wij beoordelen uw aanvraag"),
            "meta": op.get("in_behandeling_nemen") or (None if besloten else _("Wij beginnen zo snel als wij kunnen.")),
            "staat": "klaar" if besloten else "nu",
        }
    )
    if aanvraag.status == S.AFGEWEZEN:
        return [
            *wegen,
            {"titel": _("Besluit: u krijgt geen geld"), "meta": datum(aanvraag.besloten_op), "staat": "klaar"},
        ]
    if not besloten:
        uiterlijk = _("Uiterlijk op %(dag)s") % {"dag": datum(aanvraag.besluit_uiterlijk)}
        wegen.append({"titel": _("Besluit"), "meta": uiterlijk, "staat": "straks"})
    else:
        titel = _("Besluit: u krijgt %(bedrag)s") % {"bedrag": euro(aanvraag.toegekend)}
        wegen.append({"titel": titel, "meta": datum(aanvraag.besloten_op), "staat": "klaar"})
    return wegen + _betaling(aanvraag, op)


def _betaling(aanvraag: Aanvraag, op: dict) -> list[dict]:
    betaald = aanvraag.status in (S.BETAALD, S.VERANTWOORD)
    opgedragen = betaald or aanvraag.status == S.BETALING_OPGEDRAGEN
    verwacht = ""
    if opgedragen and not betaald:
        verwacht = _("Wij denken dat u het geld hebt op %(dag)s.") % {"dag": datum(aanvraag.betaling_verwacht_op)}
    return [
        {
            "titel": _("De betaling is onderweg") if opgedragen else _("Wij sturen de betaling"),
            "meta": op.get("betaling_opdragen", ""),
            "tekst": verwacht,
            "staat": "klaar" if opgedragen else "nu" if is_toegekend(aanvraag) else "straks",
        },
        {
            "titel": _("Het geld is betaald") if betaald else _("Het geld is bij u"),
            "meta": datum(aanvraag.betaald_op),
            "staat": "klaar" if betaald else "nu" if opgedragen else "straks",
        },
        {
            "titel": _("U vertelde wat u met het geld deed")
            if aanvraag.status == S.VERANTWOORD
            else _("U vertelt wat u met het geld deed"),
            "meta": op.get("verantwoorden", ""),
            "staat": "klaar" if aanvraag.status == S.VERANTWOORD else "nu" if betaald else "straks",
        },
    ]
