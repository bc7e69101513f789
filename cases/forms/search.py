"""One field to search by."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.bsn import validate_bsn
from cases.search import Question, question_of


class SearchForm(forms.Form):
    """Part of a name, a birth date or a citizen service number, in any order."""

    q = forms.CharField(
        label=_("Naam, geboortedatum of burgerservicenummer"),
        help_text=_("Een deel van de naam is genoeg, ook zonder accenten. Een datum als 12-3-2017."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Typ een naam, een geboortedatum of een burgerservicenummer.")},
    )

    def clean_q(self) -> str:
        text: str = self.cleaned_data["q"]
        question = question_of(text)
        if question.is_empty:
            raise ValidationError(_("Typ ten minste twee letters van een naam, of een hele geboortedatum."))
        if question.bsn:
            validate_bsn(question.bsn)
        return text

    def question(self) -> Question:
        return question_of(self.cleaned_data["q"])
