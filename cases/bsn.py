"""The citizen service number (BSN): checked, stored encrypted, found by a keyed index.

An unkeyed hash of nine digits is guessed in minutes, so the index is an HMAC with its own key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as eleven_test

NONCE_BYTES = 12


def validate_bsn(value: str) -> None:
    """Raise ValidationError unless the number passes the eleven test; 000000000 passes it and is refused."""
    try:
        number = eleven_test.validate(value)
    except NumberError as error:
        raise ValidationError(_("Dit burgerservicenummer klopt niet. Controleer de negen cijfers.")) from error
    if number == "000000000":
        raise ValidationError(_("Negen nullen is geen burgerservicenummer. Laat het veld leeg."))


def index_of(value: str) -> bytes:
    """The keyed index (32 bytes) by which a number is found and kept unique."""
    return hmac.digest(bytes.fromhex(settings.BSN_INDEX_KEY), eleven_test.compact(value).encode(), hashlib.sha256)


class EncryptedBSNField(models.BinaryField[Any, Any]):
    """Nine digits in Python, AES-GCM bytes (nonce, then ciphertext) in the database."""

    def deconstruct(self) -> Any:
        """For migrations this is a plain binary column: they import nothing of the application."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, "django.db.models.BinaryField", args, kwargs

    def get_prep_value(self, value: Any) -> bytes | None:
        if not value:
            return None
        nonce = os.urandom(NONCE_BYTES)
        digits = eleven_test.compact(str(value)).encode()
        return nonce + AESGCM(bytes.fromhex(settings.BSN_ENCRYPTION_KEY)).encrypt(nonce, digits, None)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        stored = value if prepared else self.get_prep_value(value)
        return super().get_db_prep_value(stored, connection, prepared=True)

    def to_python(self, value: Any) -> str | None:
        """What the model holds are the digits, not the bytes: `full_clean` looks at those."""
        return eleven_test.compact(str(value)) if value else None

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        stored = bytes(value)
        key = AESGCM(bytes.fromhex(settings.BSN_ENCRYPTION_KEY))
        return key.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], None).decode()
