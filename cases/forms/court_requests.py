"""Forms of a request to the court, and of what the court said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.course import ChildrenForm, CourseForm, ReasonForm
from cases.measure_kinds import MeasureKind
from cases.models import CourtRequest, Measure
from cases.models.note import not_too_long
from organizations.models import Kind
from organizations.periods import plausible_date

BY_KIND = {Kind.GI: "gi", Kind.RVDK: "rvdk", Kind.GEMEENTE: "municipality"}
"""Who asks the court, where the organisation that writes it down is such a one itself."""


class RequestForm(CourseForm):
    """What is asked, by whom, and whether the child knows (Rv 799a)."""

    measure_kind = forms.ChoiceField(
        label=_("Welke maatregel is gevraagd?"), choices=[("", _("Kies")), *MeasureKind.choices]
    )
    is_extension = forms.BooleanField(label=_("Het is een verlenging"), required=False)
    requested_by = forms.ChoiceField(
        label=_("Wie vraagt het?"), choices=[("", _("Kies")), *CourtRequest.RequestedBy.choices]
    )
    requested_on = forms.DateField(label=_("Gevraagd op"), initial=timezone.localdate, validators=[plausible_date])
    discussed_with_child = forms.ChoiceField(
        label=_("Is het met het kind besproken?"),
        choices=CourtRequest.Discussed.choices,
        initial=CourtRequest.Discussed.UNKNOWN,
        widget=forms.RadioSelect(),
    )
    discussion = forms.CharField(
        label=_("Hoe is het besproken, of waarom niet?"),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 3}),
    )
    child_reaction = forms.CharField(
        label=_("Wat zei het kind?"),
        help_text=_("In de eigen woorden van het kind."),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "voice", "rows": 3}),
    )


class NewRequestForm(RequestForm, ChildrenForm):
    """With the children it is about."""


class CorrectRequestForm(RequestForm, ReasonForm):
    """With the reason."""


class DecideRequestForm(CourseForm):
    """What the court said; `measures`: what may have come of it."""

    outcome = forms.ChoiceField(
        label=_("Wat besloot de rechter?"), choices=CourtRequest.Outcome.choices[1:], widget=forms.RadioSelect()
    )
    decided_on = forms.DateField(
        label=_("Datum van de uitspraak"),
        help_text=_("Bij een ingetrokken verzoek: de dag van het intrekken."),
        initial=timezone.localdate,
        validators=[plausible_date],
    )
    measure = forms.ChoiceField(
        label=_("Welke maatregel kwam eruit?"),
        help_text=_("Staat zij er nog niet? Leg haar daarna vast."),
        required=False,
    )
    help_instead = forms.CharField(
        label=_("Welke hulp kwam in plaats daarvan?"),
        help_text=_("Bij een afgewezen of ingetrokken verzoek."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, measures: Sequence[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {str(measure.pk): measure for measure in measures}
        field = cast("forms.ChoiceField", self.fields["measure"])
        field.choices = [("", _now("Nog niet vastgelegd, of geen"))] + [
            (key, f"{each.get_kind_display()}, {_now('vanaf')} {date_format(each.starts_on, 'j F Y')}")
            for key, each in self.measures.items()
        ]

    def clean_measure(self) -> Measure | None:
        return self.measures.get(self.cleaned_data["measure"])
