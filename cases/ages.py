"""Ages: 12 and 16 decide who consents, who is heard and who reads (Jeugdwet 7.3.4, 7.3.5, 7.3.15)."""

from __future__ import annotations

import datetime


def age_on(day: datetime.date, birth_date: datetime.date) -> int:
    """Full years on a day; who is born on 29 February has a birthday on 1 March in other years."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)
