"""Children who came to live away from home, and whether a decision about that stands in the file: by kind of place.

A placement counts on its first day (`counted`, section course), when the child was at home the day before: a move
from one place to another is no new placement out of home. The decision is one to place out of home about this child,
that counts too, taken after the child last came home and before this place ended.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.db.models import Count, DateField, Exists, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from cases.figures.counted import counted
from cases.figures.participation import ITEMS, Share
from cases.figures.question import Question
from cases.models import Decision, Placement
from cases.querysets import DecisionQuerySet
from organizations.periods import EARLIEST

SECTION = "course"


@dataclass(frozen=True)
class PlacedRow:
    """Placements out of home of one kind; how many of them have a decision."""

    kind: str
    with_decision: Share


def placed_by_kind(question: Question) -> list[PlacedRow]:
    """Only kinds that there were, most first. One statement."""
    rows = counted(Placement.objects.all(), question, section=SECTION, day="starts_on").order_by()
    away_before = Placement.objects.filter(
        child=OuterRef("child"), starts_on__lt=OuterRef("starts_on"), ends_on__isnull=True
    ) | Placement.objects.filter(
        child=OuterRef("child"),
        starts_on__lt=OuterRef("starts_on"),
        ends_on__gte=OuterRef("starts_on") - datetime.timedelta(1),
    )
    numbers = (
        rows.filter(~Exists(away_before))
        .annotate(has_decision=Exists(decisions(question)))
        .values("kind")
        .annotate(all=Count("pk"), decided=Count("pk", filter=Q(has_decision=True)))
        .values_list("kind", "all", "decided")
    )
    ordered = sorted(numbers, key=lambda row: (-row[1], row[0]))
    return [PlacedRow(kind, Share(decided, number)) for kind, number, decided in ordered]


def decisions(question: Question) -> DecisionQuerySet:
    """Seen from a placement: the decisions that led to it."""
    home_on = (
        Placement.objects.filter(child=OuterRef(OuterRef("child")), ends_on__lt=OuterRef(OuterRef("starts_on")))
        .order_by()
        .values("child")
        .annotate(last=Max("ends_on"))
        .values("last")
    )
    since = Coalesce(Subquery(home_on), Value(EARLIEST), output_field=DateField())
    until = Coalesce(OuterRef("ends_on"), Value(datetime.date.max), output_field=DateField())
    asked = replace(question, first=EARLIEST)
    return counted(Decision.objects.filter(kind="placement"), asked, section=SECTION, day="decided_on").filter(
        family=OuterRef("family"), children=OuterRef("child"), decided_on__gt=since, decided_on__lte=until
    )


def whole_lists(question: Question) -> Share:
    """Of the decisions to place out of home: how many with every item of the last-resort list answered."""
    rows = counted(Decision.objects.filter(kind="placement"), question, section=SECTION, day="decided_on").order_by()
    open_items = Q(last_resort__isnull=True)
    for item in ITEMS:
        open_items |= Q(**{f"last_resort__{item}": ""})
    found = rows.aggregate(all=Count("pk"), whole=Count("pk", filter=~open_items))
    return Share(found["whole"], found["all"])
