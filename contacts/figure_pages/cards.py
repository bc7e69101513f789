"""Figures as a page shows them and as a file holds them: the same rows, said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.figures.participation import Share
from contacts import report_tables
from contacts.definitions import Definition
from contacts.measures.statement import SMALLEST_GROUP
from contacts.report_tables import Table
from contacts.reports import width
from contacts.stack_charts import StackChart


@dataclass(frozen=True)
class Part:
    """So many of so many. A percentage of fewer than five says nothing and is not shown; the numbers are."""

    number: int
    of: int

    @classmethod
    def of_share(cls, share: Share) -> Part:
        return cls(share.numerator, share.denominator)

    @property
    def share(self) -> int | None:
        """A whole percentage, rounded half up."""
        return (200 * self.number + self.of) // (2 * self.of) if self.of >= SMALLEST_GROUP else None

    @property
    def words(self) -> str:
        """71 %, "te klein", or a dash where there was nothing to divide by."""
        if self.share is not None:
            return f"{self.share}\u00a0%"
        return _("te klein") if self.of else "–"

    @property
    def fraction(self) -> str:
        return _("%(number)s van %(all)s") % {"number": grouped(self.number), "all": grouped(self.of)}

    @property
    def width(self) -> str:
        return width(self.number, self.of)


@dataclass(frozen=True)
class Change:
    """Tenths of a percent on the year before; without it `why_not` says why."""

    tenths: int | None
    why_not: str = ""

    @property
    def words(self) -> str:
        if self.tenths is None:
            return self.why_not or "–"
        sign = "+" if self.tenths > 0 else "−" if self.tenths < 0 else ""
        return f"{sign}{number_format(abs(self.tenths) / 10, 1)}\u00a0%"


@dataclass(frozen=True)
class Yearly:
    """A number with its change on the year before."""

    number: int
    change: Change


Cell = str | int | None | Part | Change | Yearly


def grouped(number: int) -> str:
    return str(number_format(number, 0, force_grouping=True))


@dataclass(frozen=True)
class Column:
    """The heading of a column; a part may have a bar beside it, in one of the looks of the style sheet."""

    label: str
    bar: str = ""


@dataclass(frozen=True)
class ShownCell:
    """`under`: the fraction beneath a percentage; `bar`: its look; `is_quiet`: it says that there is nothing to say."""

    label: str
    text: str
    under: str = ""
    is_number: bool = True
    is_quiet: bool = False
    bar: str = ""
    width: str = "0"


@dataclass(frozen=True)
class Row:
    """`parts`: the numbers of its bar, in the order of the layers of the grid, out of `whole` or else their sum."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False
    parts: tuple[int, ...] = ()
    whole: int = 0


@dataclass(frozen=True)
class Block:
    """A piece of a bar of 100 long, as SVG wants it in any language."""

    look: str
    x: str
    width: str


