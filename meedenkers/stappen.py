"""The road of a request, as asker and adviseur see it."""

from django.utils.translation import gettext as _

from meedenkers.models import Verzoek, VerzoekStatus
from meedenkers.queries_verzoeken import geldige_selectie
from participatie.ui.templatetags.ui import datum

S = VerzoekStatus
NA_AANVAARDEN = (S.AANVAARD, S.UITGENODIGD, S.GEHOUDEN, S.TERUGGEKOPPELD)
NA_VRAGEN = NA_AANVAARDEN[1:]
NA_HOUDEN = NA_AANVAARDEN[2:]


def stappen(verzoek: Verzoek) -> list[dict]:
    """Asked → answered → people asked → held → told, each with its date or its term."""
    wegen = [_stap(_("Het verzoek is gedaan"), datum(verzoek.created_at), "klaar")]
    if verzoek.status == S.TERUGGEVRAAGD:
        wegen[0] = _stap(_("De adviseur vroeg iets terug"), _("De aanvrager past het verzoek aan."), "nu")
    if verzoek.status == S.AFGEWEZEN:
        return [*wegen, _stap(_("De adviseur nam het verzoek niet aan"), "", "klaar")]
    if verzoek.status == S.INGETROKKEN:
        return [*wegen, _stap(_("Het verzoek is ingetrokken"), "", "klaar")]
    aanvaard = verzoek.status in NA_AANVAARDEN
    meta = ""
    if not aanvaard and verzoek.antwoord_uiterlijk:
        meta = _("Uiterlijk op %(dag)s") % {"dag": datum(verzoek.antwoord_uiterlijk)}
    nu = "nu" if verzoek.status == S.INGEDIEND else "straks"
    wegen.append(_stap(_("De adviseur nam het aan") if aanvaard else _("De adviseur antwoordt"), meta, aanvaard, nu))
    gevraagd = verzoek.status in NA_VRAGEN
    selectie = geldige_selectie(verzoek)
    meta = ""
    if gevraagd and selectie and selectie.uitgenodigd_op:
        meta = datum(selectie.uitgenodigd_op)
    elif aanvaard and not gevraagd:
        meta = _("De adviseur kiest het panel.") if verzoek.panel_id else _("De adviseur loot eerlijk.")
    titel = _("Mensen zijn gevraagd") if gevraagd else _("Mensen worden gevraagd")
    wegen.append(_stap(titel, meta, gevraagd, "nu" if aanvaard else "straks"))
    geweest = verzoek.status in NA_HOUDEN
    wegen.append(_stap(_("De activiteit"), datum(verzoek.activiteit_op), geweest, "nu" if gevraagd else "straks"))
    verteld = verzoek.status == S.TERUGGEKOPPELD
    meta = datum(verzoek.gevolg_op) if verteld else ""
    if geweest and not verteld:
        meta = _("Uiterlijk op %(dag)s") % {"dag": datum(verzoek.terugkoppelen_uiterlijk)}
    titel = _("Verteld wat het opleverde") if verteld else _("Vertellen wat het opleverde")
    wegen.append(_stap(titel, meta, verteld, "nu" if geweest else "straks"))
    return wegen


def _stap(titel: str, meta, klaar: bool | str, anders: str = "straks") -> dict:
    staat = klaar if isinstance(klaar, str) else "klaar" if klaar else anders
    return {"titel": titel, "meta": meta, "staat": staat}
