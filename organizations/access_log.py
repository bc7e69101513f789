"""Writing lines in the access log. A line stands in the same transaction as the look or deed: no line, no file.

A deed that is refused is undone; the line that says so is not: `deed` is the one transaction of every action.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from organizations.models import AccessLogEntry, Membership, User

request_address: ContextVar[str | None] = ContextVar("request_address", default=None)
"""The network address of the request at hand; the middleware sets it."""

ActionCode = AccessLogEntry.ActionCode
Outcome = AccessLogEntry.Outcome

_refusals: ContextVar[list[AccessLogEntry] | None] = ContextVar("refusals", default=None)
"""The lines of what was refused inside the deed at hand."""


@contextmanager
def deed() -> Iterator[None]:
    """The one transaction of something that is done. When it is undone, the lines of what it refused stay.

    @deed()                                  for a whole action
    with deed(), constraints_in_words():     for the part of it that writes
    """
    around, refused = _refusals.get(), list[AccessLogEntry]()
    token = _refusals.set(refused)
    try:
        with transaction.atomic():
            yield
    except Exception:
        for line in refused:
            line.save(force_insert=True)
        if around is not None:
            around += refused
        raise
    finally:
        _refusals.reset(token)


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
    line = AccessLogEntry.objects.create(
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
    refused = _refusals.get()
    if refused is not None and outcome == Outcome.REFUSED:
        refused.append(line)


def record_each(
    event: str, families: Iterable[uuid.UUID], *, by: Membership, action: str, part: str, rule: str = ""
) -> None:
    """One line for each of these families, in one query: for a page that shows something of several."""
    AccessLogEntry.objects.bulk_create(
        AccessLogEntry(
            event=event,
            action=action,
            outcome=Outcome.SUCCESS,
            user_id=by.user_id,
            membership=by,
            role=by.role,
            organization_id=by.organization_id,
            family_id=family,
            part=part,
            rule=rule,
            address=request_address.get(),
        )
        for family in families
    )
