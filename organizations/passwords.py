"""A rule for passwords in our own words; Django's other rules speak Dutch already."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Neem ten minste %(number)d tekens.") % {"number": self.min_length}
