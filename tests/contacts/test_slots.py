"""What contacts shows on the pages of cases: each child's pairs, what is needed now, the list, what happened last."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Family, Involvement
from contacts.next_action import URGENT_FIRST, with_next_contact
from contacts.overview import latest_contacts, needs_of
from organizations.models import Membership
from tests.cast import ABOUT_SEM, PROTECTED_PLACE, SECRET_OF_GI, Cast
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


def overview(client: Client, cast: Cast) -> str:
    response = client.get(reverse("cases:family_detail", args=[cast.family.pk]))
    assert response.status_code == 200
    return response.content.decode()


def titles(cast: Cast, member: Membership) -> list[str]:
    return [need.title for need in needs_of(Family.objects.get(pk=cast.family.pk), member)["items"]]


def test_the_card_of_a_child_shows_agreed_beside_held(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, every=2)
    shown = overview(as_member(cast.sanne), cast)
    assert "1 bezoek per 2 weken" in shown
    assert "1 van 6,1 contacten" in shown
    assert "16&nbsp;%" in shown
    assert 'class="legend"' in shown


def test_needs_name_what_nobody_filled_in(cast: Cast, as_member: LogIn) -> None:
    assert "1 contact niet ingevuld" in titles(cast, cast.sanne)
    assert "Nu nodig" in overview(as_member(cast.sanne), cast)


def test_a_parent_without_arrangement_is_a_need_after_two_weeks(cast: Cast) -> None:
    assert "Sem en ouder Elif: geen regeling" in titles(cast, cast.sanne)
    make_arrangement(cast.family, cast.gi, cast.sem, cast.mother)
    assert "Sem en ouder Elif: geen regeling" not in titles(cast, cast.sanne)


def test_a_parent_who_died_needs_no_arrangement(cast: Cast) -> None:
    cast.mother.deceased_on = today(-20)
    cast.mother.save(update_fields=["deceased_on"])
    assert "Sem en ouder Elif: geen regeling" not in titles(cast, cast.sanne)


def test_missed_twice_in_a_row_is_a_need_and_held_in_between_is_not(cast: Cast) -> None:
    for back in (9, 16):
        make_moment(
            cast.family,
            cast.gi,
            cast.noor,
            cast.father,
            outcome="cancelled",
            side="organization",
            planned_start=local(today(-back)),
        )
    assert "Noor en ouder Mark: twee keer gemist" in titles(cast, cast.sanne)
    make_moment(cast.family, cast.gi, cast.noor, cast.father, started_at=local(today(-2)))
    assert "Noor en ouder Mark: twee keer gemist" not in titles(cast, cast.sanne)


def test_contact_barred_past_its_review_is_a_need(cast: Cast) -> None:
    barred = make_arrangement(
        cast.family, cast.gi, cast.sem, cast.father, times=0, reason="x", review_on=today(1), source="court_order"
    )
    assert "Sem en ouder Mark: opnieuw bekijken" not in titles(cast, cast.sanne)
    barred.review_on = today(-1)
    barred.save(update_fields=["review_on"])
    assert "Sem en ouder Mark: opnieuw bekijken" in titles(cast, cast.sanne)


def test_needs_and_pairs_stay_behind_the_wall(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.sem, cast.father, times=0, reason="x", review_on=today(-1))
    assert not any("Sem" in title for title in titles(cast, cast.joris))
    assert "Sem en" not in overview(as_member(cast.joris), cast)


def test_without_the_section_contact_there_are_no_needs_and_no_events(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    family = Family.objects.get(pk=cast.family.pk)
    assert needs_of(family, cast.joris) == {"items": [], "count": 0}
    assert list(latest_contacts(family, cast.joris, 8)) == []


@pytest.mark.parametrize("name", ["joris", "clara", "vera", "fenna", "bram", "otto"])
def test_events_never_hold_what_others_may_not_read(cast: Cast, name: str) -> None:
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        place=PROTECTED_PLACE,
        is_place_protected=True,
        form="contact_centre",
    )
    family = Family.objects.get(pk=cast.family.pk)
    told = str(list(latest_contacts(family, cast.members[name], 8)))
    assert SECRET_OF_GI not in told
    assert ABOUT_SEM not in told
    assert PROTECTED_PLACE not in told


def test_events_quote_the_child_and_name_children_of_one_visit_together(cast: Cast) -> None:
    visit = cast.moment.pk
    for child, words in ((cast.noor, "Ik wil mijn kamer laten zien."), (cast.sem, "")):
        make_moment(
            cast.family,
            cast.gi,
            child,
            cast.mother,
            visit=visit,
            child_words=words,
            started_at=local(today()).replace(hour=0, minute=1),
        )
    events = list(latest_contacts(Family.objects.get(pk=cast.family.pk), cast.sanne, 8))
    first = next(event for event in events if event.words_of)
    assert (first.words, first.words_of) == ("Ik wil mijn kamer laten zien.", "Noor")
    assert first.title in {"Noor en Sem met ouder Elif", "Sem en Noor met ouder Elif"}


def listed(member: Membership) -> list[Family]:
    families = with_next_contact(Family.objects.visible_to(member), member)
    return list(families.order_by(*URGENT_FIRST, "name"))


def test_the_list_puts_what_waits_longest_first_and_shows_the_next_contact(cast: Cast, as_member: LogIn) -> None:
    calm = make_family("Alders")
    involve(calm, cast.gi)
    assign(calm, cast.sanne)
    child = make_child(calm, "Bo")
    parent = make_parent(calm, child)
    make_moment(calm, cast.gi, child, parent, outcome="planned", planned_start=local(today(2), 10))
    assert [family.name for family in listed(cast.sanne)] == ["Jansen", "Alders"]
    page = as_member(cast.sanne).get(reverse("cases:family_list")).content.decode()
    assert "1 contact niet ingevuld" in page
    assert "10:00" in page


def test_the_list_counts_only_what_the_reader_may_see(cast: Cast) -> None:
    make_moment(cast.family, cast.gi, cast.sem, cast.mother, outcome="planned", planned_start=local(today(1)))
    make_moment(cast.family, cast.gi, cast.sem, cast.mother, outcome="planned", planned_start=local(today(-3)))
    for member, number in ((cast.sanne, 2), (cast.joris, 1), (cast.fenna, 0)):
        (family,) = listed(member)
        shown = vars(family)
        assert shown["unfilled_contacts"] == number
        assert (shown["next_contact_at"] is not None) == (member == cast.sanne)


@pytest.mark.parametrize("number", [1, 3])
def test_the_columns_of_the_list_take_no_query_of_their_own(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        family = make_family()
        involve(family, cast.gi)
        child = make_child(family)
        make_moment(family, cast.gi, child, make_parent(family, child), outcome="planned")
    with django_assert_num_queries(1):
        listed(cast.carla)
