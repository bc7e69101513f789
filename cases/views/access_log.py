"""Inzagelog of one family: who looked at the file and did what."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.access import open_family
from cases.family_log import by_day, lines_for
from cases.forms.access_log import FamilyLogFilter
from cases.pages import family_context
from organizations.access import MemberRequest, member_may
from organizations.querysets import AccessLogQuerySet
from organizations.roles import Action

PER_PAGE = 50
PART = "access_log"


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_access_log(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Newest first, by fifties; `before` is the key of the last line of the page before."""
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab=PART)
    form = FamilyLogFilter(request.GET)
    lines = lines_for(family, context["involvement"], by=request.member)
    entries = list(asked(lines, form, request.GET.get("before", ""))[: PER_PAGE + 1]) if form.is_valid() else []
    older = form.address(before=str(entries[PER_PAGE - 1].pk)) if len(entries) > PER_PAGE else ""
    context |= {
        "form": form,
        "days": by_day(entries[:PER_PAGE], by=request.member),
        "older": older,
        "is_later_page": "before" in request.GET,
    }
    return render(request, "cases/family_access_log.html", context, status=422 if form.errors else 200)


def asked(lines: AccessLogQuerySet, form: FamilyLogFilter, last: str) -> AccessLogQuerySet:
    """The lines of the days asked for, from a line on."""
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    lines = lines.since(since) if since else lines
    lines = lines.until(until) if until else lines
    try:
        before = lines.filter(pk=uuid.UUID(last)).first() if last else None
    except ValueError:
        before = None
    return lines.before(before) if before else lines
