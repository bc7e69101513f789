"""Vastleggen: what there is to log."""

from __future__ import annotations

from django.db.models import F, Max, Q
from django.db.models.functions import Lower

from cases.models import Family
from cases.querysets import FamilyQuerySet
from contacts.today import Visit, todays_contacts
from organizations.models import Membership

MOST_FAMILIES = 40


def visits_to_choose(member: Membership) -> list[Visit]:
    """Planned for today, or not filled in: those my organisation fills in."""
    contacts = todays_contacts(member)
    return [visit for visit in [*contacts.planned, *contacts.unfilled] if visit.is_ours and visit.is_open]


def families_to_choose(member: Membership, *, name: str = "") -> FamilyQuerySet:
    """Families I work on, where I logged contact last on top; `name` is a part of the family's name."""
    families = Family.objects.shared_with(member).opened()
    if name:
        families = families.filter(name__icontains=name)
    mine = Q(contactmoments__recorded_by=member)
    logged = families.annotate(logged_at=Max("contactmoments__recorded_at", filter=mine))
    return logged.order_by(F("logged_at").desc(nulls_last=True), Lower("name"))[:MOST_FAMILIES]
