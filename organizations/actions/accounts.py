"""Lines in the access log about logging in and out. They belong to every organisation the person works for."""

from __future__ import annotations

from django.http import HttpRequest

from organizations.access_log import ActionCode, Outcome, record
from organizations.models import Membership, User


def record_login(user: User | None, *, is_refused: bool = False) -> None:
    """`user` is None where the address is nobody's: what a stranger typed is not kept."""
    _record("login.refused" if is_refused else "login.done", user, Outcome.REFUSED if is_refused else Outcome.SUCCESS)


def record_of_account(event: str, request: HttpRequest, user: User | None = None) -> None:
    """Something a person did to their own account: the one who is logged in, or `user` by a link from an e-mail."""
    _record(event, user or (request.user if isinstance(request.user, User) else None), Outcome.SUCCESS)


def _record(event: str, user: User | None, outcome: str) -> None:
    employers: list[Membership | None] = [*Membership.objects.all().usable_by(user)] if user else []
    for member in employers or [None]:
        record(event, by=member, user=user, action=ActionCode.EXECUTE, part="account", outcome=outcome)
