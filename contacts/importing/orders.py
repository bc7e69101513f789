"""What a court decided and was asked, and what was agreed without one. These lists may be left out."""

from __future__ import annotations

import datetime

from cases.models import CourtRequest, Family, FrameworkAgreement, Measure, Person
from contacts.importing.course import Course
from contacts.importing.families import Families
from contacts.importing.faults import sentence_of
from contacts.importing.overlaps import require_apart, spans_of
from contacts.importing.rules import require_rules
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table
from organizations.models import Kind, Organization

MEASURE = (
    "kind",
    "court",
    "order_number",
    "ordered_on",
    "starts_on",
    "ends_on",
    "lifted_on",
    "lift_reason",
    "carried_out_on",
    "is_unheard",
    "heard_on",
    "ground",
)
REQUEST = (
    "measure_kind",
    "requested_by",
    "requested_on",
    "is_extension",
    "outcome",
    "decided_on",
    "help_instead",
    "discussed_with_child",
    "discussion",
    "child_reaction",
)
AGREEMENT = ("framework", "starts_on", "ends_on", "end_reason", "review_on", "agreements")
RULES = {
    "measure_ends_after_start": "ends_on",
    "measure_has_end": "ends_on",
    "measure_at_most_a_year": "ends_on",
    "measure_at_most_three_months": "ends_on",
    "measure_at_most_four_weeks": "ends_on",
    "measure_conditional_at_most": "ends_on",
    "measure_lifted_within_period": "lifted_on",
    "measure_lifted_with_reason": "lift_reason",
    "measure_carried_out": "carried_out_on",
    "measure_heard_afterwards": "heard_on",
    "courtrequest_decided_with_date": "decided_on",
    "courtrequest_decided_after_request": "decided_on",
    "frameworkagreement_ends_after_start": "ends_on",
    "frameworkagreement_without_court": "framework",
    "frameworkagreement_review_after_start": "review_on",
    "frameworkagreement_drang_says_what": "agreements",
}
"""In which column the sentence of each rule of the database belongs."""

PerChild = tuple[str, str, datetime.date]


class Orders:
    """Measures, requests to the court and agreements of a folder, beside those known of its children."""

    def __init__(self, tables: dict[str, Table], families: Families, course: Course) -> None:
        self.families = families
        self.course = course
        self.measures = self._measures(tables["measures.csv"])
        self.requests = self._requests(tables["court_requests.csv"])
        self.with_whom: list[tuple[FrameworkAgreement, list[Person]]] = []
        self.agreements = self._agreements(tables["framework_agreements.csv"])
        for shelf in (self.measures, self.requests, self.agreements):
            require_rules(shelf, RULES)

    def _measures(self, table: Table) -> Shelf[PerChild, Measure]:
        known = Measure.objects.filter(child__in=self.families.people.stored.values()).select_related("child")
        shelf: Shelf[PerChild, Measure] = Shelf(
            table, {(str(one.child.code), one.kind, one.starts_on): one for one in known}
        )
        for row in table.rows:
            child, family = self.families.child(row)
            if row["child"] and row["kind"] and row["starts_on"]:
                drawn = Measure(
                    family=family,
                    organization=self._owner(family, row["ordered_on"], Kind.GI),
                    child=child,
                    threats=row["threats"] or [],
                    **{name: row[name] for name in MEASURE},
                )
                shelf.add((row["child"], row["kind"], row["starts_on"]), row, drawn, column="starts_on")
        require_apart(
            [((one.child_id, one.kind), span) for one, span in spans_of(shelf)],
            sentence_of(Measure, "measure_once_at_a_time"),
        )
        return shelf

    def _requests(self, table: Table) -> Shelf[PerChild, CourtRequest]:
        known = CourtRequest.objects.filter(child__in=self.families.people.stored.values()).select_related("child")
        shelf: Shelf[PerChild, CourtRequest] = Shelf(
            table, {(str(one.child.code), one.measure_kind, one.requested_on): one for one in known}
        )
        for row in table.rows:
            child, family = self.families.child(row)
            if row["child"] and row["measure_kind"] and row["requested_on"]:
                drawn = CourtRequest(
                    family=family,
                    organization=self._owner(family, row["requested_on"], Kind.GI),
                    child=child,
                    **{name: row[name] for name in REQUEST},
                )
                shelf.add((row["child"], row["measure_kind"], row["requested_on"]), row, drawn, column="requested_on")
        return shelf

    def _agreements(self, table: Table) -> Shelf[tuple[str, datetime.date], FrameworkAgreement]:
        known = FrameworkAgreement.objects.filter(child__in=self.families.people.stored.values())
        shelf: Shelf[tuple[str, datetime.date], FrameworkAgreement] = Shelf(
            table, {(str(one.child.code), one.starts_on): one for one in known.select_related("child")}
        )
        for row in table.rows:
            self._add_agreement(row, shelf)
        require_apart(
            [((one.child_id,), span) for one, span in spans_of(shelf)],
            sentence_of(FrameworkAgreement, "frameworkagreement_once_at_a_time"),
        )
        return shelf

    def _add_agreement(self, row: Row, shelf: Shelf[tuple[str, datetime.date], FrameworkAgreement]) -> None:
        child, family = self.families.child(row)
        people = self.families.people_named(row, "with_whom", family)
        if not (row["child"] and row["starts_on"]):
            return
        drawn = FrameworkAgreement(
            family=family,
            organization=self._owner(family, row["starts_on"], ""),
            child=child,
            **{name: row[name] for name in AGREEMENT},
        )
        shelf.add((row["child"], row["starts_on"]), row, drawn, column="starts_on")
        if shelf.new.get((row["child"], row["starts_on"])) is drawn:
            self.with_whom.append((drawn, people))

    def _owner(self, family: Family | None, day: datetime.date | None, kind: str) -> Organization | None:
        return self.course.owner_of(family, day, kind) if family and day else None

    def store(self) -> None:
        Measure.objects.bulk_create(self.measures.new.values(), batch_size=1000)
        CourtRequest.objects.bulk_create(self.requests.new.values(), batch_size=1000)
        FrameworkAgreement.objects.bulk_create(self.agreements.new.values(), batch_size=1000)
        link = FrameworkAgreement.with_whom.through
        link._default_manager.bulk_create(
            link(frameworkagreement=agreement, person=person)
            for agreement, people in self.with_whom
            for person in people
        )
