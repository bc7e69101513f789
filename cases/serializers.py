"""How families look to programs: the columns a member may see, nothing more."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.models import Family, FamilyMember, Involvement, Placement, Section


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


class PlacementSerializer(serializers.ModelSerializer[Placement]):
    place = serializers.CharField(source="shown_place", read_only=True, allow_null=True)

    class Meta:
        model = Placement
        fields = ["id", "child_id", "kind", "place", "starts_on", "ends_on"]
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
