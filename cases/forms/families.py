"""Fields about a family as a whole: which ones to list, opening a file, closing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.actions.lookup import Identity
from cases.actions.opening import NewPerson
from cases.caseload import Choice
from cases.forms.people import ADULT_ROLES, IdentityForm, bsn_field, same_as
from cases.grounds import choices_for
from cases.models import FamilyMember, FamilyRole, Relation
from organizations.forms import DraftForm
from organizations.models import Membership, Team
from organizations.periods import EARLIEST, plausible_date
from organizations.roles import ACTIONS_BY_ROLE, Action, Role

MOST_PEOPLE = 12
"""Children, and as many others, at the opening of a file; more come in afterwards."""

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


class LookupForm(forms.Form):
    """Whether a child has a file already: a full number, or full name and birth date, and why it is asked."""

    first_name = forms.CharField(label=_("Voornaam"), required=False, max_length=80)
    last_name = forms.CharField(label=_("Achternaam"), required=False, max_length=120)
    birth_date = forms.DateField(label=_("Geboortedatum"), required=False)
    bsn = bsn_field()
    purpose = forms.CharField(
        label=_("Waarom opent u een dossier?"),
        help_text=_("Dit komt in het inzagelog. Ook het gezin kan het lezen."),
        max_length=300,
        error_messages={"required": _("Vul in waarom u een dossier opent.")},
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        day = typed.get("birth_date")
        if day and not EARLIEST <= day <= timezone.localdate():
            self.add_error("birth_date", _("Deze datum kan niet kloppen. Controleer het jaar."))
        if not self.errors and not self.identity().has_name and not typed.get("bsn"):
            self.add_error(None, _("Vul een burgerservicenummer in, of voornaam, achternaam en geboortedatum."))
        return typed

    def identity(self) -> Identity:
        typed = self.cleaned_data
        return Identity(
            bsn=typed.get("bsn", ""),
            first_name=typed.get("first_name", ""),
            last_name=typed.get("last_name", ""),
            birth_date=typed.get("birth_date"),
        )


class NewChildForm(IdentityForm):
    """A child of a file that is being opened."""

    birth_date = forms.DateField(label=_("Geboortedatum"), validators=[plausible_date])
    has_consented = forms.BooleanField(label=_("Gaf zelf toestemming (vanaf 12 jaar)"), required=False)

    def person(self) -> NewPerson:
        return NewPerson(
            role=FamilyRole.CHILD, identity=self.identity(), has_consented=self.cleaned_data["has_consented"]
        )


class NewAdultForm(IdentityForm):
    """A parent or someone else around the child; an empty one is left out."""

    role = forms.ChoiceField(label=_("Rol in het gezin"), choices=ADULT_ROLES, initial=FamilyRole.PARENT)
    authority = forms.ChoiceField(
        label=_("Gezag"), choices=Relation.Authority.choices, initial=Relation.Authority.UNKNOWN
    )
    phone = same_as(FamilyMember, "phone")
    has_consented = forms.BooleanField(label=_("Gaf toestemming"), required=False)
    field_order = ("role", "first_name", "last_name", "birth_date", "sex", "authority", "phone", "bsn")

    def person(self) -> NewPerson:
        chosen = self.cleaned_data
        return NewPerson(
            role=chosen["role"],
            identity=self.identity(),
            phone=chosen["phone"],
            authority=chosen["authority"],
            has_consented=chosen["has_consented"],
        )


NewChildFormSet = forms.formset_factory(
    NewChildForm, extra=0, min_num=1, validate_min=True, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE
)
NewAdultFormSet = forms.formset_factory(NewAdultForm, extra=0, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE)


class TermsForm(DraftForm):
    """On which ground my organisation takes part."""

    ground = forms.ChoiceField(
        label=_("Op welke grond doet uw organisatie mee?"),
        widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
        error_messages={"required": _("Kies een grondslag.")},
    )
    purpose = forms.CharField(
        label=_("Waarvoor doet uw organisatie mee?"),
        max_length=300,
        error_messages={"required": _("Vul in waarvoor uw organisatie meedoet.")},
    )
    consented_on = forms.DateField(label=_("Toestemming gegeven op"), required=False, validators=[plausible_date])
    informed_on = forms.DateField(label=_("Gezin geïnformeerd op"), required=False, validators=[plausible_date])

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["ground"]).choices = choices_for(member.organization.kind)


class ColleagueField(forms.ModelChoiceField[Membership]):
    def label_from_instance(self, obj: Membership) -> str:
        return obj.user.name


class OpeningForm(TermsForm):
    """The family as a whole, and who of my organisation leads."""

    name = forms.CharField(label=_("Naam van het gezin"), max_length=120)
    lead_member = ColleagueField(label=_("Regievoerder"), queryset=Membership.objects.none())
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("Geen team")
    )
    field_order = ("name", "ground", "purpose", "consented_on", "informed_on", "lead_member", "team")

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, member=member, **kwargs)
        lead = cast("forms.ModelChoiceField[Membership]", self.fields["lead_member"])
        roles = [role for role, actions in ACTIONS_BY_ROLE.items() if Action.VIEW_FAMILY in actions]
        colleagues = Membership.objects.current().filter(organization=member.organization_id, role__in=roles)
        lead.queryset = colleagues.select_related("user", "organization").order_by("user__name")
        lead.initial = member.pk
        team = cast("forms.ModelChoiceField[Team]", self.fields["team"])
        team.queryset = Team.objects.filter(organization=member.organization_id)


class CloseForm(forms.Form):
    """Why and when the file is closed."""

    reason = forms.CharField(
        label=_("Waarom sluit u het dossier?"),
        help_text=_("De betrokken organisaties lezen deze reden."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Vul in waarom het dossier gesloten wordt.")},
    )
    closed_on = forms.DateField(
        label=_("Laatste dag van de hulp"), initial=timezone.localdate, validators=[plausible_date]
    )


class ReopenForm(TermsForm):
    """On which ground my organisation comes back, some time after the file was closed."""

    consented_by = forms.MultipleChoiceField(
        label=_("Toestemming van"), required=False, widget=forms.CheckboxSelectMultiple()
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consented_by = cast("forms.MultipleChoiceField", self.fields["consented_by"])
        consented_by.choices = [(str(each.person_id), each.called) for each in members]
