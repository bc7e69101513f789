"""What came in from a telephone that had been without network."""

from __future__ import annotations

from django.db import models

from organizations.models import Membership


class DeliveredLetter(models.Model):
    """A form that waited on a telephone and was delivered (bezorgd): when it was filled in, and when it came in.

    The key is made by the telephone, so that what is sent twice is delivered once. Holds no content.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    page = models.CharField(max_length=300)
    entry = models.CharField(max_length=60, blank=True)
    registered_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)
    status = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["entry"], name="letter_by_entry", condition=~models.Q(entry="")),
            models.Index(fields=["page"], name="letter_by_page", condition=models.Q(entry="")),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.registered_at:%Y-%m-%d %H:%M}"
