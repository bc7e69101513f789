"""The planned contacts of this week and the next, by day, in the families a member works with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from contacts.models import ContactMoment
from contacts.today import Visit, for_rows, started, visits_of, worked_on
from contacts.weeks import ONE_DAY, ONE_WEEK, monday_of
from organizations.models import Membership

MOST = 400
"""Rows of two weeks; a coordinator of many families sees the first of them."""


@dataclass(frozen=True)
class Day:
    day: datetime.date
    visits: Sequence[Visit]


@dataclass(frozen=True)
class PlannedWeek:
    """A week from Monday to Sunday; days without contact are not in it."""

    first: datetime.date
    last: datetime.date
    days: Sequence[Day]

    @property
    def number(self) -> int:
        return self.first.isocalendar().week

    @property
    def visits(self) -> int:
        return sum(len(day.visits) for day in self.days)


def two_weeks(member: Membership) -> list[PlannedWeek]:
    """In three queries. What was planned and came out otherwise stays in the list, with its sign."""
    monday = monday_of(timezone.localdate())
    last = monday + 2 * ONE_WEEK - ONE_DAY
    rows = worked_on(ContactMoment.objects.visible_to(member), member).filter(planned_on__range=(monday, last))
    visits = sorted(visits_of(for_rows(rows).order_by("planned_start", "pk")[:MOST], by=member), key=started)
    days = [Day(day, list(of_day)) for day, of_day in groupby(visits, key=planned_day)]
    return [week_of(first, days) for first in (monday, monday + ONE_WEEK)]


def planned_day(visit: Visit) -> datetime.date:
    return timezone.localdate(started(visit))


def week_of(first: datetime.date, days: Sequence[Day]) -> PlannedWeek:
    last = first + ONE_WEEK - ONE_DAY
    return PlannedWeek(first, last, [day for day in days if first <= day.day <= last])
