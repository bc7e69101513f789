"""Measures, requests to the court, agreements and their explanation for programs."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import found
from cases.actions.court_requests import correct_request, decide_request, record_request
from cases.actions.entries import row_key
from cases.actions.framework import (
    correct_agreement,
    correct_explanation,
    end_agreement,
    record_agreements,
    record_explanation,
)
from cases.actions.measures import (
    carry_out_measure,
    correct_measure,
    lift_measure,
    record_hearing,
    record_measure,
    restore_measure,
)
from cases.api.entries import CorrectedEntryView, Entries, EntryListView, described, keys_of, said_about, taken
from cases.models import CourtRequest, Family, FrameworkAgreement, FrameworkExplanation, Measure, Section
from cases.serializers.course import (
    CourtRequestPutSerializer,
    CourtRequestSerializer,
    ExplanationPutSerializer,
    ExplanationSerializer,
    FrameworkAgreementEndSerializer,
    FrameworkAgreementPutSerializer,
    FrameworkAgreementSerializer,
    MeasureEventSerializer,
    MeasurePutSerializer,
    MeasureSerializer,
    NewCourtRequestSerializer,
    NewExplanationSerializer,
    NewFrameworkAgreementSerializer,
    NewMeasureSerializer,
    RulingSerializer,
)
from organizations.api import checked
from organizations.models import Membership
from organizations.roles import Action

RECORDED: dict[str, Action] = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_MEASURE}
CHANGED: dict[str, Action] = {
    "GET": Action.VIEW_FAMILY,
    "PUT": Action.RECORD_MEASURE,
    "PATCH": Action.RECORD_MEASURE,
}
TAG = "course"


class OfCourse(Entries):
    part = "measures"
    sections: Sequence[str] = (Section.COURSE.value,)


class Measures(OfCourse):
    """What a court decided about a child."""

    model, shown = Measure, MeasureSerializer

    def rows(self, family: Family) -> QuerySet[Measure]:
        rows = Measure.objects.visible_to(self.member).filter(family=family).with_child()
        return rows.prefetch_related(said_about(Measure, by=self.member))


@described("Measure", "Measures", tag=TAG, shown=MeasureSerializer, sent=NewMeasureSerializer)
class MeasureListView(Measures, EntryListView):
    actions_by_method: ClassVar = RECORDED
    sent = NewMeasureSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        extends = measure_of(family, sent.pop("extends_id", None), by=self.member)
        named = taken(family, sent, "child")
        record_measure(family=family, by=self.member, key=key, extends=extends, **named, **sent)


@described("Measure", "Measures", tag=TAG, shown=MeasureSerializer, sent=MeasurePutSerializer)
class MeasureView(Measures, CorrectedEntryView):
    actions_by_method: ClassVar = CHANGED
    sent = MeasurePutSerializer

    def correct(self, family: Family, entry: Measure, sent: dict[str, Any]) -> None:
        correct_measure(measure=entry, by=self.member, **sent)

    @extend_schema(operation_id="tellMeasure", tags=[TAG], request=MeasureEventSerializer, responses=MeasureSerializer)
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Say what happened with it: used, heard afterwards, ended earlier; null takes that back."""
        family, measure = self.own(family_id, entry_id)
        sent = checked(MeasureEventSerializer(data=request.data, partial=True))
        if "carried_out_on" in sent:
            carry_out_measure(measure=measure, by=self.member, carried_out_on=sent["carried_out_on"])
        if "heard_on" in sent:
            record_hearing(measure=measure, by=self.member, heard_on=sent["heard_on"])
        if sent.get("lifted_on"):
            reason = sent.get("lift_reason", "")
            lift_measure(measure=measure, by=self.member, lifted_on=sent["lifted_on"], lift_reason=reason)
        elif "lifted_on" in sent:
            restore_measure(measure=measure, by=self.member)
        return self.answer(family, entry_id)


class Requests(OfCourse):
    """What was asked of the court about a child."""

    model, shown = CourtRequest, CourtRequestSerializer

    def rows(self, family: Family) -> QuerySet[CourtRequest]:
        rows = CourtRequest.objects.visible_to(self.member).filter(family=family).select_related("organization")
        return rows.prefetch_related(said_about(CourtRequest, by=self.member))


@described("CourtRequest", "CourtRequests", tag=TAG, shown=CourtRequestSerializer, sent=NewCourtRequestSerializer)
class CourtRequestListView(Requests, EntryListView):
    actions_by_method: ClassVar = RECORDED
    sent = NewCourtRequestSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        record_request(family=family, by=self.member, key=key, **taken(family, sent, "child"), **sent)


