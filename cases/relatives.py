"""What the page of people says: each person with what may be shown, and who holds authority over which child."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from cases.ages import age_words
from cases.models import Family, FamilyMember, FamilyRole, Relation
from organizations.models import Membership


@dataclass(frozen=True)
class Line:
    """One person on the page; `age` and details only where they are shown to the reader."""

    member: FamilyMember
    age: str
    is_editable: bool


@dataclass
class OverChild:
    """The relations of people to one child, now and before."""

    child: str
    now: list[Relation] = field(default_factory=list)
    before: list[Relation] = field(default_factory=list)


def lines_of(members: Iterable[FamilyMember], *, may_edit: bool, by: Membership) -> list[Line]:
    """Children first, then adults; a child outside the wall cannot be changed."""
    inside = set(FamilyMember.objects.children_for(by).filter(pk__in=[m.pk for m in members]).values_list("pk"))
    lines = [
        Line(
            member=member,
            age=_age(member),
            is_editable=may_edit and (member.role != FamilyRole.CHILD or (member.pk,) in inside),
        )
        for member in members
    ]
    return sorted(lines, key=lambda line: line.member.role != FamilyRole.CHILD)


def authority_over(family: Family, *, by: Membership) -> list[OverChild]:
    """By child, oldest child first; what ended stands apart, latest first."""
    found: dict[uuid.UUID, OverChild] = {}
    today = timezone.localdate()
    for relation in _relations(family, by=by):
        over = found.setdefault(relation.child_id, OverChild(relation.child.first_name))
        has_ended = relation.ends_on is not None and relation.ends_on < today
        (over.before if has_ended else over.now).append(relation)
    return list(found.values())


def _relations(family: Family, *, by: Membership) -> Iterable[Relation]:
    rows = Relation.objects.visible_to(by).filter(family=family).select_related("person", "child")
    rows = rows.defer("person__bsn", "person__bsn_index", "child__bsn", "child__bsn_index")
    return rows.order_by("child__birth_date", "child", "authority", "-ends_on", "person__first_name")


def _age(member: FamilyMember) -> str:
    if member.shown_birth_date is None or member.person.deceased_on:
        return ""
    return age_words(timezone.localdate(), member.shown_birth_date)
