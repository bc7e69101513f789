"""Decisions: recorded with who was heard, corrected, and someone heard later. Each deed is one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, chosen_readers
from cases.hearings import DAYS, Before, Hearing, answers, heard
from cases.models import (
    Decision,
    Family,
    FamilyMember,
    FamilyRole,
    LastResort,
    Participation,
    Person,
    Placement,
    Section,
)
from cases.readers import known_organizations
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

Change = Decision.Change


class Content(TypedDict):
    """What one decision says, besides whose it is, whom it concerns and who was heard."""

    kind: str
    title: str
    details: str
    decided_on: datetime.date
    decided_by: str
    decided_by_organization: Organization | None
    framework: str
    legal_basis: str
    ground: str
    placement: Placement | None
    visibility: str


@deed()
def record_decision(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    children: Sequence[Person],
    hearings: Sequence[Hearing] = (),
    before: Before | None = None,
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> Decision:
    """Record what was decided about these children, with who was heard. The same key and content: the same decision.

    A decision to place out of home has its last-resort list (`before`), answered or not.
    Raises SavedDifferentlyError, Http404 (a key that is not ours, a child outside the wall), PermissionDenied when
    the organisation does not write the course, ValidationError in Dutch.
    """
    require_sensible(family, children, hearings, before, content, by=by)
    readers = chosen_readers(content["visibility"], shared_with, family=family, by=by)
    decision = Decision(pk=key, family=family, organization=by.organization, recorded_by=by, **content)
    if not insert(decision):
        return saved_before(decision, children, hearings, before, readers)
    decision.children.set(children)
    decision.shared_with.set(readers)
    write_hearings(decision, hearings)
    write_before(decision, before)
    log("decision.recorded", decision, children, by=by, action=ActionCode.CREATE)
    return decision


@deed()
def correct_decision(
    *,
    decision: Decision,
    by: Membership,
    correction_reason: str,
    children: Sequence[Person],
    hearings: Sequence[Hearing] = (),
    before: Before | None = None,
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> Decision:
    """Make a new version, with the reason; the earlier one stays readable. Sent twice it is one version.

    Raises like `record_decision`.
    """
    row = locked(decision, by=by)
    require_sensible(row.family, children, hearings, before, content, by=by, saved=row)
    readers = chosen_readers(content["visibility"], shared_with, family=row.family, by=by)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    is_same = says(row) == said_in(content) and row.correction_reason == correction_reason
    if is_same and has_around(row, children, hearings, before, readers):
        return row
    for name, value in content.items():
        setattr(row, name, value)
    changed(row, Change.CORRECTED, correction_reason, *content)
    with constraints_in_words():
        row.children.set(children)
        row.shared_with.set(readers)
    row.participations.exclude(person__in=[hearing.person.pk for hearing in hearings]).delete()
    write_hearings(row, hearings)
    write_before(row, before)
    log("decision.corrected", row, children, by=by, action=ActionCode.UPDATE)
    return row


@deed()
def hear_later(*, decision: Decision, by: Membership, hearing: Hearing) -> Decision:
    """Someone was asked after all, or told, or got it on paper: a new version of the decision. Raises likewise.

    Said once more, it changes nothing.
    """
    row = locked(decision, by=by)
    children = list(row.children.all())
    require_heard(row.family, children, [hearing])
    if says_this(row, hearing):
        return row
    changed(row, Change.HEARD_LATER, "")
    write_hearings(row, [hearing])
    log("decision.heard_later", row, [hearing.person], by=by, action=ActionCode.UPDATE)
    return row


# --- what is required ------------------------------------------------------------------------------------------------


def require_sensible(
    family: Family,
    children: Sequence[Person],
    hearings: Sequence[Hearing],
    before: Before | None,
    content: Content,
    *,
    by: Membership,
    saved: Decision | None = None,
) -> None:
    """My organisation writes the course of these children of the family, and the decision is whole."""
    require_section(family, Section.COURSE, by=by, children=children)
    require_children(family, children)
    require_words(content)
    require_ours(family, content["decided_by_organization"], by=by, saved=saved)
    require_placement(family, children, content["placement"], by=by)
    require_heard(family, children, hearings)
    if (before is not None) != (content["kind"] == Decision.Kind.PLACEMENT):
        raise ValidationError({"kind": _("Alleen bij een uithuisplaatsing hoort de lijst van het uiterste redmiddel.")})


def require_children(family: Family, children: Sequence[Person]) -> None:
    if not children:
        raise ValidationError({"children": _("Kies over welke kinderen dit besluit gaat.")})
    inside = FamilyMember.objects.filter(family=family, role=FamilyRole.CHILD, person__in=children)
    if inside.count() != len({child.pk for child in children}):
        raise ValidationError({"children": _("Dit kind hoort niet bij dit gezin.")})


def require_words(content: Content) -> None:
    if content["decided_on"] > timezone.localdate():
        raise ValidationError({"decided_on": _("Deze datum is nog niet geweest.")})
    if not content["title"].strip():
        raise ValidationError({"title": _("Schrijf op wat er is besloten.")})
    if not content["decided_by"].strip():
        raise ValidationError({"decided_by": _("Vul in wie het besluit nam.")})


def require_ours(family: Family, organization: Organization | None, *, by: Membership, saved: Decision | None) -> None:
    """Only an organisation that openly takes part; what was chosen before may stay when that one left."""
    if organization is None or (saved and saved.decided_by_organization_id == organization.pk):
        return
    if organization not in known_organizations(family, by=by):
        raise ValidationError({"decided_by_organization": _("Kies een organisatie die bij dit gezin betrokken is.")})


def require_placement(
    family: Family, children: Iterable[Person], placement: Placement | None, *, by: Membership
) -> None:
    if placement is None:
        return
    theirs = Placement.objects.visible_to(by).filter(family=family, child__in=children, pk=placement.pk)
    if not theirs.exists():
        raise ValidationError({"placement": _("Kies een plaatsing van een kind over wie dit besluit gaat.")})


def require_heard(family: Family, children: Sequence[Person], hearings: Sequence[Hearing]) -> None:
    """Each person once, of this family; of its children only those it is about: a reader reads everybody's words."""
    roles = dict(FamilyMember.objects.filter(family=family).values_list("person", "role"))
    concerned = {child.pk for child in children}
    asked = [hearing.person.pk for hearing in hearings]
    if len(set(asked)) != len(asked):
        raise ValidationError({"hearings": _("Iemand staat er twee keer bij.")})
    for hearing in hearings:
        person = hearing.person
        if person.pk not in roles:
            raise ValidationError({"hearings": _("Deze persoon hoort niet bij dit gezin.")})
        if roles[person.pk] == FamilyRole.CHILD and person.pk not in concerned:
            sentence = _("%(child)s kan alleen gehoord zijn over een besluit dat ook over %(child)s gaat.")
            raise ValidationError({"hearings": sentence % {"child": person.first_name}})
        if any((day := getattr(hearing, name)) and day > timezone.localdate() for name in DAYS):
            sentence = _("%(person)s: een datum is nog niet geweest.")
            raise ValidationError({"hearings": sentence % {"person": person.first_name}})


