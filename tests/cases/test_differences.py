"""When views differ: the rule in plain data, and that it reads as the page says it."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field

import pytest

from cases.differences import Topic, Voice, counts_until, current, differ, differences

DAY = datetime.date(2026, 11, 24)
HOUSING: Topic = ("housing", None)
MOTHER, FATHER, TEAM = ("person", uuid.UUID(int=1)), ("person", uuid.UUID(int=2)), ("organization", uuid.UUID(int=3))


@dataclass(frozen=True)
class Said:
    voice: Voice
    urgency: str
    days_ago: int = 0
    topic: Topic = HOUSING
    recorded_at: datetime.datetime = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
    pk: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def seen_on(self) -> datetime.date:
        return DAY - datetime.timedelta(self.days_ago)


@dataclass(frozen=True)
class Held:
    days_ago: int
    topic: Topic = HOUSING

    @property
    def discussed_on(self) -> datetime.date:
        return DAY - datetime.timedelta(self.days_ago)


def found(*views: Said, talks: tuple[Held, ...] = (), day: datetime.date = DAY) -> dict[Topic, bool]:
    """By topic that differs: whether it is open."""
    return {topic: each.is_open for topic, each in differences(current(views, day), talks, day).items()}


@pytest.mark.parametrize(
    ("one", "other", "is_different"),
    [
        ("none", "none", False),
        ("none", "later", True),
        ("none", "now", True),
        ("later", "soon", False),
        ("soon", "now", False),
        ("later", "now", True),
        ("now", "now", False),
    ],
)
def test_views_differ_where_one_needs_nothing_or_two_steps_lie_between(
    one: str, other: str, *, is_different: bool
) -> None:
    assert differ(one, other) is differ(other, one) is is_different


def test_one_voice_differs_from_nobody() -> None:
    assert found(Said(MOTHER, "now"), Said(MOTHER, "none", 5)) == {}


def test_the_latest_view_of_each_counts() -> None:
    assert found(Said(MOTHER, "now"), Said(TEAM, "none", 9), Said(TEAM, "soon", 2)) == {}
    assert found(Said(MOTHER, "now"), Said(TEAM, "soon", 9), Said(TEAM, "none", 2)) == {HOUSING: True}


def test_of_one_day_the_view_that_was_recorded_last_counts() -> None:
    later = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
    assert found(Said(TEAM, "now", recorded_at=later), Said(TEAM, "none"), Said(MOTHER, "now")) == {}


def test_children_and_domains_are_compared_by_themselves() -> None:
    noor: Topic = ("housing", uuid.UUID(int=9))
    assert found(Said(MOTHER, "now", topic=noor), Said(TEAM, "none")) == {}
    assert found(Said(MOTHER, "now", topic=("money", None)), Said(TEAM, "none")) == {}


def test_a_view_counts_for_twelve_months() -> None:
    assert found(Said(MOTHER, "now", 364), Said(TEAM, "none")) == {HOUSING: True}
    assert found(Said(MOTHER, "now", 365), Said(TEAM, "none")) == {}
    assert counts_until(datetime.date(2024, 2, 29)) == datetime.date(2025, 2, 28)


def test_a_view_of_a_day_to_come_does_not_count_yet() -> None:
    assert found(Said(MOTHER, "now", -1), Said(TEAM, "none")) == {}


def test_a_talk_closes_until_somebody_in_it_says_something_new() -> None:
    views = (Said(MOTHER, "now", 10), Said(TEAM, "none", 20))
    assert found(*views, talks=(Held(11),)) == {HOUSING: True}
    assert found(*views, talks=(Held(10),)) == {HOUSING: False}
    assert found(*views, Said(TEAM, "none", 3), talks=(Held(10),)) == {HOUSING: True}
    assert found(*views, talks=(Held(5, ("money", None)),)) == {HOUSING: True}
    assert found(*views, talks=(Held(-1),)) == {HOUSING: True}


def test_who_does_not_differ_reopens_nothing() -> None:
    views = (Said(MOTHER, "later", 10), Said(TEAM, "now", 20), Said(FATHER, "soon", 1))
    assert found(*views, talks=(Held(10),)) == {HOUSING: False}
