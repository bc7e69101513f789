"""Contact agreed beside contact that took place: one computation for pages, command, API and exports.

`Question` says for whom, which days and what; `measure` answers it in one statement (the .sql files beside this one,
put together by `statement`). Definitions, column by column: docs/contact-measures.md.

What counts for an organisation, beyond those definitions:
- its involvements with the section contact (`counted_for`), ended and revoked ones too, on the days they lasted, and
  only for the children they name; days before `reads_from` do not count;
- entries of any organisation, but of one that the family does not know about: that would give it away;
- a child without a known birth date has no 18th birthday, so its days go on.
"""

from contacts.measures.question import SCOPES, Question, Scope, Step
from contacts.measures.report import measure
from contacts.measures.rows import (
    FirstContactRow,
    GapRow,
    GroupRow,
    MissedRow,
    MonthRow,
    PairRow,
    PhaseRow,
    ReasonRow,
    Report,
    WishRow,
)

__all__ = [
    "SCOPES",
    "FirstContactRow",
    "GapRow",
    "GroupRow",
    "MissedRow",
    "MonthRow",
    "PairRow",
    "PhaseRow",
    "Question",
    "ReasonRow",
    "Report",
    "Scope",
    "Step",
    "WishRow",
    "measure",
]
