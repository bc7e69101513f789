"""Placements: recorded, changed, ended. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError
from cases.models import Family, FamilyMember, FamilyRole, Person, Placement, Section
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_on_fields
from organizations.models import Membership, Organization

FIELDS = {
    "placement_ends_after_start": "ends_on",
    "placement_starts_once_a_day": "starts_on",
    "placement_only_shares_the_day_of_moving": "starts_on",
}
"""Where on a form the sentence of each constraint belongs."""


class Terms(TypedDict):
    """What a placement says, besides of whom it is."""

    kind: str
    provider: Organization | None
    place: str
    is_place_protected: bool
    starts_on: datetime.date
    ends_on: datetime.date | None


@deed()
def record_placement(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    child: Person,
    ends_current: bool = False,
    **terms: Unpack[Terms],
) -> Placement:
    """Record where a child lives away from home. The same key with equal content gives the same placement.

    With `ends_current` the own placement that is still open ends on the day the new one starts: the day of moving.
    Raises ValidationError in Dutch, SavedDifferentlyError, PermissionDenied, Http404 (a child outside the wall).
    """
    require_section(family, Section.COURSE, by=by, children=[child])
    if not FamilyMember.objects.filter(family=family, person=child, role=FamilyRole.CHILD).exists():
        raise ValidationError({"child": _("Dit kind hoort niet bij dit gezin.")})
    placement = Placement(
        pk=key, family=family, organization=by.organization, recorded_by=by, child_id=child.pk, **terms
    )
    saved = Placement.objects.filter(pk=key).first()
    if saved is not None:
        return saved_before(saved, placement)
    with constraints_on_fields(FIELDS):
        if ends_current:
            end_open_one(placement, by=by)
        placement.save(force_insert=True)
    log("placement.recorded", placement, by=by, action=ActionCode.CREATE)
    return placement


@deed()
def change_placement(*, placement: Placement, by: Membership, **terms: Unpack[Terms]) -> Placement:
    """Say it better; the earlier version is kept. Raises ValidationError in Dutch, Http404, PermissionDenied."""
    row = locked(placement, by=by)
    for name, value in terms.items():
        setattr(row, name, value)
    with constraints_on_fields(FIELDS):
        row.save(update_fields=list(terms))
    log("placement.changed", row, by=by, action=ActionCode.UPDATE)
    return row


@deed()
def end_placement(*, placement: Placement, by: Membership, ends_on: datetime.date) -> Placement:
    """Let it end on a day (included). Raises like `change_placement`."""
    row = locked(placement, by=by)
    row.ends_on = ends_on
    with constraints_on_fields(FIELDS):
        row.save(update_fields=["ends_on"])
    log("placement.ended", row, by=by, action=ActionCode.UPDATE)
    return row


@deed()
def reopen_placement(*, placement: Placement, by: Membership) -> Placement:
    """Take the end back: the child still lives there. Raises ValidationError when it moved on meanwhile."""
    row = locked(placement, by=by)
    row.ends_on = None
    with constraints_on_fields(FIELDS):
        row.save(update_fields=["ends_on"])
    log("placement.changed", row, by=by, action=ActionCode.UPDATE)
    return row


def end_open_one(placement: Placement, *, by: Membership) -> None:
    """The own placement of this child that is still open ends on the day of moving."""
    still_open = Placement.objects.owned_by(by).filter(child=placement.child_id, ends_on=None)
    for row in still_open.filter(starts_on__lt=placement.starts_on).select_for_update(of=("self",)):
        row.ends_on = placement.starts_on
        row.save(update_fields=["ends_on"])


def saved_before(saved: Placement, placement: Placement) -> Placement:
    if (saved.organization_id, saved.family_id) != (placement.organization_id, placement.family_id):
        raise Http404(_("Deze plaatsing vinden we niet."))
    if says(saved) != says(placement):
        raise SavedDifferentlyError
    return saved


def says(placement: Placement) -> tuple[object, ...]:
    return placement.child_id, *(getattr(placement, name) for name in Terms.__annotations__)


def locked(placement: Placement, *, by: Membership) -> Placement:
    """The own placement, held until the transaction ends; Http404 when it is not ours."""
    rows = Placement.objects.owned_by(by).filter(pk=placement.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze plaatsing vinden we niet."))
    require_section(row.family, Section.COURSE, by=by, children=[Person(pk=row.child_id)])
    return row


def log(event: str, placement: Placement, *, by: Membership, action: str) -> None:
    record(
        event,
        by=by,
        action=action,
        family_id=placement.family_id,
        person_id=placement.child_id,
        part="placements",
    )
