"""The rules of the database, told by the line that breaks them, in the sentence each rule has everywhere."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from contacts.importing.shelves import Shelf


def require_rules(shelf: Shelf[Any, Any], columns: dict[str, str]) -> None:
    """Check each new row against the check constraints of its model, where every cell could be read.

    `columns`: in which column the sentence of a rule belongs; without one it is told of the whole line.
    """
    for key, drawn in shelf.new.items():
        row = shelf.rows[key]
        if row.is_read(*(column.name for column in shelf.table.columns)):
            for rule in checks(type(drawn)):
                try:
                    rule.validate(type(drawn), drawn)
                except ValidationError as refusal:
                    row.fault(columns.get(rule.name, ""), " ".join(refusal.messages))


def checks(model: type[models.Model]) -> list[models.CheckConstraint]:
    return [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
