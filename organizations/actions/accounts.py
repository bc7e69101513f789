"""Lines in the access log about logging in and out, and about one's own account."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from organizations.access_log import ActionCode, Outcome, record
from organizations.models import Membership, User


def record_login(user: User) -> None:
    """For the only organisation someone works for; else choosing one leaves the line that an organisation reads."""
    _record("login.done", user, _only(_employers(user)))


def record_refused_login(user: User | None) -> None:
    """For every organisation the person works for. `user` is None where the address is nobody's: it is not kept."""
    for member in _employers(user) or [None]:
        record("login.refused", by=member, user=user, action=ActionCode.EXECUTE, outcome=Outcome.REFUSED)


def record_of_account(event: str, request: HttpRequest, user: User | None = None) -> None:
    """What a person did to their own account: the one who is logged in, or `user` by a link from an e-mail."""
    person = user or (request.user if isinstance(request.user, User) else None)
    member: Membership | None = getattr(request, "member", None)
    is_theirs = member is not None and person is not None and member.user_id == person.pk
    _record(event, person, member if is_theirs else _only(_employers(person)))


def _record(event: str, user: User | None, member: Membership | None) -> None:
    record(event, by=member, user=user, action=ActionCode.EXECUTE)


def _employers(user: User | None) -> list[Membership | None]:
    return [*Membership.objects.all().usable_by(user)] if user else []


def _only(members: Sequence[Membership | None]) -> Membership | None:
    return members[0] if len(members) == 1 else None
