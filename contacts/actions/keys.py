"""Saving twice is one row: the browser makes the key of what it sends (UUIDv7)."""

from __future__ import annotations

import uuid

from cases.actions.entries import RANDOM_BITS, SavedDifferentlyError, row_key

__all__ = ["SavedDifferentlyError", "keys_of", "row_key"]


def keys_of(key: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """The lowest and the highest key that `row_key` can give for `key`: all that carry its time."""
    first = key.int >> RANDOM_BITS << RANDOM_BITS
    return uuid.UUID(int=first), uuid.UUID(int=first | (1 << RANDOM_BITS) - 1)
