"""A limitation by the GI: reasons aspect by aspect, announced to who can object, and what held before comes back."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.models import Relation
from contacts.actions.limitations import Told, announce_limitation
from contacts.limitations import last_day_to_object, limited_aspects, may_object
from contacts.models import Announcement, ContactArrangement
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.contacts.test_arrangements import REASONS, filled, without_lines
from tests.makers import make_arrangement, make_child, today

LogIn = Callable[[Membership], Client]


def limitation(cast: Cast, **more: Any) -> ContactArrangement:
    fields = {"source": "gi_limitation", "legal_basis": "265f", "frequency_reason": "Eerst rust"} | more
    return make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, **fields)


def address(version: ContactArrangement, name: str = "limitation_announce") -> str:
    return reverse(f"contacts:{name}", args=[version.family_id, version.pk])


def pair_page(client: Client, cast: Cast) -> str:
    response = client.get(reverse("contacts:pair_contact", args=[cast.family.pk, cast.noor.pk, cast.mother.pk]))
    assert response.status_code == 200
    return response.content.decode()


def told(cast: Cast, person: Any, day: datetime.date) -> dict[str, str]:
    return {f"on_{person.pk}": str(day), **{f"way_{each.pk}": "letter" for each in (cast.mother, cast.father)}}


def test_two_weeks_from_the_day_it_was_announced() -> None:
    assert last_day_to_object(datetime.date(2026, 11, 3)) == datetime.date(2026, 11, 17)
    assert last_day_to_object(datetime.date(2026, 12, 24)) == datetime.date(2027, 1, 7)


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2090, 1, 1)))
def test_who_announces_later_gives_as_much_time(day: datetime.date) -> None:
    assert (last_day_to_object(day) - day).days == 14


def test_with_authority_or_twelve_years_old() -> None:
    day = datetime.date(2026, 11, 24)
    assert may_object(has_authority=True, birth_date=None, day=day)
    assert may_object(has_authority=False, birth_date=datetime.date(2014, 11, 24), day=day)
    assert not may_object(has_authority=False, birth_date=datetime.date(2014, 11, 25), day=day)
    assert not may_object(has_authority=False, birth_date=None, day=day)


def test_every_aspect_that_is_limited_has_a_reason() -> None:
    version = ContactArrangement(times=1, minutes=None, supervision="none")
    assert limited_aspects(version, [""]) == ["frequency_reason"]
    version.minutes, version.supervision = 60, "professional"
    assert limited_aspects(version, ["De Haven"]) == list(REASONS)
    version.times = 0
    assert limited_aspects(version, []) == ["frequency_reason"]


def test_a_limitation_without_reasons_is_refused_aspect_by_aspect(cast: Cast, as_member: LogIn) -> None:
    to = reverse("contacts:arrangement_create", args=[cast.family.pk])
    response = as_member(cast.sanne).post(to, filled(cast, source="gi_limitation", frequency_reason="Eerst rust"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Vul in waarom niet vaker." not in page
    for sentence in ("Vul in waarom niet langer.", "Vul in waarom op deze plek.", "Vul in waarom met begeleiding."):
        assert sentence in page
    assert "Eerst rust" in page
    assert not ContactArrangement.objects.exists()


def test_a_limitation_is_announced_next_and_shows_until_when_each_can_ask_the_judge(
    cast: Cast, as_member: LogIn
) -> None:
    client = as_member(cast.sanne)
    to = reverse("contacts:arrangement_create", args=[cast.family.pk])
    response = client.post(to, filled(cast, source="gi_limitation", **REASONS))
    saved = ContactArrangement.objects.get()
    assert response.headers["Location"] == address(saved)
    page = client.get(address(saved)).content.decode()
    assert f"on_{cast.mother.pk}" in page
    assert f"on_{cast.noor.pk}" not in page
    assert client.post(address(saved), told(cast, cast.mother, today(-1))).status_code == 303
    shown = pair_page(client, cast)
    for words in (*REASONS.values(), "Bekendgemaakt aan ouder Elif", "(brief)", "Nog niet bekendgemaakt"):
        assert words in shown
    assert "Aan de kinderrechter vragen om dit te stoppen kan tot en met" in shown
    assert AccessLogEntry.objects.filter(event="limitation.announced", person_id=cast.noor.pk).count() == 1


def test_said_again_it_corrects_and_the_same_changes_nothing(cast: Cast) -> None:
    version = limitation(cast)
    for days in (-3, -3, -2):
        announce_limitation(arrangement=version, by=cast.sanne, told=[Told(cast.mother, today(days), "letter")])
    assert Announcement.objects.get().announced_on == today(-2)
    assert AccessLogEntry.objects.filter(event="limitation.announced").count() == 2


def test_the_term_that_passed_is_told_as_past(cast: Cast, as_member: LogIn) -> None:
    version = limitation(cast)
    Announcement.objects.create(arrangement=version, person=cast.mother, announced_on=today(-15))
    assert "vragen om dit te stoppen kon tot en met" in pair_page(as_member(cast.joris), cast)


def test_a_child_of_twelve_hears_it_too(cast: Cast, as_member: LogIn) -> None:
    teenager = make_child(cast.family, "Ties", 12)
    version = make_arrangement(
        cast.family, cast.gi, teenager, cast.mother, source="gi_limitation", frequency_reason="Eerst rust"
    )
    assert f"on_{teenager.pk}" in as_member(cast.sanne).get(address(version)).content.decode()


@pytest.mark.parametrize("days", [1, 30])
def test_nothing_is_announced_on_a_day_to_come(cast: Cast, as_member: LogIn, days: int) -> None:
    response = as_member(cast.sanne).post(address(limitation(cast)), told(cast, cast.mother, today(days)))
    assert response.status_code == 422
    assert "Deze datum is nog niet geweest." in response.content.decode()
    assert not Announcement.objects.exists()


def test_who_has_no_authority_is_no_addressee(cast: Cast, as_member: LogIn) -> None:
    Relation.objects.filter(person=cast.father).update(authority="no")
    version = limitation(cast)
    assert f"on_{cast.father.pk}" not in as_member(cast.sanne).get(address(version)).content.decode()
    for person in (cast.father, cast.noor):
        with pytest.raises(ValidationError, match="met gezag"):
            announce_limitation(arrangement=version, by=cast.sanne, told=[Told(person, today(), "letter")])


def test_an_empty_announcement_and_one_of_another_source_are_refused(cast: Cast, as_member: LogIn) -> None:
    version = limitation(cast)
    response = as_member(cast.sanne).post(
        address(version), told(cast, cast.mother, today()) | {f"on_{cast.mother.pk}": ""}
    )
    assert response.status_code == 422
    agreed = make_arrangement(cast.family, cast.gi, cast.noor, cast.father)
    assert as_member(cast.sanne).get(address(agreed)).status_code == 404
    with pytest.raises(ValidationError, match="Alleen een beperking"):
        announce_limitation(arrangement=agreed, by=cast.sanne, told=[Told(cast.father, today(), "letter")])


@pytest.mark.parametrize(
    ("name", "status"), [("joris", 404), ("bram", 404), ("otto", 404), ("ruud", 403), ("petra", 403)]
)
def test_only_the_gi_that_limits_announces(cast: Cast, as_member: LogIn, name: str, status: int) -> None:
    client, version = as_member(cast.members[name]), limitation(cast)
    answers = [client.get(address(version)), client.post(address(version), told(cast, cast.mother, today()))]
    assert [answer.status_code for answer in answers] == [status, status]
    assert not Announcement.objects.exists()


def test_reasons_by_aspect_belong_to_a_limitation(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="arrangement_reasons_of_a_limitation"), transaction.atomic():
        make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, place_reason="x")


def test_reasons_typed_for_another_source_are_left_out(cast: Cast, as_member: LogIn) -> None:
    to = reverse("contacts:arrangement_create", args=[cast.family.pk])
    assert as_member(cast.sanne).post(to, without_lines(cast, **REASONS)).status_code == 303
    assert ContactArrangement.objects.get().frequency_reason == ""


def test_lifting_a_limitation_proposes_what_held_before(cast: Cast, as_member: LogIn) -> None:
    before = make_arrangement(
        cast.family, cast.gi, cast.noor, cast.mother, starts_on=today(-80), ends_on=today(-31), times=3, minutes=75
    )
    version = limitation(cast, starts_on=today(-30), every=4)
    client = as_member(cast.sanne)
    assert "3 bezoeken per week" in client.get(address(version, "arrangement_end")).content.decode()
    form = {"ends_on": str(today()), "end_reason": "Het gaat beter"}
    response = client.post(address(version, "arrangement_end"), form)
    assert response.status_code == 303
    page = client.get(response.headers["Location"]).content.decode()
    assert 'name="times" value="3"' in page
    assert 'name="minutes" value="75"' in page
    assert f'name="starts_on" value="{today(1)}"' in page
    assert f"zoals={before.pk}" in pair_page(client, cast)


def test_without_an_earlier_version_nothing_is_proposed(cast: Cast, as_member: LogIn) -> None:
    version = limitation(cast)
    form = {"ends_on": str(today()), "end_reason": "Het gaat beter"}
    response = as_member(cast.sanne).post(address(version, "arrangement_end"), form)
    assert "/kind/" in response.headers["Location"]


def test_programs_record_reasons_and_read_announcements(cast: Cast, as_member: LogIn) -> None:
    client, to = as_member(cast.sanne), f"/api/v1/families/{cast.family.pk}/contact-arrangements"
    sent = {
        "id": str(uuid_utils.compat.uuid7()),
        "childId": str(cast.noor.pk),
        "personId": str(cast.mother.pk),
        "formClass": "in_person",
        "source": "gi_limitation",
        "times": 1,
        "startsOn": str(today()),
    }
    assert client.post(to, sent, content_type="application/json").status_code == 400
    response = client.post(to, sent | {"frequencyReason": "Eerst rust"}, content_type="application/json")
    assert response.status_code == 201
    version = ContactArrangement.objects.get(frequency_reason="Eerst rust")
    Announcement.objects.create(arrangement=version, person=cast.mother, announced_on=today())
    read = client.get(f"{to}/{version.pk}").json()
    assert read["frequencyReason"] == "Eerst rust"
    assert read["announcements"][0]["lastDayToObject"] == str(today(14))
