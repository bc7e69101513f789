"""The mark by which a print can be checked: the same content gives the same mark, one other letter another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contacts.handout.content import Handout


def fingerprint(handout: Handout) -> str:
    """SHA-256 over the content as sorted JSON in UTF-8, in 64 hexadecimal digits; not of the drawn file."""
    written = json.dumps(asdict(handout), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()
