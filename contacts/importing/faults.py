"""What is wrong in a folder, said so that whoever made the list can repair it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """One thing to repair. Line 0 means the whole file, an empty column the whole line."""

    file: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += ", " + _("regel %(line)d") % {"line": self.line}
        if self.column:
            place += ", " + _("kolom %(column)s") % {"column": self.column}
        return f"{place}: {self.sentence}"


class FaultyFolderError(Exception):
    """A folder with faults; nothing of it is stored."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def sentence_of(model: type[models.Model], constraint: str) -> str:
    """What the database's own rule says when it is broken, so that a rule has one sentence wherever it is met."""
    found = next(rule for rule in model._meta.constraints if rule.name == constraint)
    return str(found.violation_error_message)
