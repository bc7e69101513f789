"""How an arrangement looks to programs, and to whom a limitation was announced."""

from __future__ import annotations

import datetime
from typing import Any

from rest_framework import serializers

from cases.serializers import StatementSerializer
from cases.serializers.shapes import perhaps
from contacts.actions.arrangements import Terms
from contacts.limitations import last_day_to_object
from contacts.models import Announcement, ContactArrangement, LegalBasis, ScheduleLine, Way
from organizations.api import ClientKeyField


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


class AddresseeSerializer(serializers.Serializer[Any]):
    """Someone who can ask the judge to set a limitation aside; without a day it was not announced to them yet."""

    person_id = serializers.UUIDField(source="person", read_only=True)
    announced_on = serializers.DateField(source="row.announced_on", read_only=True, allow_null=True, default=None)
    way = serializers.ChoiceField(source="row.way", choices=Way.choices, read_only=True, allow_null=True, default=None)
    last_day_to_object = serializers.DateField(source="last_day", read_only=True, allow_null=True)


class NewAnnouncementSerializer(serializers.ModelSerializer[Announcement]):
    """When and how a limitation was announced to somebody."""

    class Meta:
        model = Announcement
        fields = ["announced_on", "way"]
        extra_kwargs = {"way": {"required": True}}


class ArrangementSerializer(serializers.ModelSerializer[ContactArrangement]):
    """One version of what was agreed or decided for a child and a person. Times 0: no contact is allowed."""

    organization = serializers.CharField(source="organization.name", read_only=True)
    legal_basis = perhaps(LegalBasis)
    schedule_lines = LineSerializer(many=True, read_only=True)
    announcements = AnnouncementSerializer(many=True, read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = ContactArrangement
        fields = [
            "id",
            "child_id",
            "person_id",
            "organization",
            *Terms.__annotations__,
            "end_reason",
            "schedule_lines",
            "announcements",
            "statements",
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
            *Terms.__annotations__,
            "schedule_lines",
            "ends_earlier",
        ]


class ArrangementEndSerializer(serializers.Serializer[Any]):
    """The last day of a version (included), and why it ends."""

    ends_on = serializers.DateField()
    end_reason = serializers.CharField(max_length=300)
