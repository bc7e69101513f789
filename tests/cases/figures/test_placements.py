"""Placements out of home and the decisions about them."""

from __future__ import annotations

from typing import Any

import pytest

from cases.figures import Question
from cases.figures.participation import ITEMS, Share
from cases.figures.placements import PlacedRow, placed_by_kind, whole_lists
from cases.models import LastResort
from organizations.models import Organization
from tests.cast import Cast
from tests.makers import involve, make_child, make_decision, make_family, make_organization, make_placement, today

pytestmark = pytest.mark.django_db


def question(organization: Organization, **more: Any) -> Question:
    return Question(organization, **{"first": today(-60), "until": today(), "as_of": today()} | more)


@pytest.fixture
def ours() -> Organization:
    return make_organization()


def placed(ours: Organization, *stays: tuple[int, int | None], decided: int | None = None) -> None:
    """A child that stayed away on these days, and the day of a decision to place it."""
    family = make_family()
    child = make_child(family)
    involve(family, ours)
    for first, last in stays:
        ends_on = None if last is None else today(last)
        make_placement(family, ours, child, starts_on=today(first), ends_on=ends_on)
    if decided is not None:
        make_decision(family, ours, child, kind="placement", decided_on=today(decided))


def found(ours: Organization, **more: Any) -> tuple[int, int]:
    """Placements out of home, and those with a decision."""
    rows = placed_by_kind(question(ours, **more))
    return sum(row.with_decision.denominator for row in rows), sum(row.with_decision.numerator for row in rows)


def test_a_move_is_no_new_placement_and_a_day_at_home_makes_one(ours: Organization) -> None:
    placed(ours, (-50, -30), (-30, -20), (-19, -10))
    assert found(ours) == (1, 0)
    placed(ours, (-50, -30), (-28, None))
    assert found(ours) == (3, 0)
    placed(ours, (-90, None))
    assert found(ours) == (3, 0)


@pytest.mark.parametrize(
    ("decided", "with_decision"),
    [(-91, 0), (-90, 0), (-89, 1), (-40, 1), (-20, 1), (-10, 1), (-9, 0)],
)
def test_a_decision_belongs_to_the_time_since_the_child_was_last_at_home(
    ours: Organization, decided: int, with_decision: int
) -> None:
    placed(ours, (-100, -90), (-40, -10), decided=decided)
    assert found(ours) == (1, with_decision)


def test_other_decisions_and_other_children_do_not_count(ours: Organization) -> None:
    family = make_family()
    child, other = make_child(family), make_child(family, first_name="Sem")
    involve(family, ours)
    make_placement(family, ours, child, starts_on=today(-40))
    make_decision(family, ours, child, kind="help", decided_on=today(-41))
    make_decision(family, ours, other, kind="placement", decided_on=today(-41))
    make_decision(family, make_organization(), child, kind="placement", decided_on=today(-41), visibility="own")
    assert found(ours) == (1, 0)


def test_by_kind_for_whom_it_takes_part_for_and_whom_the_family_knows(cast: Cast) -> None:
    make_placement(cast.family, cast.veilig_thuis, make_child(cast.family), starts_on=today(-5))
    kinds = {"first": today(-90)}
    assert placed_by_kind(question(cast.gi, **kinds)) == [PlacedRow("foster_care", Share(0, 2))]
    assert placed_by_kind(question(cast.pleegzorg, **kinds)) == [PlacedRow("foster_care", Share(0, 1))]
    assert placed_by_kind(question(cast.outsider, **kinds)) == []
    assert placed_by_kind(question(cast.wijkteam, first=today(-20))) == []


def test_a_list_is_whole_when_every_item_is_answered(cast: Cast) -> None:
    answers = dict.fromkeys(ITEMS, "yes") | {"scientist_name": "dr. Bos"}
    for answered in (answers, answers | {"network": ""}):
        decision = make_decision(cast.family, cast.gi, cast.noor, kind="placement")
        LastResort.objects.create(decision=decision, **answered)
    make_decision(cast.family, cast.gi, cast.noor, kind="placement")
    assert whole_lists(question(cast.gi)) == Share(1, 3)
    assert whole_lists(question(cast.outsider)) == Share(0, 0)
