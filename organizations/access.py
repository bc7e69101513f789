"""The door of every page: first who you are, then what your role may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

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
                return redirect_to_login(request.get_full_path())
            member: Membership | None = getattr(request, "member", None)
            if member is None:
                return redirect("organizations:membership_choose")
            require_role(member, action)
            return view(cast("MemberRequest", request), *args, **kwargs)

        return door

    return guard


def require_role(member: Membership, action: Action) -> None:
    """Raise PermissionDenied, with a line in the log, when the member's role may not do this."""
    if not member.may(action):
        record("role.refused", by=member, action=ActionCode.EXECUTE, part=action, outcome=Outcome.REFUSED)
        raise PermissionDenied(_("Uw rol mag dit niet doen. Vraag het aan de beheerder van uw organisatie."))
