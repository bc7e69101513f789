"""The tab Contact: each child with its people, what was agreed and what happened, and the list of all contacts."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement
from organizations.models import AccessLogEntry, Membership
from tests.cast import ABOUT_SEM, PROTECTED_PLACE, SECRET_OF_GI, Cast
from tests.makers import local, make_arrangement, make_child, make_moment, make_parent, make_placement, today

LogIn = Callable[[Membership], Client]

QUERIES = 22
"""For the page with the person's session, the line in the log, the bar of the family, pairs and lists."""


def page(client: Client, cast: Cast, **query: str) -> str:
    response = client.get(reverse("contacts:family_contact", args=[cast.family.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_each_child_stands_with_its_parents_and_what_was_agreed(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, supervision="professional")
    shown = page(as_member(cast.sanne), cast)
    assert "Noor en ouder Elif" in shown
    assert "1 bezoek per week, begeleid" in shown
    assert "Sem en ouder Elif" in shown
    assert "Nog geen contactregeling." in shown
    assert "Regeling maken" in shown


def test_opening_the_tab_leaves_one_line(cast: Cast, as_member: LogIn) -> None:
    page(as_member(cast.sanne), cast)
    line = AccessLogEntry.objects.get(event="family.opened", membership=cast.sanne)
    assert (line.part, line.family_id) == ("contact", cast.family.pk)


def test_a_child_outside_the_wall_is_not_on_the_page(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.sem, cast.father)
    shown = page(as_member(cast.joris), cast)
    assert "Noor en ouder Elif" in shown
    assert "Sem en" not in shown
    assert ABOUT_SEM not in shown


def test_a_protected_place_stays_with_who_recorded_it(cast: Cast, as_member: LogIn) -> None:
    make_moment(
        cast.family, cast.gi, cast.noor, cast.mother, place=PROTECTED_PLACE, is_place_protected=True, outcome="planned"
    )
    assert PROTECTED_PLACE in page(as_member(cast.sanne), cast)
    assert PROTECTED_PLACE not in page(as_member(cast.joris), cast)


@pytest.mark.parametrize("name", ["bram", "otto", "lies"])
def test_who_may_not_see_the_family_finds_nothing(cast: Cast, as_member: LogIn, name: str) -> None:
    client = as_member(cast.members[name])
    response = client.get(reverse("contacts:family_contact", args=[cast.family.pk]))
    assert response.status_code in {302, 404}
    assert SECRET_OF_GI not in response.content.decode()


def test_a_manager_has_no_business_here(cast: Cast, as_member: LogIn) -> None:
    assert as_member(cast.ruud).get(reverse("contacts:family_contact", args=[cast.family.pk])).status_code == 403


def test_contact_that_is_not_shared_says_so_and_nothing_about_what_is_missing(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    Involvement.objects.filter(organization=cast.pleegzorg).update(
        sections_read=["family", "course"], sections_write=["family"]
    )
    shown = page(as_member(cast.joris), cast)
    assert "Niet gedeeld" in shown
    assert "Jeugdbescherming Midden, die de regie heeft" in shown
    assert "Nog geen contactregeling" not in shown
    assert "1 bezoek per week" not in shown
    assert "Elif" not in shown.split("Niet gedeeld")[1]


def test_an_organization_that_left_reads_its_own_contacts_by_name(cast: Cast, as_member: LogIn) -> None:
    make_moment(cast.family, cast.wijkteam, cast.noor, cast.father, started_at=local(today(-60)))
    shown = page(as_member(cast.fenna), cast)
    assert "Noor Jansen en Mark Jansen" in shown
    assert "Elif" not in shown
    assert "Niet gedeeld" not in shown


def test_contact_that_is_not_allowed_is_told_apart_with_its_review(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(
        cast.family,
        cast.gi,
        cast.sem,
        cast.father,
        times=0,
        reason="Onveilig",
        source="court_order",
        review_on=today(-1),
    )
    shown = page(as_member(cast.sanne), cast)
    assert "Geen bezoek toegestaan" in shown
    assert "rhythm__barred" in shown
    assert "Opnieuw bekijken" in shown
    assert "0 %" not in shown


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"outcome": "missed"}, "Gemist door instelling", "Doorgegaan</td>"),
        ({"outcome": "open"}, "Niet ingevuld", "Gemist door instelling</span></td>"),
        ({"first_day": "2019-01-01", "last_day": "2019-12-31"}, "Geen contact past bij deze vraag", "Invullen"),
    ],
)
def test_the_list_answers_a_question(
    cast: Cast, as_member: LogIn, asked: dict[str, str], there: str, gone: str
) -> None:
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, outcome="cancelled", side="organization")
    listed = page(as_member(cast.sanne), cast, **asked).split('id="contact-list"')[1]
    assert there in listed
    assert gone not in listed


def test_a_question_that_cannot_be_is_said_in_words(cast: Cast, as_member: LogIn) -> None:
    shown = page(as_member(cast.sanne), cast, first_day="1026-01-01", outcome="iets", child="geen-sleutel")
    assert "Deze datum ligt voor 1900" in shown
    assert "geen geldige keuze" in shown.lower() or "beschikbare keuze" in shown


def test_older_contacts_have_an_address_of_their_own(cast: Cast, as_member: LogIn) -> None:
    for number in range(30):
        make_moment(cast.family, cast.gi, cast.noor, cast.father, started_at=local(today(-10 - number)))
    client = as_member(cast.sanne)
    first = page(client, cast)
    assert "Toon oudere contacten" in first
    address = first.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    older = client.get(address).content.decode()
    assert "Toon oudere contacten" not in older
    assert first.count("<tr><th") == 26
    assert older.count("<tr><th") == 10


def test_what_is_planned_ahead_stands_apart(cast: Cast, as_member: LogIn) -> None:
    make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned", planned_start=local(today(3)))
    shown = page(as_member(cast.sanne), cast)
    assert 'id="planned">Gepland' in shown
    assert "Noor met ouder Mark" in shown


@pytest.mark.parametrize(("children", "moments"), [(1, 3), (3, 66)])
def test_the_page_takes_the_same_number_of_queries_however_much_there_is(
    cast: Cast,
    as_member: LogIn,
    children: int,
    moments: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(children):
        child = make_child(cast.family, f"Kind {number}", 4)
        parent = make_parent(cast.family, child, first_name="Ouder")
        make_placement(cast.family, cast.gi, child)
        make_arrangement(cast.family, cast.gi, child, parent)
        for back in range(moments):
            make_moment(cast.family, cast.gi, child, parent, started_at=local(today(-back)))
    client = as_member(cast.sanne)
    with django_assert_num_queries(QUERIES):
        page(client, cast)
