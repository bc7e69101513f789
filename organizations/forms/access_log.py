"""Which lines of the access log to show."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.event_words import EVENT_WORDS
from organizations.family_code import is_family_code
from organizations.models import AccessLogEntry, Organization, User

FIRST_SIGHT = datetime.timedelta(days=30)


class AccessLogFilter(forms.Form):
    """By GET, so that an answer can be kept and sent to a colleague: nothing in it says who a family is."""

    since = forms.DateField(label=gettext_lazy("Vanaf"))
    until = forms.DateField(label=gettext_lazy("Tot en met"))
    user = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Wie"), required=False, empty_label=gettext_lazy("Iedereen")
    )
    event = forms.ChoiceField(label=gettext_lazy("Wat"), required=False)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Uitkomst"),
        required=False,
        choices=[("", gettext_lazy("Alles")), *AccessLogEntry.Outcome.choices],
    )
    family = forms.CharField(label=gettext_lazy("Gezin"), required=False, max_length=36)

    def __init__(self, data: dict[str, Any] | None = None, *, organization: Organization) -> None:
        today = timezone.localdate()
        usual = {"since": (today - FIRST_SIGHT).isoformat(), "until": today.isoformat()}
        super().__init__(usual | {name: value for name, value in (data or {}).items() if value})
        users = User.objects.filter(memberships__organization=organization).distinct()
        cast("forms.ModelChoiceField[User]", self.fields["user"]).queryset = users
        words = sorted(EVENT_WORDS.items(), key=lambda item: str(item[1]))
        cast("forms.ChoiceField", self.fields["event"]).choices = [("", _("Alles")), *words]

    def clean_family(self) -> str:
        """A whole key, or the short code of one."""
        said: str = self.cleaned_data["family"].strip().lower()
        if not said or is_family_code(said):
            return said
        try:
            return str(uuid.UUID(said))
        except ValueError as fault:
            raise ValidationError(_("Vul de code van een gezin in, zoals die in het inzagelog staat.")) from fault

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("Deze dag ligt voor de eerste."))
        return self.cleaned_data
