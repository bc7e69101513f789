"""Measures begin, come in, go out and run on: the database and a walk over every day give the same numbers."""

from __future__ import annotations

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.figures import Question
from cases.figures.measures import Balance, Period, balance, calendar_years, measure_figures
from cases.models import CourtRequest, Measure
from organizations.models import Organization, Team
from tests.cast import Cast
from tests.makers import (
    involve,
    make_child,
    make_family,
    make_measure,
    make_organization,
    make_request,
    make_team,
    today,
)

pytestmark = pytest.mark.django_db
Day = datetime.date
ONE_DAY = datetime.timedelta(1)
START = Day(2025, 1, 1)
BEFORE, PERIOD = Day(2024, 6, 1), Day(2026, 6, 1)
KINDS = ("ots", "muhp", "youth_probation", "guardianship")


@dataclass(frozen=True)
class Stretch:
    """Days from first up to last; `last` empty means open."""

    first: Day
    last: Day | None

    def days(self) -> Iterator[Day]:
        day = self.first
        while day <= (self.last or PERIOD + 200 * ONE_DAY):
            yield day
            day += ONE_DAY


def stretches(draw: random.Random, most: int) -> list[Stretch]:
    """Periods one after the other: often without a day between, sometimes with."""
    found, first = [], BEFORE + draw.randint(0, 300) * ONE_DAY
    for _ in range(draw.randint(0, most)):
        last = first + draw.randint(0, 200) * ONE_DAY
        found.append(Stretch(first, last))
        first = last + draw.choice([1, 1, 2, 30]) * ONE_DAY
    if found and draw.random() < 0.3:
        found[-1] = Stretch(found[-1].first, None)
    return found


@dataclass(frozen=True)
class World:
    """One family with two children: who took part when and for whom, and their measures."""

    taking_part: list[tuple[Stretch, bool, Day | None]]
    """With the days: whether for the first child only, and from when it may read."""
    measures: list[tuple[int, str, Stretch]]
    births: tuple[Day, Day]
    deaths: tuple[Day | None, Day | None]


def world_of(seed: int) -> World:
    draw = random.Random(seed)
    taking_part = [(each, draw.random() < 0.3, draw.choice([None, None, START])) for each in stretches(draw, 3)]
    measures = [(child, kind, each) for child in (0, 1) for kind in KINDS for each in stretches(draw, 3)]
    births = (draw.choice([Day(2007, 3, 1), Day(2008, 2, 29), Day(2015, 5, 5)]), Day(2016, 6, 6))
    return World(taking_part, measures, births, (None, draw.choice([None, Day(2025, 3, 3)])))


def grown_up_on(birth: Day) -> Day:
    return Day(birth.year + 18, 3, 1) if (birth.month, birth.day) == (2, 29) else birth.replace(year=birth.year + 18)


def walk(world: World, period: Period) -> dict[str, Balance]:
    """By kind, one day after the other, as a person with a calendar would count."""
    numbers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    last_ones: dict[str, set[int]] = defaultdict(set)
    for child in (0, 1):
        ours = {
            day
            for stretch, first_only, reads_from in world.taking_part
            if not (first_only and child)
            for day in stretch.days()
            if reads_from is None or day >= reads_from
        }
        for kind in KINDS:
            held = {
                day for owner, of, stretch in world.measures if (owner, of) == (child, kind) for day in stretch.days()
            }
            if kind != "youth_probation":
                held = {day for day in held if day < grown_up_on(world.births[child])}
            death = world.deaths[child]
            held = {day for day in held if death is None or day <= death}
            counts = held & ours
            row = numbers[kind]
            first, last = period.first, period.last
            row["at_begin"] += {first - ONE_DAY, first} <= counts
            if {last, last + ONE_DAY} <= counts:
                row["at_end"] += 1
                last_ones[kind].add(child)
            for day in Stretch(first, last).days():
                if day in counts and day - ONE_DAY not in counts:
                    row["came_in"] += 1
                    row["taken_over"] += day - ONE_DAY in held
                if day in counts and day + ONE_DAY not in counts:
                    row["went_out"] += 1
                    row["handed_over"] += day + ONE_DAY in held
    return {
        kind: Balance(kind, **row, children_at_end=len(last_ones[kind]))
        for kind, row in numbers.items()
        if any(row.values())
    }


