"""What the deeds about measures, requests and agreements share: whose row it is, and one key for one row."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError
from cases.models import Entry, Family, FamilyMember, FamilyRole, Person, Section
from organizations.access_log import record
from organizations.constraints import constraints_on_fields
from organizations.models import Membership

EntryT = TypeVar("EntryT", bound=Entry)


def require_children(family: Family, children: Iterable[Person], *, by: Membership) -> None:
    """My organisation writes the course of these children, and they belong to this family."""
    asked = list(children)
    require_section(family, Section.COURSE, by=by, children=asked)
    keys = {child.pk for child in asked}
    known = FamilyMember.objects.filter(family=family, person__in=keys, role=FamilyRole.CHILD)
    if known.count() != len(keys):
        raise ValidationError({"child": _("Dit kind hoort niet bij dit gezin.")})


def require_past(field: str, day: datetime.date | None) -> None:
    if day is not None and day > timezone.localdate():
        raise ValidationError({field: _("Deze datum is nog niet geweest.")})


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})


def insert(row: EntryT, says: Iterable[str], fields: Mapping[str, str]) -> tuple[EntryT, bool]:
    """The row, and whether it is new. A key that is taken gives what stands there, if it is ours and says the same.

    `says`: the names of what it says. Raises SavedDifferentlyError, Http404, ValidationError in Dutch.
    """
    rows: Any = type(row)._default_manager
    saved: EntryT | None = rows.filter(pk=row.pk).first()
    if saved is None:
        with constraints_on_fields(fields):
            row.save(force_insert=True)
        return row, True
    if (saved.organization_id, saved.family_id) != (row.organization_id, row.family_id):
        raise Http404(_("Dit stuk vinden we niet."))
    if any(getattr(saved, name) != getattr(row, name) for name in says):
        raise SavedDifferentlyError
    return saved, False


def locked(row: EntryT, *, by: Membership) -> EntryT:
    """The own row, held until the transaction ends; Http404 when it is not ours."""
    rows: Any = type(row)._default_manager
    own = rows.owned_by(by).filter(pk=row.pk).select_related("family").select_for_update(of=("self",)).first()
    if own is None:
        raise Http404(_("Dit stuk vinden we niet."))
    found: EntryT = own
    return found


def log(event: str, row: Entry, *, by: Membership, action: str, person: object = None, part: str = "measures") -> None:
    """One line for the deed; `person` is the key of whom it is about, where that is one."""
    key: Any = person
    record(event, by=by, action=action, family_id=row.family_id, person_id=key, part=part)
