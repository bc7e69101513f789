"""What the plan shows on the overview of a family: what each thinks is needed, and lines of what was said."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cases import slots
from cases.models import Family, FamilyMember, NeedView, NeedViewStatement, Section
from cases.names import Names, called
from cases.need_views import on_overview, table_of
from cases.speakers import speakers_of
from cases.statements_shown import add_statements
from organizations.models import Membership
from organizations.roles import Action

ROWS = 6
"""Life domains on the card; the tab shows all of them."""
COLUMNS = 7
WORDS = 220
"""Characters of what was said, in a line of what happened last."""
TOGETHER = 10
"""Views in one line at most: a talk is about one or more life domains."""


def views_card(family: Family, member: Membership) -> dict[str, Any]:
    """The first rows of the tab, the differences on top; nothing for who does not read the plan."""
    page = slots.on_page(family, by=member)
    if page is None or Section.PLAN not in page.reads:
        return {"is_shown": False}
    views, talks = on_overview(family, by=member)
    speakers = speakers_of(views, page.members, None, called(page.members))
    table = table_of(views, talks, speakers, children_of(page.members))
    return {
        "is_shown": True,
        "table": table.narrowed(rows=ROWS, columns=COLUMNS),
        "open_count": table.open_count,
        "more": max(0, len(table.rows) - ROWS),
        "may_record": family.is_open and member.may(Action.RECORD_VIEW),
    }


def children_of(members: Sequence[FamilyMember]) -> dict[uuid.UUID, str]:
    return {member.person_id: member.person.first_name for member in members if member.is_concerned}


# --- what happened last ----------------------------------------------------------------------------------------------


def latest_views(family: Family, member: Membership, limit: int) -> Iterable[slots.Event]:
    """The latest views, of one talk together; one query more where there are any, for what the family says of them."""
    page = slots.on_page(family, by=member)
    views = on_overview(family, by=member)[0][: limit * TOGETHER] if page else []
    if page is None or not views:
        return []
    names = called(page.members)
    add_statements(views, NeedViewStatement, family, names, by=member)
    return [event_of(list(said), names) for _key, said in groupby(views, key=together)][:limit]


def together(view: NeedView) -> tuple[object, ...]:
    return view.seen_on, view.organization_id, view.person_id, view.child_id, view.visibility


def event_of(views: Sequence[NeedView], names: Names) -> slots.Event:
    """What one voice said in one talk."""
    first = views[0]
    who = names.get(first.person_id, "") if first.person_id else ""
    said = {
        "who": who or first.organization.name,
        "domains": ", ".join(str(each.domain).lower() for each in sorted(views, key=lambda view: view.domain.position)),
    }
    one_of_family = len(views) == 1 and bool(first.person_id)
    return slots.Event(
        day=first.seen_on,
        title=_("Wat %(who)s nodig vindt: %(domains)s") % said,
        source=first.organization.name,
        url=address_of(family_id=first.family_id, domains=[view.domain_id for view in views]),
        icon="voice",
        words=Truncator(first.excerpt).chars(WORDS) if len(views) == 1 else "",
        words_of=who if one_of_family and first.excerpt else "",
        statements=[statement for view in views for statement in view.shown_statements],
    )


def address_of(*, family_id: uuid.UUID, domains: Sequence[str]) -> str:
    """The page of the life domain, or of the plan where there are more."""
    if len(domains) == 1:
        return reverse("cases:plan_domain", args=[family_id, domains[0]])
    return reverse("cases:plan", args=[family_id])


def latest_talks(family: Family, member: Membership, limit: int) -> Iterable[slots.Event]:
    """The latest talks about views that differ."""
    return [
        slots.Event(
            day=talk.discussed_on,
            title=_("Besproken: %(domain)s") % {"domain": str(talk.domain).lower()},
            source=talk.organization.name,
            url=reverse("cases:plan_domain", args=[family.pk, talk.domain_id]),
            icon="voice",
            words=Truncator(talk.agreed).chars(WORDS),
        )
        for talk in on_overview(family, by=member)[1][:limit]
    ]
