"""What an entry said before it was corrected, when and by whom: for the organisation that wrote it, and nobody else.

So correcting can never open what was closed: an earlier version of a concern may have held a source that is protected
now, one of an agreement a child that others do not read about. Others read that it was corrected, and why.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from cases.models import Entry
from cases.names import Names
from cases.pages import listing
from organizations.models import Membership


@dataclass(frozen=True)
class EarlierVersion:
    """What it said from a moment on: labels with words, and the reason of the correction that made it."""

    at: datetime.datetime
    author: str
    reason: str
    said: list[tuple[str, str]]


def versions_of(
    entry: Entry, fields: Sequence[str], links: Mapping[str, str], *, names: Names, by: Membership
) -> list[EarlierVersion]:
    """All versions, newest (what it says now) first; none of an entry of others. Two queries, and one for each link.

    `fields` are those to tell; `links` the many-to-many fields to people (in `names`) or organisations, each with the
    name of the followed table between.
    """
    if entry.organization_id != by.organization_id:
        return []
    model = type(entry)
    rows: Any = apps.get_model("cases", f"{model.__name__}Event")
    events = list(rows.objects.filter(pgh_obj=entry.pk).select_related("pgh_context").order_by("-pgh_id"))
    authors = authors_of(events)
    linked = [(label_of(model, name), changes_of(entry, table, names)) for name, table in links.items()]
    ends = [None, *(event.pgh_created_at for event in events)]
    return [
        EarlierVersion(
            at=event.pgh_created_at,
            author=authors.get(membership_of(event), ""),
            reason=event.correction_reason,
            said=[
                *((label, words) for label, changes in linked if (words := linked_until(changes, end))),
                *told(event, model, fields),
            ],
        )
        for event, end in zip(events, ends, strict=False)
    ]


@dataclass(frozen=True)
class Change:
    """Somebody was put on an entry, or taken off."""

    at: datetime.datetime
    is_put_on: bool
    name: str


def changes_of(entry: Entry, table: str, names: Names) -> list[Change]:
    """How one link of an entry changed, oldest first."""
    events: Any = apps.get_model("cases", f"{table}Event")
    is_of_people = any(field.name == "person" for field in events._meta.get_fields())
    rows = events.objects.filter(**{entry._meta.model_name or "": entry.pk}).order_by("pgh_id")
    rows = rows if is_of_people else rows.select_related("organization")
    return [
        Change(
            row.pgh_created_at,
            row.pgh_label == "insert",
            names.get(row.person_id, "") if is_of_people else row.organization.name,
        )
        for row in rows
    ]


def linked_until(changes: Sequence[Change], end: datetime.datetime | None) -> str:
    """Whom it was about until the next version: those put on it and not taken off."""
    linked: dict[str, None] = {}
    for change in changes:
        if end is None or change.at < end:
            if change.is_put_on:
                linked[change.name] = None
            else:
                linked.pop(change.name, None)
    return listing(name for name in linked if name)


def label_of(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def told(event: Any, model: type[models.Model], fields: Sequence[str]) -> list[tuple[str, str]]:
    """The filled fields of one version in words."""
    found = []
    for name in fields:
        field: Any = model._meta.get_field(name)
        value = getattr(event, name)
        if value not in (None, ""):
            words = dict(field.flatchoices).get(value, value)
            found.append((str(field.verbose_name), words))
    return found


def authors_of(events: Sequence[Any]) -> dict[str, str]:
    keys = {key for key in map(membership_of, events) if key}
    members = Membership.objects.filter(pk__in=keys).select_related("user")
    return {str(each.pk): each.user.name for each in members}


def membership_of(event: Any) -> str:
    return str((event.pgh_context.metadata if event.pgh_context else {}).get("membership") or "")
