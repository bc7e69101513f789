"""Gezinnen: which families stand on whose list, and what each row says."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Exists, OuterRef
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases import slots
from cases.caseload import Choice, caseload
from cases.models import Family, FamilyGroupPermission, Involvement
from cases.querysets import FamilyQuerySet
from organizations.models import Membership, Organization
from tests.cast import OF_THE_OUTSIDER, Cast
from tests.makers import assign, involve, make_child, make_family, make_placement, today

AsMember = Callable[[Membership], Client]


@pytest.fixture
def empty_columns() -> Iterator[None]:
    """Without what other apps put on the list."""
    filled = slots._columns[:]
    slots._columns.clear()
    yield
    slots._columns[:] = filled


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/gezinnen/{query}")
    assert response.status_code == 200
    return response.content.decode()


def make_shared(organization: Organization, name: str, **more: Any) -> Family:
    family = make_family(name)
    child = make_child(family, "Amira", 4)
    involve(family, organization, **more)
    make_placement(family, organization, child)
    return family


def names(member: Membership, **choice: Any) -> list[str]:
    return [family.name for family in caseload(member, Choice(**choice))]


def test_a_row_says_who_the_children_are_who_leads_and_how_long_they_are_away(cast: Cast, as_member: AsMember) -> None:
    text = page(as_member(cast.sanne))
    assert f'href="/gezinnen/{cast.family.pk}/"' in text
    assert "Noor" in text
    assert "84 dagen" in text
    assert "Jeugdbescherming Midden" in text
    assert "aan u" in text
    assert OF_THE_OUTSIDER not in text


def test_children_outside_the_wall_are_not_on_the_list(cast: Cast, as_member: AsMember) -> None:
    text = page(as_member(cast.joris))
    assert "Noor" in text
    assert "Sem" not in text


def test_whoever_has_no_family_yet_reads_what_to_do(cast: Cast, as_member: AsMember) -> None:
    text = page(as_member(cast.bram))
    assert "Jansen" not in text
    assert "Vraag uw coördinator" in text


def test_an_organization_unknown_to_the_family_is_never_named(cast: Cast, as_member: AsMember) -> None:
    assert "Veilig Thuis" not in page(as_member(cast.carla))


def test_a_coordinator_sees_which_family_nobody_works_on(cast: Cast, as_member: AsMember) -> None:
    make_shared(cast.gi, "Verhoeven")
    text = page(as_member(cast.carla))
    assert "Sanne de Wit, Team Oost" in text
    assert "Nog niet toegewezen" in text
    assert names(cast.carla, whose="nobody") == ["Verhoeven"]


def test_a_coordinator_does_not_read_who_works_on_it_elsewhere(cast: Cast, as_member: AsMember) -> None:
    assert "Joris Blom" not in page(as_member(cast.carla))


def test_the_list_can_be_narrowed_to_me_my_team_out_of_home_and_led_by_us(cast: Cast) -> None:
    at_home = make_family("Verhoeven")
    involve(at_home, cast.gi)
    assign(at_home, cast.tess)
    assert names(cast.tess) == ["Jansen", "Verhoeven"]
    assert names(cast.tess, whose="mine") == ["Verhoeven"]
    assert names(cast.tess, whose="team") == ["Jansen"]
    assert names(cast.sanne, whose="team") == []
    assert names(cast.tess, away=True) == ["Jansen"]
    assert names(cast.tess, led=True) == ["Jansen"]


def test_a_file_that_is_closed_or_left_stands_under_closed(cast: Cast, as_member: AsMember) -> None:
    closed = make_shared(cast.wijkteam, "Verhoeven")
    Family.objects.filter(pk=closed.pk).update(closed_on=today(), closing_reason="klaar")
    assert names(cast.fenna) == []
    assert names(cast.fenna, state="closed") == ["Jansen", "Verhoeven"]
    text = page(as_member(cast.fenna), "?stand=closed")
    assert "U werkt hier niet meer mee" in text
    assert "Gesloten" in text


def test_nonsense_in_the_address_is_no_filter(cast: Cast, as_member: AsMember) -> None:
    assert "Jansen" in page(as_member(cast.sanne), "?wie=%00x&stand=zzz&pagina=-7".replace("%00", ""))


def test_a_choice_without_families_offers_all_of_them(cast: Cast, as_member: AsMember) -> None:
    text = page(as_member(cast.joris), "?regie=on")
    assert "Geen gezinnen met deze keuze" in text


def test_long_lists_come_in_pages_and_keep_the_choice(cast: Cast, as_member: AsMember) -> None:
    for number in range(26):
        make_shared(cast.gi, f"Gezin {number:02}")
    first = page(as_member(cast.carla), "?uithuis=on")
    assert "Bladzijde 1 van 2" in first
    assert "?uithuis=on&amp;pagina=2" in first


@pytest.mark.usefixtures("empty_columns")
def test_what_other_apps_call_urgent_stands_first(cast: Cast) -> None:
    make_shared(cast.gi, "Aalbers")

    def with_sem(families: FamilyQuerySet, _: Membership) -> FamilyQuerySet:
        lead = Involvement.objects.filter(family=OuterRef("pk"), lead_member__isnull=False)
        return families.annotate(has_lead_person=Exists(lead))

    slots.fill_column(slots.Column("cases/_family_row.html", with_sem, ("-has_lead_person",)))
    assert names(cast.carla) == ["Jansen", "Aalbers"]


@pytest.mark.usefixtures("empty_columns")
@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("reader", [("carla", 13), ("sanne", 11)])
def test_the_list_takes_as_many_queries_for_one_family_as_for_three(
    cast: Cast,
    as_member: AsMember,
    reader: tuple[str, int],
    more: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    who, queries = reader
    member = cast.members[who]
    for number in range(more):
        assign(make_shared(cast.gi, f"Gezin {number}", is_lead=True, lead_member=cast.carla), cast.sanne)
    client = as_member(member)
    with django_assert_num_queries(queries):
        page(client)


def test_managers_have_no_list_of_families(cast: Cast, as_member: AsMember) -> None:
    assert as_member(cast.ruud).get("/gezinnen/").status_code == 403


def test_a_second_employer_shows_nothing_of_the_first(cast: Cast, as_member: AsMember) -> None:
    assert FamilyGroupPermission.objects.filter(group=cast.sanne.group).exists()
    assert "Jansen" not in page(as_member(cast.sanne_elsewhere))


def test_who_left_knows_the_family_by_the_name_it_had_then(cast: Cast, as_member: AsMember) -> None:
    Family.objects.filter(pk=cast.family.pk).update(name="Jansen-van Later")
    client = as_member(cast.fenna)
    text = page(client, "?stand=closed")
    found = client.post("/gezinnen/zoeken/", {"q": "jansen"}).content.decode()
    assert "Jansen" in text
    assert "Gezin Jansen" in found
    assert "van Later" not in text + found
    assert "van Later" in page(as_member(cast.carla))
