"""What a worker has read of what others wrote."""

from __future__ import annotations

import uuid_utils.compat
from django.db import models

from cases.models import Family
from organizations.models import Membership


class NewsMark(models.Model):
    """Until when this membership has read what is new (gelezen): in one family, or in all (no family).

    Work for another employer has marks of its own. It only says what still stands on Vandaag; who looked at what
    stands in the access log.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="+")
    read_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "family"], nulls_distinct=False, name="news_mark_one_per_family"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership}, {self.read_until}"
