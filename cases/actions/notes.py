"""Notes: written and corrected. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, chosen_readers, insert_once
from cases.models import Family, FamilyMember, FamilyRole, Note, Person
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization


class Content(TypedDict):
    """What one note says, besides whose it is and whom it is about."""

    happened_on: datetime.date
    kind: str
    section: str
    facts: str
    interpretation: str
    visibility: str


@deed()
def write_note(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    about: Sequence[Person],
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> Note:
    """Write a note about these people. The same key with equal content gives the same note.

    Raises SavedDifferentlyError when it differs, Http404 when the key is not ours or a child is outside the wall,
    PermissionDenied when the organisation does not write the section, ValidationError in Dutch.
    """
    require_about(family, about, section=content["section"], by=by)
    require_sensible(content)
    readers = chosen_readers(content["visibility"], shared_with, family=family, by=by)
    note = Note(pk=key, family=family, organization=by.organization, recorded_by=by, **content)
    if not insert_once(note):
        return saved_before(note, about, readers)
    note.about.set(about)
    note.shared_with.set(readers)
    log("note.written", note, about, by=by, action=ActionCode.CREATE)
    return note


@deed()
def correct_note(
    *,
    note: Note,
    by: Membership,
    correction_reason: str,
    about: Sequence[Person],
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> Note:
    """Make a new version, with the reason; the earlier one stays readable. Raises like `write_note`."""
    row = locked(note, by=by)
    require_section(row.family, row.section, by=by)
    require_about(row.family, about, section=content["section"], by=by)
    require_sensible(content)
    readers = chosen_readers(content["visibility"], shared_with, family=row.family, by=by)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    for name, value in content.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    with constraints_in_words():
        row.save(update_fields=[*content, "correction_reason"])
        row.about.set(about)
        row.shared_with.set(readers)
    log("note.corrected", row, about, by=by, action=ActionCode.UPDATE)
    return row


def require_about(family: Family, about: Sequence[Person], *, section: str, by: Membership) -> None:
    """My organisation writes this section about these people of the family. Raises like `write_note`."""
    roles = dict(FamilyMember.objects.filter(family=family).values_list("person", "role"))
    children = [person for person in about if roles.get(person.pk) == FamilyRole.CHILD]
    require_section(family, section, by=by, children=children)
    if not about:
        raise ValidationError({"about": _("Kies over wie dit gaat.")})
    if any(person.pk not in roles for person in about):
        raise ValidationError({"about": _("Deze persoon hoort niet bij dit gezin.")})


def require_sensible(content: Content) -> None:
    """Raise ValidationError for what the database cannot tell: the clock, an empty note."""
    if content["happened_on"] > timezone.localdate():
        raise ValidationError({"happened_on": _("Deze datum is nog niet geweest.")})
    if not content["facts"].strip():
        raise ValidationError({"facts": _("Schrijf op wat er gebeurde.")})


def saved_before(note: Note, about: Sequence[Person], shared_with: Collection[Organization]) -> Note:
    """The note that stands there already under this key, if it is ours and says the same."""
    saved = Note.objects.prefetch_related("shared_with").get(pk=note.pk)
    if (saved.organization_id, saved.family_id) != (note.organization_id, note.family_id):
        raise Http404(_("Deze aantekening vinden we niet."))
    people = set(saved.about.values_list("pk", flat=True))
    readers = {each.pk for each in saved.shared_with.all()}
    same_people = people == {person.pk for person in about} and readers == {each.pk for each in shared_with}
    if says(saved) != says(note) or not same_people:
        raise SavedDifferentlyError
    return saved


def locked(note: Note, *, by: Membership) -> Note:
    """The own note, held until the transaction ends; Http404 when it is not ours."""
    rows = Note.objects.owned_by(by).filter(pk=note.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze aantekening vinden we niet."))
    return row


def says(note: Note) -> tuple[object, ...]:
    """Everything a note says, to compare what was sent twice."""
    return tuple(getattr(note, name) for name in Content.__annotations__)


def log(event: str, note: Note, about: Sequence[Person], *, by: Membership, action: str) -> None:
    """One line for the deed; the person only when it is about one."""
    person = about[0].pk if len(about) == 1 else None
    record(event, by=by, action=action, family_id=note.family_id, person_id=person, part="notes")
