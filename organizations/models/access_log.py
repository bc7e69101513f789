"""The access log (inzagelog): fields after NEN 7513. Append-only; holds no content of a file."""

from __future__ import annotations

import uuid_utils.compat
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.models.user import Membership, User
from organizations.querysets import AccessLogQuerySet
from organizations.roles import Role


class AccessLogEntry(models.Model):
    """One look or deed (regel in het inzagelog). The family is kept by key only, so the line outlives the file."""

    class ActionCode(models.TextChoices):
        CREATE = "C", _("toegevoegd")
        READ = "R", _("bekeken")
        UPDATE = "U", _("gewijzigd")
        DELETE = "D", _("verwijderd")
        EXECUTE = "E", _("uitgevoerd")

    class Outcome(models.TextChoices):
        SUCCESS = "success", _("gelukt")
        REFUSED = "refused", _("geweigerd")

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    event = models.CharField(max_length=60)
    action = models.CharField(max_length=1, choices=ActionCode.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.SUCCESS)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    on_behalf_of = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    family_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    part = models.CharField(max_length=60, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    is_emergency = models.BooleanField(default=False)
    address = models.GenericIPAddressField(null=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index("family_id", models.F("at").desc(), name="access_log_by_family"),
            models.Index("organization", models.F("at").desc(), name="access_log_by_organization"),
            models.Index("membership", "family_id", models.F("at").desc(), name="access_log_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"
