"""The form of a talk about views that differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import uuid_utils.compat
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases.forms.need_views import WHOLE_FAMILY, PeopleForm, capitalized
from cases.models import FamilyMember, Person
from cases.models.note import not_too_long
from organizations.periods import plausible_date


class TalkForm(PeopleForm):
    """A talk about views that differ: when, with whom, and what was agreed."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)
    child = forms.ChoiceField(
        label=gettext_lazy("Over wie ging het?"), initial=WHOLE_FAMILY, widget=forms.RadioSelect()
    )
    discussed_on = forms.DateField(
        label=gettext_lazy("Besproken op"), initial=timezone.localdate, validators=[plausible_date]
    )
    with_people = forms.MultipleChoiceField(
        label=gettext_lazy("Met wie uit het gezin?"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    with_others = forms.CharField(
        label=gettext_lazy("Met wie nog meer?"),
        help_text=gettext_lazy("Bijvoorbeeld de organisaties die erbij waren."),
        required=False,
        max_length=200,
    )
    agreed = forms.CharField(
        label=gettext_lazy("Wat is er afgesproken?"),
        help_text=gettext_lazy("Ook als u het oneens blijft: schrijf op hoe u verdergaat."),
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 4}),
    )

    def prepare(self, members: Sequence[FamilyMember]) -> None:
        people = cast("forms.MultipleChoiceField", self.fields["with_people"])
        people.choices = [(str(each.person_id), capitalized(each.called)) for each in members]

    def clean_with_people(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["with_people"]]

    def children_now(self) -> list[Person]:
        said = self.answer("with_people") or []
        people = [each if isinstance(each, Person) else self.people.get(str(each)) for each in said]
        return [*super().children_now(), *(one for one in people if one and one.pk in self.children)]
