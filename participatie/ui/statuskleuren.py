"""Which colour a status gets: one list for the whole product. An unknown value is neutral."""

SOORTEN = ("ok", "busy", "wait", "error", "neutral")

_KLEUREN = {
    "ok": "aanvaard aanwezig actief afgerond akkoord betaald geplaatst gepubliceerd klaar teruggekoppeld toegekend "
    "uitgevoerd verantwoord verzonden gebeld akkoord_met_opmerking overgenomen "
    "ja deelgenomen doorgegeven",
    "busy": "bevestigd bezig betaling_opgedragen gebundeld gewogen in_behandeling in_opvolging loopt "
    "persoonlijk_contact te_toetsen ontvangen afgesloten uitgenodigd",
    "wait": "concept deels gepauzeerd gepland ingediend ingelezen nieuw onbevestigd onzeker open op_lijst "
    "teruggevraagd terug wachtlijst geen_reactie dubbel reserve gehouden",
    "error": "afgelast afgewezen mislukt geweigerd niet te_laat",
}

STATUSKLEUREN = {waarde: soort for soort, waarden in _KLEUREN.items() for waarde in waarden.split()}


def soort_van(waarde):
    return STATUSKLEUREN.get(str(waarde).lower().replace("-", "_"), "neutral")
