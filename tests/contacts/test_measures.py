"""Whatever a family went through, the database and the walk over every day give the same figures."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.models import Family, Person, Placement, Relation
from contacts.measures import Question, Report, Scope, measure
from contacts.models import ContactArrangement, ContactMoment, ContactPerson, ContactWish
from organizations.models import Organization
from tests.contacts.reference.report import answer
from tests.contacts.reference.world import ONE_DAY, Asked, Moment, Someone, Span, TakingPart, Version, Wish, World
from tests.makers import involve, local, make_child, make_family, make_organization, make_person, make_team

pytestmark = pytest.mark.django_db
START = datetime.date(2024, 1, 10)  # a leap February ahead
LENGTH = 100
FORMS = {"in_person": "visit_home", "remote": "phone", "written": "letter"}
SIDES = ("parent", "child", "carer", "organization", "force_majeure")
REASONS = ("", "illness", "no_supervisor", "no_room", "transport")
TEAMS = ("a", "b")
TURNING_18 = (datetime.date(2006, 2, 28), datetime.date(2006, 3, 1), datetime.date(2004, 2, 29))
CHILDREN, ADULTS = ("c1", "c2"), ("p1", "p2", "p3")

PART_OF_TRIES = 0.25


class Course:
    """A world made from a seed: dense enough that every column has something to count."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def day(self, least: int = 0, most: int = LENGTH) -> datetime.date:
        return START + self.number(least, most) * ONE_DAY

    def seldom(self, value: Any, otherwise: Any) -> Any:
        return value if self.random.random() < PART_OF_TRIES else otherwise

    def spans(self, most: int, closest: int, longest: int = 60) -> list[Span]:
        """Periods one after the other; with `closest` 0 one may start on the day the last one ended."""
        found, first = [], self.day(-30, 20)
        for _ in range(self.number(1, most)):
            last = first + self.number(1, longest) * ONE_DAY
            found.append(Span(first, last))
            first = last + self.seldom(self.number(2, 12), self.number(closest, 1)) * ONE_DAY
        return [*found[:-1], Span(found[-1].first, self.seldom(found[-1].last, None))]

    def child(self, name: str) -> Someone:
        birth = self.random.choice([None, datetime.date(2015, 5, 5), *TURNING_18])
        parents = tuple(sorted(self.random.sample(ADULTS[:2], self.number(0, 2))))
        away = tuple(self.spans(3, closest=0)) if self.number(0, 9) else ()
        return Someone(name, birth, self.seldom(self.seldom(self.day(30), None), None), away, parents)

    def taking_part(self) -> tuple[TakingPart, ...]:
        return tuple(
            TakingPart(
                span=span,
                team=self.random.choice(TEAMS),
                only_for=self.seldom((self.random.choice(CHILDREN),), self.seldom(CHILDREN, ())),
                reads_from=self.seldom(self.day(), None),
                reads_contact=self.number(0, 9) > 0,
                revoked=span.last is not None and self.seldom(True, False),
            )
            for span in self.spans(3, closest=1)
        )

    def versions(self, child: str, person: str) -> list[Version]:
        return [
            Version(
                child,
                person,
                form_class,
                self.seldom(0, self.number(1, 3)),
                self.random.choice([1, 1, 2, 3, 7]),
                self.random.choice(["day", "week", "week", "month"]),
                span,
            )
            for form_class in FORMS
            if self.number(0, 2)
            for span in self.spans(4, closest=1, longest=40)
        ]

    def moment(self, child: str) -> Moment:
        outcome = self.random.choice(["held"] * 6 + ["shortened", "planned", "moved", "cancelled", "no_show"])
        started = self.seldom(None, self.day()) if outcome in ("held", "shortened") else None
        return Moment(
            child=child,
            persons=tuple(sorted(self.random.sample(ADULTS, self.number(1, 2)))),
            form_class=self.random.choice(list(FORMS)),
            outcome=outcome,
            side=self.random.choice(SIDES) if outcome in ("cancelled", "no_show") else "",
            reason=self.random.choice(REASONS) if outcome in ("cancelled", "no_show") else "",
            planned=self.seldom(None, self.day()) if started else self.day(),
            started=started,
        )

    def wish(self) -> Wish:
        child = self.random.choice(CHILDREN)
        wisher = self.random.choice([child, *ADULTS])
        return Wish(child, self.random.choice(ADULTS), wisher, self.day(-20), self.seldom(False, True))

    def world(self) -> World:
        agreed = [v for child in CHILDREN for adult in ADULTS if self.number(0, 3) for v in self.versions(child, adult)]
        return World(
            children=tuple(self.child(name) for name in CHILDREN),
            adults=tuple(Someone(name, died=self.seldom(self.seldom(self.day(), None), None)) for name in ADULTS),
            taking_part=self.taking_part(),
            versions=tuple(agreed),
            moments=tuple(self.moment(child) for child in CHILDREN for _ in range(self.number(0, 30))),
            wishes=tuple(self.wish() for _ in range(self.number(0, 15))),
        )

    def question(self, scope: str) -> Asked:
        first, until = self.day(-10, 30), self.day(25, LENGTH)
        as_of = self.seldom(self.day(20), until + 10 * ONE_DAY)
        return Asked(min(first, until), until, as_of, scope, self.random.choice([5, 3]))


