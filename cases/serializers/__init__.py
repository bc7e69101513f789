"""How families look to programs: the columns a member may see, nothing more."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.models import Family, FamilyMember, Involvement, Placement, Section
from cases.statement_kinds import kinds
from organizations.api import ClientKeyField


class FamilySerializer(serializers.ModelSerializer[Family]):
    class Meta:
        model = Family
        fields = ["id", "name", "opened_on", "closed_on"]
        read_only_fields = fields


class FamilyMemberSerializer(serializers.ModelSerializer[FamilyMember]):
    """A person of the family; what the member may not see is null."""

    person_id = serializers.UUIDField(read_only=True)
    first_name = serializers.CharField(source="person.first_name", read_only=True)
    last_name = serializers.CharField(source="person.last_name", read_only=True)
    birth_date = serializers.DateField(source="shown_birth_date", read_only=True, allow_null=True)
    phone = serializers.CharField(source="shown_phone", read_only=True, allow_null=True)
    email = serializers.CharField(source="shown_email", read_only=True, allow_null=True)
    address = serializers.CharField(source="shown_address", read_only=True, allow_null=True)
    has_hidden_address = serializers.BooleanField(read_only=True)

    class Meta:
        model = FamilyMember
        fields = [
            "person_id",
            "role",
            "first_name",
            "last_name",
            "birth_date",
            "phone",
            "email",
            "address",
            "has_hidden_address",
        ]
        read_only_fields = fields


class InvolvementSerializer(serializers.ModelSerializer[Involvement]):
    organization = serializers.CharField(source="organization.name", read_only=True)
    kind = serializers.CharField(source="organization.kind", read_only=True)

    class Meta:
        model = Involvement
        fields = ["organization", "kind", "ground", "is_lead", "starts_on", "ends_on"]
        read_only_fields = fields


class StatementSerializer(serializers.Serializer[Any]):
    """What someone of the family said about an entry, in their own words (Jeugdwet 7.3.8 lid 2). Never changed."""

    id = serializers.UUIDField(source="pk", read_only=True)
    person_id = serializers.UUIDField(read_only=True)
    words = serializers.CharField(read_only=True)
    stated_on = serializers.DateField(read_only=True)
    organization = serializers.CharField(source="organization.name", read_only=True)


class EntryKindField(serializers.ChoiceField):
    """A kind of entry about which the family can say something; every app adds its own kinds."""

    def __init__(self, **more: Any) -> None:
        super().__init__(choices=[kind.name for kind in kinds()], **more)


class FamilyStatementSerializer(StatementSerializer):
    """A statement with the entry it is about."""

    entry_kind = EntryKindField(read_only=True)
    entry_id = serializers.UUIDField(read_only=True)
    organization = serializers.CharField(source="organization__name", read_only=True)


class NewStatementSerializer(serializers.Serializer[Any]):
    """A statement to take down. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    entry_kind = EntryKindField()
    entry_id = serializers.UUIDField()
    person_id = serializers.UUIDField()
    words = serializers.CharField(max_length=20_000)
    stated_on = serializers.DateField()


class PlacementSerializer(serializers.ModelSerializer[Placement]):
    place = serializers.CharField(source="shown_place", read_only=True, allow_null=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = Placement
        fields = ["id", "child_id", "kind", "place", "starts_on", "ends_on", "statements"]
        read_only_fields = fields


class FamilyFileSerializer(serializers.Serializer[Any]):
    """One family as the member may see it. A part that is not shared is left out and named in `hidden_sections`."""

    id = serializers.UUIDField(read_only=True)
    name = serializers.CharField(read_only=True)
    opened_on = serializers.DateField(read_only=True)
    closed_on = serializers.DateField(read_only=True, allow_null=True)
    members = FamilyMemberSerializer(many=True, read_only=True)
    involvements = InvolvementSerializer(many=True, read_only=True)
    placements = PlacementSerializer(many=True, read_only=True, required=False)
    hidden_sections = serializers.ListField(child=serializers.ChoiceField(choices=Section.choices), read_only=True)


class StatementFilterSerializer(serializers.Serializer[Any]):
    """What a list of statements may be narrowed by."""

    entry = serializers.UUIDField(required=False)

    def to_internal_value(self, data: Any) -> Any:
        """The name of the address, which is not turned into one of Python."""
        return super().to_internal_value({"entry": data["entryId"]} if "entryId" in data else {})
