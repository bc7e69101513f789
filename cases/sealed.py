"""A key sent out to a page without being readable there, and only good for one member and a while.

Signing alone would show the key of a family to someone who may not even know that it is the same family twice.
"""

from __future__ import annotations

import base64
import os
import time
import uuid
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from organizations.models import Membership

NONCE_BYTES = 12
STAMP_BYTES = 8


def seal(key: uuid.UUID, *, member: Membership, use: str) -> str:
    """An opaque token, different each time; `use` says what it is for, so that it is good for nothing else."""
    nonce = os.urandom(NONCE_BYTES)
    content = int(time.time()).to_bytes(STAMP_BYTES) + key.bytes
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, content, _bound_to(member, use))).decode()


def unseal(token: str, *, member: Membership, use: str, seconds: int) -> uuid.UUID | None:
    """The key inside; None when the token is of another member or use, damaged, or older than `seconds`."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode())
        content = _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(member, use))
    except (ValueError, InvalidTag):
        return None
    age = time.time() - int.from_bytes(content[:STAMP_BYTES])
    return uuid.UUID(bytes=content[STAMP_BYTES:]) if 0 <= age + 1 <= seconds + 1 else None


def _cipher() -> AESGCM:
    return AESGCM(sha256(f"sealed {settings.SECRET_KEY}".encode()).digest())


def _bound_to(member: Membership, use: str) -> bytes:
    return f"{use} {member.pk}".encode()
