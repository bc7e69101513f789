"""What is said of one step: how far it is, by whom and when, or why not."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import StepState
from organizations.models import Organization
from organizations.periods import plausible_date


class StepForm(forms.Form):
    """`organizations` are those that take part, the writer's own among them."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=_("Hoe staat het ermee?"),
        choices=StepState.State.choices,
        widget=forms.RadioSelect(),
        error_messages={"required": _("Kies hoe het ermee staat.")},
    )
    done_on = forms.DateField(
        label=_("Wanneer is het gedaan?"), initial=timezone.localdate, required=False, validators=[plausible_date]
    )
    done_by = forms.CharField(
        label=_("Wie deed het?"), help_text=_("Bijvoorbeeld Sanne, of het wijkteam."), max_length=200, required=False
    )
    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Nodig als het niet is gedaan of niet van toepassing is."),
        max_length=300,
        required=False,
    )
    due_on = forms.DateField(label=_("Uiterlijk op"), required=False, validators=[plausible_date])
    responsible_organization = forms.ChoiceField(label=_("Welke organisatie doet dit?"), required=False)
    responsible = forms.CharField(
        label=_("Wie doet dit?"), help_text=_("Een naam, ook van iemand uit het gezin."), max_length=200, required=False
    )
    remark = forms.CharField(label=_("Opmerking"), max_length=300, required=False)

    def __init__(self, *args: Any, organizations: Mapping[uuid.UUID, Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(key): each for key, each in organizations.items()}
        field = cast("forms.ChoiceField", self.fields["responsible_organization"])
        field.choices = [("", _("Nog niet bekend")), *((key, each.name) for key, each in self.organizations.items())]

    def clean_responsible_organization(self) -> Organization | None:
        return self.organizations.get(self.cleaned_data["responsible_organization"])
