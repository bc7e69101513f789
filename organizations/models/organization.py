"""Organisations around families, and their teams."""

from __future__ import annotations

import uuid_utils.compat
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    WIJKTEAM = "wijkteam", _("wijkteam")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
    GI = "gi", _("gecertificeerde instelling")
    RVDK = "rvdk", _("Raad voor de Kinderbescherming")
    JEUGDHULPAANBIEDER = "jeugdhulpaanbieder", _("jeugdhulpaanbieder")
    PLEEGZORG = "pleegzorg", _("pleegzorg")
    GEMEENTE = "gemeente", _("gemeente")


class Organization(models.Model):
    """An organisation that works with families (organisatie)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organization_kind_known",
                condition=models.Q(kind__in=Kind.values),
                violation_error_message=_("Deze soort organisatie kennen we niet."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team inside an organisation; families can be assigned to it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="teams")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("naam"), max_length=120)
    group = models.OneToOneField(Group, models.PROTECT, related_name="team", editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"],
                name="team_code_unique_in_organization",
                violation_error_message=_("Deze teamcode bestaat al."),
            ),
            models.UniqueConstraint(fields=["organization", "id"], name="team_with_organization"),
        ]

    def __str__(self) -> str:
        return self.name
