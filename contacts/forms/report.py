"""What a report is asked about."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cases import figures
from contacts.measures import SCOPES, Question, Step
from contacts.models import FormClass
from contacts.periods import DEFAULT, OWN, PRESETS
from organizations.models import Membership, Team
from organizations.periods import plausible_date

PERIODS = [*((code, words) for code, (words, _period) in PRESETS.items()), (OWN, _("Zelf kiezen"))]
CLASSES = [
    ("", _("Bezoek en bellen")),
    (FormClass.IN_PERSON.value, _("Alleen bezoek")),
    (FormClass.REMOTE.value, _("Alleen bellen")),
]
PLACES = list(zip(SCOPES, (_("Uit huis"), _("Thuis, met regeling")), strict=True))
LONG, VERY_LONG = 400, 1200  # days: past these a chart by month has no room


class PeriodForm(forms.Form):
    """The filters of figures. They stand in the address: a period, a team and codes, nothing of a family."""

    periode = forms.ChoiceField(label=_("Periode"), required=False, choices=PERIODS)
    van = forms.DateField(label=_("Van"), required=False, validators=[plausible_date])
    tot = forms.DateField(label=_("Tot en met"), required=False, validators=[plausible_date])
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Team"),
        required=False,
        to_field_name="code",
        empty_label=_("Alle teams"),
        error_messages={"invalid_choice": _("Team “%(value)s” is er niet. Kies een team uit de lijst.")},
    )

    def __init__(self, data: QueryDict, *, member: Membership, today: datetime.date) -> None:
        super().__init__(data)
        self.member, self.today = member, today
        self.fields["team"].queryset = Team.objects.filter(organization=member.organization_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("periode") != OWN:
            _words, period = PRESETS[chosen.get("periode") or DEFAULT]
            chosen["van"], chosen["tot"] = period(self.today)
            for unused in ("van", "tot"):
                self.errors.pop(unused, None)
        else:
            self.clean_own_period(chosen)
        return chosen

    def clean_own_period(self, chosen: dict[str, Any]) -> None:
        first, until = chosen.get("van"), chosen.get("tot")
        if "van" not in self.errors and first is None:
            self.add_error("van", _("Vul de eerste dag in."))
        if "tot" not in self.errors and until is None:
            self.add_error("tot", _("Vul de laatste dag in."))
        if first and until and first > until:
            self.add_error("tot", _("De laatste dag ligt voor de eerste dag."))
        elif first and first > self.today:
            self.add_error("van", _("Deze periode is nog niet begonnen."))

    def question(self) -> figures.Question:
        """What was asked, once the form is valid; days after today do not count yet."""
        chosen = self.cleaned_data
        return figures.Question(
            organization=self.member.organization,
            first=chosen["van"],
            until=chosen["tot"],
            as_of=self.today,
            team=chosen["team"],
        )

    def words(self) -> dict[str, str]:
        """The filters beside the period, as an export says them."""
        team = self.cleaned_data["team"]
        return {str(self.fields["team"].label): str(team.name if team else _("Alle teams"))}

    def selects(self) -> list[forms.BoundField]:
        return [self["team"]]

    def own_period(self) -> list[forms.BoundField]:
        return [self["van"], self["tot"]]


class ReportForm(PeriodForm):
    """Those of the report on contact: also which contact, and of which children."""

    soort = forms.ChoiceField(label=_("Soort contact"), required=False, choices=CLASSES)
    waar = forms.ChoiceField(label=_("Welke kinderen"), required=False, choices=PLACES)
    onder = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict, *, member: Membership, today: datetime.date) -> None:
        super().__init__(data, member=member, today=today)
        self.fields["onder"].label = _("Alleen minder dan %(pct)s %%") % {"pct": settings.REGULAR_CONTACT_PCT}

    def question(self) -> Question:
        chosen = self.cleaned_data
        return Question(
            **vars(super().question()),
            classes=(chosen["soort"],) if chosen["soort"] else tuple(FormClass.values),
            scope=chosen["waar"] or "placed",
            step=step_of((chosen["tot"] - chosen["van"]).days),
        )

    def words(self) -> dict[str, str]:
        chosen = {
            str(self.fields["soort"].label): dict(CLASSES)[self.cleaned_data["soort"]],
            str(self.fields["waar"].label): dict(PLACES)[self.cleaned_data["waar"] or SCOPES[0]],
            str(_("Grens van regelmatig contact")): f"{settings.REGULAR_CONTACT_PCT} %",
        }
        if self.cleaned_data["onder"]:
            chosen[str(_("Paren"))] = self.fields["onder"].label or ""
        return super().words() | {label: str(word) for label, word in chosen.items()}

    def selects(self) -> list[forms.BoundField]:
        return [self["team"], self["soort"], self["waar"]]


def step_of(days: int) -> Step:
    if days <= LONG:
        return "month"
    return "quarter" if days <= VERY_LONG else "year"
