"""Puts the statement together: steps as common table expressions, then a row of JSON for each row asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import lcm
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet

from cases.models import Involvement
from contacts.measures.question import Question

STEPS = (
    *("counted", "pair_figures", "pair_rows", "group_rows", "month_rows", "reason_rows", "first_contact_rows"),
    *("phase_rows", "gap_rows", "missed_rows", "wish_rows"),
)
PARTS = {
    "pairs": "SELECT 'pairs', to_jsonb(row)::text FROM pair_rows row",
    "groups": "SELECT 'groups', to_jsonb(row)::text FROM group_rows row",
    "months": "SELECT 'months', to_jsonb(row)::text FROM month_rows row",
    "reasons": "SELECT 'reasons', to_jsonb(row)::text FROM reason_rows row",
    "first_contacts": "SELECT 'first_contacts', to_jsonb(row)::text FROM first_contact_rows row",
    "phases": "SELECT 'phases', to_jsonb(row)::text FROM phase_rows row",
    "gaps": "SELECT 'gaps', to_jsonb(row)::text FROM gap_rows row",
    "missed": "SELECT 'missed', to_jsonb(row)::text FROM missed_rows row",
    "wishes": "SELECT 'wishes', to_jsonb(row)::text FROM wish_rows row",
}
"""Each step orders its own rows, and PostgreSQL appends the parts one after the other."""
SMALLEST_GROUP = 5
MOST_EVERY = 99  # the validator of ContactArrangement.every
DENOMINATOR = lcm(*range(1, MOST_EVERY + 1)) * lcm(7, 28, 29, 30, 31)
"""Divisible by `every` times the days of a week and of any month, so that each day rate is a whole number of it."""


@cache
def text_of(name: str) -> str:
    return (Path(__file__).parent / f"{name}.sql").read_text()


def statement(question: Question, parts: Iterable[str]) -> tuple[str, dict[str, Any]]:
    """SQL and its parameters; unused steps are never computed by the database."""
    counted_for, more = counted_for_sql(question)
    versions = text_of("versions")
    pieces = {
        "counted_for": counted_for,
        "versions": versions,
        "agreed_by_month": text_of("agreed_by_month").format(versions=versions),
        "counted_moments": text_of("counted_moments"),
    }
    steps = ",\n".join(text_of(step).rstrip().format(**pieces) for step in STEPS)
    asked = "\nUNION ALL\n".join(PARTS[part] for part in parts)
    return f"WITH {steps}\n{asked}", parameters(question) | more


def counted_for_sql(question: Question) -> tuple[str, dict[str, Any]]:
    """The involvements that count, as their own queryset says it, with named parameters."""
    counted = Involvement.objects.counted_for(question.organization).order_by().values("pk")
    if question.family is not None:
        counted = counted.filter(family=question.family)
    if question.families is not None:
        counted = counted.filter(family__in=question.families.order_by().values("pk"))
    try:
        sql, values = counted.query.sql_with_params()
    except EmptyResultSet:  # families of someone who works with none: Django does not ask what cannot be
        return "NULL::uuid", {}
    names = [f"counted_for_{place}" for place in range(len(values))]
    return sql % tuple(f"%({name})s" for name in names), dict(zip(names, values, strict=True))


def parameters(question: Question) -> dict[str, Any]:
    return {
        "organization": question.organization.pk,
        "team": question.team.pk if question.team else None,
        "first": question.first,
        "last": question.last,
        "as_of": question.as_of,
        "scope": question.scope,
        "step": question.step,
        "classes": list(question.classes),
        "denominator": DENOMINATOR,
        "regular_pct": settings.REGULAR_CONTACT_PCT,
        "smallest_group": SMALLEST_GROUP,
    }
