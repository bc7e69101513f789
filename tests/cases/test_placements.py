"""Placements through the door: who records them, who reads where a child lives, and what overlaps."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, Placement
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_PLACE, Cast
from tests.makers import make_child, make_placement, today

AsMember = Callable[[Membership], Client]


def url(cast: Cast, name: str = "placement_list", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def of_noor(cast: Cast) -> Placement:
    return Placement.objects.get(child=cast.noor)


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "child": str(cast.noor.pk),
        "kind": "residential",
        "place": "De Linde",
        "starts_on": today(-10).isoformat(),
        "ends_on": "",
        "provider": str(cast.pleegzorg.pk),
    } | more


def test_the_course_says_how_long_and_in_how_many_places(cast: Cast, as_member: AsMember) -> None:
    make_placement(cast.family, cast.gi, cast.noor, starts_on=today(-120), ends_on=today(-84), place="Huis Aan Zee")
    make_placement(cast.family, cast.gi, cast.noor, starts_on=today(-400), ends_on=today(-391), place="Crisisplek")
    page = as_member(cast.sanne).get(url(cast)).content.decode()
    assert "120 dagen, 2 plekken" in page
    assert "10 dagen, 1 plek<" in page
    assert page.index("Van Veen") < page.index("Huis Aan Zee") < page.index("Crisisplek")


def test_a_protected_place_stays_with_who_recorded_it(cast: Cast, as_member: AsMember) -> None:
    assert PROTECTED_PLACE in as_member(cast.sanne).get(url(cast)).content.decode()
    for other in (cast.vera, cast.joris):
        assert PROTECTED_PLACE not in as_member(other).get(url(cast)).content.decode()
    assert "plek afgeschermd" in as_member(cast.vera).get(url(cast)).content.decode()


def test_a_child_outside_the_wall_has_no_course(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "Sem" not in page


def test_who_does_not_read_the_course_is_told_so(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "Niet gedeeld" in page
    assert "Van Veen" not in page


@pytest.mark.parametrize(("who", "status"), [("bram", 404), ("otto", 404), ("ruud", 403)])
def test_others_find_no_course(cast: Cast, as_member: AsMember, who: str, status: int) -> None:
    client = as_member(cast.members[who])
    key = of_noor(cast).pk
    for address in (url(cast), url(cast, "placement_create"), url(cast, "placement_end", key)):
        assert client.get(address).status_code == status


@pytest.mark.parametrize("more", [1, 3])
def test_the_course_takes_the_same_queries_however_long(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        make_placement(cast.family, cast.gi, make_child(cast.family, f"Kind {number}"), provider=cast.pleegzorg)
    client = as_member(cast.sanne)
    with django_assert_num_queries(14):
        client.get(url(cast))


def test_moving_ends_the_old_place_on_the_day_the_new_one_begins(cast: Cast, as_member: AsMember) -> None:
    old = of_noor(cast)
    response = as_member(cast.sanne).post(url(cast, "placement_create"), typed(cast, ends_current="on"))
    assert response.status_code == 303
    old.refresh_from_db()
    new = Placement.objects.get(place="De Linde")
    assert (old.ends_on, new.starts_on, new.provider) == (today(-10), today(-10), cast.pleegzorg)
    assert AccessLogEntry.objects.filter(event="placement.recorded", person_id=cast.noor.pk).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "Dit kind heeft in deze periode al een plaatsing."),
        ({"starts_on": today(-84).isoformat()}, "Voor dit kind begint op deze dag al een plaatsing."),
        ({"starts_on": today(-200).isoformat(), "ends_on": today(-210).isoformat()}, "ligt voor de begindatum"),
        ({"starts_on": "1026-01-01"}, "Deze datum ligt voor 1900."),
    ],
)
def test_what_overlaps_is_said_at_its_field_and_every_word_is_kept(
    cast: Cast, as_member: AsMember, wrong: dict[str, str], sentence: str
) -> None:
    response = as_member(cast.sanne).post(url(cast, "placement_create"), typed(cast) | wrong)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert 'value="De Linde"' in response.content.decode()
    assert response.context["form"].non_field_errors() == []
    assert not Placement.objects.filter(place="De Linde").exists()


def test_saving_twice_is_one_row(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast, ends_current="on")
    first, second = (client.post(url(cast, "placement_create"), words) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert Placement.objects.filter(place="De Linde").count() == 1
    other = client.post(url(cast, "placement_create"), words | {"place": "De Eik"})
    assert other.status_code == 409


def test_a_key_of_another_organization_is_not_there(cast: Cast, as_member: AsMember) -> None:
    words = typed(cast, key=str(of_noor(cast).pk))
    assert as_member(cast.joris).post(url(cast, "placement_create"), words).status_code == 404


def test_a_child_outside_the_wall_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.joris).post(url(cast, "placement_create"), typed(cast, child=str(cast.sem.pk)))
    assert response.status_code == 422
    assert Placement.objects.filter(child=cast.sem).count() == 1


def test_who_only_reads_the_course_records_nothing(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.vera)
    assert client.post(url(cast, "placement_create"), typed(cast)).status_code == 403
    assert "Plaatsing vastleggen" not in client.get(url(cast)).content.decode()


def test_a_placement_ends_and_the_end_is_taken_back(cast: Cast, as_member: AsMember) -> None:
    client, placement = as_member(cast.sanne), of_noor(cast)
    page = client.post(url(cast, "placement_end", placement.pk), {"ends_on": today().isoformat()}, follow=True)
    placement.refresh_from_db()
    assert placement.ends_on == today()
    undo = url(cast, "placement_reopen", placement.pk)
    assert f'action="{undo}"' in page.content.decode()
    client.post(undo)
    placement.refresh_from_db()
    assert placement.ends_on is None


def test_an_end_before_the_start_is_refused_on_the_form(cast: Cast, as_member: AsMember) -> None:
    early = {"ends_on": today(-300).isoformat()}
    response = as_member(cast.sanne).post(url(cast, "placement_end", of_noor(cast).pk), early)
    assert response.status_code == 422
    assert "De einddatum ligt voor de begindatum." in response.content.decode()


def test_taking_back_an_end_after_a_move_is_refused_with_a_sentence(cast: Cast, as_member: AsMember) -> None:
    client, old = as_member(cast.sanne), of_noor(cast)
    client.post(url(cast, "placement_create"), typed(cast, ends_current="on"))
    page = client.post(url(cast, "placement_reopen", old.pk), follow=True).content.decode()
    assert "Dit kind heeft in deze periode al een plaatsing." in page
    old.refresh_from_db()
    assert old.ends_on == today(-10)


def test_a_placement_is_put_right(cast: Cast, as_member: AsMember) -> None:
    placement = of_noor(cast)
    client, address = as_member(cast.sanne), url(cast, "placement_edit", placement.pk)
    assert 'value="pleeggezin Van Veen"' in client.get(address).content.decode()
    assert client.post(address, typed(cast, place="pleeggezin Van Vliet")).status_code == 303
    placement.refresh_from_db()
    assert (placement.place, placement.starts_on) == ("pleeggezin Van Vliet", today(-10))


@pytest.mark.parametrize("name", ["placement_edit", "placement_end", "placement_reopen"])
def test_a_placement_of_another_organization_is_not_theirs_to_change(
    cast: Cast, as_member: AsMember, name: str
) -> None:
    placement = of_noor(cast)
    response = as_member(cast.joris).post(url(cast, name, placement.pk), typed(cast))
    assert response.status_code == 404
    assert Placement.objects.get(pk=placement.pk).place == "pleeggezin Van Veen"


def test_who_left_reads_only_its_own_placements(cast: Cast, as_member: AsMember) -> None:
    make_placement(cast.family, cast.wijkteam, cast.sem, place="Logeerhuis", starts_on=today(-300), ends_on=today(-290))
    page = as_member(cast.fenna).get(url(cast)).content.decode()
    assert "Logeerhuis" in page
    assert "Van Veen" not in page
    assert "Noor" not in page


def test_a_child_at_home_says_so(cast: Cast, as_member: AsMember) -> None:
    Placement.objects.all().delete()
    assert "Woont thuis. Er is geen plaatsing vastgelegd." in as_member(cast.sanne).get(url(cast)).content.decode()
