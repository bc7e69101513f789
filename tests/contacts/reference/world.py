"""A made-up world for the measures: children, placements, arrangements, contacts and wishes, and what is asked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

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
