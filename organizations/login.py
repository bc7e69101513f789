"""Where login by allauth meets this house: who may log in, what the log says of it, what waits for who is back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from organizations import typed_text
from organizations.actions.accounts import record_login, record_of_account, record_refused_login
from organizations.actions.memberships import choose_membership
from organizations.addresses import network_address
from organizations.middleware import SESSION_KEY
from organizations.models import Membership, User

UNKNOWN_ADDRESS = "::"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: people come in by invitation. Each attempt to log in leaves a line, without a typed address."""

    error_messages: ClassVar[dict[str, StrOrPromise]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Uw account staat uit. De beheerder van uw organisatie kan het weer aanzetten."),
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "too_many_login_attempts": _("Te vaak geprobeerd. Wacht vijf minuten en probeer het dan opnieuw."),
        "rate_limited": _("Te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return network_address(request) or UNKNOWN_ADDRESS

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """Whoever was writing when the session ended goes on for the same organisation."""
        record_login(user)
        kept = typed_text.kept_for(request)
        usable = {str(each.pk): each for each in Membership.objects.all().usable_by(user)} if kept else {}
        if kept and kept.membership in usable:
            request.session[SESSION_KEY] = str(choose_membership(usable[kept.membership]).pk)
        response: HttpResponse = super().post_login(request, user, **more)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record_refused_login(User.objects.filter(email__iexact=credentials.get("email", "")).first())
        super().authentication_failed(request, **credentials)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        record_refused_login(user)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        record_of_account("session.ended", request)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        record_of_account("password.changed", context.request, user=user)
        super().set_password(user, password)


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions: Sequence[Any]) -> None:
        record_of_account("sessions.ended", context.request)
        super().end_sessions(sessions)
