from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.soorten import alle
from participatie.kamers.haken import Inzage, Werk, haak
from participatie.ui.templatetags.ui import datum


@haak("werklijst")
def werk(user):
    if not user.heeft("adviseur"):
        return []
    titels = {
        BerichtStatus.OP_LIJST: _("Mensen bellen of schrijven"),
        BerichtStatus.ONZEKER: _("Berichten waarvan wij niet weten of ze aankwamen"),
        BerichtStatus.MISLUKT: _("Berichten die niet verstuurd zijn"),
    }
    aantallen = Bericht.objects.filter(status__in=titels).values_list("status").annotate(n=Count("pk")).order_by()
    return [
        Werk(titel=f"{titels[s]}: {n}", url=reverse("werkplek:berichten"), soort=_("Berichten"), urgentie=2)
        for s, n in aantallen
    ]


@haak("inzage")
def inzage(contact):
    """Which messages went, when and how; their words are made when they are sent, and are not kept."""
    soorten = alle()
    regels = [
        " - ".join(
            filter(
                None,
                [
                    datum(b.verzonden_op or b.created_at),
                    str(soorten[b.soort].titel) if b.soort in soorten else "",
                    b.get_kanaal_display(),
                    b.get_status_display(),
                ],
            )
        )
        for b in Bericht.objects.filter(contact=contact).order_by("pk")
    ]
    return Inzage(_("Berichten van ons aan u"), {_("Berichten"): regels}) if regels else None
