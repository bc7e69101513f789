"""What others wrote down about what each thinks is needed, and talks about differences in it."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import DifferenceTalk, NeedView
from contacts.news.line import MOST, Called, NewsLine, Quote, shortened, unread
from organizations.models import Membership

OWNED = ("domain", "family", "organization", "recorded_by__user")


def unread_views(member: Membership, since: datetime.datetime) -> list[list[NeedView]]:
    """The views given in one go together, the latest first. One query."""
    rows = unread(NeedView.objects.visible_to(member), member, since).select_related(*OWNED)
    views = rows.defer("going_well", "worries")[: 2 * MOST]
    return [list(said) for _key, said in groupby(views, key=together)]


def together(view: NeedView) -> tuple[object, ...]:
    return view.family_id, view.organization_id, view.person_id, view.child_id, view.seen_on, view.visibility


def unread_talks(member: Membership, since: datetime.datetime) -> list[DifferenceTalk]:
    """One query."""
    rows = unread(DifferenceTalk.objects.visible_to(member).standing(), member, since)
    return list(rows.select_related(*OWNED)[:MOST])


def of_views(rows: Iterable[Sequence[NeedView]]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(said[0].family_id, said[0].person_id) for said in rows if said[0].person_id]


def views_line(said: Sequence[NeedView], called: Called) -> NewsLine:
    """Whose view of what; the words themselves where it is one."""
    first = said[0]
    who = called.get((first.family_id, first.person_id), "") if first.person_id else ""
    domains = ", ".join(str(each.domain).lower() for each in sorted(said, key=lambda each: each.domain.position))
    words = shortened(first.needed) if len(said) == 1 else ""
    return NewsLine(
        first.recorded_at,
        first.family,
        source_of(first),
        _("Wat %(who)s nodig vindt: %(domains)s") % {"who": who or first.organization.name, "domains": domains},
        reverse("cases:plan", args=[first.family_id]),
        icon="voice",
        words="" if who else words,
        quotes=(Quote(words, who),) if who and words else (),
    )


def talk_line(talk: DifferenceTalk) -> NewsLine:
    return NewsLine(
        talk.recorded_at,
        talk.family,
        source_of(talk),
        _("Besproken: %(domain)s") % {"domain": str(talk.domain).lower()},
        reverse("cases:plan_domain", args=[talk.family_id, talk.domain_id]),
        icon="voice",
        words=shortened(talk.agreed),
    )


def source_of(row: NeedView | DifferenceTalk) -> str:
    """Who wrote it down, and where they work."""
    return " · ".join([row.organization.name, row.recorded_by.user.name] if row.recorded_by else [])
