"""From when on contact asks for attention: chosen by each organisation for itself."""

from __future__ import annotations

from typing import TypedDict, Unpack

from contacts.models import GapSettings
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership

PART = "thresholds"


class Thresholds(TypedDict):
    """Days, and a percentage of what was agreed."""

    regular_pct: int
    window_days: int
    arrangement_days: int
    first_contact_days: int
    review_days: int


@deed()
def set_thresholds(*, by: Membership, **chosen: Unpack[Thresholds]) -> GapSettings:
    """Choose the thresholds of one's own organisation; nothing different leaves no line.

    Raises ValidationError for a number outside its limits.
    """
    now = GapSettings.of(by.organization)
    if all(getattr(now, name) == value for name, value in chosen.items()):
        return now
    with constraints_in_words():
        settings, _is_new = GapSettings.objects.update_or_create(organization=by.organization, defaults={**chosen})
    said = ", ".join(f"{name} {value}" for name, value in chosen.items())
    record("thresholds.changed", by=by, action=ActionCode.UPDATE, part=PART, purpose=said)
    return settings
