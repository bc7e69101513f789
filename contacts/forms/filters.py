"""What part of a list to show."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.models import Family, FamilyMember
from cases.pages import SECRETS
from contacts.forms.people import PersonChoice
from organizations.models import Membership
from organizations.periods import plausible_date

OUTCOMES_ASKED: dict[str, StrOrPromise] = {
    "held": _("Ging door, ook ingekort"),
    "missed": _("Ging niet door"),
    "moved": _("Verplaatst"),
    "planned": _("Gepland"),
    "open": _("Niet ingevuld"),
}
"""How people ask for an outcome: several codes may answer to one word."""


class ContactFilterForm(forms.Form):
    """Which contacts of a family to show."""

    child = PersonChoice(label=_("Kind"), required=False, empty_label=_("Alle kinderen"))
    person = PersonChoice(label=_("Met wie"), required=False, empty_label=_("Iedereen"))
    outcome = forms.ChoiceField(
        label=_("Uitkomst"), required=False, choices=[("", _("Alle uitkomsten")), *OUTCOMES_ASKED.items()]
    )
    first_day = forms.DateField(label=_("Vanaf"), required=False, validators=[plausible_date])
    last_day = forms.DateField(label=_("Tot en met"), required=False, validators=[plausible_date])

    def __init__(self, *, family: Family, by: Membership, **more: Any) -> None:
        super().__init__(**more)
        members = FamilyMember.objects.filter(family=family).select_related("person").defer(*SECRETS)
        fields = cast("dict[str, Any]", self.fields)
        fields["child"].queryset = members.children_for(by)
        fields["person"].queryset = members.visible_to(by)

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        first, last = asked.get("first_day"), asked.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("De einddatum ligt voor de begindatum."))
        return asked
