"""Rights that switch with age, or with authority over a child: 12, 16, 18, and gezag. Pure: no clock, no database.

Ages are computed, never stored. The sentences are Dutch and translated where they are shown. What a right rests on is
said beside it; consent for help is not asked within a measure of the court (Jeugdwet 7.3.5), so it says "voluntary".
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cases.deadlines import add_months

Day = datetime.date

STAYS = datetime.timedelta(days=7)
"""How long after the day it is still listed."""


def _(sentence: str) -> str:
    """Mark a sentence for translation."""
    return sentence


@dataclass(frozen=True)
class Youth:
    """A child whose birth date the reader may know; whether a measure holds and whether it lives away from home."""

    key: uuid.UUID
    family: uuid.UUID
    birth_date: Day
    is_under_measure: bool = False
    is_away: bool = False


@dataclass(frozen=True)
class Authority:
    """A period in which someone has authority over a child (gezag), both days included; None is open."""

    family: uuid.UUID
    child: uuid.UUID
    person: uuid.UUID
    starts_on: Day | None = None
    ends_on: Day | None = None


@dataclass(frozen=True)
class Turn:
    """On `day` something changes for a child, or for `person`: `code` is a key of TURNS."""

    code: str
    family: uuid.UUID
    child: uuid.UUID
    day: Day
    person: uuid.UUID | None = None
    is_under_measure: bool = False
    is_away: bool = False

    @property
    def changes(self) -> list[Change]:
        """What changes, as far as it matters to this child now."""
        return [
            change
            for change in TURNS[self.code]
            if (self.is_away or not change.when_away) and (self.is_under_measure or not change.when_under_measure)
        ]


@dataclass(frozen=True)
class Change:
    """One thing that changes, and the article it rests on."""

    sentence: str
    source: str = ""
    when_away: bool = False
    """Only said of a child that lives away from home."""
    when_under_measure: bool = False


ASKS_THE_JUDGE = _(
    "%(who)s kan de kinderrechter vragen een schriftelijke aanwijzing of een beperking van contact te laten vervallen."
)
ASKS_THE_GI = _("%(who)s kan de jeugdbescherming vragen de uithuisplaatsing te beëindigen of korter te maken.")

TURNS: dict[str, tuple[Change, ...]] = {
    "12": (
        Change(_("Voor een beslissing vraagt de rechter eerst de mening van %(who)s."), "Rv 809"),
        Change(ASKS_THE_JUDGE, "BW 1:264, 1:265f"),
        Change(ASKS_THE_GI, "BW 1:265d", when_away=True),
        Change(
            _("Bij vrijwillige hulp is de toestemming van %(who)s nodig, naast die van de ouders met gezag."),
            "Jeugdwet 7.3.4, 7.3.5",
        ),
    ),
    "16": (Change(_("Bij vrijwillige hulp geeft %(who)s zelf toestemming."), "Jeugdwet 7.3.4, 7.3.5, 7.3.15"),),
    "18": (
        Change(_("De maatregelen van de kinderrechter houden op."), when_under_measure=True),
        Change(_("Spreek af wie %(who)s daarna helpt, en of %(who)s kan blijven wonen op deze plek."), when_away=True),
    ),
    "authority": (
        Change(ASKS_THE_JUDGE, "BW 1:264, 1:265f"),
        Change(ASKS_THE_GI, "BW 1:265d", when_away=True),
        Change(_("Bij vrijwillige hulp is de toestemming van %(who)s nodig, tot het kind 16 is."), "Jeugdwet 7.3.4"),
    ),
    "no_authority": (
        Change(_("Wat alleen een ouder met gezag kan vragen, kan %(who)s dan niet meer vragen."), "BW 1:264, 1:265d"),
    ),
}


def turns(children: Iterable[Youth], authority: Iterable[Authority], today: Day) -> list[Turn]:
    """What switches within a month from today, or did in the last days; by day."""
    youths = {child.key: child for child in children}
    found = [*_birthdays(youths.values(), today), *_of_authority(authority, youths)]
    return sorted((turn for turn in found if is_near(turn.day, today)), key=lambda turn: (turn.day, str(turn.child)))


def is_near(day: Day, today: Day) -> bool:
    return add_months(day, -1) <= today <= day + STAYS


def birthday(birth_date: Day, years: int) -> Day:
    """The day somebody reaches an age; born on 29 February, that is 1 March in other years (as `cases.ages`)."""
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return Day(birth_date.year + years, 3, 1)


def _birthdays(children: Iterable[Youth], today: Day) -> Iterator[Turn]:
    for child in children:
        for years in (12, 16, 18):
            day = birthday(child.birth_date, years)
            if is_near(day, today):
                yield Turn(
                    code=str(years),
                    family=child.family,
                    child=child.key,
                    day=day,
                    is_under_measure=child.is_under_measure,
                    is_away=child.is_away,
                )


def _of_authority(periods: Iterable[Authority], youths: dict[uuid.UUID, Youth]) -> Iterator[Turn]:
    """Where authority begins or ends, and does not go on by another period of the same two people."""
    between = defaultdict(list)
    for period in periods:
        between[period.child, period.person].append(period)
    for (child, person), theirs in between.items():
        youth = youths.get(child)
        is_away = youth is not None and youth.is_away
        for one in theirs:
            if one.starts_on and not _holds(theirs, one.starts_on - datetime.timedelta(1)):
                yield Turn("authority", one.family, child, one.starts_on, person, is_away=is_away)
            if one.ends_on and not _holds(theirs, one.ends_on + datetime.timedelta(1)):
                first = one.ends_on + datetime.timedelta(1)
                yield Turn("no_authority", one.family, child, first, person, is_away=is_away)


def _holds(periods: Iterable[Authority], day: Day) -> bool:
    return any((one.starts_on or Day.min) <= day <= (one.ends_on or Day.max) for one in periods)
