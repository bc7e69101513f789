"""Sessions in the database, written whole only by a request that changed something in them.

A page asks for parts of itself in the background. Django would let each of them write back the session as it read it,
over a membership that was chosen meanwhile; here it only moves the moment at which the session ends.
"""

from __future__ import annotations

import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

MOVED_EVERY = datetime.timedelta(minutes=5)
"""A session may end this much sooner than SESSION_COOKIE_AGE after the last request: most requests write nothing."""


class SessionStore(db.SessionStore):
    ends_at: datetime.datetime | None = None
    """As the database had it when this request read it."""

    def load(self) -> dict[str, object]:
        row = Session.objects.filter(session_key=self.session_key, expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
            return {}
        self.ends_at = row.expire_date
        return self.decode(row.session_data)

    def save(self, must_create: bool = False) -> None:
        if self.modified or must_create or self.ends_at is None:
            super().save(must_create)
        elif self.get_expiry_date() - self.ends_at >= MOVED_EVERY:
            Session.objects.filter(session_key=self.session_key).update(expire_date=self.get_expiry_date())
