"""What people are called on a page: as the family calls them; for an organisation that left, as on its last day."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, Involvement, Person
from organizations.models import Membership

ONE_DAY = datetime.timedelta(days=1)

Names = dict[uuid.UUID, str]
"""What to call each person, by key."""


def called(members: Iterable[FamilyMember]) -> Names:
    return {member.person_id: member.called for member in members}


def on_last_day(people: Iterable[Person], family: Family, *, by: Membership) -> Names:
    """The full names these people had on the last day my organisation took part, in two queries."""
    asked = {person.pk: person.full_name for person in people}
    known = _names_at(asked, left_at(family, by=by))
    return asked | {key: f"{first} {last}".strip() for key, (first, last) in known.items()}


def call_people_as_left(people: Iterable[Person], family: Family, *, by: Membership) -> None:
    """Give these people the names they had on the last day my organisation took part, in two queries."""
    asked = list(people)
    known = _names_at({person.pk for person in asked}, left_at(family, by=by)) if asked else {}
    for person in asked:
        person.first_name, person.last_name = known.get(person.pk, (person.first_name, person.last_name))


def _names_at(people: Collection[uuid.UUID], moment: datetime.datetime) -> dict[uuid.UUID, tuple[str, str]]:
    """First and last names, by key."""
    events = _events("Person").filter(pgh_obj__in=people).values_list("pgh_obj", "first_name", "last_name", "moment")
    return {key: (first, last) for key, first, last, _ in _known_at(events, moment)}


def family_name_on_last_day(family: Family, *, by: Membership) -> str:
    events = _events("Family").filter(pgh_obj=family.pk).values_list("pgh_obj", "name", "moment")
    return next((name for _, name, _ in _known_at(events, left_at(family, by=by))), family.name)


def call_as_left(families: Iterable[Family], *, by: Membership) -> None:
    """Give families my organisation left the name they had on its last day, in two queries for all of them."""
    asked = {family.pk: family for family in families}
    if not asked:
        return
    ours = Involvement.objects.filter(family__in=asked, organization=by.organization_id).order_by("starts_on")
    left = {involvement.family_id: _left(involvement) for involvement in ours}
    events = _events("Family").filter(pgh_obj__in=asked).values_list("pgh_obj", "name", "moment")
    for key, versions in groupby(events, key=itemgetter(0)):
        asked[key].name = next(iter(_known_at(versions, left[key])))[1]


def left_at(family: Family, *, by: Membership) -> datetime.datetime:
    """When my organisation last took part: the moment it was revoked, else the end of its last day."""
    ours = Involvement.objects.filter(family=family, organization=by.organization_id).order_by("starts_on").last()
    return _left(ours) if ours else timezone.now()


def _left(ours: Involvement) -> datetime.datetime:
    end = datetime.datetime.combine((ours.ends_on or timezone.localdate()) + ONE_DAY, datetime.time.min)
    return ours.revoked_at or timezone.make_aware(end)


def _events(model: str) -> Any:
    """The versions of a model's rows, oldest first."""
    events: Any = apps.get_model("cases", f"{model}Event")
    return events.objects.annotate(moment=F("pgh_created_at")).order_by("pgh_obj", "pgh_id")


def _known_at(events: Any, moment: datetime.datetime) -> Iterable[Any]:
    """The last version of each row at that moment; its first where it was brought in later."""
    last: dict[uuid.UUID, Any] = {}
    for event in events:
        if event[0] not in last or event[-1] < moment:
            last[event[0]] = event
    return last.values()


def listing(words: Iterable[str]) -> str:
    """Names in one line: "Noor, Sem en Lina"."""
    *first, last = list(words) or [""]
    return _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last
