"""Versions of a contact moment: what it said before, who changed it and when (kept by the database itself)."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
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


def persons_before(moment: ContactMoment, version: Version) -> set[uuid.UUID]:
    """Who met before this version: the people of today without what its request changed."""
    persons = set(moment.contact_persons.values_list("person", flat=True))
    if version.request is None:
        return persons
    changed: Iterable[Any] = person_events().filter(moment=moment.pk, pgh_context=version.request)
    for event in reversed(list(changed)):
        if event.pgh_label == "insert":
            persons.discard(event.person_id)
        else:
            persons.add(event.person_id)
    return persons
