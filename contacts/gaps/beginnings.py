"""Children who live elsewhere: without an arrangement for a parent, or without a first contact yet."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.episodes import away_since
from cases.models import Family, Person, Placement, Relation
from cases.querysets import RelationQuerySet
from cases.visibility import concerns_child, in_front_of_the_wall
from contacts.gaps.pair_names import Gap, Names
from contacts.models import ContactArrangement, ContactMoment, FormClass, GapSettings
from contacts.models.codes import HELD_OUTCOMES
from organizations.models import Membership


@dataclass(frozen=True)
class Beginning:
    """A child and a parent; `days` out of home."""

    family: Family
    child: Person
    person_id: uuid.UUID
    days: int
    lacks_arrangement: bool
    lacks_contact: bool


def beginnings(member: Membership, settings: GapSettings) -> list[Beginning]:
    """Longest out of home first. Days count from the first day of the episode: a move does not start them anew."""
    rows = list(parents_elsewhere(member))
    since = placed_since(member, {row.child_id for row in rows})
    judged = (judge(row, since[row.child_id], settings) for row in rows if row.child_id in since)
    found = [one for one in judged if one.lacks_arrangement or one.lacks_contact]
    return sorted(found, key=lambda one: -one.days)


def judge(row: Relation, since: datetime.date, settings: GapSettings) -> Beginning:
    """Contact that is barred is nobody's first contact to wait for."""
    days = (timezone.localdate() - since).days
    last, is_barred, is_arranged = (getattr(row, name) for name in ("last_met_on", "is_barred", "is_arranged"))
    return Beginning(
        family=row.family,
        child=row.child,
        person_id=row.person_id,
        days=days,
        lacks_arrangement=not is_arranged and days > settings.arrangement_days,
        lacks_contact=(last is None or last < since) and not is_barred and days > settings.first_contact_days,
    )


def parents_elsewhere(member: Membership) -> RelationQuerySet:
    """Parents of children who live elsewhere today, without arrangement or without contact since the last move.

    Only where the member reads contact. Each with `is_arranged`, `is_barred`, `last_met_on` (day of the last visit
    or call that the member may see).
    """
    today = timezone.localdate()
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    pair = {"child": OuterRef("child"), "person": OuterRef("person")}
    placed = Placement.objects.visible_to(member).filter(child=OuterRef("child"), family=OuterRef("family")).current()
    reads = in_front_of_the_wall(member).filter(concerns_child(OuterRef("child")), sections_read__contains=["contact"])
    in_force = ContactArrangement.objects.filter(lasting, **pair, starts_on__lte=today)
    met = ContactMoment.objects.visible_to(member).filter(
        child=OuterRef("child"), contact_persons__person=OuterRef("person"), outcome__in=HELD_OUTCOMES
    )
    seen = met.exclude(form_class=FormClass.WRITTEN).order_by("-held_on")
    rows = Relation.objects.visible_to(member).filter(Exists(reads), Exists(placed), lasting, kind="parent")
    return (
        rows.filter(person__deceased_on__isnull=True, family__in=Family.objects.shared_with(member).opened())
        .annotate(
            is_arranged=Exists(in_force),
            is_barred=Exists(in_force.filter(times=0)) & ~Exists(in_force.filter(times__gt=0)),
            last_met_on=Subquery(seen.values("held_on")[:1]),
            moved_on=Subquery(placed.order_by("-starts_on").values("starts_on")[:1]),
        )
        .filter(Q(is_arranged=False) | Q(last_met_on__isnull=True) | Q(last_met_on__lt=F("moved_on")))
        .select_related("family", "child")
        .defer("child__bsn", "child__bsn_index")
        .order_by("family", "child__birth_date", "person")
    )


def placed_since(member: Membership, children: Iterable[uuid.UUID]) -> dict[uuid.UUID, datetime.date]:
    """Since when each of these children lives away from home, through every move."""
    placements: dict[uuid.UUID, list[Placement]] = defaultdict(list)
    for placement in Placement.objects.visible_to(member).filter(child__in=children):
        placements[placement.child_id].append(placement)
    today = timezone.localdate()
    since = {child: away_since(periods, today) for child, periods in placements.items()}
    return {child: day for child, day in since.items() if day}


def gap_of_beginning(row: Beginning, called: Names) -> Gap:
    sentences = {
        (True, True): _("%(days)d dagen uit huis, nog geen contactregeling en nog geen contact."),
        (True, False): _("%(days)d dagen uit huis, nog geen contactregeling."),
        (False, True): _("%(days)d dagen uit huis, nog geen eerste contact."),
    }
    words = sentences[row.lacks_arrangement, row.lacks_contact] % {"days": row.days}
    return Gap.of(row, called, words=words, sign="dotted" if row.lacks_arrangement else "ring")