@given(seed=st.integers(0, 2**32), scope=st.sampled_from(["placed", "placed", "home"]))
@example(seed=274226, scope="placed")  # as of a day before the period
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_database_counts_as_a_walk_over_every_day_does(seed: int, scope: Scope) -> None:
    course = Course(seed)
    world, asked = course.world(), course.question(scope)
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("contacts.measures.statement.SMALLEST_GROUP", asked.small)
        organization = store(world)
        question = Question(organization, asked.first, asked.until, asked.as_of, scope=scope)
        report = measure(question, "pairs", "groups", "months", "phases", "gaps", "missed", "wishes")
        expected = answer(world, asked)
        assert [shown(row, expected.pairs) for row in report.pairs] == expected.pairs
        assert [shown(row, expected.groups) for row in report.groups] == expected.groups
        assert {row.month: (row.pairs, row.agreed, row.matched) for row in report.months} == expected.months
        assert phases_of(report) == expected.phases
        assert {(row.days, row.is_barred): row.pairs for row in report.gaps} == expected.gaps
        assert {(r.month, r.side, r.reason, r.is_system): r.number for r in report.missed} == expected.missed
        assert wishes_of(report) == expected.wishes
        transaction.set_rollback(True)


def phases_of(report: Report) -> dict[tuple[int, int], tuple[Any, ...]]:
    return {
        (row.first_day, row.last_day): (
            *(row.pairs, row.days, row.held, row.held_per_week, row.pairs_whole, row.pairs_none),
        )
        for row in report.phases
    }


def wishes_of(report: Report) -> dict[str, tuple[Any, ...]]:
    return {
        row.wisher: (row.pairs, row.wishers, row.asked, row.not_asked, row.unknown, row.pairs_without)
        for row in report.wishes
    }


def shown(row: Any, like: list[dict[str, Any]]) -> dict[str, Any]:
    return {column: getattr(row, column) for column in like[0]} if like else vars(row)


def store(world: World) -> Organization:
    family, organization, owner = make_family(), make_organization(), make_organization("pleegzorg")
    people = {one.name: make_child(family, one.name, **known(one)) for one in world.children}
    for one in world.children:
        Person.objects.filter(pk=people[one.name].pk).update(birth_date=one.birth)
    people |= {one.name: make_person(one.name, **known(one)) for one in world.adults}
    teams = {name: make_team(organization, name) for name in TEAMS}
    for name, team in teams.items():
        type(team).objects.filter(pk=team.pk).update(code=name)
    for part in world.taking_part:
        involve(
            family,
            organization,
            children=tuple(people[name] for name in part.only_for),
            team=teams[part.team],
            starts_on=part.span.first,
            ends_on=part.span.last,
            reads_from=part.reads_from,
            revoked_at=timezone.now() if part.revoked else None,
            **({} if part.reads_contact else {"sections_read": ["family"], "sections_write": []}),
        )
    store_course(world, family, owner, people)
    store_contact(world, family, owner, people)
    return organization


def known(one: Someone) -> dict[str, Any]:
    return {"deceased_on": one.died, "code": one.name}


def store_course(world: World, family: Family, owner: Organization, people: dict[str, Person]) -> None:
    common = {"family": family, "organization": owner}
    Relation.objects.bulk_create(
        Relation(family=family, child=people[one.name], person=people[parent], kind="parent")
        for one in world.children
        for parent in one.parents
    )
    Placement.objects.bulk_create(
        Placement(**common, child=people[one.name], kind="foster_care", starts_on=span.first, ends_on=span.last)
        for one in world.children
        for span in one.placements
    )
    ContactArrangement.objects.bulk_create(
        ContactArrangement(
            **common,
            child=people[version.child],
            person=people[version.person],
            form_class=version.form_class,
            source="agreement",
            times=version.times,
            every=version.every,
            unit=version.unit,
            reason="omdat",
            starts_on=version.span.first,
            ends_on=version.span.last,
        )
        for version in world.versions
    )


def store_contact(world: World, family: Family, owner: Organization, people: dict[str, Person]) -> None:
    """In the last minutes of the day, when it is another day in Greenwich."""
    rows = [
        ContactMoment(
            family=family,
            organization=owner,
            child=people[moment.child],
            form=FORMS[moment.form_class],
            outcome=moment.outcome,
            side=moment.side,
            reason=moment.reason,
            planned_start=local(moment.planned, 0, 10) if moment.planned else None,
            started_at=local(moment.started, 0, 20) if moment.started else None,
        )
        for moment in world.moments
    ]
    ContactMoment.objects.bulk_create(rows)
    ContactPerson.objects.bulk_create(
        ContactPerson(moment=row, child=people[moment.child], person=people[name])
        for row, moment in zip(rows, world.moments, strict=True)
        for name in moment.persons
    )
    ContactWish.objects.bulk_create(
        ContactWish(
            family=family,
            organization=owner,
            child=people[wish.child],
            person=people[wish.person],
            wisher=people[wish.wisher],
            asked_on=wish.asked_on,
            words="vaker" if wish.told else "",
            not_asked_because="" if wish.told else "te jong",
        )
        for wish in world.wishes
    )
