"""The page of the agenda-link, and the file a calendar program reads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contacts.actions.calendar import make_feed, read_feed, revoke_feed
from contacts.calendar import calendar_of
from contacts.models import CalendarFeed
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.VIEW_FAMILY)
def calendar(request: MemberRequest) -> HttpResponse:
    """A new link is shown in the answer to making it, and never again."""
    address = ""
    if request.method == "POST":
        secret = make_feed(by=request.member)
        address = request.build_absolute_uri(reverse("contacts:calendar_feed", args=[secret]))
    feed = CalendarFeed.objects.filter(membership=request.member, revoked_at__isnull=True).first()
    return render(request, "contacts/calendar.html", {"feed": feed, "address": address})


@require_POST
@member_may(Action.VIEW_FAMILY)
def calendar_revoke(request: MemberRequest) -> HttpResponse:
    revoke_feed(by=request.member)
    return redirect("contacts:calendar")


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    moments, terms = read_feed(secret)
    content = calendar_of(
        moments,
        terms,
        lambda family_id: request.build_absolute_uri(reverse("cases:family_detail", args=[family_id])),
    )
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-store"})
