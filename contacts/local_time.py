"""Local time: on which day a contact falls is decided in Europe/Amsterdam."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

plausible_moment = MinValueValidator(
    datetime.datetime(1900, 1, 1, tzinfo=AMSTERDAM), _("Deze datum ligt voor 1900. Controleer het jaar.")
)


def local_day(moment: Any) -> Func:
    """The day in Europe/Amsterdam of a moment, as an expression the database can store."""
    return Func(
        moment,
        template="((%(expressions)s) AT TIME ZONE 'Europe/Amsterdam')::date",
        output_field=models.DateField(),
    )


def instant(on_the_wall: datetime.datetime) -> datetime.datetime:
    """The moment (in UTC) at which a Dutch clock says this. Raises ValidationError when no clock ever does.

    The hour that comes twice in October is its first, summer time; the hour skipped in March does not exist.
    """
    if on_the_wall.year < 1900:
        raise ValidationError(plausible_moment.message, code="min_value")
    moment = on_the_wall.replace(tzinfo=AMSTERDAM, fold=0).astimezone(datetime.UTC)
    if moment.astimezone(AMSTERDAM).replace(tzinfo=None, fold=0) != on_the_wall.replace(fold=0):
        raise ValidationError(
            gettext("Deze tijd bestaat niet: in die nacht gaat de klok een uur vooruit."), code="skipped"
        )
    return moment
