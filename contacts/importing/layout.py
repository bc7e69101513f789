"""The files and their columns: ten that are always there, seven that may be left out.

What a file is called and holds is a promise to agencies: change it with care.
"""

from __future__ import annotations

from dataclasses import fields

from cases.hearings import Before
from cases.measure_kinds import Threat
from cases.models import (
    CourtRequest,
    Decision,
    Family,
    FamilyMember,
    FrameworkAgreement,
    Ground,
    Involvement,
    LastResort,
    Measure,
    NeedView,
    Participation,
    Person,
    Placement,
    Relation,
)
from contacts.importing.cells import one_of, several, several_of
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

OPTIONAL: dict[str, list[Column]] = {
    "measures.csv": [
        reference("child"),
        column(Measure, "kind"),
        column(Measure, "court"),
        column(Measure, "order_number"),
        column(Measure, "ordered_on"),
        column(Measure, "starts_on"),
        column(Measure, "ends_on"),
        column(Measure, "lifted_on"),
        column(Measure, "lift_reason"),
        column(Measure, "carried_out_on"),
        column(Measure, "is_unheard", is_required=True),
        column(Measure, "heard_on"),
        column(Measure, "threats", read=several_of(Threat.values)),
        column(Measure, "ground"),
    ],
    "court_requests.csv": [
        reference("child"),
        column(CourtRequest, "measure_kind"),
        column(CourtRequest, "requested_by"),
        column(CourtRequest, "requested_on"),
        column(CourtRequest, "is_extension", is_required=True),
        column(CourtRequest, "outcome"),
        column(CourtRequest, "decided_on"),
        column(CourtRequest, "help_instead"),
        column(CourtRequest, "discussed_with_child"),
        column(CourtRequest, "discussion"),
        column(CourtRequest, "child_reaction"),
    ],
    "framework_agreements.csv": [
        reference("child"),
        column(FrameworkAgreement, "framework"),
        column(FrameworkAgreement, "starts_on"),
        column(FrameworkAgreement, "ends_on"),
        column(FrameworkAgreement, "end_reason"),
        column(FrameworkAgreement, "review_on"),
        Column("with_whom", read=several),
        column(FrameworkAgreement, "agreements"),
    ],
    "decisions.csv": [
        reference("code"),
        reference("family"),
        Column("children", read=several),
        reference("organization"),
        column(Decision, "kind"),
        column(Decision, "title"),
        column(Decision, "decided_on"),
        column(Decision, "decided_by"),
        column(Decision, "framework"),
        column(Decision, "legal_basis"),
        column(Decision, "ground"),
    ],
    "participations.csv": [
        reference("decision"),
        reference("person"),
        column(Participation, "informed_on"),
        column(Participation, "asked_on"),
        column(Participation, "opinion"),
        column(Participation, "weighed"),
        column(Participation, "agreement", is_required=False),
        column(Participation, "reason_not_asked"),
        column(Participation, "reason_words"),
        column(Participation, "was_present", is_required=True),
        column(Participation, "written_on"),
        column(Participation, "remedies_on"),
    ],
    "last_resorts.csv": [
        reference("decision"),
        *(column(LastResort, field.name) for field in fields(Before)),
    ],
    "views.csv": [
        reference("domain"),
        reference("family"),
        reference("child", is_required=False),
        reference("person", is_required=False),
        reference("organization"),
        column(NeedView, "seen_on"),
        column(NeedView, "going_well"),
        column(NeedView, "worries"),
        column(NeedView, "needed"),
        column(NeedView, "urgency"),
    ],
}
"""Lists of the course, for who has them. `code` in `decisions.csv` is what the two files behind it call a decision."""
