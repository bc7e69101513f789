"""Periods away from home: placements that follow each other without a day at home in between are one episode."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from cases.models import Placement

ONE_DAY = datetime.timedelta(days=1)


def away_since(placements: Iterable[Placement], day: datetime.date) -> datetime.date | None:
    """The first day of the episode that covers `day`, of the placements of one child; None when at home."""
    since: datetime.date | None = None
    until = datetime.date.min
    for placement in sorted(placements, key=lambda placement: placement.starts_on):
        if placement.starts_on > day:
            break
        if since is None or placement.starts_on - ONE_DAY > until:
            since = placement.starts_on
        until = max(until, placement.ends_on or datetime.date.max - ONE_DAY)
    return since if since and until >= day else None