# --- rows ------------------------------------------------------------------------------------------------------------


def insert(decision: Decision) -> bool:
    """Whether the key was free; a key that was taken, also in this same instant, leaves what stands there."""
    if Decision.objects.filter(pk=decision.pk).exists():
        return False
    try:
        with constraints_in_words():
            decision.save(force_insert=True)
    except ValidationError as error:
        if error.error_list[0].code != "cases_decision_pkey":
            raise
        return False
    return True


def changed(row: Decision, change: str, reason: str, *names: str) -> None:
    """Save these fields and that the decision changed: one more version."""
    row.change, row.correction_reason, row.changed_at = change, reason, timezone.now()
    with constraints_in_words():
        row.save(update_fields=[*names, "change", "correction_reason", "changed_at"])


def write_hearings(decision: Decision, hearings: Iterable[Hearing]) -> None:
    """One row a person, new or said better; a row that says the same stays as it is."""
    there = {row.person_id: row for row in decision.participations.all()}
    for hearing in hearings:
        row = there.get(hearing.person.pk)
        if row is None:
            row = Participation(decision=decision, person_id=hearing.person.pk)
        elif heard(row) == tuple(hearing.said().values()):
            continue
        for name, value in hearing.said().items():
            setattr(row, name, value)
        with about(hearing.person):
            row.save()


