"""How contact looks to programs. What is written is checked by the same fields of the models as a form's."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import TextChoices
from rest_framework import serializers

from contacts.limitations import last_day_to_object
from contacts.local_time import plausible_moment
from contacts.models import Announcement, ContactArrangement, ContactMoment, LegalBasis, ScheduleLine
from contacts.models.codes import KnownFrom, Reason, Side
from organizations.api import ClientKeyField
from organizations.periods import EARLIEST


def perhaps(codes: type[TextChoices], **more: Any) -> serializers.ChoiceField:
    """One of the codes, or empty where it was not filled in, does not apply or is not shared."""
    return serializers.ChoiceField(choices=codes.choices, allow_blank=True, read_only=True, **more)


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
    """What a contact says, however it is saved."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.DateTimeField: MomentField
    }
    person_ids = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=20)
    shared_with_ids = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=50)
    moved_to = MoveSerializer(required=False, allow_null=True)

    class Meta:
        model = ContactMoment
        validators: list[Any] = []
        fields = [
            "person_ids",
            "form",
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
            "is_place_protected",
            "transport",
            "facts",
            "interpretation",
            "visibility",
            "shared_with_ids",
            "moved_to",
        ]


class ChildWordsSerializer(serializers.Serializer[Any]):
    """What one child said."""

    child_id = serializers.UUIDField()
    words = serializers.CharField(max_length=20_000)


class NewMomentSerializer(MomentContentSerializer):
    """A visit to log: one contact for each child. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    child_ids = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=20)
    child_words = ChildWordsSerializer(many=True, required=False)

    class Meta(MomentContentSerializer.Meta):
        fields = ["id", "child_ids", "child_words", *MomentContentSerializer.Meta.fields]


class MomentChangeSerializer(MomentContentSerializer):
    """The whole contact as it should read: what became of a planned one, or a correction with its reason."""

    child_words = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    correction_reason = serializers.CharField(max_length=300, required=False, allow_blank=True)

    class Meta(MomentContentSerializer.Meta):
        fields = ["child_words", "correction_reason", *MomentContentSerializer.Meta.fields]


class ClockField(serializers.RegexField):
    """A time on the wall, as 15:30."""

    def __init__(self, **more: Any) -> None:
        super().__init__(r"^([01]\d|2[0-3]):[0-5]\d$", **more)

    def to_internal_value(self, data: Any) -> Any:
        return datetime.time.fromisoformat(self.run_own_rules(super().to_internal_value(data)))

    def run_validators(self, value: Any) -> None:
        """The pattern was looked at before the text became a time."""

    def run_own_rules(self, text: str) -> str:
        super().run_validators(text)
        return text

    def to_representation(self, value: Any) -> str:
        return f"{value:%H:%M}"


class LineSerializer(serializers.ModelSerializer[ScheduleLine]):
    """A fixed moment of an arrangement; a protected place is empty but for who recorded it."""

    starts_at = ClockField()

    class Meta:
        model = ScheduleLine
        fields = ["weekday", "starts_at", "form", "place", "is_place_protected", "brought_by"]

    def to_representation(self, instance: ScheduleLine) -> dict[str, Any]:
        known = instance.shown_to(self.context["reader"], recorded_by=instance.arrangement.organization_id)
        return super().to_representation(instance) | known


class AnnouncementSerializer(serializers.ModelSerializer[Announcement]):
    """To whom a limitation was announced, and until when (included) that person can ask the judge to set it aside."""

    person_id = serializers.UUIDField(read_only=True)
    last_day_to_object = serializers.SerializerMethodField()

    class Meta:
        model = Announcement
        fields = ["person_id", "announced_on", "way", "last_day_to_object"]
        read_only_fields = fields

    def get_last_day_to_object(self, announcement: Announcement) -> datetime.date:
        return last_day_to_object(announcement.announced_on)


class ArrangementSerializer(serializers.ModelSerializer[ContactArrangement]):
    """One version of what was agreed or decided for a child and a person. Times 0: no contact is allowed."""

    organization = serializers.CharField(source="organization.name", read_only=True)
    legal_basis = perhaps(LegalBasis)
    schedule_lines = LineSerializer(many=True, read_only=True)
    announcements = AnnouncementSerializer(many=True, read_only=True)

    class Meta:
        model = ContactArrangement
        fields = [
            "id",
            "child_id",
            "person_id",
            "organization",
            "form_class",
            "source",
            "legal_basis",
            "times",
            "every",
            "unit",
            "minutes",
            "supervision",
            "reason",
            "frequency_reason",
            "duration_reason",
            "place_reason",
            "supervision_reason",
            "review_on",
            "starts_on",
            "ends_on",
            "end_reason",
            "schedule_lines",
            "announcements",
        ]
        read_only_fields = fields


class NewArrangementSerializer(serializers.ModelSerializer[ContactArrangement]):
    """A version to record; with `ends_earlier` the version in force ends the day before."""

    id = ClientKeyField()
    child_id = serializers.UUIDField()
    person_id = serializers.UUIDField()
    schedule_lines = LineSerializer(many=True, required=False)
    ends_earlier = serializers.BooleanField(required=False, default=False)

    class Meta:
        model = ContactArrangement
        validators: list[Any] = []
        fields = [
            "id",
            "child_id",
            "person_id",
            "form_class",
            "source",
            "legal_basis",
            "times",
            "every",
            "unit",
            "minutes",
            "supervision",
            "reason",
            "frequency_reason",
            "duration_reason",
            "place_reason",
            "supervision_reason",
            "review_on",
            "starts_on",
            "ends_on",
            "schedule_lines",
            "ends_earlier",
        ]


class ArrangementEndSerializer(serializers.Serializer[Any]):
    """The last day of a version (included), and why it ends."""

    ends_on = serializers.DateField()
    end_reason = serializers.CharField(max_length=300)


class ChildFilterSerializer(serializers.Serializer[Any]):
    """What a list may be narrowed by."""

    child = serializers.UUIDField(required=False)

    def to_internal_value(self, data: Any) -> Any:
        """The names of the address, which are not turned into those of Python."""
        return super().to_internal_value({own: data[name] for name, own in NAMES.items() if name in data})


class MomentFilterSerializer(ChildFilterSerializer):
    from_day = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


NAMES = {"childId": "child", "from": "from_day", "until": "until"}
