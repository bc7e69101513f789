"""Safety agreements and concerns for programs. Concerns never go to who does not read their section."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.concerns import correct_concern, record_concern, settle_concern
from cases.actions.safety_agreements import (
    correct_safety_agreement,
    end_safety_agreement,
    record_safety_agreement,
)
from cases.api.entries import (
    CorrectedEntryView,
    Entries,
    EntryListView,
    described,
    keys_of,
    organizations,
    said_about,
    taken,
)
from cases.models import Concern, Family, SafetyAgreement, Section
from cases.serializers.safety import (
    ConcernEndSerializer,
    ConcernPutSerializer,
    ConcernSerializer,
    NewConcernSerializer,
    NewSafetyAgreementSerializer,
    SafetyAgreementEndSerializer,
    SafetyAgreementPutSerializer,
    SafetyAgreementSerializer,
)
from organizations.api import checked
from organizations.roles import Action


class Agreements(Entries):
    """What keeps a child safe."""

    part = "safety_agreements"
    sections: Sequence[str] = (Section.SAFETY_AGREEMENTS.value,)
    model, shown = SafetyAgreement, SafetyAgreementSerializer

    def rows(self, family: Family) -> QuerySet[SafetyAgreement]:
        rows = SafetyAgreement.objects.visible_to(self.member).filter(family=family).select_related("organization")
        named = keys_of("children", "acting_people")
        return rows.prefetch_related(*named, "acting_organizations", said_about(SafetyAgreement, by=self.member))


@described(
    "SafetyAgreement",
    "SafetyAgreements",
    tag="safety",
    shown=SafetyAgreementSerializer,
    sent=NewSafetyAgreementSerializer,
)
class SafetyAgreementListView(Agreements, EntryListView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_SAFETY}
    sent = NewSafetyAgreementSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        record_safety_agreement(family=family, by=self.member, key=key, parties=parties(family, sent), **sent)


@described(
    "SafetyAgreement",
    "SafetyAgreements",
    tag="safety",
    shown=SafetyAgreementSerializer,
    sent=SafetyAgreementPutSerializer,
)
class SafetyAgreementView(Agreements, CorrectedEntryView):
    actions_by_method: ClassVar = {
        "GET": Action.VIEW_FAMILY,
        "PUT": Action.RECORD_SAFETY,
        "PATCH": Action.RECORD_SAFETY,
    }
    sent = SafetyAgreementPutSerializer

    def correct(self, family: Family, entry: SafetyAgreement, sent: dict[str, Any]) -> None:
        correct_safety_agreement(entry=entry, by=self.member, parties=parties(family, sent), **sent)

    @extend_schema(
        operation_id="endSafetyAgreement",
        tags=["safety"],
        request=SafetyAgreementEndSerializer,
        responses=SafetyAgreementSerializer,
    )
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Let it hold until a day, included, with the reason."""
        family, entry = self.own(family_id, entry_id)
        end_safety_agreement(entry=entry, by=self.member, **checked(SafetyAgreementEndSerializer(data=request.data)))
        return self.answer(family, entry_id)


def parties(family: Family, sent: dict[str, Any]) -> Any:
    acting = organizations(sent.pop("acting_organization_ids", ()))
    return {**taken(family, sent, "children", "acting_people"), "acting_organizations": acting}


class Concerns(Entries):
    """Worries about a child's safety."""

    part, model, shown = "concerns", Concern, ConcernSerializer
    sections: Sequence[str] = (Section.CONCERNS.value,)

    def rows(self, family: Family) -> QuerySet[Concern]:
        rows = Concern.objects.visible_to(self.member).filter(family=family).select_related("organization")
        return rows.prefetch_related(*keys_of("children"), said_about(Concern, by=self.member))


@described("Concern", "Concerns", tag="safety", shown=ConcernSerializer, sent=NewConcernSerializer)
class ConcernListView(Concerns, EntryListView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_SAFETY}
    sent = NewConcernSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        record_concern(family=family, by=self.member, key=key, **taken(family, sent, "children"), **sent)


@described("Concern", "Concerns", tag="safety", shown=ConcernSerializer, sent=ConcernPutSerializer)
class ConcernView(Concerns, CorrectedEntryView):
    actions_by_method: ClassVar = {
        "GET": Action.VIEW_FAMILY,
        "PUT": Action.RECORD_SAFETY,
        "PATCH": Action.RECORD_SAFETY,
    }
    sent = ConcernPutSerializer

    def correct(self, family: Family, entry: Concern, sent: dict[str, Any]) -> None:
        correct_concern(concern=entry, by=self.member, **taken(family, sent, "children"), **sent)

    @extend_schema(
        operation_id="settleConcern", tags=["safety"], request=ConcernEndSerializer, responses=ConcernSerializer
    )
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Say on which day it ended, and what came of it."""
        family, concern = self.own(family_id, entry_id)
        settle_concern(concern=concern, by=self.member, **checked(ConcernEndSerializer(data=request.data)))
        return self.answer(family, entry_id)
