"""What routes about the contact of one family share: their lists."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from cases.api.pages import FamilyEntriesView
from cases.models import Section
from contacts.serializers.shapes import ChildFilterSerializer
from organizations.api import checked

PART = "contact"
CHILD = OpenApiParameter("childId", uuid.UUID, description="Only the contact of this child.")


class FamilyContactView(FamilyEntriesView):
    sections = (Section.CONTACT.value,)


def of_child(rows: QuerySet[Any], request: Request) -> QuerySet[Any]:
    """Narrowed to one child, when the address asks for it."""
    asked = checked(ChildFilterSerializer(data=request.query_params))
    return rows.filter(child=asked["child"]) if "child" in asked else rows
