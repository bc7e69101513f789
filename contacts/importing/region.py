"""A whole folder at once: read, check, store. Either all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contacts.importing.contact import Contact
from contacts.importing.course import Course
from contacts.importing.families import Families
from contacts.importing.faults import Fault, FaultyFolderError
from contacts.importing.hearings import Hearings
from contacts.importing.layout import LAYOUT, OPTIONAL
from contacts.importing.orders import Orders
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Table, read_table
from contacts.importing.workplaces import Workplaces
from organizations.access_log import ActionCode, record


@dataclass(frozen=True)
class Tally:
    """What became of one file: rows stored now, rows known before, and where known rows differ from the file."""

    file: str
    new: int
    known: int
    differences: list[Fault]


def import_region(folder: Path) -> list[Tally]:
    """Store what is new in the folder, and write one line in the access log.

    Raises FaultyFolderError with every fault, and stores nothing then.
    """
    faults: list[Fault] = []
    tables = {file: read_table(folder, file, columns, faults) for file, columns in LAYOUT.items()}
    tables |= {file: read_table(folder, file, columns, faults, is_optional=True) for file, columns in OPTIONAL.items()}
    with _in_sentences(), transaction.atomic():
        tallies = _store(tables, faults)
        record("region.imported", by=None, action=ActionCode.CREATE, purpose=folder.resolve().name[:300])
    return tallies


def _store(tables: dict[str, Table], faults: list[Fault]) -> list[Tally]:
    workplaces = Workplaces(tables)
    families = Families(tables)
    course = Course(tables, workplaces, families)
    orders = Orders(tables, families, course)
    hearings = Hearings(tables, workplaces, families)
    contact = Contact(tables, workplaces, families, course)
    if faults:
        raise FaultyFolderError(_in_order(faults))
    workplaces.store()
    course.store_families()
    families.store()
    course.store()
    contact.store()
    orders.store()
    hearings.store()
    shelves: list[Shelf[Any, Any]] = [
        workplaces.organizations,
        workplaces.teams,
        workplaces.memberships,
        families.families,
        families.people,
        families.relations,
        course.involvements,
        course.placements,
        contact.arrangements,
        contact.moments,
        orders.measures,
        orders.requests,
        orders.agreements,
        hearings.decisions,
        hearings.answers,
        hearings.last_resorts,
        hearings.views,
    ]
    told = [shelf for shelf in shelves if shelf.table.file in LAYOUT or shelf.rows]
    return [Tally(shelf.table.file, len(shelf.new), shelf.known, shelf.differences) for shelf in told]


def _in_order(faults: list[Fault]) -> list[Fault]:
    """By file in the order of the format, line, and column in the order of the header; each fault once."""
    layout = LAYOUT | OPTIONAL
    files = list(layout)
    columns = {(file, column.name): place for file in files for place, column in enumerate(layout[file])}
    return sorted(
        dict.fromkeys(faults),
        key=lambda fault: (files.index(fault.file), fault.line, columns.get((fault.file, fault.column), -1)),
    )


@contextmanager
def _in_sentences() -> Iterator[None]:
    """The database has the last word; what it refuses is told in the sentence of its rule."""
    try:
        yield
    except IntegrityError as error:
        raise FaultyFolderError([_refused_by_the_database(error)]) from error


def _refused_by_the_database(error: IntegrityError) -> Fault:
    details = getattr(error.__cause__, "diag", None)
    name = getattr(details, "constraint_name", None) or ""
    for model in apps.get_models():
        for rule in model._meta.constraints:
            if rule.name == name:
                return Fault(str(model._meta.verbose_name), 0, "", str(rule.violation_error_message))
    return Fault(str(getattr(details, "table_name", "")), 0, name, _("De database weigert deze gegevens."))
