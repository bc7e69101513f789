"""Writing lines in the access log. A line stands in the same transaction as the look or deed: no line, no file."""

from __future__ import annotations

import uuid
from contextvars import ContextVar

from organizations.models import AccessLogEntry, Membership, User

request_address: ContextVar[str | None] = ContextVar("request_address", default=None)
"""The network address of the request at hand; the middleware sets it."""

ActionCode = AccessLogEntry.ActionCode
Outcome = AccessLogEntry.Outcome


def record(
    event: str,
    *,
    by: Membership | None,
    action: str,
    user: User | None = None,
    family_id: uuid.UUID | None = None,
    person_id: uuid.UUID | None = None,
    part: str = "",
    rule: str = "",
    purpose: str = "",
    outcome: str = Outcome.SUCCESS,
) -> None:
    """Write one line. `event` is noun.participle, `action` one of C R U D E; `by` is None for strangers."""
    AccessLogEntry.objects.create(
        event=event,
        action=action,
        outcome=outcome,
        user_id=by.user_id if by else user.pk if user else None,
        membership=by,
        role=by.role if by else "",
        organization_id=by.organization_id if by else None,
        family_id=family_id,
        person_id=person_id,
        part=part,
        rule=rule,
        purpose=purpose,
        address=request_address.get(),
    )
