"""One family file out of `demo/families/`: its people, who takes part, where children live, notes and offers."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import Permission

from cases.bsn import index_of, validate_bsn
from cases.models import (
    AccessRequest,
    Entry,
    Family,
    FamilyGroupPermission,
    FamilyMember,
    Invitation,
    Involvement,
    LeadTransfer,
    Note,
    Person,
    Placement,
    Relation,
    SectionDefault,
)
from contacts.demonstration.dates import Calendar
from contacts.demonstration.workplaces import Workplaces, checked
from contacts.local_time import AMSTERDAM
from organizations.models import Membership, Organization, Team

AUTHORITY = {True: "yes", False: "no", None: "unknown"}
EVENING = datetime.time(16, 45)
"""When what has no time of its own was written down."""


class Story:
    """A family with everything around it but contact. `people`, `members` and so on by the names used in the file."""

    def __init__(self, told: dict[str, Any], workplaces: Workplaces, calendar: Calendar) -> None:
        self.told = told
        self.workplaces = workplaces
        self.calendar = calendar
        self.family = checked(
            Family.objects.create(
                code=told["code"],
                name=told["name"],
                opened_on=calendar.day(told["opened"]),
                closed_on=calendar.optional_day(told.get("closed")),
                closing_reason=told.get("closing_reason", ""),
            )
        )
        self.people = {key: self._person(person) for key, person in told["people"].items()}
        for key, person in told["people"].items():
            self._join(self.people[key], person)
        for relation in told.get("relations", []):
            self._relate(relation)
        self.involvements = [self._involve(each) for each in told["involvements"]]
        self.entries: list[Entry] = []
        for placement in told.get("placements", []):
            self._place(placement)
        for note in told.get("notes", []):
            self._note(note)
        self._offers()

    def member(self, name: str) -> Membership:
        return self.workplaces.members[name]

    def organizations(self, codes: list[str]) -> list[Organization]:
        return [self.workplaces.organizations[code] for code in codes]

    def written_by(self, told: dict[str, Any], moment: datetime.datetime) -> dict[str, Any]:
        """Owner, writer and time of an entry: `by`, else whoever usually writes in this file."""
        member = self.member(told.get("by", self.told["written_by"]))
        at = self.calendar.moment(told["recorded"]) if "recorded" in told else moment
        return {
            "family": self.family,
            "organization": member.organization,
            "recorded_by": member,
            "recorded_at": min(at, self.calendar.now),
        }

    def shown_to(self, told: dict[str, Any]) -> dict[str, Any]:
        return {"visibility": told["visibility"]} if "visibility" in told else {}

    def evening(self, day: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(day, EVENING, tzinfo=AMSTERDAM)

    def _person(self, told: dict[str, Any]) -> Person:
        number = told.get("bsn")
        if number:
            validate_bsn(number)
        person = Person(
            first_name=told["first_name"],
            last_name=told["last_name"],
            birth_date=self.calendar.optional_day(told.get("born")),
            sex=told.get("sex", "X"),
            deceased_on=self.calendar.optional_day(told.get("deceased")),
            bsn=number,
            bsn_index=index_of(number) if number else None,
        )
        checked(person).save(force_insert=True)
        return person

    def _join(self, person: Person, told: dict[str, Any]) -> None:
        owner = self.workplaces.organizations.get(told.get("address_recorded_by", ""))
        details = {name: told[name] for name in ("phone", "email", "address", "remarks") if name in told}
        member = FamilyMember(
            family=self.family,
            person=person,
            role=told["role"],
            is_address_protected=owner is not None,
            address_recorded_by=owner,
            **details,
        )
        checked(member).save(force_insert=True)
        member.address_shared_with.set(self.organizations(told.get("address_shared_with", [])))

    def _relate(self, told: dict[str, Any]) -> None:
        for child in told["children"]:
            Relation.objects.create(
                family=self.family,
                child=self.people[child],
                person=self.people[told["person"]],
                kind=told["kind"],
                authority=AUTHORITY[told.get("authority")],
                starts_on=self.calendar.optional_day(told.get("starts")),
                ends_on=self.calendar.optional_day(told.get("ends")),
            )

    def _involve(self, told: dict[str, Any]) -> Involvement:
        organization = self.workplaces.organizations[told["organization"]]
        reads, writes = sections_of(organization, told.get("sections"))
        lead = told.get("lead")
        involvement = Involvement(
            family=self.family,
            organization=organization,
            team=self.workplaces.teams[told["organization"], told["team"]] if "team" in told else None,
            sections_read=reads,
            sections_write=writes,
            is_lead=lead is not None,
            lead_member=self.member(lead) if lead else None,
            starts_on=self.calendar.day(told["starts"]),
            ends_on=self.calendar.optional_day(told.get("ends")),
            **self._terms(told),
            **{name: told[name] for name in ("is_disclosed", "sections_reason", "end_reason") if name in told},
        )
        checked(involvement).save(force_insert=True)
        self._concern(involvement, told)
        self._assign(told, involvement.team)
        return involvement

    def _terms(self, told: dict[str, Any]) -> dict[str, Any]:
        """Why an organisation may read, as an involvement and an invitation both tell it."""
        return {
            "ground": told["ground"],
            "purpose": told["purpose"],
            "consented_on": self.calendar.optional_day(told.get("consented")),
            "informed_on": self.calendar.optional_day(told.get("informed")),
            "reads_from": self.calendar.optional_day(told.get("reads_from")),
        }

    def _concern(self, taking_part: Involvement | Invitation, told: dict[str, Any]) -> None:
        taking_part.children.set([self.people[name] for name in told.get("children", [])])
        taking_part.consented_by.set([self.people[name] for name in told.get("consented_by", [])])

    def _assign(self, told: dict[str, Any], team: Team | None) -> None:
        """To the people named; `team` among them means the whole team."""
        permission = Permission.objects.get(codename="work_on_family", content_type__app_label="cases")
        for name in told.get("assigned", []):
            group = team.group if name == "team" and team else self.member(name).group
            FamilyGroupPermission.objects.create(content_object=self.family, group=group, permission=permission)

    def _place(self, told: dict[str, Any]) -> None:
        starts_on = self.calendar.day(told["starts"])
        for child in told["children"]:
            placement = Placement(
                **self.written_by(told, self.evening(starts_on)),
                child=self.people[child],
                kind=told["kind"],
                provider=self.workplaces.organizations.get(told.get("provider", "")),
                place=told.get("place", ""),
                is_place_protected=told.get("is_place_protected", False),
                starts_on=starts_on,
                ends_on=self.calendar.optional_day(told.get("ends")),
            )
            self._write(placement)

    def _note(self, told: dict[str, Any]) -> None:
        happened_on = self.calendar.day(told["day"])
        texts = {name: told[name] for name in ("kind", "section", "facts", "interpretation") if name in told}
        note = Note(
            **self.written_by(told, self.evening(happened_on)),
            **self.shown_to(told),
            **texts,
            happened_on=happened_on,
        )
        self._write(note)
        note.about.set([self.people[name] for name in told["about"]])
        note.shared_with.set(self.organizations(told.get("shared_with", [])))

    def _write(self, entry: Entry) -> None:
        checked(entry).save(force_insert=True)
        self.entries.append(entry)

    def _offers(self) -> None:
        """What still waits for an answer: invitations, requests of outsiders, the lead."""
        for told in self.told.get("invitations", []):
            organization = self.workplaces.organizations[told["organization"]]
            reads, writes = sections_of(organization, told.get("sections"))
            invitation = Invitation.objects.create(
                **self._offer(told, organization), **self._terms(told), sections_read=reads, sections_write=writes
            )
            self._concern(invitation, told)
        for told in self.told.get("access_requests", []):
            organization = self.member(told["by"]).organization
            AccessRequest.objects.create(**self._offer(told, organization), purpose=told["purpose"])
        for told in self.told.get("lead_transfers", []):
            organization = self.workplaces.organizations[told["organization"]]
            LeadTransfer.objects.create(**self._offer(told, organization), reason=told["reason"])

    def _offer(self, told: dict[str, Any], organization: Organization) -> dict[str, Any]:
        at = self.calendar.moment(told["made"])
        return {"family": self.family, "organization": organization, "made_by": self.member(told["by"]), "made_at": at}


def sections_of(organization: Organization, chosen: list[str] | None) -> tuple[list[str], list[str]]:
    """What its kind reads and writes, or of that only the chosen sections."""
    rows = SectionDefault.objects.filter(kind=organization.kind).order_by("pk").values_list("section", "may_write")
    rows_chosen = [(section, writes) for section, writes in rows if chosen is None or section in chosen]
    return [section for section, _writes in rows_chosen], [section for section, writes in rows_chosen if writes]
