"""How `demo/` writes days and moments, counted from today in Europe/Amsterdam.

-84d   +3w   -9y-120d          days, weeks, months and years from today, added up
week -2 sun                    a day of the ISO week that lies so many weeks from this one
-7d 15:30   week 0 sun 19:00   a moment: a day and a clock time
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from contacts.local_time import AMSTERDAM

DISTANCE = re.compile(r"(?:[+-]?\d+[dwmy])+")
PART = re.compile(r"([+-]?\d+)([dwmy])")
WEEK = re.compile(r"week ([+-]?\d+) (mon|tue|wed|thu|fri|sat|sun)")
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True)
class Calendar:
    """This moment, and the days that are told from today."""

    now: datetime.datetime

    @property
    def today(self) -> datetime.date:
        return self.now.astimezone(AMSTERDAM).date()

    def day(self, told: str) -> datetime.date:
        """Raises ValueError for what is not a day."""
        week = WEEK.fullmatch(told)
        if week:
            monday = self.today - datetime.timedelta(days=self.today.weekday())
            return monday + datetime.timedelta(weeks=int(week[1]), days=WEEKDAYS.index(week[2]))
        if not DISTANCE.fullmatch(told):
            raise ValueError(f"“{told}” is geen dag: schrijf bijvoorbeeld -84d of week -2 sun.")
        day = self.today
        for number, unit in PART.findall(told):
            day = moved(day, int(number), unit)
        return day

    def optional_day(self, told: str | None) -> datetime.date | None:
        return self.day(told) if told else None

    def moment(self, told: str) -> datetime.datetime:
        """A day and a clock time, Dutch time."""
        day, _space, clock = told.rpartition(" ")
        return datetime.datetime.combine(self.day(day), datetime.time.fromisoformat(clock), tzinfo=AMSTERDAM)

    def weekday(self, told: str) -> int:
        """1 for Monday: a name (sun), or the weekday of a day told from today (-2d)."""
        return WEEKDAYS.index(told) + 1 if told in WEEKDAYS else self.day(told).isoweekday()


def moved(day: datetime.date, number: int, unit: str) -> datetime.date:
    """A month or year further is the same day of the month, or its last where that does not exist."""
    if unit in {"d", "w"}:
        return day + datetime.timedelta(days=number * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
