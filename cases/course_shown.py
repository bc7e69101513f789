"""The course of a family, child by child: what a court decided, what was asked of it, what was agreed instead."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from cases.models import (
    AgreementStatement,
    CourtRequest,
    Family,
    FamilyMember,
    FamilyRole,
    FrameworkAgreement,
    FrameworkExplanation,
    Measure,
    MeasureStatement,
    Person,
    Placement,
    RequestStatement,
)
from cases.names import Names, called, listing, on_last_day
from cases.statements_shown import add_statements
from organizations.models import Membership


@dataclass
class ChildCourse:
    """One child: what holds now or is to come, what the court has yet to say, and what is over."""

    key: uuid.UUID
    name: str
    code: str = ""
    """Its framework today."""
    is_placed: bool = False
    """It lives elsewhere today: an authorisation is in use."""
    measures: list[Measure] = field(default_factory=list)
    agreements: list[FrameworkAgreement] = field(default_factory=list)
    pending: list[CourtRequest] = field(default_factory=list)
    past_measures: list[Measure] = field(default_factory=list)
    past_agreements: list[FrameworkAgreement] = field(default_factory=list)
    decided: list[CourtRequest] = field(default_factory=list)

    @property
    def has_past(self) -> bool:
        return bool(self.past_measures or self.past_agreements or self.decided)

    @property
    def is_empty(self) -> bool:
        return not (self.measures or self.agreements or self.pending or self.has_past)


@dataclass(frozen=True)
class ExplanationLine:
    explanation: FrameworkExplanation
    person: str
    children: str


@dataclass(frozen=True)
class Course:
    """Everything the page of measures shows."""

    children: list[ChildCourse]
    explanations: list[ExplanationLine]
    not_explained: list[str]
    """Parents to whom nobody explained what holds since it began."""
    extended: set[uuid.UUID]
    """The measures that were extended already."""


def course_of(family: Family, context: dict[str, Any], *, by: Membership) -> Course:
    """Every child inside the wall; of who left its own entries, with the names of its last day. Eight queries."""
    measures = list(Measure.objects.visible_to(by).filter(family=family).with_child())
    requests = list(CourtRequest.objects.visible_to(by).filter(family=family).with_child())
    people = Prefetch("with_whom", queryset=Person.objects.only("first_name", "last_name"))
    agreed = FrameworkAgreement.objects.visible_to(by).filter(family=family).with_child()
    agreements = list(agreed.prefetch_related(people))
    about = Prefetch("children", queryset=Person.objects.only("first_name", "last_name"))
    told = FrameworkExplanation.objects.visible_to(by).filter(family=family).with_person()
    explanations = list(told.prefetch_related(about))
    names = names_of_course(family, context, [*measures, *requests, *agreements], explanations, by=by)
    add_statements(measures, MeasureStatement, family, names, by=by)
    add_statements(requests, RequestStatement, family, names, by=by)
    add_statements(agreements, AgreementStatement, family, names, by=by)
    children = {key: ChildCourse(key, names[key]) for key in children_of(context, [*measures, *requests, *agreements])}
    sort_into(children, measures, requests, agreements)
    if context["framework"]:
        placed = placed_today(context["placements"])
        for key, code in context["framework"].codes.items():
            children[key].code, children[key].is_placed = code, key in placed
    return Course(
        children=list(children.values()),
        explanations=[explanation_line(each, names) for each in explanations],
        not_explained=not_explained(context, explanations) if context["involvement"] else [],
        extended={measure.extends_id for measure in measures if measure.extends_id},
    )


def placed_today(placements: Iterable[Placement]) -> set[uuid.UUID]:
    """The children that live elsewhere today."""
    today = timezone.localdate()
    return {each.child_id for each in placements if each.starts_on <= today <= (each.ends_on or today)}


def names_of_course(
    family: Family,
    context: dict[str, Any],
    rows: Iterable[Any],
    explanations: Iterable[FrameworkExplanation],
    *,
    by: Membership,
) -> Names:
    """What to call everybody: as the family does, or as known on the last day of an organisation that left."""
    if context["involvement"]:
        return called(context["members"])
    people = {row.child_id: row.child for row in rows}
    people |= {each.person_id: each.person for each in explanations}
    people |= {child.pk: child for each in explanations for child in each.children.all()}
    return on_last_day(people.values(), family, by=by)


def children_of(context: dict[str, Any], rows: Iterable[Any]) -> list[uuid.UUID]:
    inside = [member.person_id for member in context["members"] if member.is_concerned]
    return list(dict.fromkeys([*inside, *(row.child_id for row in rows)]))


def sort_into(
    children: dict[uuid.UUID, ChildCourse],
    measures: Iterable[Measure],
    requests: Iterable[CourtRequest],
    agreements: Iterable[FrameworkAgreement],
) -> None:
    today = timezone.localdate()
    for measure in measures:
        child = children[measure.child_id]
        (child.past_measures if is_over(measure.last_day, today) else child.measures).append(measure)
    for request in requests:
        child = children[request.child_id]
        (child.pending if request.is_pending else child.decided).append(request)
    for agreement in agreements:
        child = children[agreement.child_id]
        (child.past_agreements if is_over(agreement.ends_on, today) else child.agreements).append(agreement)


def is_over(last: datetime.date | None, today: datetime.date) -> bool:
    return last is not None and last < today


def explanation_line(explanation: FrameworkExplanation, names: Names) -> ExplanationLine:
    children = listing(names.get(child.pk, child.full_name) for child in explanation.children.all())
    person = names.get(explanation.person_id, explanation.person.full_name)
    return ExplanationLine(explanation, person, children)


def not_explained(context: dict[str, Any], explanations: Sequence[FrameworkExplanation]) -> list[str]:
    """Parents nobody told since what holds today began; nobody where nothing holds."""
    since = max((one.starts_on for one in context["holding"]), default=None)
    if since is None:
        return []
    told = {each.person_id for each in explanations if each.explained_on >= since}
    members: list[FamilyMember] = context["members"]
    return [each.called for each in members if each.role == FamilyRole.PARENT and each.person_id not in told]
