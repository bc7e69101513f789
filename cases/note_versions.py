"""Versions of a note: what it said before it was corrected, when, by whom and why.

A reader of another organisation sees an earlier version only if that version itself was shared with everybody who
reads its section, and was about nobody else: correcting a note never opens what was closed.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from cases.models import Note, Section, Visibility
from cases.names import Names
from cases.pages import listing
from organizations.models import Membership


@dataclass(frozen=True)
class Version:
    """What a note said from a moment on; `reason` and `author` tell of the correction that made it."""

    at: datetime.datetime
    author: str
    reason: str
    happened_on: datetime.date
    kind: str
    section: str
    facts: str
    interpretation: str
    visibility: str
    about: str
    is_shown: bool


def versions_of(note: Note, *, by: Membership, sections_read: Iterable[str], names: Names) -> list[Version]:
    """All versions, newest (what it says now) first, in three queries."""
    events = list(_events("NoteEvent").filter(pgh_obj=note.pk).select_related("pgh_context").order_by("-pgh_id"))
    people = list(_events("NoteAboutEvent").filter(note=note.pk).order_by("pgh_id"))
    authors = authors_of(events)
    is_own = note.organization_id == by.organization_id
    ends = [None, *(event.pgh_created_at for event in events)]
    about = [_about(people, end) for end in ends[: len(events)]]
    return [
        _version(
            event,
            author=authors.get(membership_of(event), ""),
            about=listing(name for key, name in names.items() if key in those),
            is_shown=is_own or number == 0 or (_was_shared(event, note, sections_read) and those <= about[0]),
        )
        for number, (event, those) in enumerate(zip(events, about, strict=True))
    ]


def _version(event: Any, *, author: str, about: str, is_shown: bool) -> Version:
    return Version(
        at=event.pgh_created_at,
        author=author,
        reason=event.correction_reason if is_shown else "",
        happened_on=event.happened_on,
        kind=str(Note.Kind(event.kind).label),
        section=str(Section(event.section).label),
        facts=event.facts if is_shown else "",
        interpretation=event.interpretation if is_shown else "",
        visibility=event.visibility,
        about=about if is_shown else "",
        is_shown=is_shown,
    )


def _was_shared(event: Any, note: Note, sections_read: Iterable[str]) -> bool:
    """Shared with everybody who reads its section, and about no earlier day than the note is now."""
    is_shared = event.visibility == Visibility.INVOLVED and event.section in sections_read
    return is_shared and event.happened_on >= note.happened_on


def _about(people: list[Any], end: datetime.datetime | None) -> frozenset[uuid.UUID]:
    """Whom the note was about until the next version: those put on it and not taken off."""
    about: set[uuid.UUID] = set()
    for change in people:
        if end is None or change.pgh_created_at < end:
            (about.add if change.pgh_label == "insert" else about.discard)(change.person_id)
    return frozenset(about)


def authors_of(events: list[Any]) -> dict[str, str]:
    keys = {key for key in map(membership_of, events) if key}
    members = Membership.objects.filter(pk__in=keys).select_related("user", "organization")
    return {str(each.pk): each.user.name for each in members}


def membership_of(event: Any) -> str:
    return str((event.pgh_context.metadata if event.pgh_context else {}).get("membership") or "")


def _events(name: str) -> Any:
    model: Any = apps.get_model("cases", name)
    return model.objects.all()
