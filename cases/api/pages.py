"""What routes about one family share: lists in pages, what was sent, and the people it names."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import Family, Involvement, Person, Section
from organizations.api import MemberView, Pages
from organizations.models import Membership


def sections_read(family: Family, *, by: Membership) -> list[str]:
    """The sections the member's organisation reads today; none when it takes part no longer."""
    ours = Involvement.objects.current().filter(family=family, organization=by.organization_id)
    return ours.values_list("sections_read", flat=True).first() or []


class FamilyPages(Pages):
    """A list of one family's entries. What is missing because its section is not shared is named."""

    hidden_sections: Sequence[str] = ()

    def get_paginated_response(self, data: Any) -> Response:
        response = super().get_paginated_response(data)
        response.data["hidden_sections"] = self.hidden_sections
        return response

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["properties"]["hiddenSections"] = {"type": "array", "items": {"type": "string"}}
        return described


class FamilyEntriesView(MemberView):
    """Lists of one family's entries, in pages, with the sections that are not shared."""

    sections: Sequence[str] = tuple(Section.values)
    """The sections these entries can be in."""

    def paged(self, request: Request, family: Family, rows: Any, serializer: Any) -> Response:
        pages = FamilyPages()
        page: Any = pages.paginate_queryset(rows, request, view=self)
        shared = sections_read(family, by=self.member)
        pages.hidden_sections = [section for section in self.sections if section not in shared]
        context = {"reader": self.member.organization_id}
        return pages.get_paginated_response(serializer(page, many=True, context=context).data)


def people(family: Family, keys: Iterable[uuid.UUID], field: str) -> list[Person]:
    """People of the family by key. Raises ValidationError on the field for someone else."""
    found = Person.objects.filter(families=family).defer("bsn", "bsn_index").in_bulk(set(keys))
    if len(found) < len(set(keys)):
        raise ValidationError({field: _("Deze persoon hoort niet bij dit gezin.")})
    return list(found.values())
