"""Who takes part in a family and how, as its page shows it: ground, consent, children, parts, and what I can do."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.ages import age_words
from cases.grounds import WORDS, GroundWords
from cases.models import (
    AccessRequest,
    Family,
    FamilyMember,
    Ground,
    Invitation,
    Involvement,
    LeadTransfer,
    Section,
)
from cases.pages import listing
from organizations.models import Membership, Team
from organizations.roles import Role

FAMILY_WORKERS = (Role.CARE_WORKER, Role.COORDINATOR)


@dataclass(frozen=True)
class Rights:
    """The parts of a file in words, in the order of the file: what an organisation writes, only reads, reads not."""

    writes: list[str]
    reads: list[str]
    missing: list[str]

    @classmethod
    def of(cls, sections_read: Sequence[str], sections_write: Sequence[str]) -> Rights:
        labels = [(section.value, str(section.label)) for section in Section]
        return cls(
            writes=[label for section, label in labels if section in sections_write],
            reads=[label for section, label in labels if section in sections_read and section not in sections_write],
            missing=[label for section, label in labels if section not in sections_read],
        )


@dataclass(frozen=True)
class Participation:
    """One organisation that takes part or is invited to, in words."""

    row: Involvement | Invitation
    ground: GroundWords
    rights: Rights
    children: str
    consent: str
    deeds: frozenset[str] = frozenset()
    """What the reader's organisation can do about it: sections, end, consent, disclose, withdraw."""


def sharing_context(family: Family, shown: dict[str, Any], *, by: Membership) -> dict[str, Any]:
    """What the page shows besides `family_context` (`shown`), in a fixed number of queries."""
    ours: Involvement | None = shown["involvement"]
    ended = past(family, by=by, leaving_out=shown["involvements"])
    invitations = list(invitations_of(family, by=by))
    told = _Told(shown["members"], [*shown["involvements"], *ended], invitations)
    offer = LeadTransfer.objects.visible_to(by).standing().filter(family=family).select_related("organization").first()
    return {
        "participations": [told.of(row, deeds_on(row, ours, family)) for row in shown["involvements"]],
        "ended": [told.of(row) for row in ended],
        "invitations": [told.of(row, deeds_on_invitation(row, ours, by)) for row in invitations],
        "requests": list(requests_of(family, by=by)),
        "lead_offer": offer,
        "deeds": deeds_in(family, ours, shown["involvements"], offer),
        "assigned_members": list(assigned_members(family, by=by)),
        "assigned_teams": list(assigned_teams(family, by=by)),
    }


def past(family: Family, *, by: Membership, leaving_out: Iterable[Involvement]) -> list[Involvement]:
    """Who took part before; an organisation that left sees its own time only."""
    rows = Involvement.objects.visible_to(by) | Involvement.objects.of_own(by)
    rows = rows.filter(family=family).exclude(pk__in=[row.pk for row in leaving_out])
    return list(rows.select_related("organization", "team").order_by("-starts_on", "-id"))


def invitations_of(family: Family, *, by: Membership) -> QuerySet[Invitation]:
    rows = Invitation.objects.visible_to(by).standing().filter(family=family)
    return rows.select_related("organization", "made_by__user", "made_by__organization")


def requests_of(family: Family, *, by: Membership) -> QuerySet[AccessRequest]:
    rows = AccessRequest.objects.answerable_by(by).filter(family=family)
    return rows.select_related("organization", "made_by__user")


def assigned_members(family: Family, *, by: Membership) -> QuerySet[Membership]:
    """People of my own organisation who work on this family, those who left among them: they can be released."""
    ours = Membership.objects.filter(organization=by.organization_id)
    assigned = ours.filter(group__familygrouppermission__content_object=family)
    return assigned.select_related("user", "team").order_by("user__name")


def assigned_teams(family: Family, *, by: Membership) -> QuerySet[Team]:
    ours = Team.objects.filter(organization=by.organization_id)
    return ours.filter(group__familygrouppermission__content_object=family)


