"""What is being typed and not saved yet."""

from __future__ import annotations

import datetime
import re

import uuid_utils.compat
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.drafts import KEPT_FOR, WARNED_BEFORE, DraftQuerySet
from cases.models.family import Family
from organizations.models import Membership

CONFIDENTIAL = {"source_name", "settled_on"}
"""Fields that only forms about concerns have."""
CODE = re.compile(r"[a-z0-9_:.+/-]*|[0-9-]+T[0-9:.]+")
"""A choice, a key, a day or a moment."""


class Draft(models.Model):
    """A form that someone is filling in (concept): theirs alone, gone once the entry is saved, or after 14 days.

    `page` is the address of the form and `entry` the key of what it will save, so that a draft never turns up in
    another entry. A saved entry leaves its row empty: what a browser still sends afterwards is not a draft any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    page = models.CharField(max_length=300)
    entry = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["membership", "page", "entry"], name="draft_one_per_entry"),
            models.CheckConstraint(
                name="draft_ended_or_typed", condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at"))
            ),
        ]
        indexes = [models.Index(fields=["saved_at"], name="draft_by_age")]

    def __str__(self) -> str:
        return self.page

    @property
    def expires_at(self) -> datetime.datetime:
        return self.saved_at + KEPT_FOR

    @property
    def expires_soon(self) -> bool:
        return self.expires_at - WARNED_BEFORE < timezone.now()

    @property
    def words(self) -> str:
        """The longest text in it; a choice, date or key is not what people call text."""
        return max((value for _name, value in self.inputs if not CODE.fullmatch(value)), key=len, default="")

    @property
    def title(self) -> str:
        """To be recognized by. Of a concern nothing: a list of drafts may stand open where others look along."""
        return "" if CONFIDENTIAL & self.fields.keys() else self.words

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """As the form sends them."""
        return [(name, value) for name, values in self.fields.items() for value in values]
