"""The people of a family: seen, added, changed, taken out, related; and what must never be seen or said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.bsn import index_of
from cases.models import Family, FamilyMember, Involvement, Person, Relation
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, PROTECTED_ADDRESS, Cast
from tests.makers import assign, involve, make_child, make_family, make_parent, today

AsMember = Callable[[Membership], Client]
BSN, OTHER_BSN = "999900018", "999900031"


def place(family: Family, person: Person) -> FamilyMember:
    return FamilyMember.objects.get(family=family, person=person)


def base(family: Family) -> str:
    return f"/gezinnen/{family.pk}/mensen/"


def give_number(person: Person, number: str = BSN) -> None:
    person.bsn, person.bsn_index = number, index_of(number)
    person.save(update_fields=["bsn", "bsn_index"])


def grandmother(**more: Any) -> dict[str, str]:
    typed = {"role": "grandparent", "first_name": "Fatma", "last_name": "Yılmaz", "sex": "F", "phone": "06 33 33 33 33"}
    return typed | more


def typed_as_is(member: FamilyMember, **more: Any) -> dict[str, Any]:
    """The form of a person as it stands, with changes."""
    person = member.person
    return {
        "role": member.role,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_date": f"{person.birth_date}",
        "sex": person.sex,
        "phone": member.phone,
        "address": member.address,
    } | more


def posted(client: Client, url: str, typed: dict[str, Any], status: int = 303) -> str:
    response = client.post(url, typed)
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


# --- seeing -----------------------------------------------------------------------------------------------------------


def test_everyone_stands_on_the_page_with_authority(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.sanne).get(base(cast.family)).content.decode()
    for words in ("Noor Jansen", "Sem Jansen", "Elif Jansen", "06 11 11 11 11", "met gezag", PROTECTED_ADDRESS):
        assert words in page
    line = AccessLogEntry.objects.get(event="family.opened")
    assert line.part == "people"


def test_a_protected_address_and_a_child_outside_the_wall_stay_closed(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.joris).get(base(cast.family)).content.decode()
    assert PROTECTED_ADDRESS not in page
    assert "Adres afgeschermd" in page
    assert "Dorpsweg 1" in page
    assert cast.sem.birth_date
    assert f"{cast.sem.birth_date.year}" not in page
    assert f"{place(cast.family, cast.sem).pk}/wijzigen" not in page


def test_without_the_section_there_are_names_only(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(
        sections_read=["contact"], sections_write=["contact"]
    )
    page = as_member(cast.joris).get(base(cast.family)).content.decode()
    assert "Elif Jansen" in page
    assert "Niet gedeeld" in page
    for secret in ("06 11 11 11 11", "met gezag", "Dorpsweg", "Iemand toevoegen"):
        assert secret not in page


def test_who_left_reads_no_people(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.fenna).get(base(cast.family)).content.decode()
    assert "leest hier niet meer mee" in page
    assert "Elif" not in page


@pytest.mark.parametrize("who", ["otto", "bram", "lies"])
def test_outsiders_find_no_people(cast: Cast, as_member: AsMember, who: str) -> None:
    response = as_member(cast.members[who]).get(base(cast.family))
    assert response.status_code in {302, 404}
    assert "Elif" not in response.content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_takes_as_many_queries_for_few_as_for_many(
    cast: Cast, as_member: AsMember, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        make_parent(cast.family, make_child(cast.family, f"Kind {number}"), first_name=f"Oma {number}")
    client = as_member(cast.sanne)
    with django_assert_num_queries(13):
        client.get(base(cast.family))


# --- adding -----------------------------------------------------------------------------------------------------------


def test_someone_is_added_with_one_line_and_can_be_taken_out_again(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    posted(client, base(cast.family) + "nieuw/", grandmother())
    member = FamilyMember.objects.get(person__first_name="Fatma")
    assert (member.role_word, member.phone) == ("oma", "06 33 33 33 33")
    assert AccessLogEntry.objects.filter(event="person.added", person_id=member.person_id).count() == 1
    posted(client, f"{base(cast.family)}{member.pk}/weghalen/", {})
    assert not Person.objects.filter(first_name="Fatma").exists()
    assert AccessLogEntry.objects.filter(event="person.removed").count() == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"birth_date": "1026-05-01"}, "Deze datum ligt voor 1900"),
        ({"birth_date": f"{today(1)}"}, "Deze datum is nog niet geweest"),
        ({"deceased_on": "1800-05-01"}, "Deze datum ligt voor 1900"),
        ({"birth_date": "1960-05-01", "deceased_on": "1950-05-01"}, "overlijdensdatum ligt voor"),
        ({"bsn": "123456789"}, "burgerservicenummer klopt niet"),
        ({"bsn": "000000000"}, "burgerservicenummer"),
        ({"role": "child"}, "geboortedatum van het kind"),
        ({"role": ""}, "Kies de rol"),
        ({"role": "baas"}, "Selecteer een geldige keuze"),
        ({"first_name": "Elif", "last_name": "jansen", "birth_date": "1990-05-01"}, "staat al in dit gezin"),
        ({"is_address_protected": "on"}, "Vul het adres in"),
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"remarks": "x" * 301}, "300"),
    ],
)
def test_bad_input_is_a_sentence_and_loses_nothing(
    cast: Cast, as_member: AsMember, more: dict[str, str], sentence: str
) -> None:
    page = posted(as_member(cast.sanne), base(cast.family) + "nieuw/", grandmother(**more), status=422)
    assert sentence in page
    assert "06 33 33 33 33" in page
    assert not FamilyMember.objects.filter(phone="06 33 33 33 33").exists()


def test_a_known_number_gives_the_one_answer_and_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    give_number(Person.objects.get(last_name=OF_THE_OUTSIDER))
    page = posted(as_member(cast.carla), base(cast.family) + "nieuw/", grandmother(bsn=BSN), status=422)
    assert "Bekend – stuur een verzoek" in page
    assert "Verzoek versturen" in page
    for secret in (OF_THE_OUTSIDER, str(cast.other_family.pk), cast.outsider.name):
        assert secret not in page
    assert AccessLogEntry.objects.filter(event="family.looked_up", family_id=cast.other_family.pk).count() == 1


def test_a_care_worker_reads_whom_to_ask(cast: Cast, as_member: AsMember) -> None:
    give_number(Person.objects.get(last_name=OF_THE_OUTSIDER))
    page = posted(as_member(cast.sanne), base(cast.family) + "nieuw/", grandmother(bsn=BSN), status=422)
    assert "Vraag uw coördinator" in page
    assert "Verzoek versturen" not in page


def test_a_child_with_a_file_elsewhere_is_known(cast: Cast, as_member: AsMember) -> None:
    child = Person.objects.get(last_name=OF_THE_OUTSIDER)
    typed = {"role": "child", "first_name": "Kind", "last_name": OF_THE_OUTSIDER, "birth_date": f"{child.birth_date}"}
    page = posted(as_member(cast.sanne), base(cast.family) + "nieuw/", grandmother(**typed), status=422)
    assert "Bekend – stuur een verzoek" in page
    assert str(cast.other_family.pk) not in page


@pytest.fixture
def second_family(cast: Cast) -> Family:
    """Another family of Sanne's, with a grandmother."""
    family = make_family("Verhoeven")
    make_parent(family, make_child(family, "Daan", 4), first_name="Corrie", phone="06 44 44 44 44")
    involve(family, cast.gi)
    assign(family, cast.sanne)
    return family


