"""What is asked of figures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from organizations.models import Organization, Team


@dataclass(frozen=True)
class Question:
    """Figures of one organisation over `first`–`until`, both included, as known on day `as_of`.

    `team`: only on the days on which that team took part.
    """

    organization: Organization
    first: datetime.date
    until: datetime.date
    as_of: datetime.date
    team: Team | None = None

    @property
    def last(self) -> datetime.date:
        """The last day that can count: the future has not happened."""
        return min(self.until, self.as_of)
