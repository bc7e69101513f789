"""What people do with contact: log, fill in and correct it; agree on it, end that, and plan it."""

from contacts.actions.arrangements import Line, end_arrangement, record_arrangement
from contacts.actions.keys import SavedDifferentlyError, row_key
from contacts.actions.moments import Content, Move, correct_contact, fill_in_contact, log_contact, undo_fill_in
from contacts.actions.planning import WEEKS_AHEAD, plan_series, unplan_series

__all__ = [
    "WEEKS_AHEAD",
    "Content",
    "Line",
    "Move",
    "SavedDifferentlyError",
    "correct_contact",
    "end_arrangement",
    "fill_in_contact",
    "log_contact",
    "plan_series",
    "record_arrangement",
    "row_key",
    "undo_fill_in",
    "unplan_series",
]
