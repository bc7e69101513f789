"""Periods have a first and a last day, both included; an empty last day means open.

"Today" is today in Europe/Amsterdam, also inside the database.
"""

from __future__ import annotations

import datetime
from typing import Self, TypeVar

from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)

EARLIEST = datetime.date(1900, 1, 1)
plausible_date = MinValueValidator(EARLIEST, _("Deze datum ligt voor 1900. Controleer het jaar."))


class Today(Func):
    """The current date in Europe/Amsterdam, computed by the database."""

    template = "(statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date"
    output_field = models.DateField()


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in Europe/Amsterdam."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def days(start: str = "starts_on", end: str = "ends_on") -> Func:
    """The days of a period as a date range; a reversed period is one day, so that its own check speaks."""
    open_end = Coalesce(F(end), Value(datetime.date.max, models.DateField()))
    return Func(
        F(start),
        Greatest(F(start), open_end),
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        violation_error_message=_("De einddatum ligt voor de begindatum."),
    )


def covers_today(prefix: str = "") -> Q:
    """Started, not past its last day, and not revoked (which counts at once); `prefix` leads to the row."""

    def q(**condition: object) -> Q:
        return Q(**{prefix + name: value for name, value in condition.items()})

    is_not_past = q(ends_on__isnull=True) | q(ends_on__gte=Today())
    return q(starts_on__lte=Today()) & is_not_past & q(revoked_at__isnull=True)


class RevocableQuerySet(models.QuerySet[Row_co]):
    """Rows with a period that can also be revoked at once."""

    def current(self) -> Self:
        return self.filter(covers_today())
