"""On which day, and how, a limitation was announced to each who can object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Person
from contacts.actions.limitations import Told
from contacts.announced import Addressee
from contacts.models.announcement import Way
from organizations.periods import plausible_date


class AnnounceForm(forms.Form):
    """A day and a way for each addressee; a day that stays empty says that it was not announced yet."""

    use_required_attribute = False

    def __init__(self, *args: Any, addressees: Sequence[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addressees = addressees
        for each in addressees:
            self.fields[f"on_{each.person}"] = forms.DateField(
                label=_("Op welke dag?"),
                required=False,
                validators=[plausible_date],
                initial=each.row.announced_on if each.row else None,
            )
            self.fields[f"way_{each.person}"] = forms.ChoiceField(
                label=_("Hoe"), choices=Way.choices, initial=each.row.way if each.row else Way.LETTER
            )

    @property
    def rows(self) -> list[tuple[Addressee, forms.BoundField, forms.BoundField]]:
        """Each addressee with the two fields."""
        return [(each, self[f"on_{each.person}"], self[f"way_{each.person}"]) for each in self.addressees]

    @property
    def told(self) -> list[Told]:
        """What the deed takes."""
        days = [(each, self.cleaned_data[f"on_{each.person}"]) for each in self.addressees]
        return [Told(Person(pk=each.person), day, self.cleaned_data[f"way_{each.person}"]) for each, day in days if day]
