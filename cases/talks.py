"""Talks about views that differ, as the page of a life domain shows them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from cases.models import DifferenceTalk, Person
from cases.names import Names
from cases.pages import listing
from cases.querysets import DifferenceTalkQuerySet
from organizations.models import Membership


@dataclass(frozen=True)
class ShownTalk:
    """When a topic was talked over, with whom, and what was agreed; `is_own`: the reader's organisation wrote it."""

    key: uuid.UUID
    child: uuid.UUID | None
    discussed_on: datetime.date
    with_whom: str
    agreed: str
    organization: str
    visibility: str
    is_own: bool


def with_people(talks: DifferenceTalkQuerySet) -> list[DifferenceTalk]:
    """The talks, each with the people it was with. Two queries."""
    people = Prefetch("with_people", queryset=Person.objects.only("first_name", "last_name", "birth_date"))
    return list(talks.prefetch_related(people))


def shown(talk: DifferenceTalk, names: Names, *, by: Membership) -> ShownTalk:
    return ShownTalk(
        key=talk.pk,
        child=talk.child_id,
        discussed_on=talk.discussed_on,
        with_whom=with_whom(talk.with_people.all(), talk.with_others, names),
        agreed=talk.agreed,
        organization=talk.organization.name,
        visibility=talk.visibility,
        is_own=talk.organization_id == by.organization_id,
    )


def with_whom(people: Iterable[Person], others: str, names: Names) -> str:
    """Everybody in one line: moeder Elif, Noor en het wijkteam."""
    return listing([*(names.get(person.pk, person.full_name) for person in people), *filter(None, [others])])
