"""What holds for every piece of a file when it is saved: one key is one row, and readers are chosen."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.models import Visibility
from organizations.models import Organization


class SavedDifferentlyError(Exception):
    """This key is already in use for something of the own organisation with other content (409)."""


def require_chosen(visibility: str, shared_with: Collection[Organization]) -> None:
    """Raise ValidationError when a piece is for chosen organisations and none is chosen."""
    if visibility == Visibility.NAMED and not shared_with:
        raise ValidationError({"shared_with": _("Kies wie dit mag lezen.")})
