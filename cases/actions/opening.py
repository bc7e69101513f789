"""Opening a file: the family, its people and my own organisation as lead, all or nothing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.actions.assignment import assign_family
from cases.actions.lookup import require_unknown
from cases.actions.people import PersonFields, fill_in, identity_of, people_in_words, require_sensible
from cases.actions.taking_part import Terms, involve, require_ground, require_past, sections_for
from cases.models import Family, FamilyMember, FamilyRole, Ground, Involvement, Person, Relation
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership, Team
from organizations.roles import Action

RELATION_OF_ROLE = {
    FamilyRole.PARENT: Relation.Kind.PARENT,
    FamilyRole.STEP_PARENT: Relation.Kind.STEP_PARENT,
    FamilyRole.GRANDPARENT: Relation.Kind.GRANDPARENT,
    FamilyRole.SIBLING: Relation.Kind.SIBLING,
    FamilyRole.FOSTER_CARER: Relation.Kind.FOSTER_CARER,
    FamilyRole.NETWORK: Relation.Kind.SUPPORTER,
}
"""What a role in the family says of the relation to its children; the others say nothing of it."""


@dataclass(frozen=True)
class NewPerson:
    """Someone who comes into the file at its opening."""

    role: str
    identity: PersonFields
    phone: str = ""
    authority: str = Relation.Authority.UNKNOWN
    """Over every child of the opening; what differs by child is changed afterwards."""
    has_consented: bool = False


@dataclass(frozen=True)
class Opening:
    """On what terms my organisation opens the file, and who leads."""

    name: str
    ground: str
    purpose: str
    lead_member: Membership
    consented_on: datetime.date | None = None
    informed_on: datetime.date | None = None
    team: Team | None = None
    people: Sequence[NewPerson] = field(default_factory=tuple)


def open_new_family(opening: Opening, *, by: Membership) -> Family:
    """Open a file with my organisation as lead; an organisation the family does not know of yet takes no lead.

    Raises KnownPersonError when one of the people has a file, ValidationError for what does not hold, PermissionDenied
    for a kind of organisation that does not write about families.
    """
    _require_terms(opening, by=by)
    family = Family(name=opening.name, opened_on=timezone.localdate())
    family.clean_fields()
    members = [_member(family, new) for new in opening.people]
    for new in opening.people:
        require_unknown(identity_of(new.identity, new.role), by=by)
    with deed(), people_in_words(*(new.identity for new in opening.people)):
        family.save(force_insert=True)
        people = [(_add(member), new) for member, new in zip(members, opening.people, strict=True)]
        _relate(family, people)
        _involve(family, opening, people, by=by)
        record("family.created", by=by, action=ActionCode.CREATE, family_id=family.pk, rule=f"{opening.ground}, opened")
        if not opening.lead_member.may(Action.OPEN_FAMILY):
            assign_family(family, by=by, to=opening.lead_member)
    return family


def _require_terms(opening: Opening, *, by: Membership) -> None:
    _reads, writes = sections_for(by.organization.kind)
    if "family" not in writes:
        raise PermissionDenied(_("Uw soort organisatie opent geen dossiers."))
    require_ground(Terms(ground=opening.ground, purpose=opening.purpose), by.organization.kind)
    _require_consent(opening)
    require_past("consented_on", opening.consented_on)
    require_past("informed_on", opening.informed_on)
    if opening.lead_member.organization_id != by.organization_id:
        raise ValidationError({"lead_member": _("Kies iemand van uw eigen organisatie.")})
    if opening.team and opening.team.organization_id != by.organization_id:
        raise ValidationError({"team": _("Kies een team van uw eigen organisatie.")})
    _require_each_once(opening.people)


def _require_consent(opening: Opening) -> None:
    """As everywhere: reading that rests on consent names who gave it and when."""
    has_consented = any(new.has_consented for new in opening.people)
    if opening.ground == Ground.CONSENT and not has_consented:
        raise ValidationError(_("Kruis bij het kind of de ouder aan wie toestemming gaf."))
    if opening.ground == Ground.CONSENT and not opening.consented_on:
        raise ValidationError({"consented_on": _("Vul in wanneer de toestemming is gegeven.")})
    if opening.ground != Ground.CONSENT and (has_consented or opening.consented_on):
        raise ValidationError({"ground": _("Toestemming hoort bij de grondslag toestemming.")})


def _require_each_once(people: Sequence[NewPerson]) -> None:
    if not any(new.role == FamilyRole.CHILD for new in people):
        raise ValidationError(_("Vul ten minste één kind in."))
    numbers = Counter(new.identity.get("bsn") for new in people)
    names = Counter(
        (new.identity["first_name"].lower(), new.identity["last_name"].lower(), new.identity.get("birth_date"))
        for new in people
    )
    if any(number and times > 1 for number, times in numbers.items()):
        raise ValidationError(_("U hebt hetzelfde burgerservicenummer twee keer ingevuld."))
    if any(times > 1 for times in names.values()):
        raise ValidationError(_("U hebt dezelfde persoon twee keer ingevuld."))


def _member(family: Family, new: NewPerson) -> FamilyMember:
    """Someone with a place in the family, not saved yet. Raises ValidationError."""
    person = Person()
    fill_in(person, new.identity)
    require_sensible(person, new.role)
    member = FamilyMember(family=family, person=person, role=new.role, phone=new.phone)
    member.clean_fields(exclude=["family", "person"])
    return member


def _add(member: FamilyMember) -> Person:
    person: Person = member.person
    person.save(force_insert=True)
    member.save(force_insert=True)
    return person


def _relate(family: Family, people: Sequence[tuple[Person, NewPerson]]) -> None:
    children = [person for person, new in people if new.role == FamilyRole.CHILD]
    Relation.objects.bulk_create(
        Relation(family=family, child=child, person=person, kind=kind, authority=new.authority)
        for person, new in people
        if (kind := RELATION_OF_ROLE.get(FamilyRole(new.role)))
        for child in children
    )


def _involve(
    family: Family, opening: Opening, people: Sequence[tuple[Person, NewPerson]], *, by: Membership
) -> Involvement:
    reads, writes = sections_for(by.organization.kind)
    terms = Terms(
        ground=opening.ground,
        purpose=opening.purpose,
        consented_by=[person.pk for person, new in people if new.has_consented],
        consented_on=opening.consented_on,
        informed_on=opening.informed_on,
    )
    ours = involve(
        family=family,
        organization=by.organization,
        team=opening.team,
        terms=terms,
        sections_read=reads,
        sections_write=writes,
    )
    if ours.is_disclosed:
        ours.is_lead, ours.lead_member = True, opening.lead_member
        ours.save(update_fields=["is_lead", "lead_member"])
    return ours
