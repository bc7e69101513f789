"""The lines that a story leaves in the access log: who opened the file, and wrote what."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Protocol

from cases.access import rule_of
from cases.models import (
    Concern,
    CourtRequest,
    Decision,
    DifferenceTalk,
    Entry,
    FrameworkAgreement,
    FrameworkExplanation,
    Measure,
    NeedView,
    Note,
    Placement,
    SafetyAgreement,
    StepState,
)
from contacts.demonstration.families import Story
from contacts.models import ContactArrangement, ContactMoment, ContactWish, Outcome
from organizations.access_log import ActionCode
from organizations.models import AccessLogEntry, Membership

BEFORE_WRITING = datetime.timedelta(minutes=6)
LAST_LOOK = "-1d 16:40"
"""Whoever writes in a file looked at it yesterday; what came since then is new to them."""

EVENTS: dict[type[Entry], tuple[str, str]] = {
    Note: ("note.written", "notes"),
    Placement: ("placement.recorded", "placements"),
    Measure: ("measure.recorded", "measures"),
    CourtRequest: ("request.recorded", "measures"),
    FrameworkAgreement: ("agreement.recorded", "framework"),
    FrameworkExplanation: ("explanation.recorded", "framework"),
    Decision: ("decision.recorded", "decisions"),
    NeedView: ("need_view.recorded", "plan"),
    DifferenceTalk: ("difference.discussed", "plan"),
    StepState: ("step.taken", "steps"),
    SafetyAgreement: ("safety_agreement.recorded", "safety_agreements"),
    Concern: ("concern.recorded", "concerns"),
    ContactArrangement: ("arrangement.recorded", "contact"),
    ContactMoment: ("contact.logged", "contact"),
    ContactWish: ("wish.recorded", "contact"),
}


class Chapter(Protocol):
    """A part of what is told of a family."""

    entries: list[Entry]


def write_log(story: Story, chapters: Iterable[Chapter]) -> None:
    """In the order it happened."""
    grounds = {one.organization_id: one.ground for one in story.involvements}
    lines: list[AccessLogEntry] = []
    visits: dict[tuple[Membership, datetime.datetime], list[Entry]] = defaultdict(list)
    for entry in chain(story.entries, *(chapter.entries for chapter in chapters)):
        if entry.recorded_by and not (isinstance(entry, ContactMoment) and entry.outcome == Outcome.PLANNED):
            visits[entry.recorded_by, entry.recorded_at].append(entry)
    for (member, at), entries in visits.items():
        rule = rule_of(member, grounds.get(member.organization_id))
        lines.append(opened(story, member, at - BEFORE_WRITING, rule))
        lines += [written(entry, member, at, rule) for entry in entries]
    last_look = story.calendar.moment(LAST_LOOK)
    for member in {member for member, _at in visits} if story.family.is_open else ():
        lines.append(opened(story, member, last_look, rule_of(member, grounds.get(member.organization_id))))
    AccessLogEntry.objects.bulk_create(sorted(lines, key=lambda line: line.at))


def opened(story: Story, member: Membership, at: datetime.datetime, rule: str) -> AccessLogEntry:
    line = line_by(member, at, rule)
    line.event, line.part, line.action = "family.opened", "overview", ActionCode.READ
    line.family_id = story.family.pk
    return line


def written(entry: Entry, member: Membership, at: datetime.datetime, rule: str) -> AccessLogEntry:
    line = line_by(member, at, rule)
    line.event, line.part = EVENTS[type(entry)]
    line.action = ActionCode.CREATE
    line.family_id = entry.family_id
    line.person_id = getattr(entry, "child_id", None)
    return line


def line_by(member: Membership, at: datetime.datetime, rule: str) -> AccessLogEntry:
    return AccessLogEntry(
        at=at,
        user_id=member.user_id,
        membership=member,
        role=member.role,
        organization_id=member.organization_id,
        rule=rule,
    )
