"""What each thinks is needed, the talks about differences, and the steps, for programs."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import open_family
from cases.actions.difference_talks import record_talk, withdraw_talk
from cases.actions.entries import row_key
from cases.actions.need_views import correct_view, record_views
from cases.actions.steps import take_step
from cases.api.entries import (
    CorrectedEntryView,
    Entries,
    EntryListView,
    EntryView,
    described,
    family_to_write,
    keys_of,
    organizations,
    said_about,
    taken,
)
from cases.api.pages import FamilyEntriesView, FamilyPages
from cases.models import DifferenceTalk, Family, NeedView, Section, StepState
from cases.serializers.plan import (
    DifferenceTalkSerializer,
    NeedViewCorrectionSerializer,
    NeedViewSerializer,
    NewDifferenceTalkSerializer,
    NewNeedViewsSerializer,
    StepSerializer,
    TakenStepSerializer,
)
from cases.steps import states_of
from organizations.api import MemberView, checked
from organizations.models import Organization
from organizations.roles import Action

PART = "plan"


class Views(Entries):
    """Views of what is needed."""

    part, model, shown = PART, NeedView, NeedViewSerializer
    sections: Sequence[str] = (Section.PLAN.value,)

    def rows(self, family: Family) -> QuerySet[NeedView]:
        rows = NeedView.objects.visible_to(self.member).filter(family=family).select_related("organization")
        return rows.prefetch_related(said_about(NeedView, by=self.member))


@described("NeedViews", "NeedViews", tag="plan", shown=NeedViewSerializer)
class NeedViewListView(Views, EntryListView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_VIEW}

    @extend_schema(
        operation_id="recordNeedViews",
        tags=["plan"],
        request=NewNeedViewsSerializer,
        responses={201: NeedViewSerializer(many=True), 200: NeedViewSerializer(many=True)},
    )
    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Record what one voice says of one or more life domains: a view for each."""
        family = family_to_write(family_id, self.sections[0], by=self.member)
        sent = checked(NewNeedViewsSerializer(data=request.data))
        key, readers = sent.pop("id"), organizations(sent.pop("shared_with_ids", ()))
        first = row_key(key, uuid.uuid5(uuid.NAMESPACE_OID, sent["answers"][0]["domain"].code))
        known = NeedView.objects.filter(pk=first).exists()
        around = taken(family, sent, "person", "child")
        made = record_views(family=family, by=self.member, key=key, shared_with=readers, **around, **sent)
        found = self.rows(family).filter(pk__in=[view.pk for view in made]).order_by("domain__position")
        code = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(NeedViewSerializer(found, many=True).data, status=code)


@described("NeedView", "NeedViews", tag="plan", shown=NeedViewSerializer, sent=NeedViewCorrectionSerializer)
class NeedViewView(Views, CorrectedEntryView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "PUT": Action.RECORD_VIEW}
    sent = NeedViewCorrectionSerializer

    def correct(self, family: Family, entry: NeedView, sent: dict[str, Any]) -> None:
        readers = organizations(sent.pop("shared_with_ids", ()))
        correct_view(view=entry, by=self.member, shared_with=readers, **taken(family, sent, "person", "child"), **sent)


class Talks(Entries):
    """Talks about views that differ."""

    part, model, shown = PART, DifferenceTalk, DifferenceTalkSerializer
    sections: Sequence[str] = (Section.PLAN.value,)

    def rows(self, family: Family) -> QuerySet[DifferenceTalk]:
        rows = DifferenceTalk.objects.visible_to(self.member).filter(family=family).select_related("organization")
        return rows.prefetch_related(*keys_of("with_people"))


@described(
    "DifferenceTalk",
    "DifferenceTalks",
    tag="plan",
    shown=DifferenceTalkSerializer,
    sent=NewDifferenceTalkSerializer,
)
class DifferenceTalkListView(Talks, EntryListView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "POST": Action.RECORD_VIEW}
    sent = NewDifferenceTalkSerializer

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        readers = organizations(sent.pop("shared_with_ids", ()))
        named = taken(family, sent, "child", "with_people")
        record_talk(family=family, by=self.member, key=key, shared_with=readers, **named, **sent)


@described("DifferenceTalk", "DifferenceTalks", tag="plan", shown=DifferenceTalkSerializer)
class DifferenceTalkView(Talks, EntryView):
    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY, "DELETE": Action.RECORD_VIEW}

    @extend_schema(operation_id="withdrawDifferenceTalk", tags=["plan"], responses={204: None})
    def delete(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Take it back: it closes no difference any more. The row stays, with the moment it was taken back."""
        _family, talk = self.own(family_id, entry_id)
        withdraw_talk(talk, by=self.member)
        return Response(status=status.HTTP_204_NO_CONTENT)


class StepListView(FamilyEntriesView):
    """How far each organisation says the shared steps are."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}
    pagination_class = FamilyPages
    sections = (Section.PLAN.value,)

    @extend_schema(operation_id="listSteps", tags=["plan"], responses=StepSerializer(many=True))
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """What was said of the steps, the last first. A step nobody spoke of is not in it."""
        family = open_family(family_id, by=self.member, part="steps")
        return self.paged(request, family, states_of(family, by=self.member), StepSerializer)


class StepView(MemberView):
    """One step, as the own organisation says it is."""

    actions_by_method: ClassVar = {"PUT": Action.TAKE_STEP}

    @extend_schema(operation_id="takeStep", tags=["plan"], request=TakenStepSerializer, responses=StepSerializer)
    def put(self, request: Request, family_id: uuid.UUID, code: str) -> Response:
        """Say how far it is, in place of what was said before; the earlier version is kept."""
        family = family_to_write(family_id, Section.PLAN, by=self.member)
        sent = checked(TakenStepSerializer(data=request.data))
        named = taken(family, sent, "child")
        responsible = Organization.objects.filter(pk=sent.pop("responsible_organization_id", None)).first()
        row = take_step(family=family, by=self.member, code=code, responsible_organization=responsible, **named, **sent)
        shown: StepState = StepState.objects.select_related("organization", "responsible_organization").get(pk=row.pk)
        return Response(StepSerializer(shown).data)
