"""Statements under the entry they are about, on every page that shows its words: one query a list, one template part.

`cases/_statements.html` shows what `add_statements` put on an entry (`entry.shown_statements`).
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from cases.models import Entry, Family, Statement
from cases.names import Names, on_last_day
from organizations.models import Membership


@dataclass(frozen=True)
class ShownStatement:
    """What someone of the family said about an entry, and who took it down."""

    words: str
    who: str
    stated_on: datetime.date
    organization: str


Statements = Mapping[uuid.UUID, Sequence[ShownStatement]]
"""By the key of the entry."""


def statements_on(
    model: type[Statement], entries: Iterable[uuid.UUID], family: Family, names: Names, *, by: Membership
) -> Statements:
    """The statements on these entries, oldest first, as far as the member reads the entry's words. One query.

    Somebody who is not in `names` is called as on the last day of the organisation that reads: two queries more.
    """
    said: Any = model._default_manager
    rows = list(said.visible_to(by).filter(entry__in=list(entries)).with_person())
    unknown = {row.person_id: row.person for row in rows if row.person_id not in names}
    called = names | on_last_day(unknown.values(), family, by=by) if unknown else names
    found: dict[uuid.UUID, list[ShownStatement]] = defaultdict(list)
    for row in rows:
        shown = ShownStatement(row.words, called[row.person_id], row.stated_on, row.organization.name)
        found[row.entry_id].append(shown)
    return found


def add_statements(
    entries: Sequence[Entry], model: type[Statement], family: Family, names: Names, *, by: Membership
) -> None:
    """Give each entry its `shown_statements`."""
    found = statements_on(model, [entry.pk for entry in entries], family, names, by=by)
    for entry in entries:
        entry.shown_statements = found.get(entry.pk, ())


def statements_read(model: type[Statement], *, by: Membership) -> Prefetch[Any]:
    """For programs: puts on each entry its `read_statements`, as far as the member reads its words. One query a list.

    Under a name of its own, so that an entry fetched without it is a fault, and never one with every statement.
    """
    said: Any = model._default_manager
    return Prefetch("statements", said.visible_to(by).select_related("organization"), to_attr="read_statements")
