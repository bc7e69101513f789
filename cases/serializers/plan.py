"""How views of what is needed, talks about their differences, and steps look to programs."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.actions.difference_talks import Talk
from cases.actions.need_views import Answer
from cases.actions.steps import Content
from cases.models import DifferenceTalk, LifeDomain, NeedView, StepState
from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys, keys_shown
from organizations.api import ClientKeyField

WORDS = ("urgency", "going_well", "worries", "needed")
STEP = tuple(name for name in Content.__annotations__ if name != "responsible_organization")


class NeedViewSerializer(serializers.ModelSerializer[NeedView]):
    """What an organisation, or somebody of the family (`person_id`), thinks is needed in one life domain."""

    domain = serializers.CharField(source="domain_id", read_only=True)
    child_id = serializers.UUIDField(read_only=True, allow_null=True)
    person_id = serializers.UUIDField(read_only=True, allow_null=True)
    organization = serializers.CharField(source="organization.name", read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = NeedView
        fields = [
            "id",
            "domain",
            "child_id",
            "person_id",
            "organization",
            "seen_on",
            *WORDS,
            "visibility",
            "correction_reason",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class AnswerSerializer(serializers.ModelSerializer[NeedView]):
    """What is said of one life domain."""

    domain = serializers.SlugRelatedField(slug_field="code", queryset=LifeDomain.objects.all())

    class Meta:
        model = NeedView
        fields = list(Answer.__annotations__)
        extra_kwargs = {name: {"default": ""} for name in WORDS if name != "urgency"}


class SharedSerializer(serializers.ModelSerializer[Any]):
    """What is recorded with a choice of who reads it."""

    shared_with_ids = Keys(required=False, max_length=50)


class AroundSerializer(SharedSerializer):
    person_id = serializers.UUIDField(required=False, allow_null=True)
    child_id = serializers.UUIDField(required=False, allow_null=True)


class NewNeedViewsSerializer(AroundSerializer):
    """Views given in one go: of one voice, on one day, of one or more life domains. `id` is made by the client."""

    id = ClientKeyField()
    answers = AnswerSerializer(many=True, allow_empty=False)

    class Meta:
        model = NeedView
        validators: list[Any] = []
        fields = ["id", "person_id", "child_id", "seen_on", "visibility", "shared_with_ids", "answers"]
        extra_kwargs = {"visibility": {"default": "involved"}}


class NeedViewCorrectionSerializer(AroundSerializer):
    """One view, said better, and why."""

    answer = AnswerSerializer()
    correction_reason = serializers.CharField(max_length=300)

    class Meta:
        model = NeedView
        fields = ["person_id", "child_id", "seen_on", "visibility", "shared_with_ids", "answer", "correction_reason"]
        extra_kwargs = {"visibility": {"default": "involved"}}


class DifferenceTalkSerializer(serializers.ModelSerializer[DifferenceTalk]):
    """A talk about views that differ; one that was taken back has `withdrawn_at`."""

    domain = serializers.CharField(source="domain_id", read_only=True)
    child_id = serializers.UUIDField(read_only=True, allow_null=True)
    organization = serializers.CharField(source="organization.name", read_only=True)
    with_people_ids = keys_shown("with_people")

    class Meta:
        model = DifferenceTalk
        fields = [
            "id",
            "domain",
            "child_id",
            "organization",
            "discussed_on",
            "agreed",
            "with_people_ids",
            "with_others",
            "visibility",
            "recorded_at",
            "withdrawn_at",
        ]
        read_only_fields = fields


class NewDifferenceTalkSerializer(SharedSerializer):
    """A talk to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    domain = serializers.SlugRelatedField(slug_field="code", queryset=LifeDomain.objects.all())
    child_id = serializers.UUIDField(required=False, allow_null=True)
    with_people_ids = Keys(max_length=50, required=False)

    class Meta:
        model = DifferenceTalk
        validators: list[Any] = []
        fields = [
            "id",
            *(name for name in Talk.__annotations__ if name != "child"),
            "child_id",
            "with_people_ids",
            "shared_with_ids",
        ]
        extra_kwargs = {"visibility": {"default": "involved"}, "with_others": {"default": ""}}


class StepSerializer(serializers.ModelSerializer[StepState]):
    """What one organisation says of one step, for a child or for the family as a whole."""

    child_id = serializers.UUIDField(read_only=True, allow_null=True)
    organization = serializers.CharField(source="organization.name", read_only=True)
    responsible_organization = serializers.CharField(
        source="responsible_organization.name", read_only=True, allow_null=True, default=None
    )

    class Meta:
        model = StepState
        fields = ["id", "code", "child_id", "organization", *Content.__annotations__, "changed_at"]
        read_only_fields = fields


class TakenStepSerializer(serializers.ModelSerializer[StepState]):
    """How far a step is."""

    child_id = serializers.UUIDField(required=False, allow_null=True)
    responsible_organization_id = serializers.UUIDField(required=False, allow_null=True)

    class Meta:
        model = StepState
        validators: list[Any] = []
        fields = ["child_id", *STEP, "responsible_organization_id"]
        extra_kwargs = {
            **{name: {"default": ""} for name in ("done_by", "responsible", "reason", "remark")},
            **{name: {"default": None} for name in ("done_on", "due_on")},
            "state": {"required": True},
        }
