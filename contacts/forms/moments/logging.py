"""A contact that nobody planned."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Person
from contacts.forms.fields import LocalDateTimeField
from contacts.forms.moments.content import OUTCOMES, UNKNOWN_PERSON, ContentForm, People
from contacts.models import Outcome
from contacts.models.codes import HELD_OUTCOMES


class LogForm(ContentForm):
    """Children, and when; `key` is made with the page, so that sending it twice is one contact."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    children = forms.MultipleChoiceField(
        label=gettext_lazy("Welk kind?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={
            "required": gettext_lazy("Kies over welk kind dit gaat."),
            "invalid_choice": UNKNOWN_PERSON,
        },
    )
    started_at = LocalDateTimeField(
        label=gettext_lazy("Wanneer?"), error_messages={"required": gettext_lazy("Vul in wanneer het was.")}
    )
    ended_at = LocalDateTimeField(
        label=gettext_lazy("Tot"), error_messages={"required": gettext_lazy("Vul in wanneer het was afgelopen.")}
    )
    needed = {"started_at": ("", *(code for code, _label in OUTCOMES)), "ended_at": (Outcome.SHORTENED,)}

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, people=people, about=[one.person for one in people.children], **kwargs)
        children = cast("forms.MultipleChoiceField", self.fields["children"])
        children.choices = [(str(one.person_id), one.called) for one in people.children]
        self.order_fields(["key", "children", "persons", "form", "started_at", "ended_at", "outcome"])
        self.fields["ended_at"].required = self.is_bound and self.fields["ended_at"].required

    def clean_children(self) -> list[Person]:
        return self.people.chosen(self.cleaned_data["children"])

    def clean(self) -> dict[str, Any]:
        """Words of a child that was not chosen would be lost in silence."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = {child.pk for child in cleaned.get("children", ())}
        for child in self.about:
            if cleaned.get(f"words_{child.pk}") and chosen and child.pk not in chosen:
                sentence = _("%(child)s staat niet bij dit contact. Kies %(child)s erbij, of haal deze woorden weg.")
                self.add_error(f"words_{child.pk}", sentence % {"child": child.first_name})
        return cleaned

    def times(self) -> dict[str, Any]:
        """What was held began then; for what was missed or moved it is when it should have been."""
        start, end = self.cleaned_data["started_at"], self.cleaned_data["ended_at"]
        if self.cleaned_data["outcome"] in HELD_OUTCOMES:
            return {"started_at": start, "ended_at": end}
        return {"planned_start": start, "planned_end": end}
