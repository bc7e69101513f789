"""What someone of the family says about a piece of their file, in their own words."""

from __future__ import annotations

from typing import Any

import uuid_utils.compat
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.decision import Decision
from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.framework import FrameworkAgreement
from cases.models.measure import CourtRequest, Measure
from cases.models.note import Note, fits, not_too_long
from cases.models.placement import Placement
from cases.models.safety import Concern, SafetyAgreement
from cases.statements import StatementQuerySet
from organizations.models import Membership, Organization
from organizations.periods import plausible_date


class Statement(models.Model):
    """A statement of a parent or child, added to an entry at their request (eigen verklaring, Jeugdwet 7.3.8 lid 2).

    It goes where the entry goes, is read by whoever reads the entry's words, and is never changed or removed by staff:
    the application's role in the database can only add it. Whoever wants to say something else adds another.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("verklaring van"))
    words = models.TextField(_("in eigen woorden"), validators=[not_too_long])
    stated_on = models.DateField(_("gegeven op"), validators=[plausible_date])
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", editable=False)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["stated_on", "id"]
        constraints = [fits("%(class)s_fits", "words")]

    def __str__(self) -> str:
        return f"{self.person}, {self.stated_on}"


def statements_about(entries: type[Entry]) -> Any:
    """The model of statements about entries of this kind."""
    relation: Any = entries._meta.fields_map["statements"]
    return relation.related_model


class NoteStatement(Statement):
    entry = models.ForeignKey(Note, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["NoteStatement"].as_manager()


class PlacementStatement(Statement):
    entry = models.ForeignKey(Placement, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["PlacementStatement"].as_manager()


class SafetyAgreementStatement(Statement):
    entry = models.ForeignKey(SafetyAgreement, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["SafetyAgreementStatement"].as_manager()


class ConcernStatement(Statement):
    entry = models.ForeignKey(Concern, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["ConcernStatement"].as_manager()


class DecisionStatement(Statement):
    entry = models.ForeignKey(Decision, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["DecisionStatement"].as_manager()


class MeasureStatement(Statement):
    entry = models.ForeignKey(Measure, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["MeasureStatement"].as_manager()


class RequestStatement(Statement):
    entry = models.ForeignKey(CourtRequest, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["RequestStatement"].as_manager()


class AgreementStatement(Statement):
    entry = models.ForeignKey(FrameworkAgreement, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["AgreementStatement"].as_manager()
