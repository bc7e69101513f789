"""Asks the database and reads the answer."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.db import connection

from contacts.measures.question import Question
from contacts.measures.rows import (
    FirstContactRow,
    GapRow,
    GroupRow,
    MissedRow,
    MonthRow,
    PairRow,
    PhaseRow,
    ReasonRow,
    Report,
    WishRow,
)
from contacts.measures.statement import PARTS, statement

ROWS: dict[str, type[Any]] = {
    "pairs": PairRow,
    "groups": GroupRow,
    "months": MonthRow,
    "reasons": ReasonRow,
    "first_contacts": FirstContactRow,
    "phases": PhaseRow,
    "gaps": GapRow,
    "missed": MissedRow,
    "wishes": WishRow,
}


def measure(question: Question, *parts: str) -> Report:
    """The parts of the report (the names in `PARTS`, and of the lists of `Report`), in one statement.

    It asks nothing about who is asking: the doors (`member_may`) and the organisation in the question do.
    """
    if unknown := set(parts) - PARTS.keys():
        raise ValueError(f"No such part of the report: {sorted(unknown)}")
    report = Report()
    if question.first > question.last:
        return report
    with connection.cursor() as cursor:
        cursor.execute(*statement(question, parts))
        for part, row in cursor.fetchall():
            getattr(report, part).append(ROWS[part](**json.loads(row, parse_float=Decimal)))
    return report
