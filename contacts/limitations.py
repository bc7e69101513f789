"""The rules of a limitation of contact by the GI (BW 1:265f): what needs a reason, who can object and until when.

A limitation counts as a written instruction (schriftelijke aanwijzing). Pure: nothing here asks the database.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from cases.ages import age_on
from cases.deadlines import object_until
from contacts.models.codes import Supervision

MAY_OBJECT_FROM_AGE = 12
"""Years: from this age a child asks by itself."""

REASONS: dict[str, StrPromise] = {
    "frequency_reason": _("Vul in waarom niet vaker."),
    "duration_reason": _("Vul in waarom niet langer."),
    "place_reason": _("Vul in waarom op deze plek."),
    "supervision_reason": _("Vul in waarom met begeleiding."),
}
"""The aspects of a limitation, each with what is said when its reason is missing."""


class Limited(Protocol):
    """What the rules must know of one version of an arrangement."""

    @property
    def times(self) -> int: ...
    @property
    def minutes(self) -> int | None: ...
    @property
    def supervision(self) -> str: ...


def last_day_to_object(announced_on: datetime.date) -> datetime.date:
    """Until which day (included) the kinderrechter can be asked to set the limitation aside.

    Two weeks after it was announced (BW 1:264 lid 3, by way of BW 1:265f): announced on the 1st, until the 15th.
    The day is not moved for weekends and holidays, but where the terms of an organisation that chose so are shown.
    """
    return object_until(announced_on)


def may_object(*, has_authority: bool, birth_date: datetime.date | None, day: datetime.date) -> bool:
    """A parent with authority, and a child of 12 and older (BW 1:264); a child whose age is unknown is not counted."""
    return has_authority or (birth_date is not None and age_on(day, birth_date) >= MAY_OBJECT_FROM_AGE)


def limited_aspects(version: Limited, places: Sequence[str]) -> list[str]:
    """Which aspects a limitation limits, by the field of their reason: how often always, the others where it says so.

    Contact that is not allowed at all has no length, place or supervision.
    """
    if version.times == 0:
        return ["frequency_reason"]
    says = {
        "frequency_reason": True,
        "duration_reason": version.minutes is not None,
        "place_reason": any(places),
        "supervision_reason": version.supervision != Supervision.NONE,
    }
    return [name for name, is_limited in says.items() if is_limited]
