"""In which phase a child or a family is, from what stands in the file itself. Pure: no queries, no today of its own.

    file closed                                          closing
    a placement that is open today                       placement
    placed before, at home now, no measure since         return
    a measure in force today                             measure
    the Raad takes part                                  investigation
    Veilig Thuis takes part                              concern
    otherwise                                            voluntary help

The first that fits holds. Nobody chooses a phase, and no number of months decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


class Phase(models.TextChoices):
    CONCERN = "concern", _("zorg")
    INVESTIGATION = "investigation", _("onderzoek")
    VOLUNTARY_HELP = "voluntary_help", _("vrijwillige hulp")
    MEASURE = "measure", _("maatregel")
    PLACEMENT = "placement", _("plaatsing")
    RETURN = "return", _("terug naar huis")
    CLOSING = "closing", _("afsluiten")


BECAUSE: dict[Phase, StrPromise] = {
    Phase.CONCERN: _("Veilig Thuis doet mee."),
    Phase.INVESTIGATION: _("De Raad voor de Kinderbescherming doet mee."),
    Phase.VOLUNTARY_HELP: _("Er is geen maatregel en geen plaatsing."),
    Phase.MEASURE: _("Er geldt een maatregel van de rechter."),
    Phase.PLACEMENT: _("Er is een plaatsing die nog loopt."),
    Phase.RETURN: _("De laatste plaatsing is voorbij en er is geen nieuwe."),
    Phase.CLOSING: _("Het dossier is gesloten."),
}
"""Which rule of the table above it was, said on the page."""


@dataclass(frozen=True)
class Span:
    """Days of a placement or a measure, both included; no last day means open."""

    starts_on: datetime.date
    ends_on: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        return self.starts_on <= day <= (self.ends_on or datetime.date.max)


@dataclass(frozen=True)
class Course:
    """What the file says of one child: where it was placed, and which measures there are."""

    placements: tuple[Span, ...] = ()
    measures: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Around:
    """What holds for the family as a whole."""

    is_closed: bool = False
    has_council: bool = False
    has_safe_home: bool = False


def phase_of_child(course: Course, around: Around, today: datetime.date) -> Phase:
    if around.is_closed:
        return Phase.CLOSING
    if any(span.covers(today) for span in course.placements):
        return Phase.PLACEMENT
    in_force = [span for span in course.measures if span.covers(today)]
    home_since = came_home(course.placements, today)
    if home_since and not any(span.starts_on > home_since for span in in_force):
        return Phase.RETURN
    if in_force:
        return Phase.MEASURE
    return phase_of_family(around)


def phase_of_family(around: Around) -> Phase:
    """Where no child was placed and no measure holds."""
    if around.is_closed:
        return Phase.CLOSING
    if around.has_council:
        return Phase.INVESTIGATION
    return Phase.CONCERN if around.has_safe_home else Phase.VOLUNTARY_HELP


def came_home(placements: Iterable[Span], today: datetime.date) -> datetime.date | None:
    """The last day of the last placement, where all are over; None for who was never placed."""
    return max((span.ends_on for span in placements if span.ends_on and span.starts_on <= today), default=None)
