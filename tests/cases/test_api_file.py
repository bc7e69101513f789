"""The course, the plan and safety for programs: recorded once, said better by their owner, read by whom it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Concern, Decision, Measure, NeedView, SafetyAgreement, StepState
from organizations.models import AccessLogEntry, Membership
from tests.asking_api import ids, new_key, send
from tests.cast import ABOUT_SEM, SECRET_OF_GI, Cast
from tests.makers import (
    make_concern,
    make_decision,
    make_measure,
    make_request,
    make_safety_agreement,
    make_view,
    today,
)

LogIn = Callable[[Membership], Client]


def day(number: int = 0) -> str:
    return today(number).isoformat()


def measure(cast: Cast) -> dict[str, Any]:
    period = {"orderedOn": day(-20), "startsOn": day(-20), "endsOn": day(100)}
    return {"childId": str(cast.noor.pk), "kind": "ots", "threats": ["neglect"], **period}


def request(cast: Cast) -> dict[str, Any]:
    return {"childId": str(cast.noor.pk), "measureKind": "ots", "requestedBy": "gi", "requestedOn": day(-3)}


def agreement(cast: Cast) -> dict[str, Any]:
    with_whom = [str(cast.mother.pk)]
    return {"childId": str(cast.noor.pk), "framework": "vrijwillig", "startsOn": day(-9), "withWhomIds": with_whom}


def explanation(cast: Cast) -> dict[str, Any]:
    how = {"way": "talk", "language": "Turks", "understood": "partly"}
    return {"personId": str(cast.mother.pk), "childIds": [str(cast.noor.pk)], "explainedOn": day(-1), **how}


def decision(cast: Cast) -> dict[str, Any]:
    heard = [
        {"personId": str(cast.noor.pk), "askedOn": day(-8), "opinion": "Ik wil bellen", "agreement": "partly"},
        {"personId": str(cast.mother.pk), "reasonNotAsked": "not_reachable"},
    ]
    return {
        "childIds": [str(cast.noor.pk)],
        "kind": "contact",
        "title": "Elke week bellen",
        "decidedOn": day(-7),
        "decidedBy": "de jeugdbeschermer",
        "framework": "gedwongen",
        "hearings": heard,
    }


def talk(cast: Cast) -> dict[str, Any]:
    return {
        "domain": "housing",
        "discussedOn": day(-1),
        "agreed": "Samen bellen",
        "withPeopleIds": [str(cast.mother.pk)],
    }


def safety(cast: Cast) -> dict[str, Any]:
    return {"childIds": [str(cast.noor.pk)], "agreement": "Oma haalt op", "startsOn": day(-2)}


def concern(cast: Cast) -> dict[str, Any]:
    source = {"sourceName": "de buurvrouw", "sourceWords": "Ik hoorde huilen"}
    return {"childIds": [str(cast.noor.pk)], "kind": "concern", "noticedOn": day(-2), "words": "Blauwe plek", **source}


BODIES: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "measure": measure,
    "court_request": request,
    "framework_agreement": agreement,
    "explanation": explanation,
    "decision": decision,
    "difference_talk": talk,
    "safety_agreement": safety,
    "concern": concern,
}
SAID_OTHERWISE = {
    "measure": {"court": "Rechtbank Elders"},
    "court_request": {"requestedBy": "rvdk"},
    "framework_agreement": {"agreements": "Anders"},
    "explanation": {"language": "Pools"},
    "decision": {"title": "Elke dag bellen"},
    "difference_talk": {"agreed": "Toch niet"},
    "safety_agreement": {"agreement": "Opa haalt op"},
    "concern": {"words": "Een andere zorg"},
}


def list_of(name: str, cast: Cast) -> str:
    return reverse(f"api:{name}_list", args=[cast.family.pk])


def one(name: str, cast: Cast, key: Any) -> str:
    return reverse(f"api:{name}", args=[cast.family.pk, key])


def writer(name: str, cast: Cast) -> Membership:
    """Concerns are for Veilig Thuis to write, the rest for the GI."""
    return cast.vera if name == "concern" else cast.sanne


@pytest.mark.parametrize("name", BODIES)
def test_it_is_recorded_once_and_found(name: str, cast: Cast, as_member: LogIn) -> None:
    client, body = as_member(writer(name, cast)), BODIES[name](cast) | {"id": new_key()}
    first = send(client, "post", list_of(name, cast), body)
    assert first.status_code == 201, first.content
    again = send(client, "post", list_of(name, cast), body)
    assert (again.status_code, again.json()) == (200, first.json())
    assert send(client, "post", list_of(name, cast), body | SAID_OTHERWISE[name]).status_code == 409
    assert len(ids(client.get(list_of(name, cast)))) == 1
    assert client.get(one(name, cast, first.json()["id"])).json() == first.json()


@pytest.mark.parametrize("name", [name for name in BODIES if name != "difference_talk"])
def test_who_recorded_it_says_it_better_with_the_reason_and_nobody_else_does(
    name: str, cast: Cast, as_member: LogIn
) -> None:
    client, body = as_member(writer(name, cast)), BODIES[name](cast)
    key = send(client, "post", list_of(name, cast), body | {"id": new_key()}).json()["id"]
    better = {field: value for field, value in body.items() if field != "childId"} | SAID_OTHERWISE[name]
    refused = send(client, "put", one(name, cast, key), better)
    assert refused.status_code == 400
    assert "correctionReason" in refused.json()["errors"]
    corrected = send(client, "put", one(name, cast, key), better | {"correctionReason": "Verschrijving"})
    assert corrected.status_code == 200, corrected.content
    assert SAID_OTHERWISE[name].items() <= corrected.json().items()
    assert corrected.json()["correctionReason"] == "Verschrijving"
    stranger = as_member(cast.joris)
    assert send(stranger, "put", one(name, cast, key), better).status_code in {403, 404}


def test_views_are_given_several_at_once(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    answers = [{"domain": "housing", "urgency": "now", "needed": "Een huis"}, {"domain": "money", "urgency": "none"}]
    body = {"id": new_key(), "personId": str(cast.mother.pk), "seenOn": day(-1), "answers": answers}
    first = send(client, "post", list_of("need_view", cast), body)
    assert first.status_code == 201, first.content
    assert [(view["domain"], view["urgency"]) for view in first.json()] == [("housing", "now"), ("money", "none")]
    assert send(client, "post", list_of("need_view", cast), body).status_code == 200
    assert NeedView.objects.count() == 2
    view = first.json()[0]
    better = {"personId": view["personId"], "seenOn": view["seenOn"], "answer": answers[0] | {"needed": "Een flat"}}
    corrected = send(client, "put", one("need_view", cast, view["id"]), better | {"correctionReason": "Zij zei flat"})
    assert (corrected.status_code, corrected.json()["needed"]) == (200, "Een flat")


def test_a_view_without_words_is_refused_by_field(cast: Cast, as_member: LogIn) -> None:
    answers = [{"domain": "housing", "urgency": "now"}]
    refused = send(
        as_member(cast.sanne),
        "post",
        list_of("need_view", cast),
        {"id": new_key(), "seenOn": day(-1), "answers": answers},
    )
    assert refused.status_code == 400
    assert "Schrijf op wat er nodig is." in str(refused.json()["errors"])
    assert not NeedView.objects.exists()


def test_a_talk_is_taken_back_and_its_row_stays(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    made = send(client, "post", list_of("difference_talk", cast), talk(cast) | {"id": new_key()}).json()
    assert client.delete(one("difference_talk", cast, made["id"])).status_code == 204
    assert client.get(one("difference_talk", cast, made["id"])).json()["withdrawnAt"]


def test_what_happened_with_an_order_is_told_and_taken_back(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    terms = {"kind": "muhp_emergency", "ordered_on": today(-9), "starts_on": today(-9), "is_unheard": True}
    order = make_measure(cast.family, cast.gi, cast.noor, **terms)
    said = {"carriedOutOn": day(-9), "heardOn": day(-2)}
    assert said.items() <= send(client, "patch", one("measure", cast, order.pk), said).json().items()
    lifted = {"liftedOn": day(-1), "liftReason": "Noor woont weer thuis"}
    assert lifted.items() <= send(client, "patch", one("measure", cast, order.pk), lifted).json().items()
    back = send(client, "patch", one("measure", cast, order.pk), {"liftedOn": None}).json()
    assert (back["liftedOn"], back["liftReason"]) == (None, "")


def test_the_court_answers_a_request_and_the_measure_that_came_of_it_is_named(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    asked = make_request(cast.family, cast.gi, cast.noor)
    order = make_measure(cast.family, cast.gi, cast.noor)
    ruling = {"outcome": "granted", "decidedOn": day(-1), "measureId": str(order.pk)}
    answer = send(client, "patch", one("court_request", cast, asked.pk), ruling)
    assert answer.status_code == 200, answer.content
    assert ruling.items() <= answer.json().items()
    foreign = make_measure(cast.other_family, cast.outsider, cast.other_family.people.get())
    refused = send(client, "patch", one("court_request", cast, asked.pk), ruling | {"measureId": str(foreign.pk)})
    assert refused.status_code == 404


def test_a_placement_asks_what_came_before_it_and_somebody_is_heard_later(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    before = {"lighterHelp": "yes", "lighterHelpWords": "Gezinshulp", "network": "no", "networkWords": "Geen tijd"}
    body = decision(cast) | {"id": new_key(), "kind": "placement", "lastResort": before}
    made = send(client, "post", list_of("decision", cast), body)
    assert made.status_code == 201, made.content
    assert before.items() <= made.json()["lastResort"].items()
    later = {"personId": str(cast.mother.pk), "askedOn": day(-1), "opinion": "Ik wil haar elke dag zien"}
    heard = send(client, "patch", one("decision", cast, made.json()["id"]), later).json()["hearings"]
    said = {each["personId"]: (each["opinion"], each["reasonNotAsked"]) for each in heard}
    assert said[str(cast.mother.pk)] == ("Ik wil haar elke dag zien", "")


def test_an_agreement_ends_with_its_reason_and_a_concern_with_what_came_of_it(cast: Cast, as_member: LogIn) -> None:
    made = make_safety_agreement(cast.family, cast.gi, cast.noor)
    ended = {"endsOn": day(-1), "endReason": "Niet meer nodig"}
    client = as_member(cast.sanne)
    assert ended.items() <= send(client, "patch", one("safety_agreement", cast, made.pk), ended).json().items()
    worry = make_concern(cast.family, cast.veilig_thuis, cast.noor)
    settled = {"settledOn": day(-1), "outcome": "Gesproken met ouders"}
    client = as_member(cast.vera)
    assert settled.items() <= send(client, "patch", one("concern", cast, worry.pk), settled).json().items()


def test_where_a_concern_came_from_stays_with_who_recorded_it(cast: Cast, as_member: LogIn) -> None:
    source = {"source_name": "BRON-NAAM", "source_words": "BRON-WOORDEN"}
    worry = make_concern(cast.family, cast.gi, cast.noor, **source)
    for address in (list_of("concern", cast), one("concern", cast, worry.pk)):
        other = as_member(cast.vera).get(address)
        assert other.status_code == 200
        assert b"BRON-" not in other.content
        assert b"BRON-NAAM" in as_member(cast.sanne).get(address).content
    shown = as_member(cast.vera).get(one("concern", cast, worry.pk)).json()
    assert (shown["sourceName"], shown["hasHiddenSource"]) == (None, True)


def test_lists_hold_only_what_the_reader_may_read_and_name_what_is_not_shared(cast: Cast, as_member: LogIn) -> None:
    family, gi = cast.family, cast.gi
    make_view(family, gi, needed=SECRET_OF_GI, visibility="own")
    make_view(family, gi, needed=ABOUT_SEM, child=cast.sem)
    make_decision(family, gi, cast.sem, title=ABOUT_SEM)
    make_decision(family, gi, cast.noor, title=SECRET_OF_GI, visibility="own")
    make_safety_agreement(family, gi, cast.noor, cast.sem, agreement=ABOUT_SEM)
    make_measure(family, gi, cast.sem, ground=ABOUT_SEM)
    make_concern(family, gi, cast.noor, words=SECRET_OF_GI)
    client = as_member(cast.joris)
    for name in (*BODIES, "need_view"):
        answer = client.get(list_of(name, cast))
        assert answer.json()["count"] == 0, name
        assert ABOUT_SEM not in answer.text
        assert SECRET_OF_GI not in answer.text
    assert client.get(list_of("concern", cast)).json()["hiddenSections"] == ["concerns"]
    assert client.get(list_of("measure", cast)).json()["hiddenSections"] == []


def test_a_step_is_taken_in_place_of_what_was_said_before(cast: Cast, as_member: LogIn) -> None:
    client, address = as_member(cast.sanne), reverse("api:step", args=[cast.family.pk, "lead_named"])
    done = {"state": "done", "doneOn": day(-1), "doneBy": "Carla"}
    assert done.items() <= send(client, "put", address, done).json().items()
    refused = send(client, "put", address, {"state": "not_done"})
    assert refused.status_code == 400
    assert send(client, "put", address, {"state": "not_done", "reason": "Nog geen tijd"}).json()["doneOn"] is None
    assert StepState.objects.count() == 1
    assert [row["state"] for row in client.get(list_of("step", cast)).json()["results"]] == ["not_done"]
    unknown = reverse("api:step", args=[cast.family.pk, "bestaat-niet"])
    assert send(client, "put", unknown, done).status_code == 404


def test_a_term_is_corrected_dealt_with_and_both_are_taken_back(cast: Cast, as_member: LogIn) -> None:
    make_measure(cast.family, cast.gi, cast.noor, ends_on=today(50))
    client = as_member(cast.sanne)
    term = next(each for each in client.get(list_of("term", cast)).json() if each["rule"] == "D11")
    named = [cast.family.pk, term["rule"], term["subject"]]
    correction, done = reverse("api:term_correction", args=named), reverse("api:term_done", args=named)
    said = send(client, "put", correction, {"dueOn": day(40), "reason": "Zo staat het in de beschikking"}).json()
    assert (said["computedOn"], said["dueOn"]) == (term["computedOn"], day(40))
    assert send(client, "put", correction, {"dueOn": day(40)}).status_code == 400
    assert client.delete(correction).status_code == 204
    assert client.delete(correction).status_code == 404
    finished = send(client, "put", done, {"doneOn": day(-1), "words": "Verlenging gevraagd"})
    assert (finished.status_code, finished.json()["doneOn"]) == (200, day(-1))
    assert client.delete(done).status_code == 204


def test_every_write_leaves_a_line(cast: Cast, as_member: LogIn) -> None:
    for name, body in BODIES.items():
        send(as_member(writer(name, cast)), "post", list_of(name, cast), body(cast) | {"id": new_key()})
    written = set(AccessLogEntry.objects.filter(action="C").values_list("event", flat=True))
    assert len(written) == len(BODIES), written


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_counts_the_same_however_long(
    number: int, cast: Cast, as_member: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        past = {"starts_on": today(-100 * each - 99), "ends_on": today(-100 * each - 20)}
        make_measure(cast.family, cast.gi, cast.noor, ordered_on=past["starts_on"], **past)
        hearings = {cast.mother: {"reason_not_asked": "not_reachable"}}
        make_decision(cast.family, cast.gi, cast.noor, title=f"Besluit {each}", hearings=hearings)
        make_safety_agreement(cast.family, cast.gi, cast.noor, acting_organizations=[cast.gi])
    client = as_member(cast.sanne)
    assert (Measure.objects.count(), Decision.objects.count()) == (number, number)
    assert (SafetyAgreement.objects.count(), Concern.objects.count()) == (number, 0)
    for name, queries in {"measure": 11, "decision": 13, "safety_agreement": 14}.items():
        with django_assert_num_queries(queries):
            client.get(list_of(name, cast))
