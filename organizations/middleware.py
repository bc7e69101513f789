"""What surrounds every request: one transaction, who works here and for which organisation, from which address."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from organizations import typed_text
from organizations.access import MemberRequest
from organizations.access_log import request_address
from organizations.addresses import network_address
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


def who_was_here(get_response: GetResponse) -> GetResponse:
    """Tells this browser who is logged in, for when the session has ended (typed_text.py); logging out removes it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        was_here = request.user.is_authenticated
        response = get_response(request)
        if request.user.is_authenticated:
            person = typed_text.Person(str(request.user.pk), request.session.get(SESSION_KEY, ""))
            if person != typed_text.last_here(request):
                typed_text.remember(response, person)
        elif was_here:
            typed_text.forget_person(response)
        return response

    return middleware


def active_membership(get_response: GetResponse) -> GetResponse:
    """`request.member`: the membership this session works by; None when it still has to be chosen."""

    def middleware(request: MemberRequest) -> HttpResponse:
        member = membership_of(request) if request.user.is_authenticated else None
        request.member = member  # type: ignore[assignment]
        address = request_address.set(network_address(request))
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
    """The chosen membership while it lasts. Where there is only one it is chosen by itself, and stays chosen.

    One that ended is never replaced by another unasked: the person would write for an organisation they did not mean.
    """
    usable = {str(each.pk): each for each in Membership.objects.all().usable_by(request.user)}
    if SESSION_KEY not in request.session and len(usable) == 1:
        request.session[SESSION_KEY] = next(iter(usable))
    return usable.get(request.session.get(SESSION_KEY, ""))
