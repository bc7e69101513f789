from cases.models.entry import Entry, Visibility
from cases.models.family import Family, FamilyMember, FamilyRole, Person, Relation, Sex
from cases.models.involvement import (
    AccessRequest,
    FamilyGroupPermission,
    Ground,
    Invitation,
    Involvement,
    LeadTransfer,
    Offer,
    Section,
    SectionDefault,
)
from cases.models.note import Note
from cases.models.placement import Placement

__all__ = [
    "AccessRequest",
    "Entry",
    "Family",
    "FamilyGroupPermission",
    "FamilyMember",
    "FamilyRole",
    "Ground",
    "Invitation",
    "Involvement",
    "LeadTransfer",
    "Note",
    "Offer",
    "Person",
    "Placement",
    "Relation",
    "Section",
    "SectionDefault",
    "Sex",
    "Visibility",
]
