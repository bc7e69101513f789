"""What a measure, request, agreement or explanation says, field by field, and what it said before it was corrected."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Entry
from cases.note_versions import authors_of, membership_of


@dataclass(frozen=True)
class Line:
    """One field in words; `is_long`: a text of some lines, `is_voice`: in somebody's own words."""

    name: str
    label: str
    value: str
    is_long: bool = False
    is_voice: bool = False


@dataclass(frozen=True)
class EarlierVersion:
    """What stood there until it was corrected, only where that differs; and who corrected it, when and why."""

    until: datetime.datetime
    author: str
    reason: str
    lines: list[Line]


VOICES = {"child_reaction"}
LONG = {"ground", "discussion", "agreements", *VOICES}


def lines_of(row: Any, model: type[Entry], names: Sequence[str]) -> list[Line]:
    """The fields that say something, in this order. `row` may be an earlier version."""
    fields = [model._meta.get_field(name) for name in names]
    told = [(field.name, str(getattr(field, "verbose_name", "")), value_of(row, field)) for field in fields]
    return [
        Line(name, label[:1].upper() + label[1:], value, is_long=name in LONG, is_voice=name in VOICES)
        for name, label, value in told
        if value
    ]


def value_of(row: Any, field: Any) -> str:
    """A field as people read it; empty where it says nothing."""
    value = getattr(row, field.attname)
    if value in (None, "", False, []):
        return ""
    if isinstance(field, models.BooleanField):
        return _("ja")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        words = dict(field.base_field.choices)
        return ", ".join(str(words.get(each, each)) for each in value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def earlier_versions(entry: Entry, names: Sequence[str]) -> list[EarlierVersion]:
    """Newest first, in two queries; none where nothing was corrected."""
    model = type(entry)
    events_model: Any = apps.get_model("cases", f"{model.__name__}Event")
    events = list(events_model.objects.filter(pgh_obj=entry.pk).select_related("pgh_context").order_by("-pgh_id"))
    authors = authors_of(events) if len(events) > 1 else {}
    found = []
    for newer, older in itertools.pairwise(events):
        lines = differing(older, newer, model, names)
        if lines:
            author = authors.get(membership_of(newer), "")
            reason = newer.correction_reason if newer.correction_reason != older.correction_reason else ""
            found.append(EarlierVersion(newer.pgh_created_at, author, reason, lines))
    return found


def differing(older: Any, newer: Any, model: type[Entry], names: Sequence[str]) -> list[Line]:
    """What the older version said where the newer one says something else."""
    now = {line.name: line.value for line in lines_of(newer, model, names)}
    before = {line.name: line for line in lines_of(older, model, names)}
    changed = [name for name in names if now.get(name, "") != (before[name].value if name in before else "")]
    empty = {name: str(getattr(model._meta.get_field(name), "verbose_name", "")) for name in changed}
    return [before.get(name) or Line(name, empty[name][:1].upper() + empty[name][1:], _("niets")) for name in changed]