@described("CourtRequest", "CourtRequests", tag=TAG, shown=CourtRequestSerializer, sent=CourtRequestPutSerializer)
class CourtRequestView(Requests, CorrectedEntryView):
    actions_by_method: ClassVar = CHANGED
    sent = CourtRequestPutSerializer

    def correct(self, family: Family, entry: CourtRequest, sent: dict[str, Any]) -> None:
        correct_request(request=entry, by=self.member, **sent)

    @extend_schema(
        operation_id="decideCourtRequest", tags=[TAG], request=RulingSerializer, responses=CourtRequestSerializer
    )
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Say what the court decided, and what came of it."""
        family, asked = self.own(family_id, entry_id)
        sent = checked(RulingSerializer(data=request.data))
        measure = measure_of(family, sent.pop("measure_id", None), by=self.member)
        decide_request(request=asked, by=self.member, measure=measure, **sent)
        return self.answer(family, entry_id)


class Agreements(OfCourse):
    """Help by agreement."""

    model, shown = FrameworkAgreement, FrameworkAgreementSerializer

    def rows(self, family: Family) -> QuerySet[FrameworkAgreement]:
        rows = FrameworkAgreement.objects.visible_to(self.member).filter(family=family).select_related("organization")
        return rows.prefetch_related(*keys_of("with_whom"), said_about(FrameworkAgreement, by=self.member))


@described(
    "FrameworkAgreement",
    "FrameworkAgreements",
    tag=TAG,
    shown=FrameworkAgreementSerializer,
    sent=NewFrameworkAgreementSerializer,
)
class FrameworkAgreementListView(Agreements, EntryListView):
    actions_by_method: ClassVar = RECORDED
    sent = NewFrameworkAgreementSerializer

    def stored_key(self, key: uuid.UUID, sent: dict[str, Any]) -> uuid.UUID:
        """The deed makes a row for each child it is about."""
        return row_key(key, sent["child_id"])

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        named = taken(family, sent, "child", "with_whom")
        record_agreements(family=family, by=self.member, key=key, children=[named.pop("child")], **named, **sent)


@described(
    "FrameworkAgreement",
    "FrameworkAgreements",
    tag=TAG,
    shown=FrameworkAgreementSerializer,
    sent=FrameworkAgreementPutSerializer,
)
class FrameworkAgreementView(Agreements, CorrectedEntryView):
    actions_by_method: ClassVar = CHANGED
    sent = FrameworkAgreementPutSerializer

    def correct(self, family: Family, entry: FrameworkAgreement, sent: dict[str, Any]) -> None:
        correct_agreement(agreement=entry, by=self.member, **taken(family, sent, "with_whom"), **sent)

    @extend_schema(
        operation_id="endFrameworkAgreement",
        tags=[TAG],
        request=FrameworkAgreementEndSerializer,
        responses=FrameworkAgreementSerializer,
    )
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Let it end on a day, included."""
        family, agreement = self.own(family_id, entry_id)
        ends = checked(FrameworkAgreementEndSerializer(data=request.data))
        end_agreement(agreement=agreement, by=self.member, **ends)
        return self.answer(family, entry_id)


class Explanations(OfCourse):
    """What was told to whom about the framework."""

    model, shown = FrameworkExplanation, ExplanationSerializer

    def rows(self, family: Family) -> QuerySet[FrameworkExplanation]:
        rows = FrameworkExplanation.objects.visible_to(self.member).filter(family=family)
        return rows.select_related("organization").prefetch_related(*keys_of("children"))


@described("Explanation", "Explanations", tag=TAG, shown=ExplanationSerializer, sent=NewExplanationSerializer)
class ExplanationListView(Explanations, EntryListView):
    actions_by_method: ClassVar = RECORDED
    sent = NewExplanationSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        record_explanation(family=family, by=self.member, key=key, **taken(family, sent, "person", "children"), **sent)


@described("Explanation", "Explanations", tag=TAG, shown=ExplanationSerializer, sent=ExplanationPutSerializer)
class ExplanationView(Explanations, CorrectedEntryView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "PUT": Action.RECORD_MEASURE}
    sent = ExplanationPutSerializer

    def correct(self, family: Family, entry: FrameworkExplanation, sent: dict[str, Any]) -> None:
        named = taken(family, sent, "person", "children")
        correct_explanation(explanation=entry, by=self.member, **named, **sent)


def measure_of(family: Family, key: uuid.UUID | None, *, by: Membership) -> Measure | None:
    """The measure that was named. Raises Http404 when the member does not read it."""
    rows = Measure.objects.visible_to(by).filter(family=family)
    return found(rows, key, by=by, family=family) if key else None
