"""What requests and answers about a family have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from rest_framework import serializers


def perhaps(codes: type[TextChoices], **more: Any) -> serializers.ChoiceField:
    """One of the codes, or empty where it was not filled in, does not apply or is not shared."""
    return serializers.ChoiceField(choices=codes.choices, allow_blank=True, read_only=True, **more)


class Keys(serializers.ListField):
    """Keys of people or organisations."""

    child = serializers.UUIDField()


def keys_shown(source: str) -> Any:
    """The keys of who is named in a column with several."""
    return serializers.PrimaryKeyRelatedField(source=source, many=True, read_only=True)
