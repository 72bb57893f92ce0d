"""Uploads: at most 10 MB, type by content and not by name, images re-encoded so that place and camera are gone."""

import io
from pathlib import PurePath

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from participatie.contacten.models import Bestand

MAX_BYTES = 10 * 1024 * 1024
Image.MAX_IMAGE_PIXELS = 40_000_000
AFBEELDINGEN = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


def bewaar(upload, *, toegestaan: set[str], door=None) -> Bestand:
    """Store an uploaded file. `toegestaan`: mime types. Raises ValidationError with a message for the user."""
    if upload.size > MAX_BYTES:
        raise ValidationError(_("Het bestand is te groot. Kies een bestand van hooguit 10 MB."))
    inhoud = upload.read()
    mimetype = soort(inhoud, upload.name)
    if mimetype not in toegestaan:
        raise ValidationError(_("Dit soort bestand kunnen wij niet gebruiken."))
    if mimetype in AFBEELDINGEN:
        inhoud = _opnieuw_coderen(inhoud, AFBEELDINGEN[mimetype])
    return Bestand.objects.create(
        naam=PurePath(upload.name).name[:200], mimetype=mimetype, inhoud=inhoud, grootte=len(inhoud), door=door
    )


def soort(inhoud: bytes, naam: str) -> str:
    """The mime type by content; text without a signature counts as CSV when it is named so."""
    if not inhoud:
        raise ValidationError(_("Het bestand is leeg."))
    try:
        gevonden = puremagic.from_string(inhoud, mime=True, filename=naam)
    except (puremagic.PureError, ValueError):
        gevonden = ""
    if (
        naam.lower().endswith(".csv")
        and not inhoud.startswith((b"PK", b"MZ", b"%PDF", b"\xd0\xcf"))
        and b"\0" not in inhoud
    ):
        return "text/csv"
    return gevonden


def _opnieuw_coderen(inhoud: bytes, formaat: str) -> bytes:
    try:
        with Image.open(io.BytesIO(inhoud)) as beeld:
            beeld.load()
            uit = io.BytesIO()
            beeld.convert("RGBA" if formaat == "PNG" else "RGB").save(uit, format=formaat)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError) as fout:
        raise ValidationError(_("Deze afbeelding is kapot of te groot.")) from fout
    return uit.getvalue()
