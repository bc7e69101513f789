"""Figures over decisions, against a plain computation in Python: who was heard, why not, what came before."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from typing import Any

import pytest

from cases.figures import Question
from cases.figures.participation import (
    ITEMS,
    DecisionsHeard,
    HeardRow,
    Share,
    decisions_heard,
    decisions_heard_by_year,
    heard_by_role,
    last_resort_items,
    reasons_not_asked,
)
from cases.hearing_roles import CHILDREN, PARENTS, HearingRole, roles_on
from cases.models import Decision, Family, LastResort, Participation, Person, Relation
from organizations.models import Organization
from tests.cast import Cast
from tests.makers import involve, make_child, make_decision, make_family, make_organization, make_person, today

pytestmark = pytest.mark.django_db

REASONS = ("not_reachable", "did_not_want", "unsafe", "emergency", "no_authority")


def question(organization: Organization) -> Question:
    return Question(organization, first=today(-100), until=today(), as_of=today())


def row_of(cast: Cast, role: str) -> HeardRow:
    return {row.role: row for row in heard_by_role(question(cast.gi))}[role]


def asked(**more: Any) -> dict[str, Any]:
    return {"asked_on": today(-6), "opinion": "Ik wil vaker.", "agreement": "agrees"} | more


def test_who_should_have_been_heard_counts_also_when_nothing_was_written_down(cast: Cast) -> None:
    make_decision(cast.family, cast.gi, cast.noor, hearings={cast.noor: asked()})
    make_decision(cast.family, cast.gi, cast.noor, hearings={cast.mother: {"reason_not_asked": "not_reachable"}})
    child, parent = row_of(cast, "child_under_12"), row_of(cast, "parent_with_authority")
    assert (child.asked, child.with_opinion, child.agrees) == (Share(1, 2), Share(1, 2), Share(1, 1))
    assert (parent.recorded, parent.asked) == (Share(1, 4), Share(0, 4))
    assert {(row.reason, row.share) for row in reasons_not_asked(question(cast.gi)) if "parent" in row.role} == {
        ("not_reachable", Share(1, 4)),
        ("", Share(3, 4)),
    }


def test_an_opinion_after_the_decision_is_not_in_time(cast: Cast) -> None:
    make_decision(cast.family, cast.gi, cast.noor, hearings={cast.noor: asked(asked_on=today(-4))})
    row = row_of(cast, "child_under_12")
    assert (row.with_opinion, row.with_opinion_in_time, row.asked_in_time) == (Share(1, 1), Share(0, 1), Share(0, 1))


def test_by_decision_every_child_every_parent_with_authority_and_nobody(cast: Cast) -> None:
    make_decision(cast.family, cast.gi, cast.noor, cast.sem, hearings={cast.noor: asked()})
    parents = {cast.mother: asked(), cast.father: asked()}
    make_decision(cast.family, cast.gi, cast.noor, hearings={cast.noor: asked(), **parents})
    make_decision(cast.family, cast.gi, cast.noor)
    assert decisions_heard(question(cast.gi)) == DecisionsHeard(
        with_every_child=Share(1, 3), with_a_child=Share(2, 3), with_every_parent=Share(1, 3), with_nobody=Share(1, 3)
    )


def test_the_years_hold_what_was_decided_in_them_and_add_up(cast: Cast) -> None:
    long_ago = today().replace(year=today().year - 2, month=3, day=1)
    make_decision(cast.family, cast.gi, cast.noor, decided_on=long_ago)
    make_decision(cast.family, cast.gi, cast.noor, hearings={cast.noor: asked()})
    asked_about = Question(cast.gi, first=today(-1200), until=today(), as_of=today())
    by_year = decisions_heard_by_year(asked_about)
    assert by_year[long_ago.year].with_every_child == Share(0, 1)
    assert by_year[today(-5).year].with_every_child == Share(1, 1)
    assert decisions_heard(asked_about).with_every_child == Share(1, 2)


def test_a_figure_tells_nothing_of_what_another_organisation_keeps(cast: Cast) -> None:
    make_decision(cast.family, cast.gi, cast.noor, visibility="own")
    make_decision(cast.family, cast.gi, cast.noor, cast.sem)
    make_decision(cast.family, cast.veilig_thuis, cast.noor)
    make_decision(cast.family, cast.gi, cast.noor, visibility="named", shared_with=[cast.wijkteam])
    assert decisions_heard(question(cast.pleegzorg)).with_a_child == Share(0, 0)
    assert heard_by_role(question(cast.pleegzorg)) == []
    assert last_resort_items(question(cast.outsider))[0].yes == Share(0, 0)
    make_decision(cast.family, cast.gi, cast.noor, visibility="named", shared_with=[cast.pleegzorg])
    assert decisions_heard(question(cast.pleegzorg)).with_a_child == Share(0, 1)


def test_every_item_of_a_placement_is_yes_no_or_not_answered(cast: Cast) -> None:
    first = make_decision(cast.family, cast.gi, cast.noor, kind="placement")
    make_decision(cast.family, cast.gi, cast.sem, kind="placement")
    make_decision(cast.family, cast.gi, cast.sem, kind="move")
    LastResort.objects.create(
        decision=first, lighter_help="yes", network="no", network_words="Geen familie", siblings="not_applicable"
    )
    rows = {row.item: row for row in last_resort_items(question(cast.gi))}
    assert list(rows) == list(ITEMS)
    assert (rows["lighter_help"].yes, rows["lighter_help"].unanswered) == (Share(1, 2), Share(1, 2))
    assert (rows["network"].no, rows["siblings"].not_applicable) == (Share(1, 2), Share(1, 2))
    assert rows["return_plan"].unanswered == Share(2, 2)


def test_the_role_is_that_of_the_day_of_the_decision(cast: Cast) -> None:
    Relation.objects.filter(person=cast.father).update(ends_on=today(-10))
    Relation.objects.create(
        family=cast.family, child=cast.noor, person=cast.father, kind="parent", authority="no", starts_on=today(-9)
    )
    make_decision(cast.family, cast.gi, cast.noor, decided_on=today(-10))
    make_decision(cast.family, cast.gi, cast.noor, decided_on=today(-9))
    with_authority, without = row_of(cast, "parent_with_authority"), row_of(cast, "parent_without_authority")
    assert (with_authority.asked.denominator, without.asked.denominator) == (3, 1)


@pytest.mark.parametrize(("share", "percentage"), [(Share(1, 2), 50), (Share(1, 8), 13), (Share(0, 0), None)])
def test_a_percentage_is_rounded_half_up(share: Share, percentage: int | None) -> None:
    assert share.percentage == percentage


# --- the same computed in Python, in worlds made by chance -----------------------------------------------------------


def make_world(chance: random.Random) -> Organization:
    """One organisation, three families of up to three children and three adults, forty decisions."""
    organization = make_organization("gi")
    for number in range(3):
        family = make_family(f"Gezin {number}")
        involve(family, organization)
        children = [make_child(family, f"Kind {place}", chance.randint(8, 15)) for place in range(chance.randint(1, 3))]
        adults = [make_person(f"Mens {place}") for place in range(3)]
        for child in children:
            relate(family, child, adults, chance)
        for _decision in range(13):
            decide(family, organization, children, adults, chance)
    return organization


def relate(family: Family, child: Person, adults: list[Person], chance: random.Random) -> None:
    for adult in adults:
        kind = chance.choice(["parent", "parent", "foster_carer", "supporter"])
        authority = chance.choice(["yes", "no", "unknown"]) if kind == "parent" else "unknown"
        ends_on = chance.choice([None, today(-chance.randint(1, 60))])
        starts_on = chance.choice([None, today(-chance.randint(60, 400))])
        Relation.objects.create(
            family=family,
            child=child,
            person=adult,
            kind=kind,
            authority=authority,
            starts_on=starts_on,
            ends_on=ends_on,
        )


def decide(
    family: Family, organization: Organization, children: list[Person], adults: list[Person], chance: random.Random
) -> None:
    about = chance.sample(children, chance.randint(1, len(children)))
    day = today(-chance.randint(0, 120))
    present = [person for person in [*about, *adults] if chance.random() < 0.7]
    make_decision(
        family,
        organization,
        *about,
        decided_on=day,
        kind=chance.choice(["placement", "contact"]),
        hearings={person: hearing(day, chance) for person in present},
    )


def hearing(day: datetime.date, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.4:
        return {"reason_not_asked": chance.choice(REASONS), "informed_on": chance.choice([None, day])}
    return {
        "asked_on": day + datetime.timedelta(chance.randint(-5, 5)),
        "opinion": chance.choice(["", "Nee"]),
        "agreement": chance.choice(Participation.Agreement.values),
        "was_present": chance.random() < 0.5,
    }


Seen = tuple[Decision, HearingRole, Participation | None]


def plainly(asked_of: Question) -> list[Seen]:
    """Everyone who should have been heard, decision by decision."""
    rows: list[Seen] = []
    for decision in Decision.objects.filter(decided_on__range=(asked_of.first, asked_of.last)):
        born = {child.pk: child.birth_date for child in decision.children.all()}
        parts = {part.person_id: part for part in decision.participations.all()}
        roles = roles_on(decision.decided_on, born, Relation.objects.filter(family=decision.family))
        rows += [(decision, role, parts.get(person)) for person, role in roles.items()]
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_the_database_says_what_a_plain_computation_says(seed: int) -> None:
    asked_of = question(make_world(random.Random(seed)))
    rows = plainly(asked_of)
    people = Counter(role for _decision, role, _part in rows)
    for row in heard_by_role(asked_of):
        parts = [part for _decision, role, part in rows if role == row.role and part]
        late = [part for part in parts if part.asked_on and part.asked_on > part.decision.decided_on]
        is_asked = [part for part in parts if part.asked_on]
        of = people[HearingRole(row.role)]
        assert row.recorded == Share(len(parts), of)
        assert row.informed == Share(sum(part.informed_on is not None for part in parts), of)
        assert row.asked == Share(len(is_asked), of)
        assert row.asked_in_time == Share(len(is_asked) - len(late), of)
        assert row.with_opinion == Share(sum(bool(part.opinion) for part in parts), of)
        assert row.with_opinion_in_time == Share(
            sum(bool(part.opinion) for part in is_asked) - sum(bool(part.opinion) for part in late), of
        )
        assert row.disagrees == Share(sum(part.agreement == "disagrees" for part in parts), len(is_asked))
    assert {row.role for row in heard_by_role(asked_of)} == set(people)
    why = Counter(
        (role, part.reason_not_asked if part else "") for _decision, role, part in rows if not (part and part.asked_on)
    )
    assert {(row.role, row.reason): row.share.numerator for row in reasons_not_asked(asked_of)} == why
    assert decisions_heard(asked_of) == by_decision(rows)


def by_decision(rows: list[Seen]) -> DecisionsHeard:
    decisions = {decision.pk for decision, _role, _part in rows}
    said = {
        key: [(role, bool(part and part.opinion)) for decision, role, part in rows if decision.pk == key]
        for key in decisions
    }
    children = {key: [heard for role, heard in theirs if role in CHILDREN] for key, theirs in said.items()}
    parents = {
        key: [heard for role, heard in theirs if role == HearingRole.PARENT_WITH_AUTHORITY]
        for key, theirs in said.items()
    }
    anyone = {key: any(heard for role, heard in theirs if role in CHILDREN | PARENTS) for key, theirs in said.items()}
    return DecisionsHeard(
        with_every_child=Share(sum(map(all, children.values())), len(decisions)),
        with_a_child=Share(sum(map(any, children.values())), len(decisions)),
        with_every_parent=Share(
            sum(all(theirs) for theirs in parents.values() if theirs), sum(map(bool, parents.values()))
        ),
        with_nobody=Share(sum(not any_heard for any_heard in anyone.values()), len(decisions)),
    )
