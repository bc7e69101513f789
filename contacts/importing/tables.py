"""Reading one file: encoding, header, and each line's cells. Every fault is kept; reading goes on."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from contacts.importing.cells import Reader, reader_for, text
from contacts.importing.faults import Fault


@dataclass(frozen=True)
class Column:
    """A column, read and checked by the rules of the model's field it goes to."""

    name: str
    read: Reader = text
    field: models.Field[Any, Any] | None = None
    is_required: bool = True

    def value(self, cell: str) -> Any:
        """Raises ValueError or ValidationError with the sentences to show."""
        if not cell:
            if self.is_required:
                raise ValueError(_("Vul dit in."))
            return "" if isinstance(self.field, models.CharField | models.TextField) else None
        value = self.read(cell)
        if self.field is not None:
            self.field.run_validators(value)
        return value


def column(
    model: type[models.Model],
    name: str,
    *,
    field: str = "",
    read: Reader | None = None,
    is_required: bool | None = None,
) -> Column:
    """The column for a field of a model: read by the kind of field, required where the field is."""
    of = cast("models.Field[Any, Any]", model._meta.get_field(field or name))
    return Column(name, read or reader_for(of), of, not of.blank if is_required is None else is_required)


def reference(name: str, *, is_required: bool = True) -> Column:
    """A code of a row in another file."""
    return Column(name, is_required=is_required)


@dataclass(frozen=True)
class Row:
    """One line, with the cells that could be read."""

    file: str
    line: int
    cells: dict[str, Any]
    faults: list[Fault]

    def __getitem__(self, name: str) -> Any:
        """The value; None where the cell is empty or could not be read."""
        return self.cells.get(name)

    def is_read(self, *names: str) -> bool:
        return all(name in self.cells for name in names)

    def fault(self, name: str, sentence: str) -> None:
        self.faults.append(Fault(self.file, self.line, name, sentence))


@dataclass
class Table:
    """One file of the format. Where `is_readable` is False, what other files name may stand in a line not read."""

    file: str
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    is_readable: bool = True


def read_table(
    folder: Path, file: str, columns: list[Column], faults: list[Fault], *, is_optional: bool = False
) -> Table:
    """The table; one that is missing, wrongly encoded or has another header has no rows."""
    table = Table(file, columns)
    if is_optional and not (folder / file).exists():
        return table
    content = _content(folder / file, faults)
    if content is None:
        table.is_readable = False
        return table
    lines = _lines(table, content, faults)
    _number, header = next(lines, (1, []))
    table.is_readable = _has_columns(table, header, faults)
    if table.is_readable:
        table.rows = [row for number, cells in lines if (row := _row(table, number, header, cells, faults))]
    return table


def _content(path: Path, faults: list[Fault]) -> str | None:
    try:
        raw = path.read_bytes()
    except OSError:
        faults.append(Fault(path.name, 0, "", _("Dit bestand ontbreekt of is niet te openen.")))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        line = before.count(b"\n") + 1
        sentence = _("Dit bestand is niet in UTF-8 opgeslagen. Sla het opnieuw op als “CSV UTF-8”.")
        faults.append(Fault(path.name, line, _column_at(before, raw), sentence))
        return None


def _column_at(before: bytes, raw: bytes) -> str:
    """The name of the column in which the bytes stop being text."""
    header = raw.split(b"\n", 1)[0].decode("latin-1").strip().split(",")
    position = len(next(csv.reader([before.rpartition(b"\n")[2].decode("latin-1")]), [""])) - 1
    return header[position] if 0 <= position < len(header) and b"\n" in before else ""


def _lines(table: Table, content: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The lines with their number in the file; empty ones are passed over."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    line = 0
    try:
        for cells in reader:
            if cells:
                yield line + 1, [cell.strip() for cell in cells]
            line = reader.line_num
    except csv.Error:
        sentence = _(
            "Vanaf deze regel is het bestand niet te lezen: een aanhalingsteken sluit niet of een cel is te groot."
        )
        faults.append(Fault(table.file, line + 1, "", sentence))
        table.is_readable = False


def _has_columns(table: Table, header: list[str], faults: list[Fault]) -> bool:
    """Whether each column stands in the header once, and no other."""
    before = len(faults)
    known = [column.name for column in table.columns]
    if len(header) == 1 and re.search(r"[;\t|]", header[0]):
        faults.append(
            Fault(table.file, 1, "", _("Scheid de kolommen met komma’s. Sla het bestand op als “CSV UTF-8”."))
        )
        return False
    for name, times in Counter(header).items():
        if name not in known:
            faults.append(Fault(table.file, 1, name, _("Deze kolom kennen we niet.")))
        elif times > 1:
            faults.append(Fault(table.file, 1, name, _("Deze kolom staat er meer dan één keer.")))
    faults.extend(Fault(table.file, 1, name, _("Deze kolom ontbreekt.")) for name in known if name not in header)
    return len(faults) == before


def _row(table: Table, line: int, header: list[str], cells: list[str], faults: list[Fault]) -> Row | None:
    if len(cells) != len(header):
        sentence = _("Deze regel heeft %(found)d cellen, de kop van het bestand %(expected)d.")
        faults.append(Fault(table.file, line, "", sentence % {"found": len(cells), "expected": len(header)}))
        table.is_readable = False
        return None
    row = Row(table.file, line, {}, faults)
    named = dict(zip(header, cells, strict=True))
    for column_ in table.columns:
        try:
            row.cells[column_.name] = column_.value(named[column_.name])
        except ValidationError as fault:
            row.fault(column_.name, " ".join(fault.messages))
        except ValueError as fault:
            row.fault(column_.name, str(fault))
    return row
