"""Asking at an address as somebody of the cast."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from organizations.middleware import SESSION_KEY
from tests.access.people import ANONYMOUS
from tests.access.routes import address
from tests.access.rows import Row
from tests.cast import Cast
from tests.prepared import undone


def ask(row: Row, cast: Cast, name: str) -> HttpResponse:
    """What this person gets."""
    return ask_each(row, cast, [name])[name]


def ask_each(row: Row, cast: Cast, names: Iterable[str]) -> dict[str, HttpResponse]:
    """What each of these people gets, in a browser of their own; whatever one changed is undone before the next."""
    with undone():
        url = address(row.route, cast, row.keys(cast))
        return {name: sent(row, url, browser_of(name)) for name in names}


def sent(row: Row, url: str, browser: Client) -> HttpResponse:
    with undone():
        answer: HttpResponse = getattr(browser, row.method.lower())(url, row.sent, **row.more)
        return answer


def log_in_everybody(cast: Cast) -> None:
    """Once for all rows: the sessions stand in the database as long as the cast does, with their keys in here."""
    _keys_of_sessions.clear()
    for name, member in cast.members.items():
        client = Client()
        client.force_login(member.user)
        session = client.session
        session[SESSION_KEY] = str(member.pk)
        session.save()
        _keys_of_sessions[name] = str(session.session_key)


_keys_of_sessions: dict[str, str] = {}


def browser_of(name: str) -> Client:
    client = Client()
    if name != ANONYMOUS:
        client.cookies[settings.SESSION_COOKIE_NAME] = _keys_of_sessions[name]
    return client