def build(world: World) -> Organization:
    family, ours = make_family(), make_organization()
    children = [
        make_child(family, birth_date=birth, deceased_on=death)
        for birth, death in zip(world.births, world.deaths, strict=True)
    ]
    for stretch, first_only, reads_from in world.taking_part:
        involve(
            family,
            ours,
            children=(children[0],) if first_only else (),
            starts_on=stretch.first,
            ends_on=stretch.last,
            reads_from=reads_from,
        )
    Measure.objects.bulk_create(
        Measure(
            family=family,
            organization=ours,
            child=children[child],
            kind=kind,
            ordered_on=stretch.first,
            starts_on=stretch.first,
            ends_on=stretch.last,
        )
        for child, kind, stretch in world.measures
    )
    return ours


def with_real_ends(world: World) -> World:
    """Of kinds that need a last day an open one gets the longest the law allows."""
    return World(
        world.taking_part,
        [
            (
                child,
                kind,
                Stretch(each.first, each.first + 364 * ONE_DAY)
                if kind in ("ots", "muhp") and each.last is None
                else each,
            )
            for child, kind, each in world.measures
        ],
        world.births,
        world.deaths,
    )


def asked(ours: Organization, first: Day, until: Day, team: Team | None = None) -> Question:
    return Question(organization=ours, first=first, until=until, as_of=until, team=team)


def period_of(world: World, seed: int) -> Period:
    """Its days lie at the edges of what happened, where a fault by one shows."""
    draw = random.Random(seed + 1)
    stretched = [each for each, _first_only, _from in world.taking_part] + [each for *_, each in world.measures]
    edges = [day for each in stretched for day in (each.first, each.last) if day] or [START]
    first, last = sorted(draw.choice(edges) + draw.choice([-1, 0, 1]) * ONE_DAY for _ in range(2))
    return Period(first, last)


@given(seed=st.integers(0, 10**9))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happened_the_database_and_the_calendar_agree(db: None, seed: int) -> None:
    world = with_real_ends(world_of(seed))
    period = period_of(world, seed)
    after = Period(period.day_after, period.day_after + 40 * ONE_DAY)
    with transaction.atomic():
        ours = build(world)
        rows, next_rows = balance(asked(ours, period.first, period.last), (period, after))
        transaction.set_rollback(True)
    expected = walk(world, period)
    assert {row.kind: row for row in rows if row.kind} == expected
    for row in (*rows, *next_rows):
        assert row.at_begin + row.came_in - row.went_out == row.at_end
    if rows:
        total, kinds = rows[0], rows[1:]
        assert total.kind == ""
        for name in ("at_begin", "came_in", "taken_over", "went_out", "handed_over", "at_end"):
            assert getattr(total, name) == sum(getattr(row, name) for row in kinds), name
    ended = {row.kind: row.at_end for row in rows if row.at_end}
    assert ended == {row.kind: row.at_begin for row in next_rows if row.at_begin}


def total(question: Question) -> Balance:
    return measure_figures(question).total


@pytest.fixture
def year(cast: Cast) -> Question:
    return asked(cast.gi, today(-300), today())


def test_an_extended_measure_is_one_running_measure(cast: Cast, year: Question) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-400), ends_on=today(-40))
    make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-39), ends_on=today(300), extends=first)
    assert total(year) == Balance("", at_begin=1, at_end=1, children_at_end=1)


