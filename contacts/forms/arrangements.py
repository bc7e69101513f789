"""What is filled in for an arrangement, its fixed moments, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

import uuid_utils.compat
from django import forms
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.models import Family, FamilyMember
from cases.pages import SECRETS
from contacts.actions.arrangements import Line, missing_when_barred
from contacts.forms.people import PersonChoice
from contacts.limitations import REASONS
from contacts.models import ContactArrangement, Form, FormClass, LegalBasis, ScheduleLine, Source
from contacts.models.codes import class_of
from organizations.forms import DraftForm
from organizations.models import Kind, Membership

TERMS: Final = (
    "form_class",
    "source",
    "legal_basis",
    "times",
    "every",
    "unit",
    "minutes",
    "supervision",
    "reason",
    *REASONS,
    "review_on",
    "starts_on",
    "ends_on",
)
SOURCES = {
    Source.AGREEMENT: _("Samen afgesproken\nIedereen die dit afsprak kan vragen om iets anders."),
    Source.COURT_ORDER: _("Besloten door de kinderrechter\nAlleen de rechter, of iedereen samen, kan dit veranderen."),
    Source.GI_LIMITATION: _(
        "Beperkt door de GI\nEen schriftelijke aanwijzing. Een ouder met gezag of een kind vanaf 12 jaar kan binnen "
        "2 weken aan de kinderrechter vragen om dit te stoppen."
    ),
}
CLASSES = {
    FormClass.IN_PERSON: _("Bezoek\nElkaar zien, ook logeren of mee naar sport"),
    FormClass.REMOTE: _("Bellen\nTelefoon of videobellen"),
    FormClass.WRITTEN: _("Schrijven\nBericht, brief of kaart"),
}


def choices_of(words: Mapping[Any, StrOrPromise]) -> list[tuple[str, StrOrPromise]]:
    return [(code.value, label) for code, label in words.items()]


class ArrangementForm(DraftForm, forms.ModelForm[ContactArrangement]):
    """One version of an arrangement (contactregeling) of a child and a person."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    child = PersonChoice(
        label=_("Kind"), empty_label=_("Kies een kind"), error_messages={"required": _("Kies een kind.")}
    )
    person = PersonChoice(
        label=_("Met wie"), empty_label=_("Kies een persoon"), error_messages={"required": _("Kies een persoon.")}
    )
    ends_earlier = forms.BooleanField(
        label=_("Laat de huidige regeling eindigen"),
        help_text=_("Die eindigt dan op de dag voordat deze begint. Geldt er nog niets, dan gebeurt er niets."),
        required=False,
    )

    class Meta:
        model = ContactArrangement
        fields = TERMS
        labels = {
            "minutes": _("Duur van één contact, in minuten"),
            "unit": _("Dagen, weken of maanden"),
        }
        error_messages = {"every": {"min_value": _("Vul in per hoeveel dagen, weken of maanden: minstens 1.")}}
        widgets = {
            "form_class": forms.RadioSelect(attrs={"class": "choice--four"}),
            "source": forms.RadioSelect(attrs={"class": "choice--wide"}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            **{name: forms.Textarea(attrs={"rows": 2}) for name in REASONS},
        }
        help_texts = {
            "legal_basis": _("Alleen bij een besluit van de rechter. Bij een beperking door de GI is het altijd 265f."),
            "reason": _("In gewone woorden. De familie kan dit lezen."),
            "duration_reason": _("Nodig als u een duur invult."),
            "place_reason": _("Nodig als een vast moment een plek heeft."),
            "supervision_reason": _("Nodig als er begeleiding bij is."),
            "review_on": _("Op deze dag staat de regeling weer op uw lijst."),
        }

    def __init__(self, *, family: Family, by: Membership, **more: Any) -> None:
        super().__init__(**more)
        members = FamilyMember.objects.filter(family=family).select_related("person").defer(*SECRETS)
        fields = cast("dict[str, Any]", self.fields)
        fields["child"].queryset = members.children_for(by)
        fields["person"].queryset = members.visible_to(by)
        fields["form_class"].choices = choices_of(CLASSES)
        fields["source"].choices = choices_of(SOURCES)
        fields["legal_basis"].choices = [("", _("Geen, of niet bekend")), *LegalBasis.choices]
        limits = not self.is_bound or self.data.get("source") == Source.GI_LIMITATION
        fields["frequency_reason"].required = limits and by.organization.kind == Kind.GI
        fields["frequency_reason"].error_messages["required"] = REASONS["frequency_reason"]
        if by.organization.kind != Kind.GI:
            # not offered; whoever sends it all the same hears from the deed why it cannot be
            fields["source"].widget.choices = choices_of(SOURCES)[:2]
        self.initial.setdefault("key", uuid_utils.compat.uuid7())
        self.initial.setdefault("starts_on", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        """What contact that is not allowed must tell is said at its field, before the constraint of the row says it."""
        given = super().clean() or self.cleaned_data
        if given.get("source") != Source.GI_LIMITATION:
            given |= dict.fromkeys(REASONS, "")
        if given.get("times") == 0:
            reason = given.get("reason") or given.get("frequency_reason", "")
            for name, sentence in missing_when_barred(reason, given.get("review_on")).items():
                if name not in self.errors:
                    self.add_error(name, sentence)
        return given

    @property
    def terms(self) -> dict[str, Any]:
        """What the deed takes, besides key, child, person and lines."""
        return {name: self.cleaned_data[name] for name in (*TERMS, "ends_earlier")}


FORMS_BY_CLASS = [
    (str(label), [choice for choice in Form.choices if class_of(choice[0]) == code])
    for code, label in FormClass.choices
]
LINES_SHOWN = 4
"""Empty fixed moments on the form, besides those that are there; only the first is open."""
MOST_LINES = 14


class LineForm(DraftForm, forms.ModelForm[ScheduleLine]):
    """A fixed moment of an arrangement."""

    class Meta:
        model = ScheduleLine
        fields = ("weekday", "starts_at", "form", "place", "is_place_protected", "brought_by")
        labels = {"brought_by": _("Wie brengt en haalt")}
        help_texts = {
            "is_place_protected": _("Alleen uw organisatie ziet deze plek, ook niet op papier."),
        }

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        fields = cast("dict[str, Any]", self.fields)
        fields["weekday"].choices = [("", _("Kies een dag")), *ScheduleLine.Weekday.choices]
        fields["form"].choices = [("", _("Kies een vorm")), *FORMS_BY_CLASS]


class LineFormSet(BaseFormSet[LineForm]):
    """The fixed moments: each once, of the form class of the arrangement (`form_class`, set by the view)."""

    form_class: str = ""
    default_error_messages = BaseFormSet.default_error_messages | {
        "too_many_forms": _("Er passen hooguit %d vaste momenten in een regeling.") % MOST_LINES
    }

    def initial_form_count(self) -> int:
        """None: a line that was there before goes by emptying it, like any other."""
        return 0

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return min(len(self.initial or ()) + LINES_SHOWN, MOST_LINES)

    def clean(self) -> None:
        if self.form_kwargs.get("is_draft"):
            return
        seen = set()
        for line in self.filled:
            moment = line.cleaned_data["weekday"], line.cleaned_data["starts_at"]
            if moment in seen:
                line.add_error("starts_at", _("Dit vaste moment staat er al."))
            seen.add(moment)
            if self.form_class in FormClass.values and class_of(line.cleaned_data["form"]) != self.form_class:
                label = FormClass(self.form_class).label
                line.add_error(
                    "form", _("Deze vorm hoort niet bij %(form_class)s. Kies een andere.") % {"form_class": label}
                )

    @property
    def filled(self) -> list[LineForm]:
        """The lines with something on them, and no fault."""
        return [line for line in self.forms if line.is_valid() and line.cleaned_data]

    @property
    def lines(self) -> list[Line]:
        """What the deed takes."""
        return [cast("Line", dict(line.cleaned_data)) for line in self.filled]


Lines = cast(
    "type[LineFormSet]",
    forms.formset_factory(
        LineForm, formset=LineFormSet, extra=LINES_SHOWN, max_num=MOST_LINES, absolute_max=MOST_LINES, validate_max=True
    ),
)


class EndForm(forms.ModelForm[ContactArrangement]):
    """The last day of an arrangement, and why it ends."""

    class Meta:
        model = ContactArrangement
        fields = ("ends_on", "end_reason")
        labels = {"ends_on": _("Laatste dag")}
        help_texts = {"end_reason": _("In gewone woorden. De familie kan dit lezen.")}

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.fields["ends_on"].required = True
        self.fields["end_reason"].required = True


class PlanForm(forms.Form):
    """Only the key that makes planning twice one series."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid_utils.compat.uuid7)