def test_an_adult_of_another_family_of_mine_is_the_same_person(
    cast: Cast, as_member: AsMember, second_family: Family
) -> None:
    client = as_member(cast.sanne)
    found = posted(client, base(cast.family) + "nieuw/", {"step": "find", "name": "corr"}, status=200)
    corrie = FamilyMember.objects.get(family=second_family, role="parent")
    assert f'value="{corrie.pk}"' in found
    assert "Daan" not in posted(client, base(cast.family) + "nieuw/", {"step": "find", "name": "daan"}, status=200)
    chosen = posted(client, base(cast.family) + "nieuw/", {"step": "choose", "known": corrie.pk}, status=200)
    assert "Corrie Verhoeven toevoegen" in chosen
    assert "06 44 44 44 44" not in chosen
    posted(client, base(cast.family) + "nieuw/", {"known": corrie.pk, "role": "partner"})
    here = FamilyMember.objects.get(family=cast.family, person=corrie.person_id)
    assert (here.role, here.phone) == ("partner", "")


def test_nobody_of_a_family_that_is_not_mine_can_be_found_or_chosen(cast: Cast, as_member: AsMember) -> None:
    stranger = make_parent(cast.other_family, first_name="Vreemd")
    client = as_member(cast.sanne)
    page = posted(client, base(cast.family) + "nieuw/", {"step": "find", "name": "vreemd"}, status=200)
    assert "Niemand gevonden" in page
    key = place(cast.other_family, stranger).pk
    posted(client, base(cast.family) + "nieuw/", {"known": key, "role": "partner"}, status=404)
    posted(client, base(cast.family) + "nieuw/", {"known": "zomaar"}, status=404)


