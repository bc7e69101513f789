"""Wishes and statements in an overview: each through the rule `may_speak`."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Family
from cases.names import Names
from contacts.handout.recipients import may_speak
from contacts.handout.wanted import Wanted
from contacts.models import ArrangementStatement, ContactWish, MomentStatement, WishStatement
from contacts.pairs import Pair
from organizations.models import Membership


@dataclass(frozen=True)
class WishLine:
    """A wish in own words, or why it was not asked."""

    who: str
    asked_on: datetime.date
    is_asked_apart: bool
    words: str
    not_asked_because: str


@dataclass(frozen=True)
class FoundWish:
    pk: uuid.UUID
    organization: uuid.UUID
    asked_on: datetime.date
    line: WishLine
    is_of_child: bool


@dataclass(frozen=True)
class StatementLine:
    """What someone of the family says about a piece of the file; `about` says which."""

    who: str
    stated_on: datetime.date
    about: str
    words: str


def wishes_of(pair: Pair, family: Family, wanted: Wanted, names: Names, *, by: Membership) -> list[FoundWish]:
    """The child's first, then oldest first: those asked in the period, and of whoever was not asked in it the last one
    before.
    """
    found = [
        wish
        for wish in ContactWish.objects.visible_to(by)
        .filter(family=family, child=pair.child, person=pair.person, asked_on__lte=wanted.last)
        .order_by("-asked_on", "-id")
        if may_speak(author=wish.wisher_id, child=pair.child, recipient=wanted.recipient, visibility=wish.visibility)
    ]
    latest: set[uuid.UUID] = set()
    kept: list[FoundWish] = []
    for wish in found:
        if wish.asked_on >= wanted.first or wish.wisher_id not in latest:
            line = WishLine(
                names.get(wish.wisher_id, ""), wish.asked_on, wish.is_asked_apart, wish.words, wish.not_asked_because
            )
            kept.append(
                FoundWish(wish.pk, wish.organization_id, wish.asked_on, line, is_of_child=wish.wisher_id == pair.child)
            )
        latest.add(wish.wisher_id)
    return sorted(kept, key=lambda wish: (not wish.is_of_child, wish.asked_on))


Days = Mapping[uuid.UUID, datetime.date]
"""The entries that the overview shows, with the day they are known by."""


def statements_of(
    pair: Pair,
    wanted: Wanted,
    *,
    arrangements: Days,
    moments: Days,
    wishes: Days,
    names: Names,
    hide_of: Callable[[uuid.UUID], Callable[[str], str]],
    by: Membership,
) -> list[StatementLine]:
    """The statements attached to what the overview is about, oldest first."""
    found = [
        *about(ArrangementStatement, arrangements, _("Over de regeling vanaf %(day)s"), by=by),
        *about(MomentStatement, moments, _("Over het contact van %(day)s"), by=by),
        *about(WishStatement, wishes, _("Over de wens van %(day)s"), by=by),
    ]
    return [
        StatementLine(
            names.get(statement.person_id, ""),
            statement.stated_on,
            words,
            hide_of(statement.organization_id)(statement.words),
        )
        for statement, words in sorted(found, key=lambda each: (each[0].stated_on, each[0].recorded_at))
        if may_speak(
            author=statement.person_id,
            child=pair.child,
            recipient=wanted.recipient,
            visibility=statement.entry_visibility,
        )
    ]


def about(model: Any, entries: Days, sentence: str, *, by: Membership) -> Iterable[tuple[Any, str]]:
    """Each visible statement about these entries, with what it is about in words."""
    rows = model.objects.visible_to(by).filter(entry__in=entries).annotate(entry_visibility=F("entry__visibility"))
    return [(row, sentence % {"day": date_format(entries[row.entry_id], "j F Y")}) for row in rows]
