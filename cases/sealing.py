"""Words that wait on a telephone without network, sealed so that only the server can read them.

The page seals with the server's public key (ECDH on P-256 with a fresh key, HKDF-SHA256, AES-256-GCM): whoever takes
the telephone cannot read it back, nor can the browser that sealed it. For whom it was sealed is part of the seal.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
PURPOSE = b"gezinsbeeld outbox"


class BrokenSealError(ValueError):
    """This was not sealed for this server, or not for this person."""


@cache
def public_key() -> str:
    """What pages seal with: the uncompressed point, in base64."""
    point = _private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return b64encode(point).decode()


def unseal(sealed: str, *, owner: str) -> dict[str, Any]:
    """The letter inside `sealed`: JSON with `key`, `iv` and `text` in base64. Raises BrokenSealError."""
    try:
        parts = {name: b64decode(json.loads(sealed)[name]) for name in ("key", "iv", "text")}
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, parts["key"])
        shared = _private_key().exchange(ec.ECDH(), theirs)
        secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(shared)
        letter: dict[str, Any] = json.loads(AESGCM(secret).decrypt(parts["iv"], parts["text"], owner.encode()))
    except (InvalidTag, KeyError, TypeError, ValueError, NotBase64) as error:
        raise BrokenSealError from error
    return letter


def _private_key() -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(hashlib.sha512(PURPOSE + settings.OUTBOX_KEY.encode()).digest(), "big")
    return ec.derive_private_key(number % (ORDER - 1) + 1, CURVE)
