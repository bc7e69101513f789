"""The lines that a story leaves in the access log: who opened the file, and wrote what."""

from __future__ import annotations

import datetime
from collections import defaultdict

from cases.access import rule_of
from cases.models import Entry, Note, Placement
from contacts.demonstration.contact import ContactStory
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
    ContactArrangement: ("arrangement.recorded", "contact"),
    ContactMoment: ("contact.logged", "contact"),
    ContactWish: ("wish.recorded", "contact"),
}


def write_log(story: Story, contact: ContactStory) -> None:
    """In the order it happened."""
    grounds = {one.organization_id: one.ground for one in story.involvements}
    lines: list[AccessLogEntry] = []
    visits: dict[tuple[Membership, datetime.datetime], list[Entry]] = defaultdict(list)
    for entry in [*story.entries, *contact.entries]:
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