def workers_of(member: Membership) -> QuerySet[Membership]:
    """Who works with families at my organisation today, by name."""
    ours = Membership.objects.current().filter(organization=member.organization_id, role__in=FAMILY_WORKERS)
    return ours.select_related("user", "team").order_by("user__name", "pk")


# --- what the reader's organisation can do ---------------------------------------------------------------------------


def deeds_on(row: Involvement, ours: Involvement | None, family: Family) -> frozenset[str]:
    if ours is None or not family.is_open:
        return frozenset()
    is_ours = row.pk == ours.pk
    possible = {
        "sections": ours.is_lead and not is_ours,
        "end": (is_ours or ours.is_lead) and not row.is_lead,
        "consent": (is_ours or ours.is_lead) and row.ground == Ground.CONSENT,
        "disclose": is_ours and not row.is_disclosed,
    }
    return frozenset(deed for deed, is_possible in possible.items() if is_possible)


def deeds_on_invitation(row: Invitation, ours: Involvement | None, by: Membership) -> frozenset[str]:
    mine = ours is not None and row.made_by.organization_id == by.organization_id
    return frozenset({"withdraw"} if mine else ())


def deeds_in(
    family: Family, ours: Involvement | None, rows: Sequence[Involvement], offer: LeadTransfer | None
) -> frozenset[str]:
    """What can be done about the family as a whole: invite, assign, take, offer or keep the lead, name its person."""
    if ours is None or not family.is_open:
        return frozenset()
    has_lead = any(row.is_lead for row in rows)
    possible = {
        "assign": True,
        "invite": ours.is_disclosed,
        "take_lead": not has_lead and ours.is_disclosed,
        "offer_lead": ours.is_lead and offer is None and any(row.is_disclosed and not row.is_lead for row in rows),
        "withdraw_lead_offer": ours.is_lead and offer is not None,
        "name_lead_member": ours.is_lead,
    }
    return frozenset(deed for deed, is_possible in possible.items() if is_possible)


# --- in words --------------------------------------------------------------------------------------------------------


class _Told:
    """Children and consent of each row in words, from one query for each of the four lists of people."""

    def __init__(
        self, members: Sequence[FamilyMember], involvements: Sequence[Involvement], invitations: Sequence[Invitation]
    ) -> None:
        self.members = members
        self.children = {**people(involvements, "children"), **people(invitations, "children")}
        self.consent = {**people(involvements, "consented_by"), **people(invitations, "consented_by")}

    def of(self, row: Involvement | Invitation, deeds: frozenset[str] = frozenset()) -> Participation:
        return Participation(
            row=row,
            ground=WORDS[row.ground],
            rights=Rights.of(row.sections_read, row.sections_write),
            children=children_in_words(self.members, self.children.get(row.pk, set())),
            consent=consent_in_words(self.members, self.consent.get(row.pk, set()), row.consented_on),
            deeds=deeds,
        )


def people(rows: Sequence[Involvement | Invitation], field: str) -> dict[uuid.UUID, set[uuid.UUID]]:
    """The keys of the people in a many-to-many field, by the key of each row; one query, no person is fetched."""
    found: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    if rows:
        name = str(rows[0]._meta.model_name)
        through = getattr(type(rows[0]), field).through._default_manager
        for key, person in through.filter(**{f"{name}__in": rows}).values_list(f"{name}_id", "person_id"):
            found[key].add(person)
    return found


def children_in_words(members: Sequence[FamilyMember], keys: set[uuid.UUID]) -> str:
    """Nobody named means every child of the family, also those who come later."""
    if not keys:
        return _("alle kinderen")
    named = [member.person.first_name for member in members if member.person_id in keys]
    return listing(named) if named else _("een deel van de kinderen")


def consent_in_words(members: Sequence[FamilyMember], keys: set[uuid.UUID], day: datetime.date | None) -> str:
    """Who consented, each with the age on that day where the reader may know it: "moeder Elif (36 jaar)"."""
    return listing(with_age(member, day) for member in members if member.person_id in keys)


def with_age(member: FamilyMember, day: datetime.date | None) -> str:
    born = member.shown_birth_date
    if born is None or day is None:
        return member.called
    return f"{member.called} ({age_words(day, born)})"
