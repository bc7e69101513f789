"""What holds for every piece of a file when it is saved: one key is one row, and readers are chosen."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.models import Entry, Family, Involvement, Visibility
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

RANDOM_BITS = 80


class SavedDifferentlyError(Exception):
    """This key is already in use for something of the own organisation with other content (409)."""


def chosen_readers(
    visibility: str, shared_with: Collection[Organization], *, family: Family, by: Membership
) -> list[Organization]:
    """Who may read a piece by name; nobody where another answer was given.

    Raises ValidationError when none is chosen, or one that does not openly take part: the same for one that takes part
    unknown to the family, for one that left and for one that was never there.
    """
    if visibility != Visibility.NAMED:
        return []
    if not shared_with:
        raise ValidationError({"shared_with": _("Kies wie dit mag lezen.")})
    chosen = {each.pk for each in shared_with}
    taking_part = Involvement.objects.visible_to(by).current().filter(family=family, organization__in=chosen)
    if taking_part.values("organization").distinct().count() != len(chosen):
        raise ValidationError({"shared_with": _("Kies organisaties die bij dit gezin betrokken zijn.")})
    return list(shared_with)


def row_key(key: uuid.UUID, part: uuid.UUID) -> uuid.UUID:
    """The key of one row of several saved under one key: the time of `key`, and bits that follow from both."""
    digest = int.from_bytes(sha256(key.bytes + part.bytes).digest()[:10], "big")
    number = (key.int >> RANDOM_BITS << RANDOM_BITS) | digest
    number = number & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def insert_once(entry: Entry) -> bool:
    """Whether the key was free; a key that was taken, also in this same instant, leaves what stands there."""
    rows: Any = type(entry)._default_manager
    if rows.filter(pk=entry.pk).exists():
        return False
    try:
        with constraints_in_words():
            entry.save(force_insert=True)
    except ValidationError as error:
        if error.error_list[0].code != f"{entry._meta.db_table}_pkey":
            raise
        return False
    return True
