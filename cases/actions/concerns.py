"""Concerns: recorded, corrected, settled, taken up again. Each deed is one transaction and one line in the log.

The log says that something was recorded, and never who was its source.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, insert_once
from cases.models import Concern, Family, FamilyMember, FamilyRole, Person, Section
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_on_fields
from organizations.models import Membership

FIELDS = {
    "concern_reported_after_noticed": "reported_on",
    "concern_settled_after_noticed": "settled_on",
    "concern_settled_with_outcome": "outcome",
}
"""Where on a form the sentence of each constraint belongs."""


class Content(TypedDict):
    """What a concern says, besides about whom it is and how it ended."""

    kind: str
    noticed_on: datetime.date
    reported_on: datetime.date | None
    words: str
    source_name: str
    source_words: str
    is_source_protected: bool
    visibility: str


@deed()
def record_concern(
    *, family: Family, by: Membership, key: uuid.UUID, children: Sequence[Person], **content: Unpack[Content]
) -> Concern:
    """Record a concern, a report or advice. The same key with equal content gives the same one.

    Raises ValidationError in Dutch, SavedDifferentlyError, PermissionDenied when the organisation does not write
    concerns, Http404 when the key is not ours or a child is outside the wall.
    """
    require_children(family, children, by=by)
    require_sensible(content)
    concern = Concern(pk=key, family=family, organization=by.organization, recorded_by=by, **content)
    with constraints_on_fields(FIELDS):
        is_new = insert_once(concern)
    if not is_new:
        return saved_before(concern, children)
    concern.children.set(children)
    log("concern.recorded", concern, by=by, action=ActionCode.CREATE)
    return concern


@deed()
def correct_concern(
    *,
    concern: Concern,
    by: Membership,
    correction_reason: str,
    children: Sequence[Person],
    **content: Unpack[Content],
) -> Concern:
    """Make a new version, with the reason; the earlier one is kept. Raises like `record_concern`."""
    row = locked(concern, by=by)
    require_children(row.family, children, by=by)
    require_sensible(content)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    for name, value in content.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    with constraints_on_fields(FIELDS):
        row.save(update_fields=[*content, "correction_reason"])
    row.children.set(children)
    log("concern.corrected", row, by=by, action=ActionCode.UPDATE)
    return row


@deed()
def settle_concern(*, concern: Concern, by: Membership, settled_on: datetime.date, outcome: str) -> Concern:
    """Say on which day it ended and what came of it. Raises ValidationError in Dutch, Http404, PermissionDenied."""
    if settled_on > timezone.localdate():
        raise ValidationError({"settled_on": _("Deze datum is nog niet geweest.")})
    row = locked(concern, by=by)
    row.settled_on, row.outcome = settled_on, outcome.strip()
    with constraints_on_fields(FIELDS):
        row.save(update_fields=["settled_on", "outcome"])
    log("concern.settled", row, by=by, action=ActionCode.UPDATE)
    return row


@deed()
def reopen_concern(*, concern: Concern, by: Membership) -> Concern:
    """Take the end back; what came of it so far stays. Raises Http404, PermissionDenied."""
    row = locked(concern, by=by)
    row.settled_on = None
    row.save(update_fields=["settled_on"])
    log("concern.reopened", row, by=by, action=ActionCode.UPDATE)
    return row


def require_children(family: Family, children: Collection[Person], *, by: Membership) -> None:
    """My organisation writes concerns about these children of the family."""
    require_section(family, Section.CONCERNS, by=by, children=children)
    asked = {child.pk for child in children}
    known = FamilyMember.objects.filter(family=family, role=FamilyRole.CHILD, person__in=asked).count()
    if not asked or known != len(asked):
        raise ValidationError({"children": _("Kies over welke kinderen dit gaat.")})


def require_sensible(content: Content) -> None:
    today = timezone.localdate()
    if not content["words"].strip():
        raise ValidationError({"words": _("Schrijf op wat de zorg is.")})
    for name in ("noticed_on", "reported_on"):
        day = content["noticed_on"] if name == "noticed_on" else content["reported_on"]
        if day and day > today:
            raise ValidationError({name: _("Deze datum is nog niet geweest.")})


def saved_before(concern: Concern, children: Collection[Person]) -> Concern:
    saved = Concern.objects.get(pk=concern.pk)
    if (saved.organization_id, saved.family_id) != (concern.organization_id, concern.family_id):
        raise Http404(_("Dit vinden we niet."))
    same = set(saved.children.values_list("pk", flat=True)) == {child.pk for child in children}
    if not same or says(saved) != says(concern):
        raise SavedDifferentlyError
    return saved


def says(concern: Concern) -> tuple[object, ...]:
    return tuple(getattr(concern, name) for name in Content.__annotations__)


def locked(concern: Concern, *, by: Membership) -> Concern:
    """The own concern, held until the transaction ends; Http404 when it is not ours."""
    rows = Concern.objects.owned_by(by).filter(pk=concern.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Dit vinden we niet."))
    require_section(row.family, Section.CONCERNS, by=by, children=row.children.all())
    return row


def log(event: str, concern: Concern, *, by: Membership, action: str) -> None:
    """One line for the deed, without whom it is about."""
    record(event, by=by, action=action, family_id=concern.family_id, part=Section.CONCERNS.value)
