"""Differences between views of what is needed, in one organisation's families: begin + arisen − closed = end.

A difference is of one topic: a family, a life domain, and a child or the whole family. On each day it is there and open
by the rule of `cases.differences`, asked of the views and talks that the organisation may count on that day: those of
a day on or after which it takes part in the family, for the child it is about and the child whose view it is, with the
section plan; its own, those shared with everybody and those shared with it by name, never what another organisation
keeps to itself or wrote while the family does not know of it. It looks at the day a view or talk was of, not at when it
was written down, and at what each says now.

`arisen`: open on a day of the period and not on the day before (the first talk undone by a new view counts again).
`closed_by_talk`: closed on a day of the period while the views still differ. `closed_otherwise`: the views came closer
or are older than twelve months, or the organisation (the team) stopped taking part. As all are counted day by day,
`open_before + arisen - closed = open_after` holds, for each domain and in total.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from cases.figures.counted import involvements
from cases.figures.question import Question
from cases.models import Section

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Stock:
    """How many were open on the day before the period and on its last day, and what happened in between."""

    open_before: int = 0
    arisen: int = 0
    closed_by_talk: int = 0
    closed_otherwise: int = 0
    open_after: int = 0

    @property
    def closed(self) -> int:
        return self.closed_by_talk + self.closed_otherwise

    def __add__(self, other: Stock) -> Stock:
        return Stock(
            self.open_before + other.open_before,
            self.arisen + other.arisen,
            self.closed_by_talk + other.closed_by_talk,
            self.closed_otherwise + other.closed_otherwise,
            self.open_after + other.open_after,
        )


@dataclass(frozen=True)
class DifferenceFigures:
    """The stock in all, and of each life domain in which the organisation has views, in the order of the domains."""

    total: Stock
    domains: Sequence[tuple[str, Stock]]
    """The code of the domain (`LifeDomain`), and its stock."""


def differences(question: Question) -> DifferenceFigures:
    """Differences over the days `first`–`last` of the question, both included, in one statement.

    It asks nothing about who is asking: the doors (`member_may`) and the organisation in the question do.
    """
    domains = [(row[0], Stock(*row[1:])) for row in _rows(question)]
    return DifferenceFigures(sum((stock for _domain, stock in domains), Stock()), domains)


def _rows(question: Question) -> list[tuple[Any, ...]]:
    if question.first > question.last:
        return []
    counted_for, more = _counted_for(question)
    asked: dict[str, Any] = {
        "organization": question.organization.pk,
        "before": question.first - ONE_DAY,
        "last": question.last,
    }
    with connection.cursor() as cursor:
        # a plan with CTEs looks dear, and compiling it takes longer than running it
        cursor.execute("SELECT set_config('jit', 'off', true)")
        cursor.execute(_text().format(counted_for=counted_for), asked | more)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


@cache
def _text() -> str:
    return (Path(__file__).parent / "differences.sql").read_text()


def _counted_for(question: Question) -> tuple[str, dict[str, Any]]:
    """The involvements that count, as their own queryset says it, with named parameters."""
    counted = involvements(question, Section.PLAN).order_by().values("pk")
    try:
        sql, values = counted.query.sql_with_params()
    except EmptyResultSet:
        return "NULL::uuid", {}
    names = [f"counted_for_{place}" for place in range(len(values))]
    return sql % tuple(f"%({name})s" for name in names), dict(zip(names, values, strict=True))
