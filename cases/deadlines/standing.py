"""How a term stands on a day."""

from __future__ import annotations

import datetime
from enum import StrEnum

from cases.deadlines.facts import Term
from cases.deadlines.rules import RULES, Nature


class Standing(StrEnum):
    LATE = "late"
    """Somebody had something to do, and nothing says it was done."""
    AHEAD = "ahead"
    """Today or later."""
    DONE = "done"
    OVER = "over"
    """The day went by and nothing more can or need be done: a possibility ended, or the measure did."""


def standing_of(term: Term, today: datetime.date, *, due_on: datetime.date, is_done: bool) -> Standing:
    """`due_on`: the day that holds, as corrected; `is_done`: someone said it was dealt with, or the file does."""
    if is_done:
        return Standing.DONE
    if due_on >= today:
        return Standing.AHEAD
    is_moot = RULES[term.rule].nature != Nature.ACT or term.until < today
    return Standing.OVER if is_moot else Standing.LATE