@contextmanager
def about(person: Person) -> Iterator[None]:
    """What a constraint refuses, with the name of whom it is about."""
    try:
        with constraints_in_words():
            yield
    except ValidationError as error:
        sentence = _("%(person)s: %(problem)s")
        said = [sentence % {"person": person.first_name, "problem": problem} for problem in error.messages]
        raise ValidationError({"hearings": said}) from error


def write_before(decision: Decision, before: Before | None) -> None:
    """The last-resort list of a placement; another kind of decision has none."""
    if before is None:
        LastResort.objects.filter(decision=decision).delete()
        return
    row = LastResort.objects.filter(decision=decision).first()
    if row and answers(row) == before:
        return
    row = row or LastResort(decision=decision)
    for field in fields(before):
        setattr(row, field.name, getattr(before, field.name))
    with constraints_in_words():
        row.save()


def says_this(decision: Decision, hearing: Hearing) -> bool:
    row = decision.participations.filter(person=hearing.person.pk).first()
    return row is not None and heard(row) == tuple(hearing.said().values())


def saved_before(
    decision: Decision,
    children: Sequence[Person],
    hearings: Sequence[Hearing],
    before: Before | None,
    shared_with: Collection[Organization],
) -> Decision:
    """The decision that stands there already under this key, if it is ours and says the same."""
    saved = Decision.objects.get(pk=decision.pk)
    if (saved.organization_id, saved.family_id) != (decision.organization_id, decision.family_id):
        raise Http404(_("Dit besluit vinden we niet."))
    if says(saved) != says(decision) or not has_around(saved, children, hearings, before, shared_with):
        raise SavedDifferentlyError
    return saved


def has_around(
    saved: Decision,
    children: Sequence[Person],
    hearings: Sequence[Hearing],
    before: Before | None,
    shared_with: Collection[Organization],
) -> bool:
    """Whether it is about these children, was heard by these people and is read by these organisations."""
    resort = LastResort.objects.filter(decision=saved).first()
    said = {hearing.person.pk: tuple(hearing.said().values()) for hearing in hearings}
    return (
        set(saved.children.values_list("pk", flat=True)) == {child.pk for child in children}
        and set(saved.shared_with.values_list("pk", flat=True)) == {each.pk for each in shared_with}
        and {row.person_id: heard(row) for row in saved.participations.all()} == said
        and (answers(resort) if resort else None) == before
    )


def says(decision: Decision) -> tuple[object, ...]:
    """Everything a decision itself says, to compare what was sent twice."""
    return tuple(getattr(decision, name) for name in Content.__annotations__)


def said_in(content: Content) -> tuple[object, ...]:
    values = dict(content)
    return tuple(values[name] for name in Content.__annotations__)


def locked(decision: Decision, *, by: Membership) -> Decision:
    """The own decision, held until the transaction ends; Http404 when it is not ours."""
    rows = Decision.objects.owned_by(by).filter(pk=decision.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Dit besluit vinden we niet."))
    require_section(row.family, Section.COURSE, by=by, children=row.children.all())
    return row


def log(event: str, decision: Decision, about: Sequence[Person], *, by: Membership, action: str) -> None:
    """One line for the deed; the person only when it is about one."""
    person = about[0].pk if len(about) == 1 else None
    record(event, by=by, action=action, family_id=decision.family_id, person_id=person, part="decisions")
