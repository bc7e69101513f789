"""Rows of one kind by the key the format knows them by: what is stored already, and what the folder adds."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from contacts.importing.faults import Fault
from contacts.importing.tables import Row, Table

Key = TypeVar("Key", bound=Hashable)
M = TypeVar("M", bound=models.Model)


class Shelf(Generic[Key, M]):
    """What a file's rows became. A row known already stays as it is stored; where it differs is told, not changed."""

    def __init__(self, table: Table, stored: Mapping[Key, M]) -> None:
        self.table = table
        self.stored = stored
        self.new: dict[Key, M] = {}
        self.rows: dict[Key, Row] = {}
        self.differences: list[Fault] = []

    def add(self, key: Key, row: Row, drawn: M, *, column: str) -> None:
        """Put what a row says on the shelf; `column` is where a doubled key is pointed out."""
        if key in self.rows:
            row.fault(column, _("Deze staat ook op regel %(line)d.") % {"line": self.rows[key].line})
            return
        self.rows[key] = row
        if key in self.stored:
            self._compare(row, drawn, self.stored[key])
        else:
            self.new[key] = drawn

    def get(self, key: Key) -> M | None:
        return self.stored.get(key) or self.new.get(key)

    def find(self, key: Key, row: Row, column: str) -> M | None:
        """What a row refers to in `column`; a fault where there is no such thing."""
        if not row[column]:
            return None
        found = self.get(key)
        if found is None and self.table.is_readable:
            row.fault(
                column,
                _("“%(code)s” komt niet voor in %(file)s.") % {"code": row[column], "file": self.table.file},
            )
        return found

    @property
    def known(self) -> int:
        """Rows of the file that were stored before."""
        return len(self.rows) - len(self.new)

    def _compare(self, row: Row, drawn: M, stored: M) -> None:
        for column in self.table.columns:
            field = column.field
            if field is None or field.model is not type(drawn) or not row.is_read(column.name):
                continue
            if getattr(drawn, field.attname) != getattr(stored, field.attname):
                sentence = _("Dit staat anders in Gezinsbeeld; dat is zo gebleven.")
                self.differences.append(Fault(row.file, row.line, column.name, sentence))
