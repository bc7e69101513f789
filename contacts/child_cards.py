"""The children of a family, each with its pairs: what the tab Contact and the overview show of contact."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.ages import age_words
from cases.models import FamilyMember, FamilyRole, Placement
from contacts.pairs import Pair


@dataclass(frozen=True)
class ChildCard:
    """One child, where it lives, and its pairs."""

    child: uuid.UUID
    name: str
    about: str
    pairs: list[Pair]
    others: list[FamilyMember]
    """Who else it may wish to see: people of the family it has no pair with."""


def cards_of(
    pairs: Sequence[Pair], members: Iterable[FamilyMember], placements: Iterable[Placement]
) -> list[ChildCard]:
    """A card for each child with pairs, in the order of the family."""
    people = list(members)
    met = {pair.key for pair in pairs}
    by_child = {member.person_id: member for member in people if member.role == FamilyRole.CHILD}
    now = {placement.child_id: placement for placement in placements if covers(placement, timezone.localdate())}
    keys = dict.fromkeys(pair.child for pair in pairs)
    return [
        ChildCard(
            child=key,
            name=next(pair.child_name for pair in pairs if pair.child == key),
            about=" · ".join(filter(None, [age_of(by_child.get(key)), place_words(now.get(key))])),
            pairs=[pair for pair in pairs if pair.child == key],
            others=[each for each in people if may_be_wished_for(each, key) and (key, each.person_id) not in met],
        )
        for key in keys
    ]


def may_be_wished_for(member: FamilyMember, child: uuid.UUID) -> bool:
    return member.person_id != child and member.person.deceased_on is None


def covers(placement: Placement, day: datetime.date) -> bool:
    return placement.starts_on <= day <= (placement.ends_on or datetime.date.max)


def age_of(member: FamilyMember | None) -> str:
    if member is None or member.shown_birth_date is None:
        return ""
    return age_words(timezone.localdate(), member.shown_birth_date)


def place_words(placement: Placement | None) -> str:
    """Where a child lives away from home: the name of the place if the reader may know it, else its kind."""
    if placement is None:
        return ""
    return _("%(place)s, sinds %(day)s") % {
        "place": placement.place_words,
        "day": date_format(placement.starts_on, "j F Y"),
    }
