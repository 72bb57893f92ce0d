"""What hangs in the rooms about the person self: own data, and the legal representative."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers import services
from meedenkers.models import Ervaring, Ervaringsoort, Meedenker, Vertegenwoordigde
from participatie.contacten import links
from participatie.kamers.haken import Inzage, haak
from participatie.ui.templatetags.ui import datum


@haak("menu.werkplek")
def menu_doorgeven(request):
    """The adviseur adds people on the list itself."""
    if request.user.heeft("adviseur"):
        return None
    return {"titel": _("Contact doorgeven"), "url": reverse("meedenkers:contact_doorgeven"), "volgorde": 42}


@haak("start.mijn")
def start(contacten):
    """Whom the account represents."""
    namens = Vertegenwoordigde.objects.in_database().filter(vertegenwoordiger__in=contacten).select_related("contact")
    rijen = [{"meedenker": m, "url": reverse("publiek:status", args=[links.maak(m)])} for m in namens]
    return {"volgorde": 41, "sjabloon": "mijn/meedenkers/_namens.html", "rijen": rijen} if rijen else None


@haak("contact_gebruik")
def gebruik(contact):
    uit = [_("Uw plek op de lijst van meedenkers") for _m in Meedenker.objects.in_database().filter(contact=contact)]
    for m in Meedenker.objects.in_database().filter(vertegenwoordiger=contact).select_related("contact"):
        uit.append(
            _("De plek van %(naam)s op de lijst: u vertegenwoordigt deze persoon. Zonder u wissen wij die ook.")
            % {"naam": m.contact}
        )
    return uit


@haak("wissen")
def wis_vertegenwoordiger(contact):
    """Without the one who agreed there is no yes left: who is represented goes off the list too."""
    services.vertegenwoordiger_weg(contact=contact)


@haak("inzage")
def inzage(contact):
    uit = []
    if meedenker := Meedenker.objects.select_related("wijk", "vertegenwoordiger").filter(contact=contact).first():
        uit = [_profiel(meedenker), *_ervaring(meedenker)]
    for m in Meedenker.objects.in_database().filter(vertegenwoordiger=contact).select_related("contact"):
        uit.append(Inzage(_("U bent wettelijk vertegenwoordiger"), {_("Van wie"): m.contact.naam}))
    return uit


def _profiel(m: Meedenker) -> Inzage:
    leden = m.panelleden.select_related("panel").order_by("pk")
    vertegenwoordiger = m.vertegenwoordiger
    return Inzage(
        _("U als meedenker"),
        {
            _("Op de lijst sinds"): datum(m.sinds),
            _("Via"): m.get_bron_display(),
            _("Stand"): m.get_toestand_display(),
            _("Pauze tot"): datum(m.gepauzeerd_tot),
            _("Wijk"): m.wijk.naam if m.wijk else "",
            _("Leeftijd"): m.get_leeftijdsgroep_display(),
            _("Talen"): m.talen,
            _("Wanneer u kunt"): m.wanneer,
            _("Waar u kunt komen"): m.waar,
            _("Wil meedenken over"): [t.naam for t in m.themas.all()],
            _("Wil nooit een vraag over"): [t.naam for t in m.nooit_themas.all()],
            _("Afdelingen die u niet mogen vragen"): [a.naam for a in m.dichte_afdelingen.all()],
            _("Hoogstens zo vaak per jaar"): str(m.limiet_per_jaar or ""),
            _("Panels"): [
                lid.panel.naam if lid.tot is None else f"{lid.panel.naam} ({_('tot')} {datum(lid.tot)})"
                for lid in leden
            ],
            _("Organisaties"): [
                f"{lid.organisatie.naam} ({lid.get_rol_display()})"
                for lid in m.lidmaatschappen.select_related("organisatie").order_by("pk")
            ],
            _("Een ander zegt ja voor u, want"): m.get_vertegenwoordiging_display(),
            _("Wettelijk vertegenwoordiger"): [
                w for w in (vertegenwoordiger.naam, vertegenwoordiger.email, vertegenwoordiger.telefoon) if w
            ]
            if vertegenwoordiger
            else [],
            _("Hoe vaak u in een loting zat"): str(m.kandidaturen.count()),
        },
    )


def _ervaring(m: Meedenker) -> list[Inzage]:
    ervaring = Ervaring.objects.filter(meedenker=m).first()
    if ervaring is None:
        return []
    return [
        Inzage(
            _("Uw ervaring en wat u nodig hebt"),
            {
                _("Ervaring met"): [s.naam for s in Ervaringsoort.objects.filter(pk__in=ervaring.soorten)],
                _("Wat u erover vertelde"): ervaring.toelichting,
                _("Wat u nodig hebt"): ervaring.nodig,
                _("Laatst veranderd op"): datum(ervaring.gewijzigd_op),
            },
        )
    ]
