"""What is filled in to make an overview for a hearing or a talk."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Family, FamilyMember, FamilyRole
from cases.pages import SECRETS
from contacts.forms.people import PersonChoice
from contacts.handout.recipients import OFFICIAL, Recipient, RecipientRole
from contacts.handout.wanted import EXTRAS, Part, Wanted
from contacts.pairs import Pair
from contacts.weeks import first_day_shown
from organizations.models import Membership
from organizations.periods import plausible_date

IN_THE_FAMILY = {
    RecipientRole.PARENT: (FamilyRole.PARENT, _("Kies wie van de ouders dit is.")),
    RecipientRole.CHILD: (FamilyRole.CHILD, _("Kies welk kind dit is.")),
}
"""A reader with one of these roles is someone of the family with that role in it."""


class HandoutForm(forms.Form):
    """For whom, why, over which days, with what, and why something is left out."""

    role = forms.ChoiceField(
        label=_("Wie krijgt het?"),
        choices=RecipientRole.choices,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Naam"),
        max_length=80,
        help_text=_("Eén persoon of college. Deze naam staat op elke bladzijde."),
    )
    person = PersonChoice(
        label=_("Wie is dit in het gezin, of voor wie komt deze persoon op?"),
        required=False,
        empty_label=_("Niemand uit het gezin"),
        help_text=_("Daarvan hangt af wiens woorden erin staan."),
    )
    purpose = forms.CharField(
        label=_("Waarvoor?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: zitting van 3 december, gesprek over het plan."),
    )
    first = forms.DateField(label=_("Vanaf"), validators=[plausible_date])
    last = forms.DateField(label=_("Tot en met"), validators=[plausible_date])
    parts = forms.MultipleChoiceField(
        label=_("Wat komt erin?"),
        choices=Part.choices,
        error_messages={"required": _("Kies minstens één onderdeel.")},
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Eigen verklaringen van het gezin gaan altijd mee met het stuk waar ze bij horen."),
    )
    left_out_because = forms.CharField(
        label=_("Waarom laat u iets weg?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dit staat met wat u weglaat in het overzicht."),
    )

    def __init__(self, *, family: Family, pair: Pair, by: Membership, **more: Any) -> None:
        super().__init__(**more)
        self.pair = pair
        members = FamilyMember.objects.filter(family=family).select_related("person").defer(*SECRETS)
        cast("Any", self.fields["person"]).queryset = members.visible_to(by)
        self.initial = {
            "first": pair.away_since or first_day_shown(pair.today),
            "last": pair.today,
            "parts": [part for part in Part if part not in EXTRAS],
            **self.initial,
        }

    def clean_last(self) -> datetime.date:
        last: datetime.date = self.cleaned_data["last"]
        if last > timezone.localdate():
            raise forms.ValidationError(_("Kies vandaag of een dag die geweest is: het overzicht gaat over wat was."))
        return last

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("De einddatum ligt voor de begindatum."))
        self._require_person(given)
        chosen = given.get("parts", [])
        is_less = any(part not in chosen for part in Part if part not in EXTRAS)
        if is_less and not given.get("left_out_because", "").strip():
            self.add_error("left_out_because", _("U laat een onderdeel weg. Schrijf op waarom."))
        return given

    def _require_person(self, given: dict[str, Any]) -> None:
        """A parent or a child is one of this family: whose words go in depends on it."""
        role, sentence = IN_THE_FAMILY.get(given.get("role", ""), (None, ""))
        if role is None or "person" not in given:
            return
        members = cast("Any", self.fields["person"]).queryset
        if given["person"] is None or not members.filter(person=given["person"], role=role).exists():
            self.add_error("person", sentence)

    @property
    def wanted(self) -> Wanted:
        """What was filled in."""
        given = self.cleaned_data
        person = None if given["role"] in OFFICIAL else given["person"]
        return Wanted(
            recipient=Recipient(given["name"], given["role"], person.pk if person else None),
            purpose=given["purpose"],
            first=given["first"],
            last=given["last"],
            parts=frozenset(given["parts"]),
            left_out_because=given["left_out_because"].strip(),
        )
