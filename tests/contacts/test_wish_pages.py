"""Wishes about contact on pages: asked, written down in own words, read beside what was agreed."""

from collections.abc import Callable

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, Person
from contacts.models import ContactWish
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import make_arrangement, make_wish, today

LogIn = Callable[[Membership], Client]
WORDS = "Ik wil mama elke dag zien."
KEPT = "ALLEEN-VOOR-DE-GI-GEZEGD"


def address(cast: Cast, child: Person, person: Person, name: str = "wish_create") -> str:
    return reverse(f"contacts:{name}", args=[cast.family.pk, child.pk, person.pk])


def filled(cast: Cast, **more: str) -> dict[str, str]:
    said = {"wisher": str(cast.noor.pk), "asked_on": str(today()), "is_asked_apart": "on", "words": WORDS}
    return {"key": str(uuid_utils.compat.uuid7()), "visibility": "involved"} | said | more


def pair_page(client: Client, cast: Cast) -> str:
    response = client.get(address(cast, cast.noor, cast.mother, "pair_contact"))
    assert response.status_code == 200
    return response.content.decode()


def test_a_wish_is_written_down_and_stands_beside_what_was_agreed(cast: Cast, as_member: LogIn) -> None:
    client, to = as_member(cast.sanne), address(cast, cast.noor, cast.mother)
    assert client.get(f"{to}?van={cast.noor.pk}").content.decode().count("checked") >= 1
    assert client.post(to, filled(cast)).status_code == 303
    saved = ContactWish.objects.get()
    assert (saved.words, saved.is_asked_apart, saved.wisher) == (WORDS, True, cast.noor)
    page = pair_page(client, cast)
    assert f"“{WORDS}”" in page
    assert "apart gevraagd" in page
    assert AccessLogEntry.objects.filter(event="wish.recorded", person_id=cast.noor.pk).count() == 1


def test_the_latest_wish_counts_and_earlier_ones_stay(cast: Cast, as_member: LogIn) -> None:
    make_wish(cast.family, cast.gi, cast.noor, cast.mother, "Niet meer", asked_on=today(-40))
    make_wish(cast.family, cast.gi, cast.noor, cast.mother, "Weer vaker", asked_on=today(-1))
    page = pair_page(as_member(cast.sanne), cast)
    assert page.index("Weer vaker") < page.index("1 eerdere wens") < page.index("Niet meer")


def test_who_was_not_asked_yet_is_said_with_the_way_to_ask(cast: Cast, as_member: LogIn) -> None:
    make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    page = pair_page(as_member(cast.sanne), cast)
    assert page.count("nog niet gevraagd") == 2
    for parent in (cast.mother, cast.father):
        assert f"{address(cast, cast.noor, cast.mother)}?van={parent.pk}" in page


def test_why_somebody_was_not_asked_is_read_too(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    form = filled(cast, words="", not_asked_because="nog niet bereikt")
    assert client.post(address(cast, cast.noor, cast.mother), form).status_code == 303
    assert "nog niet bereikt" in pair_page(client, cast)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": ""}, "Schrijf de wens op, of waarom er niet naar is gevraagd"),
        ({"not_asked_because": "te jong"}, "Schrijf de wens op, of waarom er niet naar is gevraagd"),
        ({"wisher": ""}, "Kies van wie deze wens is"),
        ({"asked_on": str(today(1))}, "Deze datum is nog niet geweest"),
        ({"visibility": "named"}, "Kies wie dit mag lezen"),
    ],
)
def test_half_a_wish_comes_back_with_every_word(
    cast: Cast, as_member: LogIn, more: dict[str, str], sentence: str
) -> None:
    response = as_member(cast.sanne).post(address(cast, cast.noor, cast.mother), filled(cast, **more))
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert more.get("words", WORDS) in page
    assert not ContactWish.objects.exists()


def test_saved_twice_is_one_wish_and_other_words_are_told(cast: Cast, as_member: LogIn) -> None:
    client, form, to = as_member(cast.sanne), filled(cast), address(cast, cast.noor, cast.mother)
    assert [client.post(to, form).status_code for _time in range(2)] == [303, 303]
    assert client.post(to, form | {"words": "Anders"}).status_code == 409
    assert ContactWish.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "status"), [("bram", 404), ("otto", 404), ("fenna", 404), ("ruud", 403), ("anton", 403)]
)
def test_who_does_not_work_with_the_family_asks_nothing(cast: Cast, as_member: LogIn, name: str, status: int) -> None:
    client, to = as_member(cast.members[name]), address(cast, cast.noor, cast.mother)
    assert [client.get(to).status_code, client.post(to, filled(cast)).status_code] == [status, status]


def test_a_child_outside_the_wall_is_not_there(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    for child, person in ((cast.sem, cast.father), (cast.mother, cast.noor), (cast.noor, cast.noor)):
        assert client.post(address(cast, child, person), filled(cast)).status_code == 404
    assert AccessLogEntry.objects.filter(event="family.refused", membership=cast.joris).count() == 3


def test_who_does_not_write_contact_is_refused_with_a_line(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    client = as_member(cast.joris)
    assert client.post(address(cast, cast.noor, cast.mother), filled(cast)).status_code == 403
    assert AccessLogEntry.objects.filter(event="section.refused", membership=cast.joris).exists()
    assert "/wens/" not in pair_page(client, cast)


def test_a_wish_stands_on_the_overview_for_whoever_reads_it(cast: Cast, as_member: LogIn) -> None:
    make_wish(cast.family, cast.gi, cast.noor, cast.mother, WORDS)
    make_wish(cast.family, cast.gi, cast.noor, cast.mother, KEPT, visibility="own")
    make_wish(cast.family, cast.gi, cast.sem, cast.father, KEPT)
    overview = reverse("cases:family_detail", args=[cast.family.pk])
    theirs = as_member(cast.joris)
    for page in (theirs.get(overview).content.decode(), pair_page(theirs, cast)):
        assert WORDS in page
        assert KEPT not in page
    assert as_member(cast.sanne).get(overview).content.decode().count(KEPT) == 2


def test_a_wish_about_somebody_without_contact_makes_a_pair(cast: Cast, as_member: LogIn) -> None:
    make_wish(cast.family, cast.gi, cast.noor, cast.sem, "Ik wil Sem zien")
    page = as_member(cast.sanne).get(reverse("contacts:family_contact", args=[cast.family.pk])).content.decode()
    assert "Noor en Sem" in page


def test_a_wish_about_somebody_a_child_has_no_contact_with_begins_on_the_tab(cast: Cast, as_member: LogIn) -> None:
    tab = reverse("contacts:family_contact", args=[cast.family.pk])
    page = as_member(cast.sanne).get(tab).content.decode()
    assert address(cast, cast.noor, cast.sem) in page
    assert address(cast, cast.noor, cast.mother) not in page
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    assert "/wens/" not in as_member(cast.joris).get(tab).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_many_wishes(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    for back in range(number):
        make_wish(cast.family, cast.gi, cast.noor, cast.mother, asked_on=today(-back))
    client = as_member(cast.sanne)
    with django_assert_num_queries(28):
        pair_page(client, cast)
