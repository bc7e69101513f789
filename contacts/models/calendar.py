"""Planned contact in a worker's own calendar."""

from __future__ import annotations

import uuid_utils.compat
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Membership


class CalendarFeed(models.Model):
    """A secret address a calendar program reads (agenda-link): personal, without names, taken back at any time.

    Only a hash of the secret is kept; the address is shown once.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(revoked_at__isnull=True),
                name="calendar_feed_one_in_use",
                violation_error_message=_("U hebt al een agenda-link."),
            )
        ]

    def __str__(self) -> str:
        return str(self.membership)
