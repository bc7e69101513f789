"""Who was heard about decisions, why not, and what came before a placement: figures of one organisation.

What counts: decisions by the day they were taken (`counted`, section course), its own and those shared with it.
Who should be heard: the children it is about, and by the relations of that day their parents and foster carers.
Asked after the day of the decision is heard, but not in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from cases.figures.counted import counted
from cases.figures.question import Question
from cases.hearing_roles import HearingRole
from cases.models import Decision

ROLES = tuple(HearingRole.values)
"""In this order."""

ITEMS = ("lighter_help", "help_missing", "network", "siblings", "scientist", "contact_plan", "return_plan")
"""The last-resort list, in the order of its questions."""


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    numerator: int
    denominator: int

    @property
    def percentage(self) -> int | None:
        """Rounded to a whole number, half up; None of nothing."""
        if not self.denominator:
            return None
        return (200 * self.numerator + self.denominator) // (2 * self.denominator)


@dataclass(frozen=True)
class HeardRow:
    """Of everyone with this role, over all decisions: how many …; a person counts once for each decision."""

    role: str
    recorded: Share
    informed: Share
    asked: Share
    asked_in_time: Share
    with_opinion: Share
    with_opinion_in_time: Share
    present: Share
    written: Share
    remedies: Share
    agrees: Share
    partly: Share
    disagrees: Share
    """Of those who were asked; the rest did not say."""


@dataclass(frozen=True)
class DecisionsHeard:
    """Of all decisions: with the opinion of every child; of every parent; with nobody's."""

    with_every_child: Share
    with_a_child: Share
    with_every_parent: Share
    """Every parent with authority; of the decisions about children with such a parent."""
    with_nobody: Share
    """Of no child and no parent, with or without authority."""


@dataclass(frozen=True)
class ReasonRow:
    """Of those with this role who were not asked: how many for this reason; an empty one: nothing was written down."""

    role: str
    reason: str
    share: Share


@dataclass(frozen=True)
class ItemRow:
    """Of the decisions to place out of home: how many answer this item of the last-resort list so."""

    item: str
    yes: Share
    no: Share
    not_applicable: Share
    unanswered: Share


def heard_by_role(question: Question) -> list[HeardRow]:
    """Only roles somebody has, in the order of `ROLES`. One statement."""
    rows = ask(BY_ROLE, question)
    found = {row[0]: row[1:] for row in rows}
    return [heard_row(role, found[role]) for role in ROLES if role in found]


def heard_row(role: str, counts: tuple[int, ...]) -> HeardRow:
    people, recorded, informed, asked, *others, agrees, partly, disagrees = counts
    return HeardRow(
        role,
        *(Share(number, people) for number in (recorded, informed, asked, *others)),
        *(Share(number, asked) for number in (agrees, partly, disagrees)),
    )


def decisions_heard(question: Question) -> DecisionsHeard:
    """One statement."""
    return decisions_of(ask(BY_DECISION, question)[0])


def decisions_of(counts: Sequence[int]) -> DecisionsHeard:
    decisions, every_child, a_child, parents, every_parent, nobody = counts
    return DecisionsHeard(
        with_every_child=Share(every_child, decisions),
        with_a_child=Share(a_child, decisions),
        with_every_parent=Share(every_parent, parents),
        with_nobody=Share(nobody, decisions),
    )


def decisions_heard_by_year(question: Question) -> dict[int, DecisionsHeard]:
    """The same for each calendar year of the question in which something was decided. One statement."""
    return {int(year): decisions_of(counts) for year, *counts in ask(BY_YEAR, question)}


def reasons_not_asked(question: Question) -> list[ReasonRow]:
    """By role in the order of `ROLES`, most given reason first. One statement."""
    rows = ask(REASONS, question)
    ordered = sorted(rows, key=lambda row: (ROLES.index(row[0]), -row[2], row[1]))
    return [ReasonRow(role, reason, Share(number, of)) for role, reason, number, of in ordered]


def last_resort_items(question: Question) -> list[ItemRow]:
    """Every item in the order of `ITEMS`; a decision without its list counts as not answered. One statement."""
    found = {row[0]: row[1:] for row in ask(LAST_RESORT, question)}
    return [ItemRow(item, *(Share(number, found[item][0]) for number in found[item][1:])) for item in ITEMS]


