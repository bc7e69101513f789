"""The form of a statement of someone of the family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import FamilyMember, Person
from cases.models.note import not_too_long
from organizations.forms import DraftForm
from organizations.periods import plausible_date


class StatementForm(DraftForm):
    """`members` are the people who can say something."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)
    person = forms.ChoiceField(
        label=_("Wie zegt dit?"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Kies van wie deze verklaring is.")},
    )
    stated_on = forms.DateField(label=_("Gegeven op"), initial=timezone.localdate, validators=[plausible_date])
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Letterlijk, zoals deze persoon het zegt of opschreef. Lees het samen na."),
        error_messages={"required": _("Schrijf op wat deze persoon zegt, in eigen woorden.")},
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "voice", "rows": 7}),
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member.person for member in members}
        person = cast("forms.ChoiceField", self.fields["person"])
        person.choices = [(str(member.person_id), capitalized(member.called)) for member in members]

    def clean_person(self) -> Person:
        return self.people[self.cleaned_data["person"]]


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
