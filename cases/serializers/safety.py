"""How safety agreements and concerns look to programs. Where a concern came from goes by its own rule."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.actions.concerns import Content as ConcernContent
from cases.actions.safety_agreements import Content as AgreementContent
from cases.models import Concern, SafetyAgreement
from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys, keys_shown
from organizations.api import ClientKeyField

EMPTY: dict[str, Any] = {"default": ""}
NO_DAY: dict[str, Any] = {"default": None}


class SafetyAgreementSerializer(serializers.ModelSerializer[SafetyAgreement]):
    """What keeps a child safe, and who does it."""

    child_ids = keys_shown("children")
    acting_people_ids = keys_shown("acting_people")
    acting_organizations: Any = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)
    organization = serializers.CharField(source="organization.name", read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = SafetyAgreement
        fields = [
            "id",
            "child_ids",
            "organization",
            *AgreementContent.__annotations__,
            "acting_people_ids",
            "acting_organizations",
            "ends_on",
            "end_reason",
            "correction_reason",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class AgreementBodySerializer(serializers.ModelSerializer[SafetyAgreement]):
    """What an agreement says, and who acts. `tells_unreached`: the writer tells who must act and cannot read it."""

    child_ids = Keys(allow_empty=False, max_length=50)
    acting_people_ids = Keys(required=False, max_length=50)
    acting_organization_ids = Keys(required=False, max_length=50)
    tells_unreached = serializers.BooleanField(default=False)

    class Meta:
        model = SafetyAgreement
        validators: list[Any] = []
        fields = [
            "child_ids",
            *AgreementContent.__annotations__,
            "acting_people_ids",
            "acting_organization_ids",
            "tells_unreached",
        ]
        extra_kwargs = {"acting_words": EMPTY, "review_on": NO_DAY}


class SafetyAgreementPutSerializer(AgreementBodySerializer):
    """An agreement, said better, and why."""

    correction_reason = serializers.CharField(max_length=300)

    class Meta(AgreementBodySerializer.Meta):
        fields = [*AgreementBodySerializer.Meta.fields, "correction_reason"]


class NewSafetyAgreementSerializer(AgreementBodySerializer):
    """An agreement to make. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()

    class Meta(AgreementBodySerializer.Meta):
        fields = ["id", *AgreementBodySerializer.Meta.fields]


class SafetyAgreementEndSerializer(serializers.ModelSerializer[SafetyAgreement]):
    """The last day of an agreement, and why it stops."""

    class Meta:
        model = SafetyAgreement
        fields = ["ends_on", "end_reason"]
        extra_kwargs = {name: {"required": True, "allow_null": False} for name in fields if name == "ends_on"} | {
            "end_reason": {"required": True, "allow_blank": False}
        }


class ConcernSerializer(serializers.ModelSerializer[Concern]):
    """A concern, a report to Veilig Thuis or its advice. A source the reader may not know is null."""

    child_ids = keys_shown("children")
    organization = serializers.CharField(source="organization.name", read_only=True)
    source_name = serializers.CharField(source="shown_source_name", read_only=True, allow_null=True)
    source_words = serializers.CharField(source="shown_source_words", read_only=True, allow_null=True)
    has_hidden_source = serializers.BooleanField(read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = Concern
        fields = [
            "id",
            "child_ids",
            "organization",
            *ConcernContent.__annotations__,
            "has_hidden_source",
            "settled_on",
            "outcome",
            "correction_reason",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class ConcernBodySerializer(serializers.ModelSerializer[Concern]):
    """What a concern says, and about whom."""

    child_ids = Keys(allow_empty=False, max_length=50)

    class Meta:
        model = Concern
        validators: list[Any] = []
        fields = ["child_ids", *ConcernContent.__annotations__]
        extra_kwargs: dict[str, Any] = {
            "reported_on": NO_DAY,
            "source_name": EMPTY,
            "source_words": EMPTY,
            "is_source_protected": {"default": True},
            "visibility": {"default": "involved"},
        }


class ConcernPutSerializer(ConcernBodySerializer):
    """A concern, said better, and why."""

    correction_reason = serializers.CharField(max_length=300)

    class Meta(ConcernBodySerializer.Meta):
        fields = [*ConcernBodySerializer.Meta.fields, "correction_reason"]


class NewConcernSerializer(ConcernBodySerializer):
    """A concern to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()

    class Meta(ConcernBodySerializer.Meta):
        fields = ["id", *ConcernBodySerializer.Meta.fields]


class ConcernEndSerializer(serializers.ModelSerializer[Concern]):
    """On which day a concern ended, and what came of it."""

    class Meta:
        model = Concern
        fields = ["settled_on", "outcome"]
        extra_kwargs = {
            "settled_on": {"required": True, "allow_null": False},
            "outcome": {"required": True, "allow_blank": False},
        }
