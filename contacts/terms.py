"""What the terms of a family must know of contact: limitations that were announced, and days to look at one again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, Value

from cases.term_rows import Families, Rows, days_ago, rows_of
from contacts.models import ContactArrangement, Source
from organizations.models import Membership
from organizations.periods import Today

ANNOUNCED_BACK = 120
"""Days back that announcements are fetched: their term is two weeks, and what is long over is not shown."""


def contact_terms(member: Membership, families: Families) -> Iterable[Rows]:
    mine: Any = ContactArrangement.objects.visible_to(member).filter(family__in=families)
    yield rows_of(
        "announced",
        mine.filter(source=Source.GI_LIMITATION, announcements__announced_on__gte=days_ago(ANNOUNCED_BACK)),
        key="announcements",
        child="child",
        person="announcements__person",
        first_on="announcements__announced_on",
        second_on="ends_on",
    )
    in_force = Q(starts_on__lte=Today()) & (Q(ends_on__isnull=True) | Q(ends_on__gte=Today()))
    limits = Q(times=0) | Q(source=Source.GI_LIMITATION)
    yield rows_of(
        "agreed",
        mine.filter(in_force, limits, review_on__isnull=False),
        child="child",
        person="person",
        kind=Value("A1"),
        first_on="review_on",
        second_on="starts_on",
        third_on="ends_on",
    )
