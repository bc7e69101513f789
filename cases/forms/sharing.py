"""Fields of everything about sharing: on what terms, which parts, why it ends, who carries the lead."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.actions.taking_part import Terms
from cases.grounds import choices_for
from cases.models import FamilyMember, Ground, Section
from cases.participation import Rights
from organizations.models import Kind, Membership, Organization, Team

WORDS = 300
"""Characters in a purpose, reason or answer."""

NO = "no"
READ = "read"
WRITE = "write"
ACCESS_WORDS = {WRITE: _("leest en schrijft"), READ: _("leest alleen"), NO: _("leest niet")}


def words_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=WORDS,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """What can be chosen in a field of this one form."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def offer_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


class OrganizationSearchForm(forms.Form):
    """By part of a name and kind, among all organisations; it is no personal data, so it may stand in an address."""

    q = forms.CharField(label=_("Naam of een deel ervan"), required=False, max_length=120)
    kind = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *Kind.choices])


class TermsForm(forms.Form):
    """On what terms an organisation comes in. `shared` and its reason are for the lead only."""

    ground = forms.ChoiceField(
        label=_("Waarom mag deze organisatie meelezen?"), widget=forms.RadioSelect(attrs={"class": "choice--wide"})
    )
    purpose = words_field(
        _("Waarvoor doet zij mee?"), _("De organisatie leest dit al voor zij meedoet: noem geen namen van kinderen.")
    )
    consented_by = forms.MultipleChoiceField(
        label=_("Wie gaf toestemming?"),
        help_text=_("Tot 12 jaar de ouders met gezag, van 12 tot 16 jaar ook het kind, vanaf 16 jaar het kind zelf."),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    consented_on = forms.DateField(label=_("Wanneer gaf men toestemming?"), required=False)
    children = forms.MultipleChoiceField(
        label=_("Voor welke kinderen?"),
        help_text=_("Kruist u alle kinderen aan, dan geldt het ook voor een kind dat er later bij komt."),
        widget=forms.CheckboxSelectMultiple(),
    )
    informed_on = forms.DateField(
        label=_("Wanneer is het gezin geïnformeerd?"),
        help_text=_("Leeg: het gezin weet het nog niet."),
        required=False,
    )
    shared = forms.MultipleChoiceField(
        label=_("Wat deelt u?"),
        help_text=_("Haal het vinkje weg bij wat deze organisatie niet nodig heeft."),
        widget=forms.CheckboxSelectMultiple(),
    )
    sections_reason = words_field(
        _("Waarom deelt u niet alles?"), _("De betrokken organisaties lezen deze reden."), required=False
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        sections: tuple[Sequence[str], Sequence[str]],
        members: Sequence[FamilyMember],
        children: Sequence[FamilyMember],
        is_lead: bool,
        is_for_all: bool,
        **kwargs: Any,
    ) -> None:
        """`sections`: what this kind reads and writes; `is_for_all`: my organisation takes part for every child."""
        super().__init__(*args, **kwargs)
        self.reads, self.writes = sections
        self.is_for_all = is_for_all
        self.number_of_children = len(children)
        choose(self, "ground", choices_for(kind))
        choose(self, "consented_by", [(str(member.person_id), member.called) for member in members])
        choose(self, "children", [(str(child.person_id), child.person.first_name) for child in children])
        choose(self, "shared", [(section, self._label(section)) for section in self.reads])
        self.initial.setdefault("children", [str(child.person_id) for child in children])
        self.initial.setdefault("shared", list(self.reads))
        if not children:
            del self.fields["children"]
        if not is_lead:
            del self.fields["shared"], self.fields["sections_reason"]

    def _label(self, section: str) -> str:
        return f"{Section(section).label}\n{ACCESS_WORDS[WRITE if section in self.writes else READ]}"

    @property
    def rights(self) -> Rights:
        return Rights.of(self.reads, self.writes)

    def terms(self) -> Terms:
        """Consent that was filled in before another ground was chosen falls away."""
        chosen = self.cleaned_data
        consented = chosen["ground"] == Ground.CONSENT
        return Terms(
            ground=chosen["ground"],
            purpose=chosen["purpose"],
            children=self._children(),
            consented_by=[uuid.UUID(key) for key in chosen["consented_by"]] if consented else [],
            consented_on=chosen["consented_on"] if consented else None,
            informed_on=chosen["informed_on"],
            withheld=[section for section in self.reads if section not in chosen.get("shared", self.reads)],
            sections_reason=chosen.get("sections_reason", ""),
        )

    def _children(self) -> list[uuid.UUID]:
        chosen: list[str] = self.cleaned_data.get("children", [])
        is_everybody = len(chosen) == self.number_of_children
        return [] if is_everybody and self.is_for_all else [uuid.UUID(key) for key in chosen]


class SectionsForm(forms.Form):
    """Per part of the file: does the organisation write it, only read it, or not read it?"""

    reason = words_field(_("Waarom verandert u dit?"), _("De betrokken organisaties lezen deze reden."))

    def __init__(self, *args: Any, allowed: Mapping[str, str], held: Mapping[str, str], **kwargs: Any) -> None:
        """`allowed`: the widest access for each part that can be given; `held`: the access it has now."""
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        self.names = [section.value for section in Section if section.value in allowed]
        for name in self.names:
            self.fields[name] = forms.ChoiceField(
                label=str(Section(name).label).capitalize(),
                choices=[
                    (code, words) for code, words in ACCESS_WORDS.items() if code != WRITE or allowed[name] == WRITE
                ],
                initial=held.get(name, NO),
            )
        self.fields["reason"] = reason

    def sections_read(self) -> list[str]:
        return [name for name in self.names if self.cleaned_data[name] != NO]

    def sections_write(self) -> list[str]:
        return [name for name in self.names if self.cleaned_data[name] == WRITE]


class EndForm(forms.Form):
    reason = words_field(_("Waarom stopt het?"), _("De betrokken organisaties lezen deze reden."))


class ConsentEndForm(forms.Form):
    reason = words_field(_("Wie trok de toestemming in, en wanneer?"), _("De betrokken organisaties lezen dit."))


class DisclosureForm(forms.Form):
    informed_on = forms.DateField(label=_("Wanneer hebt u het gezin geïnformeerd?"))


class AnswerForm(forms.Form):
    answer = words_field(_("Waarom niet?"), _("De andere organisatie leest dit."))


class LeadOfferForm(forms.Form):
    organization = forms.ModelChoiceField(
        label=_("Aan welke organisatie?"),
        queryset=Organization.objects.none(),
        widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
        empty_label=None,
    )
    reason = words_field(_("Waarom draagt u de regie over?"), _("De betrokken organisaties lezen deze reden."))

    def __init__(self, *args: Any, organizations: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "organization", organizations)


class WorkerChoice(forms.ModelChoiceField[Membership]):
    """A colleague, with role and team."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.name}, {obj.team or obj.get_role_display()}"


class LeadMemberForm(forms.Form):
    lead_member = WorkerChoice(
        label=_("Wie wordt de regievoerder?"),
        help_text=_("Het gezin en de andere organisaties zien deze naam en dit telefoonnummer."),
        queryset=Membership.objects.none(),
        empty_label=_("Kies een collega"),
    )

    def __init__(self, *args: Any, workers: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "lead_member", workers)


class AcceptForm(forms.Form):
    """Which team takes part, and who will work on it; more people can be assigned afterwards."""

    team = forms.ModelChoiceField(
        label=_("Welk team doet mee?"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("Geen team"),
    )
    is_for_team = forms.BooleanField(
        label=_("Iedereen in dit team mag met het gezin werken"), required=False, initial=False
    )
    worker = WorkerChoice(
        label=_("Wie gaat met dit gezin werken?"),
        help_text=_("Later kunt u meer collega's toewijzen."),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nog niemand"),
    )

    def __init__(self, *args: Any, teams: QuerySet[Team], workers: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "team", teams)
        offer_rows(self, "worker", workers)

    def assign_to(self) -> list[Membership | Team]:
        chosen = self.cleaned_data
        whole_team = chosen["team"] if chosen["is_for_team"] else None
        return [to for to in (whole_team, chosen["worker"]) if to]
