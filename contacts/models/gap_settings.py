"""From when on contact asks for attention: agreed inside an organisation."""

from __future__ import annotations

import uuid_utils.compat
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization


class GapSettings(models.Model):
    """The thresholds of one organisation (werkafspraken). Habits of work, not law: the law names no numbers.

    An organisation without a row works by the defaults.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+", editable=False)
    regular_pct = models.PositiveSmallIntegerField(
        _("Contact stokt onder dit percentage van de regeling"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("In allebei de laatste twee periodes. Wat nog niet is ingevuld, telt niet als gemist."),
    )
    window_days = models.PositiveSmallIntegerField(
        _("Lengte van zo'n periode, in dagen"),
        default=28,
        validators=[MinValueValidator(7), MaxValueValidator(182)],
    )
    arrangement_days = models.PositiveSmallIntegerField(
        _("Dagen uit huis waarna er een regeling met elke ouder hoort te zijn"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(182)],
    )
    first_contact_days = models.PositiveSmallIntegerField(
        _("Dagen uit huis waarna er een eerste contact hoort te zijn"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(182)],
    )
    review_days = models.PositiveSmallIntegerField(
        _("Dagen vooraf dat u ziet dat een beperking opnieuw bekeken moet worden"),
        default=7,
        validators=[MaxValueValidator(91)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="gap_settings_between_limits",
                condition=Q(regular_pct__range=(1, 100), window_days__range=(7, 182), review_days__lte=91)
                & Q(arrangement_days__range=(1, 182), first_contact_days__range=(1, 182)),
                violation_error_message=_("Kies een getal tussen de grenzen die erbij staan."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organization)

    @classmethod
    def of(cls, organization: Organization) -> GapSettings:
        """What this organisation agreed on, or the defaults."""
        return cls.objects.filter(organization=organization).first() or cls(organization=organization)
