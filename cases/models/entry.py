"""What every piece of a file has: a family, an owner, and who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import uuid_utils.compat
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.family import Family
from organizations.models import Membership, Organization

if TYPE_CHECKING:
    from cases.statements_shown import ShownStatement


class Visibility(models.TextChoices):
    INVOLVED = "involved", _("Iedereen die dit onderdeel leest")
    NAMED = "named", _("Alleen wie ik kies")
    OWN = "own", _("Alleen mijn organisatie")


class Entry(models.Model):
    """A piece of a family file, owned by the organisation that wrote it (stuk)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="%(class)ss")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    visibility = models.CharField(
        _("wie leest dit?"), max_length=10, choices=Visibility.choices, default=Visibility.INVOLVED
    )
    shared_with = models.ManyToManyField(Organization, blank=True, related_name="+", verbose_name=_("gedeeld met"))

    shown_statements: Sequence[ShownStatement]
    """What the family said about it, as far as the reader reads this: `add_statements` fills it in."""

    class Meta:
        abstract = True
