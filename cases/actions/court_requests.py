"""Requests to the court: recorded, decided, put right. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Required, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.actions.course import insert, locked, log, require_children, require_past, require_reason
from cases.actions.entries import row_key
from cases.models import CourtRequest, Family, Measure, Person
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_on_fields
from organizations.models import Membership

FIELDS = {
    "courtrequest_decided_with_date": "decided_on",
    "courtrequest_decided_after_request": "decided_on",
    "courtrequest_measure_when_granted": "measure",
}


class Asked(TypedDict, total=False):
    """What was asked of the court, and whether the child knows (Rv 799a), besides about whom it is."""

    measure_kind: Required[str]
    requested_by: Required[str]
    requested_on: Required[datetime.date]
    is_extension: bool
    discussed_with_child: str
    discussion: str
    child_reaction: str


class Answered(TypedDict, total=False):
    """What the court said, and what came of it."""

    outcome: Required[str]
    decided_on: datetime.date | None
    measure: Measure | None
    help_instead: str


@deed()
def record_request(
    *, family: Family, by: Membership, key: uuid.UUID, child: Person, **asked: Unpack[Asked]
) -> CourtRequest:
    """Record that the court was asked for a measure. The same key with equal content gives the same request.

    Raises ValidationError in Dutch, SavedDifferentlyError, PermissionDenied, Http404 (a child outside the wall).
    """
    require_children(family, [child], by=by)
    require_past("requested_on", asked["requested_on"])
    row = CourtRequest(pk=key, family=family, organization=by.organization, recorded_by=by, child_id=child.pk, **asked)
    row, is_new = insert(row, ("child_id", *asked), FIELDS)
    if is_new:
        log("request.recorded", row, by=by, action=ActionCode.CREATE, person=child.pk)
    return row


@deed()
def record_requests(
    *, family: Family, by: Membership, key: uuid.UUID, children: Sequence[Person], **asked: Unpack[Asked]
) -> list[CourtRequest]:
    """One request about several children: for each a row of its own. Raises like `record_request`."""
    if not children:
        raise ValidationError({"children": _("Kies minstens één kind.")})
    return [
        record_request(family=family, by=by, key=row_key(key, child.pk), child=child, **asked) for child in children
    ]


@deed()
def correct_request(
    *, request: CourtRequest, by: Membership, correction_reason: str, **asked: Unpack[Asked]
) -> CourtRequest:
    """Say it better, with the reason; the earlier version is kept. Raises like `record_request`."""
    row = own(request, by=by)
    require_reason(correction_reason)
    require_past("requested_on", asked["requested_on"])
    for name, value in asked.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    return save(row, [*asked, "correction_reason"], "request.corrected", by=by)


@deed()
def decide_request(*, request: CourtRequest, by: Membership, **answered: Unpack[Answered]) -> CourtRequest:
    """What the court decided, or that the request was withdrawn; `pending` takes that back.

    `measure`: what came of it, of the same child. `help_instead`: the help that came in place of a measure. What is
    not given is emptied: a withdrawn request has no measure. Raises like `record_request`.
    """
    row = own(request, by=by)
    row.outcome, row.decided_on = answered["outcome"], answered.get("decided_on")
    row.measure, row.help_instead = answered.get("measure"), answered.get("help_instead", "")
    require_past("decided_on", row.decided_on)
    if row.measure and (row.measure.family_id, row.measure.child_id) != (row.family_id, row.child_id):
        raise ValidationError({"measure": _("Kies een maatregel van dit kind.")})
    event = "request.reopened" if row.is_pending else "request.decided"
    return save(row, ["outcome", "decided_on", "measure", "help_instead"], event, by=by)


def own(request: CourtRequest, *, by: Membership) -> CourtRequest:
    row = locked(request, by=by)
    require_children(row.family, [Person(pk=row.child_id)], by=by)
    return row


def save(row: CourtRequest, fields: list[str], event: str, *, by: Membership) -> CourtRequest:
    with constraints_on_fields(FIELDS):
        row.save(update_fields=fields)
    log(event, row, by=by, action=ActionCode.UPDATE, person=row.child_id)
    return row
