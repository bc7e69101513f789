"""Forms of a measure: each kind is asked only what its law needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.course import ChildrenForm, CourseForm, KeyForm, ReasonForm
from cases.measure_kinds import FOUR_WEEKS, HALF_YEAR, LAW, QUARTER, YEAR, Length, MeasureKind, Threat
from cases.models.note import not_too_long
from organizations.periods import plausible_date

LONGEST: dict[Length, Any] = {
    YEAR: _("Volgens de wet hoogstens een jaar na de eerste dag."),
    HALF_YEAR: _("Volgens de wet de eerste keer hoogstens zes maanden."),
    QUARTER: _("Volgens de wet hoogstens drie maanden na de eerste dag."),
    FOUR_WEEKS: _("Volgens de wet hoogstens vier weken."),
}


class MeasureForm(CourseForm):
    """What the order of one kind says; what its law does not know is not asked."""

    ordered_on = forms.DateField(label=_("Datum van de beschikking"), validators=[plausible_date])
    starts_on = forms.DateField(label=_("Eerste dag"), validators=[plausible_date])
    ends_on = forms.DateField(
        label=_("Laatste dag"),
        required=False,
        validators=[plausible_date],
        error_messages={"required": _("Vul de laatste dag in: die staat in de beschikking.")},
    )
    is_unheard = forms.BooleanField(
        label=_("Besloten met spoed, voordat iemand was gehoord"),
        help_text=_("Dan moeten ouders, en kinderen vanaf 12 jaar, binnen twee weken gehoord zijn."),
        required=False,
    )
    heard_on = forms.DateField(
        label=_("Daarna gehoord op"),
        help_text=_("Vul dit later in als het nog moet gebeuren."),
        required=False,
        validators=[plausible_date],
    )
    carried_out_on = forms.DateField(
        label=_("Uitgevoerd op"),
        help_text=_("De dag dat het kind verhuisde. Na drie maanden zonder verhuizing vervalt de machtiging."),
        required=False,
        validators=[plausible_date],
    )
    threats = forms.MultipleChoiceField(
        label=_("Wat bedreigt het kind, volgens de rechter?"),
        choices=Threat.choices,
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )
    ground = forms.CharField(
        label=_("Waarom, volgens de rechter?"),
        help_text=_("In het kort, zoals het in de beschikking staat."),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 4}),
    )
    court = forms.CharField(
        label=_("Rechtbank"), help_text=_("Bijvoorbeeld Rechtbank Midden-Nederland."), max_length=120, required=False
    )
    order_number = forms.CharField(label=_("Zaaknummer"), max_length=60, required=False)

    def __init__(self, *args: Any, kind: str, is_extension: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_kind = kind
        law = LAW[kind]
        for name in self.not_asked(is_extension=is_extension):
            del self.fields[name]
        longest = law.longest_again if is_extension else law.longest
        if "ends_on" in self.fields:
            self.fields["ends_on"].required = law.has_end
            self.fields["ends_on"].help_text = LONGEST[longest] if longest else ""

    def not_asked(self, *, is_extension: bool) -> list[str]:
        law, names = LAW[self.of_kind], []
        if self.of_kind == MeasureKind.AUTHORITY_ENDED:
            names.append("ends_on")
        if not law.may_be_unheard or is_extension:
            names += ["is_unheard", "heard_on"]
        elif law.is_unheard:
            names.append("is_unheard")
        if not law.lapses_unused or is_extension:
            names.append("carried_out_on")
        return names

    @property
    def has_more(self) -> bool:
        """Something of the part that is folded was filled in, or is wrong."""
        return any(self[name].errors or self[name].value() for name in ("threats", "ground", "court", "order_number"))


class NewMeasureForm(MeasureForm, ChildrenForm):
    """One order for the children it is about, with the key that makes saving twice one row."""

    kind = forms.ChoiceField(choices=MeasureKind.choices, widget=forms.HiddenInput())

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.fields["kind"].initial = kind


class ExtendMeasureForm(MeasureForm, KeyForm):
    """The next period of the same measure."""


class CorrectMeasureForm(MeasureForm, ReasonForm):
    """With the reason, and the kind, which may have been the wrong one."""

    field_order = ["kind"]

    kind = forms.ChoiceField(label=_("Welke maatregel?"), choices=MeasureKind.choices)

    def clean_kind(self) -> str:
        kind = str(self.cleaned_data["kind"])
        if LAW[kind].has_end and "ends_on" not in self.fields:
            raise forms.ValidationError(_now("Deze maatregel heeft een laatste dag. Leg haar opnieuw vast."))
        return kind


class LiftMeasureForm(forms.Form):
    """An end earlier than the order said."""

    use_required_attribute = False

    lifted_on = forms.DateField(
        label=_("Wat was of wordt de laatste dag?"), initial=timezone.localdate, validators=[plausible_date]
    )
    lift_reason = forms.CharField(
        label=_("Waarom eindigt de maatregel eerder?"),
        help_text=_("Bijvoorbeeld: de kinderrechter hief haar op, of het kind is weer thuis."),
        max_length=300,
        error_messages={"required": _("Vul in waarom de maatregel eerder eindigt.")},
    )


class CarryOutForm(forms.Form):
    use_required_attribute = False

    carried_out_on = forms.DateField(
        label=_("Op welke dag is de machtiging uitgevoerd?"),
        help_text=_("De dag dat het kind verhuisde."),
        initial=timezone.localdate,
        validators=[plausible_date],
    )


class HearingForm(forms.Form):
    use_required_attribute = False

    heard_on = forms.DateField(
        label=_("Op welke dag zijn zij gehoord?"),
        help_text=_("Ouders, en kinderen vanaf 12 jaar, gaven hun mening aan de kinderrechter."),
        initial=timezone.localdate,
        validators=[plausible_date],
    )
