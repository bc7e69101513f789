"""Nieuw in mijn gezinnen: what others recorded since I last read, grouped by family, newest first.

Every kind of entry by its own `visible_to`; a piece shared with a chosen few is one line that says whose it is.
What came in by import was written long ago by somebody else, and is no news.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cases.models import Family
from contacts.actions.news import unread_since
from contacts.news.contacts import contact_lines
from contacts.news.entries import entry_lines
from contacts.news.hidden import hidden_lines
from contacts.news.line import MOST, NewsLine
from contacts.news.statements import statement_lines
from organizations.access_log import ActionCode, record_each
from organizations.models import Membership

__all__ = ["FamilyNews", "News", "NewsLine", "news_for"]


@dataclass(frozen=True)
class FamilyNews:
    family: Family
    lines: Sequence[NewsLine]


@dataclass(frozen=True)
class News:
    """What there is to read; `has_more`: there is more than the page shows."""

    since: datetime.datetime
    families: Sequence[FamilyNews]
    has_more: bool

    @property
    def number(self) -> int:
        return sum(len(each.lines) for each in self.families)


def news_for(member: Membership) -> News:
    """In a fixed number of queries, and one more for each kind of entry that the family said something about.

    Each family that shows here gets its line in the log.
    """
    since = unread_since(member)
    found = [
        *contact_lines(member, since),
        *entry_lines(member, since),
        *statement_lines(member, since),
        *hidden_lines(member, since),
    ]
    newest = sorted(found, key=lambda line: line.at, reverse=True)[:MOST]
    by_family: dict[Family, list[NewsLine]] = defaultdict(list)
    for line in newest:
        by_family[line.family].append(line)
    keys = [family.pk for family in by_family]
    record_each("news.viewed", keys, by=member, action=ActionCode.READ, part="news")
    return News(since, [FamilyNews(*each) for each in by_family.items()], has_more=len(found) > len(newest))
