"""Contact moments for programs: the same queries, doors, deeds and log as the pages."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import open_family
from cases.api.entries import family_to_write
from cases.api.pages import FamilyPages, people
from cases.models import Family, Section
from cases.statements_shown import statements_read
from contacts.actions import Move, correct_contact, fill_in_contact, log_contact
from contacts.api.families import CHILD, PART, FamilyContactView
from contacts.models import ContactMoment, MomentStatement, Outcome
from contacts.querysets import MomentQuerySet
from contacts.serializers.moments import MomentChangeSerializer, MomentSerializer, NewMomentSerializer
from contacts.serializers.shapes import MomentFilterSerializer
from organizations.api import checked
from organizations.models import Membership, Organization
from organizations.roles import Action

FROM = OpenApiParameter("from", datetime.date, description="Only contact on or after this day.")
UNTIL = OpenApiParameter("until", datetime.date, description="Only contact on or before this day.")


class MomentListView(FamilyContactView):
    """Contact moments of one family, latest first; and logging one."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.LOG_CONTACT}
    pagination_class = FamilyPages

    @extend_schema(
        operation_id="listContactMoments",
        tags=["contact"],
        responses=MomentSerializer(many=True),
        parameters=[CHILD, FROM, UNTIL],
    )
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """The contact moments of a family that the member may see."""
        family = open_family(family_id, by=self.member, part=PART)
        rows = moments_of(family, by=self.member).order_by("-held_on", "-id")
        return self.paged(request, family, chosen(rows, request), MomentSerializer)

    @extend_schema(
        operation_id="logContact",
        tags=["contact"],
        request=NewMomentSerializer,
        responses={201: MomentSerializer(many=True), 200: MomentSerializer(many=True)},
    )
    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Log a visit: 201 with a contact for each child, 200 when it was saved before, 409 when it differed then."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        sent = checked(NewMomentSerializer(data=request.data))
        key = sent.pop("id")
        known = ContactMoment.objects.filter(Q(pk=key) | Q(visit=key)).exists()
        rows = log_contact(
            family=family,
            by=self.member,
            key=key,
            children=people(family, sent.pop("child_ids"), "child_ids"),
            child_words={each["child_id"]: each["words"] for each in sent.pop("child_words", [])},
            **content(family, sent),
        )
        found = moments_of(family, by=self.member).filter(pk__in=[row.pk for row in rows]).order_by("id")
        made = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(MomentSerializer(found, many=True).data, status=made)


class MomentView(FamilyContactView):
    """One contact moment."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "PUT": Action.LOG_CONTACT}

    @extend_schema(operation_id="getContactMoment", tags=["contact"], responses=MomentSerializer)
    def get(self, request: Request, family_id: uuid.UUID, moment_id: uuid.UUID) -> Response:
        """One contact moment, as far as the member may see it."""
        family = open_family(family_id, by=self.member, part=PART)
        return Response(MomentSerializer(moment_of(family, moment_id, by=self.member)).data)

    @extend_schema(
        operation_id="correctContactMoment",
        tags=["contact"],
        request=MomentChangeSerializer,
        responses=MomentSerializer,
    )
    def put(self, request: Request, family_id: uuid.UUID, moment_id: uuid.UUID) -> Response:
        """Say what became of a planned contact, or correct another one: a new version, with its reason."""
        family = family_to_write(family_id, Section.CONTACT, by=self.member)
        moment = moment_of(family, moment_id, by=self.member, is_own=True)
        sent = checked(MomentChangeSerializer(data=request.data))
        words, why = sent.pop("child_words", ""), sent.pop("correction_reason", "")
        if moment.outcome == Outcome.PLANNED and sent["outcome"] != Outcome.PLANNED:
            said = {moment.child_id: words}
            fill_in_contact(moments=[moment], by=self.member, child_words=said, **content(family, sent))
        else:
            changes = content(family, sent)
            correct_contact(moment=moment, by=self.member, child_words=words, correction_reason=why, **changes)
        return Response(MomentSerializer(moment_of(family, moment_id, by=self.member)).data)


def moments_of(family: Family, *, by: Membership) -> MomentQuerySet:
    rows = ContactMoment.objects.visible_to(by).filter(family=family)
    said = statements_read(MomentStatement, by=by)
    return rows.select_related("organization").prefetch_related("contact_persons", said)


def moment_of(family: Family, key: uuid.UUID, *, by: Membership, is_own: bool = False) -> ContactMoment:
    """Raises Http404 when it is not there or may not be seen; with `is_own`, also when it is another organisation's."""
    seen = moments_of(family, by=by)
    rows = (seen.owned_by(by) if is_own else seen).select_related("organization", "child", "family")
    moment = rows.defer("child__bsn", "child__bsn_index").filter(pk=key).first()
    if moment is None:
        raise Http404(_("Dit contact vinden we niet."))
    return moment


def chosen(rows: QuerySet[ContactMoment], request: Request) -> QuerySet[ContactMoment]:
    """By child and by day, as the address asks; the day a contact was held, else planned."""
    asked = checked(MomentFilterSerializer(data=request.query_params))
    if "from_day" in asked:
        rows = rows.filter(held_on__gte=asked["from_day"])
    if "until" in asked:
        rows = rows.filter(held_on__lte=asked["until"])
    return rows.filter(child=asked["child"]) if "child" in asked else rows


def content(family: Family, sent: dict[str, Any]) -> dict[str, Any]:
    """What was sent as the deeds want it: people and organisations in place of their keys."""
    people_keys, reader_keys = sent.pop("person_ids"), sent.pop("shared_with_ids", [])
    move = sent.pop("moved_to", None)
    return {
        **sent,
        "persons": people(family, people_keys, "person_ids"),
        "shared_with": list(Organization.objects.filter(pk__in=reader_keys)),
        "move": Move(move["start"], move.get("end")) if move else None,
    }
