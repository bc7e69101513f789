"""Announcing a limitation, for programs: who heard of it when, who still has to, and until when each can object."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.models import Announcement, ContactArrangement
from organizations.models import AccessLogEntry, Membership
from tests.asking_api import send
from tests.cast import Cast
from tests.contacts.test_limitations import limitation
from tests.makers import make_arrangement, make_parent, today

LogIn = Callable[[Membership], Client]
LETTER = {"announcedOn": today(-3).isoformat(), "way": "letter"}


def to(version: ContactArrangement, person: Any) -> str:
    return reverse("api:announcement", args=[version.family_id, version.pk, person.pk])


def heard(client: Client, version: ContactArrangement) -> Any:
    return client.get(reverse("api:announcement_list", args=[version.family_id, version.pk]))


def test_each_who_can_object_is_told_and_the_last_day_stands_with_it(cast: Cast, as_member: LogIn) -> None:
    version, client = limitation(cast), as_member(cast.sanne)
    waiting = heard(client, version).json()
    assert {row["personId"] for row in waiting} == {str(cast.mother.pk), str(cast.father.pk)}
    assert {row["announcedOn"] for row in waiting} == {row["lastDayToObject"] for row in waiting} == {None}
    answer = send(client, "put", to(version, cast.mother), LETTER)
    assert answer.status_code == 201, answer.content
    told = {"personId": str(cast.mother.pk), "lastDayToObject": today(11).isoformat()} | LETTER
    assert answer.json() == told
    assert heard(client, version).json()[0] == told
    assert heard(client, version).json()[1]["announcedOn"] is None
    shown = client.get(reverse("api:arrangement", args=[cast.family.pk, version.pk])).json()
    assert shown["announcements"] == [told]
    assert AccessLogEntry.objects.filter(event="limitation.announced").count() == 1


def test_said_again_it_corrects_day_or_way(cast: Cast, as_member: LogIn) -> None:
    version, client = limitation(cast), as_member(cast.sanne)
    assert send(client, "put", to(version, cast.mother), LETTER).status_code == 201
    again = send(client, "put", to(version, cast.mother), LETTER | {"way": "handed"})
    assert (again.status_code, again.json()["way"]) == (200, "handed")
    assert Announcement.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{}, {"announcedOn": today(1).isoformat(), "way": "letter"}, LETTER | {"way": "duif"}, {"way": "letter"}]
)
def test_wrong_input_is_refused_in_words(cast: Cast, as_member: LogIn, wrong: Any) -> None:
    answer = send(as_member(cast.sanne), "put", to(limitation(cast), cast.mother), wrong)
    assert answer.status_code == 400
    assert not Announcement.objects.exists()


def test_who_cannot_object_is_not_told(cast: Cast, as_member: LogIn) -> None:
    version, client = limitation(cast), as_member(cast.sanne)
    without_authority = make_parent(cast.family, first_name="Oom")
    for person in (cast.noor, without_authority, cast.other_family.people.get()):
        assert send(client, "put", to(version, person), LETTER).status_code == 400
    assert not Announcement.objects.exists()


def test_only_a_limitation_is_announced_and_only_by_who_recorded_it(cast: Cast, as_member: LogIn) -> None:
    agreed = make_arrangement(cast.family, cast.gi, cast.noor, cast.father)
    assert send(as_member(cast.sanne), "put", to(agreed, cast.father), LETTER).status_code == 404
    assert heard(as_member(cast.sanne), agreed).status_code == 404
    version = limitation(cast)
    assert send(as_member(cast.joris), "put", to(version, cast.mother), LETTER).status_code == 404
    assert len(heard(as_member(cast.joris), version).json()) == 2
    assert not Announcement.objects.exists()
