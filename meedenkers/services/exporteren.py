"""The list, or a part of it, as a table to take along. Experience is never in it: that stays where it is encrypted."""

import tablib
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedenkers.models import Lidmaatschap, Meedenker, Panellid
from participatie import klok
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


def _toestemming(meedenker: Meedenker) -> str:
    gronden = meedenker.contact.geldig_om_te_vragen
    return f"{gronden[0].gegeven_op:%d-%m-%Y}" if gronden and gronden[0].gegeven_op else ""


_WAARDEN = {
    "naam": lambda m: m.contact.naam,
    "email": lambda m: m.contact.email,
    "telefoon": lambda m: m.contact.telefoon,
    "kanaal": lambda m: m.contact.get_kanaal_display(),
    "wijk": lambda m: m.wijk.naam if m.wijk else "",
    "leeftijd": lambda m: m.get_leeftijdsgroep_display(),
    "talen": lambda m: m.talen,
    "themas": lambda m: ", ".join(thema.naam for thema in m.themas.all()),
    "wanneer": lambda m: m.wanneer,
    "waar": lambda m: m.waar,
    "panels": lambda m: ", ".join(lid.panel.naam for lid in m.huidig_lid),
    "organisaties": lambda m: ", ".join(lid.organisatie.naam for lid in m.bij_organisatie),
    "status": lambda m: m.get_toestand_display(),
    "bron": lambda m: m.get_bron_display(),
    "sinds": lambda m: f"{klok.timezone.localtime(m.sinds):%d-%m-%Y}",
    "toestemming": _toestemming,
}


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
    tabel = tablib.Dataset(headers=[str(KOLOMMEN[naam]) for naam in kolommen])
    # In portions: a list of thousands does not stand in memory at once.
    for meedenker in meedenkers.iterator(chunk_size=1000):
        tabel.append([_WAARDEN[naam](meedenker) for naam in kolommen])
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
