"""The reports about files for programs: being heard, measures, the last resort, differences. No names, no words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.figures import Question
from cases.figures.measures import MeasureFigures, RequestYear
from contacts.actions.reports import view_figures
from contacts.api.report import PERIOD, PeriodQuestionSerializer, asked_of, team_of
from contacts.figure_pages import Tab
from contacts.figure_pages.tabs import DIFFERENCES, LAST_RESORT, MEASURES, PARTICIPATION
from organizations.api import MemberView
from organizations.periods import plausible_date
from organizations.roles import Action


class FiguresQuestionSerializer(PeriodQuestionSerializer):
    """The same, of days that can be meant."""

    first = serializers.DateField(validators=[plausible_date])
    as_of = serializers.DateField(required=False, validators=[plausible_date])


class ShareSerializer(serializers.Serializer[Any]):
    """So many of so many; below five of them a percentage says nothing."""

    number = serializers.IntegerField(source="numerator")
    of = serializers.IntegerField(source="denominator")


class FiguresSerializer(serializers.Serializer[Any]):
    """Whose figures, over which days (both included), as known on which day."""

    organization = serializers.CharField()
    team = serializers.CharField(allow_null=True)
    until = serializers.DateField()
    as_of = serializers.DateField()

    def get_fields(self) -> dict[str, Any]:
        """`from` is no name in Python."""
        return {"from": serializers.DateField(source="first")} | super().get_fields()


class HeardSerializer(serializers.Serializer[Any]):
    """Everyone with a role, over all decisions; a person counts once for each decision."""

    role = serializers.CharField()
    recorded = ShareSerializer()
    informed = ShareSerializer()
    asked = ShareSerializer()
    asked_in_time = ShareSerializer(help_text="On or before the day of the decision.")
    with_opinion = ShareSerializer()
    with_opinion_in_time = ShareSerializer()
    present = ShareSerializer()
    written = ShareSerializer()
    remedies = ShareSerializer(help_text="Was told what to do when disagreeing.")
    agrees = ShareSerializer(help_text="Of those who were asked.")
    partly = ShareSerializer(help_text="Of those who were asked.")
    disagrees = ShareSerializer(help_text="Of those who were asked.")


class DecisionsHeardSerializer(serializers.Serializer[Any]):
    """Of all decisions: with the opinion of every child, of every parent with authority, with nobody's."""

    with_every_child = ShareSerializer()
    with_a_child = ShareSerializer()
    with_every_parent = ShareSerializer()
    with_nobody = ShareSerializer()


class ReasonSerializer(serializers.Serializer[Any]):
    """Of those with a role who were not asked: for this reason; an empty one: nothing was written down."""

    role = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    share = ShareSerializer()


class DecisionYearSerializer(DecisionsHeardSerializer):
    """The same of a calendar year, up to the last day that counts."""

    year = serializers.IntegerField()
    is_whole = serializers.BooleanField()


class ParticipationReportSerializer(FiguresSerializer):
    """Were children and parents heard about decisions, and why not?"""

    roles = HeardSerializer(many=True)
    decisions = DecisionsHeardSerializer()
    not_asked = ReasonSerializer(many=True)
    years = DecisionYearSerializer(many=True)


class BalanceSerializer(serializers.Serializer[Any]):
    """Measures of one kind, an empty kind: all of them. At the begin + came in - went out = at the end.

    A measure that is extended without a day between stays one running measure.
    """

    kind = serializers.CharField(allow_blank=True)
    at_begin = serializers.IntegerField(help_text="Ran before the first day and on it.")
    came_in = serializers.IntegerField(help_text="The first day that counts falls in the period.")
    taken_over = serializers.IntegerField(help_text="Of those: ran already when the organisation or team came.")
    went_out = serializers.IntegerField(help_text="The last day that counts falls in the period.")
    handed_over = serializers.IntegerField(help_text="Of those: runs on without the organisation or team.")
    at_end = serializers.IntegerField(help_text="Runs on after the last day.")
    children_at_end = serializers.IntegerField()


class BalanceYearSerializer(serializers.Serializer[Any]):
    """The measures of a calendar year, up to the last day that counts."""

    year = serializers.IntegerField()
    is_whole = serializers.BooleanField()
    measures = BalanceSerializer(many=True)


class RequestsSerializer(serializers.Serializer[Any]):
    """Requests to the court by the day of the request, with what came of them. A request is not a decision."""

    total = serializers.IntegerField()
    granted = serializers.IntegerField()
    partly = serializers.IntegerField()
    refused = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    pending = serializers.IntegerField()
    help_instead = serializers.IntegerField(help_text="With help in place of the measure.")
    discussed = serializers.IntegerField(help_text="Discussed with the child.")
    not_discussed = serializers.IntegerField()


class RequestGroupSerializer(RequestsSerializer):
    """The requests of one kind of measure, or of who asked."""

    code = serializers.CharField()


class RequestYearSerializer(RequestsSerializer):
    """The requests of a calendar year; the change is empty where it would say nothing."""

    year = serializers.IntegerField()
    is_whole = serializers.BooleanField()
    change_pct = serializers.DecimalField(
        max_digits=8, decimal_places=1, coerce_to_string=False, allow_null=True, help_text="On the year before."
    )


class MeasureReportSerializer(FiguresSerializer):
    """Measures that run, come in and go out, and requests to the court."""

    measures = BalanceSerializer(many=True)
    years = BalanceYearSerializer(many=True)
    requests = RequestsSerializer()
    requests_by_kind = RequestGroupSerializer(many=True)
    requests_by_asker = RequestGroupSerializer(many=True)
    request_years = RequestYearSerializer(many=True)


