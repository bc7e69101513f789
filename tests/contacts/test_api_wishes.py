"""Wishes about contact for programs: recorded once, asked again, read by whom they are for."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement
from contacts.models import ContactWish
from organizations.models import AccessLogEntry, Membership
from tests.asking_api import ids, new_key, send
from tests.cast import ABOUT_SEM, SECRET_OF_GI, Cast
from tests.makers import make_wish, today

LogIn = Callable[[Membership], Client]


def wishes(cast: Cast) -> str:
    return reverse("api:wish_list", args=[cast.family.pk])


def asked(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "id": new_key(),
        "childId": str(cast.noor.pk),
        "personId": str(cast.mother.pk),
        "wisherId": str(cast.noor.pk),
        "askedOn": today().isoformat(),
        "isAskedApart": True,
        "words": "Ik wil mama elke dag bellen",
    } | more


def test_a_wish_is_recorded_once_and_found(cast: Cast, as_member: LogIn) -> None:
    client, body = as_member(cast.sanne), asked(cast)
    first = send(client, "post", wishes(cast), body)
    assert first.status_code == 201, first.content
    assert first.json() | body == first.json()
    assert send(client, "post", wishes(cast), body).json() == first.json()
    assert send(client, "post", wishes(cast), body | {"words": "Toch niet"}).status_code == 409
    assert ids(client.get(wishes(cast))) == {body["id"]}
    assert client.get(reverse("api:wish", args=[cast.family.pk, body["id"]])).json() == first.json()
    assert ContactWish.objects.count() == 1
    assert AccessLogEntry.objects.filter(event="wish.recorded").exists()


def test_who_is_asked_again_wishes_something_new_and_the_latest_comes_first(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    earlier, later = asked(cast, askedOn=today(-30).isoformat()), asked(cast, words="Liever om de dag")
    for body in (later, earlier):
        assert send(client, "post", wishes(cast), body).status_code == 201
    assert [row["id"] for row in client.get(wishes(cast)).json()["results"]] == [later["id"], earlier["id"]]
    one = reverse("api:wish", args=[cast.family.pk, later["id"]])
    assert {send(client, method, one, later).status_code for method in ("put", "patch", "delete")} == {405}


def test_why_somebody_was_not_asked_is_recorded_in_its_place(cast: Cast, as_member: LogIn) -> None:
    body = asked(cast, wisherId=str(cast.father.pk), words="", notAskedBecause="Onbereikbaar")
    answer = send(as_member(cast.sanne), "post", wishes(cast), body)
    assert answer.status_code == 201, answer.content
    assert (answer.json()["words"], answer.json()["notAskedBecause"]) == ("", "Onbereikbaar")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"words": ""}, "words"),
        ({"notAskedBecause": "Te jong"}, "words"),
        ({"askedOn": today(1).isoformat()}, "askedOn"),
        ({"personId": str(uuid.uuid4())}, "personId"),
        ({"visibility": "named"}, "sharedWithIds"),
        ({"visibility": "iedereen"}, "visibility"),
        ({"id": str(uuid.uuid4())}, "id"),
        ({"words": "x" * 20_001}, "words"),
    ],
)
def test_wrong_input_is_told_by_field(cast: Cast, as_member: LogIn, wrong: Any, field: str) -> None:
    answer = send(as_member(cast.sanne), "post", wishes(cast), asked(cast, **wrong))
    assert answer.status_code == 400, answer.content
    assert list(answer.json()["errors"]) == [field]
    assert not ContactWish.objects.exists()


def test_another_child_is_asked_about_its_own_contact(cast: Cast, as_member: LogIn) -> None:
    answer = send(as_member(cast.sanne), "post", wishes(cast), asked(cast, wisherId=str(cast.sem.pk)))
    assert answer.json()["errors"] == {"wisherId": ["Kies het kind zelf, of een volwassene uit dit gezin."]}
    about_each_other = asked(cast, personId=str(cast.sem.pk), wisherId=str(cast.sem.pk))
    assert send(as_member(cast.sanne), "post", wishes(cast), about_each_other).status_code == 201


def test_a_wish_is_read_by_whom_it_is_for(cast: Cast, as_member: LogIn) -> None:
    shared = make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    own = make_wish(cast.family, cast.gi, cast.noor, cast.mother, SECRET_OF_GI, visibility="own")
    of_sem = make_wish(cast.family, cast.gi, cast.sem, cast.mother, ABOUT_SEM)
    answer = as_member(cast.joris).get(wishes(cast))
    assert ids(answer) == {str(shared.pk)}
    for hidden in (own, of_sem):
        assert as_member(cast.joris).get(reverse("api:wish", args=[cast.family.pk, hidden.pk])).status_code == 404
    assert ids(as_member(cast.sanne).get(wishes(cast))) == {str(each.pk) for each in (shared, own, of_sem)}
    assert ids(as_member(cast.sanne).get(wishes(cast), {"childId": str(cast.sem.pk)})) == {str(of_sem.pk)}
    left = as_member(cast.fenna).get(wishes(cast)).json()
    assert (left["results"], left["hiddenSections"]) == ([], ["contact"])


def test_a_child_outside_my_wall_is_not_there_to_be_asked(cast: Cast, as_member: LogIn) -> None:
    body = asked(cast, childId=str(cast.sem.pk), wisherId=str(cast.mother.pk))
    assert send(as_member(cast.joris), "post", wishes(cast), body).status_code == 404
    Involvement.objects.filter(pk=cast.gi_involvement.pk).update(sections_write=["family"])
    assert send(as_member(cast.sanne), "post", wishes(cast), asked(cast)).status_code == 403
    assert not ContactWish.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_the_same_number_of_queries_however_long(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    client = as_member(cast.sanne)
    with django_assert_num_queries(WISH_QUERIES):
        client.get(wishes(cast))


WISH_QUERIES = 11
