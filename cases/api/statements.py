"""Statements of the family for programs: read beside the entries they are about, and taken down by the same deed."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db.models import QuerySet, Value
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import get_family, open_family
from cases.actions.statements import take_down_statement
from cases.api.pages import FamilyEntriesView, FamilyPages, people
from cases.models import Family
from cases.serializers import FamilyStatementSerializer, NewStatementSerializer, StatementFilterSerializer
from cases.statement_kinds import PART, kinds, read_entry
from organizations.api import checked
from organizations.models import Membership
from organizations.roles import Action

ENTRY = OpenApiParameter("entryId", uuid.UUID, description="Only statements about this entry.")
COLUMNS = ("pk", "entry_kind", "entry_id", "person_id", "words", "stated_on", "organization__name")


class StatementListView(FamilyEntriesView):
    """What the family said about its file; and taking down a statement."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.TAKE_DOWN_STATEMENT}
    pagination_class = FamilyPages

    @extend_schema(
        operation_id="listStatements",
        tags=["families"],
        responses=FamilyStatementSerializer(many=True),
        parameters=[ENTRY],
    )
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """The statements about entries whose words the member reads, latest first."""
        family = open_family(family_id, by=self.member, part=PART)
        asked = checked(StatementFilterSerializer(data=request.query_params))
        return self.paged(request, family, statements_in(family, by=self.member, **asked), FamilyStatementSerializer)

    @extend_schema(
        operation_id="takeDownStatement",
        tags=["families"],
        request=NewStatementSerializer,
        responses={201: FamilyStatementSerializer, 200: FamilyStatementSerializer},
    )
    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Take down a statement, for good: 201, 200 when it was saved before, 409 when it differed then."""
        family = get_family(family_id, by=self.member)
        sent = checked(NewStatementSerializer(data=request.data))
        named = next(kind for kind in kinds() if kind.name == sent["entry_kind"])
        kind, entry = read_entry(family, named, sent["entry_id"], by=self.member)
        [person] = people(family, [sent["person_id"]], "person_id")
        known = kind.statements.filter(pk=sent["id"]).exists()
        saved = take_down_statement(
            entry, by=self.member, key=sent["id"], person=person, words=sent["words"], stated_on=sent["stated_on"]
        )
        [row] = statements_in(family, by=self.member, pk=saved.pk)
        made = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(FamilyStatementSerializer(row).data, status=made)


def statements_in(family: Family, *, by: Membership, **only: Any) -> QuerySet[Any, dict[str, Any]]:
    """Statements about entries of every kind, each through its own rule, in one query."""
    first, *others = [
        kind.statements.visible_to(by)
        .filter(entry__family=family, **only)
        .annotate(entry_kind=Value(kind.name))
        .order_by()
        .values(*COLUMNS)
        for kind in kinds()
    ]
    found: QuerySet[Any, dict[str, Any]] = first.union(*others, all=True).order_by("-stated_on", "-pk")
    return found
