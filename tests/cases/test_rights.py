"""What switches at 12, 16 and 18, and with authority: a month ahead, on the day, and a week after."""

import datetime
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ages import age_on
from cases.rights import TURNS, Authority, Turn, Youth, birthday, turns

FAMILY, NOOR, SEM, ELIF = (uuid.UUID(int=number) for number in range(1, 5))
Day = datetime.date
BORN = Day(2014, 12, 3)
NOOR_NOW = Youth(NOOR, FAMILY, BORN)
BIRTHDAY = Day(2026, 12, 3)


def codes(today: Day, *children: Youth, authority: tuple[Authority, ...] = ()) -> list[str]:
    return [turn.code for turn in turns(children or (NOOR_NOW,), authority, today)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (Day(2026, 11, 2), []),
        (Day(2026, 11, 3), ["12"]),
        (BIRTHDAY, ["12"]),
        (Day(2026, 12, 10), ["12"]),
        (Day(2026, 12, 11), []),
        (Day(2030, 12, 3), ["16"]),
        (Day(2032, 11, 20), ["18"]),
    ],
)
def test_a_birthday_is_listed_from_a_month_before_until_a_week_after(today: Day, expected: list[str]) -> None:
    assert codes(today) == expected


def test_what_changes_depends_on_where_the_child_is() -> None:
    def sources(child: Youth, today: Day = BIRTHDAY) -> list[str]:
        (turn,) = turns([child], [], today)
        return [change.source for change in turn.changes]

    assert sources(NOOR_NOW) == ["Rv 809", "BW 1:264, 1:265f", "Jeugdwet 7.3.4, 7.3.5"]
    assert "BW 1:265d" in sources(replace(NOOR_NOW, is_away=True))
    assert sources(NOOR_NOW, Day(2032, 12, 3)) == []
    assert len(sources(replace(NOOR_NOW, is_under_measure=True), Day(2032, 12, 3))) == 1


def test_authority_that_begins_or_ends_switches_rights() -> None:
    begins = Authority(FAMILY, NOOR, ELIF, Day(2026, 12, 1))
    ends = Authority(FAMILY, NOOR, ELIF, None, Day(2026, 11, 30))
    today = Day(2026, 11, 24)
    young = replace(NOOR_NOW, birth_date=Day(2020, 1, 1))
    assert codes(today, young, authority=(begins,)) == ["authority"]
    (turn,) = turns([young], [ends], today)
    assert (turn.code, turn.day, turn.person) == ("no_authority", Day(2026, 12, 1), ELIF)
    assert codes(today, young, authority=(ends, begins)) == []
    assert sorted(codes(today, young, authority=(ends, replace(begins, person=SEM)))) == ["authority", "no_authority"]
    assert codes(today, young, authority=(Authority(FAMILY, NOOR, ELIF),)) == []


def test_every_sentence_can_be_said_of_somebody() -> None:
    for changes in TURNS.values():
        for change in changes:
            assert change.sentence % {"who": "Noor"}
            assert change.sentence.endswith(".")


@given(st.dates(Day(2000, 1, 1), Day(2026, 12, 31)), st.sampled_from([12, 16, 18]))
def test_a_birthday_is_the_first_day_of_that_age(born: Day, years: int) -> None:
    day = birthday(born, years)
    assert age_on(day, born) == years
    assert age_on(day - datetime.timedelta(1), born) == years - 1


@given(st.dates(Day(2008, 1, 1), Day(2020, 12, 31)), st.dates(Day(2020, 1, 1), Day(2040, 12, 31)))
def test_a_turn_is_near_and_once(born: Day, today: Day) -> None:
    found: list[Turn] = turns([Youth(NOOR, FAMILY, born)], [], today)
    assert len(found) <= 1
    assert all(-7 <= (turn.day - today).days <= 31 for turn in found)
