"""Saving twice is one row: the browser makes the key of what it sends (UUIDv7)."""

from __future__ import annotations

import uuid
from hashlib import sha256

from cases.actions.entries import SavedDifferentlyError

__all__ = ["SavedDifferentlyError", "row_key"]

RANDOM_BITS = 80


def row_key(key: uuid.UUID, part: uuid.UUID) -> uuid.UUID:
    """The key of one row of several saved under one key: the time of `key`, and bits that follow from both."""
    digest = int.from_bytes(sha256(key.bytes + part.bytes).digest()[:10], "big")
    number = (key.int >> RANDOM_BITS << RANDOM_BITS) | digest
    number = number & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def keys_of(key: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """The lowest and the highest key that `row_key` can give for `key`: all that carry its time."""
    first = key.int >> RANDOM_BITS << RANDOM_BITS
    return uuid.UUID(int=first), uuid.UUID(int=first | (1 << RANDOM_BITS) - 1)
