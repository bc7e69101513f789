"""Older parts of a long list, by an address of their own: what comes after the last row shown."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q

PART = 25
"""Rows in one part of a list."""


@dataclass(frozen=True)
class Cursor:
    """The place of a row in a list that runs from new to old, by day and key."""

    day: datetime.date
    key: uuid.UUID

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.key}"

    def older(self, field: str) -> Q:
        """The rows after this one; `field` is the day of a row."""
        return Q(**{f"{field}__lt": self.day}) | Q(**{field: self.day, "pk__lt": self.key})

    def at_least_as_new(self, field: str) -> Q:
        return Q(**{f"{field}__gt": self.day}) | Q(**{field: self.day, "pk__gte": self.key})


def cursor_of(text: str) -> Cursor | None:
    """What an address says; anything else is the beginning of the list."""
    day, _, key = text.partition("_")
    try:
        return Cursor(datetime.date.fromisoformat(day), uuid.UUID(key))
    except ValueError:
        return None
