"""What the forms about measures, requests and agreements share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import FamilyMember, Person
from cases.readers import DRAFT


class CourseForm(forms.Form):
    """A form that goes on with a draft where it was left: then it is filled in, and not saved yet."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        is_draft = data is not None and DRAFT in data
        super().__init__(None if is_draft else data, *args, **kwargs)
        if is_draft:
            self.initial = {
                **self.initial,
                **{name: self._typed(data, name) for name in self.base_fields if name in data},
            }

    def _typed(self, data: Any, name: str) -> Any:
        is_several = isinstance(self.base_fields[name], forms.MultipleChoiceField)
        return data.getlist(name) if is_several else data.get(name)


class KeyForm(CourseForm):
    """With the key that makes saving twice one row."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)


class ChildrenForm(KeyForm):
    """About children inside the wall: `children` are those that can be chosen."""

    about = forms.MultipleChoiceField(
        label=_("Voor welke kinderen?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies minstens één kind.")},
    )

    def __init__(self, *args: Any, children: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = people_of(children)
        field = cast("forms.MultipleChoiceField", self.fields["about"])
        field.choices = [(key, person.first_name) for key, person in self.children.items()]
        if len(self.children) == 1:
            field.initial = list(self.children)

    def clean_about(self) -> list[Person]:
        return [self.children[key] for key in self.cleaned_data["about"]]

    def answers(self) -> dict[str, Any]:
        """What the form says, as its deed asks for it."""
        said = dict(self.cleaned_data)
        return {"children": said.pop("about"), **said}


class ReasonForm(forms.Form):
    """Of a correction: the earlier version stays readable beside it."""

    correction_reason = forms.CharField(
        label=_("Waarom verbetert u dit?"),
        help_text=_("Wie dit leest, leest ook deze reden."),
        max_length=300,
        error_messages={"required": _("Vul in waarom u dit verbetert.")},
    )


def people_of(members: Sequence[FamilyMember]) -> dict[str, Person]:
    return {str(member.person_id): member.person for member in members}
