"""Protected addresses and places, taken out of whatever somebody typed.

Of what the maker's own organisation typed only those are taken out that it may know: else it could type a list of
streets, and read off which one of them is left out.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, Placement
from contacts.models import ContactMoment, ScheduleLine
from organizations.models import Membership

SHORTEST = 4
"""Letters: taking out less would riddle ordinary words."""


Hide = Callable[[str], str]


def concealer(family: Family, *, by: Membership) -> Callable[[uuid.UUID], Hide]:
    """What hides in a text of an organisation: everything protected, in those of the own one what it may know."""
    of_others, of_own = hiding(family), hiding(family, known_to=by.organization_id)
    return lambda author: of_own if author == by.organization_id else of_others


def hiding(family: Family, *, known_to: uuid.UUID | None = None) -> Hide:
    """A function that takes protected addresses and places of the family out of a text."""
    words = sorted(protected_words(family, known_to=known_to), key=len, reverse=True)
    if not words:
        return str
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    return lambda text: pattern.sub(_("[weggelaten]"), text)


def protected_words(family: Family, *, known_to: uuid.UUID | None = None) -> set[str]:
    """As they were recorded, and without the town behind the comma; `known_to`: only what that one may know."""
    addresses, owned, arranged = Q(), Q(), Q()
    if known_to is not None:
        addresses = Q(address_recorded_by=known_to) | Q(address_shared_with=known_to)
        owned, arranged = Q(organization=known_to), Q(arrangement__organization=known_to)
    rows: Iterable[str] = (
        FamilyMember.objects.filter(addresses, family=family, is_address_protected=True)
        .order_by()
        .values_list("address", flat=True)
        .union(
            Placement.objects.filter(owned, family=family, is_place_protected=True)
            .order_by()
            .values_list("place", flat=True),
            ContactMoment.objects.filter(owned, family=family, is_place_protected=True)
            .order_by()
            .values_list("place", flat=True),
            ScheduleLine.objects.filter(arranged, arrangement__family=family, is_place_protected=True)
            .order_by()
            .values_list("place", flat=True),
        )
    )
    said = {word.strip() for row in rows for word in (row, row.split(",")[0])}
    return {word for word in said if len(word) >= SHORTEST}


def concealed(value: Any, hide: Callable[[str], str]) -> Any:
    """The same content, dataclasses in tuples and all, with every text in it gone through `hide`."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, tuple):
        return tuple(concealed(each, hide) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: concealed(getattr(value, field.name), hide) for field in fields(value)})
    return value
