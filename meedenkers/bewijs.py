"""The certificate of contribution, as a PDF."""

from django.utils.translation import gettext as _

from meedenkers.models import Uitnodiging
from participatie.documenten import maak_pdf
from participatie.ui.templatetags.ui import datum


def bewijs_pdf(uitnodiging: Uitnodiging) -> bytes:
    """What the person did, in words that can be shown to anybody: nothing about help, benefits or the subject."""
    verzoek = uitnodiging.verzoek
    naam = uitnodiging.meedenker.contact.naam
    return maak_pdf(
        "bewijs",
        {
            "titel": _("Bewijs van bijdrage"),
            "naam": naam,
            "zin": _("dacht mee met de gemeente."),
            "velden": [
                {"label": _("Wanneer"), "waarde": datum(verzoek.activiteit_op)},
                {"label": _("Wat"), "waarde": _("Een gesprek waarin de gemeente inwoners om hun mening vroeg.")},
            ],
            "dank": _("Wij danken u voor uw tijd en voor wat u vertelde. Zo maken wij samen het beleid beter."),
            "onder": _("Gemaakt op verzoek van de deelnemer. Vragen? Bel de gemeente:"),
        },
    )
