"""The contact of one child with one person: figures, weeks, the list with its words, and the versions of what holds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, Person
from contacts.measures import Question, measure
from contacts.pairs import pairs_of
from contacts.weeks import Happened, Version, first_day_shown, sign_of, strip_of
from organizations.models import AccessLogEntry, Membership
from tests.cast import ABOUT_SEM, PROTECTED_PLACE, SECRET_OF_GI, SHARED, Cast
from tests.makers import (
    assign,
    involve,
    local,
    make_arrangement,
    make_child,
    make_family,
    make_moment,
    make_parent,
    today,
)

LogIn = Callable[[Membership], Client]
QUERIES = 27


def address(cast: Cast, child: Person, person: Person) -> str:
    return reverse("contacts:pair_contact", args=[cast.family.pk, child.pk, person.pk])


def page(client: Client, cast: Cast) -> str:
    response = client.get(address(cast, cast.noor, cast.mother))
    assert response.status_code == 200
    return response.content.decode()


def test_the_figures_are_those_of_the_report_with_their_fraction_and_meaning(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        outcome="cancelled",
        side="organization",
        planned_start=local(today(-8)),
    )
    shown = page(as_member(cast.sanne), cast)
    assert "8\u00a0%" in shown
    assert "1 van 12,1 contacten. Afgesproken: 1,0 per week." in shown
    assert "1 instelling" in shown
    assert '<dd class="key-figure__value">83 <small>dagen</small>' in shown
    assert "dag 83" in shown
    assert shown.count("Wat betekent dit?") == 4


def test_a_child_at_home_has_the_figures_of_its_days_with_an_arrangement(cast: Cast, as_member: LogIn) -> None:
    family = make_family("Gescheiden")
    child = make_child(family, "Lotte")
    father = make_parent(family, child, first_name="Tom")
    involve(family, cast.gi)
    assign(family, cast.sanne)
    make_arrangement(family, cast.gi, child, father, starts_on=today(-28), ends_on=today(-1))
    for back in (3, 10, 40):
        make_moment(family, cast.gi, child, father, started_at=local(today(-back)))
    response = as_member(cast.sanne).get(reverse("contacts:pair_contact", args=[family.pk, child.pk, father.pk]))
    shown = response.content.decode()
    assert "De afgelopen twaalf weken, 28 dagen thuis met een regeling." in shown
    assert "2 van 4,0 contacten. Afgesproken: 1,0 per week." in shown
    assert '<dd class="key-figure__value">28 <small>dagen</small>' in shown
    assert "Eerste contact" not in shown
    assert shown.count("Wat betekent dit?") == 4
    (row,) = measure(Question(cast.gi, first_day_shown(today()), today(), today(), scope="home"), "pairs").pairs
    assert response.context["pair"].figures == row


def test_a_barred_pair_never_stands_as_nought_percent(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, times=0, reason="x", source="court_order")
    shown = page(as_member(cast.sanne), cast)
    assert "Geen contact toegestaan" in shown
    assert "0\u00a0%" not in shown


def test_versions_say_who_decided_since_when_why_and_what_it_means(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(
        cast.family, cast.gi, cast.noor, cast.mother, ends_on=today(-30), end_reason="Elif ging verhuizen", every=2
    )
    make_arrangement(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        starts_on=today(-29),
        source="gi_limitation",
        legal_basis="265f",
        reason="Noor heeft rust nodig",
        review_on=today(-1),
        recorded_by=cast.sanne,
    )
    shown = page(as_member(cast.sanne), cast)
    for words in (
        "Geldt nu",
        "Voorbij",
        "1 bezoek per 2 weken",
        "Elif ging verhuizen",
        "Beperkt door Jeugdbescherming Midden, met een schriftelijke aanwijzing.",
        "binnen 2 weken aan de kinderrechter vragen",
        "Burgerlijk Wetboek, boek 1, artikel 265f",
        "Noor heeft rust nodig",
        "Datum voorbij",
        "Vastgelegd door Sanne de Wit, Jeugdbescherming Midden",
    ):
        assert words in shown


def test_words_stand_only_where_they_may_be_read(cast: Cast, as_member: LogIn) -> None:
    ours = page(as_member(cast.sanne), cast)
    assert SHARED in ours
    assert SECRET_OF_GI in ours
    theirs = page(as_member(cast.joris), cast)
    assert SHARED in theirs
    assert SECRET_OF_GI not in theirs


def test_protected_places_of_contacts_and_fixed_moments_stay_with_their_owner(cast: Cast, as_member: LogIn) -> None:
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    arrangement.schedule_lines.create(
        weekday=2, starts_at="14:00", form="visit_neutral", place=PROTECTED_PLACE, is_place_protected=True
    )
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, place=PROTECTED_PLACE, is_place_protected=True)
    assert page(as_member(cast.sanne), cast).count(PROTECTED_PLACE) == 2
    theirs = page(as_member(cast.joris), cast)
    assert "Dinsdag 14:00" in theirs
    assert PROTECTED_PLACE not in theirs


def test_a_pair_outside_the_wall_is_not_there(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.sem, cast.father)
    for child, person in ((cast.sem, cast.father), (cast.father, cast.sem), (cast.noor, cast.noor)):
        response = as_member(cast.joris).get(address(cast, child, person))
        assert response.status_code == 404
        assert ABOUT_SEM not in response.content.decode()


@pytest.mark.parametrize(
    ("name", "status"), [("bram", 404), ("otto", 404), ("lies", 302), ("ruud", 403), ("anton", 403)]
)
def test_who_may_not_open_the_family_does_not_open_a_pair(cast: Cast, as_member: LogIn, name: str, status: int) -> None:
    response = as_member(cast.members[name]).get(address(cast, cast.noor, cast.mother))
    assert response.status_code == status
    assert SHARED not in response.content.decode()


def test_whoever_does_not_read_contact_finds_no_pair(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    assert as_member(cast.joris).get(address(cast, cast.noor, cast.mother)).status_code == 404


def test_opening_a_pair_leaves_one_line(cast: Cast, as_member: LogIn) -> None:
    page(as_member(cast.sanne), cast)
    assert AccessLogEntry.objects.filter(event="family.opened", part="contact").count() == 1


def test_whoever_only_reads_is_offered_no_deeds(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    theirs = page(as_member(cast.joris), cast)
    assert "Beëindigen" not in theirs
    assert "regeling/nieuw" not in theirs
    assert "Beëindigen" in page(as_member(cast.sanne), cast)


@pytest.mark.parametrize("moments", [3, 200])
def test_the_page_takes_the_same_number_of_queries_however_much_there_is(
    cast: Cast, as_member: LogIn, moments: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for back in range(3):
        make_arrangement(
            cast.family, cast.gi, cast.noor, cast.mother, starts_on=today(-80 + back), ends_on=today(-80 + back)
        )
    for back in range(moments):
        make_moment(cast.family, cast.gi, cast.noor, cast.mother, started_at=local(today(-back - 1)))
    client = as_member(cast.sanne)
    with django_assert_num_queries(QUERIES):
        page(client, cast)


def test_a_brother_or_sister_with_contact_is_a_pair_too(cast: Cast) -> None:
    make_moment(cast.family, cast.gi, cast.noor, cast.sem)
    names = [pair.name for pair in pairs_of(cast.family, by=cast.sanne)]
    assert names[:3] == ["Noor en ouder Elif", "Noor en ouder Mark", "Noor en Sem"]


def version(**more: Any) -> Version:
    """A visit once in two weeks, since twelve weeks."""
    return replace(Version("in_person", 1, 2, "week", today(-84), None), **more)


def test_contact_on_a_day_without_arrangement_of_its_class_is_extra() -> None:
    call = Happened("remote", "held", "", today(-3))
    assert sign_of(call, [version()], today()) == "extra"
    assert sign_of(call, [version(form_class="remote")], today()) == "held"
    assert sign_of(call, [version(form_class="remote", ends_on=today(-4))], today()) == "extra"
    assert sign_of(call, [version(form_class="remote", times=0)], today()) == "extra"


def test_a_plan_of_yesterday_is_open_and_one_of_today_still_planned() -> None:
    assert sign_of(Happened("in_person", "planned", "", today(-1)), [], today()) == "open"
    assert sign_of(Happened("in_person", "planned", "", today()), [], today()) == "planned"


def test_brackets_begin_with_the_arrangement_and_classes_add_up() -> None:
    strip = strip_of("", [version(starts_on=today(-7 * 10))], [], today())
    assert [bracket.span for bracket in strip.brackets] == [1, 2, 2, 2, 2, 2, 1]
    both = strip_of("", [version(every=1), version(form_class="remote", every=1)], [], today())
    assert {bracket.look for bracket in both.brackets} == {"thick"}
