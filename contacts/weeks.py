"""Twelve weeks of one pair: rows of the database become the strip of `contacts.strip`. Pure.

A week runs from Monday to Sunday and bears its ISO number; the last one is that of today. A contact falls on its
local day in Europe/Amsterdam.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from contacts.models.arrangement import Unit
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES, Outcome
from contacts.strip import WEEKS_SHOWN, Rhythm, Strip, Week, brackets_of

ONE_DAY = datetime.timedelta(days=1)
ONE_WEEK = datetime.timedelta(weeks=1)
WEEKS_OF_UNIT = {Unit.DAY: Fraction(1, 7), Unit.WEEK: Fraction(1), Unit.MONTH: Fraction(4)}
"""As it is drawn: a month is four weeks. Figures count exactly."""


@dataclass(frozen=True)
class Version:
    """What a strip must know of one version of an arrangement; both days included, open without a last day."""

    form_class: str
    times: int
    every: int
    unit: str
    starts_on: datetime.date
    ends_on: datetime.date | None

    def holds_on(self, day: datetime.date) -> bool:
        return self.starts_on <= day <= (self.ends_on or datetime.date.max)


@dataclass(frozen=True)
class Happened:
    """What a strip must know of one contact: its day, its form class, and what became of it."""

    form_class: str
    outcome: str
    side: str
    day: datetime.date


def monday_of(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())


def first_day_shown(today: datetime.date) -> datetime.date:
    """The Monday on which the strip begins."""
    return monday_of(today) - (WEEKS_SHOWN - 1) * ONE_WEEK


def last_day_shown(today: datetime.date) -> datetime.date:
    return monday_of(today) + 6 * ONE_DAY


def sign_of(contact: Happened, versions: Iterable[Version], today: datetime.date) -> str:
    """The sign of a contact: a missed one by its side; held on a day without an arrangement of its class: extra."""
    if contact.outcome in MISSED_OUTCOMES:
        return contact.side
    if contact.outcome == Outcome.PLANNED:
        return "planned" if contact.day >= today else "open"
    if contact.outcome in HELD_OUTCOMES:
        agreed = any(
            version.form_class == contact.form_class and version.times and version.holds_on(contact.day)
            for version in versions
        )
        return contact.outcome if agreed else "extra"
    return contact.outcome


def strip_of(whose: str, versions: Sequence[Version], contacts: Iterable[Happened], today: datetime.date) -> Strip:
    """The strip of one pair, of these versions and contacts; `whose` names the pair for who hears it."""
    mondays = [first_day_shown(today) + week * ONE_WEEK for week in range(WEEKS_SHOWN)]
    return strip_over(mondays, whose, versions, contacts, today)


def strip_over(
    mondays: Sequence[datetime.date],
    whose: str,
    versions: Sequence[Version],
    contacts: Iterable[Happened],
    today: datetime.date,
) -> Strip:
    """The strip of the weeks that begin on these Mondays, each following the one before."""
    signs: dict[datetime.date, list[str]] = defaultdict(list)
    for contact in sorted(contacts, key=lambda contact: contact.day):
        signs[monday_of(contact.day)].append(sign_of(contact, versions, today))
    rhythms = [rhythm_in(monday, versions, shown_from=mondays[0]) for monday in mondays]
    weeks = tuple(
        Week(
            number=monday.isocalendar().week,
            signs=tuple(signs[monday]),
            is_now=monday == monday_of(today),
            is_barred=rhythm is not None and rhythm.times == 0,
        )
        for monday, rhythm in zip(mondays, rhythms, strict=True)
    )
    label = _("%(whose)s, week %(first)s tot en met %(last)s") % {
        "whose": whose,
        "first": weeks[0].number,
        "last": weeks[-1].number,
    }
    return Strip(label=label, weeks=weeks, brackets=brackets_of(rhythms))


def rhythm_in(monday: datetime.date, versions: Iterable[Version], *, shown_from: datetime.date) -> Rhythm | None:
    """What was agreed in the week that begins on `monday`, all form classes together: the last version counts.

    Brackets begin with the version, so that each covers one of its own periods.
    """
    last_of_class: dict[str, Version] = {}
    for version in sorted(versions, key=lambda version: version.starts_on):
        if version.starts_on <= monday + 6 * ONE_DAY and version.holds_on(max(version.starts_on, monday)):
            last_of_class[version.form_class] = version
    if not last_of_class:
        return None
    agreed = [version for version in last_of_class.values() if version.times]
    rate = sum((per_week(version) for version in agreed), Fraction())
    starts = {monday_of(version.starts_on) for version in agreed}
    begun = (shown_from - starts.pop()).days // 7 % rate.denominator if len(starts) == 1 else None
    return Rhythm(rate.numerator, rate.denominator, begun)


def per_week(version: Version) -> Fraction:
    return Fraction(version.times) / (version.every * WEEKS_OF_UNIT[Unit(version.unit)])
