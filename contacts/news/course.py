"""What others recorded of the course: measures of a court, requests to it, and what was agreed instead."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format

from cases.measures_now import Happened, title_of
from cases.models import CourtRequest, FrameworkAgreement, Measure
from contacts.news.line import MOST, Called, NewsLine, unread
from organizations.models import Membership

CourseRow = Measure | CourtRequest | FrameworkAgreement


def unread_course(member: Membership, since: datetime.datetime) -> list[CourseRow]:
    """Three queries."""
    owned = ("family", "organization", "recorded_by__user")
    measures = unread(Measure.objects.visible_to(member), member, since).select_related(*owned)
    requests = unread(CourtRequest.objects.visible_to(member), member, since).select_related(*owned)
    agreed = unread(FrameworkAgreement.objects.visible_to(member), member, since).select_related(*owned)
    return [*measures.defer("ground")[:MOST], *requests[:MOST], *agreed[:MOST]]


def of_course(rows: Sequence[CourseRow]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(row.family_id, row.child_id) for row in rows]


def course_line(row: CourseRow, called: Called) -> NewsLine:
    who = [row.organization.name, row.recorded_by.user.name] if row.recorded_by else []
    happened = happened_of(row)
    pages = {"request": "request_detail", "agreement": "agreement_detail"}
    return NewsLine(
        row.recorded_at,
        row.family,
        " · ".join([*who, date_format(happened.day, "j F")]),
        title_of(happened, called.get((row.family_id, row.child_id), "")),
        reverse(f"cases:{pages.get(happened.what, 'measure_detail')}", args=[row.family_id, row.pk]),
        icon="court",
    )


def happened_of(row: CourseRow) -> Happened:
    """The same as a line of what happened last on the page of the family."""
    if isinstance(row, Measure):
        what, code, day = ("extension" if row.extends_id else "measure"), row.kind, row.ordered_on
    elif isinstance(row, CourtRequest):
        what, code, day = "request", row.measure_kind, row.requested_on
    else:
        what, code, day = "agreement", row.framework, row.starts_on
    return Happened(day, what, code, "", row.organization.name, row.pk, row.child_id)
