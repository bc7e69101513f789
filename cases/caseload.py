"""The families on a member's list: which ones, in which order, and what each row says.

What is urgent in a family is told by other apps (`cases.slots.fill_column`): their columns come first in the order.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.models import AccessRequest, Family, FamilyGroupPermission, FamilyMember, Involvement, Placement
from cases.names import call_as_left
from cases.pages import SECRETS, Away, away_from_home
from cases.querysets import FamilyQuerySet
from cases.slots import columns
from organizations.models import Membership, Team
from organizations.roles import Role


@dataclass(frozen=True)
class Choice:
    """What to leave out of the list; empty means everything."""

    whose: str = ""
    """mine: assigned to me, team: to my team, nobody: to nobody of my organisation."""
    state: str = "open"
    """open, closed (the file is closed, or my organisation takes part no longer), all."""
    away: bool = False
    """Only families with a child that is placed out of home today."""
    led: bool = False
    """Only families my organisation leads."""


@dataclass
class Row:
    """One family on the list, with what the reader may see of it."""

    family: Family
    is_current: bool = False
    """My organisation takes part today and the file is open."""
    is_led: bool = False
    lead: Involvement | None = None
    children: list[FamilyMember] = field(default_factory=list)
    """Children my organisation takes part for, oldest first."""
    away: list[Away] = field(default_factory=list)
    assigned: list[str] = field(default_factory=list)
    """Who of my organisation works on it: names of people and teams."""
    is_mine: bool = False
    is_of_my_team: bool = False
    may_reopen: bool = False
    """The file is closed and my organisation led it: others may wait for an answer, see `is_asked_for`."""
    is_asked_for: bool = False


def caseload(member: Membership, choice: Choice) -> FamilyQuerySet:
    """The families the member may open, most urgent first, then by name."""
    families = Family.objects.visible_to(member)
    for condition in _conditions(member, choice):
        families = families.filter(condition)
    order: list[Any] = []
    for column in columns():
        families = column.annotate(families, member)
        order += column.order_by
    return families.order_by(*order, "name", "pk")


def _conditions(member: Membership, choice: Choice) -> list[Q]:
    ours = Involvement.objects.current().filter(family=OuterRef("pk"), organization=member.organization_id)
    is_current = Q(Exists(ours)) & Q(closed_on__isnull=True)
    assigned = FamilyGroupPermission.objects.filter(content_object=OuterRef("pk"))
    mine = Q(Exists(assigned.filter(group=member.group_id)))
    of_team = Q(Exists(assigned.filter(group=member.team.group_id))) if member.team else Q(pk__in=[])
    away = Placement.objects.visible_to(member).current().filter(family=OuterRef("pk"))
    chosen = {
        "mine": mine,
        "team": of_team,
        "nobody": is_current & ~Q(Exists(assigned.filter(of_organization(member)))),
        "open": is_current,
        "closed": ~is_current,
    }
    conditions = [chosen[name] for name in (choice.whose, choice.state) if name in chosen]
    return conditions + [Q(Exists(away))] * choice.away + [Q(Exists(ours.filter(is_lead=True)))] * choice.led


def of_organization(member: Membership) -> Q:
    """Assignments to people and teams of my organisation."""
    own = member.organization_id
    return Q(group__membership__organization=own) | Q(group__team__organization=own)


def rows(families: Sequence[Family], *, by: Membership) -> list[Row]:
    """What the list says of these families, in four queries (five for coordinators, two more
    for families my organisation left) however many there are."""
    found = {family.pk: Row(family) for family in families}
    for involvement in _involvements(found, by=by):
        row = found[involvement.family_id]
        if involvement.organization_id == by.organization_id:
            row.is_current = row.family.is_open
            row.is_led = involvement.is_lead
        if involvement.is_lead:
            row.lead = involvement
    call_as_left([row.family for row in found.values() if not row.is_current], by=by)
    children = FamilyMember.objects.children_for(by).filter(family__in=found).select_related("person")
    for child in children.defer(*SECRETS).order_by("person__birth_date", "person__first_name"):
        found[child.family_id].children.append(child)
    _add_placements(found, by=by)
    _add_assignments(found, by=by)
    if by.role == Role.COORDINATOR:
        _add_reopening(found, by=by)
    return list(found.values())


def _involvements(found: Iterable[uuid.UUID], *, by: Membership) -> Iterable[Involvement]:
    shown = Involvement.objects.visible_to(by).current().filter(family__in=found)
    ours_or_lead = Q(organization=by.organization_id) | Q(is_lead=True)
    return shown.filter(ours_or_lead).select_related("organization", "lead_member__user")


def _add_placements(found: dict[uuid.UUID, Row], *, by: Membership) -> None:
    placements: dict[uuid.UUID, list[Placement]] = defaultdict(list)
    for placement in Placement.objects.visible_to(by).filter(family__in=found).order_by("starts_on"):
        placements[placement.family_id].append(placement)
    for key, row in found.items():
        row.away = away_from_home(row.children, placements[key])


def _add_assignments(found: dict[uuid.UUID, Row], *, by: Membership) -> None:
    """Coordinators read who of their organisation works on each family; care workers only read whether they do."""
    assignments = FamilyGroupPermission.objects.filter(content_object__in=found)
    if by.role == Role.COORDINATOR:
        assignments = assignments.filter(of_organization(by))
    else:
        assignments = assignments.filter(group__in=by.group_ids)
    team: Team | None = by.team
    for each in assignments.select_related("group__membership__user", "group__team").order_by("pk"):
        row = found[each.content_object_id]
        row.is_mine |= each.group_id == by.group_id
        row.is_of_my_team |= team is not None and each.group_id == team.group_id
        row.assigned.append(_name_of(each))


def _add_reopening(found: dict[uuid.UUID, Row], *, by: Membership) -> None:
    """Closed files my organisation led, and whether someone asks to take part in one: it answers after opening it."""
    led = Involvement.objects.filter(family__in=found, family__closed_on__isnull=False, organization=by.organization_id)
    asked = AccessRequest.objects.unanswered().filter(family=OuterRef("family"))
    led = led.filter(is_lead=True, revoked_at__isnull=False)
    for family_id, is_asked_for in led.values_list("family", Exists(asked)):
        found[family_id].may_reopen, found[family_id].is_asked_for = True, is_asked_for


def _name_of(assignment: FamilyGroupPermission) -> str:
    membership = getattr(assignment.group, "membership", None)
    return membership.user.name if membership else assignment.group.team.name
