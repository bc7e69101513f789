"""The access log of one family, as somebody who may open the file reads it.

Of the own organisation every line, in full. Of another organisation that the family knows of: looks, and deeds of
which the reader sees the outcome anyway, as organisation, role and what; never who, why, or about a child outside the
wall. So it gives away no organisation that is not disclosed, no assignment, and no note that is kept from the reader.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django_stubs_ext import StrOrPromise

from cases.actions.taking_part import UNDISCLOSED
from cases.models import Family, FamilyMember, FamilyRole, Involvement, Section
from cases.visibility import in_front_of_the_wall
from organizations.event_words import event_words, part_words
from organizations.models import AccessLogEntry, Membership
from organizations.querysets import AccessLogQuerySet

LOOKS = ("family.opened", "family.printed")
WITH_PART = (*LOOKS, "family.refused", "section.refused", "role.refused")
"""Lines of which the words do not say which part of the file it was about."""
SHARING = (
    "access_request.accepted",
    "consent.withdrawn",
    "family.closed",
    "family.created",
    "family.reopened",
    "invitation.accepted",
    "involvement.disclosed",
    "involvement.ended",
    "lead.accepted",
    "lead.taken",
    "lead_member.named",
    "sections.changed",
)
DEEDS_BY_SECTION = {
    Section.FAMILY: ("person.added", "person.changed", "person.removed", "relation.changed"),
    Section.COURSE: ("placement.changed", "placement.ended", "placement.recorded"),
    Section.CONTACT: (
        "arrangement.ended",
        "arrangement.recorded",
        "contact.corrected",
        "contact.filled_in",
        "contact.logged",
        "contact.planned",
        "contact.undone",
        "contact.unplanned",
    ),
    Section.PLAN: ("step.taken", "step.undone"),
    Section.SAFETY_AGREEMENTS: (
        "safety_agreement.corrected",
        "safety_agreement.ended",
        "safety_agreement.recorded",
        "safety_agreement.reopened",
    ),
}
"""What an organisation that reads a section sees the outcome of, whoever did it. Of concerns it is told nothing."""
OF_SEVERAL = (*DEEDS_BY_SECTION[Section.CONTACT], *DEEDS_BY_SECTION[Section.SAFETY_AGREEMENTS])
"""One line that names none of the children it is about, when they are more than one."""


@dataclass(frozen=True)
class LogLine:
    """One line, or several equal ones of one day taken together: the first and last time, and how many."""

    first_at: str
    last_at: str
    """In hours and minutes."""
    times: int
    name: str
    """Who it was; empty for people of other organisations."""
    role: str
    organization: str
    did: StrOrPromise
    part: StrOrPromise
    purpose: str
    is_refused: bool
    is_emergency: bool


@dataclass(frozen=True)
class LogDay:
    day: datetime.date
    lines: list[LogLine]


def lines_for(family: Family, involvement: Involvement | None, *, by: Membership) -> AccessLogQuerySet:
    """The lines this member may read, newest first. `involvement`: of today; None reads the own lines only."""
    lines = AccessLogEntry.objects.of_family(family.pk)
    ours = Q(organization=by.organization_id)
    if involvement is None:
        return lines.filter(ours)
    events = [*LOOKS, *SHARING]
    for section, deeds in DEEDS_BY_SECTION.items():
        events += deeds if section in involvement.sections_read else ()
    others = Q(known(family), ~Q(part=UNDISCLOSED), ~Q(outside_the_wall(family, by=by)), event__in=events)
    return lines.filter(ours | others & Q(outcome=AccessLogEntry.Outcome.SUCCESS))


def known(family: Family) -> Q:
    """The organisation of the line takes or took part openly."""
    theirs = Involvement.objects.filter(family=family, organization=OuterRef("organization"))
    return Q(Exists(theirs.filter(is_disclosed=True))) & ~Q(Exists(theirs.filter(is_disclosed=False)))


def outside_the_wall(family: Family, *, by: Membership) -> Q:
    """The line is about a child my organisation does not take part for, or it may be.

    What is of several children is one line that names none of them: who does not take part for all does not read it.
    """
    child = FamilyMember.objects.filter(family=family, person=OuterRef("person_id"), role=FamilyRole.CHILD)
    concerned = FamilyMember.objects.children_for(by).filter(family=family, person=OuterRef("person_id"))
    limited = in_front_of_the_wall(by, family).filter(children__isnull=False)
    several = Q(person_id__isnull=True, event__in=OF_SEVERAL) & Q(Exists(limited))
    return Q(Exists(child)) & ~Q(Exists(concerned)) | several


def by_day(entries: Iterable[AccessLogEntry], *, by: Membership) -> list[LogDay]:
    """The lines in words by day; what one person did several times in a row stands there once."""
    days = groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    return [
        LogDay(day, [in_words(list(same), by=by) for _, same in groupby(entries_of_day, key=sameness)])
        for day, entries_of_day in days
    ]


def sameness(entry: AccessLogEntry) -> tuple[object, ...]:
    return (
        entry.membership_id,
        entry.event,
        entry.part,
        entry.purpose,
        entry.outcome,
        entry.is_emergency,
        entry.organization_id,
    )


def in_words(entries: list[AccessLogEntry], *, by: Membership) -> LogLine:
    entry, is_own = entries[0], entries[0].organization_id == by.organization_id
    return LogLine(
        first_at=date_format(timezone.localtime(entries[-1].at), "H:i"),
        last_at=date_format(timezone.localtime(entry.at), "H:i"),
        times=len(entries),
        name=entry.user.name if is_own and entry.user else "",
        role=str(entry.get_role_display()),
        organization=entry.organization.name if entry.organization else "",
        did=event_words(entry.event, entry.action),
        part=part_words(entry.part) if entry.event in WITH_PART else "",
        purpose=entry.purpose if is_own else "",
        is_refused=entry.outcome == AccessLogEntry.Outcome.REFUSED,
        is_emergency=entry.is_emergency,
    )
