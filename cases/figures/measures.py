"""Measures that run, begin and end; and what was asked of the court: by kind, by year, by who asked.

`balance` counts measures like the tables of CBS do: begin + in − out = end, for each kind and for all together.
A measure that is extended is one running measure: orders of one kind for one child that follow each other without a
day between. It counts on days on which it holds and the organisation takes part for that child, up to the 18th
birthday (jeugdreclassering: also after it). So a measure that ran already when the organisation came comes in on that
day (`taken_over`), and one that runs on when it leaves goes out (`handed_over`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import ExtractYear

from cases.figures.counted import counted, involvements
from cases.figures.question import Question
from cases.measure_kinds import MeasureKind
from cases.models import CourtRequest

SECTION = "course"
YEARS = 6
STATEMENT = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class Period:
    """Days over which measures are counted, both included. `is_whole`: a year that is over."""

    first: datetime.date
    last: datetime.date
    year: int | None = None
    is_whole: bool = True

    @property
    def day_after(self) -> datetime.date:
        return self.last + datetime.timedelta(1)


@dataclass(frozen=True)
class Balance:
    """Measures of one kind (`kind` empty: all) over one period. Numbers of measures, but for `children_at_end`.

    `at_begin`: ran before the first day and on it. `came_in`: their first day that counts falls in the period.
    `went_out`: their last day that counts does. `at_end`: ran on the last day and run on after it.
    """

    kind: str
    at_begin: int = 0
    came_in: int = 0
    taken_over: int = 0
    went_out: int = 0
    handed_over: int = 0
    at_end: int = 0
    children_at_end: int = 0


@dataclass(frozen=True)
class Requests:
    """Requests to the court that fall under one heading; `help_instead`: with help in place of the measure."""

    total: int = 0
    granted: int = 0
    partly: int = 0
    refused: int = 0
    withdrawn: int = 0
    pending: int = 0
    help_instead: int = 0
    discussed: int = 0
    not_discussed: int = 0

    def __add__(self, other: Requests) -> Requests:
        return Requests(*(getattr(self, name) + getattr(other, name) for name in FIELDS))

    @property
    def decided(self) -> int:
        return self.granted + self.partly + self.refused


FIELDS = tuple(Requests.__dataclass_fields__)


@dataclass(frozen=True)
class RequestYear:
    """The requests of one calendar year. `change`: in tenths of a percent on the year before.

    It is None where there was nothing before, where either year is not whole, or where fewer than `SMALLEST` were asked
    the year before.
    """

    year: int
    requests: Requests
    is_whole: bool
    change: int | None


@dataclass(frozen=True)
class MeasureFigures:
    """All of it: for the asked period and for the calendar years up to its end."""

    period: list[Balance] = field(default_factory=list)
    years: dict[int, list[Balance]] = field(default_factory=dict)
    calendar: tuple[Period, ...] = ()
    requests: Requests = Requests()
    requests_by_kind: dict[str, Requests] = field(default_factory=dict)
    requests_by_asker: dict[str, Requests] = field(default_factory=dict)
    request_years: list[RequestYear] = field(default_factory=list)

    @property
    def total(self) -> Balance:
        return total_of(self.period)

    @property
    def is_empty(self) -> bool:
        """Whether neither the period nor any of the years had a measure or a request."""
        has_requests = any(each.requests.total for each in self.request_years)
        return not (self.period or any(self.years.values()) or self.requests.total or has_requests)


SMALLEST = 5


def measure_figures(question: Question) -> MeasureFigures:
    """The figures of one organisation, in three statements however many files it has."""
    if question.first > question.last:
        return MeasureFigures()
    calendar = calendar_years(question)
    asked = Period(question.first, question.last)
    found = balance(question, (asked, *calendar))
    cube = list(request_cube(question))
    return MeasureFigures(
        period=found[0],
        years={int(period.year or 0): rows for period, rows in zip(calendar, found[1:], strict=True)},
        calendar=calendar,
        requests=sum((row.requests for row in cube), Requests()),
        requests_by_kind=folded((row.kind, row.requests) for row in cube),
        requests_by_asker=folded((row.asker, row.requests) for row in cube),
        request_years=request_years(question, calendar),
    )


def calendar_years(question: Question, count: int = YEARS) -> tuple[Period, ...]:
    """The year in which the question ends, up to its last day that counts, and the years before it."""
    last = question.last
    return tuple(
        Period(
            datetime.date(year, 1, 1),
            min(datetime.date(year, 12, 31), last),
            year=year,
            is_whole=datetime.date(year, 12, 31) <= last,
        )
        for year in range(last.year - count + 1, last.year + 1)
    )


def balance(question: Question, periods: Sequence[Period]) -> list[list[Balance]]:
    """For each period its kinds in the order of the law's table, and all together first; none: an empty list."""
    sql, parameters = balance_statement(question, periods)
    order = {"": -1} | {kind: place for place, kind in enumerate(MeasureKind.values)}
    found: list[list[Balance]] = [[] for _period in periods]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for code, *row in cursor.fetchall():
            found[code].append(Balance(*row))
    return [sorted(rows, key=lambda row: order[row.kind]) for rows in found]


