"""What every page of a family shows around its own content: the bar with name, lead, facts and tabs."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cases.episodes import away_since
from cases.framework import FrameworkShown, Holding, frameworks_of, holding_today, shown_framework
from cases.models import Family, FamilyMember, FamilyRole, Involvement, Placement, Section
from cases.names import family_name_on_last_day, listing
from cases.slots import OnPage, put_on_page
from organizations.models import Membership

__all__ = ["SECRETS", "Away", "away_from_home", "family_context", "has_protected_address", "listing"]

SECRETS = ("person__bsn", "person__bsn_index")
"""Never fetched for a list: each number would be decrypted."""


@dataclass(frozen=True)
class Away:
    """Children who have been out of home equally long."""

    names: str
    days: int


def family_context(family: Family, *, by: Membership, tab: str) -> dict[str, Any]:
    """The context of `cases/family_base.html`, in four queries; three without the course, five for who left.

    `tab` is one of overview, contact, plan, decisions, safety, notes, sharing, access_log. `involvement` is that of
    the reader's own organisation today: None means it only reads its own entries. `reads` and `writes`: the sections
    it may read and write now; `not_shared`: the names of the others. `framework` is None where the course is not read.
    """
    members = list(FamilyMember.objects.visible_to(by).filter(family=family).select_related("person").defer(*SECRETS))
    involvements = list(
        Involvement.objects.visible_to(by)
        .current()
        .filter(family=family)
        .select_related("organization", "team", "lead_member__user")
        .with_children()
        .order_by("-is_lead", "starts_on", "id")
    )
    placements = list(
        Placement.objects.visible_to(by)
        .filter(family=family)
        .select_related("child", "provider")
        .defer("child__bsn", "child__bsn_index")
    )
    ours = next((each for each in involvements if each.organization_id == by.organization_id), None)
    reads = ours.sections_read if ours else []
    holding = holding_today(family, by=by) if Section.COURSE in reads else []
    put_on_page(family, OnPage(members, placements, reads, holding=holding), by=by)
    if ours is None:
        family.name = family_name_on_last_day(family, by=by)
    return {
        "family": family,
        "tab": tab,
        "members": members,
        "involvements": involvements,
        "placements": placements,
        "holding": holding,
        "involvement": ours,
        "lead": next((each for each in involvements if each.is_lead), None),
        "reads": reads,
        "not_shared": [label for value, label in Section.choices if ours and value not in ours.sections_read],
        "writes": ours.sections_write if ours and family.is_open else [],
        "away": away_from_home(members, placements),
        "framework": framework_above(members, placements, holding) if Section.COURSE in reads else None,
        "protected": [member for member in members if has_protected_address(member)],
    }


def framework_above(
    members: Sequence[FamilyMember], placements: Sequence[Placement], holding: Sequence[Holding]
) -> FrameworkShown | None:
    """The framework of the children inside the wall; None without children."""
    children = {member.person_id: member.person.first_name for member in members if member.is_concerned}
    today = timezone.localdate()
    placed = {each.child_id for each in placements if each.starts_on <= today <= (each.ends_on or today)}
    frameworks = frameworks_of(list(children), holding, today, placed=placed)
    return shown_framework(frameworks, children, today) if children else None


def away_from_home(members: Sequence[FamilyMember], placements: Sequence[Placement]) -> list[Away]:
    """Who is out of home today and for how many days, children of equal length together, longest first."""
    today = timezone.localdate()
    names: dict[datetime.date, list[str]] = defaultdict(list)
    for member in members:
        theirs = [placement for placement in placements if placement.child_id == member.person_id]
        since = away_since(theirs, today) if member.role == FamilyRole.CHILD else None
        if since:
            names[since].append(member.person.first_name)
    return [Away(names=listing(names[since]), days=(today - since).days) for since in sorted(names)]


def has_protected_address(member: FamilyMember) -> bool:
    """Said to whoever reads the section family, with or without the address itself."""
    return bool(member.has_hidden_address or (member.is_address_protected and member.shown_address))
