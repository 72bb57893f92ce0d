"""The filters of the site: dates, money and typed text, as people read them. Also called from Python."""

import datetime
import re

from django.utils import timezone, translation
from django.utils.dateformat import format as opmaak
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from participatie import klok


def _lokaal(waarde):
    if isinstance(waarde, datetime.datetime) and timezone.is_aware(waarde):
        return timezone.localtime(waarde)
    return waarde


def _maak_op(waarde, vorm):
    if not isinstance(waarde, datetime.date | datetime.time):
        return "" if waarde is None else waarde
    return opmaak(_lokaal(waarde), vorm)


def datum(waarde):
    return _maak_op(waarde, "l j F Y")


def datumkort(waarde):
    """Short; with the year where it is another one than now."""
    jaar = getattr(_lokaal(waarde), "year", None)
    return _maak_op(waarde, "D j F" if jaar in (None, klok.vandaag().year) else "D j F Y")


def tijd(waarde):
    if not isinstance(waarde, datetime.datetime | datetime.time):
        return "" if waarde is None else waarde
    nederlands = (translation.get_language() or "nl").startswith("nl")
    waarde = _lokaal(waarde)
    tekst = f"{waarde:%H.%M}" if nederlands else f"{waarde:%H:%M}"
    return f"{tekst} uur" if nederlands else tekst


def datumtijd(waarde):
    if not isinstance(waarde, datetime.datetime):
        return datum(waarde)
    return f"{datum(waarde)}, {tijd(waarde)}"


def euro(centen):
    """Whole cents as "€ 1.250,00"."""
    try:
        centen = int(centen)
    except (TypeError, ValueError):
        return ""
    heel, rest = divmod(abs(centen), 100)
    return f"€ {'-' if centen < 0 else ''}{heel:,}".replace(",", ".") + f",{rest:02d}"


def minder_dan_vijf(aantal):
    """Small numbers point at people: 1 to 4 are not shown."""
    try:
        aantal = int(aantal)
    except (TypeError, ValueError):
        return "" if aantal is None else aantal
    return _("minder dan 5") if 1 <= aantal <= 4 else str(aantal)


def alineas(tekst):
    """Typed text as paragraphs; everything in it is escaped."""
    delen = re.split(r"\n\s*\n", str(tekst or "").replace("\r\n", "\n").replace("\r", "\n").strip())
    html = "".join(f'<p class="nl-paragraph">{escape(d).replace(chr(10), "<br>")}</p>' for d in delen if d.strip())
    return mark_safe(html)  # noqa: S308 - escaped above
