"""Messages that wait for the next page ("Opgeslagen: Noor met moeder Elif"), in a cookie nobody can read.

Not in the session: a page saves while it also refreshes its parts in the background, and the session that such a
request read before would be written back over the message. A cookie may outlive logging out, so it is sealed.
"""

from __future__ import annotations

from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib.messages.storage.cookie import CookieStorage

from organizations.typed_text import box


class SealedCookieStorage(CookieStorage):
    def _encode_parts(self, *args: Any, **options: Any) -> str | None:
        text: str | None = super()._encode_parts(*args, **options)  # type: ignore[misc]
        return box().encrypt(text.encode()).decode() if text else text

    def _decode(self, data: str) -> Any:
        try:
            return super()._decode(box().decrypt(data.encode()).decode()) if data else None  # type: ignore[misc]
        except InvalidToken:
            self.used = True
            return None
