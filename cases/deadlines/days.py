"""Counting days, weeks, months and working days. The day something happened is day 0 and does not count itself."""

from __future__ import annotations

import calendar
import datetime
from functools import cache

import holidays

ONE_DAY = datetime.timedelta(days=1)


@cache
def public_holidays(year: int) -> frozenset[datetime.date]:
    """The Dutch public holidays of a year, as the package `holidays` knows them."""
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: datetime.date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def next_working_day(day: datetime.date) -> datetime.date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: datetime.date, number: int) -> datetime.date:
    """The last of so many working days after a day: five after Thursday is the Thursday after."""
    for _number in range(number):
        day = next_working_day(day + ONE_DAY)
    return day


def weeks_later(day: datetime.date, weeks: int) -> datetime.date:
    """The same day of the week, so many weeks on."""
    return day + datetime.timedelta(weeks=weeks)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months on (before, when negative), or the last of a shorter month.

    Three months after 30 November is 28 February, or 29 in a leap year.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
