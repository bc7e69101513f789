"""One line of news, and which rows are news at all."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.text import Truncator

from cases.models import Family, FamilyMember
from cases.pages import SECRETS
from contacts.models import NewsMark
from organizations.models import Membership

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
Called = dict[tuple[uuid.UUID, uuid.UUID], str]

MOST = 40
"""Lines on the page; of each kind no more are fetched."""
WORDS_SHOWN = 220


@dataclass(frozen=True)
class Quote:
    """Own words of someone of the family."""

    words: str
    who: str


@dataclass(frozen=True)
class NewsLine:
    """One thing that was recorded. `sign` or `icon` stands before it; `is_hidden`: only whose piece it is."""

    at: datetime.datetime
    family: Family
    source: str
    title: str = ""
    url: str = ""
    sign: str = ""
    icon: str = "document"
    words: str = ""
    quotes: tuple[Quote, ...] = ()
    is_hidden: bool = False


def unread(rows: Rows, member: Membership, since: datetime.datetime) -> Rows:
    """Recorded by others in families I work on, since I last read there. Newest first, no more than are shown."""
    by_others = rows.exclude(recorded_by=None).exclude(recorded_by=member)
    return newest_unread(by_others.annotate(news_at=F("recorded_at")), member, since)


def newest_unread(rows: Rows, member: Membership, since: datetime.datetime) -> Rows:
    """The same for rows that say themselves when they became news (`news_at`)."""
    read = NewsMark.objects.filter(membership=member, family=OuterRef("family"), read_until__gte=OuterRef("news_at"))
    mine = Family.objects.shared_with(member).opened()
    return rows.filter(~Exists(read), news_at__gt=since, family__in=mine).order_by("-news_at")


def called_in(member: Membership, pairs: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> Called:
    """What these persons are called in these families, by (family, person)."""
    wanted = set(pairs)
    members = FamilyMember.objects.visible_to(member).filter(
        family__in={family for family, _person in wanted}, person__in={person for _family, person in wanted}
    )
    return {(one.family_id, one.person_id): one.called for one in members.select_related("person").defer(*SECRETS)}


def shortened(words: str) -> str:
    return Truncator(words).chars(WORDS_SHOWN)
