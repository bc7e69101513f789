"""From the rows of the one question (`cases.term_rows`) to facts to count terms from, and what was said of terms."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.deadlines import Announced, Facts, Measure, Placement, Reported, Request, Reviewed, Visit
from cases.models import Family, TermCorrection, TermDone
from cases.term_question import rows_for
from cases.term_rows import Row
from organizations.models import Membership


@dataclass(frozen=True)
class Answer:
    """What an organisation said of a term: on which day it really falls, or when it was dealt with, and why or how."""

    key: uuid.UUID
    day: datetime.date
    words: str
    owner: str
    said_on: datetime.date | None
    computed_on: datetime.date | None
    is_ours: bool


Answers = Mapping[tuple[str, uuid.UUID], Answer]


@dataclass(frozen=True)
class Known:
    """What the rows say: facts to count from, the last answer to each term, and how the organisation counts."""

    facts: Facts
    corrections: Answers
    done: Answers
    rolls: bool


def known_for(member: Membership, family: Family | None = None) -> Known:
    """Of one family, or of all families the member works on today; in one query."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows_for(member, family):
        found[row.source].append(row)
    return Known(
        facts=facts_in(found),
        corrections=_last(found[TermCorrection.__name__]),
        done=_last(found[TermDone.__name__]),
        rolls=any(row.flag for row in found["settings"]),
    )


def facts_in(found: Mapping[str, list[Row]]) -> Facts:
    return Facts(
        measures=tuple(map(_measure, found["measure"])),
        requests=tuple(map(_request, found["request"])),
        placements=tuple(
            Placement(row.key, row.family, row.child, row.kind, row.first_on, row.second_on)
            for row in found["placement"]
        ),
        visits=tuple(Visit(row.family, row.child, row.first_on) for row in found["visit"]),
        announced=tuple(map(_announced, found["announced"])),
        reviewed=tuple(map(_reviewed, found["agreed"])),
        reported=tuple(Reported(row.key, row.family, row.first_on, row.second_on) for row in found["report"]),
    )


def _measure(row: Row) -> Measure:
    return Measure(
        key=row.key,
        family=row.family,
        child=row.child,
        kind=row.kind,
        ordered_on=row.first_on,
        starts_on=row.second_on or row.first_on,
        ends_on=row.third_on,
        lifted_on=row.fourth_on,
        carried_out_on=row.fifth_on,
        heard_on=row.sixth_on,
        is_unheard=row.flag,
        extends=row.other,
        born_on=row.seventh_on,
    )


def _request(row: Row) -> Request:
    return Request(row.key, row.family, row.child, row.kind, row.first_on, row.name, row.second_on, row.flag)


def _announced(row: Row) -> Announced:
    person = row.person or row.child
    return Announced(row.key, row.family, row.child, person, row.first_on, row.second_on)


def _reviewed(row: Row) -> Reviewed:
    return Reviewed(
        key=row.key,
        family=row.family,
        rule=row.kind,
        due_on=row.first_on,
        agreed_on=row.second_on,
        child=row.child,
        person=row.person,
        name=row.name,
        last_day=row.third_on or datetime.date.max,
    )


def _last(rows: Iterable[Row]) -> Answers:
    """Of each term what was said last, by whichever organisation: keys grow with time."""
    found: dict[tuple[str, uuid.UUID], Answer] = {}
    for row in sorted(rows, key=lambda row: str(row.key)):
        if row.other:
            found[row.kind, row.other] = Answer(
                row.key, row.first_on, row.name, row.owner, row.third_on, row.second_on, row.flag
            )
    return found


@dataclass(frozen=True)
class Earlier:
    """What was said of a term before, and who took it back when."""

    answer: TermCorrection | TermDone
    day: datetime.date
    words: str


def earlier_answers(family: Family, rule: str, subject: uuid.UUID, *, by: Membership) -> list[Earlier]:
    """What was said of a term and taken back, as far as the member reads it, latest first; in two queries."""
    about = {"family": family, "rule": rule, "subject": subject, "withdrawn_at__isnull": False}
    corrections = TermCorrection.objects.visible_to(by).filter(**about).select_related("organization")
    done = TermDone.objects.visible_to(by).filter(**about).select_related("organization")
    said = [Earlier(row, row.due_on, row.reason) for row in corrections]
    said += [Earlier(row, row.done_on, row.words) for row in done]
    return sorted(said, key=lambda each: each.answer.recorded_at, reverse=True)
