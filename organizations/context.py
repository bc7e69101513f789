"""What every template knows of the reader: what the active role may do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from organizations.roles import ACTIONS_BY_ROLE, Action


def role(request: HttpRequest) -> dict[str, Any]:
    """`may`: the actions of the active role, for the menu and for buttons."""
    member = getattr(request, "member", None)
    may: frozenset[Action] = ACTIONS_BY_ROLE.get(member.role, frozenset()) if member else frozenset()
    return {"may": may}
