"""How measures, requests to the court, agreements and their explanation look to programs."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.actions.court_requests import Answered, Asked
from cases.actions.framework import Agreed, Explained
from cases.actions.measures import Order
from cases.models import CourtRequest, Framework, FrameworkAgreement, FrameworkExplanation, Measure
from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys, keys_shown, perhaps
from organizations.api import ClientKeyField

ANSWERED = tuple(name for name in Answered.__annotations__ if name != "measure")


class OfOrganizationSerializer(serializers.ModelSerializer[Any]):
    """A piece of a file, by the organisation that wrote it."""

    organization = serializers.CharField(source="organization.name", read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)


class CorrectionSerializer(serializers.ModelSerializer[Any]):
    """A piece of a file, said better, and why."""

    correction_reason = serializers.CharField(max_length=300)


class MeasureSerializer(OfOrganizationSerializer):
    """What a court decided about a child, and what happened with it since."""

    article = serializers.CharField(source="law.article", read_only=True)

    class Meta:
        model = Measure
        fields = [
            "id",
            "child_id",
            "article",
            *Order.__annotations__,
            "extends_id",
            "lifted_on",
            "lift_reason",
            "correction_reason",
            "organization",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class MeasurePutSerializer(CorrectionSerializer):
    class Meta:
        model = Measure
        fields = [*Order.__annotations__, "correction_reason"]


class NewMeasureSerializer(serializers.ModelSerializer[Measure]):
    """An order to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    child_id = serializers.UUIDField()
    extends_id = serializers.UUIDField(required=False, allow_null=True)

    class Meta:
        model = Measure
        validators: list[Any] = []
        fields = ["id", "child_id", *Order.__annotations__, "extends_id"]


class MeasureEventSerializer(serializers.ModelSerializer[Measure]):
    """What happened with an order: carried out, heard afterwards, or ended earlier with the reason. Null takes back."""

    class Meta:
        model = Measure
        fields = ["carried_out_on", "heard_on", "lifted_on", "lift_reason"]


class CourtRequestSerializer(OfOrganizationSerializer):
    """What was asked of the court about a child, and what came of it."""

    class Meta:
        model = CourtRequest
        fields = [
            "id",
            "child_id",
            *Asked.__annotations__,
            *ANSWERED,
            "measure_id",
            "correction_reason",
            "organization",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class CourtRequestPutSerializer(CorrectionSerializer):
    class Meta:
        model = CourtRequest
        fields = [*Asked.__annotations__, "correction_reason"]


class NewCourtRequestSerializer(serializers.ModelSerializer[CourtRequest]):
    """A request to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    child_id = serializers.UUIDField()

    class Meta:
        model = CourtRequest
        validators: list[Any] = []
        fields = ["id", "child_id", *Asked.__annotations__]


class RulingSerializer(serializers.ModelSerializer[CourtRequest]):
    """What the court said; `pending` takes that back."""

    measure_id = serializers.UUIDField(required=False, allow_null=True)

    class Meta:
        model = CourtRequest
        fields = [*ANSWERED, "measure_id"]
        extra_kwargs = {"outcome": {"required": True}}


class FrameworkAgreementSerializer(OfOrganizationSerializer):
    """Help by agreement: vrijwillig or drang."""

    with_whom_ids = keys_shown("with_whom")

    class Meta:
        model = FrameworkAgreement
        fields = [
            "id",
            "child_id",
            *Agreed.__annotations__,
            "end_reason",
            "with_whom_ids",
            "correction_reason",
            "organization",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class FrameworkAgreementPutSerializer(CorrectionSerializer):
    with_whom_ids = Keys(allow_empty=False, max_length=50)

    class Meta:
        model = FrameworkAgreement
        fields = [*Agreed.__annotations__, "with_whom_ids", "correction_reason"]


class NewFrameworkAgreementSerializer(serializers.ModelSerializer[FrameworkAgreement]):
    """An agreement to record. `endsEarlier` lets the one that holds end the day before."""

    id = ClientKeyField()
    child_id = serializers.UUIDField()
    with_whom_ids = Keys(allow_empty=False, max_length=50)
    ends_earlier = serializers.BooleanField(default=False)

    class Meta:
        model = FrameworkAgreement
        validators: list[Any] = []
        fields = ["id", "child_id", *Agreed.__annotations__, "with_whom_ids", "ends_earlier"]


class FrameworkAgreementEndSerializer(serializers.ModelSerializer[FrameworkAgreement]):
    class Meta:
        model = FrameworkAgreement
        fields = ["ends_on", "end_reason"]
        extra_kwargs = {"ends_on": {"required": True, "allow_null": False}}


class ExplanationSerializer(serializers.ModelSerializer[FrameworkExplanation]):
    """That somebody of the family was told what the framework means."""

    organization = serializers.CharField(source="organization.name", read_only=True)
    child_ids = keys_shown("children")
    framework = perhaps(Framework)

    class Meta:
        model = FrameworkExplanation
        fields = [
            "id",
            "person_id",
            "child_ids",
            *Explained.__annotations__,
            "correction_reason",
            "organization",
            "recorded_at",
        ]
        read_only_fields = fields


class ExplanationPutSerializer(CorrectionSerializer):
    person_id = serializers.UUIDField()
    child_ids = Keys(allow_empty=False, max_length=50)

    class Meta:
        model = FrameworkExplanation
        fields = ["person_id", "child_ids", *Explained.__annotations__, "correction_reason"]


class NewExplanationSerializer(serializers.ModelSerializer[FrameworkExplanation]):
    """An explanation to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    person_id = serializers.UUIDField()
    child_ids = Keys(allow_empty=False, max_length=50)

    class Meta:
        model = FrameworkExplanation
        validators: list[Any] = []
        fields = ["id", "person_id", "child_ids", *Explained.__annotations__]
