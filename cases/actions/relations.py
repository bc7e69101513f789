"""How people are related to children, and who holds parental authority (gezag) since when.

A change of authority makes a new version from its day on; a day left empty says that it was always so, and corrects.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.models import FamilyMember, FamilyRole, Person, Relation
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Related:
    """What holds between a person and one child; an empty kind means that there is no relation."""

    child: Person
    kind: str
    authority: str = Relation.Authority.UNKNOWN
    since: datetime.date | None = None
    """The first day it is so; None: it was always so."""


def change_relations(*, member: FamilyMember, by: Membership, related: Sequence[Related]) -> None:
    """Record how this person is related to these children. One line; none when nothing changed.

    Raises ValidationError for a day that is yet to come or before 1900, Http404 for a child outside the wall.
    """
    require_section(member.family, "family", by=by, children=[each.child for each in related])
    inside = FamilyMember.objects.filter(family=member.family, role=FamilyRole.CHILD)
    if inside.filter(person__in=[each.child.pk for each in related]).count() != len(related):
        raise Http404(_("Dit kind vinden we niet."))
    with deed(), constraints_in_words():
        FamilyMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
        changed = [_change(member, each) for each in related]
        if any(changed):
            _record(member, by=by)


def _record(member: FamilyMember, *, by: Membership) -> None:
    record(
        "relation.changed",
        by=by,
        action=ActionCode.UPDATE,
        family_id=member.family_id,
        person_id=member.person_id,
        part="people",
    )


def current_relations(member: FamilyMember) -> dict[object, Relation]:
    """The relation of today of this person to each child, by the key of the child; the latest where there are more."""
    today = timezone.localdate()
    started = Q(starts_on__isnull=True) | Q(starts_on__lte=today)
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    rows = Relation.objects.filter(started, running, family=member.family_id, person=member.person_id)
    return {row.child_id: row for row in rows.order_by("starts_on")}


def _change(member: FamilyMember, related: Related) -> bool:
    if related.since and related.since > timezone.localdate():
        raise ValidationError(_("Deze datum is nog niet geweest."))
    now = current_relations(member).get(related.child.pk)
    if now and (now.kind, now.authority) == (related.kind, related.authority):
        return _correct_start(now, related)
    if now is None:
        return _add(member, related)
    if related.since and (now.starts_on is None or now.starts_on < related.since):
        now.ends_on = related.since - ONE_DAY
        now.save(update_fields=["ends_on"])
        return _add(member, related) or True
    return _replace(now, related)


def _add(member: FamilyMember, related: Related) -> bool:
    if not related.kind:
        return False
    row = Relation(
        family=member.family,
        child=related.child,
        person=member.person,
        kind=related.kind,
        authority=related.authority,
        starts_on=related.since,
    )
    row.clean_fields()
    row.save(force_insert=True)
    return True


def _correct_start(row: Relation, related: Related) -> bool:
    """The same relation, since another day; the versions keep what stood there before."""
    if related.since in (None, row.starts_on):
        return False
    row.starts_on = related.since
    row.clean_fields()
    row.save(update_fields=["starts_on"])
    return True


def _replace(row: Relation, related: Related) -> bool:
    """What stood there was never so: it is corrected in its place, or goes."""
    if not related.kind:
        row.delete()
        return True
    row.kind, row.authority, row.starts_on = related.kind, related.authority, related.since or row.starts_on
    row.clean_fields()
    row.save(update_fields=["kind", "authority", "starts_on"])
    return True
