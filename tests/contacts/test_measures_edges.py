"""The edges of the measures that chance seldom meets, and what an organisation may not learn from its figures."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Family, Person
from contacts.measures import PairRow, Question, measure
from organizations.models import Organization
from tests.cast import Cast
from tests.makers import (
    involve,
    local,
    make_arrangement,
    make_child,
    make_family,
    make_moment,
    make_organization,
    make_parent,
    make_placement,
    today,
)

pytestmark = pytest.mark.django_db
FIRST, UNTIL = datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)


class Home:
    """A family with one child and its mother, away from home since the first day."""

    def __init__(self, placed_on: datetime.date = FIRST, **child: Any) -> None:
        self.organization: Organization = make_organization("gi")
        self.family: Family = make_family()
        self.child: Person = make_child(self.family, **child)
        self.mother = make_parent(self.family, self.child)
        self.placement = make_placement(self.family, self.organization, self.child, starts_on=placed_on)

    def agree(self, starts_on: datetime.date, **more: Any) -> None:
        make_arrangement(self.family, self.organization, self.child, self.mother, starts_on=starts_on, **more)

    def see(self, day: datetime.date, **more: Any) -> None:
        owner = more.pop("owner", self.organization)
        make_moment(self.family, owner, self.child, self.mother, started_at=local(day), **more)

    def pairs(self, **more: Any) -> list[PairRow]:
        return measure(Question(self.organization, FIRST, UNTIL, UNTIL, **more), "pairs").pairs

    def pair(self, **more: Any) -> PairRow:
        (row,) = self.pairs(**more)
        return row


def test_a_child_of_29_february_comes_of_age_on_1_march() -> None:
    home = Home(birth_date=datetime.date(2008, 2, 29))
    involve(home.family, home.organization)
    assert home.pair().placed_days == 31 + 28


def test_the_first_phase_ends_with_day_41() -> None:
    home = Home()
    involve(home.family, home.organization)
    home.agree(FIRST + datetime.timedelta(41), ends_on=FIRST + datetime.timedelta(41), unit="day")
    home.see(FIRST + datetime.timedelta(41))
    total = measure(Question(home.organization, FIRST, UNTIL, UNTIL), "groups").total
    assert total
    assert (total.first_phase_pairs, total.first_phase_regular) == (1, 1)


@pytest.mark.parametrize(("times", "reductions"), [(8, 0), (9, 1), (0, 1)])
def test_a_month_of_30_days_and_a_half_decides_what_is_a_reduction(times: int, reductions: int) -> None:
    home = Home()
    involve(home.family, home.organization)
    home.agree(FIRST, ends_on=datetime.date(2026, 1, 31), times=9, unit="month")
    every = {8: 27, 9: 31, 0: 1}[times]
    home.agree(datetime.date(2026, 2, 1), times=times, every=every, unit="day", reason="rust")
    assert home.pair().reductions == reductions


def test_only_the_children_an_involvement_names_are_counted() -> None:
    home = Home()
    brother = make_child(home.family, "Sem", 5)
    make_parent(home.family, brother, first_name="Mark")
    make_placement(home.family, home.organization, brother, starts_on=FIRST)
    involve(home.family, home.organization, children=(home.child,))
    assert [row.child_id for row in home.pairs()] == [home.child.pk]


def test_days_before_reads_from_and_days_without_the_section_contact_do_not_count() -> None:
    home = Home()
    involve(home.family, home.organization, reads_from=datetime.date(2026, 3, 1))
    assert home.pair().placed_days == 31
    stranger = Home()
    involve(stranger.family, stranger.organization, sections_read=["family"], sections_write=[])
    assert stranger.pairs() == []


def test_an_ended_and_revoked_involvement_counts_until_its_last_day() -> None:
    home = Home()
    involve(home.family, home.organization, ends_on=datetime.date(2026, 1, 10), revoked_at=local(today()))
    assert home.pair().placed_days == 10


def test_what_an_undisclosed_organisation_wrote_is_not_in_the_figures_of_others() -> None:
    home = Home()
    hidden = make_organization("veilig_thuis")
    involve(home.family, home.organization)
    involve(home.family, hidden, is_disclosed=False, sections_read=["contact"], sections_write=["contact"])
    home.see(FIRST, owner=hidden)
    home.see(FIRST)
    assert home.pair().held_in_person == 1
    assert measure(Question(hidden, FIRST, UNTIL, UNTIL), "pairs").pairs[0].held_in_person == 2


def test_one_form_class_alone_counts_as_if_there_were_no_other() -> None:
    home = Home()
    involve(home.family, home.organization)
    home.agree(FIRST)
    home.agree(FIRST, form_class="remote", unit="day")
    home.see(FIRST)
    home.see(FIRST, form="phone")
    visits, calls = home.pair(classes=("in_person",)), home.pair(classes=("remote",))
    assert (visits.held_in_person, visits.held_remote, visits.agreed_remote) == (1, 0, Decimal(0))
    assert (calls.held_remote, calls.agreed_remote, calls.agreed_in_person) == (1, Decimal(90), Decimal(0))


def test_the_future_does_not_count() -> None:
    home = Home()
    involve(home.family, home.organization)
    assert home.pair().placed_days == 90
    assert measure(Question(home.organization, FIRST, UNTIL, FIRST - datetime.timedelta(1)), "pairs").pairs == []


def test_the_whole_report_is_one_statement(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    question = Question(cast.gi, today(-100), today(), today())
    with django_assert_num_queries(1):
        report = measure(question, "pairs", "groups", "months", "reasons", "first_contacts")
    assert report.total
    assert len(report.pairs) == report.total.pairs == 4
