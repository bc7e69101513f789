"""The measures once more, as slowly and plainly as they are defined: a walk over every day of every pair.

Written from docs/contact-measures.md alone and sharing nothing with contacts/measures: what both say is likely so.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import median
from typing import Any

ONE_DAY = datetime.timedelta(days=1)
DAYS_OF = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(36525, 1200)}


@dataclass(frozen=True)
class Span:
    """Both days included; no last day: still open."""

    first: datetime.date
    last: datetime.date | None = None

    def holds(self, day: datetime.date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Someone:
    name: str
    birth: datetime.date | None = None
    died: datetime.date | None = None
    placements: tuple[Span, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakingPart:
    span: Span
    team: str
    only_for: tuple[str, ...] = ()
    reads_from: datetime.date | None = None
    reads_contact: bool = True
    revoked: bool = False


@dataclass(frozen=True)
class Version:
    child: str
    person: str
    form_class: str
    times: int
    every: int
    unit: str
    span: Span

    def rate_on(self, day: datetime.date) -> Fraction:
        next_month = (day.replace(day=1) + 32 * ONE_DAY).replace(day=1)
        in_month = (next_month - day.replace(day=1)).days
        return Fraction(self.times, self.every * {"day": 1, "week": 7, "month": in_month}[self.unit])

    def rate(self) -> Fraction:
        return Fraction(self.times) / (self.every * DAYS_OF[self.unit])


@dataclass(frozen=True)
class Moment:
    child: str
    persons: tuple[str, ...]
    form_class: str
    outcome: str
    side: str
    reason: str
    planned: datetime.date | None
    started: datetime.date | None

    @property
    def held(self) -> bool:
        return self.outcome in ("held", "shortened")

    @property
    def day(self) -> datetime.date:
        day = (self.started or self.planned) if self.held else self.planned
        assert day is not None
        return day


@dataclass(frozen=True)
class Wish:
    """What `wisher` wishes about the contact of a child with a person, or (`told` False) that it was not asked."""

    child: str
    person: str
    wisher: str
    asked_on: datetime.date
    told: bool


@dataclass(frozen=True)
class World:
    """One family, and one organisation that takes part in it."""

    children: tuple[Someone, ...]
    adults: tuple[Someone, ...]
    taking_part: tuple[TakingPart, ...] = ()
    versions: tuple[Version, ...] = ()
    moments: tuple[Moment, ...] = ()
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class Asked:
    first: datetime.date
    until: datetime.date
    as_of: datetime.date
    scope: str
    small: int = 5
    regular: int = 80


@dataclass
class Answer:
    pairs: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    months: dict[datetime.date, tuple[int, Decimal, int]] = field(default_factory=dict)
    phases: dict[tuple[int, int], PhaseFigures] = field(default_factory=dict)
    gaps: Counter[tuple[int, bool]] = field(default_factory=Counter)
    missed: Counter[tuple[datetime.date, str, str, bool]] = field(default_factory=Counter)
    wishes: dict[str, tuple[int, int, int, int, int, int]] = field(default_factory=dict)


def days_between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first += ONE_DAY


def tenths(number: Fraction) -> Decimal:
    return Decimal(floor(number * 10 + Fraction(1, 2))) / 10


def percent(part: int, whole: Fraction) -> int | None:
    return floor(100 * part / whole + Fraction(1, 2)) if whole else None


def is_grown(child: Someone, day: datetime.date) -> bool:
    if child.birth is None:
        return False
    if (child.birth.month, child.birth.day) == (2, 29):
        return day >= datetime.date(child.birth.year + 18, 3, 1)
    return day >= child.birth.replace(year=child.birth.year + 18)


def is_away(child: Someone, day: datetime.date) -> bool:
    return any(placement.holds(day) for placement in child.placements)


def is_dead(someone: Someone, day: datetime.date) -> bool:
    return someone.died is not None and someone.died <= day


class Pair:
    """One child and one person, with the days that count for them."""

    def __init__(self, world: World, asked: Asked, child: Someone, person: Someone) -> None:
        self.world, self.asked, self.child, self.person = world, asked, child, person
        self.versions = [v for v in world.versions if (v.child, v.person) == (child.name, person.name)]
        self.moments = [m for m in world.moments if m.child == child.name and person.name in m.persons]
        self.days = [day for day in days_between(asked.first, asked.until) if self.counts(day)]
        self.agreed = self.agreed_on(self.days)

    def counts(self, day: datetime.date) -> bool:
        if day > self.asked.as_of or is_grown(self.child, day) or self.taking_part(day) is None:
            return False
        if any(someone.died and day > someone.died for someone in (self.child, self.person)):
            return False
        if self.asked.scope == "home":
            return not is_away(self.child, day) and any(version.span.holds(day) for version in self.versions)
        return is_away(self.child, day)

    def taking_part(self, day: datetime.date) -> TakingPart | None:
        for part in self.world.taking_part:
            concerned = not part.only_for or self.child.name in part.only_for
            readable = part.reads_contact and (part.reads_from is None or day >= part.reads_from)
            if part.span.holds(day) and concerned and readable:
                return part
        return None

    def in_force(self, day: datetime.date, form_class: str | None = None) -> list[Version]:
        right = [v for v in self.versions if form_class in (None, v.form_class)]
        return [v for v in right if v.span.holds(day)]

    def allowed(self, day: datetime.date, form_class: str | None = None) -> bool:
        return any(v.times > 0 for v in self.in_force(day, form_class))

    def agreed_on(self, days: list[datetime.date]) -> dict[str, Fraction]:
        sums = {"in_person": Fraction(0), "remote": Fraction(0)}
        for day in days:
            for version in self.in_force(day):
                if version.form_class in sums:
                    sums[version.form_class] += version.rate_on(day)
        return sums

    def held_on(self, days: list[datetime.date], form_class: str) -> list[Moment]:
        return [m for m in self.moments if m.held and m.form_class == form_class and m.day in days]

    def matched_on(self, days: list[datetime.date], form_class: str) -> int:
        return sum(self.allowed(m.day, form_class) for m in self.held_on(days, form_class))

    def is_reported(self) -> bool:
        known = self.person.name in self.child.parents
        return bool(self.days) and (
            known or any(self.in_force(day) for day in self.days) or any(m.day in self.days for m in self.moments)
        )

    def team(self) -> str:
        parts = [part for part in map(self.taking_part, self.days) if part]
        return max(parts, key=lambda part: part.span.first).team

    def starts(self) -> list[datetime.date]:
        """First days of periods away from home that start in the period and are known of."""
        if self.asked.scope == "home":
            return []
        last = min(self.asked.until, self.asked.as_of)
        return [
            day
            for day in days_between(self.asked.first, last)
            if is_away(self.child, day) and not is_away(self.child, day - ONE_DAY)
        ]

    def episode(self, start: datetime.date, at_most: datetime.date) -> list[datetime.date]:
        found = []
        for day in days_between(start, at_most):
            if not is_away(self.child, day):
                break
            found.append(day)
        return found

    def first_contact(self) -> int | None:
        if not self.starts():
            return None
        start = self.starts()[-1]
        within = self.episode(start, min(self.asked.until, self.asked.as_of))
        held = [m.day for m in self.moments if m.held and m.form_class != "written" and m.day in within]
        return (min(held) - start).days if held else None

    def first_phase(self) -> list[datetime.date]:
        phase = {day for start in self.starts() for day in self.episode(start, start + 41 * ONE_DAY)}
        return [day for day in self.days if day in phase]

    def phase(self, first: int, last: int) -> set[datetime.date]:
        """The days from number `first` to number `last` of the periods away that start in the period."""
        found = set()
        for start in self.starts():
            found |= set(self.episode(start, start + last * ONE_DAY)[first:])
        return found

    def last_day(self) -> datetime.date:
        return min(self.asked.until, self.asked.as_of)

    def missed(self) -> list[Moment]:
        return [m for m in self.moments if m.outcome in ("cancelled", "no_show") and m.day in self.days]

    def wishers(self) -> list[tuple[str, str]]:
        """Whom to ask: the child, and each parent that is alive; with what each is called in the figures."""
        adults = {adult.name: adult for adult in self.world.adults}
        alive = [name for name in self.child.parents if not is_dead(adults[name], self.last_day())]
        return [(self.child.name, "child"), *((name, "parent") for name in alive)]

    def answer_of(self, wisher: str) -> str:
        told = [w.told for w in self.world.wishes if self.is_about(w) and w.wisher == wisher and self.may_read(w)]
        if not told:
            return "unknown"
        return "asked" if any(told) else "not_asked"

    def is_about(self, wish: Wish) -> bool:
        return (wish.child, wish.person) == (self.child.name, self.person.name) and wish.asked_on <= self.last_day()

    def may_read(self, wish: Wish) -> bool:
        """From its `reads_from` on, an organisation reads what others wrote while it took part."""
        return any(
            part.reads_from is None or wish.asked_on >= part.reads_from
            for part in self.world.taking_part
            if part.reads_contact
            and (not part.only_for or self.child.name in part.only_for)
            and any(self.takes_part_on(part, day) for day in days_between(self.asked.first, self.last_day()))
        )

    def takes_part_on(self, part: TakingPart, day: datetime.date) -> bool:
        return part.span.holds(day) and (part.reads_from is None or day >= part.reads_from)

    def longest_gap(self) -> int:
        held = {m.day for m in self.moments if m.held and m.form_class != "written"}
        longest = 0
        for day in self.days:
            if day - ONE_DAY not in self.days:
                before = day
            longest = max(longest, (day - before).days)
            if day in held:
                before = day
        return longest

    def reductions(self) -> int:
        def reduces(version: Version) -> bool:
            before = version.span.first - ONE_DAY
            ended = [v for v in self.versions if v.form_class == version.form_class and v.span.last == before]
            return any(version.rate() < earlier.rate() for earlier in ended)

        return sum(reduces(version) for version in self.versions if version.span.first in self.days)

    def figures(self) -> dict[str, Any]:
        missed = self.missed()
        matched = {each: self.matched_on(self.days, each) for each in ("in_person", "remote")}
        any_version = any(self.in_force(day) for day in self.days)
        planned = [m for m in self.moments if m.outcome == "planned" and m.day in self.days]
        sides = ("parent", "child", "carer", "organization", "force_majeure")
        return {
            "team": self.team(),
            "child": self.child.name,
            "person": self.person.name,
            "placed_days": len(self.days),
            "arrangement_days": sum(self.allowed(day) for day in self.days),
            "agreed_in_person": tenths(self.agreed["in_person"]),
            "agreed_remote": tenths(self.agreed["remote"]),
            "held_in_person": len(self.held_on(self.days, "in_person")),
            "held_remote": len(self.held_on(self.days, "remote")),
            "held_written": len(self.held_on(self.days, "written")),
            "matched_in_person": matched["in_person"],
            "matched_remote": matched["remote"],
            "realised_pct": percent(sum(matched.values()), sum(self.agreed.values(), Fraction(0))),
            **{f"missed_{side}": sum(m.side == side for m in missed) for side in sides},
            "moved": sum(m.outcome == "moved" and m.day in self.days for m in self.moments),
            "open": sum(m.day < self.asked.as_of for m in planned),
            "longest_gap_days": self.longest_gap(),
            "days_to_first_contact": self.first_contact(),
            "no_arrangement": int(not any_version),
            "contact_barred": int(any(v.times == 0 for day in self.days for v in self.in_force(day))),
            "reductions": self.reductions(),
            "agreed_per_week": tenths(7 * sum(self.agreed.values(), Fraction(0)) / len(self.days)),
        }


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
