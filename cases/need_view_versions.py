"""Versions of a view: what it said before it was corrected, when, by whom and why.

A reader of another organisation sees an earlier version only if that version itself was shared with everybody who
reads the plan, was of no earlier day, and about and of nobody else: correcting a view never opens what was closed.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from cases.models import LifeDomain, NeedView, Urgency, Visibility
from cases.names import Names
from organizations.models import Membership


@dataclass(frozen=True)
class Version:
    """What a view said from a moment on; `reason` and `author` tell of the correction that made it."""

    at: datetime.datetime
    author: str
    reason: str
    is_shown: bool
    seen_on: datetime.date | None = None
    domain: str = ""
    voice: str = ""
    about: str = ""
    urgency: str = ""
    going_well: str = ""
    worries: str = ""
    needed: str = ""


def versions_of(
    view: NeedView, *, by: Membership, reads_plan: bool, names: Names, domains: Sequence[LifeDomain]
) -> list[Version]:
    """All versions, newest (what it says now) first, in two queries."""
    model: Any = apps.get_model("cases", "NeedViewEvent")
    events = list(model.objects.filter(pgh_obj=view.pk).select_related("pgh_context").order_by("-pgh_id"))
    authors = _authors(events)
    called = {domain.code: str(domain) for domain in domains}
    is_own = view.organization_id == by.organization_id
    return [
        _version(
            event,
            authors.get(_membership(event), ""),
            names,
            called,
            is_shown=is_own or number == 0 or (reads_plan and _was_shared(event, view)),
        )
        for number, event in enumerate(events)
    ]


def _version(event: Any, author: str, names: Names, domains: dict[str, str], *, is_shown: bool) -> Version:
    if not is_shown:
        return Version(at=event.pgh_created_at, author=author, reason="", is_shown=False)
    return Version(
        at=event.pgh_created_at,
        author=author,
        reason=event.correction_reason,
        is_shown=True,
        seen_on=event.seen_on,
        domain=domains.get(event.domain_id, ""),
        voice=names.get(event.person_id, "") if event.person_id else "",
        about=names.get(event.child_id, "") if event.child_id else "",
        urgency=str(Urgency(event.urgency).label),
        going_well=event.going_well,
        worries=event.worries,
        needed=event.needed,
    )


def _was_shared(event: Any, view: NeedView) -> bool:
    same_people = event.child_id in (None, view.child_id) and event.person_id in (None, view.person_id)
    return event.visibility == Visibility.INVOLVED and event.seen_on >= view.seen_on and same_people


def _authors(events: Sequence[Any]) -> dict[str, str]:
    keys = {key for key in map(_membership, events) if key}
    members = Membership.objects.filter(pk__in=keys).select_related("user")
    return {str(each.pk): each.user.name for each in members}


def _membership(event: Any) -> str:
    return str((event.pgh_context.metadata if event.pgh_context else {}).get("membership") or "")
