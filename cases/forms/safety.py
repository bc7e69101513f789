"""Forms of safety agreements and concerns: making, correcting, ending."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.readers import ReadersForm
from cases.models import Concern, FamilyMember, Person
from cases.models.note import not_too_long
from organizations.forms import DraftForm
from organizations.models import Organization
from organizations.periods import plausible_date

PARTIES = ("children", "acting_people", "acting_organizations")


class SafetyAgreementForm(DraftForm):
    """For which children, what we do, who does it, and when it is talked about again.

    `children` are those inside the writer's wall, `adults` the others of the family, `organizations` those that take
    part, the writer's own among them.
    """

    children = forms.MultipleChoiceField(
        label=_("Voor wie is deze afspraak?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies voor welke kinderen deze afspraak is.")},
    )
    agreement = forms.CharField(
        label=_("Wat spreken we af?"),
        help_text=_("Schrijf op wat iemand doet, zo dat het hele gezin het begrijpt."),
        error_messages={"required": _("Schrijf op wat u afspreekt.")},
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    acting_people = forms.MultipleChoiceField(
        label=_("Wie uit het gezin of het netwerk doet iets?"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    acting_organizations = forms.MultipleChoiceField(
        label=_("Welke organisatie doet iets?"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    acting_words = forms.CharField(
        label=_("Wie nog meer?"),
        help_text=_("Bijvoorbeeld de school, of buurvrouw Ans."),
        max_length=300,
        required=False,
    )
    starts_on = forms.DateField(label=_("Vanaf wanneer?"), initial=timezone.localdate, validators=[plausible_date])
    review_on = forms.DateField(
        label=_("Wanneer bespreekt u dit opnieuw?"), required=False, validators=[plausible_date]
    )
    tells_unreached = forms.BooleanField(
        label=_("Wij vertellen het zelf aan wie deze afspraak hier niet leest"), required=False
    )

    def __init__(
        self,
        *args: Any,
        children: Sequence[FamilyMember],
        adults: Sequence[FamilyMember],
        organizations: Mapping[uuid.UUID, Organization],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.person_id): each.person for each in [*children, *adults]}
        self.organizations = {str(key): each for key, each in organizations.items()}
        named = [(str(each.person_id), capitalized(each.called)) for each in children]
        self.choose("children", named)
        self.choose("acting_people", [*((str(a.person_id), capitalized(a.called)) for a in adults), *named])
        self.choose("acting_organizations", [(key, each.name) for key, each in self.organizations.items()])
        if len(named) == 1:
            self.fields["children"].initial = [named[0][0]]

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        cast("forms.MultipleChoiceField", self.fields[name]).choices = choices

    def clean_children(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["children"]]

    def clean_acting_people(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["acting_people"]]

    def clean_acting_organizations(self) -> list[Organization]:
        return [self.organizations[key] for key in self.cleaned_data["acting_organizations"]]

    def said(self) -> dict[str, Any]:
        """As the deed takes it: who it is for and who acts together."""
        content = dict(self.cleaned_data)
        return content | {"parties": {name: content.pop(name) for name in PARTIES}}

    def children_now(self) -> list[Person]:
        """The children it is for, as the form says now."""
        return [each if isinstance(each, Person) else self.people[each] for each in self.answer("children") or []]

    def acting_now(self) -> list[Organization]:
        """The organisations ticked now, also where the deed refused them: then the page says why."""
        name = "acting_organizations"
        data = cast("QueryDict", self.data)
        keys = data.getlist(name) if self.is_bound else self.get_initial_for_field(self.fields[name], name) or []
        return [self.organizations[key] for key in keys if key in self.organizations]


class NewSafetyAgreementForm(SafetyAgreementForm):
    """With the key that makes saving twice one row."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)


class CorrectSafetyAgreementForm(SafetyAgreementForm):
    """With the reason; the earlier version is kept."""

    correction_reason = forms.CharField(
        label=_("Waarom verbetert u dit?"),
        help_text=_("Wie de afspraak leest, leest ook deze reden."),
        max_length=300,
    )


class EndSafetyAgreementForm(forms.Form):
    """Until which day it holds, and why it stops."""

    use_required_attribute = False

    ends_on = forms.DateField(label=_("Tot en met wanneer?"), initial=timezone.localdate, validators=[plausible_date])
    end_reason = forms.CharField(
        label=_("Waarom stopt deze afspraak?"),
        help_text=_("Bijvoorbeeld: niet meer nodig, of er is een andere afspraak voor in de plaats."),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom deze afspraak stopt.")},
    )


class ConcernForm(ReadersForm):
    """About which children, what is worrying, and apart from that who said so."""

    kind = forms.ChoiceField(
        label=_("Wat legt u vast?"),
        choices=Concern.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
    )
    children = forms.MultipleChoiceField(
        label=_("Over wie gaat het?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies over welke kinderen dit gaat.")},
    )
    noticed_on = forms.DateField(
        label=_("Wanneer is dit gezien?"), initial=timezone.localdate, validators=[plausible_date]
    )
    reported_on = forms.DateField(label=_("Wanneer is dit gemeld?"), required=False, validators=[plausible_date])
    words = forms.CharField(
        label=_("Wat is de zorg?"),
        help_text=_("Alleen wat is gezien of gehoord. Noem hier niet wie het meldde."),
        error_messages={"required": _("Schrijf op wat de zorg is.")},
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 6}),
    )
    source_name = forms.CharField(label=_("Wie zag of meldde dit?"), max_length=200, required=False)
    source_words = forms.CharField(
        label=_("Wat zei deze persoon?"),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "voice", "rows": 3}),
    )
    is_source_protected = forms.BooleanField(
        label=_("Bron afschermen"),
        help_text=_("Alleen uw organisatie leest de bron. Zet dit alleen uit als deze persoon dat goedvindt."),
        initial=True,
        required=False,
    )

    def __init__(self, *args: Any, children: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, organizations={}, **kwargs)
        del self.fields["shared_with"]
        self.people = {str(each.person_id): each.person for each in children}
        field = cast("forms.MultipleChoiceField", self.fields["children"])
        field.choices = [(str(each.person_id), each.person.first_name) for each in children]
        if len(children) == 1:
            field.initial = [str(children[0].person_id)]

    def clean_children(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["children"]]

    def children_now(self) -> list[Person]:
        """The children it is about, as the form says now."""
        return [each if isinstance(each, Person) else self.people[each] for each in self.answer("children") or []]


class NewConcernForm(ConcernForm):
    """With the key that makes saving twice one row."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)


class CorrectConcernForm(ConcernForm):
    """With the reason; the earlier version is kept."""

    correction_reason = forms.CharField(
        label=_("Waarom verbetert u dit?"), help_text=_("Wie dit leest, leest ook deze reden."), max_length=300
    )


class SettleConcernForm(DraftForm):
    """How a concern ended: the day, and what came of it."""

    settled_on = forms.DateField(
        label=_("Wanneer is dit afgesloten?"), initial=timezone.localdate, validators=[plausible_date]
    )
    outcome = forms.CharField(
        label=_("Wat kwam eruit?"),
        help_text=_("Wat bleek, en wat gebeurt er nu? Noem hier niet wie het meldde."),
        error_messages={"required": _("Schrijf op wat eruit kwam.")},
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
