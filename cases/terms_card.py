"""The card Termijnen on the overview of a family, and on Vandaag for all my families."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from cases.models import Family, Section
from cases.slots import on_page
from cases.term_lines import Board
from cases.terms import family_board, my_board
from organizations.models import Membership

SHOWN = 5
"""Lines on a card, at most three of them late, so that what comes is always in sight."""
LATE_SHOWN = 3
AHEAD = datetime.timedelta(days=92)
"""How far ahead the card of a family looks; Vandaag looks six weeks ahead."""
AHEAD_TODAY = datetime.timedelta(weeks=6)
LONG_AGO = datetime.timedelta(days=92)
"""What was due longer ago is only on the page: a card that never empties is not read."""
SECTIONS = {Section.COURSE, Section.CONTACT, Section.SAFETY_AGREEMENTS, Section.PLAN, Section.CONCERNS}


def terms_card(family: Family, by: Membership) -> dict[str, Any]:
    """Late first, then the coming three months. Nothing is asked where the reader reads none of these sections."""
    page = on_page(family, by=by)
    if page is not None and not SECTIONS & set(page.reads):
        return {"is_shown": False}
    board = family_board(family, by=by)
    return {"is_shown": True, **near(board, AHEAD), "count": board.count}


def terms_today(by: Membership) -> dict[str, Any]:
    """Of all my families, what is late and the coming six weeks."""
    today = timezone.localdate()
    board = my_board(by, since=today - LONG_AGO, until=today + AHEAD_TODAY, limit=SHOWN)
    return near(board, AHEAD_TODAY)


def near(board: Board, ahead: datetime.timedelta) -> dict[str, Any]:
    """The first lines, and the rights that switch; `late`: how many are."""
    today = timezone.localdate()
    late = [line for line in board.late if line.due_on >= today - LONG_AGO]
    coming = [line for line in board.ahead if line.due_on <= today + ahead]
    return {
        "lines": [*late[:LATE_SHOWN], *coming][:SHOWN],
        "late": len(late) + board.more_late,
        "turns": board.turns[:SHOWN],
    }
