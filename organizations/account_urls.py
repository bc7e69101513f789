"""Logging in and out, passwords, devices: allauth's views under Dutch addresses. What is not named does not exist."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_http_methods


def page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of allauth that answers like ours: 422 while something is not right yet.

    Django's form views also take PUT as if it were POST: what nobody sends is not let in.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == HTTPStatus.OK and form is not None and form.is_bound and form.errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answer


urlpatterns: list[URLPattern] = [
    path("inloggen/", page(account.login), name="account_login"),
    path("uitloggen/", page(account.logout), name="account_logout"),
    path("geen-toegang/", page(account.account_inactive), name="account_inactive"),
    path("bevestigen/", page(account.reauthenticate), name="account_reauthenticate"),
    path("apparaten/", page(sessions.list_usersessions), name="usersessions_list"),
    path("wachtwoord/", page(account.password_change), name="account_change_password"),
    path("wachtwoord/vergeten/", page(account.password_reset), name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", page(account.password_reset_done), name="account_reset_password_done"),
    path(
        "wachtwoord/gewijzigd/", page(account.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        page(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
