"""Wishes about contact for programs.

A wish is never corrected: who is asked again wishes something new, and the latest wish counts.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import open_family
from cases.api.entries import family_to_write
from cases.api.pages import FamilyPages, people
from cases.models import Family, Section
from cases.statements_shown import statements_read
from contacts.actions.wishes import record_wish
from contacts.api.families import CHILD, PART, FamilyContactView, of_child
from contacts.models import ContactWish, WishStatement
from contacts.pairs import wishes_of
from contacts.serializers.wishes import NewWishSerializer, WishSerializer
from organizations.api import MemberView, checked
from organizations.models import Membership, Organization
from organizations.roles import Action


class WishListView(FamilyContactView):
    """What child and parents wish about contact; and recording a wish."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_WISH}
    pagination_class = FamilyPages

    @extend_schema(
        operation_id="listContactWishes",
        tags=["contact"],
        responses=WishSerializer(many=True),
        parameters=[CHILD],
    )
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """The wishes of a family that the member may read, latest first."""
        family = open_family(family_id, by=self.member, part=PART)
        return self.paged(request, family, of_child(with_statements(family, self.member), request), WishSerializer)

    @extend_schema(
        operation_id="recordContactWish",
        tags=["contact"],
        request=NewWishSerializer,
        responses={201: WishSerializer, 200: WishSerializer},
    )
    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Record a wish, or why it was not asked: 201, 200 when it was saved before, 409 when it differed then."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        sent = checked(NewWishSerializer(data=request.data))
        key = sent.pop("id")
        known = ContactWish.objects.filter(pk=key).exists()
        whose: dict[str, Any] = {name: people(family, [sent.pop(f"{name}_id")], f"{name}_id")[0] for name in PEOPLE}
        readers = list(Organization.objects.filter(pk__in=sent.pop("shared_with_ids", [])))
        record_wish(family=family, by=self.member, key=key, shared_with=readers, **(whose | sent))
        made = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(WishSerializer(wish_of(family, key, by=self.member)).data, status=made)


PEOPLE = ("child", "person", "wisher")


class WishView(MemberView):
    """One wish."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}

    @extend_schema(operation_id="getContactWish", tags=["contact"], responses=WishSerializer)
    def get(self, request: Request, family_id: uuid.UUID, wish_id: uuid.UUID) -> Response:
        """What somebody wished, or why it was not asked."""
        family = open_family(family_id, by=self.member, part=PART)
        return Response(WishSerializer(wish_of(family, wish_id, by=self.member)).data)


def with_statements(family: Family, by: Membership) -> QuerySet[Any]:
    return wishes_of(family, by=by).prefetch_related(statements_read(WishStatement, by=by))


def wish_of(family: Family, key: uuid.UUID, *, by: Membership) -> ContactWish:
    """Raises Http404 when it is not there or may not be read."""
    wish: ContactWish | None = with_statements(family, by).filter(pk=key).first()
    if wish is None:
        raise Http404(_("Deze wens vinden we niet."))
    return wish
