"""The form of a note, and of its correction."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlencode

import uuid_utils.compat
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.readers import ReadersForm
from cases.models import FamilyMember, FamilyRole, Note, Person, Section
from cases.models.note import not_too_long
from cases.notes import Choice
from organizations.periods import plausible_date


class NoteForm(ReadersForm):
    """`members` are the people it may be about, `sections` those the writer's organisation writes."""

    happened_on = forms.DateField(label=_("Wanneer was het?"), initial=timezone.localdate, validators=[plausible_date])
    kind = forms.ChoiceField(label=_("Wat was het?"), choices=Note.Kind.choices, widget=forms.RadioSelect())
    about = forms.MultipleChoiceField(
        label=_("Over wie gaat het?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies over wie dit gaat.")},
    )
    section = forms.ChoiceField(label=_("Onderdeel"), initial=Section.FAMILY)
    facts = forms.CharField(
        label=_("Wat gebeurde er?"),
        help_text=_("Alleen wat u zag of hoorde."),
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 6}),
    )
    interpretation = forms.CharField(
        label=_("Uw duiding"),
        help_text=_("Wat denkt u dat het betekent?"),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "interpretation", "rows": 3}),
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], sections: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member.person for member in members}
        self.children = {member.person_id for member in members if member.role == FamilyRole.CHILD}
        about = cast("forms.MultipleChoiceField", self.fields["about"])
        about.choices = [(str(member.person_id), member.called) for member in members]
        section = cast("forms.ChoiceField", self.fields["section"])
        section.choices = [(value, label) for value, label in Section.choices if value in sections]
        if Section.FAMILY not in sections:
            section.initial = next(iter(sections), None)

    def clean_about(self) -> list[Person]:
        return [self.people[key] for key in self.cleaned_data["about"]]

    def children_now(self) -> list[Person]:
        """The children it is about, as the form says now."""
        about = self.answer("about") or []
        people = [each if isinstance(each, Person) else self.people[each] for each in about]
        return [person for person in people if person.pk in self.children]


class NewNoteForm(NoteForm):
    """With the key that makes saving twice one row."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)


class CorrectNoteForm(NoteForm):
    """With the reason: the earlier version stays readable beside it."""

    correction_reason = forms.CharField(
        label=_("Waarom verbetert u dit?"),
        help_text=_("Wie de aantekening leest, leest ook deze reden."),
        max_length=300,
    )


class NoteFilterForm(forms.Form):
    """What to look for in the list; an answer that is not known means everything."""

    about = forms.TypedChoiceField(label=_("Over wie"), required=False, coerce=uuid.UUID, empty_value=None)
    kind = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("Alles")), *Note.Kind.choices])
    section = forms.ChoiceField(label=_("Onderdeel"), required=False, choices=[("", _("Alles")), *Section.choices])
    owner = forms.ChoiceField(
        label=_("Van wie"),
        required=False,
        choices=[("", _("Iedereen")), ("own", _("Mijn organisatie")), ("others", _("Anderen"))],
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = cast("forms.ChoiceField", self.fields["about"])
        about.choices = [("", _("Iedereen")), *((str(member.person_id), member.called) for member in members)]

    def has_choice(self) -> bool:
        return self.choice() != Choice()

    def choice(self) -> Choice:
        self.is_valid()
        return Choice(**{name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)})

    def address(self, **more: str) -> str:
        """The question of this page, to put behind an address."""
        asked = {name: str(value) for name, value in vars(self.choice()).items() if value}
        return urlencode(asked | more)
