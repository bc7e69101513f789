"""Words that several tabs share."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.figures.measures import Period


def capital(text: str) -> str:
    """With a capital; the rest as it is: names and abbreviations keep theirs."""
    return text[:1].upper() + text[1:]


def year_label(period: Period) -> str:
    """2025; of a year that is not over also up to which day."""
    if period.is_whole:
        return str(period.year)
    return _("%(year)s tot en met %(day)s") % {"year": period.year, "day": date_format(period.last, "j F")}
