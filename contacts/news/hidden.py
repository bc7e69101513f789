"""One line for each piece that others share with a chosen few: whose it is, and nothing of what it says."""

from __future__ import annotations

import datetime
from typing import Any

from cases.models import Decision, Family, Note
from contacts.models import ContactWish
from contacts.news.line import MOST, NewsLine, unread
from organizations.models import Membership


def hidden_lines(member: Membership, since: datetime.datetime) -> list[NewsLine]:
    """Two queries: the pieces, and the families they are of."""
    kinds: list[Any] = [Note, Decision, ContactWish]
    first, *others = [
        unread(model.objects.kept_from(member), member, since)
        .order_by()
        .values_list("recorded_at", "family", "organization__name")
        for model in kinds
    ]
    rows = list(first.union(*others, all=True).order_by("-recorded_at")[:MOST])
    families = Family.objects.in_bulk({family for _at, family, _source in rows})
    return [NewsLine(at, families[family], source, icon="lock", is_hidden=True) for at, family, source in rows]
