"""Reading what others wrote, and saying that it was read."""

from __future__ import annotations

import datetime

from django.utils import timezone

from cases.models import Family
from contacts.models import NewsMark
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership

FIRST_LOOK = datetime.timedelta(days=7)
"""How far back the first visit looks."""


@deed()
def mark_read(*, by: Membership, until: datetime.datetime, family: Family | None = None) -> None:
    """Everything recorded until this moment is read: of one family, or of all. The future is not read yet."""
    _keep(by, min(until, timezone.now()), family)
    record("news.read", by=by, action=ActionCode.EXECUTE, family_id=family.pk if family else None, part="news")


def unread_since(member: Membership) -> datetime.datetime:
    """Until when this membership has read everything; the first visit begins a week back."""
    marks = NewsMark.objects.filter(membership=member, family=None)
    since = marks.values_list("read_until", flat=True).first()
    if since is None:
        since = timezone.now() - FIRST_LOOK
        _keep(member, since, None)
    return since


def _keep(member: Membership, until: datetime.datetime, family: Family | None) -> None:
    """Two at once leave one row."""
    NewsMark.objects.bulk_create(
        [NewsMark(membership=member, family=family, read_until=until)],
        update_conflicts=True,
        unique_fields=["membership", "family"],
        update_fields=["read_until"],
    )
