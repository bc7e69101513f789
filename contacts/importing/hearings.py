"""What was decided and who was heard, and what each thinks is needed. These lists may be left out."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from dataclasses import fields

from django.utils.translation import gettext as _

from cases.hearings import Before
from cases.models import Decision, Family, LastResort, LifeDomain, NeedView, Participation, Person
from contacts.importing.families import Families
from contacts.importing.rules import require_rules
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table
from contacts.importing.workplaces import Workplaces

DECISION = ("kind", "title", "decided_on", "decided_by", "framework", "legal_basis", "ground")
HEARD = (
    "informed_on",
    "asked_on",
    "opinion",
    "weighed",
    "reason_not_asked",
    "reason_words",
    "was_present",
    "written_on",
    "remedies_on",
)
BEFORE = tuple(field.name for field in fields(Before))
VIEW = ("seen_on", "going_well", "worries", "needed", "urgency")
RULES = {
    "participation_asked_or_reason": "asked_on",
    "participation_other_reason_told": "reason_words",
    "participation_opinion_of_who_was_asked": "asked_on",
    "last_resort_scientist_named": "scientist_name",
    **{
        f"last_resort_{item}_why_not": f"{item}_words"
        for item in ("lighter_help", "network", "siblings", "scientist", "contact_plan", "return_plan")
    },
    "needview_need_in_words": "needed",
}
"""In which column the sentence of each rule of the database belongs."""

DecisionKey = tuple[str, datetime.date, str]
ViewKey = tuple[str, str, str, str, str, datetime.date]


class Hearings:
    """Decisions, who was heard about them, and views, beside those known of the families.

    `code` names a decision inside the folder; Gezinsbeeld knows it by family, day and title.
    """

    def __init__(self, tables: dict[str, Table], workplaces: Workplaces, families: Families) -> None:
        self.workplaces = workplaces
        self.families = families
        self.by_code: dict[str, Decision] = {}
        self.children: list[tuple[Decision, list[Person]]] = []
        self.decisions = self._decisions(tables["decisions.csv"])
        self._about = self._children_of_decisions()
        self.answers = self._answers(tables["participations.csv"])
        self.last_resorts = self._last_resorts(tables["last_resorts.csv"])
        self.domains = {domain.code: domain for domain in LifeDomain.objects.all()}
        self.views = self._views(tables["views.csv"])
        for shelf in (self.decisions, self.answers, self.last_resorts, self.views):
            require_rules(shelf, RULES)

    def _decisions(self, table: Table) -> Shelf[DecisionKey, Decision]:
        known = Decision.objects.filter(family__in=self.families.families.stored.values()).select_related("family")
        shelf: Shelf[DecisionKey, Decision] = Shelf(
            table, {(str(one.family.code), one.decided_on, one.title): one for one in known}
        )
        for row in table.rows:
            self._add_decision(row, shelf)
        return shelf

    def _add_decision(self, row: Row, shelf: Shelf[DecisionKey, Decision]) -> None:
        family = self.families.families.find(row["family"], row, "family")
        organization = self.workplaces.organizations.find(row["organization"], row, "organization")
        children = self.families.people_named(row, "children", family)
        if row["code"] in self.by_code:
            row.fault("code", _("Deze code staat er meer dan één keer."))
        if not (row["family"] and row["decided_on"] and row["title"]):
            return
        key = (row["family"], row["decided_on"], row["title"])
        drawn = Decision(family=family, organization=organization, **{name: row[name] for name in DECISION})
        shelf.add(key, row, drawn, column="title")
        self.by_code[row["code"]] = shelf.get(key) or drawn
        if shelf.new.get(key) is drawn:
            self.children.append((drawn, children))

    def _children_of_decisions(self) -> dict[uuid.UUID, set[uuid.UUID]]:
        """By decision, of those in the folder."""
        about: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        keys = [decision.pk for decision in self.by_code.values()]
        for decision_id, child_id in Decision.children.through._default_manager.filter(decision__in=keys).values_list(
            "decision", "person"
        ):
            about[decision_id].add(child_id)
        for decision, children in self.children:
            about[decision.pk] |= {child.pk for child in children}
        return about

    def _answers(self, table: Table) -> Shelf[tuple[str, str], Participation]:
        codes = {decision.pk: code for code, decision in self.by_code.items()}
        known = Participation.objects.filter(decision__in=codes).with_person()
        shelf: Shelf[tuple[str, str], Participation] = Shelf(
            table, {(codes[one.decision_id], str(one.person.code)): one for one in known}
        )
        for row in table.rows:
            decision = self._decision(row)
            person = self.families.people.find(row["person"], row, "person")
            if decision and person and decision.family_id:
                self.families.require_member(person, decision.family_id, row, "person")
                self._require_concerned(decision, person, row)
            if row["decision"] and row["person"]:
                drawn = Participation(
                    decision=decision,
                    person=person,
                    agreement=row["agreement"] or Participation.Agreement.UNKNOWN,
                    **{name: row[name] for name in HEARD},
                )
                shelf.add((row["decision"], row["person"]), row, drawn, column="person")
        return shelf

    def _decision(self, row: Row) -> Decision | None:
        decision = self.by_code.get(row["decision"] or "")
        if row["decision"] and decision is None and self.decisions.table.is_readable:
            sentence = _("“%(code)s” komt niet voor in %(file)s.")
            row.fault("decision", sentence % {"code": row["decision"], "file": self.decisions.table.file})
        return decision

    def _require_concerned(self, decision: Decision, person: Person, row: Row) -> None:
        """Of the children only those a decision is about: a reader reads everybody's words (`record_decision`)."""
        if self.families.is_child(person) and person.pk not in self._about[decision.pk]:
            row.fault("person", _("Dit besluit gaat niet over “%(code)s”.") % {"code": row["person"]})

    def _last_resorts(self, table: Table) -> Shelf[str, LastResort]:
        codes = {decision.pk: code for code, decision in self.by_code.items()}
        known = LastResort.objects.filter(decision__in=codes)
        shelf: Shelf[str, LastResort] = Shelf(table, {codes[one.decision_id]: one for one in known})
        for row in table.rows:
            decision = self._decision(row)
            if decision and not decision.asks_last_resort:
                row.fault("decision", _("Dit besluit is geen uithuisplaatsing."))
            if row["decision"]:
                drawn = LastResort(decision=decision, **{name: row[name] for name in BEFORE})
                shelf.add(row["decision"], row, drawn, column="decision")
        return shelf

    def _views(self, table: Table) -> Shelf[ViewKey, NeedView]:
        known = NeedView.objects.filter(family__in=self.families.families.stored.values())
        shelf: Shelf[ViewKey, NeedView] = Shelf(
            table, {key_of(one): one for one in known.select_related("family", "child", "person", "organization")}
        )
        for row in table.rows:
            self._add_view(row, shelf)
        return shelf

    def _add_view(self, row: Row, shelf: Shelf[ViewKey, NeedView]) -> None:
        family = self.families.families.find(row["family"], row, "family")
        organization = self.workplaces.organizations.find(row["organization"], row, "organization")
        child, person = (self._someone(row, column, family) for column in ("child", "person"))
        domain = self.domains.get(row["domain"] or "")
        if row["domain"] and domain is None:
            sentence = _("“%(code)s” is geen bekende code. Kies uit: %(known)s.")
            row.fault("domain", sentence % {"code": row["domain"], "known": ", ".join(self.domains)})
        if not (row["family"] and row["domain"] and row["organization"] and row["seen_on"]):
            return
        drawn = NeedView(
            family=family,
            organization=organization,
            domain=domain,
            child=child,
            person=person,
            **{name: row[name] for name in VIEW},
        )
        names = ("family", "domain", "child", "person", "organization")
        first, second, third, fourth, fifth = (row[name] or "" for name in names)
        shelf.add((first, second, third, fourth, fifth, row["seen_on"]), row, drawn, column="seen_on")

    def _someone(self, row: Row, column: str, family: Family | None) -> Person | None:
        person = self.families.people.find(row[column], row, column)
        if person and family:
            self.families.require_member(person, family.pk, row, column)
        return person

    def store(self) -> None:
        Decision.objects.bulk_create(self.decisions.new.values(), batch_size=1000)
        link = Decision.children.through
        link._default_manager.bulk_create(
            link(decision=decision, person=child) for decision, children in self.children for child in children
        )
        Participation.objects.bulk_create(self.answers.new.values(), batch_size=1000)
        LastResort.objects.bulk_create(self.last_resorts.new.values(), batch_size=1000)
        NeedView.objects.bulk_create(self.views.new.values(), batch_size=1000)


def key_of(view: NeedView) -> ViewKey:
    child = str(view.child.code) if view.child else ""
    person = str(view.person.code) if view.person else ""
    return (str(view.family.code), view.domain_id, child, person, view.organization.code, view.seen_on)
