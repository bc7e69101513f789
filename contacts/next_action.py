"""What waits in each family of a list: contacts to fill in, and the next one planned; in the one query of the list."""

from __future__ import annotations

from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from cases.querysets import FamilyQuerySet
from contacts.models import ContactMoment
from contacts.rows import ahead, not_filled_in
from organizations.models import Membership

URGENT_FIRST = (F("unfilled_contacts").desc(), F("next_contact_at").asc(nulls_last=True))
"""Most contacts to fill in first, then the earliest planned one."""


def with_next_contact(families: FamilyQuerySet, member: Membership) -> FamilyQuerySet:
    """Each family with `unfilled_contacts` and the next planned one (`next_contact_at`, `_child`, `_form`)."""
    theirs = ContactMoment.objects.visible_to(member).filter(family=OuterRef("pk")).order_by()
    number = theirs.filter(not_filled_in()).values("family").annotate(number=Count("pk")).values("number")
    coming = theirs.filter(ahead()).order_by("planned_start", "pk")
    return families.annotate(
        unfilled_contacts=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        next_contact_at=Subquery(coming.values("planned_start")[:1]),
        next_contact_child=Subquery(coming.values("child__first_name")[:1]),
    )
