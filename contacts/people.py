"""Who can be in a contact of a family, and what its forms warn of."""

from __future__ import annotations

from django.db.models import Exists

from cases.access import involvement_of
from cases.models import Family, FamilyMember, FamilyRole, Placement
from cases.pages import SECRETS
from cases.readers import organizations_to_choose
from contacts.forms.moments import People
from organizations.models import Membership


def people_of(family: Family, *, by: Membership) -> People:
    """Children inside the wall, everyone else by role, and the organisations that can be chosen as readers."""
    members = FamilyMember.objects.visible_to(by).filter(family=family).select_related("person").defer(*SECRETS)
    inside = set(FamilyMember.objects.children_for(by).filter(family=family).values_list("person", flat=True))
    listed = list(members)
    return People(
        children=[one for one in listed if one.person_id in inside],
        others=sorted((one for one in listed if one.person_id not in inside), key=_closest_first),
        organizations=organizations_to_choose(family, by=by),
        owner=by.organization,
    )


def _closest_first(member: FamilyMember) -> int:
    return list(FamilyRole.values).index(member.role)


def writes_contact(family: Family, *, by: Membership) -> bool:
    ours = involvement_of(family, by=by)
    return ours is not None and "contact" in ours.sections_write


def has_protected_place(family: Family) -> bool:
    """An address or a place in this family is protected, whoever recorded it: words must not give it away."""
    addresses = FamilyMember.objects.filter(family=family, is_address_protected=True)
    places = Placement.objects.filter(family=family, is_place_protected=True)
    return Family.objects.filter(pk=family.pk).filter(Exists(addresses) | Exists(places)).exists()
