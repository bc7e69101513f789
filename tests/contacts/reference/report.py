"""What the report says of a made-up world: its pairs, groups, months and the rest."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from tests.contacts.reference.pair import Pair, percent, tenths
from tests.contacts.reference.world import Asked, World


@dataclass
class Answer:
    pairs: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    months: dict[datetime.date, tuple[int, Decimal, int]] = field(default_factory=dict)
    phases: dict[tuple[int, int], PhaseFigures] = field(default_factory=dict)
    gaps: Counter[tuple[int, bool]] = field(default_factory=Counter)
    missed: Counter[tuple[datetime.date, str, str, bool]] = field(default_factory=Counter)
    wishes: dict[str, tuple[int, int, int, int, int, int]] = field(default_factory=dict)


SUMMED = (
    *("held_in_person", "matched_in_person", "held_remote", "matched_remote", "held_written", "missed_parent"),
    *("missed_child", "missed_carer", "missed_organization", "missed_force_majeure", "moved", "open", "reductions"),
)


def group(pairs: list[Pair], asked: Asked, team: str) -> dict[str, Any]:
    rows = [pair.figures() for pair in pairs]
    sums = {column: sum(row[column] for row in rows) for column in SUMMED}
    agreed = {each: sum((pair.agreed[each] for pair in pairs), Fraction(0)) for each in ("in_person", "remote")}
    waits = [row["days_to_first_contact"] for row in rows if row["days_to_first_contact"] is not None]
    phases = [(pair, pair.first_phase()) for pair in pairs if pair.first_phase()]
    matched = sums["matched_in_person"] + sums["matched_remote"]
    return {
        "team": team,
        "pairs": len(pairs),
        "pairs_with_arrangement": sum(row["arrangement_days"] > 0 for row in rows),
        "pairs_no_arrangement": sum(row["no_arrangement"] for row in rows),
        "pairs_barred": sum(row["contact_barred"] for row in rows),
        "pairs_regular": sum((row["realised_pct"] or 0) >= asked.regular for row in rows),
        "agreed_in_person": tenths(agreed["in_person"]),
        "agreed_remote": tenths(agreed["remote"]),
        "realised_pct": percent(matched, sum(agreed.values(), Fraction(0))) if len(pairs) >= asked.small else None,
        "median_days_to_first_contact": tenths(Fraction(median(waits))) if waits else None,
        "pairs_first_contact_pending": sum(bool(pair.starts()) and pair.first_contact() is None for pair in pairs),
        "first_phase_pairs": len(phases),
        "first_phase_regular": sum(is_regular(pair, days, asked) for pair, days in phases),
        **sums,
    }


def is_regular(pair: Pair, days: list[datetime.date], asked: Asked) -> bool:
    matched = pair.matched_on(days, "in_person") + pair.matched_on(days, "remote")
    return (percent(matched, sum(pair.agreed_on(days).values(), Fraction(0))) or 0) >= asked.regular


def months(pairs: list[Pair]) -> dict[datetime.date, tuple[int, Decimal, int]]:
    """Per month: the pairs with a counted day, what was agreed, and what was held of it."""
    found: dict[datetime.date, list[tuple[Fraction, int]]] = defaultdict(list)
    for pair in pairs:
        for month in sorted({day.replace(day=1) for day in pair.days}):
            days = [day for day in pair.days if day.replace(day=1) == month]
            matched = pair.matched_on(days, "in_person") + pair.matched_on(days, "remote")
            found[month].append((sum(pair.agreed_on(days).values(), Fraction(0)), matched))
    return {
        month: (len(rows), tenths(sum((agreed for agreed, _ in rows), Fraction(0))), sum(held for _, held in rows))
        for month, rows in found.items()
    }


PhaseFigures = tuple[int, int, int, Decimal | None, int, int]
PHASES = ((0, 13), (14, 41), (42, 90))


def phase(pairs: list[Pair], first: int, last: int, small: int) -> PhaseFigures:
    """Pairs, counted days, contacts, contacts per week; pairs of which every day counts, those of them without any."""
    number = days = held = whole = none = 0
    for pair in pairs:
        part = pair.phase(first, last)
        counted = [day for day in pair.days if day in part]
        if not counted:
            continue
        seen = len(pair.held_on(counted, "in_person")) + len(pair.held_on(counted, "remote"))
        number, days, held = number + 1, days + len(counted), held + seen
        if len(counted) == len(part):
            whole, none = whole + 1, none + (seen == 0)
    per_week = tenths(Fraction(7 * held, days)) if number >= small else None
    return number, days, held, per_week, whole, none


def missed(pairs: list[Pair]) -> Counter[tuple[datetime.date, str, str, bool]]:
    """By month, side, reason, and whether the help itself was not there."""
    ours = ("no_supervisor", "no_room", "transport")
    found = [m for pair in pairs for m in pair.missed()]
    return Counter(
        (m.day.replace(day=1), m.side, m.reason, m.side == "organization" and m.reason in ours) for m in found
    )


def wishes(pairs: list[Pair]) -> dict[str, tuple[int, int, int, int, int, int]]:
    """Of pairs with an arrangement, by wisher ("": all): pairs, wishers, asked, not asked, unknown, pairs with one."""
    found: dict[str, list[tuple[Pair, str]]] = defaultdict(list)
    for pair in pairs:
        if any(pair.in_force(day) for day in pair.days):
            for name, kind in pair.wishers():
                found[kind].append((pair, pair.answer_of(name)))
                found[""].append((pair, pair.answer_of(name)))
    said = {kind: Counter(word for _, word in rows) for kind, rows in found.items()}
    return {
        kind: (
            len({pair for pair, _ in rows}),
            len(rows),
            said[kind]["asked"],
            said[kind]["not_asked"],
            said[kind]["unknown"],
            len({pair for pair, word in rows if word == "unknown"}),
        )
        for kind, rows in found.items()
    }


def answer(world: World, asked: Asked) -> Answer:
    """What the report says; of a period that has not begun, nothing."""
    if asked.first > min(asked.until, asked.as_of):
        return Answer()
    people = (*world.children, *world.adults)
    pairs = [Pair(world, asked, child, person) for child in world.children for person in people if person != child]
    reported = [pair for pair in pairs if pair.is_reported()]
    reported.sort(key=lambda pair: (pair.team(), pair.child.name, pair.person.name))
    teams = sorted({pair.team() for pair in reported})
    groups = [group([p for p in reported if p.team() == team], asked, team) for team in teams]
    if reported:
        groups.append(group(reported, asked, ""))
    return Answer(
        pairs=[pair.figures() for pair in reported],
        groups=groups,
        months=months(reported),
        phases={bounds: phase(reported, *bounds, asked.small) for bounds in PHASES},
        gaps=Counter((pair.longest_gap(), bool(pair.figures()["contact_barred"])) for pair in reported),
        missed=missed(reported),
        wishes=wishes(reported),
    )
