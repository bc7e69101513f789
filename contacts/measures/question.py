"""What is asked of the measures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

from cases.models import Family
from cases.querysets import FamilyQuerySet
from contacts.models import FormClass
from organizations.models import Organization, Team

Scope = Literal["placed", "home"]
Step = Literal["month", "quarter", "year"]
SCOPES: tuple[str, ...] = get_args(Scope)
ALL_CLASSES: tuple[str, ...] = tuple(FormClass.values)


@dataclass(frozen=True)
class Question:
    """Figures of one organisation over `first`–`until`, both included, as known on day `as_of`.

    `step` is what the part `months` goes by. `team`: only the pairs of that team; `family`: only those of that family;
    `families`: only those of these.
    `classes`: as if the file held arrangements and moments of these alone.
    """

    organization: Organization
    first: datetime.date
    until: datetime.date
    as_of: datetime.date
    team: Team | None = None
    classes: tuple[str, ...] = ALL_CLASSES
    scope: Scope = "placed"
    step: Step = "month"
    family: Family | None = None
    families: FamilyQuerySet | None = None

    @property
    def last(self) -> datetime.date:
        """The last day that can count: the future has not been held."""
        return min(self.until, self.as_of)
