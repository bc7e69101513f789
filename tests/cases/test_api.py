"""Families for programs: who sees which, and what of each."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from organizations.models import AccessLogEntry, Membership
from tests.cast import ABOUT_SEM, OF_THE_OUTSIDER, PROTECTED_ADDRESS, PROTECTED_PLACE, UNDISCLOSED, Cast
from tests.makers import assign, involve, make_family

LogIn = Callable[[Membership], Client]


def names(client: Client) -> list[str]:
    return [row["name"] for row in client.get(reverse("api:family_list")).json()["results"]]


def test_a_stranger_is_told_to_log_in(cast: Cast, client: Client) -> None:
    for url in (reverse("api:family_list"), reverse("api:family", args=[cast.family.pk])):
        answer = client.get(url)
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["API-Version"] == "1.0.0"


def test_roles_that_do_no_family_work_are_refused_whatever_the_family(cast: Cast, as_member: LogIn) -> None:
    for member in (cast.ruud, cast.petra, cast.anton):
        client = as_member(member)
        assert client.get(reverse("api:family_list")).status_code == 403
        for family in (cast.family, cast.other_family):
            assert client.get(reverse("api:family", args=[family.pk])).status_code == 403


def test_each_sees_the_families_of_the_active_employer(cast: Cast, as_member: LogIn) -> None:
    assert names(as_member(cast.sanne)) == ["Jansen"]
    assert names(as_member(cast.tess)) == ["Jansen"]
    assert names(as_member(cast.bram)) == []
    assert names(as_member(cast.sanne_elsewhere)) == []
    assert names(as_member(cast.otto)) == [OF_THE_OUTSIDER]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_number_of_queries_however_long(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        family = make_family()
        involve(family, cast.gi)
        assign(family, cast.sanne)
    client = as_member(cast.sanne)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("api:family_list"))


LIST_QUERIES = 8


@pytest.mark.parametrize("name", ["bram", "otto", "sanne_elsewhere"])
def test_a_file_that_is_not_mine_is_not_there(cast: Cast, as_member: LogIn, name: str) -> None:
    answer = as_member(getattr(cast, name)).get(reverse("api:family", args=[cast.family.pk]))
    assert answer.status_code == 404
    assert "Noor" not in answer.content.decode()


def test_a_file_shows_what_the_reader_may_see_and_leaves_a_line(cast: Cast, as_member: LogIn) -> None:
    answer = as_member(cast.joris).get(reverse("api:family", args=[cast.family.pk]))
    text = answer.content.decode()
    for hidden in (PROTECTED_ADDRESS, PROTECTED_PLACE, UNDISCLOSED, ABOUT_SEM, "Veilig Thuis"):
        assert hidden not in text
    people = {person["firstName"]: person for person in answer.json()["members"]}
    assert people["Elif"]["hasHiddenAddress"] is True
    assert people["Sem"]["birthDate"] is None
    assert people["Noor"]["birthDate"]
    assert "concerns" in answer.json()["hiddenSections"]
    assert AccessLogEntry.objects.filter(event="family.opened", user=cast.joris.user).count() == 1


def test_who_recorded_it_sees_the_protected_address_and_place(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(reverse("api:family", args=[cast.family.pk])).content.decode()
    assert PROTECTED_ADDRESS in text
    assert PROTECTED_PLACE in text


def test_parts_of_a_section_that_is_not_shared_are_left_out_and_named(cast: Cast, as_member: LogIn) -> None:
    cast.pleegzorg_involvement.sections_read = ["family"]
    cast.pleegzorg_involvement.sections_write = []
    cast.pleegzorg_involvement.save(update_fields=["sections_read", "sections_write"])
    answer = as_member(cast.joris).get(reverse("api:family", args=[cast.family.pk])).json()
    assert "placements" not in answer
    assert {"course", "contact"} <= set(answer["hiddenSections"])
