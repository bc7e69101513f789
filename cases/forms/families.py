"""Fields about a family as a whole: which ones to list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.caseload import Choice
from organizations.models import Membership
from organizations.roles import Role

WHOSE = [("", _("Alle gezinnen")), ("mine", _("Aan mij toegewezen")), ("team", _("Van mijn team"))]
NOBODY = ("nobody", _("Nog niet toegewezen"))
STATES = [("open", _("Lopend")), ("closed", _("Afgesloten")), ("all", _("Alles"))]


class CaseloadForm(forms.Form):
    """What to leave out of the list of families; names of people are not asked here, they would be in an address."""

    wie = forms.ChoiceField(label=_("Van wie"), required=False, choices=WHOSE)
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=STATES)
    uithuis = forms.BooleanField(label=_("Uit huis"), required=False)
    regie = forms.BooleanField(label=_("Wij hebben de regie"), required=False)

    def __init__(self, data: Any, *, member: Membership) -> None:
        super().__init__(data)
        choices = [choice for choice in WHOSE if choice[0] != "team" or member.team_id]
        self.fields["wie"].choices = choices + [NOBODY] * (member.role == Role.COORDINATOR)  # type: ignore[attr-defined]

    def selects(self) -> list[forms.BoundField]:
        return [self["wie"], self["stand"]]

    def checks(self) -> list[forms.BoundField]:
        return [self["uithuis"], self["regie"]]

    def choice(self) -> Choice:
        """What was chosen; what makes no sense counts as not chosen."""
        self.full_clean()
        chosen = self.cleaned_data
        return Choice(
            whose=chosen.get("wie", ""),
            state=chosen.get("stand") or "open",
            away=chosen.get("uithuis", False),
            led=chosen.get("regie", False),
        )
