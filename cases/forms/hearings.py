"""How one person was heard, as a compact card: asked or not, and only then what that answer needs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.decisions import SIGNS
from cases.forms.decisions import required_words
from cases.hearings import HEARD, Before, Hearing
from cases.last_resort import ITEMS
from cases.models import Participation, Person
from cases.models.note import not_too_long
from organizations.periods import plausible_date

ASKED, NOT_ASKED = "asked", "not_asked"


class SignedRadio(forms.RadioSelect):
    """Each answer with its sign, as the list of decisions shows it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().create_option(name, value, *args, **kwargs) | {"sign": SIGNS.get(str(value), "")}


@dataclass(frozen=True)
class Concerned:
    """Someone a form asks about: `is_needed` when the form is not whole without an answer."""

    person: Person
    name: str
    role: str
    is_needed: bool
    is_child: bool = False


def optional_date(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=False, validators=[plausible_date])


def optional_text(label: Any, look: str, help_text: Any = "", rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"class": look, "rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, validators=[not_too_long], widget=widget)


class HearingForm(forms.Form):
    """A draft shows what was typed and says nothing about errors. `concerned` says of whom it is."""

    use_required_attribute = False
    place = 0
    """Of a child: its place in the list of children, from 1; its card shows when it is chosen there."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Gevraagd?"),
        choices=[(ASKED, gettext_lazy("Gevraagd")), (NOT_ASKED, gettext_lazy("Niet gevraagd"))],
        widget=forms.RadioSelect(),
        required=False,
    )
    opinion = optional_text(gettext_lazy("Mening, in eigen woorden"), "voice")
    agreement = forms.ChoiceField(
        label=gettext_lazy("Eens met het besluit?"),
        choices=Participation.Agreement.choices,
        widget=SignedRadio(attrs={"class": "choice--four"}),
        required=False,
    )
    weighed = optional_text(gettext_lazy("Hoe woog deze mening mee?"), "interpretation")
    asked_on = optional_date(gettext_lazy("Gevraagd op"), gettext_lazy("Leeg: de dag van het besluit."))
    reason_not_asked = forms.ChoiceField(
        label=gettext_lazy("Waarom niet?"),
        choices=[("", gettext_lazy("Kies")), *Participation.Reason.choices],
        error_messages={"required": gettext_lazy("Kies waarom niet.")},
    )
    reason_words = forms.CharField(label=gettext_lazy("Toelichting"), max_length=300, required=False)
    informed_on = optional_date(gettext_lazy("Verteld op"))
    was_present = forms.BooleanField(label=gettext_lazy("Was bij het gesprek"), required=False)
    written_on = optional_date(gettext_lazy("Op papier gekregen op"))
    remedies_on = optional_date(
        gettext_lazy("Verteld wat te doen bij oneens, op"), gettext_lazy("Bezwaar, klacht of de rechter.")
    )

    def __init__(self, data: Any, *, concerned: Concerned, initial: dict[str, Any], is_draft: bool = False) -> None:
        super().__init__(data, prefix=f"heard-{concerned.person.pk}", initial=initial)
        self.concerned = concerned
        self.is_draft = is_draft
        self.day: datetime.date | None = None
        """The day of the decision: when somebody was asked, if not said otherwise."""
        self.label_suffix = ""
        is_asked = self.is_bound and self.data.get(self.add_prefix("answer")) != NOT_ASKED
        self.fields["reason_not_asked"].required = not is_asked
        self.need(is_needed=concerned.is_needed)
        self.fields["answer"].label = _("%(name)s: gevraagd?") % {"name": capitalized(concerned.name)}

    def need(self, *, is_needed: bool) -> None:
        """Whether there must be an answer: the page knows about which children the decision is."""
        answer = self.fields["answer"]
        answer.required = is_needed
        sentence = _("Kies of u %(name)s hebt gevraagd, of waarom niet.")
        answer.error_messages["required"] = sentence % {"name": self.concerned.name}

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_draft:
            self._errors = ErrorDict()

    @property
    def has_more(self) -> bool:
        """Whether something stands in the part that is folded away."""
        return any(self[name].value() for name in ("informed_on", "was_present", "written_on", "remedies_on"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answer = cleaned.get("answer")
        if answer == NOT_ASKED:
            self.clean_reason(cleaned)
        elif not answer and not self.has_error("answer") and any(cleaned.get(field) for field in HEARD):
            self.add_error("answer", _("Kies of u %(name)s hebt gevraagd.") % {"name": self.concerned.name})
        return cleaned

    def clean_reason(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("reason_not_asked") == Participation.Reason.OTHER:
            required_words(self, "reason_words", _("Schrijf op waarom deze persoon niet is gevraagd."))
        if cleaned.get("opinion") or cleaned.get("weighed"):
            self.add_error("answer", _("Er staat een mening, maar u koos dat er niet is gevraagd."))

    def hearing(self) -> Hearing | None:
        """What the deed takes; None when nothing was answered."""
        said: dict[str, Any] = {name: self.cleaned_data.get(name) for name in HEARD}
        answer = self.cleaned_data.get("answer")
        if not answer:
            return None
        if answer == ASKED:
            said |= {"reason_not_asked": "", "reason_words": "", "asked_on": said["asked_on"] or self.day}
        else:
            said |= {"asked_on": None, "agreement": "", "opinion": "", "weighed": ""}
        said["agreement"] = said["agreement"] or Participation.Agreement.UNKNOWN
        return Hearing(person=self.concerned.person, **said)


def initial_of(hearing: Hearing) -> dict[str, Any]:
    return hearing.said() | {"answer": ASKED if hearing.asked_on else NOT_ASKED}


class BeforeForm(forms.Form):
    """The last-resort list: nothing has to be answered, but a no says why."""

    use_required_attribute = False

    scientist_name = forms.CharField(label=gettext_lazy("Naam"), max_length=120, required=False)
    scientist_on = optional_date(gettext_lazy("Gesproken op"))

    def __init__(self, data: Any, *, initial: dict[str, Any], is_draft: bool = False) -> None:
        super().__init__(data, prefix="before", initial=initial)
        self.is_draft = is_draft
        for item in ITEMS:
            self.fields[item.code] = forms.ChoiceField(
                label=item.question,
                choices=item.choices,
                widget=forms.RadioSelect(attrs={"class": "choice--four"}),
                required=False,
            )
            self.fields[f"{item.code}_words"] = optional_text(item.words, "facts")

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_draft:
            self._errors = ErrorDict()

    @property
    def items(self) -> list[dict[str, Any]]:
        """Each question with its answer and its words, for the page."""
        return [{"code": item.code, "answer": self[item.code], "words": self[f"{item.code}_words"]} for item in ITEMS]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for item in ITEMS:
            if cleaned.get(item.code) == "no" and item.code != "help_missing":
                required_words(self, f"{item.code}_words", _("Schrijf op waarom niet."))
        if cleaned.get("scientist") == "yes":
            required_words(self, "scientist_name", _("Vul in welke gedragswetenschapper meedacht."))
        return cleaned

    def before(self) -> Before:
        return Before(**{name: self.cleaned_data.get(name, "") for name in Before.__dataclass_fields__})


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
