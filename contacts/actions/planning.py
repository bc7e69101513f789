"""Planned contacts ahead: the fixed moments of an arrangement, eight weeks far, in Dutch local time."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from itertools import groupby

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from contacts.actions.arrangements import locked, log
from contacts.actions.keys import keys_of, row_key
from contacts.actions.moments import insert
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment, Outcome, ScheduleLine, Unit
from organizations.access_log import ActionCode, deed
from organizations.models import Membership

WEEKS_AHEAD = 8

Slot = tuple[datetime.datetime, ScheduleLine]


def plan_series(*, arrangement: ContactArrangement, by: Membership, key: uuid.UUID) -> list[ContactMoment]:
    """Plan the contacts of the coming eight weeks; a day on which this pair already has one is skipped.

    Planning twice plans nothing more. The rows carry the time of `key`, by which `unplan_series` finds them.
    Raises ValidationError when there is nothing to plan by, Http404 and PermissionDenied like `log_contact`.
    """
    require_section(arrangement.family, "contact", by=by, children=[arrangement.child])
    with deed():
        version = locked(arrangement, by=by)
        moments = [planned(version, slot, by=by, key=key) for slot in free_slots(version)]
        if moments:
            insert(moments, [version.person], ())
            log("contact.planned", version, by=by, action=ActionCode.CREATE)
    return moments


def unplan_series(*, arrangement: ContactArrangement, by: Membership, key: uuid.UUID) -> int:
    """Take back a series this member just planned, but for what was filled in since. Gives how many went.

    Raises Http404 when there is nothing of it left.
    """
    require_section(arrangement.family, "contact", by=by, children=[arrangement.child])
    with deed():
        version = locked(arrangement, by=by)
        first, last = keys_of(key)
        series = ContactMoment.objects.owned_by(by).filter(
            pk__range=(first, last),
            family=version.family_id,
            child=version.child_id,
            form_class=version.form_class,
            recorded_by=by,
            outcome=Outcome.PLANNED,
        )
        number = len(series.select_for_update().values_list("pk"))
        if not number:
            raise Http404(_("Deze contacten vinden we niet."))
        series.delete()
        log("contact.unplanned", version, by=by, action=ActionCode.DELETE)
    return number


def free_slots(version: ContactArrangement) -> list[Slot]:
    """What there is to plan in the coming eight weeks. Raises ValidationError when there is nothing to plan by."""
    if version.is_barred:
        raise ValidationError(_("Volgens deze regeling is er geen contact. Er valt niets te plannen."))
    lines = list(version.schedule_lines.all())
    if not lines:
        raise ValidationError(_("Deze regeling heeft geen vaste dagen. Maak een versie met dag en tijd."))
    now = timezone.now()
    until = timezone.localdate() + datetime.timedelta(weeks=WEEKS_AHEAD)
    taken = taken_days(version)
    ahead = (slot for slot in slots(version, lines, until) if slot[0] > now)
    return [slot for slot in ahead if slot[0].astimezone(AMSTERDAM).date() not in taken]


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


def planned(version: ContactArrangement, slot: Slot, *, by: Membership, key: uuid.UUID) -> ContactMoment:
    """One contact to come. A protected place stays with who recorded it: another one plans without it."""
    start, line = slot
    known = line.shown_to(by.organization_id, recorded_by=version.organization_id)
    return ContactMoment(
        pk=row_key(key, uuid.uuid5(version.pk, start.isoformat())),
        family=version.family,
        organization=by.organization,
        recorded_by=by,
        child=version.child,
        form=line.form,
        outcome=Outcome.PLANNED,
        planned_start=start,
        planned_end=start + datetime.timedelta(minutes=version.minutes) if version.minutes else None,
        supervision=version.supervision,
        place=known["place"],
        is_place_protected=line.is_place_protected and bool(known["place"]),
        transport=known["brought_by"],
    )
