"""What someone typed when the session had ended: kept until that person is back, for an hour at most.

It waits, encrypted, in the anonymous session of that browser, and belongs to who was logged in there last, which a
signed cookie says (set while logged in, removed at logout). Without that cookie nothing is kept. Passwords never are.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

SESSION_KEY = "typed_text"
COOKIE = "last_here"
SALT = "organizations.typed_text"
COOKIE_AGE = 7 * 24 * 60 * 60
KEPT_FOR = 60 * 60
"""Seconds."""
MOST = 3 * 1024 * 1024
"""Characters, of all fields together."""
NEVER_KEPT = re.compile(r"csrfmiddlewaretoken|password|wachtwoord", re.IGNORECASE)
CODE = re.compile(r"[a-z0-9_:.+/-]*")
"""A choice, date, time, number or key: not what a person would call text."""


@dataclass(frozen=True)
class Person:
    """Who was here last, and for which organisation (the key of the membership)."""

    user: str
    membership: str


@dataclass(frozen=True)
class TypedText:
    """One form that was sent: where it goes, and the page it stood on."""

    path: str
    back: str
    user: str
    membership: str
    fields: list[tuple[str, list[str]]]

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """As the form sends them."""
        return [(name, value) for name, values in self.fields for value in values]

    @property
    def texts(self) -> list[str]:
        """What a person typed, to be recognised by."""
        return [text for _name, value in self.inputs if (text := value.strip()) and not CODE.fullmatch(text)]


def keep(request: HttpRequest, *, back: str) -> bool:
    """Keep what a request posted that was not let in. False where nobody was here, nothing was sent, or too much."""
    person = last_here(request)
    fields = [(name, values) for name, values in request.POST.lists() if not NEVER_KEPT.search(name)]
    size = sum(len(value) for _name, values in fields for value in values)
    if person is None or not fields or size > MOST:
        return False
    kept = TypedText(request.get_full_path(), back, person.user, person.membership, fields)
    request.session[SESSION_KEY] = box().encrypt(json.dumps(asdict(kept)).encode()).decode()
    if not request.user.is_authenticated:
        request.session.set_expiry(KEPT_FOR)
    return True


def kept_for(request: HttpRequest) -> TypedText | None:
    """What waits for the person who is logged in now; what is too old or another person's is forgotten."""
    kept = opened(request.session.get(SESSION_KEY, ""))
    if kept is None or kept.user != str(request.user.pk):
        forget(request)
        return None
    return kept


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def forget_when_sent(request: HttpRequest) -> None:
    """Called at the door: what waited is now being sent. A fault of ours takes that back, with all of the request."""
    if request.method == "POST" and SESSION_KEY in request.session:
        kept = kept_for(request)
        if kept and kept.path == request.get_full_path():
            forget(request)


def opened(sealed: str) -> TypedText | None:
    try:
        return TypedText(**json.loads(box().decrypt(sealed, ttl=KEPT_FOR)))
    except InvalidToken:
        return None


def box() -> Fernet:
    """Whoever reads the table of sessions reads no text of a family."""
    return Fernet(urlsafe_b64encode(sha256(f"{SALT} {settings.SECRET_KEY}".encode()).digest()))


def last_here(request: HttpRequest) -> Person | None:
    said = request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=COOKIE_AGE)
    return Person(*said.split(" ")) if said else None


def remember(response: HttpResponse, person: Person) -> None:
    response.set_signed_cookie(
        COOKIE,
        f"{person.user} {person.membership}",
        salt=SALT,
        max_age=COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_person(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
