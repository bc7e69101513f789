"""The drawing says the same as the numbers, at every size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.charts import BASE, LEFT, TOP, WIDTH, Group, bar_chart, tick_step

MONTHS = [Group("mei", 400, 300, 75), Group("juni", 200, 0, 0), Group("juli", 3, 2, None)]
groups = st.builds(
    Group, st.just("mei"), st.floats(0, 1e6), st.floats(0, 1e6), st.one_of(st.none(), st.integers(0, 1000))
)


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (0.4, 1), (3, 1), (4, 1), (5, 2), (9, 2.5), (17, 5), (446.3, 200), (1842, 500)]
)
def test_ticks_are_round_and_at_most_four_above_zero(highest: float, step: float) -> None:
    assert tick_step(highest) == step


def test_heights_are_in_proportion() -> None:
    may, june, july = bar_chart("Per maand", "Maand", MONTHS).columns
    assert may.agreed_height == round(BASE - TOP, 1)
    assert june.agreed_height == round(may.agreed_height / 2, 1)
    assert may.held_height == round(may.agreed_height * 0.75, 1)
    assert june.held_height == 0
    assert july.share == ""


def test_without_groups_there_is_an_axis_and_nothing_else() -> None:
    chart = bar_chart("Per maand", "Maand", [])
    assert [tick.value for tick in chart.ticks] == [0, 1]
    assert chart.columns == ()


def test_many_groups_leave_out_the_percent_sign() -> None:
    shares = {column.share for column in bar_chart("Per maand", "Maand", [Group("mei", 4, 3, 75)] * 12).columns}
    assert shares == {"75"}


@given(st.lists(groups, max_size=12))
def test_nothing_is_drawn_outside_the_frame(months: list[Group]) -> None:
    chart = bar_chart("Per maand", "Maand", months)
    assert all(TOP - 0.1 <= tick.y <= BASE for tick in chart.ticks)
    for column in chart.columns:
        assert LEFT <= column.agreed_x <= column.held_x
        assert column.agreed_x + column.agreed_width <= WIDTH
        assert min(column.agreed_y, column.held_y) >= TOP - 0.1
