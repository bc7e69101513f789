"""A worker's own calendar shows when contact is planned, and nothing that a thief of the link may learn."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from contacts.models import CalendarFeed
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_PLACE, Cast
from tests.makers import local, make_child, make_measure, make_moment, today

AsMember = Callable[[Membership], Client]
PAGE, STOP = "/agenda/", "/agenda/stoppen/"


def make_link(client: Client) -> str:
    page = client.post(PAGE).content.decode()
    found = re.search(r"http://testserver(/agenda/[\w-]+\.ics)", page)
    assert found, page
    return found.group(1)


def plan(cast: Cast, **more: object) -> None:
    fields = {"outcome": "planned", "planned_start": local(today(3)), "place": PROTECTED_PLACE} | more
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, **fields)


def events(calendar: str) -> int:
    return calendar.count("BEGIN:VEVENT")


def test_the_calendar_says_when_and_never_who_or_where(cast: Cast, as_member: AsMember) -> None:
    plan(cast)
    calendar = Client().get(make_link(as_member(cast.sanne))).content.decode()
    assert "SUMMARY:Contact: bezoek thuis" in calendar
    assert f"DTSTART:{local(today(3)).astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}" in calendar
    for secret in (cast.noor.first_name, "Elif", cast.family.name, PROTECTED_PLACE):
        assert secret not in calendar


def test_terms_are_whole_days_without_names(cast: Cast, as_member: AsMember) -> None:
    for child in (cast.noor, cast.sem):
        make_measure(cast.family, cast.gi, child, ordered_on=today(-200), starts_on=today(-200), ends_on=today(40))
    make_measure(cast.other_family, cast.outsider, make_child(cast.other_family), kind="muhp", ends_on=today(30))
    calendar = Client().get(make_link(as_member(cast.sanne))).content.decode()
    assert calendar.count("SUMMARY:Termijn: ") == 1
    assert "SUMMARY:Termijn: Ondertoezichtstelling eindigt" in calendar
    assert f"DTSTART;VALUE=DATE:{today(40):%Y%m%d}" in calendar
    for secret in (cast.noor.first_name, "Sem", cast.family.name):
        assert secret not in calendar


def test_children_of_one_visit_are_one_event(cast: Cast, as_member: AsMember) -> None:
    visit = uuid.uuid4()
    plan(cast, visit=visit)
    make_moment(
        cast.family, cast.gi, cast.sem, cast.mother, outcome="planned", planned_start=local(today(3)), visit=visit
    )
    link = make_link(as_member(cast.sanne))
    assert events(Client().get(link).content.decode()) == 2


def test_what_another_organization_planned_stays_out(cast: Cast, as_member: AsMember) -> None:
    make_moment(cast.family, cast.pleegzorg, cast.noor, cast.mother, outcome="planned", planned_start=local(today(2)))
    assert events(Client().get(make_link(as_member(cast.sanne))).content.decode()) == 1


def test_a_new_link_ends_the_old_one_and_stopping_ends_all(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    first, second = make_link(client), make_link(client)
    assert [Client().get(link).status_code for link in (first, second)] == [404, 200]
    client.post(STOP)
    assert Client().get(second).status_code == 404


def test_the_link_is_shown_once_and_only_its_hash_is_kept(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    secret = make_link(client).removeprefix("/agenda/").removesuffix(".ics")
    assert secret not in client.get(PAGE).content.decode()
    assert secret not in CalendarFeed.objects.get().token_hash


@pytest.mark.parametrize("change", ["left", "assignment", "role"])
def test_who_may_no_longer_see_the_family_reads_nothing_of_it(cast: Cast, as_member: AsMember, change: str) -> None:
    link = make_link(as_member(cast.sanne))
    if change == "left":
        Membership.objects.filter(pk=cast.sanne.pk).update(ends_on=today(-1))
    elif change == "role":
        Membership.objects.filter(pk=cast.sanne.pk).update(role="manager")
    else:
        cast.family.assignments.all().delete()
    answer = Client().get(link)
    assert answer.status_code == (200 if change == "assignment" else 404)
    assert b"VEVENT" not in answer.content


def test_each_reading_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    link = make_link(as_member(cast.sanne))
    Client().get(link)
    lines = AccessLogEntry.objects.filter(event="calendar.read", membership=cast.sanne)
    assert [(line.part, line.organization_id) for line in lines] == [("calendar", cast.gi.pk)]


@pytest.mark.parametrize("more", [1, 3])
def test_reading_takes_as_many_queries_for_one_contact_as_for_three(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for day in range(more):
        plan(cast, planned_start=local(today(day + 1)))
    link = make_link(as_member(cast.sanne))
    with django_assert_num_queries(12):
        Client().get(link)
