"""Something was not right: the same questions, filled with what it says now, and why it changes."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from contacts.forms.fields import LocalDateTimeField
from contacts.forms.moments.content import CIRCUMSTANCES, OUTCOMES, WORDS, ContentForm, People
from contacts.models import ContactMoment, Outcome
from contacts.models.codes import HELD_OUTCOMES


class CorrectForm(ContentForm):
    """`seen` is the version this page showed: another in the meantime is not overwritten."""

    correction_reason = forms.CharField(
        label=gettext_lazy("Waarom verbetert u dit?"),
        max_length=300,
        help_text=gettext_lazy("De oude versie blijft leesbaar voor wie dit contact mag lezen."),
        error_messages={"required": gettext_lazy("Vul in waarom u dit verbetert.")},
    )
    planned_start = LocalDateTimeField(
        label=gettext_lazy("Gepland"), error_messages={"required": gettext_lazy("Vul in wanneer het gepland was.")}
    )
    planned_end = LocalDateTimeField(label=gettext_lazy("Gepland tot"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, moment: ContactMoment, people: People, **kwargs: Any) -> None:
        self.moment = moment
        super().__init__(*args, people=people, about=[moment.child], **kwargs)
        if moment.outcome == Outcome.PLANNED:
            planned = (Outcome.PLANNED.value, Outcome.PLANNED.label)
            cast("forms.ChoiceField", self.fields["outcome"]).choices = [planned, *OUTCOMES]
        for name in ("ended_at", "moved_start"):
            self.fields[name].required = self.is_bound and self.fields[name].required
        self.fields["known_from"].required = bool(moment.known_from)
        if moment.planned_start is None:
            del self.fields["planned_start"], self.fields["planned_end"]

    @property
    def was_planned(self) -> bool:
        return self.moment.planned_start is not None

    def _ask_what_the_outcome_needs(self) -> None:
        """When it was never planned, its begin is when it was; a move that was recorded without its target stays so."""
        every = tuple(code for code, _label in OUTCOMES)
        self.needed = {
            "started_at": every if self.moment.planned_start is None else (Outcome.SHORTENED,),
            "ended_at": (Outcome.SHORTENED,),
        }
        if self.moment.outcome == Outcome.MOVED:
            self.needed["moved_start"] = ()
        super()._ask_what_the_outcome_needs()

    def times(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        is_held = cleaned["outcome"] in HELD_OUTCOMES
        began = {"started_at": cleaned["started_at"], "ended_at": cleaned["ended_at"]}
        if self.was_planned:
            plan = {name: cleaned[name] for name in ("planned_start", "planned_end")}
            return plan | began if is_held else plan
        return began if is_held else {"planned_start": began["started_at"], "planned_end": began["ended_at"]}


def present_answers(moment: ContactMoment) -> dict[str, Any]:
    """What the contact says now."""
    names = ("outcome", "side", "reason", "known_from", "visibility", *CIRCUMSTANCES, *WORDS)
    times = ("started_at", "ended_at", "planned_start", "planned_end")
    return {name: getattr(moment, name) for name in (*names, *times)} | {
        "persons": [str(one.person_id) for one in moment.contact_persons.all()],
        "shared_with": [str(one.pk) for one in moment.shared_with.all()],
        f"words_{moment.child_id}": moment.child_words,
    }
