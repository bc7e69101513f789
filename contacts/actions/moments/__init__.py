"""What people do with one contact: log it, fill it in, take that back, correct it. One transaction, one line each."""

from contacts.actions.moments.content import Content, Move, require_people
from contacts.actions.moments.correcting import correct_contact
from contacts.actions.moments.filling_in import fill_in_contact
from contacts.actions.moments.logging import log_contact
from contacts.actions.moments.rows import insert
from contacts.actions.moments.undoing import undo_fill_in

__all__ = [
    "Content",
    "Move",
    "correct_contact",
    "fill_in_contact",
    "insert",
    "log_contact",
    "require_people",
    "undo_fill_in",
]
