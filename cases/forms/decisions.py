"""The form of a decision, of how each person was heard, and of what came before a placement."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.readers import ReadersForm
from cases.models import Decision, FamilyMember, Framework, Person, Placement
from cases.models.note import not_too_long
from organizations.models import Organization
from organizations.periods import plausible_date

FRAMEWORKS = [
    (Framework.VRIJWILLIG, gettext_lazy("vrijwillig\nHet gezin mag nee zeggen")),
    (Framework.DRANG, gettext_lazy("drang\nEr zijn afspraken, met een gevolg als het niet lukt")),
    (Framework.GEDWONGEN, gettext_lazy("gedwongen\nDe kinderrechter heeft dit besloten, of het volgt daaruit")),
]


class DecisionForm(ReadersForm):
    """`children` are those my organisation takes part for, `placements` what the reader knows of where they live."""

    children = forms.MultipleChoiceField(
        label=gettext_lazy("Over welke kinderen gaat het?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": gettext_lazy("Kies over welke kinderen dit besluit gaat.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Waarover is besloten?"),
        choices=Decision.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "choice--four"}),
        error_messages={"required": gettext_lazy("Kies waarover is besloten.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Wat is er besloten?"),
        help_text=gettext_lazy("In één zin. Bijvoorbeeld: Noor ziet haar moeder elke week."),
        max_length=160,
        error_messages={"required": gettext_lazy("Schrijf op wat er is besloten.")},
    )
    ground = forms.CharField(
        label=gettext_lazy("Waarom is dit besloten?"),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "interpretation", "rows": 3}),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Datum van het besluit"), initial=timezone.localdate, validators=[plausible_date]
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Wie nam het besluit?"),
        help_text=gettext_lazy("Bijvoorbeeld de kinderrechter, of de ouders samen met het wijkteam."),
        max_length=160,
        error_messages={"required": gettext_lazy("Vul in wie het besluit nam, of kies een organisatie.")},
    )
    decided_by_organization = forms.ChoiceField(
        label=gettext_lazy("Een organisatie die meedoet?"),
        required=False,
    )
    framework = forms.ChoiceField(
        label=gettext_lazy("In welk kader?"),
        choices=FRAMEWORKS,
        widget=forms.RadioSelect(attrs={"class": "choice--wide"}),
        error_messages={"required": gettext_lazy("Kies in welk kader dit is besloten.")},
    )
    details = forms.CharField(
        label=gettext_lazy("Wat houdt het besluit in?"),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 3}),
    )
    legal_basis = forms.CharField(
        label=gettext_lazy("Wettelijke grondslag"),
        help_text=gettext_lazy("Bijvoorbeeld BW 1:265b."),
        max_length=80,
        required=False,
    )
    placement = forms.ChoiceField(label=gettext_lazy("Bij welke plaatsing hoort het?"), required=False)

    def __init__(
        self,
        *args: Any,
        children: Sequence[FamilyMember],
        placements: Sequence[Placement],
        deciders: Sequence[Organization],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].required = not self.data.get("decided_by_organization")
        self.people = {str(member.person_id): member.person for member in children}
        self.placements = {str(each.pk): each for each in placements}
        self.deciders = {str(each.pk): each for each in deciders}
        self.choose("children", [(str(member.person_id), member.person.first_name) for member in children])
        if len(children) == 1:
            self.fields["children"].initial = [str(children[0].person_id)]
        self.choose("decided_by_organization", [(key, each.name) for key, each in self.deciders.items()], _("Nee"))
        self.choose(
            "placement", [(key, words_of(each)) for key, each in self.placements.items()], _("Geen, of nog niet")
        )

    def choose(self, name: str, choices: list[tuple[str, str]], nothing: str = "") -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", nothing), *choices] if nothing else choices

    def clean_children(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["children"]]

    def clean_decided_by_organization(self) -> Organization | None:
        return self.deciders.get(self.cleaned_data["decided_by_organization"])

    def clean_placement(self) -> Placement | None:
        return self.placements.get(self.cleaned_data["placement"])

    def clean(self) -> dict[str, Any]:
        """Who decided is said in words, or is one of the organisations; a placement only where someone moves."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("decided_by_organization")
        if chosen and not cleaned.get("decided_by"):
            cleaned["decided_by"] = chosen.name
        if cleaned.get("kind") not in (Decision.Kind.PLACEMENT, Decision.Kind.MOVE, Decision.Kind.RETURN):
            cleaned["placement"] = None
        return cleaned

    def children_now(self) -> list[Person]:
        """The children it is about, as the form says now."""
        chosen = self.answer("children") or []
        return [each if isinstance(each, Person) else self.people[str(each)] for each in chosen if self.knows(each)]

    def knows(self, child: object) -> bool:
        return isinstance(child, Person) or str(child) in self.people

    def day_now(self) -> datetime.date:
        day: datetime.date | None = self.answer("decided_on")
        return day or timezone.localdate()


class NewDecisionForm(DecisionForm):
    """With the key that makes saving twice one row."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)


class CorrectDecisionForm(DecisionForm):
    """With the reason: the earlier version stays readable beside it."""

    correction_reason = forms.CharField(
        label=gettext_lazy("Waarom verbetert u dit?"),
        help_text=gettext_lazy("Wie het besluit leest, leest ook deze reden."),
        max_length=300,
    )


def words_of(placement: Placement) -> str:
    said = {
        "child": placement.child.first_name,
        "place": placement.place_words,
        "day": date_format(placement.starts_on, "j F Y"),
    }
    return _("%(child)s: %(place)s, vanaf %(day)s") % said


def as_key(text: str) -> str:
    """The row an address asks for; anything else is no choice yet."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def required_words(form: forms.Form, name: str, sentence: str) -> None:
    if not str(form.cleaned_data.get(name) or "").strip() and not form.has_error(name):
        form.add_error(name, ValidationError(sentence))
