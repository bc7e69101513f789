"""How a contact looks to programs. What is written is checked by the same fields of the models as a form's."""

from __future__ import annotations

from typing import Any

from django.db import models
from rest_framework import serializers

from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys, perhaps
from contacts.actions.moments import Content
from contacts.local_time import plausible_moment
from contacts.models import ContactMoment
from contacts.models.codes import KnownFrom, Reason, Side
from organizations.api import ClientKeyField
from organizations.periods import EARLIEST


class MomentSerializer(serializers.ModelSerializer[ContactMoment]):
    """A contact of one child: its skeleton, and the words where the member may read them (else empty)."""

    person_ids = serializers.SerializerMethodField()
    side = perhaps(Side)
    reason = perhaps(Reason, source="shown_reason")
    known_from = perhaps(KnownFrom, source="shown_known_from")
    organization = serializers.CharField(source="organization.name", read_only=True)
    place = serializers.CharField(source="shown_place", read_only=True)
    transport = serializers.CharField(source="shown_transport", read_only=True)
    supervised_by = serializers.CharField(source="shown_supervised_by", read_only=True)
    facts = serializers.CharField(source="shown_facts", read_only=True)
    interpretation = serializers.CharField(source="shown_interpretation", read_only=True)
    child_words = serializers.CharField(source="shown_child_words", read_only=True)
    may_read_words = serializers.BooleanField(read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = ContactMoment
        fields = [
            "id",
            "child_id",
            "person_ids",
            "visit",
            "organization",
            "form",
            "form_class",
            "outcome",
            "side",
            "reason",
            "planned_start",
            "planned_end",
            "started_at",
            "ended_at",
            "known_from",
            "supervision",
            "supervised_by",
            "place",
            "transport",
            "facts",
            "interpretation",
            "child_words",
            "may_read_words",
            "visibility",
            "moved_to_id",
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields

    def get_person_ids(self, moment: ContactMoment) -> list[str]:
        return [str(met.person_id) for met in moment.contact_persons.all()]


class MomentField(serializers.DateTimeField):
    """A moment of our time: the first year of our era has hours that no clock of ours can be set to."""

    def enforce_timezone(self, value: Any) -> Any:
        if value.year < EARLIEST.year:
            raise serializers.ValidationError(plausible_moment.message, code="min_value")
        return super().enforce_timezone(value)


class MoveSerializer(serializers.Serializer[Any]):
    """Where a moved contact goes: the new planned times."""

    start = MomentField()
    end = MomentField(required=False, allow_null=True)


class MomentContentSerializer(serializers.ModelSerializer[ContactMoment]):
    """What a contact says, however it is saved: the words of the deed."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.DateTimeField: MomentField
    }
    person_ids = Keys(allow_empty=False, max_length=20)
    shared_with_ids = Keys(required=False, max_length=50)
    moved_to = MoveSerializer(required=False, allow_null=True)

    class Meta:
        model = ContactMoment
        validators: list[Any] = []
        fields = ["person_ids", *Content.__annotations__, "shared_with_ids", "moved_to"]


class ChildWordsSerializer(serializers.Serializer[Any]):
    """What one child said."""

    child_id = serializers.UUIDField()
    words = serializers.CharField(max_length=20_000)


class NewMomentSerializer(MomentContentSerializer):
    """A visit to log: one contact for each child. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    child_ids = Keys(allow_empty=False, max_length=20)
    child_words = ChildWordsSerializer(many=True, required=False)

    class Meta(MomentContentSerializer.Meta):
        fields = ["id", "child_ids", "child_words", *MomentContentSerializer.Meta.fields]


class MomentChangeSerializer(MomentContentSerializer):
    """The whole contact as it should read: what became of a planned one, or a correction with its reason."""

    child_words = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    correction_reason = serializers.CharField(max_length=300, required=False, allow_blank=True)

    class Meta(MomentContentSerializer.Meta):
        fields = ["child_words", "correction_reason", *MomentContentSerializer.Meta.fields]
