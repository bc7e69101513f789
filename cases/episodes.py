"""Periods away from home: placements that follow each other without a day at home in between are one episode."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cases.models import Placement

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Episode:
    """One period away from home of one child; `ends_on` is empty while it lasts."""

    starts_on: datetime.date
    ends_on: datetime.date | None
    placements: list[Placement]

    def covers(self, day: datetime.date) -> bool:
        return self.starts_on <= day <= (self.ends_on or datetime.date.max)


def episodes(placements: Iterable[Placement]) -> list[Episode]:
    """The episodes of one child, oldest first."""
    found: list[Episode] = []
    for placement in sorted(placements, key=lambda placement: placement.starts_on):
        last = found[-1] if found else None
        if last and (last.ends_on is None or placement.starts_on - ONE_DAY <= last.ends_on):
            end = max(last.ends_on or datetime.date.max, placement.ends_on or datetime.date.max)
            ends_on = None if end == datetime.date.max else end
            found[-1] = Episode(last.starts_on, ends_on, [*last.placements, placement])
        else:
            found.append(Episode(placement.starts_on, placement.ends_on, [placement]))
    return found


def away_since(placements: Iterable[Placement], day: datetime.date) -> datetime.date | None:
    """The first day of the episode that covers `day`, of the placements of one child; None when at home."""
    started = [placement for placement in placements if placement.starts_on <= day]
    return next((episode.starts_on for episode in episodes(started) if episode.covers(day)), None)
