"""The ten files and their columns. What a file is called and holds is a promise to agencies: change it with care."""

from __future__ import annotations

from cases.models import Family, FamilyMember, Ground, Involvement, Person, Placement, Relation
from contacts.importing.cells import one_of, several
from contacts.importing.tables import Column, column, reference
from contacts.models import ContactArrangement, ContactMoment
from organizations.models import Membership, Organization, Team, User

GROUNDS = [Ground.CONSENT.value, Ground.LEGAL_DUTY.value]

LAYOUT: dict[str, list[Column]] = {
    "organizations.csv": [
        column(Organization, "code"),
        column(Organization, "name"),
        column(Organization, "kind"),
    ],
    "teams.csv": [
        reference("organization"),
        column(Team, "code"),
        column(Team, "name"),
    ],
    "workers.csv": [
        column(User, "email"),
        column(User, "name"),
        reference("organization"),
        reference("team", is_required=False),
        column(Membership, "role"),
    ],
    "families.csv": [
        column(Family, "code", is_required=True),
        column(Family, "name"),
    ],
    "people.csv": [
        column(Person, "code", is_required=True),
        reference("family"),
        column(Person, "first_name"),
        column(Person, "last_name"),
        column(Person, "birth_date"),
        column(Person, "sex"),
        column(FamilyMember, "family_role", field="role"),
        column(Person, "deceased_on"),
        column(Person, "bsn"),
    ],
    "relations.csv": [
        reference("child"),
        reference("person"),
        column(Relation, "relation", field="kind"),
        column(Relation, "authority"),
    ],
    "involvements.csv": [
        reference("family"),
        reference("organization"),
        reference("team"),
        column(Involvement, "is_lead", is_required=True),
        column(Involvement, "ground", read=one_of(GROUNDS)),
        column(Involvement, "starts_on"),
        column(Involvement, "ends_on"),
    ],
    "placements.csv": [
        reference("child"),
        column(Placement, "kind"),
        reference("provider", is_required=False),
        column(Placement, "starts_on"),
        column(Placement, "ends_on"),
    ],
    "arrangements.csv": [
        column(ContactArrangement, "code", is_required=True),
        reference("child"),
        reference("person"),
        column(ContactArrangement, "form_class"),
        column(ContactArrangement, "source"),
        column(ContactArrangement, "times"),
        column(ContactArrangement, "every"),
        column(ContactArrangement, "unit"),
        column(ContactArrangement, "minutes"),
        column(ContactArrangement, "supervision"),
        column(ContactArrangement, "starts_on"),
        column(ContactArrangement, "ends_on"),
        column(ContactArrangement, "reason"),
    ],
    "contacts.csv": [
        column(ContactMoment, "code", is_required=True),
        reference("child"),
        Column("persons", read=several),
        column(ContactMoment, "form"),
        column(ContactMoment, "status", field="outcome"),
        column(ContactMoment, "side"),
        column(ContactMoment, "reason"),
        column(ContactMoment, "planned_start"),
        column(ContactMoment, "started_at"),
        column(ContactMoment, "ended_at"),
        column(ContactMoment, "supervision"),
        reference("organization"),
        reference("moved_to", is_required=False),
    ],
}
