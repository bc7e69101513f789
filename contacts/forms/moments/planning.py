"""One contact to come."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Person
from contacts.forms.fields import LocalDateTimeField
from contacts.forms.moments.content import CIRCUMSTANCES, UNKNOWN_PERSON, People, capitalized, forms_by_class
from contacts.models import ContactMoment
from organizations.forms import DraftForm


class PlanContactForm(DraftForm):
    """Who, how, when and where; `key` is made with the page, so that sending it twice is one plan."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    children = forms.MultipleChoiceField(
        label=gettext_lazy("Welk kind?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": gettext_lazy("Kies om welk kind het gaat."), "invalid_choice": UNKNOWN_PERSON},
    )
    persons = forms.MultipleChoiceField(
        label=gettext_lazy("Met wie?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": gettext_lazy("Kies met wie het contact is."), "invalid_choice": UNKNOWN_PERSON},
    )
    planned_start = LocalDateTimeField(
        label=gettext_lazy("Wanneer?"), error_messages={"required": gettext_lazy("Vul in wanneer het contact is.")}
    )
    planned_end = LocalDateTimeField(label=gettext_lazy("Tot"), required=False)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields.update(fields_for_model(ContactMoment, fields=CIRCUMSTANCES))
        cast("forms.ChoiceField", self.fields["form"]).choices = forms_by_class()
        self.fields["form"].error_messages["required"] = _("Kies hoe het contact is.")
        self.fields["is_place_protected"].help_text = _("Andere organisaties zien deze plek dan nergens.")
        children = cast("forms.MultipleChoiceField", self.fields["children"])
        children.choices = [(str(one.person_id), one.called) for one in people.children]
        persons = cast("forms.MultipleChoiceField", self.fields["persons"])
        everyone = [*people.others, *(people.children if len(people.children) > 1 else ())]
        persons.choices = [(str(one.person_id), capitalized(one.called)) for one in everyone]

    def clean_children(self) -> list[Person]:
        return self.people.chosen(self.cleaned_data["children"])

    def clean_persons(self) -> list[Person]:
        return self.people.chosen(self.cleaned_data["persons"])

    def content(self) -> dict[str, Any]:
        """What the deed calls content."""
        return {name: self.cleaned_data[name] for name in (*CIRCUMSTANCES, "planned_start", "planned_end")}

    @property
    def has_around_errors(self) -> bool:
        return any(self[name].errors for name in CIRCUMSTANCES if name != "form")
