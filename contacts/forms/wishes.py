"""The form of a wish about contact: whose, when and how it was asked, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.readers import ReadersForm
from cases.models import FamilyMember, Person
from cases.models.note import not_too_long
from contacts.forms.moments.content import capitalized
from organizations.periods import plausible_date


class WishForm(ReadersForm):
    """`wishers` are the people who can be asked: the child first."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)
    wisher = forms.ChoiceField(
        label=_("Wiens wens is dit?"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Kies van wie deze wens is.")},
    )
    asked_on = forms.DateField(label=_("Gevraagd op"), initial=timezone.localdate, validators=[plausible_date])
    is_asked_apart = forms.BooleanField(
        label=_("Apart gevraagd"),
        help_text=_("Zonder anderen die over het contact gaan erbij."),
        required=False,
    )
    words = forms.CharField(
        label=_("In eigen woorden"),
        help_text=_("Letterlijk, zoals deze persoon het zegt of laat zien."),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "voice", "rows": 4}),
    )
    not_asked_because = forms.CharField(label=_("Waarom niet gevraagd?"), required=False, max_length=300)

    def __init__(self, *args: Any, wishers: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member.person for member in wishers}
        wisher = cast("forms.ChoiceField", self.fields["wisher"])
        wisher.choices = [(str(member.person_id), capitalized(member.called)) for member in wishers]

    def clean_wisher(self) -> Person:
        return self.people[self.cleaned_data["wisher"]]

    @property
    def is_without_words(self) -> bool:
        """Somebody was not asked, or the page was sent without a word: then the question why stands open."""
        return bool(self["not_asked_because"].value() or self.errors)
