"""Arrangements for programs, and to whom a limitation was announced."""

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
from contacts.actions import end_arrangement, record_arrangement
from contacts.actions.limitations import Told, announce_limitation
from contacts.announced import addressees, may_object_now
from contacts.api.families import CHILD, PART, FamilyContactView, of_child
from contacts.models import ArrangementStatement, ContactArrangement, Source
from contacts.pairs import people_of
from contacts.serializers.arrangements import (
    AddresseeSerializer,
    ArrangementEndSerializer,
    ArrangementSerializer,
    NewAnnouncementSerializer,
    NewArrangementSerializer,
)
from organizations.api import MemberView, checked
from organizations.models import Membership
from organizations.roles import Action


class ArrangementListView(FamilyContactView):
    """What is agreed about contact in one family, version by version; and recording a version."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_ARRANGEMENT}
    pagination_class = FamilyPages

    @extend_schema(
        operation_id="listContactArrangements",
        tags=["contact"],
        responses=ArrangementSerializer(many=True),
        parameters=[CHILD],
    )
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """The versions of all arrangements of a family that the member may see."""
        family = open_family(family_id, by=self.member, part=PART)
        rows = arrangements_of(family, by=self.member).order_by("child_id", "person_id", "form_class", "starts_on")
        return self.paged(request, family, of_child(rows, request), ArrangementSerializer)

    @extend_schema(
        operation_id="recordContactArrangement",
        tags=["contact"],
        request=NewArrangementSerializer,
        responses={201: ArrangementSerializer, 200: ArrangementSerializer},
    )
    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Record a version: 201, 200 when it was saved before, 409 when it differed then."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        sent = checked(NewArrangementSerializer(data=request.data))
        key = sent.pop("id")
        known = ContactArrangement.objects.filter(pk=key).exists()
        [child] = people(family, [sent.pop("child_id")], "child_id")
        [person] = people(family, [sent.pop("person_id")], "person_id")
        lines = sent.pop("schedule_lines", [])
        record_arrangement(family=family, by=self.member, key=key, child=child, person=person, lines=lines, **sent)
        made = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(shown(arrangement_of(family, key, by=self.member), self.member), status=made)


class ArrangementView(MemberView):
    """One version of an arrangement."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "PATCH": Action.RECORD_ARRANGEMENT}

    @extend_schema(operation_id="getContactArrangement", tags=["contact"], responses=ArrangementSerializer)
    def get(self, request: Request, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> Response:
        """One version of what was agreed."""
        family = open_family(family_id, by=self.member, part=PART)
        return Response(shown(arrangement_of(family, arrangement_id, by=self.member), self.member))

    @extend_schema(
        operation_id="endContactArrangement",
        tags=["contact"],
        request=ArrangementEndSerializer,
        responses=ArrangementSerializer,
    )
    def patch(self, request: Request, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> Response:
        """Let a version end, with the reason."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        version = arrangement_of(family, arrangement_id, by=self.member)
        end_arrangement(arrangement=version, by=self.member, **checked(ArrangementEndSerializer(data=request.data)))
        return Response(shown(arrangement_of(family, arrangement_id, by=self.member), self.member))


class AnnouncementListView(MemberView):
    """To whom a limitation was announced, and who still has to hear of it."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}

    @extend_schema(operation_id="listAnnouncements", tags=["contact"], responses=AddresseeSerializer(many=True))
    def get(self, request: Request, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> Response:
        """Who heard of a limitation, by day; then who can ask the judge to set it aside and did not hear of it yet."""
        family = open_family(family_id, by=self.member, part=PART)
        limitation = limitation_of(family, arrangement_id, by=self.member)
        can_object = may_object_now(family, limitation.child_id, people_of(family, by=self.member), by=self.member)
        found = addressees(list(limitation.announcements.all()), can_object, {})
        return Response(AddresseeSerializer(found, many=True).data)


class AnnouncementView(MemberView):
    """The announcement of a limitation to one person."""

    actions_by_method: ClassVar = {"PUT": Action.RECORD_ARRANGEMENT}

    @extend_schema(
        operation_id="announceLimitation",
        tags=["contact"],
        request=NewAnnouncementSerializer,
        responses={200: AddresseeSerializer, 201: AddresseeSerializer},
    )
    def put(self, request: Request, family_id: uuid.UUID, arrangement_id: uuid.UUID, person_id: uuid.UUID) -> Response:
        """Record when and how this person was told: 201. Said again it corrects day or way: 200; both versions stay."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        limitation = limitation_of(family, arrangement_id, by=self.member, is_own=True)
        sent = checked(NewAnnouncementSerializer(data=request.data))
        [person] = people(family, [person_id], "person_id")
        known = limitation.announcements.filter(person=person_id).exists()
        announce_limitation(arrangement=limitation, by=self.member, told=[Told(person, **sent)])
        [found] = addressees(limitation.announcements.filter(person=person_id), {}, {})
        made = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(AddresseeSerializer(found).data, status=made)


def arrangements_of(family: Family, *, by: Membership) -> QuerySet[ContactArrangement]:
    rows = ContactArrangement.objects.visible_to(by).filter(family=family)
    said = statements_read(ArrangementStatement, by=by)
    return rows.select_related("organization").prefetch_related("schedule_lines__arrangement", "announcements", said)


def arrangement_of(family: Family, key: uuid.UUID, *, by: Membership, **only: Any) -> ContactArrangement:
    """Raises Http404 when it is not there or may not be seen; `only`: what else must hold of it."""
    rows = arrangements_of(family, by=by).filter(**only).select_related("organization", "child", "family")
    version = rows.defer("child__bsn", "child__bsn_index").filter(pk=key).first()
    if version is None:
        raise Http404(_("Deze regeling vinden we niet."))
    return version


def limitation_of(family: Family, key: uuid.UUID, *, by: Membership, is_own: bool = False) -> ContactArrangement:
    """Raises Http404 when no limitation is there; with `is_own`, also when it is another organisation's."""
    ours = {"organization": by.organization_id} if is_own else {}
    return arrangement_of(family, key, by=by, source=Source.GI_LIMITATION, **ours)


def shown(version: ContactArrangement, reader: Membership) -> Any:
    return ArrangementSerializer(version, context={"reader": reader.organization_id}).data
