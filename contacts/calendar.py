"""Planned contact and terms as iCalendar (RFC 5545): when and what kind, never who or where.

A calendar is kept by others than us, so it holds no name, no place and no family; the link inside asks to log in.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cases.term_lines import TermLine
from contacts.models import ContactMoment

USUAL = datetime.timedelta(hours=1)
"""How long a contact is drawn where its end is not planned."""


def calendar_of(
    moments: Iterable[ContactMoment], terms: Iterable[TermLine], address: Callable[[uuid.UUID], str]
) -> bytes:
    """The calendar file; children of one visit, or of one term, are one event. `address`: the page of a family."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gezinsbeeld//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Gezinsbeeld")
    visits = {moment.visit or moment.pk: moment for moment in moments}
    for key, moment in visits.items():
        calendar.add_component(event_of(str(key), moment, address(moment.family_id)))
    for line in terms:
        calendar.add_component(day_of(line, address(line.term.family)))
    return bytes(calendar.to_ical())


def event_of(key: str, moment: ContactMoment, url: str) -> Event:
    event = Event()
    start = moment.planned_start
    event.add("uid", f"{key}@gezinsbeeld")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", start)
    event.add("dtend", moment.planned_end or (start and start + USUAL))
    event.add("summary", _("Contact: %(form)s") % {"form": moment.get_form_display()})
    event.add("url", url)
    event.add("class", "PRIVATE")
    return event


def day_of(line: TermLine, url: str) -> Event:
    """A term as a whole day, by the title of its rule: that names nobody."""
    event = Event()
    event.add("uid", f"{line.term.rule}-{line.term.subject}@gezinsbeeld")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", line.due_on)
    event.add("summary", _("Termijn: %(title)s") % {"title": line.title})
    event.add("url", url)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
