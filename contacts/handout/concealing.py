"""Protected addresses and places, taken out of whatever somebody typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, Placement
from contacts.models import ContactMoment, ScheduleLine

SHORTEST = 4
"""Letters: taking out less would riddle ordinary words."""


def concealer(family: Family) -> Callable[[str], str]:
    """A function that takes every protected address and place of the family out of a text, whoever recorded it."""
    words = sorted(protected_words(family), key=len, reverse=True)
    if not words:
        return str
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    return lambda text: pattern.sub(_("[weggelaten]"), text)


def protected_words(family: Family) -> set[str]:
    """As they were recorded, and without the town behind the comma."""
    rows: Iterable[str] = (
        FamilyMember.objects.filter(family=family, is_address_protected=True)
        .order_by()
        .values_list("address", flat=True)
        .union(
            Placement.objects.filter(family=family, is_place_protected=True).order_by().values_list("place", flat=True),
            ContactMoment.objects.filter(family=family, is_place_protected=True)
            .order_by()
            .values_list("place", flat=True),
            ScheduleLine.objects.filter(arrangement__family=family, is_place_protected=True)
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
