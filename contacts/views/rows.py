"""What the pages about one contact share: finding the rows, and who said so last time."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.models import Family
from contacts.models import ContactMoment, KnownFrom, Outcome
from contacts.querysets import MomentQuerySet
from contacts.today import for_rows
from organizations.models import Membership

KNOWN_FROM = "known_from"
"""Where a session remembers who said so last time."""


def known_from(request: HttpRequest) -> str:
    """The answer of last time; at first that one was there oneself."""
    answer = str(request.session.get(KNOWN_FROM, KnownFrom.SELF))
    return answer if answer in KnownFrom.values else KnownFrom.SELF


def has_said(request: HttpRequest) -> bool:
    """Whether this session knows who says so: then "ging door" need not ask."""
    return KNOWN_FROM in request.session


def seen_moments(family: Family, *, by: Membership) -> MomentQuerySet:
    return for_rows(ContactMoment.objects.visible_to(by).filter(family=family))


def own_moment(family: Family, moment_id: uuid.UUID, *, by: Membership) -> ContactMoment:
    """A contact of the own organisation; Http404 for another's and for what is not there."""
    return get_object_or_404(seen_moments(family, by=by).owned_by(by).select_related("moved_to"), pk=moment_id)


def rows_to_fill_in(moment: ContactMoment, chosen: Iterable[str], *, by: Membership) -> list[ContactMoment]:
    """The rows of the visit that the page was about: those chosen, else all that are still planned as this one.

    Raises Http404 when one of the chosen ones is not a row of this visit.
    """
    of_visit = [moment] if moment.visit is None else rows_of_visit(moment, by=by)
    wanted = set(chosen)
    if not wanted:
        same_plan = [row for row in of_visit if row.planned_start == moment.planned_start]
        return [row for row in same_plan if row.outcome == Outcome.PLANNED] or [moment]
    rows = [row for row in of_visit if str(row.pk) in wanted]
    if len(rows) < len(wanted) or moment not in rows:
        raise Http404(_("Dit contact vinden we niet."))
    return rows


def rows_of_visit(moment: ContactMoment, *, by: Membership) -> list[ContactMoment]:
    same = seen_moments(moment.family, by=by).owned_by(by).filter(visit=moment.visit)
    return sorted(same, key=lambda row: (row.child.birth_date or datetime.date.max, row.child.first_name))
