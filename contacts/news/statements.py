"""Statements of parents and children that were added to an entry: read by whoever reads the entry's words."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from cases.models import Family
from cases.statement_kinds import StatementKind, kinds
from contacts.models import NewsMark
from contacts.news.line import MOST, NewsLine, Quote, called_in, shortened
from organizations.models import Membership


class Row(NamedTuple):
    at: datetime.datetime
    kind: str
    entry: uuid.UUID
    family: uuid.UUID
    person: uuid.UUID
    words: str
    source: str


def statement_lines(member: Membership, since: datetime.datetime) -> list[NewsLine]:
    """All kinds at once, the families they are of, and who speaks: three queries, and one for each kind of entry."""
    first, *others = [unread_of(kind, member, since) for kind in kinds()]
    rows = [Row(*values) for values in first.union(*others, all=True).order_by("-recorded_at")[:MOST]]
    families = Family.objects.in_bulk({row.family for row in rows})
    called = called_in(member, [(row.family, row.person) for row in rows])
    addresses = addresses_of(rows)
    return [
        NewsLine(
            at=row.at,
            family=families[row.family],
            source=row.source,
            title=_("Verklaring van %(who)s") % {"who": called.get((row.family, row.person), "")},
            url=addresses[row.entry],
            icon="voice",
            quotes=(Quote(shortened(row.words), called.get((row.family, row.person), "")),),
        )
        for row in rows
    ]


def unread_of(kind: StatementKind, member: Membership, since: datetime.datetime) -> QuerySet[Any, Any]:
    """One kind, in the columns of `Row`."""
    read = NewsMark.objects.filter(
        membership=member, family=OuterRef("entry__family"), read_until__gte=OuterRef("recorded_at")
    )
    mine = Family.objects.shared_with(member).opened()
    rows = kind.statements.visible_to(member).filter(
        ~Exists(read), recorded_at__gt=since, recorded_by__isnull=False, entry__family__in=mine
    )
    named = rows.exclude(recorded_by=member).annotate(kind=Value(kind.code)).order_by()
    found: QuerySet[Any, Any] = named.values_list(
        "recorded_at", "kind", "entry", "entry__family", "person", "words", "organization__name"
    )
    return found


def addresses_of(rows: Iterable[Row]) -> dict[uuid.UUID, str]:
    """Where each entry stands itself, by its key. A query for each kind among them."""
    found: dict[uuid.UUID, str] = {}
    for kind in kinds():
        keys = {row.entry for row in rows if row.kind == kind.code}
        entries = kind.model._default_manager.in_bulk(keys) if keys else {}
        found |= {key: kind.address(entry) for key, entry in entries.items()}
    return found
