"""Families for programs: the same queries, doors and log as the pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import open_family
from cases.api.pages import sections_read
from cases.models import Family, FamilyMember, Involvement, Placement, PlacementStatement, Section
from cases.names import call_as_left
from cases.serializers import FamilyFileSerializer, FamilySerializer
from cases.statements_shown import statements_read
from organizations.api import MemberView
from organizations.models import Membership
from organizations.roles import Action


class FamilyListView(MemberView, ListAPIView[Family]):
    """The families whose file I may open, by name."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}
    serializer_class = FamilySerializer
    queryset = Family.objects.none()

    def get_queryset(self) -> QuerySet[Family]:
        return Family.objects.visible_to(self.member)

    def paginate_queryset(self, queryset: Any) -> Any:
        """One page; families my organisation left by the name it knew."""
        page = super().paginate_queryset(queryset)
        as_left(page or (), by=self.member)
        return page

    @extend_schema(operation_id="listFamilies", tags=["families"])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class FamilyView(MemberView):
    """One family file; looking leaves a line in the access log."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}

    @extend_schema(operation_id="getFamily", tags=["families"], responses=FamilyFileSerializer)
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        family = open_family(family_id, by=self.member, part="overview")
        return Response(FamilyFileSerializer(family_file(family, by=self.member)).data)


def family_file(family: Family, *, by: Membership) -> dict[str, Any]:
    """What the member may see of a family, part by part; parts of sections that are not shared are left out."""
    sections = sections_read(family, by=by)
    as_left([family], by=by)
    found: dict[str, Any] = {
        "id": family.pk,
        "name": family.name,
        "opened_on": family.opened_on,
        "closed_on": family.closed_on,
        "members": FamilyMember.objects.visible_to(by).filter(family=family).select_related("person"),
        "involvements": Involvement.objects.visible_to(by).filter(family=family).select_related("organization"),
        "hidden_sections": [section for section in Section.values if section not in sections],
    }
    if Section.COURSE in sections:
        placements = Placement.objects.visible_to(by).filter(family=family)
        found["placements"] = placements.prefetch_related(statements_read(PlacementStatement, by=by))
    return found


def as_left(families: Iterable[Family], *, by: Membership) -> None:
    """Families my organisation left are called as on its last day."""
    asked = {family.pk: family for family in families}
    ours = Involvement.objects.current().filter(family__in=asked, organization=by.organization_id)
    for key in ours.values_list("family", flat=True):
        del asked[key]
    call_as_left(asked.values(), by=by)
