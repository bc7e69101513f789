"""What became of a planned contact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.forms.moments.content import CIRCUMSTANCES, OUTCOMES, ContentForm, People
from contacts.models import ContactMoment, KnownFrom, Outcome


class RowsForm(forms.Form):
    """The rows of a visit that are meant: all that are still planned, or one child apart."""

    moments = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput(), required=False)

    def offer_rows(self, rows: Sequence[ContactMoment]) -> None:
        moments = cast("forms.MultipleChoiceField", self.fields["moments"])
        moments.choices = [(str(row.pk), str(row.pk)) for row in rows]

    def rows(self, rows: Sequence[ContactMoment]) -> list[ContactMoment]:
        chosen = set(self.cleaned_data["moments"])
        return [row for row in rows if str(row.pk) in chosen]


class FillInForm(RowsForm, ContentForm):
    """Times are asked only when it was shortened: otherwise it went as planned."""

    needed = {"started_at": (Outcome.SHORTENED,), "ended_at": (Outcome.SHORTENED,)}

    def __init__(self, *args: Any, rows: Sequence[ContactMoment], people: People, **kwargs: Any) -> None:
        super().__init__(*args, people=people, about=[row.child for row in rows], **kwargs)
        self.offer_rows(rows)
        first, *others = OUTCOMES
        as_planned = (first[0], "\n".join([str(first[1]), _("zoals gepland")]))
        cast("forms.ChoiceField", self.fields["outcome"]).choices = [as_planned, *others]

    def times(self) -> dict[str, Any]:
        if self.cleaned_data["outcome"] != Outcome.SHORTENED:
            return {}
        return {"started_at": self.cleaned_data["started_at"], "ended_at": self.cleaned_data["ended_at"]}


def planned_answers(rows: Sequence[ContactMoment]) -> dict[str, Any]:
    """What the form says before anyone answers: everything as planned."""
    first = rows[0]
    return {
        "moments": [str(row.pk) for row in rows],
        "persons": [str(one.person_id) for one in first.contact_persons.all()],
        "started_at": first.planned_start,
        "visibility": first.visibility,
        "shared_with": [str(one.pk) for one in first.shared_with.all()],
    } | {name: getattr(first, name) for name in CIRCUMSTANCES}


class HeldForm(RowsForm):
    """It went as planned: the only question is who says so."""

    known_from = forms.ChoiceField(
        label=gettext_lazy("Wie zegt dit?"),
        choices=KnownFrom.choices,
        error_messages={"required": gettext_lazy("Kies van wie u dit weet.")},
    )

    def __init__(self, *args: Any, rows: Sequence[ContactMoment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_rows(rows)

    use_required_attribute = False
