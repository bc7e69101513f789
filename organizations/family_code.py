"""A family in the access log: a short code, no name."""

from __future__ import annotations

import re
import uuid

LENGTH = 8


def family_code(family_id: uuid.UUID | None) -> str:
    """The last eight signs of the key: those are random, where the first ones tell the time."""
    return family_id.hex[-LENGTH:] if family_id else ""


def is_family_code(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{8}", text) is not None
