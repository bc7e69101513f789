"""Families, their people, and how these are related."""

from __future__ import annotations

import uuid
from collections import defaultdict

from django.utils.translation import gettext as _

from cases.bsn import index_of
from cases.models import Family, FamilyMember, Person, Relation
from contacts.importing.faults import sentence_of
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table

FAMILY_COLUMNS = {
    "families.csv": ["code"],
    "people.csv": ["family"],
    "involvements.csv": ["family"],
    "decisions.csv": ["family"],
    "views.csv": ["family"],
}
PEOPLE_COLUMNS = {
    "people.csv": ["code"],
    "relations.csv": ["child", "person"],
    "placements.csv": ["child"],
    "arrangements.csv": ["child", "person"],
    "contacts.csv": ["child", "persons"],
    "measures.csv": ["child"],
    "court_requests.csv": ["child"],
    "framework_agreements.csv": ["child", "with_whom"],
    "decisions.csv": ["children"],
    "participations.csv": ["person"],
    "views.csv": ["child", "person"],
}


class Families:
    """The families of a folder, beside what is known already of families and people it names."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self.tables = tables
        named = _named(tables, FAMILY_COLUMNS)
        self.families: Shelf[str, Family] = Shelf(
            tables["families.csv"], {str(known.code): known for known in Family.objects.filter(code__in=named)}
        )
        people = _named(tables, PEOPLE_COLUMNS)
        self.people: Shelf[str, Person] = Shelf(
            tables["people.csv"], {str(known.code): known for known in Person.objects.filter(code__in=people)}
        )
        self.members: list[FamilyMember] = []
        self._file_of: dict[uuid.UUID, Family] = {}
        self._families_of: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        self._read_members()
        for row in tables["families.csv"].rows:
            if row["code"]:
                self.families.add(row["code"], row, Family(code=row["code"], name=row["name"]), column="code")
        for row in tables["people.csv"].rows:
            self._add_person(row)
        self._check_numbers()
        self.relations = self._relations()

    def _read_members(self) -> None:
        known = FamilyMember.objects.filter(person__in=self.people.stored.values()).select_related("family")
        for member in known:
            self._place(member)

    def _place(self, member: FamilyMember) -> None:
        self._families_of[member.person_id].add(member.family_id)
        if member.role == "child":
            self._file_of[member.person_id] = member.family

    def _add_person(self, row: Row) -> None:
        family = self.families.find(row["family"], row, "family")
        if row["family_role"] == "child" and row.is_read("birth_date") and row["birth_date"] is None:
            row.fault("birth_date", _("Vul de geboortedatum van het kind in."))
        if row["deceased_on"] and row["birth_date"] and row["deceased_on"] < row["birth_date"]:
            row.fault("deceased_on", sentence_of(Person, "person_dies_after_birth"))
        if not row["code"]:
            return
        person = Person(
            code=row["code"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            birth_date=row["birth_date"],
            sex=row["sex"],
            deceased_on=row["deceased_on"],
            bsn=row["bsn"],
            bsn_index=index_of(row["bsn"]) if row["bsn"] else None,
        )
        self.people.add(row["code"], row, person, column="code")
        if family is not None and self.people.new.get(row["code"]) is person:
            member = FamilyMember(family=family, person=person, role=row["family_role"])
            self.members.append(member)
            self._place(member)

    def _check_numbers(self) -> None:
        """One citizen service number is one person, in the folder and beside what is stored."""
        lines: dict[bytes, int] = {}
        numbered = [
            (bytes(one.bsn_index), self.people.rows[code]) for code, one in self.people.new.items() if one.bsn_index
        ]
        taken = _in_use([number for number, _row in numbered])
        for number, row in numbered:
            if lines.setdefault(number, row.line) != row.line:
                row.fault("bsn", _("Dit burgerservicenummer staat ook op regel %(line)d.") % {"line": lines[number]})
            if number in taken:
                row.fault("bsn", _("Dit burgerservicenummer is al bekend in Gezinsbeeld."))

    def _relations(self) -> Shelf[tuple[str, str, str], Relation]:
        table = self.tables["relations.csv"]
        known = Relation.objects.filter(child__in=self.people.stored.values()).select_related("child", "person")
        shelf: Shelf[tuple[str, str, str], Relation] = Shelf(
            table, {(str(one.child.code), str(one.person.code), one.kind): one for one in known.order_by("starts_on")}
        )
        for row in table.rows:
            child, family = self.child(row)
            person = self.person(row)
            if row["child"] and row["person"] and row["relation"]:
                drawn = Relation(
                    family=family, child=child, person=person, kind=row["relation"], authority=row["authority"]
                )
                shelf.add((row["child"], row["person"], row["relation"]), row, drawn, column="relation")
        return shelf

    def child(self, row: Row) -> tuple[Person | None, Family | None]:
        """The child a row is about, with its one file."""
        child = self.people.find(row["child"], row, "child")
        if child is None:
            return None, None
        family = self._file_of.get(child.pk)
        if family is None and self._is_placed(row["child"]):
            row.fault("child", _("Deze persoon staat niet als kind in een gezin."))
        return child, family

    def _is_placed(self, code: str) -> bool:
        """Whether the line of this person was right about the family and the role, so that more can be said of it."""
        row = self.people.rows.get(code)
        return row is None or (row.is_read("family_role", "family") and self.families.get(row["family"]) is not None)

    def person(self, row: Row) -> Person | None:
        """The other person of a pair, who belongs to the child's family."""
        person = self.people.find(row["person"], row, "person")
        if person is not None:
            self.require_in_family(row["person"], person, row, "person")
        return person

    def require_in_family(self, code: str, person: Person, row: Row, column: str) -> None:
        """Whoever a child has contact with belongs to the child's family."""
        child = self.people.get(row["child"])
        if child is None:
            return
        family = self._file_of.get(child.pk)
        if person is child:
            row.fault(column, _("Kies iemand anders dan het kind zelf."))
        elif family is not None and family.pk not in self._families_of[person.pk] and self._is_placed(code):
            row.fault(column, _("“%(code)s” hoort niet bij het gezin van dit kind.") % {"code": code})

    def people_named(self, row: Row, column: str, family: Family | None) -> list[Person]:
        """Those a cell with several codes names, each of this family."""
        people = []
        for code in row[column] or ():
            person = self.people.get(code)
            if person is not None:
                people.append(person)
                if family is not None:
                    self.require_member(person, family.pk, row, column)
            elif self.people.table.is_readable:
                sentence = _("“%(code)s” komt niet voor in %(file)s.")
                row.fault(column, sentence % {"code": code, "file": self.people.table.file})
        return people

    def is_child(self, person: Person) -> bool:
        return person.pk in self._file_of

    def require_member(self, person: Person, family_id: uuid.UUID, row: Row, column: str) -> None:
        if family_id not in self._families_of[person.pk] and self._is_placed(str(person.code)):
            row.fault(column, _("“%(code)s” hoort niet bij dit gezin.") % {"code": person.code})

    def store(self) -> None:
        """People and relations; families come with the first day of their first involvement."""
        Person.objects.bulk_create(self.people.new.values(), batch_size=1000)
        FamilyMember.objects.bulk_create(self.members, batch_size=1000)
        Relation.objects.bulk_create(self.relations.new.values(), batch_size=1000)


def _named(tables: dict[str, Table], columns: dict[str, list[str]]) -> set[str]:
    """The codes in these columns; a cell may hold several."""
    cells = [row[name] for file, names in columns.items() for row in tables[file].rows for name in names if row[name]]
    return {code for cell in cells for code in ([cell] if isinstance(cell, str) else cell)}


def _in_use(numbers: list[bytes]) -> set[bytes]:
    found = Person.objects.filter(bsn_index__in=numbers).values_list("bsn_index", flat=True)
    return {bytes(number) for number in found if number}
