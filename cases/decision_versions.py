"""Versions of a decision: what it said and who was heard before it changed, when, by whom and why.

A reader of another organisation sees an earlier version only if that version itself was shared with everybody who
reads the course, and was about no other child: correcting a decision never opens what was closed.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from cases.decisions import Around, HeardLine, heard_lines
from cases.hearings import HEARD, Before, Hearing
from cases.last_resort import ItemLine, item_lines
from cases.models import Decision, Framework, LastResort, Person, Section, Visibility
from cases.pages import listing
from organizations.models import Membership

Rows = dict[uuid.UUID, Any]


@dataclass(frozen=True)
class Version:
    """What a decision said from a moment on; `change`, `reason` and `author` tell of the deed that made it."""

    at: datetime.datetime
    author: str
    change: str
    reason: str
    is_shown: bool
    title: str = ""
    kind: str = ""
    decided_on: datetime.date | None = None
    decided_by: str = ""
    framework: str = ""
    legal_basis: str = ""
    details: str = ""
    ground: str = ""
    children: str = ""
    heard: Sequence[HeardLine] = ()
    before: Sequence[ItemLine] = ()


@dataclass(frozen=True)
class Trail:
    """Everything kept of one decision, oldest first."""

    children: Sequence[Any]
    hearings: Sequence[Any]
    lists: Sequence[Any]
    people: Mapping[uuid.UUID, Person]

    def children_until(self, end: datetime.datetime | None) -> frozenset[uuid.UUID]:
        return frozenset(last_of(self.children, "person_id", end))

    def hearings_until(self, end: datetime.datetime | None) -> dict[uuid.UUID, Hearing]:
        rows = last_of(self.hearings, "person_id", end)
        return {
            key: Hearing(person=self.people[key], **{name: getattr(row, name) for name in HEARD})
            for key, row in rows.items()
            if key in self.people
        }

    def before_until(self, end: datetime.datetime | None) -> Before | None:
        rows = last_of(self.lists, "decision_id", end)
        row = next(iter(rows.values()), None)
        return Before(**{name: getattr(row, name) for name in Before.__dataclass_fields__}) if row else None


def versions_of(decision: Decision, people: Around, *, by: Membership, sections_read: Iterable[str]) -> list[Version]:
    """All versions, newest (what it says now) first, in six queries."""
    events = list(_events("Decision").filter(pgh_obj=decision.pk).select_related("pgh_context").order_by("-pgh_id"))
    trail = trail_of(decision)
    authors = _authors(events)
    ends = [None, *(event.pgh_created_at for event in events)][: len(events)]
    now = trail.children_until(None)
    is_own = decision.organization_id == by.organization_id
    return [
        _version(
            event,
            end,
            trail,
            people,
            author=authors.get(_membership(event), ""),
            is_shown=is_own
            or number == 0
            or (_was_shared(event, decision, sections_read) and trail.children_until(end) <= now),
        )
        for number, (event, end) in enumerate(zip(events, ends, strict=True))
    ]


def trail_of(decision: Decision) -> Trail:
    hearings = list(_events("Participation").filter(decision=decision.pk).order_by("pgh_id"))
    people = Person.objects.filter(pk__in={row.person_id for row in hearings}).only("first_name", "last_name")
    return Trail(
        children=list(_events("DecisionChild").filter(decision=decision.pk).order_by("pgh_id")),
        hearings=hearings,
        lists=list(_events(LastResort.__name__).filter(decision=decision.pk).order_by("pgh_id")),
        people={person.pk: person for person in people},
    )


def last_of(events: Iterable[Any], key: str, end: datetime.datetime | None) -> Rows:
    """The last row of each key before a moment, without those taken away."""
    found: Rows = {}
    for event in events:
        if end is None or event.pgh_created_at < end:
            if event.pgh_label == "delete":
                found.pop(getattr(event, key), None)
            else:
                found[getattr(event, key)] = event
    return found


def _version(
    event: Any, end: datetime.datetime | None, trail: Trail, people: Around, *, author: str, is_shown: bool
) -> Version:
    change = str(Decision.Change(event.change).label)
    if not is_shown:
        return Version(event.pgh_created_at, author, change, "", is_shown=False)
    children, before = trail.children_until(end), trail.before_until(end)
    return Version(
        at=event.pgh_created_at,
        author=author,
        change=change,
        reason=event.correction_reason,
        is_shown=True,
        title=event.title,
        kind=str(Decision.Kind(event.kind).label),
        decided_on=event.decided_on,
        decided_by=event.decided_by,
        framework=str(Framework(event.framework).label),
        legal_basis=event.legal_basis,
        details=event.details,
        ground=event.ground,
        children=listing(name for key, name in people.names.items() if key in children),
        heard=heard_lines(event.decided_on, children, trail.hearings_until(end), people),
        before=item_lines(before) if before else (),
    )


def _was_shared(event: Any, decision: Decision, sections_read: Iterable[str]) -> bool:
    """Shared with everybody who reads the course, and of no earlier day than the decision is now."""
    is_shared = event.visibility == Visibility.INVOLVED and Section.COURSE in sections_read
    return is_shared and event.decided_on >= decision.decided_on


def _authors(events: list[Any]) -> dict[str, str]:
    keys = {key for key in map(_membership, events) if key}
    return {str(each.pk): each.user.name for each in Membership.objects.filter(pk__in=keys).select_related("user")}


def _membership(event: Any) -> str:
    return str((event.pgh_context.metadata if event.pgh_context else {}).get("membership") or "")


def _events(name: str) -> Any:
    model: Any = apps.get_model("cases", f"{name}Event")
    return model.objects.all()
