"""What can be asked of measures, requests to the court, agreements about the framework, and their explanation."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from cases.measure_kinds import CARRIED_OUT, COMPULSORY
from cases.querysets import EntryQuerySet
from cases.visibility import Terms, column, concerns_child, concerns_children_of
from organizations.periods import Today

if TYPE_CHECKING:
    from cases.models import CourtRequest, FrameworkAgreement, FrameworkExplanation, Measure

LAST_DAY = Coalesce(F("lifted_on"), F("ends_on"), Value(datetime.date.max, models.DateField()))
"""The last day of a measure: that on which it was lifted, else that of the order."""


class MeasureQuerySet(EntryQuerySet["Measure"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("course"),
            children=concerns_child(column("child")),
            day=Coalesce(
                OuterRef("lifted_on"),
                OuterRef("ends_on"),
                Value(datetime.date.max),
                output_field=models.DateField(),
            ),
            named=self.named(),
        )

    def with_child(self) -> Self:
        """With the child and the organisation; the child's number is not fetched."""
        return self.select_related("child", "organization").defer("child__bsn", "child__bsn_index")

    def in_force(self, day: Any = None) -> Self:
        """Those that hold on a day (default today in Amsterdam), by what the order says and whether it was lifted.

        One that may have lapsed unused, or unheard, is among them: whether it did is for people to say, who lift it
        then (`cases.framework` names the doubt). `day` may be a date or an expression.
        """
        on = Today() if day is None else day
        return self.alias(last_day=LAST_DAY).filter(starts_on__lte=on, last_day__gte=on)

    def compulsory(self) -> Self:
        """Those that make the framework compulsory."""
        return self.filter(kind__in=COMPULSORY)

    def ending_within(self, first: datetime.date, last: datetime.date) -> Self:
        """Those whose last day falls in a period, both days included."""
        return self.alias(last_day=LAST_DAY).filter(last_day__gte=first, last_day__lte=last)

    def not_carried_out(self) -> Self:
        """First authorisations of which nobody recorded that they were used (BW 1:265c)."""
        return self.filter(kind__in=CARRIED_OUT, carried_out_on=None, extends=None)

    def not_heard(self) -> Self:
        """Decided without hearing anybody, and no hearing recorded since (Rv 800 lid 3)."""
        return self.filter(is_unheard=True, heard_on=None)


class CourtRequestQuerySet(EntryQuerySet["CourtRequest"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("course"),
            children=concerns_child(column("child")),
            day=column("decided_on", open_end=True),
            named=self.named(),
        )

    def with_child(self) -> Self:
        """With the child and the organisation; the child's number is not fetched."""
        return self.select_related("child", "organization").defer("child__bsn", "child__bsn_index")

    def pending(self) -> Self:
        return self.filter(outcome="pending")


class FrameworkAgreementQuerySet(EntryQuerySet["FrameworkAgreement"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("course"),
            children=concerns_child(column("child")),
            day=column("ends_on", open_end=True),
            named=self.named(),
        )

    def with_child(self) -> Self:
        """With the child and the organisation; the child's number is not fetched."""
        return self.select_related("child", "organization").defer("child__bsn", "child__bsn_index")

    def in_force(self, day: Any = None) -> Self:
        """Those that hold on a day, today in Amsterdam unless told otherwise."""
        on = Today() if day is None else day
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))


class FrameworkExplanationQuerySet(EntryQuerySet["FrameworkExplanation"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("course"),
            children=concerns_children_of(self.model.children.through, "frameworkexplanation"),
            day=column("explained_on"),
            named=self.named(),
        )

    def with_person(self) -> Self:
        """With whom it was explained to, the organisation and who did it; no numbers are fetched."""
        return self.select_related("person", "organization", "recorded_by__user").defer(
            "person__bsn", "person__bsn_index"
        )
