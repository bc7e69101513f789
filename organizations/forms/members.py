"""Who works here: the fields of an invitation, of a membership and of a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from organizations.models import MemberInvitation, Membership, Team
from organizations.roles import Role

ROLE_WORDS: dict[str, StrOrPromise] = {
    Role.CARE_WORKER: _("hulpverlener\nwerkt met de gezinnen die zijn toegewezen"),
    Role.COORDINATOR: _("coördinator\nziet alle gezinnen van de organisatie, deelt ze en wijst ze toe"),
    Role.MANAGER: _("manager\nziet cijfers, geen namen"),
    Role.PRIVACY_OFFICER: _("privacyfunctionaris\nleest het inzagelog"),
    Role.ADMINISTRATOR: _("beheerder\nregelt wie hier werkt, ziet geen gezinnen"),
}


class MembershipForm(forms.Form):
    """Role, team and telephone of someone who works here; without the role where that is one's own."""

    model: type[Membership | MemberInvitation] = Membership
    names: tuple[str, ...] = ("role", "team", "phone")

    def __init__(self, *args: Any, by: Membership, is_own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(fields_for_model(self.model, self.names))
        self.fields["team"] = forms.ModelChoiceField(
            Team.objects.filter(organization=by.organization_id),
            label=_("Team"),
            required=False,
            empty_label=_("Geen team"),
        )
        self.fields["role"] = forms.ChoiceField(
            label=_("Rol"),
            choices=ROLE_WORDS.items(),
            widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
        )
        self.fields["phone"].label = _("Telefoon op het werk")
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        self.order_fields(self.names)
        if is_own:
            del self.fields["role"]


class InvitationForm(MembershipForm):
    model = MemberInvitation
    names = ("name", "email", "role", "team", "phone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam")
        self.fields["email"].label = _("E-mailadres van het werk")
        self.fields["email"].help_text = _("Hier gaat de link heen waarmee deze persoon begint.")


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Naam van het team"), max_length=120)
