"""Local time: on which day a contact falls is decided in Europe/Amsterdam."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Func
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
