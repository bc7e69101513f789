"""Which days of the access log of a family to show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FamilyLogFilter(forms.Form):
    """By GET; without days the whole log, newest first."""

    since = forms.DateField(label=gettext_lazy("Vanaf"), required=False)
    until = forms.DateField(label=gettext_lazy("Tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("Deze dag ligt voor de eerste."))
        return self.cleaned_data

    def address(self, **more: str) -> str:
        """The question of this page, to put behind an address."""
        asked = {name: day.isoformat() for name, day in self.cleaned_data.items() if day}
        return urlencode(asked | more)
