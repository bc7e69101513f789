"""How old someone is, in the words people use."""

import datetime

import pytest

from cases.ages import age_briefly, age_drawn, age_on, age_words

TODAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("born", "words", "briefly"),
    [
        ("2017-11-24", "9 jaar", "9"),
        ("2017-11-25", "8 jaar", "8"),
        ("2024-11-24", "2 jaar", "2"),
        ("2024-11-25", "23 maanden", "23 maanden"),
        ("2026-06-24", "5 maanden", "5 maanden"),
        ("2026-06-25", "4 maanden", "4 maanden"),
        ("2026-08-25", "13 weken", "13 weken"),
        ("2026-11-16", "1 week", "1 week"),
        ("2026-11-24", "0 weken", "0 weken"),
        ("2026-12-24", "nog niet geboren", "nog niet geboren"),
    ],
)
def test_the_youngest_are_so_many_months_or_weeks_old(born: str, words: str, briefly: str) -> None:
    birth_date = datetime.date.fromisoformat(born)
    assert (age_words(TODAY, birth_date), age_briefly(TODAY, birth_date)) == (words, briefly)


@pytest.mark.parametrize(("day", "years"), [("2026-02-28", 9), ("2026-03-01", 10), ("2028-02-29", 12)])
def test_who_is_born_on_29_february_has_a_birthday_on_1_march(day: str, years: int) -> None:
    assert age_on(datetime.date.fromisoformat(day), datetime.date(2016, 2, 29)) == years


@pytest.mark.parametrize(
    ("born", "drawn"),
    [("2017-11-24", "9"), ("2025-10-20", "13 mnd"), ("2026-06-24", "5 mnd"), ("2026-11-03", "3 weken")],
)
def test_a_drawing_has_little_room_for_an_age(born: str, drawn: str) -> None:
    assert age_drawn(TODAY, datetime.date.fromisoformat(born)) == drawn
