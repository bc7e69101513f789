"""Planning one contact ahead: the rules of logging, contact that is not allowed, and taking it back."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Draft, Involvement
from contacts.models import ContactMoment
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, PROTECTED_PLACE, Cast
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
WEEK = reverse("contacts:week")
PLACE = "TYPTE-IK-DEZE-PLEK"


def address(cast: Cast) -> str:
    return reverse("contacts:contact_plan", args=[cast.family.pk])


def answers(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "children": [str(cast.noor.pk)],
        "persons": [str(cast.mother.pk)],
        "form": "visit_neutral",
        "planned_start": f"{today(3)}T15:30",
        "supervision": "professional",
        "place": PLACE,
    } | more


def plans(cast: Cast) -> list[ContactMoment]:
    return list(ContactMoment.objects.filter(place=PLACE).order_by("child__birth_date"))


def test_what_is_typed_is_kept_and_gone_on_with_until_it_is_planned(cast: Cast, as_member: LogIn) -> None:
    client, typed = as_member(cast.sanne), answers(cast, draft_page=address(cast))
    assert "draft_page" in client.get(address(cast)).content.decode()
    client.post(reverse("cases:draft_save"), typed)
    assert Draft.objects.get().words == PLACE
    again = client.post(address(cast), typed | {"who_reads": "1", "persons": []})
    assert again.status_code == 200
    assert PLACE in again.content.decode()
    assert "Kies met wie" not in again.content.decode()
    assert plans(cast) == []
    assert client.post(address(cast), typed).status_code == 303
    assert Draft.objects.get().fields == {}


def test_one_contact_ahead_is_planned_with_undo(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    assert "Welk kind?" in client.get(address(cast)).content.decode()
    answer = client.post(address(cast), answers(cast), follow=True)
    (moment,) = plans(cast)
    assert (moment.outcome, moment.planned_start, moment.supervision) == (
        "planned",
        local(today(3), 15, 30),
        "professional",
    )
    assert (moment.organization, moment.recorded_by, moment.visibility) == (cast.gi, cast.sanne, "involved")
    undo = reverse("contacts:contact_unplan", args=[cast.family.pk, moment.pk])
    assert undo in answer.content.decode()
    line = AccessLogEntry.objects.get(event="contact.planned")
    assert (line.family_id, line.person_id, line.action) == (cast.family.pk, cast.noor.pk, "C")
    assert client.post(undo).status_code == 303
    assert plans(cast) == []
    assert AccessLogEntry.objects.filter(event="contact.unplanned", action="D").count() == 1


def test_a_visit_of_two_children_is_one_plan(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    sent = answers(cast, children=[str(cast.noor.pk), str(cast.sem.pk)])
    for _time in range(2):
        assert client.post(address(cast), sent).status_code == 303
    first, second = plans(cast)
    assert first.visit == second.visit is not None
    client.post(reverse("contacts:contact_unplan", args=[cast.family.pk, second.pk]))
    assert plans(cast) == []


def test_the_link_of_a_pair_fills_it_in(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(address(cast), {"kind": str(cast.sem.pk), "met": str(cast.father.pk)})
    assert text.content.decode().count(" checked") == 2


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"planned_start": ""}, "Vul in wanneer het contact is."),
        ({"planned_start": f"{today(-1)}T10:00"}, "Kies een tijd die nog komt."),
        ({"planned_start": f"{today(900)}T10:00"}, "meer dan twee jaar vooruit"),
        ({"planned_end": f"{today(3)}T14:00"}, "Het geplande einde ligt voor het begin."),
        ({"children": []}, "Kies om welk kind het gaat."),
        ({"persons": []}, "Kies met wie het contact is."),
        ({"form": ""}, "Kies hoe het contact is."),
        ({"children": ["onzin"]}, "Kies iemand uit de lijst."),
    ],
)
def test_what_is_not_right_is_told_and_every_word_kept(
    cast: Cast, as_member: LogIn, more: dict[str, Any], sentence: str
) -> None:
    response = as_member(cast.sanne).post(address(cast), answers(cast, **more))
    assert response.status_code == 422
    text = response.content.decode()
    assert sentence in text
    assert f'value="{PLACE}"' in text
    assert plans(cast) == []


def test_contact_that_is_not_allowed_on_that_day_cannot_be_planned(cast: Cast, as_member: LogIn) -> None:
    barred = {"times": 0, "reason": "rust", "starts_on": today(2), "ends_on": today(3)}
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, **barred)
    client = as_member(cast.sanne)
    response = client.post(address(cast), answers(cast))
    assert response.status_code == 422
    assert "Op die dag is dit contact niet toegestaan" in response.content.decode()
    assert client.post(address(cast), answers(cast, form="phone")).status_code == 303
    assert client.post(address(cast), answers(cast, planned_start=f"{today(4)}T15:30")).status_code == 303


def test_the_same_key_with_something_else_is_told(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    sent = answers(cast)
    client.post(address(cast), sent)
    response = client.post(address(cast), sent | {"form": "phone"})
    assert response.status_code == 409
    assert "met iets anders erin" in response.content.decode()


def test_a_child_behind_the_wall_is_not_on_the_form(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    assert f'name="children" value="{cast.sem.pk}"' not in client.get(address(cast)).content.decode()
    assert client.post(address(cast), answers(cast, children=[str(cast.sem.pk)])).status_code == 422
    assert plans(cast) == []


def test_only_who_planned_it_takes_it_back_and_only_what_is_still_a_fresh_plan(cast: Cast, as_member: LogIn) -> None:
    as_member(cast.sanne).post(address(cast), answers(cast))
    (moment,) = plans(cast)
    undo = reverse("contacts:contact_unplan", args=[cast.family.pk, moment.pk])
    for who, status in (("joris", 404), ("bram", 404), ("ruud", 403), ("tess", 303)):
        assert as_member(getattr(cast, who)).post(undo).status_code == status
    assert plans(cast) == [moment]
    client = as_member(cast.sanne)
    ContactMoment.objects.update(recorded_at=local(today(-2)))
    assert "Zeg het af" in client.post(undo, follow=True).content.decode()
    ContactMoment.objects.update(recorded_at=datetime.datetime.now(datetime.UTC))
    ContactMoment.objects.filter(pk=cast.planned.pk).update(outcome="moved", moved_to=moment)
    client.post(undo)
    assert plans(cast) == [moment]


def test_who_does_not_write_contact_is_refused(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(organization=cast.gi).update(sections_write=["family"])
    client = as_member(cast.sanne)
    assert "niet gedeeld" in client.get(address(cast)).content.decode().lower()
    assert client.post(address(cast), answers(cast)).status_code == 403
    assert AccessLogEntry.objects.filter(event="section.refused").count() == 1


# --- this week and the next ------------------------------------------------------------------------------------------


def test_two_weeks_of_planned_contact_by_day(cast: Cast, as_member: LogIn) -> None:
    monday = today(-today().weekday())
    for days, place in ((0, "Eerste"), (13, "Laatste"), (-1, "Te vroeg"), (14, "Te laat")):
        start = local(monday + datetime.timedelta(days=days))
        make_moment(cast.family, cast.gi, cast.noor, cast.mother, outcome="planned", planned_start=start, place=place)
    text = as_member(cast.sanne).get(WEEK).content.decode()
    assert [place in text for place in ("Eerste", "Laatste", "Te vroeg", "Te laat")] == [True, True, False, False]
    assert AccessLogEntry.objects.filter(event="week.viewed").count() == 1
    assert WEEK in as_member(cast.sanne).get(reverse("contacts:today")).content.decode()


def test_the_week_shows_no_more_than_vandaag_may(cast: Cast, as_member: LogIn) -> None:
    plan = {"outcome": "planned", "planned_start": local(today())}
    hidden = {"place": PROTECTED_PLACE, "is_place_protected": True}
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, **plan, **hidden)
    make_moment(cast.family, cast.gi, cast.sem, cast.mother, **plan)
    stranger = cast.other_family.members.get(role="child").person
    make_moment(cast.other_family, cast.outsider, stranger, cast.father, **plan)
    text = as_member(cast.joris).get(WEEK).content.decode()
    assert "Noor met ouder Elif" in text
    for marker in (PROTECTED_PLACE, "Sem", OF_THE_OUTSIDER):
        assert marker not in text
    assert "Noor" not in as_member(cast.bram).get(WEEK).content.decode()
    assert as_member(cast.ruud).get(WEEK).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_week_takes_the_same_queries_for_one_and_for_three(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        family = make_family(f"Nog {count}")
        child = make_child(family, f"Kind {count}")
        parent = make_parent(family, child)
        involve(family, cast.gi)
        assign(family, cast.sanne)
        make_moment(family, cast.gi, child, parent, outcome="planned", planned_start=local(today(), count))
    client = as_member(cast.sanne)
    client.get(WEEK)
    with django_assert_num_queries(9):
        client.get(WEEK)
