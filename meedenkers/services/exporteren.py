"""The list, or a part of it, as a table to take along. Experience is never in it: that stays where it is encrypted."""

import tablib
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export import fields, resources

from meedenkers.models import Lidmaatschap, Meedenker, Panellid
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.models import Doel, Grond
from participatie.workflow.kern import Afgewezen

KOLOMMEN = {
    "naam": gettext_lazy("Naam"),
    "email": gettext_lazy("E-mailadres"),
    "telefoon": gettext_lazy("Telefoonnummer"),
    "kanaal": gettext_lazy("Bereiken via"),
    "wijk": gettext_lazy("Wijk"),
    "leeftijd": gettext_lazy("Leeftijd"),
    "talen": gettext_lazy("Talen"),
    "themas": gettext_lazy("Onderwerpen"),
    "wanneer": gettext_lazy("Wanneer"),
    "waar": gettext_lazy("Waar"),
    "panels": gettext_lazy("Panels"),
    "organisaties": gettext_lazy("Organisaties"),
    "status": gettext_lazy("Status"),
    "bron": gettext_lazy("Bron"),
    "sinds": gettext_lazy("Op de lijst sinds"),
    "toestemming": gettext_lazy("Toestemming van"),
}


class MeedenkerExport(resources.ModelResource):
    """One column per key of KOLOMMEN; rows are read in portions, so that a long list does not fill the memory."""

    class Meta:
        model = Meedenker
        fields = tuple(KOLOMMEN)
        chunk_size = 1000

    naam = fields.Field(attribute="contact__naam", column_name="naam")
    email = fields.Field(attribute="contact__email", column_name="email")
    telefoon = fields.Field(attribute="contact__telefoon", column_name="telefoon")
    kanaal = fields.Field(attribute="contact__get_kanaal_display", column_name="kanaal")
    wijk = fields.Field(attribute="wijk__naam", column_name="wijk")
    leeftijd = fields.Field(attribute="get_leeftijdsgroep_display", column_name="leeftijd")
    themas = fields.Field(column_name="themas")
    panels = fields.Field(column_name="panels")
    organisaties = fields.Field(column_name="organisaties")
    status = fields.Field(attribute="get_toestand_display", column_name="status")
    bron = fields.Field(attribute="get_bron_display", column_name="bron")
    sinds = fields.Field(column_name="sinds")
    toestemming = fields.Field(column_name="toestemming")

    def dehydrate_themas(self, meedenker):
        return ", ".join(thema.naam for thema in meedenker.themas.all())

    def dehydrate_panels(self, meedenker):
        return ", ".join(lid.panel.naam for lid in meedenker.huidig_lid)

    def dehydrate_organisaties(self, meedenker):
        return ", ".join(lid.organisatie.naam for lid in meedenker.bij_organisatie)

    def dehydrate_sinds(self, meedenker):
        return f"{meedenker.sinds:%d-%m-%Y}"

    def dehydrate_toestemming(self, meedenker):
        gronden = meedenker.contact.geldig_om_te_vragen
        return f"{gronden[0].gegeven_op:%d-%m-%Y}" if gronden and gronden[0].gegeven_op else ""


def exporteer(*, meedenkers: QuerySet, kolommen: list[str], keuze: dict, soort: str, door: Actor) -> tablib.Dataset:
    """The table; leaves one row in the log with the filter, the columns and the number of people.

    `keuze`: the filter as chosen. What was typed to search for is not logged: it is often a name.
    """
    kolommen = [naam for naam in KOLOMMEN if naam in kolommen]
    if not kolommen:
        raise Afgewezen(_("Kies minstens één kolom."))
    meedenkers = meedenkers.select_related("contact", "wijk").prefetch_related(
        "themas",
        Prefetch("panelleden", Panellid.objects.filter(tot=None).select_related("panel"), to_attr="huidig_lid"),
        Prefetch("lidmaatschappen", Lidmaatschap.objects.select_related("organisatie"), to_attr="bij_organisatie"),
        Prefetch(
            "contact__gronden",
            Grond.objects.filter(doel=Doel.BENADEREN, ingetrokken_op=None),
            to_attr="geldig_om_te_vragen",
        ),
    )
    tabel = MeedenkerExport().export(meedenkers, export_fields=kolommen)
    tabel.headers = [str(KOLOMMEN[naam]) for naam in kolommen]
    filter_ = {naam: True if naam == "q" else str(waarde) for naam, waarde in keuze.items() if waarde}
    log(
        door=door,
        actie="exporteren",
        soort="meedenkers.meedenker",
        aantal=len(tabel),
        kolommen=kolommen,
        filter=filter_,
        bestand=soort,
    )
    return tabel
