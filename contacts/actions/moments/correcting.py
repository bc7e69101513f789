"""Correct what was logged: a new version with the reason; the earlier one stays readable."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import chosen_readers
from cases.models import Person
from contacts.actions.keys import SavedDifferentlyError
from contacts.actions.moments.content import (
    Content,
    Move,
    apply,
    require_move,
    require_people,
    require_sensible,
    says,
    tidied,
)
from contacts.actions.moments.rows import has, locked, log, meet, move_to
from contacts.models import ContactMoment, Outcome
from contacts.versions import latest_version
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization


def correct_contact(
    *,
    moment: ContactMoment,
    by: Membership,
    correction_reason: str,
    persons: Sequence[Person],
    child_words: str = "",
    shared_with: Collection[Organization] = (),
    move: Move | None = None,
    seen: int | None = None,
    **content: Unpack[Content],
) -> ContactMoment:
    """Make a new version, with the reason. Nothing different: no version. Raises like `log_contact`.

    `seen` is the version the writer had before them: another one in the meantime raises SavedDifferentlyError.
    """
    require_people(moment.family, children=[moment.child], persons=persons)
    require_section(moment.family, "contact", by=by, children=[moment.child])
    changes = tidied(content)
    visibility = changes.setdefault("visibility", moment.visibility)
    readers = chosen_readers(visibility, shared_with, family=moment.family, by=by)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    with deed(), constraints_in_words():
        row = locked([moment], by=by)[0]
        before, is_moved = says(row), row.moved_to is not None
        apply(row, changes, child_words)
        if says(row) == before and has(row, persons, readers):
            return row
        if seen is not None and latest_version(row).number != seen:
            raise SavedDifferentlyError
        row.correction_reason = correction_reason.strip()
        if row.outcome != Outcome.MOVED:
            row.moved_to = None
        elif not is_moved:
            move_to([row], require_move(row.outcome, move), persons, readers, by=by)
        require_sensible(row)
        row.save(update_fields=[*changes, "child_words", "correction_reason", "moved_to"])
        row.shared_with.set(readers)
        meet(row, [person.pk for person in persons])
        log("contact.corrected", row.family, [row], by=by, action=ActionCode.UPDATE)
    return row
