"""What can be asked of drafts: one's own, of families one still works on, not older than two weeks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from cases import models as case
from organizations.models import Membership

if TYPE_CHECKING:
    from cases.models import Draft

KEPT_FOR = datetime.timedelta(days=14)
WARNED_BEFORE = datetime.timedelta(days=3)
"""This long before it expires, a draft says so."""


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, member: Membership) -> Self:
        """Unfinished drafts of this membership, of families it may still work on."""
        families = case.Family.objects.shared_with(member).opened()
        return self.filter(membership=member, ended_at__isnull=True, family__in=families).exclude(self.is_expired())

    def expired(self) -> Self:
        return self.filter(self.is_expired())

    @staticmethod
    def is_expired() -> models.Q:
        return models.Q(saved_at__lt=timezone.now() - KEPT_FOR)
