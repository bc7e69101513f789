"""What was agreed about contact and what came of it, out of a family's file in `demo/families/`.

An arrangement with a schedule tells its past in a `history`: a sign for each planned contact, the last one the latest
before today; a past that is longer begins again. From today on, eight weeks are planned. Contacts with words of their
own stand under `contacts` and take the place of what would be planned for that pair on that day.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import uuid_utils.compat

from cases.models import Entry, Person
from contacts.actions import WEEKS_AHEAD, row_key
from contacts.actions.planning import Slot, slots
from contacts.demonstration.families import Story
from contacts.demonstration.workplaces import checked
from contacts.limitations import REASONS
from contacts.local_time import AMSTERDAM
from contacts.models import (
    Announcement,
    ContactArrangement,
    ContactMoment,
    ContactPerson,
    ContactWish,
    FormClass,
    MomentStatement,
    Outcome,
    ScheduleLine,
)
from contacts.models.codes import HELD_OUTCOMES, REMOTE_FORMS, WRITTEN_FORMS

SIGNS: dict[str, dict[str, str]] = {
    "held": {"outcome": "held"},
    "short": {"outcome": "shortened"},
    "parent": {"outcome": "cancelled", "side": "parent"},
    "absent": {"outcome": "no_show", "side": "parent"},
    "child": {"outcome": "cancelled", "side": "child"},
    "carer": {"outcome": "cancelled", "side": "carer"},
    "org": {"outcome": "cancelled", "side": "organization"},
    "force": {"outcome": "cancelled", "side": "force_majeure"},
    "open": {"outcome": "planned"},
}
"""A sign of a history, perhaps with a reason behind a colon: `org:no_room`."""

NONE = "none"
"""Nothing was planned that time."""

Pair = tuple[uuid.UUID, uuid.UUID]


class ContactStory:
    """Arrangements and contact moments of one family."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.calendar = story.calendar
        self.entries: list[Entry] = []
        self.arrangements: dict[Pair, list[ContactArrangement]] = defaultdict(list)
        self.lines: dict[uuid.UUID, list[ScheduleLine]] = {}
        self.taken: set[tuple[Pair, str, datetime.date]] = set()
        self.visits: dict[tuple[Any, ...], uuid.UUID] = {}
        self.moments: list[tuple[ContactMoment, list[Person], dict[str, Any]]] = []
        told = story.told.get("arrangements", [])
        versions = [(self._arrange(each), each) for each in told]
        for contact in story.told.get("contacts", []):
            self._tell(contact)
        for version, each in versions:
            self._follow(version, each)
        self._store()
        for wish in story.told.get("wishes", []):
            self._wish(wish)

    def _arrange(self, told: dict[str, Any]) -> ContactArrangement:
        child, person = self.story.people[told["child"]], self.story.people[told["person"]]
        starts_on = self.calendar.day(told["starts"])
        names = ("legal_basis", "every", "unit", "minutes", "supervision", "reason", "end_reason", *REASONS)
        version = ContactArrangement(
            **self.story.written_by(told, self.story.evening(starts_on)),
            child=child,
            person=person,
            form_class=told.get("form_class", "in_person"),
            source=told.get("source", "agreement"),
            times=told["times"],
            starts_on=starts_on,
            ends_on=self.calendar.optional_day(told.get("ends")),
            review_on=self.calendar.optional_day(told.get("review")),
            **{name: told[name] for name in names if name in told},
        )
        checked(version).save(force_insert=True)
        self.entries.append(version)
        self.arrangements[child.pk, person.pk].append(version)
        self.lines[version.pk] = [self._line(version, line) for line in told.get("schedule", [])]
        for each in told.get("announced", []):
            self._announce(version, each)
        return version

    def _announce(self, version: ContactArrangement, told: dict[str, Any]) -> None:
        """To whom a limitation was announced, and on which day."""
        announcement = Announcement(
            arrangement=version,
            person=self.story.people[told["to"]],
            announced_on=self.calendar.day(told["day"]),
            way=told.get("way", "letter"),
            recorded_by=version.recorded_by,
        )
        checked(announcement).save(force_insert=True)

    def _line(self, version: ContactArrangement, told: dict[str, Any]) -> ScheduleLine:
        line = ScheduleLine(
            arrangement=version,
            weekday=self.calendar.weekday(told["day"]),
            starts_at=datetime.time.fromisoformat(told["at"]),
            **{name: told[name] for name in ("form", "place", "is_place_protected", "brought_by") if name in told},
        )
        checked(line).save(force_insert=True)
        return line

    def _follow(self, version: ContactArrangement, told: dict[str, Any]) -> None:
        """The contacts that an arrangement planned: what came of each before today, and eight weeks ahead."""
        found = list(slots(version, self.lines[version.pk], self.calendar.today + datetime.timedelta(WEEKS_AHEAD * 7)))
        past = [slot for slot in found if day_of(slot[0]) < self.calendar.today]
        signs = told.get("history", "open").split()
        behind = [signs[-1 - number % len(signs)] for number in range(len(past))][::-1]
        ahead = [slot for slot in found if day_of(slot[0]) >= self.calendar.today]
        for slot, sign in [*zip(past, behind, strict=True), *((slot, "open") for slot in ahead)]:
            if sign != NONE and not self._is_taken(version, slot[0]):
                self._keep(version, told, slot, sign)

    def _keep(self, version: ContactArrangement, told: dict[str, Any], slot: Slot, sign: str) -> None:
        start, line = slot
        code, _colon, reason = sign.partition(":")
        result = SIGNS[code] | ({"reason": reason} if reason else {})
        contact = {"by": told["by"]} if "by" in told else {}
        moment = self._moment(
            contact, version.child, [version.person], start, {**self._as_agreed(version, line), **result}
        )
        if "supervised_by" in told:
            moment.supervised_by = told["supervised_by"]

    def _tell(self, told: dict[str, Any]) -> None:
        """A contact that the file tells itself; `at` may be several moments."""
        persons = [self.story.people[name] for name in told["with"]]
        times = told["at"] if isinstance(told["at"], list) else [told["at"]]
        names = (
            "form",
            "outcome",
            "side",
            "reason",
            "known_from",
            "supervision",
            "supervised_by",
            "place",
            "transport",
        )
        texts = ("is_place_protected", "facts", "interpretation", "visibility")
        for start in map(self.calendar.moment, times):
            for name in told["children"]:
                child = self.story.people[name]
                own = {field: told[field] for field in (*names, *texts) if field in told}
                words = told.get("words", {}).get(name, "")
                agreed = self._agreed_on(child, persons[0], start, told.get("form"))
                self._moment(told, child, persons, start, {**agreed, "child_words": words, **own})

    def _moment(
        self,
        told: dict[str, Any],
        child: Person,
        persons: list[Person],
        start: datetime.datetime,
        content: dict[str, Any],
    ) -> ContactMoment:
        minutes = told.get("minutes", content.pop("minutes", None) or 60)
        outcome = content["outcome"]
        if outcome == Outcome.SHORTENED and "minutes" not in told:
            minutes //= 2
        end = start + datetime.timedelta(minutes=minutes)
        is_held = outcome in HELD_OUTCOMES
        is_planned = not told.get("unplanned", False)
        moment = ContactMoment(
            pk=uuid_utils.compat.uuid7(),
            **self.story.written_by(told, written_at(outcome, start, end)),
            child=child,
            planned_start=start if is_planned else None,
            planned_end=end if is_planned and outcome != Outcome.SHORTENED else None,
            started_at=start if is_held else None,
            ended_at=end if is_held else None,
            **{"known_from": "supervisor" if is_held else "", **content},
        )
        self.moments.append((moment, persons, told))
        for person in persons:
            self.taken.add(((child.pk, person.pk), class_of(moment.form), day_of(start)))
        return moment

    def _agreed_on(self, child: Person, person: Person, start: datetime.datetime, form: str | None) -> dict[str, Any]:
        """Form, place, supervision and length as the arrangement of that day says, where there is one."""
        day = day_of(start)
        form_class = class_of(form) if form else FormClass.IN_PERSON
        for version in self.arrangements[child.pk, person.pk]:
            lines = self.lines[version.pk]
            if version.form_class == form_class and version.starts_on <= day <= (version.ends_on or day) and lines:
                return self._as_agreed(version, nearest(lines, day))
        return {}

    def _as_agreed(self, version: ContactArrangement, line: ScheduleLine) -> dict[str, Any]:
        return {
            "form": line.form,
            "place": line.place,
            "is_place_protected": line.is_place_protected,
            "transport": line.brought_by,
            "supervision": version.supervision,
            "minutes": version.minutes,
        }

    def _is_taken(self, version: ContactArrangement, start: datetime.datetime) -> bool:
        return ((version.child_id, version.person_id), version.form_class, day_of(start)) in self.taken

    def _store(self) -> None:
        self._join_visits()
        self._point_to_where_moved()
        rows = [moment for moment, _persons, _told in self.moments]
        for row in rows:
            checked(row)
        moved = {row.pk for row in rows if row.outcome == Outcome.MOVED}
        ContactMoment.objects.bulk_create([*(row for row in rows if row.pk not in moved)])
        ContactMoment.objects.bulk_create([row for row in rows if row.pk in moved])
        ContactPerson.objects.bulk_create(
            ContactPerson(moment=moment, child_id=moment.child_id, person=person)
            for moment, persons, _told in self.moments
            for person in persons
        )
        for moment, _persons, told in self.moments:
            if "shared_with" in told:
                moment.shared_with.set(self.story.organizations(told["shared_with"]))
            if "statement" in told:
                self._state(moment, told["statement"])
        self.entries.extend(rows)

    def _wish(self, told: dict[str, Any]) -> None:
        """What someone wished about the contact of a child with a person, or why nobody asked."""
        asked_on = self.calendar.day(told["day"])
        wish = ContactWish(
            **self.story.written_by(told, self.story.evening(asked_on)),
            child=self.story.people[told["child"]],
            person=self.story.people[told["person"]],
            wisher=self.story.people[told["wisher"]],
            asked_on=asked_on,
            **{name: told[name] for name in ("words", "not_asked_because", "is_asked_apart") if name in told},
        )
        checked(wish).save(force_insert=True)
        self.entries.append(wish)

    def _state(self, moment: ContactMoment, told: dict[str, Any]) -> None:
        """What someone of the family says about a contact in the file."""
        MomentStatement.objects.create(
            entry=moment,
            person=self.story.people[told["person"]],
            words=told["words"],
            stated_on=self.calendar.day(told["day"]),
            organization=moment.organization,
            recorded_by=moment.recorded_by,
        )

    def _join_visits(self) -> None:
        """Children who see the same people at the same time, with the same outcome, were there together."""
        together: dict[tuple[Any, ...], list[ContactMoment]] = defaultdict(list)
        for moment, persons, _told in self.moments:
            who = tuple(sorted(person.pk for person in persons))
            start = moment.planned_start or moment.started_at
            together[who, start, moment.outcome, moment.form, moment.organization_id].append(moment)
        for moments in together.values():
            if len(moments) > 1:
                visit = uuid_utils.compat.uuid7()
                for moment in moments:
                    moment.visit, moment.pk = visit, row_key(visit, moment.child_id)

    def _point_to_where_moved(self) -> None:
        starts = {(moment.child_id, moment.planned_start): moment for moment, _persons, _told in self.moments}
        for moment, _persons, told in self.moments:
            if "moved_to" in told:
                moment.moved_to = starts[moment.child_id, self.calendar.moment(told["moved_to"])]


AHEAD = datetime.timedelta(weeks=WEEKS_AHEAD)


def written_at(outcome: str, start: datetime.datetime, end: datetime.datetime) -> datetime.datetime:
    """Afterwards; a contact that moved, two days before; what is planned, eight weeks before."""
    if outcome == Outcome.PLANNED:
        return start - AHEAD
    return start - datetime.timedelta(days=2) if outcome == Outcome.MOVED else end + datetime.timedelta(minutes=40)


def day_of(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(AMSTERDAM).date()


def class_of(form: str) -> str:
    if form in WRITTEN_FORMS:
        return FormClass.WRITTEN
    return FormClass.REMOTE if form in REMOTE_FORMS else FormClass.IN_PERSON


def nearest(lines: Sequence[ScheduleLine], day: datetime.date) -> ScheduleLine:
    return next((line for line in lines if line.weekday == day.isoweekday()), lines[0])