@dataclass(frozen=True)
class ShownRow:
    label: str
    is_total: bool
    cells: tuple[ShownCell, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Grid:
    """A table: what its rows are, its other columns, its rows; with layers each row ends in a bar of parts."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layers: tuple[tuple[str, str], ...] = ()
    """Look and word of each part, from the left."""

    @property
    def headings(self) -> Iterator[Column]:
        """With a column for each bar, which has no words of its own."""
        for column in self.columns:
            yield column
            if column.bar:
                yield Column("")
        if self.layers:
            yield Column("")

    @property
    def body(self) -> list[ShownRow]:
        return [shown_row(self, row) for row in self.rows if not row.is_total]

    @property
    def foot(self) -> list[ShownRow]:
        return [shown_row(self, row) for row in self.rows if row.is_total]

    def as_table(self, title: str) -> Table:
        """For a file: a part in three columns, a change without its sign of percent."""
        kinds = [next((type(row.cells[place]) for row in self.rows), str) for place in range(len(self.columns))]
        headings = [heading for kind, column in zip(kinds, self.columns, strict=True) for heading in flat(column, kind)]
        rows = [(row.label, *(value for cell in row.cells for value in plain(cell))) for row in self.rows]
        return Table(title, (self.heading, *headings), rows)


def shown_row(grid: Grid, row: Row) -> ShownRow:
    cells = tuple(shown_cell(column, cell) for column, cell in zip(grid.columns, row.cells, strict=True))
    return ShownRow(row.label, row.is_total, cells, blocks(grid, row))


def blocks(grid: Grid, row: Row) -> tuple[Block, ...]:
    found, whole, before = [], row.whole or sum(row.parts), 0
    for (look, _word), number in zip(grid.layers, row.parts, strict=False):
        if number:
            found.append(Block(look, width(before, whole), width(number, whole)))
        before += number
    return tuple(found)


def shown_cell(column: Column, cell: Cell) -> ShownCell:
    if isinstance(cell, Part):
        bar = column.bar
        return ShownCell(
            column.label,
            cell.words,
            cell.fraction if cell.of else "",
            is_quiet=cell.share is None,
            bar=bar,
            width=cell.width,
        )
    if isinstance(cell, Change):
        return ShownCell(column.label, cell.words, is_quiet=cell.tenths is None, bar=column.bar)
    if isinstance(cell, Yearly):
        return ShownCell(column.label, grouped(cell.number), cell.change.words)
    if isinstance(cell, int):
        return ShownCell(column.label, grouped(cell), bar=column.bar)
    return ShownCell(column.label, cell or "–", is_number=False, is_quiet=not cell, bar=column.bar)


def flat(column: Column, kind: type) -> tuple[str, ...]:
    """The headings of a file for a column of the screen with cells of this kind."""
    if kind is Part:
        return (column.label, _("%(column)s: van") % {"column": column.label}, f"{column.label} (%)")
    if kind is Yearly:
        return (column.label, _("%(column)s: verandering (%%)") % {"column": column.label})
    return (column.label,)


def plain(cell: Cell) -> tuple[report_tables.Cell, ...]:
    """As many values as `flat` gives headings."""
    if isinstance(cell, Part):
        return (cell.number, cell.of, cell.share if cell.share is not None or not cell.of else _("te klein"))
    if isinstance(cell, Yearly):
        return (cell.number, *plain(cell.change))
    if isinstance(cell, Change):
        return (cell.why_not or None if cell.tenths is None else Decimal(cell.tenths) / 10,)
    return (cell,)


@dataclass(frozen=True)
class KeyFigure:
    """One of the figures on top: its definition, its value, and what it is a part of in words."""

    definition: Definition
    value: Part | int | None
    of: str = ""
    """Behind a plain number: of how many."""
    fraction: str = ""
    more: str = ""

    @property
    def text(self) -> str:
        if isinstance(self.value, Part):
            return self.value.words
        return "–" if self.value is None else grouped(self.value)

    @property
    def is_quiet(self) -> bool:
        return self.value is None or (isinstance(self.value, Part) and self.value.share is None)


@dataclass(frozen=True)
class Card:
    """A table with its definitions, and the drawing of the same numbers where there is one.

    `aside` stands beside the title, `lead` above the figures, `note` below them.
    """

    code: str
    title: str
    grid: Grid
    definitions: tuple[Definition, ...] = ()
    aside: str = ""
    lead: str = ""
    note: str = ""
    nothing: str = ""
    """Said in place of a table without rows."""
    chart: StackChart | None = None
    layers: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False
    """The table stands beside the drawing, not folded under it."""


@dataclass(frozen=True)
class FigurePage:
    """A whole tab: what is on the screen, and so what is in its files."""

    key_figures: tuple[KeyFigure, ...]
    cards: tuple[Card, ...]
    is_empty: bool = False

    @property
    def card(self) -> dict[str, Card]:
        return {card.code: card for card in self.cards}

    @property
    def definitions(self) -> dict[str, Definition]:
        """All of them once, in the order of the page."""
        found = [figure.definition for figure in self.key_figures]
        found += [definition for card in self.cards for definition in card.definitions]
        return {definition.term: definition for definition in found}

    def tables(self) -> list[Table]:
        if self.is_empty:
            return []
        return [self._key_table(), *(card.grid.as_table(card.title) for card in self.cards)]

    def _key_table(self) -> Table:
        rows: list[Any] = [(figure.definition.term, *three(figure.value)) for figure in self.key_figures]
        return Table(_("Kerncijfers"), (_("Cijfer"), _("Aantal"), _("Van"), _("Deel (%)")), rows)


def three(value: Part | int | None) -> tuple[report_tables.Cell, ...]:
    return plain(value) if isinstance(value, Part) else (value, None, None)
