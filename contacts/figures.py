"""Figures of the pairs of one family, by the one implementation of `contacts.measures`.

Over the child's period out of home until today; for a child at home over the weeks that are shown, by what was agreed.
They count for the reader's own organisation, as its report does: the days it takes part.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Family
from contacts.measures import Question, Scope, measure
from contacts.pairs import Pair
from contacts.strip import STATUS_WORDS
from contacts.weeks import first_day_shown
from organizations.models import Membership

Period = tuple[Scope, datetime.date]


def period_of(pair: Pair) -> Period:
    """Which days count, and from when."""
    return ("placed", pair.away_since) if pair.away_since else ("home", first_day_shown(pair.today))


def add_figures(pairs: Sequence[Pair], family: Family, *, by: Membership) -> None:
    """Give each pair its figures; one question for each day on which children of the family left home."""
    for scope, first in sorted({period_of(pair) for pair in pairs}):
        today = timezone.localdate()
        question = Question(by.organization, first, today, as_of=today, scope=scope, family=family)
        found = {(row.child_id, row.person_id): row for row in measure(question, "pairs").pairs}
        for pair in pairs:
            if period_of(pair) == (scope, first):
                pair.figures = found.get(pair.key)


@dataclass(frozen=True)
class KeyFigure:
    """One figure large, with what it is a part of and what it means."""

    title: str
    value: str
    unit: str
    fraction: str
    meaning: str
    sides: tuple[tuple[str, str], ...] = ()


def key_figures(pair: Pair) -> list[KeyFigure]:
    """The four figures of a pair; none where no day counts. A child at home has no first contact after a placement."""
    if pair.figures is None:
        return []
    last = first_contact(pair) if pair.away_since else days_at_home(pair)
    return [realised(pair), missed(pair), longest_gap(pair), last]


def fraction_words(pair: Pair) -> str:
    """The numerator and denominator of what went on: "9 van 13,9 contacten"."""
    if pair.figures is None:
        return ""
    words = _("%(matched)d van %(agreed)s contacten")
    return words % {"matched": pair.figures.matched, "agreed": number_format(pair.figures.agreed)}


def realised(pair: Pair) -> KeyFigure:
    title = _("Ging door van wat is afgesproken")
    row = pair.figures
    if row is None or row.realised_pct is None:
        closed = row is not None and row.contact_barred
        return KeyFigure(
            title,
            "–",
            "",
            _("Geen contact toegestaan") if closed else _("Over deze dagen is niets afgesproken"),
            _("Zonder afspraak is er geen cijfer. Contact dat niet is toegestaan telt nooit als 0 %."),
        )
    agreed = _("Afgesproken: %(week)s per week.") % {"week": number_format(row.agreed_per_week)}
    meaning = _(
        "Contacten die doorgingen, ook ingekort, gedeeld door wat over deze dagen is afgesproken: %(visits)s bezoeken "
        "en %(calls)s keer bellen. Extra contact telt hier niet mee."
    )
    agreed_words = {"visits": number_format(row.agreed_in_person), "calls": number_format(row.agreed_remote)}
    return KeyFigure(
        title, f"{row.realised_pct}\u00a0%", "", f"{fraction_words(pair)}. {agreed}", meaning % agreed_words
    )


def missed(pair: Pair) -> KeyFigure:
    sides = pair.figures.missed_by_side if pair.figures else {}
    total = sum(sides.values())
    return KeyFigure(
        _("Ging niet door"),
        str(total),
        _("keer"),
        "" if total else _("Er ging niets niet door."),
        _(
            "Afgezegd of niet gekomen, geteld naar de kant waar het door kwam. Verplaatst contact en contact dat "
            "niemand invulde tellen niet als gemist."
        ),
        tuple((side, f"{number} {short_side(side)}") for side, number in sides.items() if number),
    )


def short_side(side: str) -> str:
    return str(STATUS_WORDS[side]).split()[-1]


def longest_gap(pair: Pair) -> KeyFigure:
    days = pair.figures.longest_gap_days if pair.figures else 0
    return KeyFigure(
        _("Langste tijd zonder contact"),
        str(days),
        ngettext("dag", "dagen", days),
        _("In de dagen die tellen"),
        _("De langste tijd tussen twee contacten, ook bellen. De tijd tot het eerste en sinds het laatste telt mee."),
    )


def first_contact(pair: Pair) -> KeyFigure:
    title = _("Eerste contact")
    meaning = _("Dagen tussen de uithuisplaatsing en het eerste bezoek of gesprek. De dag van plaatsing is dag 0.")
    days = pair.figures.days_to_first_contact if pair.figures else None
    if days is None or pair.away_since is None:
        return KeyFigure(title, _("nog niet"), "", _("Sinds de uithuisplaatsing"), meaning)
    day = pair.away_since + datetime.timedelta(days)
    return KeyFigure(title, _("dag %(days)d") % {"days": days}, "", date_format(day, "j F Y"), meaning)


def days_at_home(pair: Pair) -> KeyFigure:
    days = pair.figures.placed_days if pair.figures else 0
    return KeyFigure(
        _("Dagen met een regeling"),
        str(days),
        ngettext("dag", "dagen", days),
        _("Dagen thuis waarop een regeling gold"),
        _("Bij een kind thuis tellen alleen dagen met een regeling, zoals na een scheiding. Ook een verbod telt."),
    )
