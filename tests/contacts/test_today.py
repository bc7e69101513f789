"""Vandaag: what waits for whom, one tap, undo, and nothing of others."""

import datetime
from collections.abc import Callable

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries

from cases.models import Draft, Involvement
from contacts.models import ContactMoment
from contacts.today import todays_contacts
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, PROTECTED_PLACE, SECRET_OF_GI, Cast
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
TODAY = reverse("contacts:today")


def address(name: str, moment: ContactMoment) -> str:
    return reverse(f"contacts:{name}", args=[moment.family_id, moment.pk])


def page(client: Client, **query: str) -> str:
    response = client.get(TODAY, query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_contact_that_was_not_filled_in_waits(cast: Cast, as_member: LogIn) -> None:
    text = page(as_member(cast.sanne))
    assert "Noor met ouder Elif" in text
    assert "0 contacten vandaag, 1 nog niet ingevuld" in text
    assert AccessLogEntry.objects.filter(event="today.viewed", membership=cast.sanne).count() == 1


def test_the_first_time_went_on_asks_who_says_so_and_can_be_undone(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    ready = page(client, gingdoor=str(cast.planned.pk))
    assert 'class="is-ready"' in ready
    assert address("contact_held", cast.planned) in ready
    answer = client.post(address("contact_held", cast.planned), {"known_from": "carer"})
    assert (answer.status_code, answer["Location"].split("#")[1]) == (303, f"visit-{cast.planned.pk}")
    cast.planned.refresh_from_db()
    assert (cast.planned.outcome, cast.planned.known_from) == ("held", "carer")
    saved = client.get(answer["Location"]).content.decode()
    assert 'class="is-saved"' in saved
    assert "0 nog niet ingevuld" in saved
    assert address("contact_undo", cast.planned) in saved
    assert client.post(address("contact_undo", cast.planned)).status_code == 303
    cast.planned.refresh_from_db()
    assert cast.planned.outcome == "planned"
    events = AccessLogEntry.objects.filter(family_id=cast.family.pk, outcome="success").values_list("event", flat=True)
    assert list(events.order_by("pk")) == ["contact.filled_in", "contact.undone"]


def test_who_said_so_last_time_is_the_default(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    other = make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned")
    assert '<option value="self" selected>' in page(client, gingdoor=str(other.pk))
    client.post(address("contact_held", cast.planned), {"known_from": "supervisor"})
    assert '<option value="supervisor" selected>' in page(client, gingdoor=str(other.pk))


def test_from_then_on_went_on_is_one_tap(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    other = make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned")
    assert address("contact_held", other) not in page(client)
    client.post(address("contact_held", cast.planned), {"known_from": "supervisor"})
    text = page(client)
    assert f'action="{address("contact_held", other)}"' in text
    assert '<input type="hidden" name="known_from" value="supervisor">' in text
    assert "Ging door” slaat meteen op, met als bron: de begeleider" in text
    answer = client.post(address("contact_held", other), {"known_from": "supervisor"})
    saved = client.get(answer["Location"]).content.decode()
    assert "<small>de begeleider</small>" in saved
    assert address("contact_undo", other) in saved
    client.post(address("contact_undo", other))
    asked = page(client, vraag="1")
    assert f'action="{address("contact_held", other)}"' not in asked
    assert f"?gingdoor={other.pk}" in asked


def test_a_second_tap_changes_nothing(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    for _time in range(2):
        assert client.post(address("contact_held", cast.planned), {"known_from": "self"}).status_code == 303
    assert AccessLogEntry.objects.filter(event="contact.filled_in").count() == 1


def test_what_a_colleague_said_in_the_meantime_stays(cast: Cast, as_member: LogIn) -> None:
    ContactMoment.objects.filter(pk=cast.planned.pk).update(outcome="cancelled", side="parent")
    answer = as_member(cast.sanne).post(address("contact_held", cast.planned), {"known_from": "self"})
    assert answer.status_code == 303
    cast.planned.refresh_from_db()
    assert cast.planned.outcome == "cancelled"


@pytest.mark.parametrize("answer", ["", "onbekend"])
def test_an_unknown_answer_is_told_in_the_row(cast: Cast, as_member: LogIn, answer: str) -> None:
    response = as_member(cast.sanne).post(address("contact_held", cast.planned), {"known_from": answer})
    assert response.status_code == 422
    text = response.content.decode()
    assert 'class="is-ready"' in text
    assert "field__error" in text


def test_what_has_still_to_come_cannot_be_held(cast: Cast, as_member: LogIn) -> None:
    start = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5)
    moment = make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned", planned_start=start)
    response = as_member(cast.sanne).post(address("contact_held", moment), {"known_from": "self"})
    assert response.status_code == 422
    assert "nog niet geweest" in response.content.decode()


def make_visit(cast: Cast, *, day: int = -1) -> list[ContactMoment]:
    visit = uuid_utils.compat.uuid7()
    return [
        make_moment(
            cast.family,
            cast.gi,
            child,
            cast.mother,
            outcome="planned",
            visit=visit,
            planned_start=local(today(day), 0),
            place="De Haven",
        )
        for child in (cast.noor, cast.sem)
    ]


def test_a_visit_of_two_children_is_one_row_and_one_save(cast: Cast, as_member: LogIn) -> None:
    rows = make_visit(cast, day=0)
    client = as_member(cast.sanne)
    text = page(client, gingdoor=str(rows[0].pk))
    assert text.count("Noor en Sem met ouder Elif</h3>") == 1
    client.post(address("contact_held", rows[0]), {"known_from": "self", "moments": [str(row.pk) for row in rows]})
    assert set(ContactMoment.objects.filter(visit=rows[0].visit).values_list("outcome", flat=True)) == {"held"}
    client.post(address("contact_undo", rows[1]))
    assert set(ContactMoment.objects.filter(visit=rows[0].visit).values_list("outcome", flat=True)) == {"planned"}


def test_a_row_of_another_visit_cannot_ride_along(cast: Cast, as_member: LogIn) -> None:
    rows = make_visit(cast)
    answer = as_member(cast.sanne).post(
        address("contact_held", rows[0]), {"known_from": "self", "moments": [str(rows[0].pk), str(cast.planned.pk)]}
    )
    assert answer.status_code == 404


def test_others_see_that_it_is_planned_and_who_fills_it_in(cast: Cast, as_member: LogIn) -> None:
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        outcome="planned",
        planned_start=local(today(), 0),
        place=PROTECTED_PLACE,
        is_place_protected=True,
    )
    text = page(as_member(cast.joris))
    assert "Jeugdbescherming Midden vult dit in" in text
    assert PROTECTED_PLACE not in text
    assert "0 nog niet ingevuld" in text


def test_nothing_of_other_families_and_of_children_behind_a_wall(cast: Cast, as_member: LogIn) -> None:
    stranger = cast.other_family.members.get(role="child").person
    rows = make_visit(cast, day=0)
    for family, owner, child in ((cast.other_family, cast.outsider, stranger), (cast.family, cast.gi, cast.sem)):
        make_moment(family, owner, child, cast.father, outcome="planned", planned_start=local(today(), 0))
    text = page(as_member(cast.joris))
    assert OF_THE_OUTSIDER not in text
    assert "Sem" not in text
    assert str(rows[1].pk) not in text
    assert SECRET_OF_GI not in text


@pytest.mark.parametrize("who", ["bram", "otto", "fenna", "sanne_elsewhere"])
def test_who_does_not_work_with_the_family_sees_and_saves_nothing(cast: Cast, as_member: LogIn, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert "Elif" not in page(client, gingdoor=str(cast.planned.pk), rij=str(cast.planned.pk))
    assert client.post(address("contact_held", cast.planned), {"known_from": "self"}).status_code == 404
    assert client.post(address("contact_undo", cast.planned)).status_code == 404


@pytest.mark.parametrize("who", ["joris", "clara"])
def test_a_row_of_another_organization_is_not_there_to_fill_in(cast: Cast, as_member: LogIn, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert client.post(address("contact_held", cast.planned), {"known_from": "self"}).status_code == 404
    assert client.post(address("contact_undo", cast.moment)).status_code == 404


@pytest.mark.parametrize("who", ["ruud", "petra", "anton"])
def test_other_roles_are_refused(cast: Cast, as_member: LogIn, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert client.get(TODAY).status_code == 403
    assert client.post(address("contact_held", cast.planned), {"known_from": "self"}).status_code == 403
    assert AccessLogEntry.objects.filter(event="role.refused").count() == 2


def test_a_section_that_is_not_written_is_refused(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(organization=cast.gi).update(sections_write=["family"])
    answer = as_member(cast.sanne).post(address("contact_held", cast.planned), {"known_from": "self"})
    assert answer.status_code == 403
    assert AccessLogEntry.objects.filter(event="section.refused", outcome="refused").count() == 1


def test_contacts_of_long_ago_are_counted_and_listed_on_request(cast: Cast, as_member: LogIn) -> None:
    make_moment(
        cast.family, cast.gi, cast.noor, cast.father, outcome="planned", planned_start=local(today(-40)), place="Oud"
    )
    client = as_member(cast.sanne)
    text = page(client)
    assert "Nog 1 contact van langer dan vier weken geleden" in text
    assert "Oud" not in text
    assert "Oud" in page(client, alles="1")


def test_undo_after_a_correction_is_told(cast: Cast, as_member: LogIn) -> None:
    answer = as_member(cast.sanne).post(address("contact_undo", cast.moment), follow=True)
    assert "Ongedaan maken kan niet meer" in answer.content.decode()


@pytest.mark.parametrize("query", ["gingdoor=", "gingdoor=x", "rij=1", "rij=0193a2c0-0000-7000-8000-000000000000"])
def test_an_odd_address_shows_the_page(cast: Cast, as_member: LogIn, query: str) -> None:
    assert as_member(cast.sanne).get(f"{TODAY}?{query}").status_code == 200


def test_an_empty_day_says_what_to_do(cast: Cast, as_member: LogIn) -> None:
    text = page(as_member(cast.bram))
    assert "Vandaag is er niets gepland" in text
    assert "Alles van de afgelopen vier weken is ingevuld" in text


def more_families(cast: Cast, number: int) -> None:
    for count in range(number):
        family = make_family(f"Nog {count}")
        child = make_child(family, f"Kind {count}", 6)
        parent = make_parent(family, child)
        involve(family, cast.gi)
        assign(family, cast.sanne)
        make_moment(family, cast.gi, child, parent, outcome="planned", planned_start=local(today(), 0))
        make_moment(family, cast.gi, child, parent, outcome="planned")
        make_arrangement(family, cast.gi, child, parent, times=0, reason="rust", review_on=today(-1))


def test_drafts_that_wait_are_told_with_the_day_they_go(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    assert reverse("cases:draft_list") not in page(client).split("<main")[1]
    for entry, days in (("a", 1), ("b", 4), ("c", 20)):
        Draft.objects.create(
            membership=cast.sanne,
            family=cast.family,
            page=f"/{entry}",
            entry=entry,
            saved_at=timezone.now() - datetime.timedelta(days=days),
            fields={"facts": ["NIET-OP-VANDAAG"]},
        )
    text = page(client)
    assert "U hebt 2 concepten." in text
    assert f"Het eerste verdwijnt op {date_format(today(10), 'j F')}." in text
    assert reverse("cases:draft_list") in text.split("<main")[1]
    assert "NIET-OP-VANDAAG" not in text
    assert "concept" not in page(as_member(cast.tess)).split("<main")[1]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_families(cast, number)
    client = as_member(cast.sanne)
    page(client)
    with django_assert_num_queries(24):
        page(client)


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_take_four_queries(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_families(cast, number)
    with django_assert_num_queries(4):
        contacts = todays_contacts(cast.sanne)
    assert (len(contacts.planned), len(contacts.unfilled)) == (number, number + 1)
