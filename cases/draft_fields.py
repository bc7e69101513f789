"""What of a form that is being filled in is kept as a draft, and which entry it is for."""

from __future__ import annotations

from django.http import QueryDict

from cases.readers import DRAFT

NOT_TYPED = {"csrfmiddlewaretoken", "draft_page", DRAFT}
KEYS = ("key", "seen")
"""The hidden field that says which entry the form saves: its key when new, the version it corrects when not."""


def fields_of(posted: QueryDict) -> dict[str, list[str]]:
    return {name: [str(value) for value in values] for name, values in posted.lists() if name not in NOT_TYPED}


def entry_of(posted: QueryDict) -> str:
    """Empty where the form does not say; then its address alone tells what it is about."""
    return next((f"{name}:{posted[name]}"[:60] for name in KEYS if posted.get(name)), "")
