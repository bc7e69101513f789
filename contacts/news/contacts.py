"""Contacts that others logged or filled in. A plan is no news; what became of it is."""

from __future__ import annotations

import datetime

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.models import ContactMoment, Outcome
from contacts.news.line import MOST, NewsLine, Quote, newest_unread, shortened
from contacts.querysets import MomentQuerySet
from contacts.today import Visit, for_rows, visits_of
from contacts.versions import moment_events
from organizations.models import Membership

LONG_AGO = datetime.timedelta(days=90)
"""A contact of before then is no news, also when someone corrects it now."""


def contact_lines(member: Membership, since: datetime.datetime) -> list[NewsLine]:
    """Children of one visit with the same answer are one line, with the words of each child apart. Three queries."""
    rows = list(for_rows(changed_by_others(member, since))[:MOST])
    return [line_of(visit) for visit in visits_of(rows, by=member)]


def changed_by_others(member: Membership, since: datetime.datetime) -> MomentQuerySet:
    """Each with `news_at`: its last version; what was loaded with a time of its own has that one."""
    last = moment_events().filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    by = last.annotate(who=KeyTextTransform("membership", "pgh_context__metadata")).values("who")[:1]
    rows = (
        ContactMoment.objects.visible_to(member)
        .filter(held_on__gte=since.date() - LONG_AGO)
        .exclude(outcome=Outcome.PLANNED)
        .annotate(changed_by=Subquery(by, output_field=CharField()))
        .annotate(
            news_at=Case(
                When(changed_by=None, then=F("recorded_at")), default=Subquery(last.values("pgh_created_at")[:1])
            ),
            news_by=Case(
                When(changed_by=None, then=Cast("recorded_by", CharField())),
                default=F("changed_by"),
                output_field=CharField(),
            ),
        )
        .filter(~Q(news_by=str(member.pk)), news_by__isnull=False)
    )
    return newest_unread(rows, member, since)


def line_of(visit: Visit) -> NewsLine:
    first = visit.moment
    day = first.started_at or first.planned_start
    words = next((row.shown_facts for row in visit.moments if row.shown_facts), "")
    said = [_("%(day)s") % {"day": date_format(day, "j F")} if day else "", visit.word.lower()]
    return NewsLine(
        at=max(getattr(row, "news_at", row.recorded_at) for row in visit.moments),
        family=first.family,
        source=" · ".join(filter(None, [first.organization.name, *said])),
        title=visit.title,
        url=reverse("contacts:contact_detail", args=[first.family_id, first.pk]),
        sign=visit.sign,
        words=shortened(words),
        quotes=tuple(
            Quote(shortened(row.shown_child_words), row.child.first_name)
            for row in visit.moments
            if row.shown_child_words
        ),
    )
