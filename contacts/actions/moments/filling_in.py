"""Say what became of a planned contact."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Unpack

from cases.access import require_section
from cases.actions.entries import chosen_readers
from cases.models import Person
from contacts.actions.keys import SavedDifferentlyError
from contacts.actions.moments.content import (
    Content,
    Move,
    apply,
    goes_to,
    require_move,
    require_people,
    require_sensible,
    says,
    tidied,
    words_of,
)
from contacts.actions.moments.rows import has, locked, log, meet, move_to, not_found
from contacts.models import ContactMoment, Outcome
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization


def fill_in_contact(
    *,
    moments: Sequence[ContactMoment],
    by: Membership,
    persons: Sequence[Person] | None = None,
    child_words: Mapping[uuid.UUID, str] | None = None,
    shared_with: Collection[Organization] = (),
    move: Move | None = None,
    **content: Unpack[Content],
) -> list[ContactMoment]:
    """Say what became of a planned visit; `moments` are its rows, one for each child. A move makes the new ones.

    What is left out stays as it was planned; `persons` too. Raises like `log_contact`; SavedDifferentlyError when
    someone filled it in otherwise in the meantime.
    """
    if not moments:
        raise not_found()
    family, children = moments[0].family, [moment.child for moment in moments]
    require_section(family, "contact", by=by, children=children)
    if persons is not None:
        require_people(family, children=children, persons=persons)
    changes = tidied(content)
    visibility = changes.setdefault("visibility", moments[0].visibility)
    readers = chosen_readers(visibility, shared_with, family=family, by=by)
    target = require_move(changes["outcome"], move)
    with deed(), constraints_in_words():
        rows = locked(moments, by=by)
        before = [says(row) for row in rows]
        are_planned = all(row.outcome == Outcome.PLANNED for row in rows)
        for row in rows:
            apply(row, changes, words_of(row.child_id, child_words))
            require_sensible(row)
        met = [one.person for one in rows[0].contact_persons.all()] if persons is None else list(persons)
        if not are_planned:
            same = all(has(row, met, readers) and goes_to(row, target) for row in rows)
            if not same or [says(row) for row in rows] != before:
                raise SavedDifferentlyError
            return rows
        move_to(rows, target, met, readers, by=by)
        for row in rows:
            row.save(update_fields=[*changes, "child_words", "moved_to"])
            row.shared_with.set(readers)
            meet(row, [person.pk for person in met] if persons is not None else _as_planned(row))
        log("contact.filled_in", family, rows, by=by, action=ActionCode.UPDATE)
    return rows


def _as_planned(row: ContactMoment) -> list[uuid.UUID]:
    return [one.person_id for one in row.contact_persons.all()]
