from cases.models.decision import Decision, LastResort, LastResortAnswer, Participation
from cases.models.draft import Draft
from cases.models.entry import Entry, Visibility
from cases.models.family import Family, FamilyMember, FamilyRole, Person, Relation, Sex
from cases.models.framework import Framework, FrameworkAgreement, FrameworkExplanation
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
from cases.models.measure import CourtRequest, Measure
from cases.models.note import Note
from cases.models.outbox import DeliveredLetter
from cases.models.placement import Placement
from cases.models.safety import Concern, SafetyAgreement
from cases.models.statement import (
    AgreementStatement,
    ConcernStatement,
    DecisionStatement,
    MeasureStatement,
    NoteStatement,
    PlacementStatement,
    RequestStatement,
    SafetyAgreementStatement,
    Statement,
    statements_about,
)
from cases.models.step import StepState
from cases.models.term import TermCorrection, TermDone, TermSettings
from cases.models.view import DifferenceTalk, LifeDomain, NeedView, NeedViewStatement, Urgency
from cases.statements import StatementQuerySet

__all__ = [
    "AccessRequest",
    "AgreementStatement",
    "Concern",
    "ConcernStatement",
    "CourtRequest",
    "Decision",
    "DecisionStatement",
    "DeliveredLetter",
    "DifferenceTalk",
    "Draft",
    "Entry",
    "Family",
    "FamilyGroupPermission",
    "FamilyMember",
    "FamilyRole",
    "Framework",
    "FrameworkAgreement",
    "FrameworkExplanation",
    "Ground",
    "Invitation",
    "Involvement",
    "LastResort",
    "LastResortAnswer",
    "LeadTransfer",
    "LifeDomain",
    "Measure",
    "MeasureStatement",
    "NeedView",
    "NeedViewStatement",
    "Note",
    "NoteStatement",
    "Offer",
    "Participation",
    "Person",
    "Placement",
    "PlacementStatement",
    "Relation",
    "RequestStatement",
    "SafetyAgreement",
    "SafetyAgreementStatement",
    "Section",
    "SectionDefault",
    "Sex",
    "Statement",
    "StatementQuerySet",
    "StepState",
    "TermCorrection",
    "TermDone",
    "TermSettings",
    "Urgency",
    "Visibility",
    "statements_about",
]