# --- the statements --------------------------------------------------------------------------------------------------

BY_ROLE = """
SELECT role, count(*),
       count(*) FILTER (WHERE is_recorded),
       count(*) FILTER (WHERE is_informed),
       count(*) FILTER (WHERE is_asked),
       count(*) FILTER (WHERE is_asked_in_time),
       count(*) FILTER (WHERE has_opinion),
       count(*) FILTER (WHERE has_opinion_in_time),
       count(*) FILTER (WHERE was_present),
       count(*) FILTER (WHERE has_it_written),
       count(*) FILTER (WHERE knows_remedies),
       count(*) FILTER (WHERE agreement = 'agrees'),
       count(*) FILTER (WHERE agreement = 'partly'),
       count(*) FILTER (WHERE agreement = 'disagrees')
FROM heard
GROUP BY role
"""

HEARD = """
SELECT {by} count(*),
       count(*) FILTER (WHERE every_child),
       count(*) FILTER (WHERE a_child),
       count(*) FILTER (WHERE every_parent IS NOT NULL),
       count(*) FILTER (WHERE every_parent),
       count(*) FILTER (WHERE NOT a_child AND NOT coalesce(a_parent, false))
FROM (
    SELECT decision_id,
           bool_and(has_opinion) FILTER (WHERE role LIKE 'child%%') AS every_child,
           bool_or(has_opinion) FILTER (WHERE role LIKE 'child%%') AS a_child,
           bool_and(has_opinion) FILTER (WHERE role = 'parent_with_authority') AS every_parent,
           bool_or(has_opinion) FILTER (WHERE role LIKE 'parent%%') AS a_parent
    FROM heard
    GROUP BY decision_id
) decision
{of}
"""

BY_DECISION = HEARD.format(by="", of="")
BY_YEAR = HEARD.format(
    by="extract(year FROM dated.decided_on)::int,",
    of="JOIN cases_decision dated ON dated.id = decision.decision_id GROUP BY 1",
)

REASONS = """
SELECT role, coalesce(reason_not_asked, ''), count(*), (sum(count(*)) OVER (PARTITION BY role))::int
FROM heard
WHERE NOT is_asked
GROUP BY role, coalesce(reason_not_asked, '')
"""

LAST_RESORT = """
SELECT item.name,
       count(counted.id),
       count(*) FILTER (WHERE counted.id IS NOT NULL AND item.answer = 'yes'),
       count(*) FILTER (WHERE counted.id IS NOT NULL AND item.answer = 'no'),
       count(*) FILTER (WHERE counted.id IS NOT NULL AND item.answer = 'not_applicable'),
       count(*) FILTER (WHERE counted.id IS NOT NULL AND coalesce(item.answer, '') = '')
FROM (SELECT 1) always
LEFT JOIN counted ON counted.kind = 'placement'
LEFT JOIN cases_lastresort resort ON resort.decision_id = counted.id
CROSS JOIN LATERAL (
    VALUES ('lighter_help', resort.lighter_help),
           ('help_missing', resort.help_missing),
           ('network', resort.network),
           ('siblings', resort.siblings),
           ('scientist', resort.scientist),
           ('contact_plan', resort.contact_plan),
           ('return_plan', resort.return_plan)
) item (name, answer)
GROUP BY item.name
"""


@cache
def steps() -> str:
    return (Path(__file__).parent / "participation.sql").read_text()


def ask(select: str, question: Question) -> list[tuple[Any, ...]]:
    rows, values = decisions_sql(question)
    with connection.cursor() as cursor:
        # a plan with CTEs looks dear, and compiling it takes longer than running it
        cursor.execute("SELECT set_config('jit', 'off', true)")
        cursor.execute(f"WITH {steps().format(counted=rows)}{select}", values)
        return list(cursor.fetchall())


def decisions_sql(question: Question) -> tuple[str, dict[str, Any]]:
    """The decisions that count, as `counted` says it, with named parameters."""
    rows = counted(Decision.objects.all(), question, section="course", day="decided_on").order_by().values("pk")
    sql, values = rows.query.sql_with_params()
    names = [f"counted_{place}" for place in range(len(values))]
    return sql % tuple(f"%({name})s" for name in names), dict(zip(names, values, strict=True))
