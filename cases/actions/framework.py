"""The framework without a court: agreed, ended, and explained. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Required, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.actions.course import insert, locked, log, require_children, require_past, require_reason
from cases.actions.entries import SavedDifferentlyError, row_key
from cases.models import Family, FamilyMember, FrameworkAgreement, FrameworkExplanation, Person
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_on_fields
from organizations.models import Membership

FIELDS = {
    "frameworkagreement_ends_after_start": "ends_on",
    "frameworkagreement_without_court": "framework",
    "frameworkagreement_review_after_start": "review_on",
    "frameworkagreement_drang_says_what": "agreements",
    "frameworkagreement_once_at_a_time": "starts_on",
}
PART = "framework"


class Agreed(TypedDict, total=False):
    """What one agreement says, besides about whom and with whom it is."""

    framework: Required[str]
    starts_on: Required[datetime.date]
    ends_on: datetime.date | None
    review_on: datetime.date | None
    agreements: str


class Explained(TypedDict, total=False):
    """How something was explained, besides to whom and about whom."""

    framework: str
    explained_on: Required[datetime.date]
    way: Required[str]
    language: Required[str]
    understood: Required[str]
    remark: str


@deed()
def record_agreements(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    children: Sequence[Person],
    with_whom: Sequence[Person],
    ends_earlier: bool = False,
    **agreed: Unpack[Agreed],
) -> list[FrameworkAgreement]:
    """Record what was agreed, for each of these children a row of its own; saving twice is saving once.

    With `ends_earlier` the own agreement that holds ends the day before. Raises ValidationError in Dutch,
    SavedDifferentlyError, PermissionDenied, Http404 (a child outside the wall).
    """
    require_children(family, children, by=by)
    if not children:
        raise ValidationError({"children": _("Kies minstens één kind.")})
    require_people(family, with_whom)
    return [
        _record_agreement(
            family, by, row_key(key, child.pk), child, with_whom, ends_earlier=ends_earlier, agreed=agreed
        )
        for child in children
    ]


def _record_agreement(
    family: Family,
    by: Membership,
    key: uuid.UUID,
    child: Person,
    with_whom: Sequence[Person],
    *,
    ends_earlier: bool,
    agreed: Agreed,
) -> FrameworkAgreement:
    if ends_earlier and not FrameworkAgreement.objects.filter(pk=key).exists():
        _end_the_one_that_holds(child, agreed["starts_on"], by=by)
    row = FrameworkAgreement(
        pk=key, family=family, organization=by.organization, recorded_by=by, child_id=child.pk, **agreed
    )
    row, is_new = insert(row, ("child_id", *agreed), FIELDS)
    if is_new:
        row.with_whom.set(with_whom)
        log("agreement.recorded", row, by=by, action=ActionCode.CREATE, person=child.pk, part=PART)
    elif set(row.with_whom.values_list("pk", flat=True)) != {person.pk for person in with_whom}:
        raise SavedDifferentlyError
    return row


def _end_the_one_that_holds(child: Person, starts_on: datetime.date, *, by: Membership) -> None:
    holds = FrameworkAgreement.objects.owned_by(by).in_force(starts_on).filter(child=child.pk, starts_on__lt=starts_on)
    for row in holds.select_for_update(of=("self",)):
        row.ends_on = starts_on - datetime.timedelta(days=1)
        row.save(update_fields=["ends_on"])


@deed()
def correct_agreement(
    *,
    agreement: FrameworkAgreement,
    by: Membership,
    correction_reason: str,
    with_whom: Sequence[Person],
    **agreed: Unpack[Agreed],
) -> FrameworkAgreement:
    """Say it better, with the reason; the earlier version is kept. Raises like `record_agreements`."""
    row = own(agreement, by=by)
    require_reason(correction_reason)
    require_people(row.family, with_whom)
    for name, value in agreed.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    row = save(row, [*agreed, "correction_reason"], "agreement.corrected", by=by)
    row.with_whom.set(with_whom)
    return row


@deed()
def end_agreement(
    *, agreement: FrameworkAgreement, by: Membership, ends_on: datetime.date, end_reason: str = ""
) -> FrameworkAgreement:
    """Let it end on a day (included). Raises like `record_agreements`."""
    row = own(agreement, by=by)
    row.ends_on, row.end_reason = ends_on, end_reason
    return save(row, ["ends_on", "end_reason"], "agreement.ended", by=by)


@deed()
def reopen_agreement(*, agreement: FrameworkAgreement, by: Membership) -> FrameworkAgreement:
    """Take the end back. Raises ValidationError when another agreement holds since."""
    row = own(agreement, by=by)
    row.ends_on, row.end_reason = None, ""
    return save(row, ["ends_on", "end_reason"], "agreement.reopened", by=by)


@deed()
def record_explanation(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    person: Person,
    children: Sequence[Person],
    **explained: Unpack[Explained],
) -> FrameworkExplanation:
    """Record that someone of the family was told what the framework of these children is, and whether that was clear.

    Raises ValidationError in Dutch, SavedDifferentlyError, PermissionDenied, Http404 (a child outside the wall).
    """
    require_explainable(family, person, children, explained, by=by)
    row = FrameworkExplanation(
        pk=key, family=family, organization=by.organization, recorded_by=by, person_id=person.pk, **explained
    )
    row, is_new = insert(row, ("person_id", *explained), {})
    if is_new:
        row.children.set(children)
        log("framework.explained", row, by=by, action=ActionCode.CREATE, person=person.pk, part=PART)
    elif set(row.children.values_list("pk", flat=True)) != {child.pk for child in children}:
        raise SavedDifferentlyError
    return row


@deed()
def correct_explanation(
    *,
    explanation: FrameworkExplanation,
    by: Membership,
    correction_reason: str,
    person: Person,
    children: Sequence[Person],
    **explained: Unpack[Explained],
) -> FrameworkExplanation:
    """Say it better, with the reason; the earlier version is kept. Raises like `record_explanation`."""
    row = locked(explanation, by=by)
    require_children(row.family, row.children.all(), by=by)
    require_reason(correction_reason)
    require_explainable(row.family, person, children, explained, by=by)
    for name, value in explained.items():
        setattr(row, name, value)
    row.person_id, row.correction_reason = person.pk, correction_reason
    with constraints_on_fields({}):
        row.save(update_fields=[*explained, "person", "correction_reason"])
        row.children.set(children)
    log("explanation.corrected", row, by=by, action=ActionCode.UPDATE, person=person.pk, part=PART)
    return row


def require_explainable(
    family: Family, person: Person, children: Sequence[Person], explained: Explained, *, by: Membership
) -> None:
    require_children(family, children, by=by)
    if not children:
        raise ValidationError({"children": _("Kies minstens één kind.")})
    if not FamilyMember.objects.filter(family=family, person=person.pk).exists():
        raise ValidationError({"person": _("Kies iemand uit dit gezin.")})
    require_past("explained_on", explained["explained_on"])


def require_people(family: Family, people: Sequence[Person]) -> None:
    asked = {person.pk for person in people}
    if not asked:
        raise ValidationError({"with_whom": _("Kies met wie dit is afgesproken.")})
    if FamilyMember.objects.filter(family=family, person__in=asked).count() != len(asked):
        raise ValidationError({"with_whom": _("Kies mensen uit dit gezin.")})


def own(agreement: FrameworkAgreement, *, by: Membership) -> FrameworkAgreement:
    row = locked(agreement, by=by)
    require_children(row.family, [Person(pk=row.child_id)], by=by)
    return row


def save(row: FrameworkAgreement, fields: Sequence[str], event: str, *, by: Membership) -> FrameworkAgreement:
    with constraints_on_fields(FIELDS):
        row.save(update_fields=fields)
    log(event, row, by=by, action=ActionCode.UPDATE, person=row.child_id, part=PART)
    return row
