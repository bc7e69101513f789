"""Voluntary and pressured help as agreed, and to whom the framework was explained, through the door."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse

from cases.models import FrameworkAgreement, FrameworkExplanation
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import make_agreement, make_explanation, make_measure, today

AsMember = Callable[[Membership], Client]


def url(cast: Cast, name: str = "measure_list", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def agreed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "about": [str(cast.noor.pk), str(cast.sem.pk)],
        "framework": "drang",
        "people": [str(cast.mother.pk)],
        "agreements": "Elke week naar school",
        "starts_on": today().isoformat(),
        "review_on": today(60).isoformat(),
    } | more


def explained(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "person": str(cast.mother.pk),
        "about": [str(cast.noor.pk)],
        "explained_on": today().isoformat(),
        "way": "talk",
        "language": "Turks",
        "understood": "partly",
        "remark": "Met een tolk",
    } | more


def test_an_agreement_follows_on_the_one_before(cast: Cast, as_member: AsMember) -> None:
    before = make_agreement(cast.family, cast.gi, cast.noor, cast.mother)
    client, words = as_member(cast.sanne), agreed(cast, ends_earlier="on")
    assert [client.post(url(cast, "agreement_create"), words).status_code for _ in range(2)] == [303, 303]
    before.refresh_from_db()
    assert before.ends_on == today(-1)
    rows = FrameworkAgreement.objects.filter(framework="drang")
    assert {row.child_id for row in rows} == {cast.noor.pk, cast.sem.pk}
    assert {person.pk for row in rows for person in row.with_whom.all()} == {cast.mother.pk}
    other = words | {"people": [str(cast.father.pk)]}
    assert client.post(url(cast, "agreement_create"), other).status_code == 409
    page = client.get(url(cast)).content.decode()
    assert "Elke week naar school" in page
    assert "framework--drang" in page


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"agreements": ""}, "agreements", "bij drang worden afspraken nagekeken"),
        ({"people": []}, "people", "Kies met wie dit is afgesproken."),
        ({"framework": "gedwongen"}, "framework", ""),
        ({"review_on": today(-5).isoformat()}, "review_on", "Opnieuw bespreken kan niet voor de begindatum."),
        ({}, "starts_on", "loopt in deze periode al een afspraak over het kader"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_in_words(
    cast: Cast, as_member: AsMember, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    make_agreement(cast.family, cast.gi, cast.noor, cast.mother)
    response = as_member(cast.sanne).post(url(cast, "agreement_create"), agreed(cast, **wrong))
    assert response.status_code == 422
    assert sentence in response.context["form"].errors[field][0]
    assert FrameworkAgreement.objects.count() == 1


def test_an_agreement_ends_and_the_end_is_taken_back(cast: Cast, as_member: AsMember) -> None:
    row, client = make_agreement(cast.family, cast.gi, cast.noor, cast.mother), as_member(cast.sanne)
    said = {"ends_on": today().isoformat(), "end_reason": "De hulp is klaar"}
    page = client.post(url(cast, "agreement_end", row.pk), said, follow=True).content.decode()
    undo = url(cast, "agreement_reopen", row.pk)
    assert f'action="{undo}"' in page
    client.post(undo)
    row.refresh_from_db()
    assert (row.ends_on, row.end_reason) == (None, "")


def test_a_corrected_agreement_keeps_what_stood_there(cast: Cast, as_member: AsMember) -> None:
    row = make_agreement(cast.family, cast.gi, cast.noor, cast.mother, agreements="Eerst dit")
    client = as_member(cast.sanne)
    words = agreed(cast, correction_reason="Anders begrepen", people=[str(cast.father.pk)])
    assert client.post(url(cast, "agreement_correct", row.pk), words).status_code == 303
    page = client.get(url(cast, "agreement_detail", row.pk)).content.decode()
    for said in ("Eerst dit", "Elke week naar school", "ouder Mark", "Reden: Anders begrepen"):
        assert said in page


def test_what_was_explained_to_whom_stands_there_with_the_framework_of_that_day(
    cast: Cast, as_member: AsMember
) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    client = as_member(cast.sanne)
    assert "Nog niet vastgelegd dat dit is uitgelegd aan <b>ouder Elif, ouder Mark</b>" in (
        client.get(url(cast)).content.decode()
    )
    words = explained(cast)
    assert [client.post(url(cast, "explanation_create"), words).status_code for _ in range(2)] == [303, 303]
    row = FrameworkExplanation.objects.get()
    assert (row.framework, row.understood, row.recorded_by) == ("gedwongen", "partly", cast.sanne)
    page = client.get(url(cast)).content.decode()
    assert "Turks" in page
    assert "uitgelegd aan <b>ouder Mark</b>" in page
    assert AccessLogEntry.objects.filter(event="framework.explained", person_id=cast.mother.pk).count() == 1


def test_what_was_explained_about_two_children_is_read_by_who_takes_part_for_both(
    cast: Cast, as_member: AsMember
) -> None:
    both = make_explanation(cast.family, cast.gi, cast.mother, cast.noor, cast.sem, remark="Over allebei")
    assert as_member(cast.sanne).get(url(cast, "explanation_detail", both.pk)).status_code == 200
    assert as_member(cast.joris).get(url(cast, "explanation_detail", both.pk)).status_code == 404
    assert "Over allebei" not in as_member(cast.joris).get(url(cast)).content.decode()


def test_an_explanation_is_corrected_with_a_reason(cast: Cast, as_member: AsMember) -> None:
    row = make_explanation(cast.family, cast.gi, cast.mother, cast.noor, cast.sem, remark="Eerst dit")
    client, address = as_member(cast.sanne), url(cast, "explanation_correct", row.pk)
    assert client.post(address, explained(cast)).status_code == 422
    assert client.post(address, explained(cast, correction_reason="Alleen over Noor")).status_code == 303
    row.refresh_from_db()
    assert list(row.children.all()) == [cast.noor]
    page = client.get(url(cast, "explanation_detail", row.pk)).content.decode()
    assert "Eerst dit" in page
    assert "Alleen over Noor" in page


def test_nothing_is_explained_tomorrow(cast: Cast, as_member: AsMember) -> None:
    words = explained(cast, explained_on=today(1).isoformat())
    response = as_member(cast.sanne).post(url(cast, "explanation_create"), words)
    assert response.context["form"].errors["explained_on"] == ["Deze datum is nog niet geweest."]