def test_a_day_between_makes_two_of_them(cast: Cast, year: Question) -> None:
    make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-400), ends_on=today(-40))
    make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-38), ends_on=today(300))
    assert total(year) == Balance("", at_begin=1, came_in=1, went_out=1, at_end=1, children_at_end=1)


def test_one_that_ends_on_the_last_day_went_out_and_one_that_was_lifted_ends_then(cast: Cast, year: Question) -> None:
    make_measure(cast.family, cast.gi, cast.noor, starts_on=today(-20), ends_on=today())
    make_measure(
        cast.family,
        cast.gi,
        cast.sem,
        starts_on=today(-20),
        ends_on=today(300),
        lifted_on=today(-5),
        lift_reason="Beter",
    )
    assert total(year) == Balance("", came_in=2, went_out=2)


def test_for_whom_we_do_not_take_part_and_whom_the_family_does_not_know_are_not_counted(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    make_measure(cast.family, cast.gi, cast.sem)
    make_measure(cast.family, cast.veilig_thuis, cast.noor, kind="muhp")
    elsewhere = make_child(cast.other_family)
    make_measure(cast.other_family, cast.outsider, elsewhere)
    at_end = {
        organization.code: total(asked(organization, today(-300), today())).at_end
        for organization in (cast.gi, cast.pleegzorg, cast.veilig_thuis, cast.wijkteam, cast.outsider)
    }
    assert at_end == {"gi": 2, "pz": 1, "vt": 3, "wt": 0, "jh": 1}


def test_what_ran_when_we_came_and_when_we_left_is_told_apart() -> None:
    family, ours = make_family(), make_organization()
    child = make_child(family)
    involve(family, ours, starts_on=today(-50), ends_on=today(-10))
    make_measure(family, ours, child, starts_on=today(-84), ends_on=today(200))
    assert total(asked(ours, today(-90), today())) == Balance("", came_in=1, taken_over=1, went_out=1, handed_over=1)


def test_another_team_takes_the_measure_over() -> None:
    family, ours = make_family(), make_organization()
    child, one, other = make_child(family), make_team(ours), make_team(ours)
    involve(family, ours, team=one, ends_on=today(-11))
    involve(family, ours, team=other, starts_on=today(-10))
    make_measure(family, ours, child, starts_on=today(-84), ends_on=today(200))
    period = (today(-90), today())
    assert total(asked(ours, *period)) == Balance("", came_in=1, at_end=1, children_at_end=1)
    assert total(asked(ours, *period, one)) == Balance("", came_in=1, went_out=1, handed_over=1)
    assert total(asked(ours, *period, other)) == Balance("", came_in=1, taken_over=1, at_end=1, children_at_end=1)


def test_the_section_course_must_be_read() -> None:
    family, ours = make_family(), make_organization()
    involve(family, ours, sections_read=["contact"], sections_write=[])
    make_measure(family, ours, child := make_child(family))
    make_request(family, ours, child)
    assert measure_figures(asked(ours, today(-90), today())).is_empty


def asked_for(cast: Cast, **more: Any) -> CourtRequest:
    return make_request(cast.family, cast.gi, cast.noor, **more)


def requests_of(question: Question) -> dict[str, Any]:
    figures = measure_figures(question)
    return {
        "all": figures.requests.total,
        "kinds": {kind: row.total for kind, row in figures.requests_by_kind.items()},
        "askers": {asker: row.total for asker, row in figures.requests_by_asker.items()},
    }


def test_requests_count_by_the_day_they_were_made_with_what_came_of_them(cast: Cast, year: Question) -> None:
    for outcome in ("granted", "granted", "partly", "refused", "withdrawn", "pending"):
        decided = None if outcome == "pending" else today(-1)
        asked_for(cast, requested_by="rvdk", requested_on=today(-30), outcome=outcome, decided_on=decided)
    asked_for(cast, measure_kind="muhp", requested_on=today(-301), discussed_with_child="yes")
    asked_for(
        cast, measure_kind="muhp", requested_on=today(-300), discussed_with_child="no", outcome="refused",
        decided_on=today(-10), help_instead="Gezinshulp",
    )  # fmt: skip
    figures = measure_figures(year)
    assert figures.requests_by_kind["ots"].granted == 2
    assert figures.requests_by_kind["ots"].decided == 4
    row = figures.requests_by_kind["muhp"]
    assert (row.total, row.refused, row.help_instead, row.discussed, row.not_discussed) == (1, 1, 1, 0, 1)
    assert {asker: row.total for asker, row in figures.requests_by_asker.items()} == {"rvdk": 6, "gi": 1}
    before = measure_figures(Question(cast.gi, today(-300), today(), as_of=today(-2)))
    assert before.requests_by_kind["ots"].pending == 6


def test_requests_count_for_whom_it_takes_part_for_and_on_its_days(cast: Cast) -> None:
    for child in (cast.noor, cast.sem):
        make_request(cast.family, cast.gi, child)
        make_request(cast.family, cast.gi, child, requested_on=today(-40))
    make_request(cast.family, cast.veilig_thuis, cast.noor, requested_by="rvdk")
    of = {
        organization.code: requests_of(asked(organization, today(-300), today()))["all"]
        for organization in (cast.gi, cast.pleegzorg, cast.veilig_thuis, cast.wijkteam, cast.outsider)
    }
    assert of == {"gi": 4, "pz": 2, "vt": 5, "wt": 2, "jh": 0}


def test_years_show_the_change_where_both_are_whole_and_not_too_few() -> None:
    family, ours = make_family(), make_organization()
    child = make_child(family)
    involve(family, ours)
    for year, number in ((2022, 4), (2023, 5), (2024, 4), (2025, 1)):
        for _ in range(number):
            make_request(family, ours, child, requested_on=Day(year, 2, 1))
    figures = measure_figures(asked(ours, Day(2025, 1, 1), Day(2025, 6, 30)))
    assert [(row.year, row.requests.total, row.change, row.is_whole) for row in figures.request_years] == [
        (2020, 0, None, True),
        (2021, 0, None, True),
        (2022, 4, None, True),
        (2023, 5, None, True),
        (2024, 4, -200, True),
        (2025, 1, None, False),
    ]


def test_the_years_end_with_the_last_day_that_counts(cast: Cast) -> None:
    periods = calendar_years(Question(cast.gi, Day(2025, 1, 1), Day(2025, 12, 31), as_of=Day(2025, 5, 5)), count=2)
    assert periods == (
        Period(Day(2024, 1, 1), Day(2024, 12, 31), 2024, is_whole=True),
        Period(Day(2025, 1, 1), Day(2025, 5, 5), 2025, is_whole=False),
    )


def test_each_year_ends_with_what_the_next_begins_with(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor, starts_on=Day(2022, 3, 1), ends_on=Day(2022, 12, 31))
    make_measure(cast.family, cast.gi, cast.noor, starts_on=Day(2023, 1, 1), ends_on=Day(2023, 12, 31))
    make_measure(cast.family, cast.gi, cast.sem, starts_on=Day(2023, 7, 1), ends_on=Day(2024, 6, 30))
    years = measure_figures(asked(cast.gi, Day(2022, 1, 1), Day(2024, 12, 31))).years
    shown = {year: rows[0] for year, rows in years.items() if rows}
    assert {year: (row.at_begin, row.came_in, row.went_out, row.at_end) for year, row in shown.items()} == {
        2022: (0, 1, 0, 1),
        2023: (1, 1, 1, 1),
        2024: (1, 0, 1, 0),
    }


def test_nothing_is_asked_of_a_day_before_the_period(cast: Cast) -> None:
    assert measure_figures(Question(cast.gi, today(), today(5), as_of=today(-1))).is_empty
    assert Measure.objects.count() == 0
