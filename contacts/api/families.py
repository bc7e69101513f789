"""What routes about the contact of one family share: their lists, and the door before a write."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from cases.access import get_family, require_section
from cases.api.pages import FamilyEntriesView
from cases.models import Family, Section
from contacts.serializers.shapes import ChildFilterSerializer
from organizations.api import checked
from organizations.models import Membership

PART = "contact"
CHILD = OpenApiParameter("childId", uuid.UUID, description="Only the contact of this child.")


class FamilyContactView(FamilyEntriesView):
    sections = (Section.CONTACT.value,)


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    """The door and the section come before what was sent: whoever may not write learns nothing from faults in it."""
    family = get_family(family_id, by=by)
    require_section(family, Section.CONTACT, by=by)
    return family


def of_child(rows: QuerySet[Any], request: Request) -> QuerySet[Any]:
    """Narrowed to one child, when the address asks for it."""
    asked = checked(ChildFilterSerializer(data=request.query_params))
    return rows.filter(child=asked["child"]) if "child" in asked else rows
