"""Periods a report is asked over, whatever the day."""

import datetime

import pytest

from contacts.measures import Question, Step
from contacts.periods import last_months, previous_quarter, previous_year, this_quarter, this_year
from contacts.reports import chart_groups, period_words
from organizations.models import Organization

D = datetime.date


@pytest.mark.parametrize(
    ("today", "first", "until"),
    [
        (D(2026, 11, 24), D(2026, 5, 1), D(2026, 10, 31)),
        (D(2026, 1, 1), D(2025, 7, 1), D(2025, 12, 31)),
        (D(2024, 3, 1), D(2023, 9, 1), D(2024, 2, 29)),
    ],
)
def test_six_full_months_end_before_the_month_of_today(today: D, first: D, until: D) -> None:
    assert last_months(today) == (first, until)


def test_quarters_and_years_run_to_today_or_are_whole() -> None:
    today = D(2026, 2, 14)
    assert this_quarter(today) == (D(2026, 1, 1), today)
    assert previous_quarter(today) == (D(2025, 10, 1), D(2025, 12, 31))
    assert this_year(today) == (D(2026, 1, 1), today)
    assert previous_year(today) == (D(2025, 1, 1), D(2025, 12, 31))


def question(first: D, until: D, step: Step = "month") -> Question:
    return Question(Organization(code="x"), first, until, D(2026, 12, 1), step=step)


def test_months_without_figures_stand_in_the_chart_too() -> None:
    groups = chart_groups(question(D(2025, 11, 15), D(2026, 2, 3)), [])
    assert [group.label for group in groups] == ["nov", "dec", "jan ’26", "feb"]


def test_quarters_name_their_year_in_the_table_and_once_under_the_bars() -> None:
    groups = chart_groups(question(D(2025, 8, 1), D(2026, 6, 30), "quarter"), [])
    assert [group.label for group in groups] == ["K3 ’25", "K4 ’25", "K1 ’26", "K2 ’26"]
    assert [group.short for group in groups] == ["K3", "K4", "", "K2"]


def test_a_period_is_said_with_a_year_once_or_twice() -> None:
    assert period_words(question(D(2026, 5, 1), D(2026, 10, 31))) == "1 mei tot en met 31 oktober 2026"
    assert period_words(question(D(2025, 11, 1), D(2026, 1, 31))) == "1 november 2025 tot en met 31 januari 2026"
