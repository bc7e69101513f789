"""What was agreed about contact, and what took place."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Person
from contacts.importing.course import Course, require_end_after_start
from contacts.importing.families import Families
from contacts.importing.faults import sentence_of
from contacts.importing.overlaps import require_apart, spans_of
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table
from contacts.importing.workplaces import Workplaces
from contacts.models import ContactArrangement, ContactMoment, ContactPerson, Outcome, Source
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES
from organizations.models import Kind

BATCH = 2000


class Contact:
    """Arrangements and contact moments of a folder, beside those known already by their codes."""

    def __init__(self, tables: dict[str, Table], workplaces: Workplaces, families: Families, course: Course) -> None:
        self.workplaces = workplaces
        self.families = families
        self.course = course
        self.now = timezone.now()
        self.arrangements = self._arrangements(tables["arrangements.csv"])
        self.pairs: list[ContactPerson] = []
        self.moments = self._moments(tables["contacts.csv"])

    def _arrangements(self, table: Table) -> Shelf[str, ContactArrangement]:
        children = self.families.people.stored.values()
        known = ContactArrangement.objects.filter(child__in=children)
        codes = [row["code"] for row in table.rows if row["code"]]
        elsewhere = ContactArrangement.objects.filter(code__in=codes)
        shelf: Shelf[str, ContactArrangement] = Shelf(
            table, {one.code or str(one.pk): one for one in [*known, *elsewhere]}
        )
        for row in table.rows:
            self._add_arrangement(row, shelf)
        require_apart(
            [((one.child_id, one.person_id, one.form_class), span) for one, span in spans_of(shelf)],
            sentence_of(ContactArrangement, "arrangement_versions_do_not_overlap"),
        )
        return shelf

    def _add_arrangement(self, row: Row, shelf: Shelf[str, ContactArrangement]) -> None:
        child, family = self.families.child(row)
        person = self.families.person(row)
        require_end_after_start(row)
        if row["times"] == 0 and row.is_read("reason") and not row["reason"]:
            row.fault("reason", sentence_of(ContactArrangement, "arrangement_barred_has_reason"))
        if not row["code"]:
            return
        kind = Kind.GI.value if row["source"] == Source.GI_LIMITATION else ""
        owner = self.course.owner_of(family, row["starts_on"], kind) if family and row["starts_on"] else None
        names = ("form_class", "source", "times", "every", "unit", "minutes", "supervision")
        drawn = ContactArrangement(
            code=row["code"],
            family=family,
            organization=owner,
            child=child,
            person=person,
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
            reason=row["reason"],
            **{name: row[name] for name in names},
        )
        shelf.add(row["code"], row, drawn, column="code")

    def _moments(self, table: Table) -> Shelf[str, ContactMoment]:
        codes = {row[name] for row in table.rows for name in ("code", "moved_to") if row[name]}
        known = ContactMoment.objects.filter(code__in=codes)
        shelf: Shelf[str, ContactMoment] = Shelf(table, {str(one.code): one for one in known})
        for row in table.rows:
            self._add_moment(row, shelf)
        for row in table.rows:
            self._move(row, shelf)
        return shelf

    def _add_moment(self, row: Row, shelf: Shelf[str, ContactMoment]) -> None:
        child, family = self.families.child(row)
        organization = self.workplaces.organizations.find(row["organization"], row, "organization")
        persons = self._persons(row)
        _check_missed(row)
        _check_times(row)
        self._check_past(row)
        if not row["code"]:
            return
        names = ("form", "side", "reason", "planned_start", "started_at", "ended_at", "supervision")
        drawn = ContactMoment(
            code=row["code"],
            family=family,
            organization=organization,
            child=child,
            outcome=row["status"],
            **{name: row[name] for name in names},
        )
        shelf.add(row["code"], row, drawn, column="code")
        if shelf.new.get(row["code"]) is drawn:
            self.pairs += [ContactPerson(moment=drawn, child=child, person=person) for person in persons]

    def _persons(self, row: Row) -> list[Person]:
        persons = []
        for code in row["persons"] or ():
            person = self.families.people.get(code)
            if person is not None:
                self.families.require_in_family(code, person, row, "persons")
                persons.append(person)
            elif self.families.people.table.is_readable:
                sentence = _("“%(code)s” komt niet voor in %(file)s.")
                row.fault("persons", sentence % {"code": code, "file": self.families.people.table.file})
        return persons

    def _check_past(self, row: Row) -> None:
        """What has still to come cannot have been held."""
        column = "started_at" if row["started_at"] else "planned_start"
        if row["status"] in HELD_OUTCOMES and row[column] and row[column] > self.now:
            row.fault(column, _("Dit contact moet nog komen en kan dus nog niet zijn doorgegaan."))

    def _move(self, row: Row, shelf: Shelf[str, ContactMoment]) -> None:
        if not row["moved_to"]:
            return
        other = shelf.find(row["moved_to"], row, "moved_to")
        moment = shelf.get(row["code"])
        if row["status"] not in {Outcome.MOVED, None} or (row["code"] and row["moved_to"] == row["code"]):
            row.fault("moved_to", sentence_of(ContactMoment, "moment_moved_to_another"))
        elif other and moment and other.child_id and moment.child_id and other.child_id != moment.child_id:
            row.fault("moved_to", _("Dit contact is van een ander kind."))
        if moment is not None and row["code"] in shelf.new:
            moment.moved_to = other

    def store(self) -> None:
        ContactArrangement.objects.bulk_create(self.arrangements.new.values(), batch_size=BATCH)
        ContactMoment.objects.bulk_create(self.moments.new.values(), batch_size=BATCH)
        ContactPerson.objects.bulk_create(self.pairs, batch_size=BATCH)


def _check_missed(row: Row) -> None:
    """A missed contact names the side it came from; another has neither side nor reason."""
    if not row.is_read("status", "side", "reason"):
        return
    is_missed = row["status"] in MISSED_OUTCOMES
    if is_missed and not row["side"]:
        row.fault("side", sentence_of(ContactMoment, "moment_missed_has_side"))
    for name in ("side", "reason"):
        if not is_missed and row[name]:
            row.fault(name, _("Laat dit leeg: dit contact is niet afgezegd en niemand bleef weg."))


def _check_times(row: Row) -> None:
    if not row.is_read("status", "planned_start", "started_at", "ended_at"):
        return
    is_held = row["status"] in HELD_OUTCOMES
    if row["planned_start"] is None and not (is_held and row["started_at"]):
        row.fault("started_at" if is_held else "planned_start", sentence_of(ContactMoment, "moment_planned_or_held"))
    for name in ("started_at", "ended_at"):
        if row[name] and not is_held:
            row.fault(name, sentence_of(ContactMoment, "moment_times_only_when_held"))
    if row["ended_at"] and not row["started_at"] and is_held:
        row.fault("started_at", _("Vul ook in wanneer het contact begon."))
    if row["ended_at"] and row["started_at"] and row["ended_at"] < row["started_at"]:
        row.fault("ended_at", sentence_of(ContactMoment, "moment_ends_after_start"))