# --- changing ---------------------------------------------------------------------------------------------------------


def test_a_change_is_saved_with_one_line(cast: Cast, as_member: AsMember) -> None:
    member = place(cast.family, cast.father)
    url = f"{base(cast.family)}{member.pk}/wijzigen/"
    posted(as_member(cast.joris), url, typed_as_is(member, first_name="Marcus", phone="06 99"))
    member.refresh_from_db()
    assert (member.person.first_name, member.phone, member.address) == ("Marcus", "06 99", "Dorpsweg 1")
    assert AccessLogEntry.objects.filter(event="person.changed").count() == 1


def test_a_number_is_masked_replaced_and_never_shown(cast: Cast, as_member: AsMember) -> None:
    give_number(cast.noor)
    member = place(cast.family, cast.noor)
    url = f"{base(cast.family)}{member.pk}/wijzigen/"
    client = as_member(cast.sanne)
    page = client.get(url).content.decode()
    assert "••••••018" in page
    assert BSN not in page
    posted(client, url, typed_as_is(member))
    assert Person.objects.get(pk=cast.noor.pk).bsn == BSN
    posted(client, url, typed_as_is(member, bsn=OTHER_BSN))
    assert Person.objects.get(pk=cast.noor.pk).bsn == OTHER_BSN
    posted(client, url, typed_as_is(member, bsn=OTHER_BSN))


def test_a_known_number_changes_nothing(cast: Cast, as_member: AsMember) -> None:
    give_number(Person.objects.get(last_name=OF_THE_OUTSIDER))
    member = place(cast.family, cast.noor)
    typed = typed_as_is(member, bsn=BSN, first_name="Nora")
    page = posted(as_member(cast.sanne), f"{base(cast.family)}{member.pk}/wijzigen/", typed, status=422)
    assert "Bekend – stuur een verzoek" in page
    assert "Nora" in page
    assert Person.objects.get(pk=cast.noor.pk).first_name == "Noor"


def test_a_protected_address_is_neither_shown_to_nor_changed_by_others(cast: Cast, as_member: AsMember) -> None:
    member = place(cast.family, cast.mother)
    url = f"{base(cast.family)}{member.pk}/wijzigen/"
    client = as_member(cast.joris)
    page = client.get(url).content.decode()
    assert PROTECTED_ADDRESS not in page
    assert 'name="address"' not in page
    assert "Schrijf geen adres" in page
    posted(client, url, typed_as_is(member, address="Elders 1", phone="06 55"))
    member.refresh_from_db()
    assert (member.address, member.phone, member.is_address_protected) == (PROTECTED_ADDRESS, "06 55", True)


def test_its_owner_shares_a_protected_address_by_name(cast: Cast, as_member: AsMember) -> None:
    member = place(cast.family, cast.mother)
    shared = {"is_address_protected": "on", "address_shared_with": [str(cast.pleegzorg.pk)]}
    posted(as_member(cast.sanne), f"{base(cast.family)}{member.pk}/wijzigen/", typed_as_is(member, **shared))
    assert PROTECTED_ADDRESS in as_member(cast.joris).get(base(cast.family)).content.decode()
    assert "Veilig Thuis" not in as_member(cast.sanne).get(f"{base(cast.family)}{member.pk}/wijzigen/").content.decode()


def test_whoever_protects_an_address_owns_it(cast: Cast, as_member: AsMember) -> None:
    member = place(cast.family, cast.father)
    typed = typed_as_is(member, is_address_protected="on")
    posted(as_member(cast.joris), f"{base(cast.family)}{member.pk}/wijzigen/", typed)
    member.refresh_from_db()
    assert member.address_recorded_by == cast.pleegzorg
    assert "Dorpsweg 1" not in as_member(cast.sanne).get(base(cast.family)).content.decode()


@pytest.mark.parametrize("page", ["wijzigen", "relaties"])
def test_a_child_outside_the_wall_cannot_be_changed(cast: Cast, as_member: AsMember, page: str) -> None:
    member = place(cast.family, cast.sem)
    client = as_member(cast.joris)
    assert client.get(f"{base(cast.family)}{member.pk}/{page}/").status_code == 404
    posted(client, f"{base(cast.family)}{member.pk}/{page}/", typed_as_is(member, first_name="Anders"), status=404)
    assert Person.objects.get(pk=cast.sem.pk).first_name == "Sem"


def test_who_only_reads_the_section_changes_nothing_and_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=[])
    client = as_member(cast.joris)
    assert client.get(base(cast.family) + "nieuw/").status_code == 403
    posted(client, base(cast.family) + "nieuw/", grandmother(), status=403)
    assert AccessLogEntry.objects.filter(event="section.refused").count() == 2


