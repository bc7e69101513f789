"""To whom a limitation was announced and until when each can object, and who still has to hear of it."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from cases.models import Family, FamilyMember, Relation
from cases.names import Names, called
from contacts.limitations import last_day_to_object, may_object
from contacts.models import Announcement
from organizations.models import Membership


@dataclass(frozen=True)
class Addressee:
    """Someone who can ask the kinderrechter to set a limitation aside; `row` is None before it was announced."""

    person: uuid.UUID
    name: str
    row: Announcement | None

    @property
    def last_day(self) -> datetime.date | None:
        """Until when (included) the question can be asked."""
        return last_day_to_object(self.row.announced_on) if self.row else None

    @property
    def is_open(self) -> bool:
        return self.last_day is not None and timezone.localdate() <= self.last_day


def may_object_now(family: Family, child: uuid.UUID, members: Sequence[FamilyMember], *, by: Membership) -> Names:
    """Who has authority over the child today, and the child itself from 12 years on, by name. One query.

    As far as the reader may know: relations stand in the section family.
    """
    today = timezone.localdate()
    started = Q(starts_on__isnull=True) | Q(starts_on__lte=today)
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    rows = Relation.objects.visible_to(by).filter(
        started, running, family=family, child=child, authority=Relation.Authority.YES
    )
    with_authority = set(rows.values_list("person", flat=True))
    living = [member for member in members if member.person.deceased_on is None]
    return called(
        member
        for member in living
        if may_object(
            has_authority=member.person_id in with_authority,
            birth_date=member.shown_birth_date if member.person_id == child else None,
            day=today,
        )
    )


def addressees(
    announcements: Iterable[Announcement], can_object: Names, names: Mapping[uuid.UUID, str]
) -> list[Addressee]:
    """Who heard of it, in order of day; then who can object and has not."""
    heard = [Addressee(row.person_id, names.get(row.person_id, ""), row) for row in announcements]
    known = {each.person for each in heard}
    return [*heard, *(Addressee(key, name, None) for key, name in can_object.items() if key not in known)]
