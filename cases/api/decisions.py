"""Decisions, with who was heard about them, for programs."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import found
from cases.actions.decisions import correct_decision, hear_later, record_decision
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
from cases.hearings import Before, Hearing
from cases.models import Decision, Family, Participation, Placement, Section
from cases.serializers.decisions import (
    DecisionPutSerializer,
    DecisionSerializer,
    HearingSerializer,
    NewDecisionSerializer,
)
from organizations.api import checked
from organizations.models import Organization
from organizations.roles import Action

TAG = "course"


class Decisions(Entries):
    """What was decided about children."""

    part = "decisions"
    sections: Sequence[str] = (Section.COURSE.value,)
    model, shown = Decision, DecisionSerializer

    def rows(self, family: Family) -> QuerySet[Decision]:
        rows = Decision.objects.visible_to(self.member).filter(family=family)
        joined = rows.select_related("organization", "decided_by_organization", "last_resort")
        heard = Prefetch("participations", Participation.objects.order_by("pk"))
        return joined.prefetch_related(*keys_of("children"), heard, said_about(Decision, by=self.member))

    def body(self, family: Family, sent: dict[str, Any]) -> dict[str, Any]:
        """What was sent, as the deeds want it."""
        named = taken(family, sent, "children")
        placements = Placement.objects.visible_to(self.member).filter(family=family)
        placed, before = sent.pop("placement_id", None), sent.pop("last_resort", None)
        return {
            **named,
            "hearings": [self.hearing(family, each) for each in sent.pop("hearings", ())],
            "before": Before(**before) if before else None,
            "shared_with": organizations(sent.pop("shared_with_ids", ())),
            "placement": found(placements, placed, by=self.member, family=family) if placed else None,
            "decided_by_organization": Organization.objects.filter(
                pk=sent.pop("decided_by_organization_id", None)
            ).first(),
            **sent,
        }

    def hearing(self, family: Family, sent: dict[str, Any]) -> Hearing:
        return Hearing(**taken(family, sent, "person"), **sent)


@described("Decision", "Decisions", tag=TAG, shown=DecisionSerializer, sent=NewDecisionSerializer)
class DecisionListView(Decisions, EntryListView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_DECISION}
    sent = NewDecisionSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        record_decision(family=family, by=self.member, key=key, **self.body(family, sent))


@described("Decision", "Decisions", tag=TAG, shown=DecisionSerializer, sent=DecisionPutSerializer)
class DecisionView(Decisions, CorrectedEntryView):
    actions_by_method: ClassVar = {
        "GET": Action.VIEW_FAMILY,
        "PUT": Action.RECORD_DECISION,
        "PATCH": Action.RECORD_DECISION,
    }
    sent = DecisionPutSerializer

    def correct(self, family: Family, entry: Decision, sent: dict[str, Any]) -> None:
        correct_decision(decision=entry, by=self.member, **self.body(family, sent))

    @extend_schema(operation_id="hearLater", tags=[TAG], request=HearingSerializer, responses=DecisionSerializer)
    def patch(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Somebody was asked after all, or told, or got it on paper: a new version of the decision."""
        family, decision = self.own(family_id, entry_id)
        sent = checked(HearingSerializer(data=request.data))
        hear_later(decision=decision, by=self.member, hearing=self.hearing(family, sent))
        return self.answer(family, entry_id)
