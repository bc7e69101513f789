"""Periods that may not overlap, told by their lines before the database refuses them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from cases.models import FrameworkAgreement, Involvement, Measure, Placement
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row
from contacts.models import ContactArrangement

Lasting = TypeVar("Lasting", Involvement, Placement, ContactArrangement, Measure, FrameworkAgreement)


@dataclass(frozen=True)
class Span:
    """A period, both days included; `row` is None where only the database has it."""

    starts_on: datetime.date
    ends_on: datetime.date | None
    row: Row | None


def spans_of(shelf: Shelf[Any, Lasting]) -> list[tuple[Lasting, Span]]:
    """What is stored and what is new, each with its period; without periods that could not be read or were revoked."""
    spans: list[tuple[Lasting, Span]] = []
    together: dict[Any, Lasting] = {**shelf.stored, **shelf.new}
    for key, one in together.items():
        row = shelf.rows.get(key)
        if getattr(one, "revoked_at", None) is None and (row is None or row.is_read("starts_on", "ends_on")):
            last = getattr(one, "lifted_on", None) or one.ends_on
            spans.append((one, Span(one.starts_on, last, row)))
    return spans


def require_apart(
    spans: Iterable[tuple[tuple[Any, ...], Span]],
    sentence: str,
    *,
    shares_day_of_moving: bool = False,
    column: str = "starts_on",
) -> None:
    """Put a fault on each period that starts before an earlier one with the same key has ended."""
    by_key: dict[tuple[Any, ...], list[Span]] = defaultdict(list)
    for key, span in spans:
        if None not in key:
            by_key[key].append(span)
    for same in by_key.values():
        same.sort(key=lambda span: span.starts_on)
        longest = same[0]
        for span in same[1:]:
            if span.starts_on < _free_from(longest, shares_day_of_moving=shares_day_of_moving):
                _point_out(span, longest, sentence, column)
            longest = max(longest, span, key=lambda one: one.ends_on or datetime.date.max)


def _free_from(span: Span, *, shares_day_of_moving: bool) -> datetime.date:
    """The first day on which a next period may start."""
    last = max(span.starts_on, span.ends_on or datetime.date.max)
    if last == datetime.date.max:
        return last
    if shares_day_of_moving:
        return max(last, span.starts_on + datetime.timedelta(days=1))
    return last + datetime.timedelta(days=1)


def _point_out(span: Span, other: Span, sentence: str, column: str) -> None:
    where = (
        _("Zie regel %(line)d.") % {"line": other.row.line} if other.row else _("Zie wat er al in Gezinsbeeld staat.")
    )
    row = span.row or other.row
    if row is not None:
        row.fault(column, f"{sentence} {where}" if span.row else sentence)
