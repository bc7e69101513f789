"""Forms of a placement: recording, changing, ending."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import FamilyMember, Person, Placement
from organizations.models import Kind, Organization
from organizations.periods import plausible_date

PROVIDERS = (Kind.PLEEGZORG, Kind.JEUGDHULPAANBIEDER)


class PlacementForm(forms.Form):
    """Where a child lives away from home, and since when."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Wat voor plek?"), choices=[("", _("Kies")), *Placement.Kind.choices])
    place = forms.CharField(
        label=_("Naam van de plek"), help_text=_("Bijvoorbeeld pleeggezin Van Veen."), max_length=120, required=False
    )
    is_place_protected = forms.BooleanField(
        label=_("Deze plek afschermen"),
        help_text=_("Alleen uw organisatie ziet de naam. Op papier staat die nooit."),
        required=False,
    )
    provider = forms.ModelChoiceField(
        label=_("Welke organisatie biedt de plek?"),
        queryset=Organization.objects.filter(kind__in=PROVIDERS),
        required=False,
        empty_label=_("Geen of onbekend"),
    )
    starts_on = forms.DateField(label=_("Eerste dag"), validators=[plausible_date])
    ends_on = forms.DateField(
        label=_("Laatste dag"),
        required=False,
        validators=[plausible_date],
    )


class NewPlacementForm(PlacementForm):
    """With the child, and the key that makes saving twice one row."""

    field_order = ["child", "kind", "place", "is_place_protected", "provider", "starts_on", "ends_on", "ends_current"]

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)
    child = forms.ChoiceField(
        label=_("Welk kind?"), widget=forms.RadioSelect(), error_messages={"required": _("Kies een kind.")}
    )
    ends_current = forms.BooleanField(
        label=_("Het kind verhuist: de vorige plaatsing eindigt op deze eerste dag"),
        help_text=_("Geldt voor een plaatsing die uw eigen organisatie vastlegde."),
        required=False,
    )

    with_decision = forms.BooleanField(
        label=_("Leg daarna ook het besluit vast"),
        help_text=_("Wie besliste dit, wie is gehoord, en wat is er eerst geprobeerd?"),
        required=False,
    )

    def __init__(self, *args: Any, children: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(member.person_id): member.person for member in children}
        child = cast("forms.ChoiceField", self.fields["child"])
        child.choices = [(key, person.first_name) for key, person in self.children.items()]
        if len(children) == 1:
            child.initial = str(children[0].person_id)

    def clean_child(self) -> Person:
        return self.children[self.cleaned_data["child"]]


class EndPlacementForm(forms.Form):
    """The last day somewhere: the day of moving, or of coming home."""

    ends_on = forms.DateField(
        label=_("Wat was de laatste dag?"),
        help_text=_("De dag van verhuizen of thuiskomen."),
        initial=timezone.localdate,
        validators=[plausible_date],
    )


def initial_child(text: str) -> str:
    """The child an address asks for; anything else is no choice yet."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
