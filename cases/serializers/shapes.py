"""What requests and answers about a family have in common."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class Keys(serializers.ListField):
    """Keys of people or organisations."""

    child = serializers.UUIDField()


def keys_shown(source: str) -> Any:
    """The keys of who is named in a column with several."""
    return serializers.PrimaryKeyRelatedField(source=source, many=True, read_only=True)
