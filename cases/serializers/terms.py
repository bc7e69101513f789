"""How terms look to programs: the computed day with its rule, and what people said of it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.models import TermCorrection, TermDone


class TermSerializer(serializers.Serializer[Any]):
    """A term that the file computes; `rule` and `subject` name it. `computed_on` follows from `sentence`."""

    rule = serializers.CharField(source="term.rule", read_only=True)
    subject = serializers.UUIDField(source="term.subject", read_only=True)
    child_id = serializers.UUIDField(source="term.child", read_only=True, allow_null=True)
    title = serializers.CharField(read_only=True)
    sentence = serializers.CharField(read_only=True)
    computed_on = serializers.DateField(source="term.due_on", read_only=True)
    due_on = serializers.DateField(read_only=True)
    correction_reason = serializers.CharField(source="correction.words", read_only=True, allow_null=True, default=None)
    done_on = serializers.DateField(read_only=True, allow_null=True)
    is_late = serializers.BooleanField(read_only=True)


class TermCorrectionSerializer(serializers.ModelSerializer[TermCorrection]):
    """The right day, and why it is another one than the computed."""

    class Meta:
        model = TermCorrection
        fields = ["due_on", "reason"]


class TermDoneSerializer(serializers.ModelSerializer[TermDone]):
    """When a term was dealt with, and how."""

    class Meta:
        model = TermDone
        fields = ["done_on", "words"]
