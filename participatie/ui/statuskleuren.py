"""Which colour a status gets: one list for the whole product. An unknown value is neutral."""

SOORTEN = ("ok", "busy", "wait", "error", "neutral")

_KLEUREN = {
    "ok": """
        aangemeld aanwezig actief afgerond afgehandeld akkoord beantwoord bevestigd bezorgd definitief gedaan gegund
        gehonoreerd geplaatst gepubliceerd gereed geslaagd gestart geverifieerd goedgekeurd klaar open opgelost
        overgenomen toegekend uitbetaald uitgevoerd verstuurd verzonden voldaan
        """,
    "busy": """
        besluitvorming beoordeling bezig in_behandeling in_beoordeling in_uitvoering lopend loopt onderzoek ontvangen
        opvolging toetsing uitvoering voorbereiding weging wordt_verstuurd
        """,
    "wait": """
        aandacht aangevraagd aangehouden gedeeltelijk gepauzeerd herinnerd ingediend later nieuw onbekend pauze
        te_beoordelen te_doen te_versturen uitgesteld vol wacht wacht_op_akkoord wachtend wachtlijst wachtrij
        """,
    "error": """
        afgekeurd afgewezen fout geblokkeerd geweigerd klacht mislukt niet_bezorgd te_laat verlopen
        """,
}

STATUSKLEUREN = {waarde: soort for soort, waarden in _KLEUREN.items() for waarde in waarden.split()}


def soort_van(waarde):
    return STATUSKLEUREN.get(str(waarde).lower().replace("-", "_"), "neutral")
