"""How long each term is, from the day it is counted from. One place for each number of the law."""

from __future__ import annotations

import datetime

from cases.deadlines.days import add_months, add_working_days, weeks_later


def object_until(announced_on: datetime.date) -> datetime.date:
    """The last day to ask the kinderrechter to set a written instruction aside: two weeks (BW 1:264 lid 3)."""
    return weeks_later(announced_on, 2)


def hear_until(ordered_on: datetime.date) -> datetime.date:
    """A decision without hearing loses its force after two weeks, unless they are heard (Rv 800 lid 3, 809 lid 3)."""
    return weeks_later(ordered_on, 2)


def carry_out_until(ordered_on: datetime.date) -> datetime.date:
    """An authorisation that is not carried out in three months lapses (BW 1:265c, Jeugdwet 6.1.12)."""
    return add_months(ordered_on, 3)


def appeal_until(decided_on: datetime.date) -> datetime.date:
    """The last day for an appeal by those who received the decision: three months (Rv 806)."""
    return add_months(decided_on, 3)


def first_contact_until(charged_on: datetime.date) -> datetime.date:
    """Five working days after the GI was charged a worker is appointed and had first contact (BJw 4.2.1-4.2.3)."""
    return add_working_days(charged_on, 5)


def safety_assessed_until(reported_on: datetime.date) -> datetime.date:
    """Veilig Thuis assesses safety in five working days after a report (Handelingsprotocol Veilig Thuis 2019)."""
    return add_working_days(reported_on, 5)


def foster_plan_until(starts_on: datetime.date) -> datetime.date:
    """The plan of the care team, a month after the placement began (Richtlijn Pleegzorg)."""
    return add_months(starts_on, 1)


def request_until(ordered_on: datetime.date) -> datetime.date:
    """Suspended authority and provisional guardianship lapse in three months without request (BW 1:268, 1:241)."""
    return add_months(ordered_on, 3)


def tell_before_expiry(ends_on: datetime.date) -> datetime.date:
    """Two months before a supervision order ends (BW 1:265j)."""
    return add_months(ends_on, -2)


def tell_before_return(ends_on: datetime.date) -> datetime.date:
    """A month before a placement ends early (BW 1:265j)."""
    return add_months(ends_on, -1)


def two_years_before(day: datetime.date) -> datetime.date:
    """Who was out of home and under supervision since then: the Raad advises on extension (BW 1:265j)."""
    return add_months(day, -24)
