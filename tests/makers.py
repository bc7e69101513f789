"""Plain functions that make what a test needs, past the doors: the doors are what is tested."""

import datetime
import itertools
from typing import Any

import uuid_utils.compat
from django.contrib.auth.models import Group
from guardian.shortcuts import assign_perm

from cases.models import (
    Concern,
    CourtRequest,
    Decision,
    DifferenceTalk,
    Family,
    FamilyMember,
    FrameworkAgreement,
    FrameworkExplanation,
    Involvement,
    Measure,
    NeedView,
    Note,
    Participation,
    Person,
    Placement,
    Relation,
    SafetyAgreement,
    SectionDefault,
    StepState,
)
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment, ContactPerson, ContactWish
from organizations.models import Membership, Organization, Team, User

PASSWORD = "een-lang-wachtwoord-7"
LONG_AGO = datetime.date(2020, 1, 1)

_numbers = itertools.count(1)


def today(days: int = 0) -> datetime.date:
    """Today in Amsterdam, plus a number of days."""
    return datetime.datetime.now(AMSTERDAM).date() + datetime.timedelta(days)


def local(day: datetime.date, hour: int = 15, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


def make_group(of: str) -> Group:
    return Group.objects.create(name=f"{of}:{uuid_utils.compat.uuid7()}")


def make_organization(kind: str = "gi", name: str = "", code: str = "") -> Organization:
    number = next(_numbers)
    return Organization.objects.create(code=code or f"{kind}-{number}", name=name or f"{kind} {number}", kind=kind)


def make_team(organization: Organization, name: str = "Team") -> Team:
    number = next(_numbers)
    return Team.objects.create(organization=organization, code=f"t{number}", name=name, group=make_group("team"))


def make_user(name: str = "Iemand Anders", email: str = "") -> User:
    return User.objects.create_user(email or f"mens{next(_numbers)}@voorbeeld.example", name, PASSWORD)


def make_member(
    organization: Organization, role: str, name: str = "", team: Team | None = None, **more: Any
) -> Membership:
    """Someone who works there; `user=` gives an existing person a second employer."""
    user = more.pop("user", None) or make_user(name or f"{role} bij {organization}")
    fields = {"starts_on": LONG_AGO, "phone": "088 000 00 00"} | more
    return Membership.objects.create(
        user=user, organization=organization, role=role, team=team, group=make_group("membership"), **fields
    )


def make_family(name: str = "Jansen") -> Family:
    return Family.objects.create(name=name, opened_on=LONG_AGO)


def make_person(first_name: str = "Sam", last_name: str = "Jansen", **more: Any) -> Person:
    return Person.objects.create(first_name=first_name, last_name=last_name, **more)


def make_child(family: Family, first_name: str = "Noor", age: int = 9, **more: Any) -> Person:
    """A child in the family, born `age` years and half a year ago."""
    birth_date = more.pop("birth_date", None) or today(-int((age + 0.5) * 365.25))
    return _join(family, "child", make_person(first_name, family.name, birth_date=birth_date, **more))


def make_parent(family: Family, *children: Person, first_name: str = "Elif", **more: Any) -> Person:
    """A parent with authority over these children."""
    parent = _join(family, "parent", make_person(first_name, family.name, birth_date=datetime.date(1990, 5, 1)), **more)
    for child in children:
        Relation.objects.create(family=family, child=child, person=parent, kind="parent", authority="yes")
    return parent


def _join(family: Family, role: str, person: Person, **more: Any) -> Person:
    FamilyMember.objects.create(family=family, person=person, role=role, **more)
    return person


def involve(
    family: Family, organization: Organization, *, children: tuple[Person, ...] = (), **more: Any
) -> Involvement:
    """Take part since long ago, with the sections of its kind."""
    defaults = SectionDefault.objects.filter(kind=organization.kind)
    fields: dict[str, Any] = {
        "ground": "consent",
        "purpose": "samen helpen",
        "sections_read": [row.section for row in defaults],
        "sections_write": [row.section for row in defaults if row.may_write],
        "starts_on": LONG_AGO,
    } | more
    involvement = Involvement.objects.create(family=family, organization=organization, **fields)
    involvement.children.set(children)
    return involvement


def assign(family: Family, to: Membership | Team) -> None:
    assign_perm("work_on_family", to.group, family)


def make_note(family: Family, organization: Organization, *about: Person, facts: str = "Koffie", **more: Any) -> Note:
    fields: dict[str, Any] = {"happened_on": today(-3), "kind": "call"} | more
    shared_with = fields.pop("shared_with", ())
    note = Note.objects.create(family=family, organization=organization, facts=facts, **fields)
    note.about.set(about)
    note.shared_with.set(shared_with)
    return note


def make_placement(family: Family, organization: Organization, child: Person, **more: Any) -> Placement:
    fields: dict[str, Any] = {"kind": "foster_care", "place": "pleeggezin Van Veen", "starts_on": today(-84)} | more
    return Placement.objects.create(family=family, organization=organization, child=child, **fields)


def make_safety_agreement(
    family: Family, organization: Organization, *children: Person, agreement: str = "Opa haalt op", **more: Any
) -> SafetyAgreement:
    fields: dict[str, Any] = {"starts_on": today(-20)} | more
    acting = {name: fields.pop(name, ()) for name in ("acting_people", "acting_organizations")}
    row = SafetyAgreement.objects.create(family=family, organization=organization, agreement=agreement, **fields)
    row.children.set(children)
    row.acting_people.set(acting["acting_people"])
    row.acting_organizations.set(acting["acting_organizations"])
    return row


def make_concern(
    family: Family, organization: Organization, *children: Person, words: str = "Blauwe plekken", **more: Any
) -> Concern:
    fields: dict[str, Any] = {"kind": "concern", "noticed_on": today(-10)} | more
    row = Concern.objects.create(family=family, organization=organization, words=words, **fields)
    row.children.set(children)
    return row


def make_step_state(
    family: Family, organization: Organization, code: str, child: Person | None = None, **more: Any
) -> StepState:
    fields: dict[str, Any] = {"state": "done", "done_on": today(-1)} | more
    return StepState.objects.create(family=family, organization=organization, code=code, child=child, **fields)


def make_measure(family: Family, organization: Organization, child: Person, **more: Any) -> Measure:
    """A supervision order of a year that began twelve weeks ago, unless told otherwise."""
    fields: dict[str, Any] = {"kind": "ots", "ordered_on": today(-84), "starts_on": today(-84), "ends_on": today(280)}
    return Measure.objects.create(family=family, organization=organization, child=child, **fields | more)


def make_request(family: Family, organization: Organization, child: Person, **more: Any) -> CourtRequest:
    """The GI asks for an extension, and there is no answer yet."""
    fields: dict[str, Any] = {"measure_kind": "ots", "requested_by": "gi", "requested_on": today(-5)} | more
    return CourtRequest.objects.create(family=family, organization=organization, child=child, **fields)


def make_agreement(
    family: Family, organization: Organization, child: Person, *with_whom: Person, **more: Any
) -> FrameworkAgreement:
    """Help by agreement, since four weeks."""
    fields: dict[str, Any] = {"framework": "vrijwillig", "starts_on": today(-28)} | more
    agreement = FrameworkAgreement.objects.create(family=family, organization=organization, child=child, **fields)
    agreement.with_whom.set(with_whom)
    return agreement


def make_explanation(
    family: Family, organization: Organization, person: Person, *children: Person, **more: Any
) -> FrameworkExplanation:
    fields: dict[str, Any] = {
        "explained_on": today(-2),
        "way": "talk",
        "language": "Nederlands",
        "understood": "yes",
    } | more
    explanation = FrameworkExplanation.objects.create(family=family, organization=organization, person=person, **fields)
    explanation.children.set(children)
    return explanation


def make_decision(family: Family, organization: Organization, *children: Person, **more: Any) -> Decision:
    """A decision about these children; `hearings` are fields of participations, by person."""
    fields: dict[str, Any] = {
        "kind": "contact",
        "title": "Elke week bezoek",
        "decided_on": today(-5),
        "decided_by": "de jeugdbeschermer",
        "framework": "gedwongen",
    } | more
    shared_with, hearings = fields.pop("shared_with", ()), fields.pop("hearings", {})
    decision = Decision.objects.create(family=family, organization=organization, **fields)
    decision.children.set(children)
    decision.shared_with.set(shared_with)
    for person, said in hearings.items():
        Participation.objects.create(decision=decision, person=person, **said)
    return decision


def make_arrangement(
    family: Family, organization: Organization, child: Person, person: Person, **more: Any
) -> ContactArrangement:
    fields: dict[str, Any] = {
        "form_class": "in_person",
        "source": "agreement",
        "times": 1,
        "every": 1,
        "unit": "week",
        "starts_on": today(-84),
    } | more
    return ContactArrangement.objects.create(
        family=family, organization=organization, child=child, person=person, **fields
    )


def make_moment(
    family: Family, organization: Organization, child: Person, *persons: Person, **more: Any
) -> ContactMoment:
    """A contact of this child; held yesterday afternoon unless told otherwise."""
    fields: dict[str, Any] = {"form": "visit_home", "outcome": "held"} | more
    if "planned_start" not in fields and "started_at" not in fields:
        fields |= (
            {"started_at": local(today(-1))} if fields["outcome"] == "held" else {"planned_start": local(today(-1))}
        )
    shared_with = fields.pop("shared_with", ())
    moment = ContactMoment.objects.create(family=family, organization=organization, child=child, **fields)
    moment.shared_with.set(shared_with)
    ContactPerson.objects.bulk_create(ContactPerson(moment=moment, child=child, person=person) for person in persons)
    return moment


def make_wish(
    family: Family, organization: Organization, child: Person, person: Person, words: str = "Vaker bellen", **more: Any
) -> ContactWish:
    """A wish of the child itself, unless told otherwise."""
    fields: dict[str, Any] = {"wisher": child, "asked_on": today(-2)} | more
    return ContactWish.objects.create(
        family=family, organization=organization, child=child, person=person, words=words, **fields
    )


def make_view(family: Family, organization: Organization, domain: str = "housing", **more: Any) -> NeedView:
    """What the organisation thinks is needed; `person=` makes it the view of that person, taken down by it."""
    fields: dict[str, Any] = {"urgency": "now", "seen_on": today(-5)} | more
    fields.setdefault("needed", "" if fields["urgency"] == "none" else "Een eigen woning")
    shared_with = fields.pop("shared_with", ())
    view = NeedView.objects.create(family=family, organization=organization, domain_id=domain, **fields)
    view.shared_with.set(shared_with)
    return view


def make_talk(family: Family, organization: Organization, domain: str = "housing", **more: Any) -> DifferenceTalk:
    fields: dict[str, Any] = {"discussed_on": today(-1), "agreed": "Samen naar de woningbouw"} | more
    shared_with, with_people = fields.pop("shared_with", ()), fields.pop("with_people", ())
    talk = DifferenceTalk.objects.create(family=family, organization=organization, domain_id=domain, **fields)
    talk.shared_with.set(shared_with)
    talk.with_people.set(with_people)
    return talk
