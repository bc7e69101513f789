"""Log a contact: planned by nobody, or put in afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Unpack

from cases.access import require_section
from cases.actions.entries import chosen_readers
from cases.models import Family, Person, Visibility
from contacts.actions.keys import SavedDifferentlyError, row_key
from contacts.actions.moments.content import (
    Content,
    Move,
    goes_to,
    require_move,
    require_people,
    require_sensible,
    says,
    tidied,
    words_of,
)
from contacts.actions.moments.rows import has, insert, log, move_to, not_found, rows_of
from contacts.models import ContactMoment, Outcome
from organizations.access_log import ActionCode, deed
from organizations.models import Membership, Organization


def log_contact(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    children: Sequence[Person],
    persons: Sequence[Person],
    child_words: Mapping[uuid.UUID, str] | None = None,
    shared_with: Collection[Organization] = (),
    move: Move | None = None,
    **content: Unpack[Content],
) -> list[ContactMoment]:
    """Log one visit: a row for each child, each with its own words. `child_words` by the key of the child.

    The same key with equal content gives the same rows. Raises SavedDifferentlyError when it differs, Http404 when
    the key is not ours, PermissionDenied when the organisation does not write this, ValidationError in Dutch.
    """
    require_people(family, children=children, persons=persons)
    require_section(family, "contact", by=by, children=children)
    tidy = {"visibility": Visibility.INVOLVED} | tidied(content)
    readers = chosen_readers(tidy["visibility"], shared_with, family=family, by=by)
    target = require_move(tidy["outcome"], move)
    visit = key if len(children) > 1 else None
    moments = [
        ContactMoment(
            pk=row_key(key, child.pk) if visit else key,
            family=family,
            organization=by.organization,
            recorded_by=by,
            child=child,
            visit=visit,
            child_words=words_of(child.pk, child_words),
            **tidy,
        )
        for child in children
    ]
    for moment in moments:
        require_sensible(moment)
    with deed():
        saved = rows_of(key)
        if saved:
            return saved_before(saved, moments, persons, readers, target, by=by)
        move_to(moments, target, persons, readers, by=by)
        insert(moments, persons, readers)
        event = "contact.planned" if tidy["outcome"] == Outcome.PLANNED else "contact.logged"
        log(event, family, moments, by=by, action=ActionCode.CREATE)
    return moments


def saved_before(
    saved: Sequence[ContactMoment],
    moments: Sequence[ContactMoment],
    persons: Sequence[Person],
    readers: Sequence[Organization],
    move: Move | None,
    *,
    by: Membership,
) -> list[ContactMoment]:
    """The rows that stand there already, if they are ours and say the same."""
    if any(row.organization_id != by.organization_id or row.family_id != moments[0].family_id for row in saved):
        raise not_found()
    ordered = sorted(moments, key=lambda row: row.pk)
    same_words = [says(row) for row in saved] == [says(row) for row in ordered]
    if not same_words or not all(has(row, persons, readers) and goes_to(row, move) for row in saved):
        raise SavedDifferentlyError
    return list(saved)
