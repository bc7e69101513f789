from cases.models.draft import Draft
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
from cases.models.outbox import DeliveredLetter
from cases.models.placement import Placement
from cases.models.statement import NoteStatement, PlacementStatement, Statement
from cases.models.term import TermCorrection, TermDone, TermSettings
from cases.statements import StatementQuerySet

__all__ = [
    "AccessRequest",
    "DeliveredLetter",
    "Draft",
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
    "NoteStatement",
    "Offer",
    "Person",
    "Placement",
    "PlacementStatement",
    "Relation",
    "Section",
    "SectionDefault",
    "Sex",
    "Statement",
    "StatementQuerySet",
    "TermCorrection",
    "TermDone",
    "TermSettings",
    "Visibility",
]
