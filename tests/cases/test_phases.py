"""In which phase a child is, from what stands in its file: each rule, and which one comes first."""

import datetime

import pytest

from cases.phases import BECAUSE, Around, Course, Phase, Span, phase_of_child, phase_of_family

DAY = datetime.date(2026, 11, 24)


def days(number: int) -> datetime.date:
    return DAY + datetime.timedelta(number)


OPEN, OVER = Span(days(-80)), Span(days(-80), days(-10))
BEFORE, LATER, SINCE = Span(days(-200)), Span(days(3)), Span(days(-5))
SAFE_HOME, COUNCIL = Around(has_safe_home=True), Around(has_safe_home=True, has_council=True)


@pytest.mark.parametrize(
    ("course", "around", "phase"),
    [
        (Course(), Around(), Phase.VOLUNTARY_HELP),
        (Course(), SAFE_HOME, Phase.CONCERN),
        (Course(), COUNCIL, Phase.INVESTIGATION),
        (Course(measures=(BEFORE,)), COUNCIL, Phase.MEASURE),
        (Course(measures=(LATER,)), Around(), Phase.VOLUNTARY_HELP),
        (Course(measures=(OVER,)), SAFE_HOME, Phase.CONCERN),
        (Course(placements=(OPEN,)), Around(), Phase.PLACEMENT),
        (Course(placements=(OPEN,), measures=(BEFORE,)), COUNCIL, Phase.PLACEMENT),
        (Course(placements=(LATER,)), Around(), Phase.VOLUNTARY_HELP),
        (Course(placements=(OVER,)), Around(), Phase.RETURN),
        (Course(placements=(OVER,), measures=(BEFORE,)), Around(), Phase.RETURN),
        (Course(placements=(OVER,), measures=(SINCE,)), Around(), Phase.MEASURE),
        (Course(placements=(OVER, OPEN)), Around(), Phase.PLACEMENT),
        (Course(placements=(OPEN,), measures=(BEFORE,)), Around(is_closed=True), Phase.CLOSING),
    ],
)
def test_the_first_rule_that_fits_holds(course: Course, around: Around, phase: Phase) -> None:
    assert phase_of_child(course, around, DAY) == phase


def test_the_last_day_of_a_placement_still_counts() -> None:
    assert phase_of_child(Course(placements=(Span(days(-9), DAY),)), Around(), DAY) == Phase.PLACEMENT
    assert phase_of_child(Course(placements=(Span(days(-9), days(-1)),)), Around(), DAY) == Phase.RETURN


def test_a_family_without_children_has_a_phase_too() -> None:
    assert phase_of_family(Around(is_closed=True)) == Phase.CLOSING
    assert phase_of_family(Around()) == Phase.VOLUNTARY_HELP


def test_every_phase_says_why() -> None:
    assert set(BECAUSE) == set(Phase)
