"""Talking over views that differ (besproken): recorded, and taken back."""

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
from cases.actions.entries import SavedDifferentlyError, chosen_readers
from cases.models import DifferenceTalk, Family, FamilyMember, FamilyRole, LifeDomain, Person, Section
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

PART = "plan"


class Talk(TypedDict):
    """What one talk says, besides whose it is and with whom it was."""

    domain: LifeDomain
    child: Person | None
    discussed_on: datetime.date
    agreed: str
    with_others: str
    visibility: str


@deed()
def record_talk(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    with_people: Sequence[Person],
    shared_with: Collection[Organization] = (),
    **talk: Unpack[Talk],
) -> DifferenceTalk:
    """Write down that a difference was talked over, with whom, and what was agreed.

    The same key with equal content gives the same talk. Raises SavedDifferentlyError when it differs, Http404 when the
    key is not ours or a child is outside the wall, PermissionDenied when the organisation does not write the plan,
    ValidationError in Dutch.
    """
    require_people(family, talk["child"], with_people, by=by)
    require_sensible(talk)
    readers = chosen_readers(talk["visibility"], shared_with, family=family, by=by)
    draft = DifferenceTalk(pk=key, family=family, organization=by.organization, recorded_by=by, **talk)
    saved = DifferenceTalk.objects.filter(pk=key).first()
    if saved is not None:
        return saved_before(saved, draft, with_people, readers)
    with constraints_in_words():
        draft.save(force_insert=True)
        draft.with_people.set(with_people)
        draft.shared_with.set(readers)
    log("difference.discussed", draft, by=by, action=ActionCode.CREATE)
    return draft


@deed()
def withdraw_talk(talk: DifferenceTalk, *, by: Membership) -> DifferenceTalk:
    """Take it back: it closes nothing any more, and the row stays. Raises Http404 when it is not ours."""
    rows = DifferenceTalk.objects.visible_to(by).owned_by(by).standing().filter(pk=talk.pk)
    row = rows.select_related("family").select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Dit gesprek vinden we niet."))
    require_section(row.family, Section.PLAN, by=by)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    log("difference.talk_withdrawn", row, by=by, action=ActionCode.UPDATE)
    return row


def require_people(family: Family, child: Person | None, with_people: Sequence[Person], *, by: Membership) -> None:
    """My organisation writes the plan for these children, and everybody is of this family."""
    people = [*with_people, *([child] if child else [])]
    roles = dict(FamilyMember.objects.filter(family=family, person__in=people).values_list("person", "role"))
    children = [person for person in people if roles.get(person.pk) == FamilyRole.CHILD]
    require_section(family, Section.PLAN, by=by, children=children)
    if child is not None and roles.get(child.pk) != FamilyRole.CHILD:
        raise ValidationError({"child": _("Kies een kind van dit gezin.")})
    if any(person.pk not in roles for person in people):
        raise ValidationError({"with_people": _("Deze persoon hoort niet bij dit gezin.")})


def require_sensible(talk: Talk) -> None:
    if talk["discussed_on"] > timezone.localdate():
        raise ValidationError({"discussed_on": _("Deze datum is nog niet geweest.")})
    if not talk["agreed"].strip():
        raise ValidationError({"agreed": _("Schrijf op wat er is afgesproken.")})


def saved_before(
    saved: DifferenceTalk, draft: DifferenceTalk, with_people: Sequence[Person], readers: Collection[Organization]
) -> DifferenceTalk:
    """The talk that stands there already under this key, if it is ours and says the same."""
    if (saved.organization_id, saved.family_id) != (draft.organization_id, draft.family_id):
        raise Http404(_("Dit gesprek vinden we niet."))
    same_people = set(saved.with_people.values_list("pk", flat=True)) == {person.pk for person in with_people}
    same_readers = set(saved.shared_with.values_list("pk", flat=True)) == {each.pk for each in readers}
    if says(saved) != says(draft) or not (same_people and same_readers):
        raise SavedDifferentlyError
    return saved


def says(talk: DifferenceTalk) -> tuple[object, ...]:
    names = ("domain_id", "child_id", "discussed_on", "agreed", "with_others", "visibility")
    return tuple(getattr(talk, name) for name in names)


def log(event: str, talk: DifferenceTalk, *, by: Membership, action: str) -> None:
    record(event, by=by, action=action, family_id=talk.family_id, person_id=talk.child_id, part=PART)
