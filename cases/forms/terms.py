"""Forms about a term: another day, dealt with, and how an organisation counts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import TermSettings
from cases.term_lines import TermLine
from organizations.periods import plausible_date


class TermForm(forms.Form):
    """What is said of a term, and of the same term of brothers and sisters: chosen at first, each can be left out."""

    use_required_attribute = False

    also = forms.MultipleChoiceField(label=_("Ook voor"), required=False, widget=forms.CheckboxSelectMultiple())

    def __init__(self, *args: Any, others: Sequence[TermLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not others:
            del self.fields["also"]
            return
        also = cast("forms.MultipleChoiceField", self.fields["also"])
        also.choices = [(str(line.term.subject), line.child) for line in others]
        also.initial = [str(line.term.subject) for line in others]

    def clean_also(self) -> list[uuid.UUID]:
        return [uuid.UUID(key) for key in self.cleaned_data["also"]]

    @property
    def says(self) -> dict[str, Any]:
        """Without whom else it is about."""
        return {name: value for name, value in self.cleaned_data.items() if name != "also"}


class CorrectTermForm(TermForm):
    """Which day is the right one, and why."""

    field_order = ["due_on", "reason", "also"]

    due_on = forms.DateField(label=_("Wat is de juiste dag?"), validators=[plausible_date])
    reason = forms.CharField(
        label=_("Waarom is het een andere dag?"),
        help_text=_("Bijvoorbeeld: de rechter gaf uitstel tot en met 4 januari."),
        max_length=300,
    )


class FinishTermForm(TermForm):
    """When it was dealt with, and how."""

    field_order = ["done_on", "words", "also"]

    done_on = forms.DateField(
        label=_("Wanneer is dit afgehandeld?"), initial=timezone.localdate, validators=[plausible_date]
    )
    words = forms.CharField(
        label=_("Wat is er gedaan?"),
        help_text=_("Bijvoorbeeld: bij de rechter verlenging gevraagd. Of: niet nodig, en waarom."),
        max_length=300,
    )


class TermSettingsForm(forms.ModelForm[TermSettings]):
    class Meta:
        model = TermSettings
        fields = ("rolls_to_working_day",)
