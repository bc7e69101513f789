"""Figures that others published, to lay beside one's own: as data, each series with its source, and never mixed.

The two series of the Raad voor de Kinderbescherming count other things over the same years; why they differ is in
neither source. So there is nothing here that puts lines of two series together.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

FOLDER = Path(__file__).parent

TITLES: dict[str, StrOrPromise] = {
    "annual_report_2022": _("Jaarbericht 2022 van de Raad"),
    "nji_table": _("Tabel van de Raad bij het NJi"),
}
COUNTED: dict[str, StrOrPromise] = {
    "annual_report_2022": _(
        "Hoe vaak de Raad de rechter om een maatregel vroeg, in zaken die in dat jaar bij de Raad binnenkwamen. Het "
        "gaat om verzoeken van de Raad, niet om besluiten van de rechter en niet om kinderen die uit huis gingen."
    ),
    "nji_table": _(
        "Onderzoeken van de Raad naar bescherming, en de maatregelen die de Raad aan de rechter vroeg. Het gaat om "
        "verzoeken van de Raad, niet om besluiten van de rechter en niet om kinderen die uit huis gingen."
    ),
}
LINES: dict[str, StrOrPromise] = {
    "requests": _("Verzoeken om een maatregel"),
    "placement_requests": _("Verzoeken om een machtiging uithuisplaatsing"),
    "investigations": _("Beschermingsonderzoeken"),
    "measures_requested": _("Gevraagde maatregelen"),
    "supervision_orders": _("Ondertoezichtstelling"),
    "supervision_orders_with_placement": _("Ondertoezichtstelling en uithuisplaatsing"),
}
APART = _(
    "Dit zijn twee reeksen van de Raad. Voor dezelfde jaren staan er andere getallen in. Waarom ze verschillen staat "
    "niet in de bronnen. Zet ze daarom niet naast elkaar en trek geen lijn van de een naar de ander."
)


@dataclass(frozen=True)
class Line:
    """One thing that was counted, year by year."""

    code: str
    figures: dict[int, int]

    @property
    def label(self) -> str:
        return str(LINES[self.code])

    def change(self, year: int) -> int | None:
        """In tenths of a percent on the year before, rounded half up; None for the first year."""
        before = self.figures.get(year - 1)
        return (2000 * (self.figures[year] - before) + before) // (2 * before) if before else None


@dataclass(frozen=True)
class Series:
    """Lines that were published together, and where."""

    code: str
    published_by: str
    published_in: str
    published_on: datetime.date | None
    checked_on: datetime.date | None
    consulted_on: datetime.date
    status: str
    address: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        return str(TITLES[self.code])

    @property
    def counted(self) -> str:
        return str(COUNTED[self.code])

    @property
    def years(self) -> list[int]:
        return sorted({year for line in self.lines for year in line.figures})


@cache
def council_series() -> tuple[Series, ...]:
    """The series of the Raad voor de Kinderbescherming, in the order in which they appeared."""
    return tuple(series_of(each) for each in yaml.safe_load((FOLDER / "rvdk.yaml").read_text()))


def series_of(read: dict[str, Any]) -> Series:
    return Series(**read | {"lines": tuple(Line(**line) for line in read["lines"])})
