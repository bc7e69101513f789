"""Figures of differences, held against a walk over every day: begin + arisen − closed = end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cases.figures import Question
from cases.figures.differences import Stock, differences
from cases.models import DifferenceTalk, Family, FamilyMember, NeedView, Person
from organizations.models import Organization
from tests.cast import Cast
from tests.makers import involve, make_child, make_family, make_organization, make_talk, make_team, make_view, today

START = datetime.date(2023, 6, 1)
LAST = 430
STEPS = {"none": 0, "later": 1, "soon": 2, "now": 3}

days = st.integers(0, 30) | st.integers(360, LAST)
"""Around the beginning, and a year later: when the first views count no more."""


def day(number: int) -> datetime.date:
    return START + datetime.timedelta(number)


@dataclass(frozen=True)
class Part:
    """A time in which our organisation takes part; the second begins when the first is over."""

    starts: int
    ends: int | None
    reads_plan: bool
    only_noor: bool
    reads_from: int | None
    is_in_team: bool

    def covers(self, number: int) -> bool:
        return self.starts <= number and (self.ends is None or number <= self.ends)


@dataclass(frozen=True)
class Piece:
    """A view (with an urgency) or a talk (without), by an organisation, about a child or nobody in particular."""

    day: int
    owner: str
    domain: str
    child: str | None
    person: str | None
    urgency: str
    visibility: str
    is_named: bool
    is_withdrawn: bool = False

    @property
    def voice(self) -> str:
        return self.person or self.owner

    @property
    def topic(self) -> tuple[str, str | None]:
        return self.domain, self.child

    @property
    def until(self) -> int:
        return (day(self.day).replace(year=day(self.day).year + 1) - START).days

    def counts(self, number: int, world: World) -> bool:
        """The days on which our organisation may count it, in plain Python."""
        owner_hides = self.owner == "hidden"
        shared = self.visibility == "involved" or (self.visibility == "named" and self.is_named)
        readable = self.owner == "ours" or (shared and not owner_hides)
        return readable and any(
            part.covers(number)
            and part.reads_plan
            and not (part.only_noor and "sem" in (self.child, self.person))
            and (part.reads_from is None or part.reads_from <= self.day)
            and (part.is_in_team or not world.by_team)
            for part in world.parts
        )


@dataclass(frozen=True)
class World:
    parts: tuple[Part, ...]
    views: tuple[Piece, ...]
    talks: tuple[Piece, ...]
    first: int
    last: int
    by_team: bool

    def is_open(self, topic: tuple[str, str | None], number: int) -> tuple[bool, bool]:
        """Whether views differ on this day, and whether that is open."""
        latest: dict[str, Piece] = {}
        for view in sorted(self.views, key=lambda view: view.day):
            if view.topic == topic and view.day <= number < view.until and view.counts(number, self):
                latest[view.voice] = view
        steps = {voice: STEPS[view.urgency] for voice, view in latest.items()}
        between = [
            latest[one].day
            for one, step in steps.items()
            if any(abs(step - other) >= 2 or (step != other and 0 in (step, other)) for other in steps.values())
        ]
        held = [
            talk
            for talk in self.talks
            if talk.topic == topic and not talk.is_withdrawn and talk.day <= number and talk.counts(number, self)
        ]
        return bool(between), bool(between) and not any(talk.day >= max(between) for talk in held)

    def stocks(self) -> dict[str, Stock]:
        """By domain, walking over every day."""
        found: dict[str, Stock] = {}
        for topic in {view.topic for view in self.views}:
            states = [self.is_open(topic, number) for number in range(self.first - 1, self.last + 1)]
            turns = list(pairwise(states))
            stock = Stock(
                open_before=states[0][1],
                arisen=sum(now and not was for (_, was), (_, now) in turns),
                closed_by_talk=sum(was and not now and differs for (_, was), (differs, now) in turns),
                closed_otherwise=sum(was and not now and not differs for (_, was), (differs, now) in turns),
                open_after=states[-1][1],
            )
            found[topic[0]] = found.get(topic[0], Stock()) + stock
        return {domain: stock for domain, stock in found.items() if stock != Stock()}


def pieces(*, is_talk: bool) -> st.SearchStrategy[Piece]:
    return st.builds(
        Piece,
        day=days,
        owner=st.sampled_from(["ours", "other", "other", "hidden"]),
        domain=st.sampled_from(["housing", "housing", "money"]),
        child=st.sampled_from([None, None, "noor", "sem"]),
        person=st.sampled_from([None, "mother", "sem"]),
        urgency=st.sampled_from(["none", "none", "later", "soon", "now", "now"]),
        visibility=st.sampled_from(["involved", "involved", "involved", "named", "own"]),
        is_named=st.booleans(),
        is_withdrawn=st.sampled_from([False, False, True]) if is_talk else st.just(value=False),
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    edges = sorted(draw(st.sets(days, min_size=4, max_size=4)))
    parts = [
        Part(
            starts=starts,
            ends=ends,
            reads_plan=draw(st.sampled_from([True, True, True, False])),
            only_noor=draw(st.booleans()),
            reads_from=draw(st.sampled_from([None, None, 5, 20, 370])),
            is_in_team=draw(st.booleans()),
        )
        for starts, ends in [(0, edges[1]), (edges[1] + 1, draw(st.sampled_from([None, edges[3]])))]
        if ends is None or starts <= ends
    ]
    first, last = sorted(draw(st.sets(days, min_size=2, max_size=2)))
    by_day = draw(st.lists(pieces(is_talk=False), max_size=9, unique_by=lambda piece: (piece.day, piece.voice)))
    talks = tuple(draw(st.lists(pieces(is_talk=True), max_size=4)))
    return World(tuple(parts), tuple(by_day), talks, first, last, by_team=draw(st.booleans()))


@dataclass(frozen=True)
class Stage:
    family: Family
    people: dict[str | None, Person]
    owners: dict[str, Organization]
    team: Any


@pytest.fixture
def stage(db: None) -> Stage:
    family = make_family()
    noor, sem = make_child(family, "Noor"), make_child(family, "Sem")
    mother = Person.objects.create(first_name="Elif", last_name="Jansen")
    FamilyMember.objects.create(family=family, person=mother, role="parent")
    owners = {name: make_organization("gi", name) for name in ("ours", "other", "hidden")}
    involve(family, owners["other"])
    involve(family, owners["hidden"], is_disclosed=False)
    return Stage(family, {"noor": noor, "sem": sem, "mother": mother}, owners, make_team(owners["ours"]))


def play(world: World, stage: Stage) -> None:
    for part in world.parts:
        involve(
            stage.family,
            stage.owners["ours"],
            children=(stage.people["noor"],) if part.only_noor else (),
            starts_on=day(part.starts),
            ends_on=None if part.ends is None else day(part.ends),
            reads_from=None if part.reads_from is None else day(part.reads_from),
            sections_read=["family", "plan"] if part.reads_plan else ["family"],
            sections_write=[],
            team=stage.team if part.is_in_team else None,
        )
    views = [
        NeedView(
            urgency=piece.urgency,
            needed="" if piece.urgency == "none" else "Iets",
            person=stage.people.get(piece.person),
            seen_on=day(piece.day),
            **common(piece, stage),
        )
        for piece in world.views
    ]
    NeedView.objects.bulk_create(views)
    talks = [
        DifferenceTalk(
            discussed_on=day(piece.day),
            agreed="Samen verder",
            withdrawn_at="2026-01-01T12:00Z" if piece.is_withdrawn else None,
            **common(piece, stage),
        )
        for piece in world.talks
    ]
    DifferenceTalk.objects.bulk_create(talks)
    for row, piece in zip([*views, *talks], [*world.views, *world.talks], strict=True):
        if piece.is_named:
            row.shared_with.set([stage.owners["ours"]])
    for talk, piece in zip(talks, world.talks, strict=True):
        if piece.person:
            talk.with_people.set([stage.people[piece.person]])


def common(piece: Piece, stage: Stage) -> dict[str, Any]:
    return {
        "family": stage.family,
        "organization": stage.owners[piece.owner],
        "domain_id": piece.domain,
        "child": stage.people.get(piece.child),
        "visibility": piece.visibility,
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(world=worlds())
def test_every_figure_is_what_a_walk_over_all_days_finds(stage: Stage, world: World) -> None:
    with transaction.atomic():
        play(world, stage)
        asked = Question(
            stage.owners["ours"],
            day(world.first),
            day(world.last),
            day(LAST),
            team=stage.team if world.by_team else None,
        )
        found = differences(asked)
        transaction.set_rollback(True)
    assert {domain: stock for domain, stock in found.domains if stock != Stock()} == world.stocks()
    assert found.total == sum((stock for _domain, stock in found.domains), Stock())
    for stock in (found.total, *(stock for _domain, stock in found.domains)):
        assert stock.open_before + stock.arisen - stock.closed == stock.open_after


def test_of_a_period_to_come_there_is_nothing(cast: Cast) -> None:
    assert differences(Question(cast.gi, today(1), today(30), today())).total == Stock()


def test_a_difference_about_another_child_or_kept_by_another_organisation_is_not_counted(cast: Cast) -> None:
    make_view(cast.family, cast.pleegzorg, "money", urgency="none", visibility="own")
    make_view(cast.family, cast.gi, "money", urgency="now")
    make_view(cast.family, cast.gi, "school", child=cast.sem, urgency="now")
    make_view(cast.family, cast.gi, "school", child=cast.sem, person=cast.sem, urgency="none")
    make_view(cast.family, cast.veilig_thuis, "safety", urgency="now")
    make_view(cast.family, cast.gi, "safety", urgency="none")
    asked = {name: Question(getattr(cast, name), today(-30), today(), today()) for name in ("gi", "pleegzorg")}
    assert differences(asked["gi"]).total == Stock(arisen=1, open_after=1)
    assert differences(asked["pleegzorg"]).total == Stock(arisen=1, open_after=1)
    assert [domain for domain, stock in differences(asked["pleegzorg"]).domains if stock.arisen] == ["money"]


@pytest.mark.parametrize("number", [1, 3])
def test_figures_are_asked_in_one_statement(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(number):
        make_view(cast.family, cast.gi, urgency="now", seen_on=today(-place - 2))
        make_view(cast.family, cast.gi, person=cast.mother, urgency="none", seen_on=today(-place - 2))
        make_talk(cast.family, cast.gi)
    with django_assert_num_queries(2):
        stock = differences(Question(cast.gi, today(-30), today(), today())).total
    assert (stock.arisen, stock.closed_by_talk, stock.open_after) == (1, 1, 0)