class ItemSerializer(serializers.Serializer[Any]):
    """Of the decisions to place out of home: how many answer this item of the last-resort list so."""

    item = serializers.CharField()
    yes = ShareSerializer()
    no = ShareSerializer()
    not_applicable = ShareSerializer()
    unanswered = ShareSerializer()


class PlacedSerializer(serializers.Serializer[Any]):
    """Placements out of home of one kind, and how many of them have a decision."""

    kind = serializers.CharField()
    with_decision = ShareSerializer()


class LastResortReportSerializer(FiguresSerializer):
    """What was tried, missing and looked at before children were placed out of home."""

    items = ItemSerializer(many=True)
    whole_lists = ShareSerializer(help_text="Decisions with every item answered.")
    placements = PlacedSerializer(many=True)


class StockSerializer(serializers.Serializer[Any]):
    """Differences between views: open before + arisen - closed by a talk - closed otherwise = open after."""

    open_before = serializers.IntegerField()
    arisen = serializers.IntegerField()
    closed_by_talk = serializers.IntegerField()
    closed_otherwise = serializers.IntegerField()
    open_after = serializers.IntegerField()


class DomainStockSerializer(StockSerializer):
    """Those of one life domain, by its code."""

    domain = serializers.CharField()


class DifferenceReportSerializer(FiguresSerializer):
    """Where views of what is needed differ, and whether that was talked about."""

    total = StockSerializer()
    domains = DomainStockSerializer(many=True)


class FiguresView(MemberView):
    """Figures of my organisation: what the tab of Rapportage counts, in the words of the code."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_REPORT}

    def figures(self, request: Request, tab: Tab) -> tuple[dict[str, Any], Any]:
        """What was asked, as the answer repeats it, and what was counted. Of a day to come nothing is known yet."""
        asked, organization = asked_of(request, FiguresQuestionSerializer), self.member.organization
        today = timezone.localdate()
        question = Question(
            organization=organization,
            first=asked["first"],
            until=asked["until"],
            as_of=min(asked.get("as_of", today), today),
            team=team_of(organization, asked),
        )
        found = view_figures(question, tab.read, by=self.member, part=tab.part)
        about = {
            "organization": organization.code,
            "team": question.team.code if question.team else None,
            "first": question.first,
            "until": question.until,
            "as_of": question.as_of,
        }
        return about, found


class ParticipationReportView(FiguresView):
    """Being heard."""

    @extend_schema(
        operation_id="getParticipationReport",
        tags=["report"],
        responses=ParticipationReportSerializer,
        parameters=[*PERIOD],
    )
    def get(self, request: Request) -> Response:
        """Shares of decisions and of people, in time or after; why not asked."""
        about, found = self.figures(request, PARTICIPATION)
        years = [vars(heard) | {"year": period.year, "is_whole": period.is_whole} for period, heard in found.years]
        content = {"roles": found.roles, "decisions": found.decisions, "not_asked": found.reasons, "years": years}
        return Response(ParticipationReportSerializer(about | content).data)


class MeasureReportView(FiguresView):
    """Measures and requests."""

    @extend_schema(
        operation_id="getMeasureReport", tags=["report"], responses=MeasureReportSerializer, parameters=[*PERIOD]
    )
    def get(self, request: Request) -> Response:
        """Measures by kind and year, and requests to the court by kind, year and who asked."""
        about, found = self.figures(request, MEASURES)
        return Response(MeasureReportSerializer(about | measure_content(found)).data)


def measure_content(found: MeasureFigures) -> dict[str, Any]:
    years = [
        {"year": period.year, "is_whole": period.is_whole, "measures": found.years[int(period.year or 0)]}
        for period in found.calendar
    ]
    return {
        "measures": found.period,
        "years": years,
        "requests": found.requests,
        "requests_by_kind": [{"code": kind} | vars(row) for kind, row in sorted(found.requests_by_kind.items())],
        "requests_by_asker": [{"code": asker} | vars(row) for asker, row in sorted(found.requests_by_asker.items())],
        "request_years": [request_year(row) for row in found.request_years],
    }


def request_year(row: RequestYear) -> dict[str, Any]:
    change = None if row.change is None else row.change / 10
    return vars(row.requests) | {"year": row.year, "is_whole": row.is_whole, "change_pct": change}


class LastResortReportView(FiguresView):
    """The last resort."""

    @extend_schema(
        operation_id="getLastResortReport", tags=["report"], responses=LastResortReportSerializer, parameters=[*PERIOD]
    )
    def get(self, request: Request) -> Response:
        """Placements with and without a decision, and each item of the last-resort list."""
        about, found = self.figures(request, LAST_RESORT)
        content = {"items": found.items, "whole_lists": found.whole, "placements": found.placed}
        return Response(LastResortReportSerializer(about | content).data)


class DifferenceReportView(FiguresView):
    """Differences."""

    @extend_schema(
        operation_id="getDifferenceReport", tags=["report"], responses=DifferenceReportSerializer, parameters=[*PERIOD]
    )
    def get(self, request: Request) -> Response:
        """Differences between views that were open, arose and closed, by life domain."""
        about, found = self.figures(request, DIFFERENCES)
        domains = [vars(stock) | {"domain": code} for code, stock in found.period.domains]
        return Response(DifferenceReportSerializer(about | {"total": found.period.total, "domains": domains}).data)
