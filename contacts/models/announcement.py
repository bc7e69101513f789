"""To whom a limitation of contact by the GI was announced, when and how."""

from __future__ import annotations

import pghistory
import uuid_utils.compat
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Person
from contacts.models.arrangement import ContactArrangement
from organizations.models import Membership
from organizations.periods import plausible_date


class Way(models.TextChoices):
    HANDED = "handed", _("uitgereikt")
    LETTER = "letter", _("brief")
    EMAIL = "email", _("beveiligde e-mail")
    OTHER = "other", _("anders")


@pghistory.track()
class Announcement(models.Model):
    """One person was told of a limitation in writing (bekendmaking); from that day on they can object (BW 1:264)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    arrangement = models.ForeignKey(ContactArrangement, models.PROTECT, related_name="announcements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("aan wie"))
    announced_on = models.DateField(_("verzonden of uitgereikt op"), validators=[plausible_date])
    way = models.CharField(_("hoe"), max_length=10, choices=Way.choices, default=Way.LETTER)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["announced_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement", "person"],
                name="announcement_once_a_person",
                violation_error_message=_("Aan deze persoon is dit al bekendgemaakt."),
            ),
            models.CheckConstraint(name="announcement_way_known", condition=Q(way__in=Way.values)),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.announced_on}"
