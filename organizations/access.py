"""The door of every page: first who you are, then what your role may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from organizations import typed_text
from organizations.access_log import ActionCode, Outcome, record
from organizations.models import Membership, User
from organizations.roles import Action

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request by a person who works for an organisation: what every page behind the door receives."""

    member: Membership
    user: User
    htmx: HtmxDetails


View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def member_may(action: Action) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Open a page for members whose role may do `action`: else to login, to the choice of employer, or 403."""

    def guard(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_login(request)
            member: Membership | None = getattr(request, "member", None)
            if member is None:
                return lead_to(request, "organizations:membership_choose", back=page_of(request))
            require_role(member, action)
            typed_text.forget_when_sent(request)
            return view(cast("MemberRequest", request), *args, **kwargs)

        return door

    return guard


def require_role(member: Membership, action: Action) -> None:
    """Raise PermissionDenied, with a line in the log, when the member's role may not do this."""
    if not member.may(action):
        record("role.refused", by=member, action=ActionCode.EXECUTE, part=action, outcome=Outcome.REFUSED)
        raise PermissionDenied(_("Uw rol mag dit niet doen. Vraag het aan de beheerder van uw organisatie."))


def to_login(request: HttpRequest) -> HttpResponse:
    """To login, and back to the page at hand; what was typed there waits meanwhile (typed_text.py)."""
    back = page_of(request)
    if request.method == "POST" and typed_text.keep(request, back=back):
        back = resolve_url("organizations:typed_text")
    return lead_to(request, settings.LOGIN_URL, back=back)


def lead_to(request: HttpRequest, route: str, *, back: str) -> HttpResponse:
    """To another page that comes first. htmx goes there as a whole, and puts nothing of it into the page at hand."""
    address = f"{resolve_url(route)}?{REDIRECT_FIELD_NAME}={quote(back)}"
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return HttpResponseClientRedirect(address) if htmx else HttpResponseRedirect(address)


def page_of(request: HttpRequest) -> str:
    """The page a person is looking at: where a fragment was asked for, or from where a form was sent."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if request.method in {"GET", "HEAD"} and not htmx:
        return request.get_full_path()
    said = (htmx and htmx.current_url) or request.headers.get("Referer", "")
    return said if is_ours(request, said) else "/"


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address that came with a request leads to this site."""
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
