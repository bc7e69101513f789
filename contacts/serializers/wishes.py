"""How a wish about contact looks to programs."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.serializers import StatementSerializer
from cases.serializers.shapes import Keys
from contacts.actions.wishes import Wish
from contacts.models import ContactWish
from organizations.api import ClientKeyField


class WishSerializer(serializers.ModelSerializer[ContactWish]):
    """What somebody wishes about the contact of a child with a person, or why it was not asked."""

    organization = serializers.CharField(source="organization.name", read_only=True)
    statements = StatementSerializer(source="read_statements", many=True, read_only=True)

    class Meta:
        model = ContactWish
        fields = [
            "id",
            "child_id",
            "person_id",
            "wisher_id",
            "organization",
            *Wish.__annotations__,
            "recorded_at",
            "statements",
        ]
        read_only_fields = fields


class NewWishSerializer(serializers.ModelSerializer[ContactWish]):
    """A wish to record. `id` is made by the client (UUIDv7): sent twice it is stored once."""

    id = ClientKeyField()
    child_id = serializers.UUIDField()
    person_id = serializers.UUIDField()
    wisher_id = serializers.UUIDField()
    shared_with_ids = Keys(required=False, max_length=50)

    class Meta:
        model = ContactWish
        validators: list[Any] = []
        fields = ["id", "child_id", "person_id", "wisher_id", *Wish.__annotations__, "shared_with_ids"]
