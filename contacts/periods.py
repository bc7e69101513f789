"""Periods a report is asked over, counted from a day: pure dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

Day = datetime.date
Period = tuple[Day, Day]
ONE_DAY = datetime.timedelta(days=1)


def first_of_month(day: Day, months: int = 0) -> Day:
    """The first day of the month that lies `months` after the month of `day`."""
    number = day.year * 12 + day.month - 1 + months
    return Day(number // 12, number % 12 + 1, 1)


def last_months(today: Day, count: int = 6) -> Period:
    """The last full months: the month of today is not full yet."""
    return first_of_month(today, -count), first_of_month(today) - ONE_DAY


def first_of_quarter(day: Day) -> Day:
    return Day(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def this_quarter(today: Day) -> Period:
    return first_of_quarter(today), today


def previous_quarter(today: Day) -> Period:
    last = first_of_quarter(today) - ONE_DAY
    return first_of_quarter(last), last


def this_year(today: Day) -> Period:
    return Day(today.year, 1, 1), today


def previous_year(today: Day) -> Period:
    return Day(today.year - 1, 1, 1), Day(today.year - 1, 12, 31)


OWN = "eigen"
PRESETS: dict[str, tuple[StrOrPromise, Callable[[Day], Period]]] = {
    "zes-maanden": (_("Afgelopen 6 maanden"), last_months),
    "dit-kwartaal": (_("Dit kwartaal"), this_quarter),
    "vorig-kwartaal": (_("Vorig kwartaal"), previous_quarter),
    "dit-jaar": (_("Dit jaar"), this_year),
    "vorig-jaar": (_("Vorig jaar"), previous_year),
}
DEFAULT = next(iter(PRESETS))
