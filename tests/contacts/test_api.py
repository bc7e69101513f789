"""Contact for programs: the same rules as on the pages, in JSON."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement
from contacts.models import ContactArrangement, ContactMoment, ScheduleLine
from organizations.models import AccessLogEntry, Membership
from tests.asking_api import ids, new_key, send
from tests.cast import ABOUT_SEM, PROTECTED_PLACE, SECRET_OF_GI, SHARED, Cast
from tests.makers import local, make_arrangement, make_moment, today

LogIn = Callable[[Membership], Client]


def moments(cast: Cast) -> str:
    return reverse("api:moment_list", args=[cast.family.pk])


def arrangements(cast: Cast) -> str:
    return reverse("api:arrangement_list", args=[cast.family.pk])


def one(cast: Cast, moment: ContactMoment) -> str:
    return reverse("api:moment", args=[cast.family.pk, moment.pk])


def visit(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "id": new_key(),
        "childIds": [str(cast.noor.pk)],
        "personIds": [str(cast.mother.pk)],
        "form": "visit_home",
        "outcome": "held",
        "startedAt": local(today(-1), 15).isoformat(),
        "knownFrom": "self",
        "facts": "Samen gegeten.",
    } | more


def agreement(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "id": new_key(),
        "childId": str(cast.noor.pk),
        "personId": str(cast.father.pk),
        "formClass": "in_person",
        "source": "agreement",
        "times": 1,
        "every": 2,
        "unit": "week",
        "startsOn": today().isoformat(),
    } | more


def test_a_stranger_is_told_to_log_in(cast: Cast, client: Client) -> None:
    for url in (moments(cast), one(cast, cast.moment), arrangements(cast)):
        answer = client.get(url)
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"


def test_a_manager_may_not_read_files(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.ruud)
    for url in (moments(cast), one(cast, cast.moment), arrangements(cast)):
        assert client.get(url).status_code == 403
    assert send(client, "post", moments(cast), visit(cast)).status_code == 403


@pytest.mark.parametrize("name", ["bram", "otto", "sanne_elsewhere"])
def test_a_file_that_is_not_mine_is_not_there(cast: Cast, as_member: LogIn, name: str) -> None:
    client = as_member(getattr(cast, name))
    for url in (moments(cast), one(cast, cast.moment), arrangements(cast)):
        answer = client.get(url)
        assert answer.status_code == 404
        assert SHARED not in answer.content.decode()
    assert send(client, "post", moments(cast), visit(cast)).status_code == 404
    assert send(client, "post", arrangements(cast), agreement(cast)).status_code == 404


def test_skeletons_are_read_by_who_takes_part_and_words_by_whom_they_are_for(cast: Cast, as_member: LogIn) -> None:
    answer = as_member(cast.joris).get(moments(cast))
    text = answer.content.decode()
    assert SHARED in text
    assert SECRET_OF_GI not in text
    assert ABOUT_SEM not in text
    rows = {row["id"]: row for row in answer.json()["results"]}
    assert set(rows) == {str(cast.moment.pk), str(cast.own_words_moment.pk), str(cast.planned.pk)}
    assert rows[str(cast.own_words_moment.pk)]["mayReadWords"] is False
    assert rows[str(cast.own_words_moment.pk)]["outcome"] == "held"
    assert answer.json()["hiddenSections"] == []


def test_what_is_outside_my_wall_is_not_there_one_by_one_either(cast: Cast, as_member: LogIn) -> None:
    assert as_member(cast.joris).get(one(cast, cast.sem_moment)).status_code == 404
    assert as_member(cast.carla).get(one(cast, cast.sem_moment)).json()["facts"] == ABOUT_SEM


def test_who_left_reads_its_own_only_and_is_told_what_is_hidden(cast: Cast, as_member: LogIn) -> None:
    answer = as_member(cast.fenna).get(moments(cast))
    assert answer.json()["results"] == []
    assert answer.json()["hiddenSections"] == ["contact"]


def test_a_section_that_is_not_shared_is_named(cast: Cast, as_member: LogIn) -> None:
    cast.pleegzorg_involvement.sections_read = ["family"]
    cast.pleegzorg_involvement.sections_write = ["family"]
    cast.pleegzorg_involvement.save(update_fields=["sections_read", "sections_write"])
    answer = as_member(cast.joris).get(moments(cast))
    assert answer.json() | {"hiddenSections": ["contact"], "results": [], "count": 0} == answer.json()
    assert send(as_member(cast.joris), "post", moments(cast), visit(cast)).status_code == 403


def test_a_protected_place_stays_with_who_recorded_it(cast: Cast, as_member: LogIn) -> None:
    make_moment(
        cast.family, cast.gi, cast.noor, cast.mother, place=PROTECTED_PLACE, is_place_protected=True, transport="BUS-9"
    )
    version = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    ScheduleLine.objects.create(
        arrangement=version,
        weekday=1,
        starts_at=datetime.time(15),
        form="visit_home",
        place=PROTECTED_PLACE,
        is_place_protected=True,
        brought_by="BUS-9",
    )
    for url in (moments(cast), arrangements(cast)):
        text = as_member(cast.joris).get(url).content.decode()
        assert PROTECTED_PLACE not in text
        assert "BUS-9" not in text
        assert PROTECTED_PLACE in as_member(cast.sanne).get(url).content.decode()


def test_a_list_is_narrowed_by_child_and_by_day(cast: Cast, as_member: LogIn) -> None:
    old = make_moment(cast.family, cast.gi, cast.noor, cast.mother, started_at=local(today(-40)))
    client = as_member(cast.carla)
    assert ids(client.get(moments(cast), {"childId": str(cast.sem.pk)})) == {str(cast.sem_moment.pk)}
    assert ids(client.get(moments(cast), {"until": today(-30).isoformat()})) == {str(old.pk)}
    assert str(old.pk) not in ids(client.get(moments(cast), {"from": today(-30).isoformat()}))
    wrong = client.get(moments(cast), {"from": "gisteren"})
    assert wrong.status_code == 400
    assert "from" in wrong.json()["errors"]


def test_a_list_comes_in_pages(cast: Cast, as_member: LogIn) -> None:
    answer = as_member(cast.carla).get(moments(cast), {"pageSize": "2"}).json()
    assert (answer["count"], len(answer["results"])) == (4, 2)
    assert answer["next"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_the_same_number_of_queries_however_long(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(number):
        make_moment(cast.family, cast.gi, cast.noor, cast.mother, cast.father, started_at=local(today(-day - 2)))
        version = make_arrangement(
            cast.family, cast.gi, cast.noor, cast.mother, starts_on=today(day), ends_on=today(day)
        )
        ScheduleLine.objects.create(arrangement=version, weekday=1, starts_at=datetime.time(15), form="visit_home")
    client = as_member(cast.sanne)
    with django_assert_num_queries(MOMENT_QUERIES):
        client.get(moments(cast))
    with django_assert_num_queries(ARRANGEMENT_QUERIES):
        client.get(arrangements(cast))


MOMENT_QUERIES = 12
ARRANGEMENT_QUERIES = 13


def test_looking_leaves_a_line(cast: Cast, as_member: LogIn) -> None:
    as_member(cast.sanne).get(moments(cast))
    [line] = AccessLogEntry.objects.filter(event="family.opened")
    assert (line.part, line.user) == ("contact", cast.sanne.user)


def test_a_visit_is_logged_once_however_often_it_is_sent(cast: Cast, as_member: LogIn) -> None:
    client, body = as_member(cast.sanne), visit(cast)
    first = send(client, "post", moments(cast), body)
    assert first.status_code == 201
    again = send(client, "post", moments(cast), body)
    assert again.status_code == 200
    assert first.json() == again.json()
    other = send(client, "post", moments(cast), body | {"facts": "Iets anders."})
    assert other.status_code == 409
    assert other.json()["detail"] == "Dit is al eerder opgeslagen, maar met een andere inhoud."
    assert ContactMoment.objects.filter(facts="Samen gegeten.").count() == 1
    assert AccessLogEntry.objects.filter(event="contact.logged").count() == 1


def test_the_key_of_someone_else_is_not_there(cast: Cast, as_member: LogIn) -> None:
    for key in (cast.own_words_moment.pk, cast.moment.pk):
        answer = send(as_member(cast.joris), "post", moments(cast), visit(cast, id=str(key)))
        assert answer.status_code == 404


def test_a_visit_of_two_children_is_a_contact_each_with_its_own_words(cast: Cast, as_member: LogIn) -> None:
    body = visit(
        cast,
        childIds=[str(cast.noor.pk), str(cast.sem.pk)],
        childWords=[{"childId": str(cast.sem.pk), "words": "Nog een keer!"}],
    )
    answer = send(as_member(cast.sanne), "post", moments(cast), body)
    assert answer.status_code == 201
    words = {row["childId"]: row["childWords"] for row in answer.json()}
    assert words == {str(cast.noor.pk): "", str(cast.sem.pk): "Nog een keer!"}
    assert {row["visit"] for row in answer.json()} == {body["id"]}


def test_a_child_outside_my_wall_is_not_there(cast: Cast, as_member: LogIn) -> None:
    body = visit(cast, childIds=[str(cast.sem.pk)])
    assert send(as_member(cast.joris), "post", moments(cast), body).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outcome": "cancelled", "startedAt": None, "plannedStart": "2026-01-05T15:00:00+01:00"}, "side"),
        ({"startedAt": "2099-01-05T15:00:00+01:00"}, "outcome"),
        ({"startedAt": "1026-01-05T15:00:00+01:00"}, "startedAt"),
        ({"form": "op bezoek"}, "form"),
        ({"id": str(uuid.uuid4())}, "id"),
        ({"id": "1"}, "id"),
        ({"childIds": []}, "childIds"),
        ({"personIds": [str(uuid.uuid4())]}, "personIds"),
        ({"visibility": "named"}, "sharedWithIds"),
        ({"facts": "x" * 20_001}, "facts"),
        ({"outcome": "moved", "startedAt": None, "plannedStart": "2026-01-05T15:00:00+01:00"}, "movedTo"),
    ],
)
def test_wrong_input_is_told_by_field_in_dutch(cast: Cast, as_member: LogIn, wrong: Any, field: str) -> None:
    before = ContactMoment.objects.count()
    answer = send(as_member(cast.sanne), "post", moments(cast), visit(cast, **wrong))
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == [field]
    assert answer.json()["detail"] == "De invoer klopt niet."
    assert ContactMoment.objects.count() == before


def test_someone_of_another_family_is_refused_like_someone_unknown(cast: Cast, as_member: LogIn) -> None:
    stranger = cast.other_family.people.get()
    refused = send(as_member(cast.sanne), "post", moments(cast), visit(cast, personIds=[str(stranger.pk)]))
    unknown = send(as_member(cast.sanne), "post", moments(cast), visit(cast, personIds=[str(uuid.uuid4())]))
    assert refused.json() == unknown.json()


def test_a_planned_contact_is_filled_in_and_then_corrected_with_a_reason(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    cast.planned.refresh_from_db()
    body = {name: value for name, value in visit(cast).items() if name not in {"id", "childIds"}} | {
        "plannedStart": local(today(-1)).isoformat(),
        "childWords": "Het was leuk.",
    }
    before = ContactMoment.objects.filter(pk=cast.planned.pk).update(organization=cast.gi)
    assert before == 1
    filled = send(client, "put", one(cast, cast.planned), body)
    assert filled.status_code == 200, filled.content
    assert (filled.json()["outcome"], filled.json()["childWords"]) == ("held", "Het was leuk.")
    unreasoned = send(client, "put", one(cast, cast.planned), body | {"facts": "Samen gegeten en gelezen."})
    assert list(unreasoned.json()["errors"]) == ["correctionReason"]
    reason = {"facts": "Samen gegeten en gelezen.", "correctionReason": "Iets vergeten."}
    corrected = send(client, "put", one(cast, cast.planned), body | reason)
    assert corrected.json()["facts"] == "Samen gegeten en gelezen."
    assert AccessLogEntry.objects.filter(event__in=["contact.filled_in", "contact.corrected"]).count() == 2


def test_a_contact_of_another_organisation_is_not_mine_to_correct(cast: Cast, as_member: LogIn) -> None:
    body = visit(cast) | {"correctionReason": "Omdat."}
    answer = send(as_member(cast.joris), "put", one(cast, cast.moment), body)
    assert answer.status_code == 404
    cast.moment.refresh_from_db()
    assert cast.moment.facts == SHARED


def test_an_arrangement_is_recorded_once_and_found(cast: Cast, as_member: LogIn) -> None:
    lines = [{"weekday": 4, "startsAt": "15:30", "form": "contact_centre", "place": "De Haven"}]
    client, body = as_member(cast.sanne), agreement(cast, scheduleLines=lines)
    first = send(client, "post", arrangements(cast), body)
    assert first.status_code == 201, first.content
    assert first.json()["scheduleLines"][0]["startsAt"] == "15:30"
    assert send(client, "post", arrangements(cast), body).status_code == 200
    assert send(client, "post", arrangements(cast), body | {"times": 2}).status_code == 409
    assert ids(client.get(arrangements(cast))) == {body["id"]}
    assert ids(client.get(arrangements(cast), {"childId": str(cast.sem.pk)})) == set()
    assert ContactArrangement.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"times": 0}, "reason"),
        ({"every": 0}, "every"),
        ({"endsOn": "2020-01-01"}, "nonFieldErrors"),
        ({"scheduleLines": [{"weekday": 1, "startsAt": "25:00", "form": "phone"}]}, "scheduleLines"),
        ({"personId": str(uuid.uuid4())}, "personId"),
        ({"startsOn": "vandaag"}, "startsOn"),
    ],
)
def test_a_wrong_arrangement_is_told_by_field(cast: Cast, as_member: LogIn, wrong: Any, field: str) -> None:
    answer = send(as_member(cast.sanne), "post", arrangements(cast), agreement(cast, **wrong))
    assert answer.status_code == 400, answer.content
    assert field in answer.json()["errors"]
    assert not ContactArrangement.objects.exists()


def test_versions_that_overlap_are_refused_in_a_sentence(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.father)
    answer = send(as_member(cast.sanne), "post", arrangements(cast), agreement(cast))
    assert answer.status_code == 400
    assert "Er geldt in deze periode al een regeling" in answer.content.decode()
    later = send(as_member(cast.sanne), "post", arrangements(cast), agreement(cast, endsEarlier=True))
    assert later.status_code == 201


def test_an_arrangement_ends_with_a_reason(cast: Cast, as_member: LogIn) -> None:
    version = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    url = reverse("api:arrangement", args=[cast.family.pk, version.pk])
    client = as_member(cast.sanne)
    assert send(client, "patch", url, {"endsOn": today().isoformat()}).status_code == 400
    ended = send(client, "patch", url, {"endsOn": today().isoformat(), "endReason": "Andere afspraken."})
    assert ended.json()["endsOn"] == today().isoformat()
    assert client.get(url).json()["endReason"] == "Andere afspraken."


def test_an_arrangement_of_a_child_outside_my_wall_is_not_there(cast: Cast, as_member: LogIn) -> None:
    version = make_arrangement(cast.family, cast.gi, cast.sem, cast.mother)
    url = reverse("api:arrangement", args=[cast.family.pk, version.pk])
    assert as_member(cast.joris).get(url).status_code == 404
    assert ids(as_member(cast.joris).get(arrangements(cast))) == set()


def test_who_may_only_read_contact_is_refused_to_write_it(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(pk=cast.gi_involvement.pk).update(sections_write=["family"])
    client = as_member(cast.sanne)
    assert client.get(moments(cast)).status_code == 200
    assert send(client, "post", moments(cast), visit(cast)).status_code == 403
    assert send(client, "post", arrangements(cast), agreement(cast)).status_code == 403


def test_what_a_browser_sends_needs_the_token_of_its_session(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.sanne.user)
    session = client.session
    session["membership"] = str(cast.sanne.pk)
    session.save()
    answer = send(client, "post", moments(cast), visit(cast))
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
