"""The forms of views of what is needed: several life domains in one go, or one to correct."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import uuid_utils.compat
from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.readers import ReadersForm
from cases.models import FamilyMember, FamilyRole, LifeDomain, Person, Urgency
from cases.models.note import not_too_long
from organizations.models import Organization
from organizations.periods import plausible_date

OWN, WHOLE_FAMILY = "own", "family"
WORDS = ("going_well", "worries", "needed")


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def words_field(label: Any, *, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"class": "own-words", "rows": rows})
    return forms.CharField(label=label, required=False, validators=[not_too_long], widget=widget)


def answer_fields() -> dict[str, forms.Field]:
    """What is asked of one life domain."""
    return {
        "going_well": words_field(gettext_lazy("Wat gaat goed?")),
        "worries": words_field(gettext_lazy("Wat zijn de zorgen?")),
        "needed": words_field(gettext_lazy("Wat is er nodig?")),
        "urgency": forms.ChoiceField(
            label=gettext_lazy("Hoe snel?"),
            required=False,
            choices=[(value, capitalized(str(label))) for value, label in Urgency.choices],
            widget=forms.RadioSelect(),
        ),
    }


class PeopleForm(ReadersForm):
    """With the people it can be about: `members` of the family, the children among them those inside the wall."""

    def __init__(self, *args: Any, members: Sequence[FamilyMember], owner: Organization, **kwargs: Any) -> None:
        super().__init__(*args, owner=owner, **kwargs)
        self.owner_name = owner.name
        self.people = {str(member.person_id): member.person for member in members}
        self.children = {member.person_id for member in members if member.role == FamilyRole.CHILD}
        child = cast("forms.ChoiceField", self.fields["child"])
        child.choices = [
            (WHOLE_FAMILY, _("Het hele gezin")),
            *((str(each.person_id), each.called) for each in members if each.role == FamilyRole.CHILD),
        ]
        self.prepare(members)

    def prepare(self, members: Sequence[FamilyMember]) -> None:
        """Choices of the fields that only some of these forms have."""

    def clean_child(self) -> Person | None:
        return self.people.get(self.cleaned_data["child"])

    def person_in(self, name: str) -> Person | None:
        """Who is chosen in this field, as the form says now."""
        said = self.answer(name)
        return said if isinstance(said, Person) else self.people.get(str(said))

    def children_now(self) -> list[Person]:
        """The children it concerns, as the form says now."""
        return [each for each in [self.person_in("child")] if each]


class AroundForm(PeopleForm):
    """Whose views they are, about whom, and of which day."""

    voice = forms.ChoiceField(
        label=gettext_lazy("Wie vindt dit?"),
        widget=forms.RadioSelect(),
        error_messages={"required": gettext_lazy("Kies van wie deze mening is.")},
    )
    child = forms.ChoiceField(
        label=gettext_lazy("Over wie gaat het?"), initial=WHOLE_FAMILY, widget=forms.RadioSelect()
    )
    seen_on = forms.DateField(
        label=gettext_lazy("Wanneer was het gesprek?"), initial=timezone.localdate, validators=[plausible_date]
    )

    def prepare(self, members: Sequence[FamilyMember]) -> None:
        voice = cast("forms.ChoiceField", self.fields["voice"])
        voice.choices = [
            *((str(each.person_id), capitalized(each.called)) for each in members),
            (OWN, _("Wijzelf") + f"\n{self.owner_name}"),
        ]

    def clean_voice(self) -> Person | None:
        """None: the view of the own organisation."""
        return self.people.get(self.cleaned_data["voice"])

    def children_now(self) -> list[Person]:
        speaker = self.person_in("voice")
        speaking = [speaker] if speaker and speaker.pk in self.children else []
        return [*super().children_now(), *speaking]

    def around(self) -> dict[str, Any]:
        """What the deed is called with, besides the answers."""
        cleaned = self.cleaned_data
        same = {name: cleaned[name] for name in ("child", "seen_on", "visibility", "shared_with")}
        return {"person": cleaned["voice"], **same}


@dataclass(frozen=True)
class Group:
    """The fields of one life domain on the form."""

    domain: LifeDomain
    fields: Sequence[BoundField]
    is_open: bool


class NeedViewsForm(AroundForm):
    """Several life domains in one go: fields `<domain>-urgency` and so on. With the key that makes it one save."""

    key = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid_utils.compat.uuid7)

    def __init__(self, *args: Any, domains: Sequence[LifeDomain], opened: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains, self.opened = domains, opened
        for domain in domains:
            for name, field in answer_fields().items():
                self.fields[f"{domain.code}-{name}"] = field

    def clean(self) -> dict[str, Any] | None:
        for domain in self.domains:
            if self._said(domain, *WORDS) and not self._said(domain, "urgency"):
                self.add_error(f"{domain.code}-urgency", _("Kies hoe snel dit nodig is, of “niets nodig”."))
        return super().clean()

    def _said(self, domain: LifeDomain, *names: str) -> bool:
        return any(self.cleaned_data.get(f"{domain.code}-{name}") for name in names)

    def answers(self) -> list[Any]:
        """Of each life domain that was filled in, what the deed is called with."""
        return [
            {"domain": domain} | {name: self.cleaned_data[f"{domain.code}-{name}"] for name in ("urgency", *WORDS)}
            for domain in self.domains
            if self._said(domain, "urgency")
        ]

    def groups(self) -> list[Group]:
        """The domains with their fields; open what was filled in, is wrong, or was asked for."""
        found = []
        for domain in self.domains:
            fields = [self[f"{domain.code}-{name}"] for name in answer_fields()]
            is_used = any(field.value() or field.errors for field in fields)
            found.append(Group(domain, fields, is_used or domain.code == self.opened))
        return found


class CorrectNeedViewForm(AroundForm):
    """One view, with the reason: the earlier version stays readable beside it."""

    domain = forms.ChoiceField(label=gettext_lazy("Leefgebied"))
    correction_reason = forms.CharField(
        label=gettext_lazy("Waarom verbetert u dit?"),
        help_text=gettext_lazy("Wie deze mening leest, leest ook deze reden."),
        max_length=300,
    )

    def __init__(self, *args: Any, domains: Sequence[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains = {domain.code: domain for domain in domains}
        cast("forms.ChoiceField", self.fields["domain"]).choices = [(each.code, str(each)) for each in domains]
        self.fields |= answer_fields()
        self.fields["urgency"].required = True

    def clean_domain(self) -> LifeDomain:
        return self.domains[self.cleaned_data["domain"]]

    def said(self) -> Any:
        """What the deed is called with, besides what is around it."""
        return {name: self.cleaned_data[name] for name in ("domain", "urgency", *WORDS)}


def chosen_at_first(asked: Mapping[str, str], *, keys: Mapping[str, str]) -> dict[str, str]:
    """What a link chose already: `?van=` whose view, `?kind=` about which child; what is not known says nothing."""
    found = {name: asked.get(parameter, "") for parameter, name in keys.items()}
    return {name: value for name, value in found.items() if value in {OWN, WHOLE_FAMILY} or _is_key(value)}


def _is_key(value: str) -> bool:
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True
