"""What a form says when an answer is missing: a sentence for each kind of field, in place of one for all of them.

A field that can say it better does so by its own `error_messages`.
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

SENTENCES: Mapping[type[forms.Field], StrPromise] = {
    forms.CharField: _("Vul dit in."),
    forms.EmailField: _("Vul een e-mailadres in."),
    forms.IntegerField: _("Vul een getal in."),
    forms.DateField: _("Vul een datum in."),
    forms.TimeField: _("Vul een tijd in."),
    forms.DateTimeField: _("Vul een datum en een tijd in."),
    forms.ChoiceField: _("Maak een keuze."),
    forms.MultipleChoiceField: _("Kies er minstens één."),
    forms.ModelMultipleChoiceField: _("Kies er minstens één."),
    forms.BooleanField: _("Zet hier een vinkje."),
    forms.FileField: _("Kies een bestand."),
}


def say_what_is_missing() -> None:
    """Once, when the program starts: fields that others define (of a model, of allauth) say it too."""
    for field, sentence in SENTENCES.items():
        field.default_error_messages = {**field.default_error_messages, "required": sentence}
