"""The whole demonstration at once, into an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from cases.models import (
    AccessRequest,
    Concern,
    CourtRequest,
    Decision,
    DifferenceTalk,
    FrameworkAgreement,
    FrameworkExplanation,
    Invitation,
    LeadTransfer,
    Measure,
    NeedView,
    Note,
    Placement,
    SafetyAgreement,
    StepState,
)
from contacts.demonstration.contact import ContactStory
from contacts.demonstration.course import CourseStory
from contacts.demonstration.dates import Calendar
from contacts.demonstration.families import Story
from contacts.demonstration.log import write_log
from contacts.demonstration.plan import PlanStory
from contacts.demonstration.workplaces import PeopleTable, Workplaces, people_table
from contacts.models import ContactArrangement, ContactMoment, ContactWish
from organizations.models import AccessLogEntry

FOLDER: Path = settings.BASE_DIR / "demo"
WITH_TIMES: list[tuple[type[models.Model], str]] = [
    (Note, "recorded_at"),
    (Placement, "recorded_at"),
    (Measure, "recorded_at"),
    (CourtRequest, "recorded_at"),
    (FrameworkAgreement, "recorded_at"),
    (FrameworkExplanation, "recorded_at"),
    (Decision, "recorded_at"),
    (NeedView, "recorded_at"),
    (DifferenceTalk, "recorded_at"),
    (StepState, "recorded_at"),
    (SafetyAgreement, "recorded_at"),
    (Concern, "recorded_at"),
    (ContactArrangement, "recorded_at"),
    (ContactMoment, "recorded_at"),
    (ContactWish, "recorded_at"),
    (Invitation, "made_at"),
    (AccessRequest, "made_at"),
    (LeadTransfer, "made_at"),
    (AccessLogEntry, "at"),
]


def load_demonstration(folder: Path = FOLDER) -> int:
    """Store every family of the folder; the number of them. Raises ValueError where a file does not hold."""
    calendar = Calendar(timezone.now())
    with transaction.atomic(), own_times():
        workplaces = Workplaces(read(folder / "workplaces.yaml"), calendar)
        files = sorted((folder / "families").glob("*.yaml"))
        for file in files:
            with told_in(file):
                story = Story(read(file), workplaces, calendar)
                write_log(story, [CourseStory(story), PlanStory(story), ContactStory(story)])
    return len(files)


@contextmanager
def told_in(file: Path) -> Iterator[None]:
    """Say in which file something does not hold, to whoever writes there."""
    try:
        yield
    except ValidationError as fault:
        raise ValueError(f"{file.name}: {fault.message_dict}") from fault
    except KeyError as fault:
        raise ValueError(f"{file.name}: {fault} ontbreekt of is niet bekend") from fault


def who_may_log_in(folder: Path = FOLDER) -> PeopleTable:
    return people_table(read(folder / "workplaces.yaml"))


def read(file: Path) -> Any:
    with file.open(encoding="utf-8") as text:
        return yaml.safe_load(text)


@contextmanager
def own_times() -> Iterator[None]:
    """Let rows keep the time they were written in the story, in place of the time of loading."""
    fields: list[Any] = [model._meta.get_field(name) for model, name in WITH_TIMES]
    for field in fields:
        field.auto_now_add = False
    try:
        yield
    finally:
        for field in fields:
            field.auto_now_add = True
