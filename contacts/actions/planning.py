"""Planned contacts ahead: the fixed moments of an arrangement, eight weeks far, in Dutch local time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from contacts.actions.arrangements import locked
from contacts.actions.moments import insert
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment, Outcome, ScheduleLine, Unit
from organizations.access_log import ActionCode, record
from organizations.models import Membership

WEEKS_AHEAD = 8

Slot = tuple[datetime.datetime, ScheduleLine]


@transaction.atomic
def plan_series(*, arrangement: ContactArrangement, by: Membership) -> list[ContactMoment]:
    """Plan the contacts of the coming eight weeks; a day on which this pair already has one is skipped.

    Raises ValidationError when there is nothing to plan by, Http404 and PermissionDenied like `log_contact`.
    """
    version = locked(arrangement, by=by)
    require_section(version.family, "contact", by=by, children=[version.child])
    lines = list(version.schedule_lines.all())
    if version.is_barred:
        raise ValidationError(_("Volgens deze regeling is er geen contact. Er valt niets te plannen."))
    if not lines:
        raise ValidationError(_("Deze regeling heeft geen vaste dagen. Maak een versie met dag en tijd."))
    now = timezone.now()
    until = now.astimezone(AMSTERDAM).date() + datetime.timedelta(weeks=WEEKS_AHEAD)
    taken = taken_days(version)
    wanted = [slot for slot in slots(version, lines, until) if slot[0] > now]
    moments = [planned(version, slot, by=by) for slot in wanted if slot[0].astimezone(AMSTERDAM).date() not in taken]
    insert(moments, [version.person], ())
    record(
        "contact.planned",
        by=by,
        action=ActionCode.CREATE,
        family_id=version.family_id,
        person_id=version.child_id,
        part="contact",
    )
    return moments


def slots(version: ContactArrangement, lines: list[ScheduleLine], until: datetime.date) -> Iterator[Slot]:
    """In each period of the arrangement (every × unit, from its first day) the first `times` of its fixed moments."""
    last = min(version.ends_on or until, until)
    days = (version.starts_on + datetime.timedelta(days=past) for past in range((last - version.starts_on).days + 1))
    for _period, of_period in groupby(days, key=lambda day: period_of(version, day)):
        found = [
            (moment_on(day, line), line) for day in of_period for line in lines if line.weekday == day.isoweekday()
        ]
        yield from found[: version.times]


def period_of(version: ContactArrangement, day: datetime.date) -> int:
    """The number of the period a day falls in, counted from the first day of the arrangement; months as in a year."""
    if version.unit == Unit.MONTH:
        start = version.starts_on
        return ((day.year - start.year) * 12 + day.month - start.month) // version.every
    length = version.every * (7 if version.unit == Unit.WEEK else 1)
    return (day - version.starts_on).days // length


def moment_on(day: datetime.date, line: ScheduleLine) -> datetime.datetime:
    """The clock on the wall: 15:30 stays 15:30 when summer time ends."""
    return datetime.datetime.combine(day, line.starts_at, tzinfo=AMSTERDAM).astimezone(datetime.UTC)


def taken_days(version: ContactArrangement) -> set[datetime.date]:
    """Days on which this pair has a contact of this class already, whatever became of it."""
    same = ContactMoment.objects.filter(
        child=version.child, contact_persons__person=version.person, form_class=version.form_class
    )
    return set(same.filter(planned_on__isnull=False).values_list("planned_on", flat=True))


def planned(version: ContactArrangement, slot: Slot, *, by: Membership) -> ContactMoment:
    start, line = slot
    return ContactMoment(
        family=version.family,
        organization=by.organization,
        recorded_by=by,
        child=version.child,
        form=line.form,
        outcome=Outcome.PLANNED,
        planned_start=start,
        planned_end=start + datetime.timedelta(minutes=version.minutes) if version.minutes else None,
        supervision=version.supervision,
        place=line.place,
        is_place_protected=line.is_place_protected,
        transport=line.brought_by,
    )
