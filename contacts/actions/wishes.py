"""Asking what a child and each parent wish about contact, and writing that down in their words."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, chosen_readers
from cases.models import Family, FamilyMember, FamilyRole, Person, Visibility
from contacts.actions.moments import require_people
from contacts.models import ContactWish
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization


class Wish(TypedDict, total=False):
    """What one wish says, besides whose it is and about whom."""

    asked_on: datetime.date
    is_asked_apart: bool
    words: str
    not_asked_because: str
    visibility: str


@deed()
def record_wish(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    child: Person,
    person: Person,
    wisher: Person,
    shared_with: Collection[Organization] = (),
    **wish: Unpack[Wish],
) -> ContactWish:
    """Write down a wish about the contact of `child` with `person`, or why `wisher` was not asked.

    The same key with equal content gives the same wish. Raises ValidationError with Dutch sentences, Http404 and
    PermissionDenied like every write, SavedDifferentlyError when the key says something else.
    """
    require_section(family, "contact", by=by, children=[child])
    require_people(family, children=[child], persons=[person])
    _require_sensible(wish)
    _require_wisher(family, wisher, child, person)
    visibility = wish.setdefault("visibility", Visibility.INVOLVED)
    readers = chosen_readers(visibility, shared_with, family=family, by=by)
    draft = ContactWish(
        pk=key,
        family=family,
        organization=by.organization,
        recorded_by=by,
        child=child,
        person=person,
        wisher=wisher,
        **wish,
    )
    with constraints_in_words():
        ContactWish.objects.bulk_create([draft], ignore_conflicts=True)
    saved = ContactWish.objects.get(pk=key)
    if saved.organization_id != by.organization_id or saved.family_id != family.pk:
        raise Http404(_("Deze wens vinden we niet."))
    if _says(saved) != _says(draft):
        raise SavedDifferentlyError
    saved.shared_with.set(readers)
    record("wish.recorded", by=by, action=ActionCode.CREATE, family_id=family.pk, person_id=child.pk, part="contact")
    return saved


def _require_sensible(wish: Wish) -> None:
    if wish["asked_on"] > timezone.localdate():
        raise ValidationError({"asked_on": _("Deze datum is nog niet geweest.")})
    if bool(wish.get("words", "").strip()) == bool(wish.get("not_asked_because", "").strip()):
        raise ValidationError({"words": _("Schrijf de wens op, of waarom er niet naar is gevraagd.")})


def _require_wisher(family: Family, wisher: Person, child: Person, person: Person) -> None:
    """The two it is about, and every adult of the family; other children are asked about their own contact."""
    known = FamilyMember.objects.filter(family=family, person=wisher)
    asked = known if wisher in (child, person) else known.exclude(role=FamilyRole.CHILD)
    if not asked.exists():
        raise ValidationError({"wisher": _("Kies het kind zelf, of een volwassene uit dit gezin.")})


def _says(wish: ContactWish) -> tuple[object, ...]:
    return wish.child_id, wish.person_id, wish.wisher_id, *(getattr(wish, name) for name in Wish.__annotations__)
