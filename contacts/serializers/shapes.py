"""What requests and answers about contact have in common."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


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
