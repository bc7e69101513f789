"""Statements of parents and children that were added to an entry: read by whoever reads the entry's words."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet, UUIDField, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Family, NoteStatement, PlacementStatement
from contacts.models import ArrangementStatement, MomentStatement, NewsMark, WishStatement
from contacts.news.line import MOST, NewsLine, Quote, called_in, shortened
from organizations.models import Membership

PAIRS: list[Any] = [ArrangementStatement, WishStatement]
OTHERS: list[Any] = [NoteStatement, PlacementStatement, MomentStatement]


class Row(NamedTuple):
    at: datetime.datetime
    kind: str
    entry: uuid.UUID
    family: uuid.UUID
    person: uuid.UUID
    words: str
    source: str
    child: uuid.UUID | None
    met: uuid.UUID | None


def statement_lines(member: Membership, since: datetime.datetime) -> list[NewsLine]:
    """Three queries: all kinds at once, the families they are of, and who speaks."""
    first, *others = [
        *(unread_of(model, member, since, child=F("entry__child"), met=F("entry__person")) for model in PAIRS),
        *(unread_of(model, member, since, child=NOBODY, met=NOBODY) for model in OTHERS),
    ]
    rows = [Row(*values) for values in first.union(*others, all=True).order_by("-recorded_at")[:MOST]]
    families = Family.objects.in_bulk({row.family for row in rows})
    called = called_in(member, [(row.family, row.person) for row in rows])
    return [
        NewsLine(
            at=row.at,
            family=families[row.family],
            source=row.source,
            title=_("Verklaring van %(who)s") % {"who": called.get((row.family, row.person), "")},
            url=url_of(row),
            icon="voice",
            quotes=(Quote(shortened(row.words), called.get((row.family, row.person), "")),),
        )
        for row in rows
    ]


NOBODY = Value(None, output_field=UUIDField())


def unread_of(model: Any, member: Membership, since: datetime.datetime, **pair: Any) -> QuerySet[Any, Any]:
    """One kind, in the columns of `Row`."""
    read = NewsMark.objects.filter(
        membership=member, family=OuterRef("entry__family"), read_until__gte=OuterRef("recorded_at")
    )
    mine = Family.objects.shared_with(member).opened()
    rows = model.objects.visible_to(member).filter(
        ~Exists(read), recorded_at__gt=since, recorded_by__isnull=False, entry__family__in=mine
    )
    named = rows.exclude(recorded_by=member).annotate(kind=Value(model.__name__), **pair).order_by()
    columns = ("recorded_at", "kind", "entry", "entry__family", "person", "words", "organization__name")
    found: QuerySet[Any, Any] = named.values_list(*columns, "child", "met")
    return found


def url_of(row: Row) -> str:
    if row.child and row.met:
        return reverse("contacts:pair_contact", args=[row.family, row.child, row.met])
    routes = {"NoteStatement": "cases:note_detail", "MomentStatement": "contacts:contact_detail"}
    if row.kind in routes:
        return reverse(routes[row.kind], args=[row.family, row.entry])
    return reverse("cases:family_detail", args=[row.family])
