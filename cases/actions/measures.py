"""Measures of the court: recorded, put right, carried out, heard, lifted. Each deed is one transaction and one line."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Required, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.actions.course import insert, locked, log, require_children, require_past, require_reason
from cases.actions.entries import row_key
from cases.measure_kinds import LAW, MeasureKind
from cases.models import CourtRequest, Family, Measure, Person
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_on_fields
from organizations.models import Membership

FIELDS = {
    "measure_ends_after_start": "ends_on",
    "measure_has_end": "ends_on",
    "measure_at_most_a_year": "ends_on",
    "measure_at_most_three_months": "ends_on",
    "measure_at_most_four_weeks": "ends_on",
    "measure_conditional_at_most": "ends_on",
    "measure_lifted_within_period": "lifted_on",
    "measure_lifted_with_reason": "lift_reason",
    "measure_carried_out": "carried_out_on",
    "measure_heard_afterwards": "heard_on",
    "measure_once_at_a_time": "starts_on",
}
"""Where on a form the sentence of each constraint belongs."""


class Order(TypedDict, total=False):
    """What an order says, and what happened with it; besides about whom it is."""

    kind: Required[str]
    court: str
    order_number: str
    ordered_on: Required[datetime.date]
    starts_on: Required[datetime.date]
    ends_on: datetime.date | None
    carried_out_on: datetime.date | None
    is_unheard: bool
    heard_on: datetime.date | None
    ground: str
    threats: Sequence[str]


@deed()
def record_measure(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    child: Person,
    extends: Measure | None = None,
    **order: Unpack[Order],
) -> Measure:
    """Record what a court decided about a child; with `extends` it is an extension of that measure.

    The request it grants, where that is our own, is tied to it. The same key with equal content gives the same
    measure. Raises ValidationError in Dutch, SavedDifferentlyError,
    PermissionDenied, Http404 (a child outside the wall).
    """
    require_children(family, [child], by=by)
    require_sensible(order)
    measure = Measure(
        pk=key,
        family=family,
        organization=by.organization,
        recorded_by=by,
        child_id=child.pk,
        extends=extends,
        **sensible(order),
    )
    require_sequence(measure)
    measure, is_new = insert(measure, ("child_id", "extends_id", *sensible(order)), FIELDS)
    if is_new:
        answer_requests(measure, by=by)
        event = "measure.extended" if extends else "measure.recorded"
        log(event, measure, by=by, action=ActionCode.CREATE, person=child.pk)
    return measure


@deed()
def record_measures(
    *, family: Family, by: Membership, key: uuid.UUID, children: Sequence[Person], **order: Unpack[Order]
) -> list[Measure]:
    """One order about several children: for each a measure of its own. Raises like `record_measure`."""
    if not children:
        raise ValidationError({"children": _("Kies minstens één kind.")})
    return [
        record_measure(family=family, by=by, key=row_key(key, child.pk), child=child, **order) for child in children
    ]


@deed()
def correct_measure(*, measure: Measure, by: Membership, correction_reason: str, **order: Unpack[Order]) -> Measure:
    """Say it better, with the reason; the earlier version is kept. Raises like `record_measure`."""
    row = own(measure, by=by)
    require_reason(correction_reason)
    require_sensible(order)
    said = sensible(order)
    for name, value in said.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    require_sequence(row)
    return save(row, [*said, "correction_reason"], "measure.corrected", by=by)


@deed()
def carry_out_measure(*, measure: Measure, by: Membership, carried_out_on: datetime.date | None) -> Measure:
    """The day an authorisation was used first, so that it does not lapse (BW 1:265c); None takes that back."""
    row = own(measure, by=by)
    require_past("carried_out_on", carried_out_on)
    row.carried_out_on = carried_out_on
    return save(row, ["carried_out_on"], "measure.carried_out", by=by)


@deed()
def record_hearing(*, measure: Measure, by: Membership, heard_on: datetime.date | None) -> Measure:
    """The day those concerned were heard after a decision with haste (Rv 800 lid 3); None takes that back."""
    row = own(measure, by=by)
    require_past("heard_on", heard_on)
    row.heard_on = heard_on
    return save(row, ["heard_on"], "measure.heard", by=by)


@deed()
def lift_measure(*, measure: Measure, by: Membership, lifted_on: datetime.date, lift_reason: str) -> Measure:
    """Let it end earlier than the order said: the last day it holds, and why. Raises like `record_measure`."""
    row = own(measure, by=by)
    row.lifted_on, row.lift_reason = lifted_on, lift_reason.strip()
    return save(row, ["lifted_on", "lift_reason"], "measure.lifted", by=by)


@deed()
def restore_measure(*, measure: Measure, by: Membership) -> Measure:
    """Take an earlier end back: it holds as the order says. Raises ValidationError when another one holds since."""
    row = own(measure, by=by)
    row.lifted_on, row.lift_reason = None, ""
    return save(row, ["lifted_on", "lift_reason"], "measure.restored", by=by)


def answer_requests(measure: Measure, *, by: Membership) -> None:
    """The own request that this order grants: of this child and kind, ruled on the day of the order."""
    granted = CourtRequest.objects.owned_by(by).filter(
        family=measure.family_id,
        child=measure.child_id,
        measure_kind=measure.kind,
        outcome__in=[CourtRequest.Outcome.GRANTED, CourtRequest.Outcome.PARTLY],
        decided_on=measure.ordered_on,
        measure=None,
    )
    granted.update(measure=measure)


def own(measure: Measure, *, by: Membership) -> Measure:
    row = locked(measure, by=by)
    require_children(row.family, [Person(pk=row.child_id)], by=by)
    return row


def save(row: Measure, fields: Sequence[str], event: str, *, by: Membership) -> Measure:
    with constraints_on_fields(FIELDS):
        row.save(update_fields=fields)
    log(event, row, by=by, action=ActionCode.UPDATE, person=row.child_id)
    return row


def sensible(order: Order) -> Order:
    """What is the law's own is filled in: an emergency authorisation is always given before anybody was heard."""
    if order["kind"] == MeasureKind.MUHP_EMERGENCY:
        return {**order, "is_unheard": True}
    return order


def require_sensible(order: Order) -> None:
    """Raise ValidationError for what the database cannot tell: the clock."""
    require_past("ordered_on", order["ordered_on"])
    require_past("carried_out_on", order.get("carried_out_on"))
    require_past("heard_on", order.get("heard_on"))


def require_sequence(measure: Measure) -> None:
    """An extension is of the same child and kind, and begins after what it extends."""
    first = measure.extends
    if first is None:
        return
    if (first.child_id, first.family_id, first.kind) != (measure.child_id, measure.family_id, measure.kind):
        raise ValidationError(_("Een verlenging is van dezelfde maatregel voor hetzelfde kind."))
    if not LAW[measure.kind].longest_again:
        raise ValidationError(_("Deze maatregel kan niet worden verlengd."))
    if first.last_day and measure.starts_on <= first.last_day:
        day = date_format(first.last_day, "j F Y")
        raise ValidationError({"starts_on": _("De vorige geldt nog tot en met %(day)s.") % {"day": day}})
