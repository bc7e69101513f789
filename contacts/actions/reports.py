"""Looking at the figures of one's own organisation, and taking them along: each leaves a line in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cases import figures
from contacts.measures import Question, Report, measure
from organizations.access_log import ActionCode, record
from organizations.models import Membership

Answer = TypeVar("Answer")
Read = Callable[[figures.Question], Answer]


def view_report(question: Question, *parts: str, by: Membership, part: str = "report") -> Report:
    """The asked parts of the report (see `contacts.measures.measure`); `part` is what the log says was looked at."""
    return _read(question, *parts, by=by, event="report.viewed", part=part)


def export_report(question: Question, *parts: str, by: Membership, part: str = "report") -> Report:
    """The same, for a file that leaves the system."""
    return _read(question, *parts, by=by, event="report.exported", part=part)


def view_figures(question: figures.Question, read: Read[Answer], *, by: Membership, part: str) -> Answer:
    """What `read` answers about the files of the organisation; `part` as above."""
    return _recorded(question, lambda: read(question), by=by, event="report.viewed", part=part)


def export_figures(question: figures.Question, read: Read[Answer], *, by: Membership, part: str) -> Answer:
    """The same, for a file that leaves the system."""
    return _recorded(question, lambda: read(question), by=by, event="report.exported", part=part)


def _read(question: Question, *parts: str, by: Membership, event: str, part: str) -> Report:
    return _recorded(question, lambda: measure(question, *parts), by=by, event=event, part=part)


def _recorded(
    question: figures.Question, read: Callable[[], Answer], *, by: Membership, event: str, part: str
) -> Answer:
    """Raise ValueError for another organisation: nobody reads its figures."""
    if question.organization != by.organization:
        raise ValueError("A report is of the own organisation.")
    record(event, by=by, action=ActionCode.READ, part=part, purpose=_asked(question))
    return read()


def _asked(question: figures.Question) -> str:
    """Which figures, in the words of the log: no content of any file."""
    team = f", {question.team.code}" if question.team else ""
    return f"{question.first:%Y-%m-%d} – {question.until:%Y-%m-%d}{team}"
