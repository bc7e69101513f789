"""Statements of the family for programs: beside the entries they are about, and taken down for good."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Entry, Placement
from cases.statement_kinds import kinds
from contacts.models import MomentStatement
from organizations.models import AccessLogEntry, Membership
from tests.asking_api import ids, new_key, send
from tests.cases.test_statements import KEPT, SAID, entries_of, state
from tests.cast import Cast
from tests.makers import make_arrangement, make_child, make_wish, today

LogIn = Callable[[Membership], Client]


def statements(cast: Cast) -> str:
    return reverse("api:statement_list", args=[cast.family.pk])


def said(cast: Cast, entry: Entry, **more: Any) -> dict[str, Any]:
    kind = next(kind.name for kind in kinds() if kind.model is type(entry))
    return {
        "id": new_key(),
        "entryKind": kind,
        "entryId": str(entry.pk),
        "personId": str(cast.mother.pk),
        "words": SAID,
        "statedOn": today().isoformat(),
    } | more


def test_a_statement_is_taken_down_on_every_kind_of_entry_and_found(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    for entry, _kind, model in entries_of(cast):
        body = said(cast, entry)
        answer = send(client, "post", statements(cast), body)
        assert answer.status_code == 201, answer.content
        assert answer.json() | body == answer.json()
        assert answer.json()["organization"] == cast.pleegzorg.name
        assert model.objects.get().words == SAID
        assert ids(client.get(statements(cast), {"entryId": str(entry.pk)})) == {body["id"]}
    assert len(ids(client.get(statements(cast)))) == 5
    assert AccessLogEntry.objects.filter(event="statement.added").count() == 5


def test_an_entry_carries_what_was_said_about_it(cast: Cast, as_member: LogIn) -> None:
    placement = Placement.objects.get(child=cast.noor)
    version = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    wish = make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    for entry in (cast.moment, placement, version, wish):
        state(entry, cast)
    client, family = as_member(cast.joris), cast.family.pk
    for answer in (
        client.get(reverse("api:moment", args=[family, cast.moment.pk])),
        client.get(reverse("api:arrangement", args=[family, version.pk])),
        client.get(reverse("api:wish", args=[family, wish.pk])),
    ):
        [statement] = answer.json()["statements"]
        assert (statement["words"], statement["personId"]) == (SAID, str(cast.mother.pk))
        assert statement["organization"] == cast.gi.name
    [placed] = client.get(reverse("api:family", args=[family])).json()["placements"]
    assert [statement["words"] for statement in placed["statements"]] == [SAID]
    for name in ("moment_list", "arrangement_list", "wish_list"):
        rows = client.get(reverse(f"api:{name}", args=[family])).json()["results"]
        assert [row["statements"][0]["words"] for row in rows if row["statements"]] == [SAID]


def test_who_may_not_read_the_words_reads_no_statement(cast: Cast, as_member: LogIn) -> None:
    for entry in (cast.own_words_moment, cast.own_note, cast.sem_moment, cast.sem_note):
        state(entry, cast, KEPT)
    client = as_member(cast.joris)
    skeleton = client.get(reverse("api:moment", args=[cast.family.pk, cast.own_words_moment.pk]))
    assert skeleton.json()["statements"] == []
    for name in ("moment_list", "statement_list", "family"):
        assert KEPT not in client.get(reverse(f"api:{name}", args=[cast.family.pk])).content.decode()
    assert len(ids(as_member(cast.sanne).get(statements(cast)))) == 4


def test_what_an_undisclosed_organisation_took_down_stays_with_it(cast: Cast, as_member: LogIn) -> None:
    answer = send(as_member(cast.vera), "post", statements(cast), said(cast, cast.shared_note, words=KEPT))
    assert answer.status_code == 201, answer.content
    assert KEPT in as_member(cast.vera).get(statements(cast)).content.decode()
    assert KEPT not in as_member(cast.sanne).get(statements(cast)).content.decode()


def test_who_left_reads_those_about_its_own_entries(cast: Cast, as_member: LogIn) -> None:
    state(cast.shared_note, cast, KEPT)
    answer = as_member(cast.fenna).get(statements(cast))
    assert answer.json()["results"] == []
    assert "contact" in answer.json()["hiddenSections"]
    assert send(as_member(cast.fenna), "post", statements(cast), said(cast, cast.shared_note)).status_code == 404


def test_sent_twice_it_is_one_statement(cast: Cast, as_member: LogIn) -> None:
    client, body = as_member(cast.sanne), said(cast, cast.moment)
    assert send(client, "post", statements(cast), body).status_code == 201
    assert send(client, "post", statements(cast), body).status_code == 200
    assert send(client, "post", statements(cast), body | {"words": "Toch anders"}).status_code == 409
    assert send(as_member(cast.joris), "post", statements(cast), body).status_code == 404
    assert MomentStatement.objects.count() == 1


def test_there_is_no_way_to_change_or_remove_one(cast: Cast, as_member: LogIn) -> None:
    for method in ("put", "patch", "delete"):
        assert send(as_member(cast.sanne), method, statements(cast), said(cast, cast.moment)).status_code == 405


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"words": " "}, "words"),
        ({"statedOn": today(1).isoformat()}, "statedOn"),
        ({"statedOn": "1026-01-01"}, "statedOn"),
        ({"personId": str(uuid.uuid4())}, "personId"),
        ({"entryKind": "gedachte"}, "entryKind"),
        ({"id": str(uuid.uuid4())}, "id"),
    ],
)
def test_wrong_input_is_told_by_field(cast: Cast, as_member: LogIn, wrong: Any, field: str) -> None:
    answer = send(as_member(cast.sanne), "post", statements(cast), said(cast, cast.moment, **wrong))
    assert answer.status_code == 400, answer.content
    assert list(answer.json()["errors"]) == [field]
    assert not MomentStatement.objects.exists()


def test_an_entry_whose_words_are_not_mine_is_not_there(cast: Cast, as_member: LogIn) -> None:
    for entry in (cast.own_words_moment, cast.own_note, cast.sem_moment):
        assert send(as_member(cast.joris), "post", statements(cast), said(cast, entry)).status_code == 404
    other = said(cast, cast.moment, entryKind="note")
    assert send(as_member(cast.sanne), "post", statements(cast), other).status_code == 404


def test_a_child_outside_my_wall_does_not_speak_through_me(cast: Cast, as_member: LogIn) -> None:
    body = said(cast, cast.moment, personId=str(cast.sem.pk))
    refused = send(as_member(cast.joris), "post", statements(cast), body)
    assert refused.status_code == 400
    assert refused.json()["errors"] == {"personId": ["Kies iemand uit dit gezin."]}
    assert send(as_member(cast.sanne), "post", statements(cast), body).status_code == 201
    stranger = make_child(cast.other_family, "Vreemd")
    foreign = said(cast, cast.moment, personId=str(stranger.pk))
    assert send(as_member(cast.sanne), "post", statements(cast), foreign).status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_the_same_number_of_queries_however_long(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        state(cast.moment, cast)
        state(cast.shared_note, cast)
    client = as_member(cast.sanne)
    with django_assert_num_queries(STATEMENT_QUERIES):
        client.get(statements(cast))


STATEMENT_QUERIES = 10
