"""Contact dat stokt: what asks for attention in the families a member works with, by the organisation's thresholds.

Working agreements, not law. Never about a person: every line says what there is or is not, and where our side was in
the way it says so.
"""

from __future__ import annotations

from contacts.gaps.beginnings import Beginning, beginnings, gap_of_beginning
from contacts.gaps.pair_names import Gap, names_of
from contacts.gaps.reviews import gap_of_review, to_review
from contacts.gaps.shortfalls import Shortfall, gap_of_shortfall, shortfalls
from contacts.models import GapSettings
from organizations.models import Membership

__all__ = ["Beginning", "Gap", "Shortfall", "gaps"]


def gaps(member: Membership, settings: GapSettings) -> list[Gap]:
    """Contact that goes less than agreed, placements without contact or arrangement, limitations to look at again.

    In nine queries, however many there are.
    """
    short, begun, limited = shortfalls(member, settings), beginnings(member, settings), to_review(member, settings)
    called = names_of(member, [*short, *begun, *limited])
    return [
        *(gap_of_shortfall(row, called, settings) for row in short),
        *(gap_of_beginning(row, called) for row in begun),
        *(gap_of_review(row, called) for row in limited),
    ]
