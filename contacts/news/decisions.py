"""Decisions that others recorded, with the words of who was heard."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Decision, Participation
from contacts.news.line import MOST, Called, NewsLine, Quote, shortened, unread
from organizations.models import Membership


def unread_decisions(member: Membership, since: datetime.datetime) -> list[Decision]:
    """One query, and one more for who was heard."""
    rows = unread(Decision.objects.visible_to(member), member, since)
    heard = Prefetch("participations", queryset=Participation.objects.with_person())
    joined = rows.select_related("family", "organization", "recorded_by__user")
    return list(joined.defer("details", "ground").prefetch_related(heard)[:MOST])


def of_decisions(rows: Iterable[Decision]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(row.family_id, heard.person_id) for row in rows for heard in row.participations.all()]


def decision_line(row: Decision, called: Called) -> NewsLine:
    who = [row.organization.name, row.recorded_by.user.name] if row.recorded_by else []
    spoken = [heard for heard in row.participations.all() if heard.opinion]
    return NewsLine(
        row.recorded_at,
        row.family,
        " · ".join([*who, date_format(row.decided_on, "j F")]),
        _("Besluit: %(title)s") % {"title": row.title},
        reverse("cases:decision_detail", args=[row.family_id, row.pk]),
        icon="court",
        quotes=tuple(
            Quote(shortened(heard.opinion), called.get((row.family_id, heard.person_id), heard.person.first_name))
            for heard in spoken
        ),
    )
