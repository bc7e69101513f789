"""Asking at an address as somebody of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse
from django.test import Client, TestCase

from organizations.middleware import SESSION_KEY
from tests.access.people import ANONYMOUS
from tests.access.routes import address
from tests.access.rows import Row
from tests.cast import Cast

DJANGO: Any = TestCase


def ask(row: Row, cast: Cast, name: str) -> HttpResponse:
    """What this person gets, in a browser of their own; whatever it changed is undone."""
    with undone():
        client = browser_of(cast, name)
        send = getattr(client, row.method.lower())
        answer: HttpResponse = send(address(row.route, cast, row.keys(cast)), row.sent, **row.more)
        return answer


@contextmanager
def undone() -> Iterator[None]:
    """As around a test of Django: what happens inside is not kept. May stand inside another."""
    opened = DJANGO._enter_atomics()
    try:
        yield
    finally:
        DJANGO._rollback_atomics(opened)


def browser_of(cast: Cast, name: str) -> Client:
    client = Client()
    if name != ANONYMOUS:
        member = cast.members[name]
        client.force_login(member.user)
        session = client.session
        session[SESSION_KEY] = str(member.pk)
        session.save()
    return client
