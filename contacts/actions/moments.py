"""Contact moments: logged, filled in, corrected. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.access import require_section
from cases.actions.entries import require_chosen
from cases.models import Family, FamilyMember, Person, Visibility
from contacts.actions.keys import SavedDifferentlyError, row_key
from contacts.models import ContactMoment, ContactPerson, Outcome
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES
from organizations.access_log import ActionCode, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

NOT_YET = _("Dit contact is nog niet geweest. U kunt het invullen als het voorbij is.")


class Content(TypedDict, total=False):
    """What one contact moment says, besides whose it is."""

    form: str
    outcome: str
    side: str
    reason: str
    planned_start: datetime.datetime | None
    planned_end: datetime.datetime | None
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    known_from: str
    supervision: str
    supervised_by: str
    place: str
    is_place_protected: bool
    transport: str
    facts: str
    interpretation: str
    visibility: str


@dataclass(frozen=True)
class Move:
    """Where a moved contact goes: the new planned moment."""

    start: datetime.datetime
    end: datetime.datetime | None = None


@transaction.atomic
def log_contact(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    children: Sequence[Person],
    persons: Sequence[Person],
    child_words: Mapping[uuid.UUID, str] | None = None,
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> list[ContactMoment]:
    """Log one visit: a row for each child, each with its own words. `child_words` by the key of the child.

    The same key with equal content gives the same rows. Raises SavedDifferentlyError when it differs, Http404 when
    the key is not ours, PermissionDenied when the organisation does not write this, ValidationError in Dutch.
    """
    require_section(family, "contact", by=by, children=children)
    require_people(family, children=children, persons=persons)
    words = child_words or {}
    visit = key if len(children) > 1 else None
    moments = [
        ContactMoment(
            pk=row_key(key, child.pk) if visit else key,
            family=family,
            organization=by.organization,
            recorded_by=by,
            child=child,
            visit=visit,
            child_words=words.get(child.pk, ""),
            **tidied(content),
        )
        for child in children
    ]
    require_sensible(moments[0])
    require_chosen(moments[0].visibility, shared_with)
    saved = rows_of(key)
    if saved:
        return saved_before(saved, moments, persons, shared_with, by=by)
    insert(moments, persons, shared_with)
    log("contact.logged", family, moments, by=by, action=ActionCode.CREATE)
    return moments


@transaction.atomic
def fill_in_contact(
    *,
    moments: Sequence[ContactMoment],
    by: Membership,
    child_words: Mapping[uuid.UUID, str] | None = None,
    shared_with: Collection[Organization] = (),
    move: Move | None = None,
    **content: Unpack[Content],
) -> list[ContactMoment]:
    """Say what became of a planned visit; `moments` are its rows, one for each child. A move makes the new ones.

    Raises like `log_contact`; SavedDifferentlyError when someone filled it in otherwise in the meantime.
    """
    rows = locked(moments, by=by)
    family = rows[0].family
    require_section(family, "contact", by=by, children=[row.child for row in rows])
    changes = tidied(content)
    require_chosen(changes["visibility"], shared_with)
    if changes["outcome"] == Outcome.MOVED and move is None:
        raise ValidationError({"moved_start": _("Vul in naar wanneer het contact is verplaatst.")})
    before = [says(row) for row in rows]
    are_planned = all(row.outcome == Outcome.PLANNED for row in rows)
    for row in rows:
        apply(row, changes, (child_words or {}).get(row.child_id, ""))
        require_sensible(row)
    if not are_planned:
        return filled_in_before(rows, before)
    with constraints_in_words():
        moved = move_to(rows, move, by=by) if changes["outcome"] == Outcome.MOVED and move else {}
        for row in rows:
            row.moved_to = moved.get(row.pk)
            row.save(update_fields=[*changes, "child_words", "moved_to"])
            row.shared_with.set(shared_with)
    log("contact.filled_in", family, rows, by=by, action=ActionCode.UPDATE)
    return rows


@transaction.atomic
def correct_contact(
    *,
    moment: ContactMoment,
    by: Membership,
    correction_reason: str,
    persons: Sequence[Person],
    child_words: str = "",
    shared_with: Collection[Organization] = (),
    **content: Unpack[Content],
) -> ContactMoment:
    """Make a new version, with the reason; the earlier one stays readable. Raises like `log_contact`."""
    row = locked([moment], by=by)[0]
    require_section(row.family, "contact", by=by, children=[row.child])
    require_people(row.family, children=[row.child], persons=persons)
    changes = tidied(content)
    require_chosen(changes["visibility"], shared_with)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    apply(row, changes, child_words)
    row.correction_reason = correction_reason
    row.moved_to = row.moved_to if row.outcome == Outcome.MOVED else None
    require_sensible(row)
    with constraints_in_words():
        row.save(update_fields=[*changes, "child_words", "correction_reason", "moved_to"])
        row.shared_with.set(shared_with)
        meet(row, persons)
    log("contact.corrected", row.family, [row], by=by, action=ActionCode.UPDATE)
    return row


def require_people(family: Family, *, children: Sequence[Person], persons: Sequence[Person]) -> None:
    """Raise ValidationError unless the children are children of this family and the others belong to it."""
    if not children:
        raise ValidationError({"children": _("Kies over welk kind dit gaat.")})
    if not persons:
        raise ValidationError({"persons": _("Kies met wie het contact was.")})
    roles = dict(FamilyMember.objects.filter(family=family).values_list("person", "role"))
    if any(roles.get(child.pk) != "child" for child in children):
        raise ValidationError({"children": _("Dit kind hoort niet bij dit gezin.")})
    if any(person.pk not in roles for person in persons):
        raise ValidationError({"persons": _("Deze persoon hoort niet bij dit gezin.")})
    if {child.pk for child in children} & {person.pk for person in persons}:
        raise ValidationError({"persons": _("Kies iemand anders dan het kind zelf.")})


def require_sensible(moment: ContactMoment) -> None:
    """Raise ValidationError for what only the clock and the reader of the form can tell; constraints do the rest."""
    if moment.outcome in MISSED_OUTCOMES and not moment.side:
        raise ValidationError({"side": _("Kies door wie het contact niet doorging.")})
    start = moment.started_at or moment.planned_start
    has_to_be_over = moment.outcome in [*HELD_OUTCOMES, Outcome.NO_SHOW]
    if has_to_be_over and start is not None and start > timezone.now():
        raise ValidationError({"outcome": NOT_YET})
    if moment.ended_at and moment.ended_at > timezone.now():
        raise ValidationError({"outcome": NOT_YET})


def tidied(content: Content) -> Content:
    """Without answers that belong to another outcome: a side of what was held, times of what was missed."""
    tidy: Content = {"visibility": Visibility.INVOLVED, **content}
    if tidy["outcome"] not in MISSED_OUTCOMES:
        tidy["side"], tidy["reason"] = "", ""
    if tidy["outcome"] not in HELD_OUTCOMES:
        tidy["started_at"], tidy["ended_at"] = None, None
    return tidy


def apply(moment: ContactMoment, changes: Content, child_words: str) -> None:
    for name, value in changes.items():
        setattr(moment, name, value)
    moment.child_words = child_words


def insert(moments: Sequence[ContactMoment], persons: Sequence[Person], shared_with: Collection[Organization]) -> None:
    """Rows, their persons and readers. A key taken in the same instant raises SavedDifferentlyError: try again."""
    with constraints_in_words():
        ContactMoment.objects.bulk_create(moments, ignore_conflicts=True)
        stored = ContactMoment.objects.filter(pk__in=[row.pk for row in moments]).in_bulk()
        if any(says(stored[row.pk]) != says(row) or stored[row.pk].family_id != row.family_id for row in moments):
            raise SavedDifferentlyError
        ContactPerson.objects.bulk_create(
            [ContactPerson(moment=row, child_id=row.child_id, person=person) for row in moments for person in persons],
            ignore_conflicts=True,
        )
        for row in moments if shared_with else ():
            row.shared_with.set(shared_with)


def meet(moment: ContactMoment, persons: Sequence[Person]) -> None:
    """Make these the persons of the moment, touching only what changes."""
    known = set(moment.contact_persons.values_list("person", flat=True))
    chosen = {person.pk for person in persons}
    moment.contact_persons.exclude(person__in=chosen).delete()
    ContactPerson.objects.bulk_create(
        [ContactPerson(moment=moment, child_id=moment.child_id, person_id=person) for person in chosen - known]
    )


def move_to(rows: Sequence[ContactMoment], move: Move | None, *, by: Membership) -> dict[uuid.UUID, ContactMoment]:
    """The new planned moment of each row: the same contact at another time."""
    if move is None:
        return {}
    visit = row_key(rows[0].visit, rows[0].pk) if rows[0].visit and len(rows) > 1 else None
    moved = {}
    for row in rows:
        moved[row.pk] = ContactMoment(
            pk=row_key(row.pk, row.child_id),
            family=row.family,
            organization=by.organization,
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
        )
        insert([moved[row.pk]], [met.person for met in row.contact_persons.all()], ())
    return moved


def locked(moments: Iterable[ContactMoment], *, by: Membership) -> list[ContactMoment]:
    """The own rows, held until the transaction ends; Http404 when one of them is not ours."""
    keys = [moment.pk for moment in moments]
    rows = ContactMoment.objects.owned_by(by).filter(pk__in=keys).select_related("family", "child").order_by("pk")
    found = list(rows.select_for_update(of=("self",)).prefetch_related("contact_persons__person"))
    if not found or len(found) < len(keys):
        raise Http404(_("Dit contact vinden we niet."))
    return found


def rows_of(key: uuid.UUID) -> list[ContactMoment]:
    rows = ContactMoment.objects.filter(Q(pk=key) | Q(visit=key))
    return list(rows.order_by("pk").prefetch_related("contact_persons", "shared_with"))


def saved_before(
    saved: Sequence[ContactMoment],
    moments: Sequence[ContactMoment],
    persons: Sequence[Person],
    shared_with: Collection[Organization],
    *,
    by: Membership,
) -> list[ContactMoment]:
    """The rows that stand there already, if they are ours and say the same."""
    if any(row.organization_id != by.organization_id or row.family_id != moments[0].family_id for row in saved):
        raise Http404(_("Dit contact vinden we niet."))
    met, readers = {person.pk for person in persons}, {reader.pk for reader in shared_with}
    same_people = all({one.person_id for one in row.contact_persons.all()} == met for row in saved)
    same_readers = all({one.pk for one in row.shared_with.all()} == readers for row in saved)
    ordered = sorted(moments, key=lambda row: row.pk)
    if [says(row) for row in saved] != [says(row) for row in ordered] or not same_people or not same_readers:
        raise SavedDifferentlyError
    return list(saved)


def filled_in_before(rows: list[ContactMoment], before: Sequence[tuple[object, ...]]) -> list[ContactMoment]:
    if [says(row) for row in rows] != list(before):
        raise SavedDifferentlyError
    return rows


def says(moment: ContactMoment) -> tuple[object, ...]:
    """Everything a row says, to compare what was sent twice."""
    return (
        moment.pk,
        moment.child_id,
        moment.child_words,
        *(getattr(moment, name) for name in Content.__annotations__),
    )


def log(event: str, family: Family, moments: Sequence[ContactMoment], *, by: Membership, action: str) -> None:
    """One line for the deed; the person only when it is about one child."""
    child = moments[0].child_id if len(moments) == 1 else None
    record(event, by=by, action=action, family_id=family.pk, person_id=child, part="contact")


def _same_length(moment: ContactMoment, start: datetime.datetime) -> datetime.datetime | None:
    if moment.planned_start is None or moment.planned_end is None:
        return None
    return start + (moment.planned_end - moment.planned_start)
