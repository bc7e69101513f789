"""Searching in my own families: by part of a name, birth date or number, and never past what I may read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.db.models import F, QuerySet
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.bsn import index_of
from cases.models import Family, Person
from cases.search import holds_all, plain
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, Cast
from tests.makers import involve, make_child, make_family, make_parent

AsMember = Callable[[Membership], Client]
BSN = "999900018"


def asked(client: Client, text: str, status: int = 200) -> str:
    response = client.post("/gezinnen/zoeken/", {"q": text})
    assert response.status_code == status
    return response.content.decode()


def give_number(person: Person, number: str = BSN) -> None:
    person.bsn, person.bsn_index = number, index_of(number)
    person.save(update_fields=["bsn", "bsn_index"])


@pytest.mark.parametrize("text", ["noor", "oor", "NOOR JANSEN", "jansen noor", "no", "Nöór"])
def test_a_part_of_a_name_is_enough_also_without_accents(cast: Cast, as_member: AsMember, text: str) -> None:
    page = asked(as_member(cast.sanne), text)
    assert f'href="/gezinnen/{cast.family.pk}/"' in page
    assert "Noor Jansen" in page


def test_accents_of_the_stored_name_do_not_matter(cast: Cast, as_member: AsMember) -> None:
    family = make_family("Yılmaz-Ğül")
    involve(family, cast.gi)
    make_parent(family, first_name="Şükrü")
    client = as_member(cast.carla)
    assert "Şükrü" in asked(client, "sukru")
    assert "Yılmaz-Ğül" in asked(client, "yilmaz")


def test_two_letters_are_looked_for_at_the_beginning_of_a_word(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    assert "Noor Jansen" not in asked(client, "oo")
    assert "Noor Jansen" in asked(client, "ja no")


def test_nothing_is_found_outside_my_own_families(cast: Cast, as_member: AsMember) -> None:
    stranger = Person.objects.get(last_name=OF_THE_OUTSIDER)
    give_number(stranger)
    assert stranger.birth_date
    client = as_member(cast.sanne)
    for text in (OF_THE_OUTSIDER, "Kind", BSN, f"{stranger.birth_date:%d-%m-%Y}"):
        page = asked(client, text)
        assert "Niemand gevonden" in page
        assert f"/gezinnen/{cast.other_family.pk}/" not in page


def test_whoever_is_not_assigned_finds_nothing(cast: Cast, as_member: AsMember) -> None:
    assert "Niemand gevonden" in asked(as_member(cast.bram), "Noor")


def test_who_left_finds_the_family_and_nobody_in_it(cast: Cast, as_member: AsMember) -> None:
    page = asked(as_member(cast.fenna), "jansen")
    assert "Gezin Jansen" in page
    assert "Noor" not in page


@pytest.mark.parametrize("form", ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"])
def test_a_birth_date_finds_a_child(cast: Cast, as_member: AsMember, form: str) -> None:
    assert cast.noor.birth_date
    assert "Noor Jansen" in asked(as_member(cast.sanne), cast.noor.birth_date.strftime(form))


def test_a_number_finds_a_child_however_it_is_typed(cast: Cast, as_member: AsMember) -> None:
    give_number(cast.noor)
    client = as_member(cast.sanne)
    for text in (BSN, "9999 00 018", "9999.00.018"):
        page = asked(client, text)
        assert "Noor Jansen" in page
        assert "Sem Jansen" not in page


def test_what_is_not_shown_of_a_person_does_not_find_it(cast: Cast, as_member: AsMember) -> None:
    give_number(cast.sem)
    assert cast.sem.birth_date
    client = as_member(cast.joris)
    assert "Sem" in asked(client, "sem")
    assert "Niemand gevonden" in asked(client, BSN)
    assert "Niemand gevonden" in asked(client, f"{cast.sem.birth_date:%d-%m-%Y}")
    assert "geboren" not in asked(client, "sem")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Typ een naam"), ("x", "ten minste twee letters"), ("123456789", "burgerservicenummer klopt niet")],
)
def test_a_question_that_cannot_be_asked_is_a_sentence_and_stays(
    cast: Cast, as_member: AsMember, text: str, sentence: str
) -> None:
    page = asked(as_member(cast.sanne), text, status=422)
    assert sentence in page
    assert f'value="{text}"' in page or not text
    assert not AccessLogEntry.objects.filter(event="family.searched").exists()


def test_a_search_leaves_one_line_without_what_was_asked(cast: Cast, as_member: AsMember) -> None:
    page = asked(as_member(cast.sanne), "Noor Jansen")
    assert 'value="Noor Jansen"' in page
    line = AccessLogEntry.objects.get(event="family.searched")
    assert line.membership == cast.sanne
    assert "Noor" not in f"{line.part} {line.rule} {line.purpose}"


def test_searching_by_address_asks_nothing(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.sanne).get("/gezinnen/zoeken/?q=Noor").content.decode()
    assert "Noor Jansen" not in page
    assert not AccessLogEntry.objects.filter(event="family.searched").exists()


@pytest.mark.parametrize("more", [0, 2])
def test_searching_takes_as_many_queries_for_one_as_for_three(
    cast: Cast, as_member: AsMember, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        family = make_family(f"Jansen {number}")
        make_child(family, "Noor", 4)
        involve(family, cast.gi)
    client = as_member(cast.carla)
    with django_assert_num_queries(9):
        asked(client, "noor")


MANY = 10_000
MAKE_MANY = """
    INSERT INTO cases_family (id, name, opened_on, closing_reason)
    SELECT gen_random_uuid(), 'Gezin ' || md5(n::text), '2026-01-01', '' FROM generate_series(1, %(many)s) n;
    INSERT INTO cases_person (id, first_name, last_name, birth_date, sex)
    SELECT gen_random_uuid(), md5(n::text), md5(n::text), date '1990-01-01' + n, 'X' FROM generate_series(1, %(many)s) n
"""


def plan(rows: QuerySet[Any]) -> str:
    return rows.order_by().explain()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_among_many_the_database_chooses_an_index_for_each_question() -> None:
    """With statistics of many rows, as autovacuum gathers them; an almost empty table says nothing about a plan."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(MAKE_MANY, {"many": MANY})
        cursor.execute("VACUUM ANALYZE cases_family, cases_person")
    people = Person.objects.all()
    for words in (["jans"], ["no"], ["no", "jansen"]):
        assert "person_by_part_of_name" in plan(people.filter(holds_all("search_name", words)))
    assert "bsn_index" in plan(people.filter(bsn_index=index_of(BSN)))
    assert "person_by_birth_date" in plan(people.filter(birth_date="2017-03-12"))
    families = Family.objects.alias(plain_name=plain(F("name"))).filter(holds_all("plain_name", ["jans"]))
    assert "family_by_part_of_name" in plan(families)
