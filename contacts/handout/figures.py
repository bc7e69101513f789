"""Figures of one pair over the period of an overview, by the one implementation, never without their definition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Family, Placement
from contacts.definitions import definitions
from contacts.figures import KeyFigure, first_contact, longest_gap, missed, realised
from contacts.handout.wanted import Wanted
from contacts.measures import PairRow, Question, Scope, measure
from contacts.pairs import Pair
from organizations.models import Membership


@dataclass(frozen=True)
class FigureLine:
    """One figure: what, how much, of how much, and what it means."""

    title: str
    value: str
    fraction: str
    meaning: str


def figures_over(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> list[FigureLine]:
    """None where no day counts. They count the days the maker's organisation takes part, as its report does."""
    question = Question(
        by.organization,
        wanted.first,
        wanted.last,
        as_of=pair.today,
        scope=scope_of(pair, family, wanted, by=by),
        family=family,
    )
    rows = measure(question, "pairs").pairs
    row = next((each for each in rows if (each.child_id, each.person_id) == pair.key), None)
    if row is None:
        return []
    counted = replace(pair, figures=row)
    figures = [realised(counted), missed(counted), longest_gap(counted)]
    if pair.away_since and wanted.first <= pair.away_since <= wanted.last:
        figures.append(first_contact(counted))
    return [*map(line_of, figures), *beside(row, wanted, by=by)]


def scope_of(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> Scope:
    """Days out of home count where the child was out of home in the period; else days at home with an arrangement."""
    away = Placement.objects.visible_to(by).filter(family=family, child=pair.child, starts_on__lte=wanted.last)
    return "placed" if away.exclude(ends_on__lt=wanted.first).exists() else "home"


def line_of(figure: KeyFigure) -> FigureLine:
    sides = ", ".join(words for _side, words in figure.sides)
    return FigureLine(figure.title, f"{figure.value} {figure.unit}".strip(), sides or figure.fraction, figure.meaning)


def beside(row: PairRow, wanted: Wanted, *, by: Membership) -> Iterable[FigureLine]:
    """What must stand beside a share: on how many days it rests, and whether less was agreed meanwhile."""
    meant = definitions()
    days = (wanted.last - wanted.first).days + 1
    period = {"first": date_format(wanted.first, "j F Y"), "last": date_format(wanted.last, "j F Y"), "days": days}
    yield FigureLine(
        meant["counted_days"].term,
        ngettext("%(days)d dag", "%(days)d dagen", row.placed_days) % {"days": row.placed_days},
        _("Van de %(days)d dagen van %(first)s tot en met %(last)s") % period,
        _(
            "Dagen waarop het kind uit huis was en %(organization)s meewerkte, tot het kind 18 werd. Woonde het kind "
            "thuis: dagen waarop er een regeling was."
        )
        % {"organization": by.organization.name},
    )
    yield FigureLine(
        meant["reductions"].term,
        _("%(number)d keer") % {"number": row.reductions},
        _("In de dagen die tellen"),
        meant["reductions"].text,
    )
    yield FigureLine(
        _("Niet ingevuld en verplaatst"),
        _("%(open)d en %(moved)d") % {"open": row.open, "moved": row.moved},
        _("In de dagen die tellen"),
        _("Van contact dat niemand invulde weten we niet of het doorging. Geen van beide telt als gemist."),
    )
