"""Versions of a contact moment: what it said before, who changed it and when (kept by the database itself)."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from contacts.models import ContactMoment


@dataclass(frozen=True)
class Version:
    """One version; `event` is the row as it was, `request` tells which changes were made together."""

    number: int
    at: datetime.datetime
    event: Any
    request: uuid.UUID | None
    by: str | None
    """The key of the membership that made it; None when it came in by import."""

    @property
    def outcome(self) -> str:
        return str(self.event.outcome)

    @classmethod
    def of(cls, event: Any) -> Version:
        context = event.pgh_context
        return cls(
            number=event.pgh_id,
            at=event.pgh_created_at,
            event=event,
            request=context.pk if context else None,
            by=context.metadata.get("membership") if context else None,
        )


def moment_events() -> QuerySet[Model]:
    model: type[Model] = apps.get_model("contacts", "ContactMomentEvent")
    return model._default_manager.select_related("pgh_context").order_by("pgh_id")


def person_events() -> QuerySet[Model]:
    model: type[Model] = apps.get_model("contacts", "ContactPersonEvent")
    return model._default_manager.select_related("pgh_context").order_by("pgh_id")


def versions_by_moment(moments: Iterable[ContactMoment]) -> dict[uuid.UUID, list[Version]]:
    """The versions of each moment, oldest first; at least one, for the row itself was inserted."""
    versions: dict[uuid.UUID, list[Version]] = defaultdict(list)
    for event in moment_events().filter(pgh_obj__in=[moment.pk for moment in moments]):
        version = Version.of(event)
        versions[version.event.pgh_obj_id].append(version)
    return versions


def latest_version(moment: ContactMoment) -> Version:
    return Version.of(moment_events().filter(pgh_obj=moment.pk).latest("pgh_id"))


def persons_by_version(moment: ContactMoment, versions: Sequence[Version]) -> list[set[uuid.UUID]]:
    """Who met according to each version: the people of today, without what the request of each later one changed."""
    changes: dict[uuid.UUID, list[Any]] = defaultdict(list)
    event: Any
    for event in person_events().filter(moment=moment.pk, pgh_context__isnull=False):
        changes[event.pgh_context_id].append(event)
    persons = set(moment.contact_persons.values_list("person", flat=True))
    found = []
    for version in reversed(versions):
        found.append(set(persons))
        for event in reversed(changes.get(version.request, []) if version.request else []):
            change = persons.discard if event.pgh_label == "insert" else persons.add
            change(event.person_id)
    return found[::-1]
