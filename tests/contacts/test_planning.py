"""A series of planned contacts by the fixed moments of an arrangement, and taking it back."""

import datetime
import uuid
from collections.abc import Callable

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from contacts.actions.keys import keys_of, row_key
from contacts.actions.planning import moment_on, period_of, slots
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment, ScheduleLine
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_PLACE, Cast
from tests.makers import local, make_arrangement, make_moment, today

LogIn = Callable[[Membership], Client]


@pytest.fixture
def weekly(cast: Cast) -> ContactArrangement:
    """A visit each week, on the weekday of tomorrow at half past three."""
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, minutes=90, starts_on=today())
    arrangement.schedule_lines.create(
        weekday=today(1).isoweekday(),
        starts_at=datetime.time(15, 30),
        form="contact_centre",
        place=PROTECTED_PLACE,
        is_place_protected=True,
        brought_by="pleegvader Jan",
    )
    return arrangement


def address(arrangement: ContactArrangement, name: str = "arrangement_plan", *more: uuid.UUID) -> str:
    return reverse(f"contacts:{name}", args=[arrangement.family_id, arrangement.pk, *more])


def plan(client: Client, arrangement: ContactArrangement) -> uuid.UUID:
    key: uuid.UUID = uuid_utils.compat.uuid7()
    assert client.post(address(arrangement), {"key": str(key)}).status_code == 303
    return key


def ahead(cast: Cast) -> list[ContactMoment]:
    rows = ContactMoment.objects.filter(child=cast.noor, outcome="planned", planned_on__gt=today())
    return list(rows.order_by("planned_start"))


def test_eight_weeks_are_planned_as_the_arrangement_says(
    cast: Cast, as_member: LogIn, weekly: ContactArrangement
) -> None:
    client = as_member(cast.sanne)
    assert "Plan 8 contacten" in client.get(address(weekly)).content.decode()
    plan(client, weekly)
    planned = ahead(cast)
    assert [row.planned_on for row in planned] == [today(1 + 7 * week) for week in range(8)]
    first = planned[0]
    assert first.planned_start is not None
    assert first.planned_end is not None
    assert first.planned_end - first.planned_start == datetime.timedelta(minutes=90)
    assert (first.form, first.place, first.is_place_protected, first.transport) == (
        "contact_centre",
        PROTECTED_PLACE,
        True,
        "pleegvader Jan",
    )
    assert [one.person for one in first.contact_persons.all()] == [cast.mother]
    line = AccessLogEntry.objects.get(event="contact.planned")
    assert (line.family_id, line.person_id) == (cast.family.pk, cast.noor.pk)


def test_planning_again_plans_nothing_more(cast: Cast, as_member: LogIn, weekly: ContactArrangement) -> None:
    client = as_member(cast.sanne)
    for _time in range(2):
        plan(client, weekly)
    assert len(ahead(cast)) == 8
    assert AccessLogEntry.objects.filter(event="contact.planned").count() == 1
    assert "staan er al" in client.get(address(weekly)).content.decode()


def test_a_day_that_has_a_contact_is_skipped_whatever_became_of_it(
    cast: Cast, as_member: LogIn, weekly: ContactArrangement
) -> None:
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        outcome="cancelled",
        side="parent",
        planned_start=local(today(8), 10),
    )
    make_moment(
        cast.family, cast.gi, cast.noor, cast.mother, form="phone", planned_start=local(today(1)), outcome="planned"
    )
    plan(as_member(cast.sanne), weekly)
    visits = [row for row in ahead(cast) if row.form_class == "in_person"]
    assert [row.planned_on for row in visits] == [today(1 + 7 * week) for week in range(8) if week != 1]


def test_what_was_just_planned_can_be_undone_but_for_what_was_filled_in(
    cast: Cast, as_member: LogIn, weekly: ContactArrangement
) -> None:
    client = as_member(cast.sanne)
    key = plan(client, weekly)
    page = client.get(reverse("contacts:pair_contact", args=[cast.family.pk, cast.noor.pk, cast.mother.pk]))
    undo = address(weekly, "arrangement_unplan", key)
    assert undo in page.content.decode()
    assert "8 contacten gepland." in page.content.decode()
    first = ahead(cast)[0]
    ContactMoment.objects.filter(pk=first.pk).update(outcome="cancelled", side="parent")
    assert client.post(undo).status_code == 303
    assert ahead(cast) == []
    assert ContactMoment.objects.filter(pk=first.pk).exists()
    assert AccessLogEntry.objects.filter(event="contact.unplanned").count() == 1
    assert client.post(undo).status_code == 404


