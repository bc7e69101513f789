"""Which organisation takes part in which family, and where children live."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _

from cases.models import Family, FamilyGroupPermission, Involvement, Placement, SectionDefault
from contacts.importing.families import Families
from contacts.importing.faults import sentence_of
from contacts.importing.overlaps import require_apart, spans_of
from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table
from contacts.importing.workplaces import Workplaces
from organizations.models import Organization


class Course:
    """Involvements and placements of a folder, beside those known already of its families and children."""

    def __init__(self, tables: dict[str, Table], workplaces: Workplaces, families: Families) -> None:
        self.workplaces = workplaces
        self.families = families
        self._sections = _sections()
        self.involvements = self._involvements(tables["involvements.csv"])
        self._by_family: dict[uuid.UUID, list[Involvement]] = defaultdict(list)
        for known in [*self.involvements.stored.values(), *self.involvements.new.values()]:
            if known.family_id and known.organization_id and known.starts_on:
                self._by_family[known.family_id].append(known)
        self._require_involvement()
        self.placements = self._placements(tables["placements.csv"])

    def owner_of(self, family: Family, day: datetime.date, kind: str = "") -> Organization | None:
        """Whose entry it is: the organisation of that kind, else the lead of that day, else who came first."""
        involved = sorted(self._by_family[family.pk], key=lambda one: one.starts_on)
        of_kind = [one for one in involved if one.organization.kind == kind]
        leads = [one for one in involved if one.is_lead and _covers(one, day)]
        chosen = [one for one in of_kind if _covers(one, day)] or of_kind or leads or involved
        return chosen[0].organization if chosen else None

    def _involvements(self, table: Table) -> Shelf[tuple[str, str, datetime.date], Involvement]:
        stored = Involvement.objects.filter(family__in=self.families.families.stored.values())
        known = stored.select_related("family", "organization").order_by("revoked_at")
        shelf: Shelf[tuple[str, str, datetime.date], Involvement] = Shelf(
            table, {(str(one.family.code), one.organization.code, one.starts_on): one for one in known}
        )
        for row in table.rows:
            self._add_involvement(row, shelf)
        spans = spans_of(shelf)
        sentence = sentence_of(Involvement, "involvement_periods_do_not_overlap")
        require_apart([((one.family_id, one.organization_id), span) for one, span in spans], sentence)
        sentence = sentence_of(Involvement, "involvement_one_lead_at_a_time")
        require_apart([((one.family_id,), span) for one, span in spans if one.is_lead], sentence, column="is_lead")
        return shelf

    def _add_involvement(self, row: Row, shelf: Shelf[tuple[str, str, datetime.date], Involvement]) -> None:
        family = self.families.families.find(row["family"], row, "family")
        organization = self.workplaces.organizations.find(row["organization"], row, "organization")
        team = self.workplaces.team(row)
        require_end_after_start(row)
        if not (row["family"] and row["organization"] and row["starts_on"]):
            return
        reads, writes = self._sections.get(organization.kind if organization else "", ([], []))
        drawn = Involvement(
            family=family,
            organization=organization,
            team=team,
            is_lead=row["is_lead"],
            ground=row["ground"],
            sections_read=reads,
            sections_write=writes,
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
        )
        shelf.add((row["family"], row["organization"], row["starts_on"]), row, drawn, column="starts_on")

    def _require_involvement(self) -> None:
        """Without an organisation nobody could ever open the file."""
        if not self.involvements.table.is_readable:
            return
        named = {row["family"] for row in self.involvements.table.rows}
        for code, family in self.families.families.new.items():
            if not self._by_family[family.pk] and code not in named:
                row = self.families.families.rows[code]
                row.fault("code", _("Bij dit gezin staat geen organisatie in involvements.csv."))

    def _placements(self, table: Table) -> Shelf[tuple[str, datetime.date], Placement]:
        known = Placement.objects.filter(child__in=self.families.people.stored.values()).select_related("child")
        shelf: Shelf[tuple[str, datetime.date], Placement] = Shelf(
            table, {(str(one.child.code), one.starts_on): one for one in known}
        )
        for row in table.rows:
            self._add_placement(row, shelf)
        require_apart(
            [((one.child_id,), span) for one, span in spans_of(shelf)],
            sentence_of(Placement, "placement_only_shares_the_day_of_moving"),
            shares_day_of_moving=True,
        )
        return shelf

    def _add_placement(self, row: Row, shelf: Shelf[tuple[str, datetime.date], Placement]) -> None:
        child, family = self.families.child(row)
        provider = self.workplaces.organizations.find(row["provider"], row, "provider")
        require_end_after_start(row)
        if not (row["child"] and row["starts_on"]):
            return
        drawn = Placement(
            family=family,
            organization=self.owner_of(family, row["starts_on"]) if family else None,
            child=child,
            kind=row["kind"],
            provider=provider,
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
        )
        shelf.add((row["child"], row["starts_on"]), row, drawn, column="starts_on")

    def store_families(self) -> None:
        """Families open on the first day of their first involvement."""
        for family in self.families.families.new.values():
            family.opened_on = min(one.starts_on for one in self._by_family[family.pk])
        Family.objects.bulk_create(self.families.families.new.values(), batch_size=1000)

    def store(self) -> None:
        Involvement.objects.bulk_create(self.involvements.new.values(), batch_size=1000)
        Placement.objects.bulk_create(self.placements.new.values(), batch_size=1000)
        self._assign_to_teams()

    def _assign_to_teams(self) -> None:
        """A family is assigned to the team of each involvement, so that care workers find their families."""
        permission = Permission.objects.get(codename="work_on_family", content_type__app_label="cases")
        teams = {(one.family_id, one.team.group_id) for one in self.involvements.new.values() if one.team}
        FamilyGroupPermission.objects.bulk_create(
            (
                FamilyGroupPermission(content_object_id=family, group_id=group, permission=permission)
                for family, group in sorted(teams)
            ),
            ignore_conflicts=True,
        )


def require_end_after_start(row: Row) -> None:
    if row["starts_on"] and row["ends_on"] and row["ends_on"] < row["starts_on"]:
        row.fault("ends_on", sentence_of(Involvement, "involvement_ends_after_start"))


def _sections() -> dict[str, tuple[list[str], list[str]]]:
    """By kind of organisation: the sections it reads, and those it writes."""
    sections: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for default in SectionDefault.objects.order_by("id"):
        sections[default.kind][0].append(default.section)
        if default.may_write:
            sections[default.kind][1].append(default.section)
    return dict(sections)


def _covers(involvement: Involvement, day: datetime.date) -> bool:
    return involvement.starts_on <= day <= (involvement.ends_on or datetime.date.max)
