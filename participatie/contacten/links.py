"""Secret links: signed (purpose, pk, the row's version). Nothing is stored, so a link can be made again per mail.

Tampered, revoked and unknown links are told apart nowhere: `lees` gives None for each.
"""

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.urls import reverse

ZOUT = "participatie.link"


def maak(obj) -> str:
    """The token for a row of a model with `MetLink`."""
    return signing.dumps([obj.LINK_DOEL, obj.pk, obj.link_versie], salt=ZOUT, compress=True)


def lees(token: str):
    """The row behind a token, or None."""
    try:
        doel, pk, versie = signing.loads(token, salt=ZOUT)
    except (signing.BadSignature, ValueError, TypeError, UnicodeError):
        return None
    model = _modellen().get(doel)
    return model.objects.filter(pk=pk, link_versie=versie).first() if model else None


def statuslink(obj) -> str:
    """The full address of the personal status page of a row, for in a message."""
    return settings.SITE_URL + reverse("publiek:status", args=[maak(obj)])


def volledig(pad: str) -> str:
    return settings.SITE_URL + pad


def _modellen() -> dict:
    from participatie.contacten.models import MetLink

    return {m.LINK_DOEL: m for m in apps.get_models() if issubclass(m, MetLink)}
