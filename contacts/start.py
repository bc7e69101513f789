"""Vastleggen: what there is to log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember
from cases.pages import SECRETS
from contacts.models import ContactMoment
from contacts.today import Visit, todays_contacts
from organizations.models import Membership

MOST_FAMILIES = 40


def visits_to_choose(member: Membership) -> list[Visit]:
    """Planned for today, or not filled in: those my organisation fills in."""
    contacts = todays_contacts(member)
    return [visit for visit in [*contacts.planned, *contacts.unfilled] if visit.is_ours and visit.is_open]


@dataclass(frozen=True)
class FamilyChoice:
    """A family, and the child and person whose contact I logged there last: most often it is them again."""

    family: Family
    logged_at: datetime.datetime | None
    child: uuid.UUID | None
    person: uuid.UUID | None
    pair: str


def families_to_choose(member: Membership, *, name: str = "") -> list[FamilyChoice]:
    """Families I work on, where I logged contact last on top; `name` is a part of the family's name. Two queries."""
    families = Family.objects.shared_with(member).opened()
    if name:
        families = families.filter(name__icontains=name)
    mine = ContactMoment.objects.visible_to(member).filter(family=OuterRef("pk"), recorded_by=member)
    latest = mine.exclude(contact_persons=None).order_by("-recorded_at", "pk", "contact_persons__pk")
    listed = families.annotate(
        logged_at=Max("contactmoments__recorded_at", filter=Q(contactmoments__recorded_by=member)),
        last_child=Subquery(latest.values("child")[:1]),
        last_person=Subquery(latest.values("contact_persons__person")[:1]),
    ).order_by(F("logged_at").desc(nulls_last=True), Lower("name"))[:MOST_FAMILIES]
    rows = list(listed)
    called = names(member, rows)
    return [choice(row, called) for row in rows]


def names(member: Membership, rows: Sequence[Any]) -> dict[tuple[uuid.UUID, uuid.UUID], str]:
    people = {key for row in rows for key in (row.last_child, row.last_person) if key}
    members = FamilyMember.objects.visible_to(member).filter(family__in=rows, person__in=people)
    return {(one.family_id, one.person_id): one.called for one in members.select_related("person").defer(*SECRETS)}


def choice(row: Any, called: dict[tuple[uuid.UUID, uuid.UUID], str]) -> FamilyChoice:
    child, person = called.get((row.pk, row.last_child), ""), called.get((row.pk, row.last_person), "")
    pair = _("%(child)s met %(person)s") % {"child": child, "person": person} if child and person else ""
    return FamilyChoice(row, row.logged_at, row.last_child, row.last_person, pair)