def test_someone_of_another_family_is_not_there(cast: Cast, as_member: AsMember) -> None:
    stranger = make_parent(cast.other_family, first_name="Vreemd")
    url = f"{base(cast.family)}{place(cast.other_family, stranger).pk}/wijzigen/"
    assert as_member(cast.carla).get(url).status_code == 404


def test_someone_the_file_speaks_of_stays(cast: Cast, as_member: AsMember) -> None:
    member = place(cast.family, cast.mother)
    client = as_member(cast.sanne)
    posted(client, f"{base(cast.family)}{member.pk}/weghalen/", {})
    assert "staat al iets in het dossier" in client.get(base(cast.family)).content.decode()
    assert FamilyMember.objects.filter(pk=member.pk).exists()


def test_an_adult_taken_out_here_stays_in_the_other_family(
    cast: Cast, as_member: AsMember, second_family: Family
) -> None:
    corrie = FamilyMember.objects.get(family=second_family, role="parent")
    here = FamilyMember.objects.create(family=cast.family, person=corrie.person, role="partner")
    posted(as_member(cast.sanne), f"{base(cast.family)}{here.pk}/weghalen/", {})
    assert FamilyMember.objects.filter(pk=corrie.pk).exists()
    assert not FamilyMember.objects.filter(pk=here.pk).exists()


# --- relations --------------------------------------------------------------------------------------------------------


def relations(cast: Cast, person: Person, child: Person) -> list[tuple[str, str, Any, Any]]:
    rows = Relation.objects.filter(family=cast.family, person=person, child=child).order_by("ends_on")
    return [(row.kind, row.authority, row.starts_on, row.ends_on) for row in rows]


def related(*rows: tuple[str, str, str]) -> dict[str, str]:
    names = ("kind", "authority", "since")
    return {f"child-{number}-{name}": row[at] for number, row in enumerate(rows) for at, name in enumerate(names)}


def test_authority_that_changes_makes_a_new_version_from_its_day(cast: Cast, as_member: AsMember) -> None:
    url = f"{base(cast.family)}{place(cast.family, cast.father).pk}/relaties/"
    typed = related(("parent", "no", f"{today(-10)}"), ("parent", "yes", ""))
    posted(as_member(cast.sanne), url, typed)
    assert relations(cast, cast.father, cast.noor) == [
        ("parent", "yes", None, today(-11)),
        ("parent", "no", today(-10), None),
    ]
    assert relations(cast, cast.father, cast.sem) == [("parent", "yes", None, None)]
    assert AccessLogEntry.objects.filter(event="relation.changed").count() == 1


def test_without_a_day_what_stood_there_is_corrected(cast: Cast, as_member: AsMember) -> None:
    url = f"{base(cast.family)}{place(cast.family, cast.father).pk}/relaties/"
    posted(as_member(cast.sanne), url, related(("step_parent", "no", ""), ("", "unknown", "")))
    assert relations(cast, cast.father, cast.noor) == [("step_parent", "no", None, None)]
    assert relations(cast, cast.father, cast.sem) == []


def test_nothing_changed_leaves_no_line(cast: Cast, as_member: AsMember) -> None:
    url = f"{base(cast.family)}{place(cast.family, cast.father).pk}/relaties/"
    posted(as_member(cast.sanne), url, related(("parent", "yes", ""), ("parent", "yes", "")))
    assert not AccessLogEntry.objects.filter(event="relation.changed").exists()


@pytest.mark.parametrize(("day", "sentence"), [(f"{today(1)}", "nog niet geweest"), ("1026-01-01", "voor 1900")])
def test_a_day_that_cannot_be_is_a_sentence(cast: Cast, as_member: AsMember, day: str, sentence: str) -> None:
    url = f"{base(cast.family)}{place(cast.family, cast.father).pk}/relaties/"
    typed = related(("parent", "no", day), ("parent", "yes", ""))
    page = posted(as_member(cast.sanne), url, typed, status=422)
    assert sentence in page
    assert day in page


def test_only_children_inside_the_wall_are_asked(cast: Cast, as_member: AsMember) -> None:
    url = f"{base(cast.family)}{place(cast.family, cast.father).pk}/relaties/"
    client = as_member(cast.joris)
    page = client.get(url).content.decode()
    assert "Met Noor" in page
    assert "Sem" not in page
    posted(client, url, related(("parent", "no", ""), ("parent", "no", "")))
    assert relations(cast, cast.father, cast.sem) == [("parent", "yes", None, None)]
