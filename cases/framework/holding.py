"""What holds for children today, as far as a member reads the course: measures and agreements in one query."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, DateField, F, Value, When
from django.db.models.functions import Coalesce

from cases.models import Family, FrameworkAgreement, Measure
from organizations.models import Membership


@dataclass(frozen=True)
class Holding:
    """A measure (`kind` is its code) or an agreement (`kind` is vrijwillig or drang) that holds; dates included."""

    child: uuid.UUID
    kind: str
    starts_on: datetime.date
    ends_on: datetime.date | None = None
    """The last day: by the order, or earlier where it was lifted."""
    ordered_on: datetime.date | None = None
    carried_out_on: datetime.date | None = None
    is_extension: bool = False
    is_unheard: bool = False
    heard_on: datetime.date | None = None
    review_on: datetime.date | None = None
    key: uuid.UUID | None = None


NO_DATE = Value(None, DateField())
FALSE = Value(False, BooleanField())


def holding_today(family: Family, *, by: Membership) -> list[Holding]:
    """One query, whatever the number of children."""
    measures: Any = (
        Measure.objects.visible_to(by)
        .in_force()
        .filter(family=family)
        .order_by()
        .values_list(
            "child",
            "kind",
            "starts_on",
            Coalesce("lifted_on", "ends_on"),
            "ordered_on",
            "carried_out_on",
            Case(When(extends=None, then=FALSE), default=Value(True), output_field=BooleanField()),
            "is_unheard",
            "heard_on",
            NO_DATE,
            "pk",
        )
    )
    agreed: Any = (
        FrameworkAgreement.objects.visible_to(by)
        .in_force()
        .filter(family=family)
        .order_by()
        .values_list(
            "child",
            "framework",
            "starts_on",
            F("ends_on"),
            NO_DATE,
            NO_DATE,
            FALSE,
            FALSE,
            NO_DATE,
            "review_on",
            "pk",
        )
    )
    return [Holding(*row) for row in measures.union(agreed, all=True)]
