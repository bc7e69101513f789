"""What surrounds every request: one transaction, who works here and for which organisation, from which address."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from organizations.access import MemberRequest
from organizations.access_log import request_address
from organizations.models import Membership

GetResponse = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "membership"
"""Where a session keeps the key of the membership it works by."""


def one_transaction(get_response: GetResponse) -> GetResponse:
    """The whole request, its pages and its session too, is stored or not at all: no line in the log, no file."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(durable=True):
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware


def active_membership(get_response: GetResponse) -> GetResponse:
    """`request.member`: the membership this session works by; None when it still has to be chosen."""

    def middleware(request: MemberRequest) -> HttpResponse:
        member = membership_of(request) if request.user.is_authenticated else None
        request.member = member  # type: ignore[assignment]
        address = request_address.set(request.META.get("REMOTE_ADDR") or None)
        try:
            with pghistory.context(membership=str(member.pk) if member else None):
                response = get_response(request)
        finally:
            request_address.reset(address)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware  # type: ignore[return-value]


def membership_of(request: MemberRequest) -> Membership | None:
    """The chosen membership while it lasts; where there is only one, that one."""
    usable = {str(each.pk): each for each in Membership.objects.all().usable_by(request.user)}
    chosen = usable.get(request.session.get(SESSION_KEY, ""))
    return chosen or (next(iter(usable.values())) if len(usable) == 1 else None)
