"""One child and one person, day by day, as docs/contact-measures.md defines it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from tests.contacts.reference.world import ONE_DAY, Asked, Moment, Someone, TakingPart, Version, Wish, World


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
