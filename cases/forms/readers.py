"""The question "who reads this?" on every form that writes a piece of a file."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Visibility
from organizations.forms import DraftForm
from organizations.models import Organization


class ChosenReaders(forms.MultipleChoiceField):
    """Organisations to share with: only asked when the answer is "named", and then the deed says one is needed."""

    def validate(self, value: list[str]) -> None:
        if value:
            super().validate(value)


class ReadersForm(DraftForm):
    """Fields `visibility` and `shared_with`.

    `organizations` are those that can be chosen (`readers.organizations_to_choose`), `owner` the writer's own.
    """

    visibility = forms.ChoiceField(
        label=gettext_lazy("Wie leest dit?"),
        initial=Visibility.INVOLVED,
        choices=Visibility.choices,
        widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
    )
    shared_with = ChosenReaders(label=gettext_lazy("Wie kiest u?"), widget=forms.CheckboxSelectMultiple())

    def __init__(
        self,
        *args: Any,
        organizations: dict[uuid.UUID, Organization],
        owner: Organization,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = organizations
        visibility = cast("forms.ChoiceField", self.fields["visibility"])
        shared_with = cast("forms.MultipleChoiceField", self.fields["shared_with"])
        shared_with.choices = [(str(each.pk), each.name) for each in organizations.values()]
        visibility.choices = [
            (value, _("Alleen %(organization)s") % {"organization": owner.name} if value == "own" else label)
            for value, label in Visibility.choices
            if value != Visibility.NAMED or organizations
        ]

    def clean_shared_with(self) -> list[Organization]:
        """The organisations themselves; none where the answer is another than "named"."""
        if self.cleaned_data.get("visibility") != Visibility.NAMED:
            return []
        return [self.organizations[uuid.UUID(key)] for key in self.cleaned_data["shared_with"]]

    def chosen_now(self) -> list[Organization]:
        """With whom it is shared by name, as the form says now; who takes part no longer reads nothing."""
        chosen = self.answer("shared_with") or []
        known = {str(key): each for key, each in self.organizations.items()}
        return [known[key] for each in chosen if (key := str(getattr(each, "pk", each))) in known]