def test_nobody_undoes_what_another_planned(cast: Cast, as_member: LogIn, weekly: ContactArrangement) -> None:
    key = plan(as_member(cast.sanne), weekly)
    for other in (cast.carla, cast.joris):
        assert as_member(other).post(address(weekly, "arrangement_unplan", key)).status_code == 404
    assert len(ahead(cast)) == 8


def test_a_protected_place_of_another_organization_is_not_shown_before_planning(
    cast: Cast, as_member: LogIn, weekly: ContactArrangement
) -> None:
    assert PROTECTED_PLACE in as_member(cast.sanne).get(address(weekly)).content.decode()
    assert PROTECTED_PLACE not in as_member(cast.joris).get(address(weekly)).content.decode()


def test_who_may_not_know_a_place_does_not_become_its_owner_by_planning(
    cast: Cast, as_member: LogIn, weekly: ContactArrangement
) -> None:
    client = as_member(cast.joris)
    plan(client, weekly)
    page = client.get(reverse("contacts:family_contact", args=[cast.family.pk])).content.decode()
    assert PROTECTED_PLACE not in page
    assert all(row.place == "" for row in ahead(cast))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"times": 0, "reason": "onveilig"}, "Er valt niets te plannen."),
        ({}, "Deze regeling heeft geen vaste dagen. Maak een versie met dag en tijd."),
    ],
)
def test_without_anything_to_plan_by_the_page_says_what_to_do(
    cast: Cast, as_member: LogIn, more: dict[str, object], sentence: str
) -> None:
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.father, **more)
    client = as_member(cast.sanne)
    assert sentence in client.get(address(arrangement)).content.decode()
    response = client.post(address(arrangement), {"key": str(uuid_utils.compat.uuid7())})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def version(starts_on: datetime.date, *, times: int = 1, every: int = 1, unit: str = "week") -> ContactArrangement:
    return ContactArrangement(times=times, every=every, unit=unit, starts_on=starts_on)


def line(weekday: int, hour: int = 15) -> ScheduleLine:
    return ScheduleLine(weekday=weekday, starts_at=datetime.time(hour, 30), form="visit_home")


def test_half_past_three_stays_half_past_three_when_summer_time_ends() -> None:
    days = [datetime.date(2026, 10, 21), datetime.date(2026, 10, 28)]
    moments = [moment_on(day, line(3)) for day in days]
    assert [moment.hour for moment in moments] == [13, 14]
    assert {moment.astimezone(AMSTERDAM).strftime("%H:%M") for moment in moments} == {"15:30"}


def test_once_in_two_weeks_is_every_other_week_from_the_first_day() -> None:
    found = slots(version(datetime.date(2026, 11, 2), every=2), [line(3)], datetime.date(2026, 12, 6))
    assert [moment.date() for moment, _line in found] == [
        datetime.date(2026, 11, 4),
        datetime.date(2026, 11, 18),
        datetime.date(2026, 12, 2),
    ]


def test_no_more_is_planned_than_was_agreed() -> None:
    found = list(slots(version(datetime.date(2026, 11, 2)), [line(3), line(5)], datetime.date(2026, 11, 15)))
    assert [moment.isoweekday() for moment, _line in found] == [3, 3]


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1)), st.integers(1, 9), st.integers(1, 4))
def test_each_period_holds_at_most_so_many(starts_on: datetime.date, times: int, every: int) -> None:
    for unit in ("day", "week", "month"):
        agreed = version(starts_on, times=times, every=every, unit=unit)
        lines = [line(day, hour) for day in range(1, 8) for hour in (9, 15)]
        counts: dict[int, int] = {}
        for moment, _line in slots(agreed, lines, starts_on + datetime.timedelta(60)):
            period = period_of(agreed, moment.astimezone(AMSTERDAM).date())
            counts[period] = counts.get(period, 0) + 1
        assert all(number <= times for number in counts.values())


def test_keys_of_a_series_lie_together() -> None:
    key: uuid.UUID = uuid_utils.compat.uuid7()
    first, last = keys_of(key)
    assert all(first <= row_key(key, uuid.uuid4()) <= last for _time in range(20))
