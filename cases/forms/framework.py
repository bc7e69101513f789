"""Forms of the framework without a court: what was agreed, and to whom it was explained; and of the letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.course import ChildrenForm, CourseForm, ReasonForm, people_of
from cases.models import FamilyMember, Framework, FrameworkExplanation, Person
from cases.models.note import not_too_long
from organizations.periods import plausible_date

LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]


class AgreementForm(CourseForm):
    """`members`: with whom it may have been agreed."""

    framework = forms.ChoiceField(
        label=_("Wat is afgesproken?"),
        choices=[
            (Framework.VRIJWILLIG, _("Vrijwillig\nzij kiezen zelf en mogen stoppen")),
            (Framework.DRANG, _("Drang\nvrijwillig, met afspraken die we nakijken")),
        ],
        widget=forms.RadioSelect(),
    )
    people = forms.MultipleChoiceField(
        label=_("Met wie?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies met wie dit is afgesproken.")},
    )
    agreements = forms.CharField(
        label=_("Welke afspraken?"),
        help_text=_("Bij drang: ook wat er gebeurt als het niet lukt."),
        required=False,
        validators=[not_too_long],
        widget=forms.Textarea(attrs={"class": "facts", "rows": 4}),
    )
    starts_on = forms.DateField(label=_("Vanaf"), initial=timezone.localdate, validators=[plausible_date])
    review_on = forms.DateField(
        label=_("Opnieuw bespreken op"),
        help_text=_("Zo duurt hulp niet langer dan nodig is."),
        required=False,
        validators=[plausible_date],
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.family = people_of(members)
        field = cast("forms.MultipleChoiceField", self.fields["people"])
        field.choices = [(str(member.person_id), member.called) for member in members]

    def clean_people(self) -> list[Person]:
        return [self.family[key] for key in self.cleaned_data["people"]]

    def agreed(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"with_whom": said.pop("people"), **said}


class NewAgreementForm(AgreementForm, ChildrenForm):
    """With the children it is about."""

    ends_earlier = forms.BooleanField(
        label=_("De vorige afspraak eindigt de dag ervoor"),
        help_text=_("Geldt voor een afspraak die uw eigen organisatie vastlegde."),
        required=False,
        initial=True,
    )

    def agreed(self) -> dict[str, Any]:
        said = super().agreed()
        return {"children": said.pop("about"), **said}


class CorrectAgreementForm(AgreementForm, ReasonForm):
    """With the reason."""


class EndAgreementForm(forms.Form):
    use_required_attribute = False

    ends_on = forms.DateField(label=_("Laatste dag"), initial=timezone.localdate, validators=[plausible_date])
    end_reason = forms.CharField(label=_("Waarom eindigt dit?"), max_length=300, required=False)


class ExplanationForm(ChildrenForm):
    """`members`: to whom it may have been explained."""

    field_order = ["key", "person", "about"]

    person = forms.ChoiceField(
        label=_("Aan wie?"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Kies aan wie u het uitlegde.")},
    )
    explained_on = forms.DateField(label=_("Wanneer?"), initial=timezone.localdate, validators=[plausible_date])
    way = forms.ChoiceField(label=_("Hoe?"), choices=FrameworkExplanation.Way.choices, widget=forms.RadioSelect())
    language = forms.CharField(label=_("In welke taal?"), initial=_("Nederlands"), max_length=40)
    understood = forms.ChoiceField(
        label=_("Is het begrepen?"),
        help_text=_("Vraag of de ander het in eigen woorden wil vertellen."),
        choices=FrameworkExplanation.Understood.choices,
        widget=forms.RadioSelect(),
    )
    remark = forms.CharField(
        label=_("Opmerking"),
        help_text=_("Bijvoorbeeld met een tolk, of wat nog niet duidelijk was."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].label = _("Over welke kinderen?")
        self.people = people_of(members)
        person = cast("forms.ChoiceField", self.fields["person"])
        person.choices = [(str(member.person_id), member.called) for member in members]

    def clean_person(self) -> Person:
        return self.people[self.cleaned_data["person"]]


class CorrectExplanationForm(ExplanationForm, ReasonForm):
    """With the reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["key"]


class LetterForm(forms.Form):
    """For whom the letter is, about which children, in which language."""

    use_required_attribute = False

    person = forms.ChoiceField(label=_("Voor wie?"), widget=forms.RadioSelect())
    about = forms.MultipleChoiceField(
        label=_("Over welke kinderen?"),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Kies minstens één kind.")},
    )
    language = forms.ChoiceField(label=_("In welke taal?"), choices=LANGUAGES, widget=forms.RadioSelect())

    def __init__(
        self, *args: Any, members: Sequence[FamilyMember], children: Sequence[FamilyMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member for member in members}
        self.children = people_of(children)
        cast("forms.ChoiceField", self.fields["person"]).choices = [
            (key, member.called) for key, member in self.people.items()
        ]
        cast("forms.ChoiceField", self.fields["about"]).choices = [
            (key, person.first_name) for key, person in self.children.items()
        ]
