"""Ages: 12 and 16 decide who consents, who is heard and who reads (Jeugdwet 7.3.4, 7.3.5, 7.3.15)."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

IN_YEARS_FROM = 2
"""Full years; before that an age is said in months, and in the first three months in weeks."""


def age_on(day: datetime.date, birth_date: datetime.date) -> int:
    """Full years on a day; who is born on 29 February has a birthday on 1 March in other years."""
    return months_on(day, birth_date) // 12


def months_on(day: datetime.date, birth_date: datetime.date) -> int:
    """Full months on a day; negative before birth."""
    months = (day.year - birth_date.year) * 12 + day.month - birth_date.month
    return months - (day.day < birth_date.day)


def age_words(day: datetime.date, birth_date: datetime.date) -> str:
    """As people say it: "9 jaar", "5 maanden", "3 weken"."""
    years, months = age_on(day, birth_date), months_on(day, birth_date)
    if months < 0:
        return _("nog niet geboren")
    if years >= IN_YEARS_FROM:
        return ngettext("%(years)d jaar", "%(years)d jaar", years) % {"years": years}
    if months >= 3:
        return ngettext("%(months)d maand", "%(months)d maanden", months) % {"months": months}
    weeks = (day - birth_date).days // 7
    return ngettext("%(weeks)d week", "%(weeks)d weken", weeks) % {"weeks": weeks}


def age_drawn(day: datetime.date, birth_date: datetime.date) -> str:
    """As short as a drawing needs it: "9", "5 mnd", "3 weken"."""
    months = months_on(day, birth_date)
    if months // 12 >= IN_YEARS_FROM or months < 3:
        return age_briefly(day, birth_date)
    return _("%(months)d mnd") % {"months": months}


def age_briefly(day: datetime.date, birth_date: datetime.date) -> str:
    """Beside a name: a bare number of years, and words for the youngest: "Noor 9", "Mai 5 maanden"."""
    years = age_on(day, birth_date)
    return str(years) if years >= IN_YEARS_FROM else age_words(day, birth_date)
