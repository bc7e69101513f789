"""What every form about a contact asks: what became of it, who says so, what happened, and who reads it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.models import fields_for_model
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.readers import ReadersForm
from cases.models import FamilyMember, Person
from cases.models.note import not_too_long
from contacts.actions import Move
from contacts.forms.fields import LocalDateTimeField
from contacts.models import ContactMoment, Form, FormClass, KnownFrom, Outcome, Reason, Side
from contacts.models.codes import MISSED_OUTCOMES, REMOTE_FORMS, WRITTEN_FORMS
from organizations.models import Organization

OUTCOMES = [(code.value, code.label) for code in Outcome if code != Outcome.PLANNED]
CIRCUMSTANCES = ("form", "supervision", "supervised_by", "place", "is_place_protected", "transport")
WORDS = ("facts", "interpretation")
UNKNOWN_PERSON = gettext_lazy("Kies iemand uit de lijst.")


def forms_by_class() -> list[tuple[Any, Any]]:
    """The forms of contact under the heading of their class, with the empty answer first."""
    other = {*REMOTE_FORMS, *WRITTEN_FORMS}
    groups = [
        (FormClass.IN_PERSON, [form for form in Form if form not in other]),
        (FormClass.REMOTE, REMOTE_FORMS),
        (FormClass.WRITTEN, WRITTEN_FORMS),
    ]
    headed = [(group.label, [(form.value, form.label) for form in those]) for group, those in groups]
    return [("", _("Kies een vorm")), *headed]


@dataclass(frozen=True)
class People:
    """Who can be in a contact of this family, and who can be chosen to read it."""

    children: Sequence[FamilyMember]
    others: Sequence[FamilyMember]
    organizations: dict[uuid.UUID, Organization]
    owner: Organization

    def members(self) -> dict[str, FamilyMember]:
        return {str(member.person_id): member for member in [*self.children, *self.others]}

    def chosen(self, keys: Iterable[str]) -> list[Person]:
        members = self.members()
        return [members[key].person for key in keys]


class ContentForm(ReadersForm):
    """The common part. `needed` says which answers an outcome asks for; the others may stay empty then."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Ging het door?"),
        choices=OUTCOMES,
        widget=forms.RadioSelect(attrs={"class": "choice--outcome signs"}),
        error_messages={"required": gettext_lazy("Kies wat er gebeurde.")},
    )
    side = forms.ChoiceField(
        label=gettext_lazy("Door wie ging het niet door?"),
        choices=Side.choices,
        widget=forms.RadioSelect(attrs={"class": "choice--four signs"}),
        error_messages={"required": gettext_lazy("Kies door wie het contact niet doorging.")},
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Reden"), required=False, choices=[("", gettext_lazy("Kies een reden")), *Reason.choices]
    )
    moved_start = LocalDateTimeField(
        label=gettext_lazy("Verplaatst naar"),
        validators=[],
        error_messages={"required": gettext_lazy("Vul in naar wanneer het contact is verplaatst.")},
    )
    moved_end = LocalDateTimeField(
        label=gettext_lazy("Tot"), required=False, help_text=gettext_lazy("Leeg: even lang als gepland was.")
    )
    started_at = LocalDateTimeField(
        label=gettext_lazy("Begonnen"), error_messages={"required": gettext_lazy("Vul in wanneer het begon.")}
    )
    ended_at = LocalDateTimeField(
        label=gettext_lazy("Afgelopen"), error_messages={"required": gettext_lazy("Vul in wanneer het was afgelopen.")}
    )
    known_from = forms.ChoiceField(
        label=gettext_lazy("Wie zegt dit?"),
        choices=[("", gettext_lazy("Kies wie dit vertelde")), *KnownFrom.choices],
        error_messages={"required": gettext_lazy("Kies van wie u dit weet.")},
    )
    persons = forms.MultipleChoiceField(
        label=gettext_lazy("Met wie?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={
            "required": gettext_lazy("Kies met wie het contact was."),
            "invalid_choice": UNKNOWN_PERSON,
        },
    )
    needed: Mapping[str, tuple[str, ...]] = {}

    def __init__(self, *args: Any, people: People, about: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, organizations=people.organizations, owner=people.owner, **kwargs)
        self.people = people
        self.about = about
        self.fields.update(fields_for_model(ContactMoment, fields=[*CIRCUMSTANCES, *WORDS], widgets=widgets()))
        self.fields |= {f"words_{child.pk}": words_field(child) for child in about}
        for name in WORDS:
            self.fields[name].validators.append(not_too_long)
        cast("forms.ChoiceField", self.fields["form"]).choices = forms_by_class()
        self.fields["form"].error_messages["required"] = _("Kies hoe het contact was.")
        self.fields["facts"].help_text = _("Alleen wat u zag of hoorde.")
        self.fields["interpretation"].label = _("Wat denkt u dat dit betekent?")
        self.fields["interpretation"].help_text = _("Dit staat apart van de feiten.")
        self.fields["is_place_protected"].help_text = _("Andere organisaties zien deze plek dan nergens.")
        persons = cast("forms.MultipleChoiceField", self.fields["persons"])
        persons.choices = [(str(one.person_id), capitalized(one.called)) for one in self.can_be_met()]
        if self.is_bound:
            self._ask_what_the_outcome_needs()

    def can_be_met(self) -> Sequence[FamilyMember]:
        """Everyone in the family but the one child it is about."""
        alone = self.about[0].pk if len(self.about) == 1 else None
        return [one for one in [*self.people.others, *self.people.children] if one.person_id != alone]

    def _ask_what_the_outcome_needs(self) -> None:
        outcome = self.data.get(self.add_prefix("outcome"), "")
        asked = {"side": MISSED_OUTCOMES, "moved_start": [Outcome.MOVED]} | dict(self.needed)
        for name in ("side", "moved_start", "started_at", "ended_at"):
            self.fields[name].required = outcome in asked.get(name, ())

    def clean_persons(self) -> list[Person]:
        return self.people.chosen(self.cleaned_data["persons"])

    def child_words(self) -> dict[uuid.UUID, str]:
        return {child.pk: self.cleaned_data[f"words_{child.pk}"] for child in self.about}

    def move(self) -> Move | None:
        start = self.cleaned_data.get("moved_start")
        return Move(start, self.cleaned_data.get("moved_end")) if start else None

    def content(self) -> dict[str, Any]:
        """What the deeds call content; times by the subclass, which knows what they mean."""
        names = ("outcome", "side", "reason", "known_from", "visibility", *CIRCUMSTANCES, *WORDS)
        return {name: self.cleaned_data[name] for name in names} | self.times()

    def times(self) -> dict[str, Any]:
        raise NotImplementedError

    def resend(self, name: str, value: object) -> None:
        """Put another value in what was typed: the next save is a new one, or knows what it replaces."""
        typed = cast("QueryDict", self.data).copy()
        typed[name] = str(value)
        self.data = typed

    @property
    def voices(self) -> list[forms.BoundField]:
        """The fields for the words of each child."""
        return [self[f"words_{child.pk}"] for child in self.about]

    def has_answer(self, *names: str) -> bool:
        """Whether one of these holds a word or an error: then it stands open on the page."""
        return any(self[name].errors or self[name].value() for name in names)

    @property
    def has_voices(self) -> bool:
        return self.has_answer(*(f"words_{child.pk}" for child in self.about))

    @property
    def has_interpretation(self) -> bool:
        return self.has_answer("interpretation")

    @property
    def has_circumstance_errors(self) -> bool:
        return self.has_around_errors or any(self[name].errors for name in ("persons", "form"))

    @property
    def has_around_errors(self) -> bool:
        return any(self[name].errors for name in CIRCUMSTANCES if name != "form")


def widgets() -> dict[str, type[forms.Widget] | forms.Widget]:
    return {
        "facts": forms.Textarea(attrs={"class": "facts", "rows": 4}),
        "interpretation": forms.Textarea(attrs={"class": "interpretation", "rows": 3}),
    }


def words_field(child: Person) -> forms.Field:
    """What a child said or showed: the rules of the model, the name of the child."""
    voice = forms.Textarea(attrs={"class": "voice", "rows": 2})
    field: forms.Field = fields_for_model(ContactMoment, fields=["child_words"], widgets={"child_words": voice})[
        "child_words"
    ]
    field.validators.append(not_too_long)
    field.label = _("%(child)s zei of liet zien") % {"child": child.first_name}
    return field


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
