"""Looking at the figures of one's own organisation, and taking them along: each leaves a line in the log."""

from __future__ import annotations

from contacts.measures import Question, Report, measure
from organizations.access_log import ActionCode, record
from organizations.models import Membership


def view_report(question: Question, *parts: str, by: Membership, part: str = "report") -> Report:
    """The asked parts of the report (see `contacts.measures.measure`); `part` is what the log says was looked at."""
    return _read(question, *parts, by=by, event="report.viewed", part=part)


def export_report(question: Question, *parts: str, by: Membership, part: str = "report") -> Report:
    """The same, for a file that leaves the system."""
    return _read(question, *parts, by=by, event="report.exported", part=part)


def _read(question: Question, *parts: str, by: Membership, event: str, part: str) -> Report:
    """Raise ValueError for another organisation: nobody reads its figures."""
    if question.organization != by.organization:
        raise ValueError("A report is of the own organisation.")
    record(event, by=by, action=ActionCode.READ, part=part, purpose=_asked(question))
    return measure(question, *parts)


def _asked(question: Question) -> str:
    """Which figures, in the words of the log: no content of any file."""
    team = f", {question.team.code}" if question.team else ""
    return f"{question.first:%Y-%m-%d} – {question.until:%Y-%m-%d}{team}"
