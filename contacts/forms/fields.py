"""A moment as people read it on the clock at home."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.utils.dateparse import parse_datetime

from contacts.local_time import instant


class LocalDateTimeField(forms.DateTimeField):
    """Dutch local time in, a moment in UTC out. A time the clock skips is a fault; of two equal ones the first."""

    def to_python(self, value: Any) -> datetime.datetime | None:
        if value in self.empty_values:
            return None
        moment = value if isinstance(value, datetime.datetime) else self._read(str(value).strip())
        return moment if moment.tzinfo else instant(moment)

    def _read(self, value: str) -> datetime.datetime:
        try:
            read = parse_datetime(value)
        except ValueError:
            read = None
        return read or cast("datetime.datetime", super(forms.DateTimeField, self).to_python(value))
