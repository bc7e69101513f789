"""Contact that asks for attention: nothing arranged yet, or contact barred longer than was meant."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.episodes import away_since
from cases.models import Family, FamilyMember, Placement, Relation
from cases.pages import SECRETS
from cases.querysets import RelationQuerySet
from cases.visibility import concerns_child, in_front_of_the_wall
from contacts.models import ContactArrangement
from contacts.querysets import ArrangementQuerySet
from organizations.models import Membership

WITHOUT_ARRANGEMENT = 14
"""Days out of home after which a parent should have an arrangement. A habit, not law."""

REVIEW_AHEAD = 7
"""Days before a review date that it is shown."""

MOST = 12

Names = dict[tuple[uuid.UUID, uuid.UUID], str]


@dataclass(frozen=True)
class Gap:
    """One pair that asks for attention; `sign` is the code of its sign."""

    family: Family
    child_id: uuid.UUID
    person_id: uuid.UUID
    title: str
    words: str
    sign: str


def gaps(member: Membership) -> list[Gap]:
    """In four queries, however many there are."""
    barred, unarranged = list(to_review(member)[:MOST]), list(without_arrangement(member)[:MOST])
    since = placed_since(row.child_id for row in unarranged)
    called = names(member, [*barred, *unarranged])
    return [
        *(_barred(row, called) for row in barred),
        *(_unarranged(row, called, since) for row in unarranged if row.child_id in since),
    ]


def to_review(member: Membership) -> ArrangementQuerySet:
    """Contact that is barred, of which the review date is near or has passed."""
    today = timezone.localdate()
    in_force = Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    return (
        ContactArrangement.objects.visible_to(member)
        .filter(in_force, times=0, review_on__lte=today + datetime.timedelta(days=REVIEW_AHEAD))
        .filter(family__in=Family.objects.shared_with(member).opened())
        .select_related("family", "child")
        .defer("child__bsn", "child__bsn_index")
        .order_by("review_on", "id")
    )


def without_arrangement(member: Membership) -> RelationQuerySet:
    """Parents of children who live elsewhere for more than `WITHOUT_ARRANGEMENT` days, without any arrangement."""
    today = timezone.localdate()
    long_ago = today - datetime.timedelta(days=WITHOUT_ARRANGEMENT)
    placed = Placement.objects.visible_to(member).filter(child=OuterRef("child"), family=OuterRef("family"))
    then = placed.filter(starts_on__lte=long_ago).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=long_ago))
    reads = in_front_of_the_wall(member).filter(concerns_child(OuterRef("child")), sections_read__contains=["contact"])
    in_force = ContactArrangement.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        child=OuterRef("child"),
        person=OuterRef("person"),
        starts_on__lte=today,
    )
    return (
        Relation.objects.visible_to(member)
        .filter(Exists(reads), Exists(placed.current()), Exists(then), ~Exists(in_force), kind="parent")
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), person__deceased_on__isnull=True)
        .filter(family__in=Family.objects.shared_with(member).opened())
        .select_related("family", "child")
        .defer("child__bsn", "child__bsn_index")
        .order_by("family", "child__birth_date", "person")
    )


def placed_since(children: Iterable[uuid.UUID]) -> dict[uuid.UUID, datetime.date]:
    """Since when each of these children lives away from home, through every move."""
    placements: dict[uuid.UUID, list[Placement]] = defaultdict(list)
    for placement in Placement.objects.filter(child__in=set(children)):
        placements[placement.child_id].append(placement)
    today = timezone.localdate()
    since = {child: away_since(periods, today) for child, periods in placements.items()}
    return {child: day for child, day in since.items() if day}


def names(member: Membership, rows: Sequence[Relation | ContactArrangement]) -> Names:
    members = FamilyMember.objects.visible_to(member).filter(
        family__in={row.family_id for row in rows}, person__in={row.person_id for row in rows}
    )
    return {(one.family_id, one.person_id): one.called for one in members.select_related("person").defer(*SECRETS)}


def _barred(row: ContactArrangement, called: Names) -> Gap:
    day = date_format(row.review_on, "j F") if row.review_on else ""
    is_past = row.review_on is not None and row.review_on < timezone.localdate()
    words = (
        _("Geen contact toegestaan. Opnieuw bekijken was afgesproken voor %(day)s.")
        if is_past
        else _("Geen contact toegestaan. Opnieuw bekijken op %(day)s.")
    )
    return _gap(row, called, words % {"day": day}, "barred")


def _unarranged(row: Relation, called: Names, since: dict[uuid.UUID, datetime.date]) -> Gap:
    days = (timezone.localdate() - since[row.child_id]).days
    return _gap(row, called, _("%(days)d dagen uit huis, nog geen contactregeling.") % {"days": days}, "dotted")


def _gap(row: Relation | ContactArrangement, called: Names, words: str, sign: str) -> Gap:
    person = called.get((row.family_id, row.person_id), "")
    title = _("%(child)s en %(person)s") % {"child": row.child.first_name, "person": person}
    return Gap(row.family, row.child_id, row.person_id, title, words, sign)
