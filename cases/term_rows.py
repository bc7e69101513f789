"""What the counting of terms must know, for one family or for many: one query, each part of it through its own rule.

`cases.term_question` composes it once for each kind of reader, so nothing here may hold a day or a person of its own.
Other rooms add what they know with `fill_terms`: rows of the same columns (`rows_of`), so that the question stays one.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import Cast, TruncDate

from cases.models import (
    Concern,
    CourtRequest,
    FrameworkAgreement,
    Measure,
    Note,
    Placement,
    SafetyAgreement,
    StepState,
    TermCorrection,
    TermDone,
    TermSettings,
)
from organizations.models import Kind, Membership
from organizations.periods import Today

VISITS_BACK = 400
"""Days back that a visit of the GI is looked for: its term is five working days after the measure began."""


class Row(NamedTuple):
    """One row of the question, of any kind; what a column holds depends on `source` (see `cases.term_facts`)."""

    source: str
    key: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID
    person: uuid.UUID | None
    other: uuid.UUID | None
    kind: str
    name: str
    owner: str
    first_on: datetime.date
    second_on: datetime.date | None
    third_on: datetime.date | None
    fourth_on: datetime.date | None
    fifth_on: datetime.date | None
    sixth_on: datetime.date | None
    seventh_on: datetime.date | None
    flag: bool


TYPES: dict[type, Callable[[], models.Field[Any, Any]]] = {
    uuid.UUID: models.UUIDField,
    str: models.TextField,
    datetime.date: models.DateField,
    bool: models.BooleanField,
}
COLUMNS: dict[str, type] = {
    "source": str,
    "key": uuid.UUID,
    "family": uuid.UUID,
    "child": uuid.UUID,
    "person": uuid.UUID,
    "other": uuid.UUID,
    "kind": str,
    "name": str,
    "owner": str,
    "first_on": datetime.date,
    "second_on": datetime.date,
    "third_on": datetime.date,
    "fourth_on": datetime.date,
    "fifth_on": datetime.date,
    "sixth_on": datetime.date,
    "seventh_on": datetime.date,
    "flag": bool,
}

Rows = models.QuerySet[Any, Any]
Families = Any
"""Keys of families, or a queryset of them."""
Source = Callable[[Membership, Families], Iterable[Rows]]

_sources: list[Source] = []


def fill_terms(source: Source) -> None:
    """Add rows of another room; its querysets go through `visible_to`, and `rows_of` shapes them."""
    _sources.append(source)


def rows_of(source: str, rows: models.QuerySet[Any], **columns: Any) -> Rows:
    """These rows in the columns of `Row`; a column is the name of a field or an expression, else it is empty."""
    said = {"source": Value(source), "key": "pk", "family": "family", **columns}
    return rows.order_by().values_list(*(_typed(said.get(name), kind) for name, kind in COLUMNS.items()))


def days_ago(number: int) -> Func:
    """A day before today in Amsterdam, by the database: the question is composed once and asked on many days."""
    return Func(Today(), Value(number), function="date_mii", output_field=models.DateField())


def _typed(said: Any, kind: type) -> Cast:
    nothing = Value({str: "", bool: False}.get(kind))
    expression = F(said) if isinstance(said, str) else nothing if said is None else said
    return Cast(expression, TYPES[kind]())


# --- asking ----------------------------------------------------------------------------------------------------------


def question(member: Membership, families: Families) -> Rows:
    """Everything the terms of these families depend on, as far as the member reads it, as one query."""
    settings = rows_of("settings", TermSettings.objects.filter(organization=member.organization_id), **WITHOUT_FAMILY)
    parts = [*_course(member, families), *_agreed(member, families), *_answers(member, families)]
    for source in _sources:
        parts += source(member, families)
    return settings.union(*parts, all=True)


WITHOUT_FAMILY: dict[str, Any] = {"family": Value(None), "flag": "rolls_to_working_day"}


def _course(member: Membership, families: Families) -> Iterable[Rows]:
    yield rows_of(
        "measure",
        Measure.objects.visible_to(member).filter(family__in=families),
        child="child",
        other="extends",
        kind="kind",
        first_on="ordered_on",
        second_on="starts_on",
        third_on="ends_on",
        fourth_on="lifted_on",
        fifth_on="carried_out_on",
        sixth_on="heard_on",
        seventh_on="child__birth_date",
        flag="is_unheard",
    )
    yield rows_of(
        "request",
        CourtRequest.objects.visible_to(member).filter(family__in=families),
        child="child",
        kind="measure_kind",
        name="outcome",
        first_on="requested_on",
        second_on="decided_on",
        flag="is_extension",
    )
    yield rows_of(
        "placement",
        Placement.objects.visible_to(member).filter(family__in=families),
        child="child",
        kind="kind",
        first_on="starts_on",
        second_on="ends_on",
    )
    visits = Note.objects.visible_to(member).filter(
        family__in=families,
        organization__kind=Kind.GI,
        kind__in=[Note.Kind.HOME_VISIT, Note.Kind.CALL],
        happened_on__gte=days_ago(VISITS_BACK),
    )
    yield rows_of("visit", visits, child="about", first_on="happened_on")
    yield _reports(member, families)


def _reports(member: Membership, families: Families) -> Rows:
    """What Veilig Thuis itself recorded of reports made to it."""
    received = Concern.objects.visible_to(member).filter(
        family__in=families,
        organization__kind=Kind.VEILIG_THUIS,
        kind=Concern.Kind.REPORT_TO_SAFE_HOME,
        reported_on__gte=days_ago(VISITS_BACK),
    )
    return rows_of("report", received, first_on="reported_on", second_on="settled_on")


def _agreed(member: Membership, families: Families) -> Iterable[Rows]:
    reviewed = Q(family__in=families, review_on__isnull=False)
    yield rows_of(
        "agreed",
        FrameworkAgreement.objects.visible_to(member).in_force().filter(reviewed),
        child="child",
        kind=Value("A2"),
        first_on="review_on",
        second_on="starts_on",
        third_on="ends_on",
    )
    yield rows_of(
        "agreed",
        SafetyAgreement.objects.visible_to(member).in_force().filter(reviewed),
        kind=Value("A3"),
        first_on="review_on",
        second_on="starts_on",
        third_on="ends_on",
    )
    steps = StepState.objects.visible_to(member)
    same = Q(family=OuterRef("family"), code=OuterRef("code")) & (Q(child=OuterRef("child")) | Q(child=None))
    said_later = Exists(steps.filter(same, changed_at__gt=OuterRef("changed_at")))
    waiting = steps.filter(~said_later, family__in=families, state=StepState.State.OPEN, due_on__isnull=False)
    yield rows_of("agreed", waiting, child="child", kind=Value("A4"), name="code", first_on="due_on")


def _answers(member: Membership, families: Families) -> Iterable[Rows]:
    is_ours = Case(When(organization=member.organization_id, then=Value(True)), default=Value(False))
    shared: dict[str, Any] = {
        "child": "child",
        "other": "subject",
        "kind": "rule",
        "owner": "organization__name",
        "second_on": "computed_on",
        "third_on": TruncDate("recorded_at"),
        "flag": is_ours,
    }
    for model, day, words in ((TermCorrection, "due_on", "reason"), (TermDone, "done_on", "words")):
        said: Any = model
        standing = said.objects.visible_to(member).standing().filter(family__in=families)
        yield rows_of(said.__name__, standing, first_on=day, name=words, **shared)
