"""Someone of a family, as a choice on a form."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.models import FamilyMember, Person


class PersonChoice(forms.ModelChoiceField[FamilyMember]):
    """A member of the family, chosen by the key of the person; said as people speak of them."""

    def __init__(self, **more: Any) -> None:
        super().__init__(queryset=FamilyMember.objects.none(), to_field_name="person_id", **more)

    def label_from_instance(self, obj: FamilyMember) -> str:
        return obj.called

    def clean(self, value: Any) -> Person | None:
        member = super().clean(value)
        return member.person if member else None
