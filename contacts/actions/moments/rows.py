"""The rows of a visit: held while they change, stored with the people who met, moved to another time."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from cases.models import Family, Person
from contacts.actions.keys import SavedDifferentlyError, row_key
from contacts.actions.moments.content import Move, says
from contacts.models import ContactMoment, ContactPerson, Outcome
from organizations.access_log import record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization


def not_found() -> Http404:
    return Http404(_("Dit contact vinden we niet."))


def locked(moments: Iterable[ContactMoment], *, by: Membership) -> list[ContactMoment]:
    """The own rows of one family, held until the transaction ends; Http404 when one of them is not ours."""
    keys = {moment.pk for moment in moments}
    rows = ContactMoment.objects.owned_by(by).filter(pk__in=keys).order_by("pk")
    rows = rows.select_related("family", "child", "moved_to").defer("child__bsn", "child__bsn_index")
    found = list(rows.select_for_update(of=("self",)).prefetch_related("contact_persons__person", "shared_with"))
    if not found or len(found) < len(keys) or len({row.family_id for row in found}) > 1:
        raise not_found()
    return found


def rows_of(key: uuid.UUID) -> list[ContactMoment]:
    """What was saved under a key: one row, or those of one visit."""
    rows = ContactMoment.objects.filter(Q(pk=key) | Q(visit=key)).select_related("moved_to")
    return list(rows.order_by("pk").prefetch_related("contact_persons", "shared_with"))


def has(row: ContactMoment, persons: Iterable[Person], readers: Iterable[Organization]) -> bool:
    """Whether a stored row has exactly these people and readers."""
    met = {one.person_id for one in row.contact_persons.all()}
    chosen = {one.pk for one in row.shared_with.all()}
    return met == {person.pk for person in persons} and chosen == {reader.pk for reader in readers}


def insert(moments: Sequence[ContactMoment], persons: Sequence[Person], shared_with: Collection[Organization]) -> None:
    """Rows, their persons and readers.

    A key taken in the same instant raises SavedDifferentlyError for other content (try again gives the rows), and
    Http404 when it is not ours.
    """
    people = [ContactPerson(moment=row, child_id=row.child_id, person=person) for row in moments for person in persons]
    try:
        with constraints_in_words():
            ContactMoment.objects.bulk_create(moments)
            ContactPerson.objects.bulk_create(people)
    except ValidationError as error:
        if error.error_list[0].code != f"{ContactMoment._meta.db_table}_pkey":
            raise
        insert_beside(moments, people)
    for row in moments if shared_with else ():
        row.shared_with.set(shared_with)


def insert_beside(moments: Sequence[ContactMoment], people: Sequence[ContactPerson]) -> None:
    """The same where some stand there already: those have to be ours, and say the same."""
    with constraints_in_words():
        ContactMoment.objects.bulk_create(moments, ignore_conflicts=True)
        stored = ContactMoment.objects.filter(pk__in=[row.pk for row in moments]).in_bulk()
        for row in moments:
            there = stored[row.pk]
            if there.organization_id != row.organization_id or there.family_id != row.family_id:
                raise not_found()
            if says(there) != says(row):
                raise SavedDifferentlyError
        ContactPerson.objects.bulk_create(people, ignore_conflicts=True)


def meet(moment: ContactMoment, persons: Iterable[uuid.UUID]) -> None:
    """Make these the persons of the moment, touching only what changes."""
    known = set(moment.contact_persons.values_list("person", flat=True))
    chosen = set(persons)
    moment.contact_persons.exclude(person__in=chosen).delete()
    ContactPerson.objects.bulk_create(
        [ContactPerson(moment=moment, child_id=moment.child_id, person_id=person) for person in chosen - known]
    )


def move_to(
    rows: Sequence[ContactMoment],
    move: Move | None,
    persons: Sequence[Person],
    readers: Collection[Organization],
    *,
    by: Membership,
) -> None:
    """Plan the same contact at another time, and let each row (still to be saved) point to its new one.

    Where it will be and who brings the child is read by whom the moved one is for, nobody else.
    """
    if move is None:
        return
    visit = row_key(rows[0].visit, rows[0].pk) if rows[0].visit and len(rows) > 1 else None
    moved = [moved_row(row, move, visit, by=by) for row in rows]
    insert(moved, persons, readers)
    for row, new in zip(rows, moved, strict=True):
        row.moved_to = new


def moved_row(row: ContactMoment, move: Move, visit: uuid.UUID | None, *, by: Membership) -> ContactMoment:
    return ContactMoment(
        pk=row_key(row.pk, row.child_id),
        family_id=row.family_id,
        organization_id=row.organization_id,
        recorded_by=by,
        child=row.child,
        visit=visit,
        form=row.form,
        outcome=Outcome.PLANNED,
        planned_start=move.start,
        planned_end=move.end or _same_length(row, move.start),
        supervision=row.supervision,
        supervised_by=row.supervised_by,
        place=row.place,
        is_place_protected=row.is_place_protected,
        transport=row.transport,
        visibility=row.visibility,
    )


def log(event: str, family: Family, moments: Sequence[ContactMoment], *, by: Membership, action: str) -> None:
    """One line for the deed; the person only when it is about one child."""
    child = moments[0].child_id if len(moments) == 1 else None
    record(event, by=by, action=action, family_id=family.pk, person_id=child, part="contact")


def _same_length(moment: ContactMoment, start: datetime.datetime) -> datetime.datetime | None:
    if moment.planned_start is None or moment.planned_end is None:
        return None
    return start + (moment.planned_end - moment.planned_start)
