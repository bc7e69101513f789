"""One contact ahead that no arrangement plans, and taking that plan back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Unpack

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.models import Family, Person
from contacts.actions.moments import Content, log_contact
from contacts.actions.moments.rows import locked, log
from contacts.actions.moments.undoing import UNDO_WITHIN
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment, MomentStatement, Outcome
from contacts.models.codes import class_of
from organizations.access_log import ActionCode, deed
from organizations.models import Membership


@deed()
def plan_contact(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    children: Sequence[Person],
    persons: Sequence[Person],
    **content: Unpack[Content],
) -> list[ContactMoment]:
    """Plan one visit: a row for each child. Raises like `log_contact`.

    ValidationError too for what is over already, and for contact that is not allowed on that day.
    """
    start = content.get("planned_start")
    if start is None or start <= timezone.now():
        raise ValidationError({"planned_start": _("Kies een tijd die nog komt. Was het contact er al? Leg het vast.")})
    day = start.astimezone(AMSTERDAM).date()
    barred = ContactArrangement.objects.visible_to(by).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        family=family,
        child__in=children,
        person__in=persons,
        form_class=class_of(content["form"]),
        starts_on__lte=day,
        times=0,
    )
    if barred.exists():
        raise ValidationError({"form": _("Op die dag is dit contact niet toegestaan. Bekijk de contactregeling.")})
    plan: Content = {**content, "outcome": Outcome.PLANNED}
    return log_contact(family=family, by=by, key=key, children=children, persons=persons, **plan)


@deed()
def unplan_contact(*, moment: ContactMoment, by: Membership) -> None:
    """Take back what this member planned, for all children it was planned for, within a day.

    Raises ValidationError once it was filled in or is older: then it is called off, with who did so and why.
    """
    together = ContactMoment.objects.owned_by(by).filter(family=moment.family_id, visit=moment.visit)
    rows = locked([moment] if moment.visit is None else together, by=by)
    require_section(moment.family, "contact", by=by, children=[row.child for row in rows])
    if not all(is_fresh_plan(row, by=by) for row in rows) or is_spoken_of(rows):
        raise ValidationError(_("Dit contact kan niet meer weg. Zeg het af, met de reden."))
    log("contact.unplanned", moment.family, rows, by=by, action=ActionCode.DELETE)
    for row in rows:
        row.delete()


def is_fresh_plan(row: ContactMoment, *, by: Membership) -> bool:
    is_recent = row.recorded_at > timezone.now() - UNDO_WITHIN
    return row.outcome == Outcome.PLANNED and row.recorded_by_id == by.pk and is_recent


def is_spoken_of(rows: Sequence[ContactMoment]) -> bool:
    """Another contact was moved to it, or somebody's statement is about it."""
    moved = ContactMoment.objects.filter(moved_to__in=rows)
    return moved.exists() or MomentStatement.objects.filter(entry__in=rows).exists()
