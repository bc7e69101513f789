"""Requests to the court through the door: what is asked, what came of it, and the help that was used instead."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse

from cases.models import CourtRequest
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import make_measure, make_request, today

AsMember = Callable[[Membership], Client]
IN_OWN_WORDS = "IK-WIL-LIEVER-BIJ-OMA"


def url(cast: Cast, name: str, *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "about": [str(cast.noor.pk), str(cast.sem.pk)],
        "measure_kind": "muhp",
        "requested_by": "gi",
        "requested_on": today(-2).isoformat(),
        "discussed_with_child": "yes",
        "discussion": "Samen een tekening gemaakt",
        "child_reaction": IN_OWN_WORDS,
    } | more


def test_a_request_says_whether_and_how_the_child_knows(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    assert client.get(url(cast, "request_create")).context["form"]["requested_by"].value() == "gi"
    words = typed(cast)
    assert [client.post(url(cast, "request_create"), words).status_code for _ in range(2)] == [303, 303]
    assert CourtRequest.objects.count() == 2
    page = as_member(cast.joris).get(url(cast, "request_detail", CourtRequest.objects.get(child=cast.noor).pk))
    assert IN_OWN_WORDS in page.content.decode()
    sem = CourtRequest.objects.get(child=cast.sem)
    assert as_member(cast.joris).get(url(cast, "request_detail", sem.pk)).status_code == 404
    assert AccessLogEntry.objects.filter(event="request.recorded").count() == 2


def test_a_refused_request_says_which_help_came_instead(cast: Cast, as_member: AsMember) -> None:
    row, client = make_request(cast.family, cast.gi, cast.noor), as_member(cast.sanne)
    said = {"outcome": "refused", "decided_on": today().isoformat(), "measure": "", "help_instead": "Hulp thuis"}
    page = client.post(url(cast, "request_decide", row.pk), said, follow=True).content.decode()
    assert "In plaats daarvan: Hulp thuis" in page
    undo = url(cast, "request_reopen", row.pk)
    assert f'action="{undo}"' in page
    client.post(undo)
    row.refresh_from_db()
    assert (row.outcome, row.decided_on, row.help_instead) == ("pending", None, "")


def test_a_granted_request_leads_to_its_measure(cast: Cast, as_member: AsMember) -> None:
    row, client = make_request(cast.family, cast.gi, cast.noor), as_member(cast.sanne)
    said = {"outcome": "granted", "decided_on": today().isoformat(), "measure": "", "help_instead": ""}
    response = client.post(url(cast, "request_decide", row.pk), said)
    assert response["Location"] == f"{url(cast, 'measure_create')}?kind=ots&child={cast.noor.pk}"
    measure = make_measure(cast.family, cast.gi, cast.noor)
    assert client.post(url(cast, "request_decide", row.pk), said | {"measure": str(measure.pk)}).status_code == 303
    page = client.get(url(cast, "request_detail", row.pk)).content.decode()
    assert reverse("cases:measure_detail", args=[cast.family.pk, measure.pk]) in page


def test_a_measure_recorded_next_is_what_came_of_the_request(cast: Cast, as_member: AsMember) -> None:
    row = make_request(cast.family, cast.gi, cast.noor, outcome="granted", decided_on=today())
    others = [
        make_request(cast.family, cast.gi, cast.sem, outcome="granted", decided_on=today()),
        make_request(cast.family, cast.gi, cast.noor, outcome="granted", decided_on=today(-1)),
        make_request(cast.family, cast.gi, cast.noor, outcome="granted", decided_on=today(), measure_kind="muhp"),
    ]
    day = today().isoformat()
    order = {"kind": "ots", "about": [str(cast.noor.pk)], "ordered_on": day, "starts_on": day}
    said = typed(cast) | order | {"ends_on": today(300).isoformat()}
    assert as_member(cast.sanne).post(url(cast, "measure_create"), said).status_code == 303
    row.refresh_from_db()
    assert row.measure
    assert row.measure.child == cast.noor
    for other in others:
        other.refresh_from_db()
        assert other.measure is None


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"decided_on": today(-30).isoformat()}, "decided_on", "De uitspraak kan niet voor het verzoek zijn."),
        ({"decided_on": today(1).isoformat()}, "decided_on", "Deze datum is nog niet geweest."),
        ({"outcome": "pending"}, "outcome", ""),
    ],
)
def test_a_ruling_that_cannot_be_is_refused(
    cast: Cast, as_member: AsMember, wrong: dict[str, str], field: str, sentence: str
) -> None:
    row = make_request(cast.family, cast.gi, cast.noor)
    said = {"outcome": "refused", "decided_on": today().isoformat()} | wrong
    response = as_member(cast.sanne).post(url(cast, "request_decide", row.pk), said)
    assert response.status_code == 422
    assert sentence in response.context["form"].errors[field][0]
    row.refresh_from_db()
    assert row.is_pending


def test_a_measure_only_comes_of_a_granted_request_about_the_same_child(cast: Cast, as_member: AsMember) -> None:
    row = make_request(cast.family, cast.gi, cast.noor)
    ours, of_sem = make_measure(cast.family, cast.gi, cast.noor), make_measure(cast.family, cast.gi, cast.sem)
    client, address = as_member(cast.sanne), url(cast, "request_decide", row.pk)
    said = {"outcome": "refused", "decided_on": today().isoformat(), "measure": str(ours.pk)}
    assert client.post(address, said).context["form"].errors["measure"] == [
        "Een maatregel komt alleen uit een toegewezen verzoek."
    ]
    assert client.post(address, said | {"outcome": "granted", "measure": str(of_sem.pk)}).status_code == 422


def test_a_correction_keeps_what_stood_there(cast: Cast, as_member: AsMember) -> None:
    row = make_request(cast.family, cast.gi, cast.noor, child_reaction="Eerst stond dit er")
    client, address = as_member(cast.sanne), url(cast, "request_correct", row.pk)
    assert client.post(address, typed(cast) | {"correction_reason": " "}).status_code == 422
    assert client.post(address, typed(cast) | {"correction_reason": "Nagevraagd"}).status_code == 303
    page = client.get(url(cast, "request_detail", row.pk)).content.decode()
    assert "Eerst stond dit er" in page
    assert IN_OWN_WORDS in page
