"""How decisions look to programs: what was decided, who was heard in which words, and what came before a placement."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from rest_framework import serializers

from cases.actions.decisions import Content
from cases.hearings import HEARD, Before
from cases.models import Decision, LastResort, Participation
from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys, keys_shown
from organizations.api import ClientKeyField

CONTENT = [name for name in Content.__annotations__ if name not in {"decided_by_organization", "placement"}]
WORDS = ("details", "legal_basis", "ground")


class HearingSerializer(serializers.ModelSerializer[Participation]):
    """How one person took part: asked, with the answer in own words, or why not."""

    person_id = serializers.UUIDField()

    class Meta:
        model = Participation
        fields = ["person_id", *HEARD]


class LastResortSerializer(serializers.ModelSerializer[LastResort]):
    """What came before a placement, and what comes after it; empty is not answered."""

    class Meta:
        model = LastResort
        fields = [field.name for field in fields(Before)]


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """A decision with who was heard about it."""

    child_ids = keys_shown("children")
    organization = serializers.CharField(source="organization.name", read_only=True)
    decided_by_organization = serializers.CharField(
        source="decided_by_organization.name", read_only=True, allow_null=True, default=None
    )
    hearings = HearingSerializer(source="participations", many=True, read_only=True)
    last_resort = LastResortSerializer(read_only=True, allow_null=True, default=None)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = Decision
        fields = [
            "id",
            "child_ids",
            *CONTENT,
            "decided_by_organization",
            "placement_id",
            "hearings",
            "last_resort",
            "correction_reason",
            "organization",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class DecisionBodySerializer(serializers.ModelSerializer[Decision]):
    """What a decision says, whom it concerns, and who was heard."""

    child_ids = Keys(allow_empty=False, max_length=50)
    decided_by_organization_id = serializers.UUIDField(required=False, allow_null=True)
    placement_id = serializers.UUIDField(required=False, allow_null=True)
    hearings = HearingSerializer(many=True, required=False)
    last_resort = LastResortSerializer(required=False, allow_null=True)
    shared_with_ids = Keys(required=False, max_length=50)

    class Meta:
        model = Decision
        validators: list[Any] = []
        fields = [
            "child_ids",
            *CONTENT,
            "decided_by_organization_id",
            "placement_id",
            "hearings",
            "last_resort",
            "shared_with_ids",
        ]
        extra_kwargs: dict[str, Any] = {
            **{name: {"default": ""} for name in WORDS},
            "visibility": {"default": "involved"},
        }


class NewDecisionSerializer(DecisionBodySerializer):
    """A decision to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()

    class Meta(DecisionBodySerializer.Meta):
        fields = ["id", *DecisionBodySerializer.Meta.fields]


class DecisionPutSerializer(DecisionBodySerializer):
    """A decision, said better, and why."""

    correction_reason = serializers.CharField(max_length=300)

    class Meta(DecisionBodySerializer.Meta):
        fields = [*DecisionBodySerializer.Meta.fields, "correction_reason"]
