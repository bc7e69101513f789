"""The only doors to one family file. "Not there" and "not yours" give the same answer, and both leave a line."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, Involvement, Person, Section
from organizations.access_log import ActionCode, Outcome, record
from organizations.models import Membership
from organizations.roles import Role

Row = TypeVar("Row", bound=models.Model)


def get_family(family_id: uuid.UUID, *, by: Membership, lock: bool = False) -> Family:
    """The family to work on: the organisation is involved today and the file is open.

    Raises Http404, with a line in the log, when it is not there, not theirs, or closed. `lock` holds the row until
    the transaction ends, for decisions that depend on its state.
    """
    families = Family.objects.shared_with(by).opened().filter(pk=family_id)
    family = (families.select_for_update(of=("self",)) if lock else families).first()
    if family is None:
        raise not_there(family_id, by=by)
    return family


def open_family(family_id: uuid.UUID, *, by: Membership, part: str, event: str = "family.opened") -> Family:
    """The family to show. `family.ground` says on which ground the organisation reads today (None: own entries only).

    Leaves one line, of `event`, in the same transaction. Raises Http404, with a line, when it is not there or not
    theirs.
    """
    family = Family.objects.visible_to(by).filter(pk=family_id).with_ground(by).first()
    if family is None:
        raise not_there(family_id, by=by, part=part)
    record(
        event,
        by=by,
        action=ActionCode.READ,
        family_id=family.pk,
        part=part,
        rule=rule_of(by, family.ground),
    )
    return family


def involvement_of(family: Family, *, by: Membership) -> Involvement | None:
    """The involvement of today of my organisation with this family."""
    return Involvement.objects.current().filter(family=family, organization=by.organization_id).first()


def require_section(family: Family, section: str, *, by: Membership, children: Iterable[Person] = ()) -> None:
    """My organisation writes this section today, for each of these children. Call it before every write.

    Raises PermissionDenied when it does not write the section, Http404 when a child is outside its wall; both with
    a line in the log.
    """
    asked = {child.pk for child in children}
    writes, inside = _written(family, asked, by=by)
    if section not in writes:
        record(
            "section.refused",
            by=by,
            action=ActionCode.EXECUTE,
            family_id=family.pk,
            part=section,
            outcome=Outcome.REFUSED,
        )
        sentence = _("Uw organisatie schrijft niet in het onderdeel %(section)s van dit gezin.")
        raise PermissionDenied(sentence % {"section": Section(section).label})
    if asked - set(inside):
        raise not_there(family.pk, by=by, part=section)


def _written(
    family: Family, asked: Collection[uuid.UUID], *, by: Membership
) -> tuple[Sequence[str], Sequence[uuid.UUID]]:
    """The sections my organisation writes today, and which of these children are inside its wall. One query."""
    ours = Involvement.objects.current().filter(family=family, organization=by.organization_id)
    inside = FamilyMember.objects.children_for(by).filter(family=family, person__in=asked).values("person")
    row = ours.annotate(inside=ArraySubquery(inside)).values_list("sections_write", "inside").first()
    return (row[0], row[1] or ()) if row else ((), ())


def found(rows: models.QuerySet[Row], key: uuid.UUID, *, by: Membership, family: Family | None = None) -> Row:
    """The one row with this key among those the member may see or answer.

    Raises Http404, with a line in the log, when it is not among them.
    """
    row = rows.filter(pk=key).first()
    if row is None:
        family_id = family.pk if family else None
        record(
            "offer.refused",
            by=by,
            action=ActionCode.READ,
            family_id=family_id,
            part="involvements",
            outcome=Outcome.REFUSED,
        )
        raise Http404(_("Dit vinden we niet."))
    return row


def rule_of(member: Membership, ground: str | None) -> str:
    """Why this member may read, for the log: the ground of the organisation and the grant inside it."""
    grant = "organization" if member.role == Role.COORDINATOR else "assigned"
    return f"{ground or 'own_entries'}, {grant}"


def not_there(family_id: uuid.UUID, *, by: Membership, part: str = "") -> Http404:
    """What to raise for a family, or a piece of it, that is not there or not theirs; leaves a line."""
    record(
        "family.refused",
        by=by,
        action=ActionCode.READ,
        family_id=family_id,
        part=part,
        outcome=Outcome.REFUSED,
    )
    return Http404(_("Dit gezin vinden we niet."))