def balance_statement(question: Question, periods: Sequence[Period]) -> tuple[str, dict[str, Any]]:
    """The statement beside this module, with the involvements that count as their own queryset says it."""
    counting = involvements(question, SECTION).order_by().values("pk")
    try:
        sql, values = counting.query.sql_with_params()
    except EmptyResultSet:
        sql, values = "NULL::uuid", ()
    names = [f"involvement_{place}" for place in range(len(values))]
    text = STATEMENT.read_text().format(involvements=sql % tuple(f"%({name})s" for name in names))
    return text, {
        **dict(zip(names, values, strict=True)),
        "organization": question.organization.pk,
        "codes": list(range(len(periods))),
        "firsts": [period.first for period in periods],
        "afters": [period.day_after for period in periods],
    }


@dataclass(frozen=True)
class CubeRow:
    kind: str
    asker: str
    year: int
    requests: Requests


def request_cube(question: Question) -> Iterable[CubeRow]:
    """Requests of the period by year, kind and who asked, with what came of them by the day that is asked as of."""
    rows = counted(CourtRequest.objects.all(), question, section=SECTION, day="requested_on").order_by()
    known = Case(
        When(Q(decided_on__isnull=True) | Q(decided_on__gt=question.as_of), then=Value("pending")),
        default=F("outcome"),
        output_field=CharField(),
    )
    by = rows.annotate(known=known, year=ExtractYear("requested_on")).values("year", "measure_kind", "requested_by")
    outcomes = {code: Count("pk", filter=Q(known=code)) for code in CourtRequest.Outcome.values}
    numbers = by.annotate(
        total=Count("pk"),
        help_instead=Count("pk", filter=~Q(help_instead="")),
        discussed=Count("pk", filter=Q(discussed_with_child="yes")),
        not_discussed=Count("pk", filter=Q(discussed_with_child="no")),
        **outcomes,
    )
    for year, kind, asker, *counts in numbers.values_list("year", "measure_kind", "requested_by", *FIELDS):
        yield CubeRow(kind, asker, year, Requests(*counts))


def request_years(question: Question, calendar: Sequence[Period]) -> list[RequestYear]:
    """Each year with the change on the one before, where both are whole."""
    span = Question(
        organization=question.organization,
        first=calendar[0].first,
        until=calendar[-1].last,
        as_of=question.as_of,
        team=question.team,
    )
    by_year = folded((row.year, row.requests) for row in request_cube(span))
    found = [(period, by_year.get(int(period.year or 0), Requests())) for period in calendar]
    befores = [Requests(), *(requests for _period, requests in found)]
    return [
        RequestYear(
            year=int(period.year or 0),
            requests=requests,
            is_whole=period.is_whole,
            change=change(before.total, requests.total) if period.is_whole else None,
        )
        for (period, requests), before in zip(found, befores[:-1], strict=True)
    ]


def change(before: int, now: int) -> int | None:
    """In tenths of a percent, rounded half up; None where it would say nothing."""
    return (2000 * (now - before) + before) // (2 * before) if before >= SMALLEST else None


def folded(rows: Iterable[tuple[Any, Requests]]) -> dict[Any, Requests]:
    found: dict[Any, Requests] = {}
    for key, requests in rows:
        found[key] = found.get(key, Requests()) + requests
    return found


def total_of(rows: Iterable[Balance]) -> Balance:
    """All kinds together."""
    return next((row for row in rows if not row.kind), Balance(""))
