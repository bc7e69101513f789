"""The report on contact for programs: the figures of the member's own organisation, without names."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.actions.reports import view_report
from contacts.measures import SCOPES, Question
from contacts.measures.columns import GROUP_COLUMNS
from contacts.measures.question import ALL_CLASSES
from contacts.models import FormClass
from organizations.api import MemberView
from organizations.models import Organization, Team
from organizations.roles import Action

PARTS = ("groups", "months", "reasons", "first_contacts")
TEXTS = ("organization", "team")
FRACTIONS = ("agreed_in_person", "agreed_remote", "agreed_per_week", "median_days_to_first_contact")
OFTEN_EMPTY = ("realised_pct", "median_days_to_first_contact")


class PeriodQuestionSerializer(serializers.Serializer[Any]):
    """What is asked: a period (both days included), as known on which day, of which team."""

    first = serializers.DateField()
    until = serializers.DateField()
    as_of = serializers.DateField(required=False)
    team = serializers.CharField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["first"] > attrs["until"]:
            raise serializers.ValidationError({"until": _("De laatste dag ligt voor de eerste.")})
        return attrs


class ReportQuestionSerializer(PeriodQuestionSerializer):
    """The same, of which children and which class of contact."""

    scope = serializers.ChoiceField(choices=[(scope, scope) for scope in SCOPES], default="placed")
    form_class = serializers.ChoiceField(choices=FormClass.choices, required=False)


NAMES = {
    "from": "first",
    "until": "until",
    "asOf": "as_of",
    "team": "team",
    "scope": "scope",
    "formClass": "form_class",
}
"""The names in the address, and in Python."""

PERIOD = (
    OpenApiParameter("from", datetime.date, required=True, description="First day, included."),
    OpenApiParameter("until", datetime.date, required=True, description="Last day, included."),
    OpenApiParameter("asOf", datetime.date, description="As known on this day; else today."),
    OpenApiParameter("team", str, description="Code of a team of my organisation."),
)


def asked_of(request: Request, serializer: type[PeriodQuestionSerializer]) -> dict[str, Any]:
    """What the address asks. Raises ValidationError by the names of the address."""
    sent = {own: request.query_params[name] for name, own in NAMES.items() if name in request.query_params}
    asked = serializer(data=sent)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def team_of(organization: Organization, asked: dict[str, Any]) -> Team | None:
    """Raises ValidationError for a team that is not of the organisation."""
    if "team" not in asked:
        return None
    team = Team.objects.filter(organization=organization, code=asked["team"]).first()
    if team is None:
        raise serializers.ValidationError({"team": _("Dit team is er niet in uw organisatie.")})
    return team


class GroupSerializer(serializers.Serializer[Any]):
    """A team, or with `is_total` the whole organisation. Definitions of the figures: docs/contact-measures.md."""

    is_total = serializers.BooleanField()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {name: figure(name) for name in (*GROUP_COLUMNS, "agreed_per_week", "reductions")}


def figure(name: str) -> Any:
    if name in TEXTS:
        return serializers.CharField()
    empty = name in OFTEN_EMPTY
    if name in FRACTIONS:
        return serializers.DecimalField(max_digits=12, decimal_places=1, coerce_to_string=False, allow_null=empty)
    return serializers.IntegerField(allow_null=empty)


class MonthSerializer(serializers.Serializer[Any]):
    """Agreed and held in a calendar month, visits and calls together; `month` is its first day."""

    month = serializers.DateField()
    pairs = serializers.IntegerField()
    agreed = serializers.DecimalField(max_digits=12, decimal_places=1, coerce_to_string=False)
    matched = serializers.IntegerField()
    held = serializers.IntegerField()
    realised_pct = serializers.IntegerField(allow_null=True)


class MissedSerializer(serializers.Serializer[Any]):
    """How often contact was missed by a side for a reason; an empty reason was not filled in or not shared."""

    side = serializers.CharField()
    reason = serializers.CharField()
    number = serializers.IntegerField()


class FirstContactSerializer(serializers.Serializer[Any]):
    """How many pairs had their first contact so many days after the placement; empty: not yet."""

    days = serializers.IntegerField(allow_null=True)
    pairs = serializers.IntegerField()


class ContactReportSerializer(serializers.Serializer[Any]):
    """The report, with what was asked. A percentage of fewer than five pairs is empty."""

    organization = serializers.CharField()
    until = serializers.DateField()
    as_of = serializers.DateField()
    scope = serializers.CharField()
    regular_pct = serializers.IntegerField(help_text="From this percentage on contact counts as regular.")
    groups = GroupSerializer(many=True)
    months = MonthSerializer(many=True)
    missed = MissedSerializer(many=True)
    first_contacts = FirstContactSerializer(many=True)

    def get_fields(self) -> dict[str, Any]:
        """`from` is no name in Python."""
        return {"from": serializers.DateField(source="first")} | super().get_fields()


class ContactReportView(MemberView):
    """Agreed beside held contact of my organisation."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_REPORT}

    @extend_schema(
        operation_id="getContactReport",
        tags=["report"],
        responses=ContactReportSerializer,
        parameters=[
            *PERIOD,
            OpenApiParameter("scope", str, enum=list(SCOPES), description="Children placed, or at home."),
            OpenApiParameter("formClass", str, enum=list(FormClass.values), description="Only this class of contact."),
        ],
    )
    def get(self, request: Request) -> Response:
        """The figures of the organisation and its teams."""
        question = self.question(asked_of(request, ReportQuestionSerializer))
        answer = view_report(question, *PARTS, by=self.member)
        content = {
            "organization": question.organization.code,
            "first": question.first,
            "until": question.until,
            "as_of": question.as_of,
            "scope": question.scope,
            "regular_pct": settings.REGULAR_CONTACT_PCT,
            "groups": answer.groups,
            "months": answer.months,
            "missed": answer.reasons,
            "first_contacts": answer.first_contacts,
        }
        return Response(ContactReportSerializer(content).data)

    def question(self, asked: dict[str, Any]) -> Question:
        """Raises ValidationError for a team that is not of my organisation."""
        organization = self.member.organization
        return Question(
            organization=organization,
            first=asked["first"],
            until=asked["until"],
            as_of=asked.get("as_of", timezone.localdate()),
            team=team_of(organization, asked),
            classes=(asked["form_class"],) if "form_class" in asked else ALL_CLASSES,
            scope=asked["scope"],
        )
