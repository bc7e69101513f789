"""Opening a file: known is said and no more; unknown becomes a family with its people and my organisation as lead."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.actions.lookup import LOOKUPS_A_DAY
from cases.bsn import index_of
from cases.known import known
from cases.models import AccessRequest, Family, FamilyMember, Involvement, Person, Relation
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, Cast
from tests.makers import involve, make_child, make_family, make_member, make_organization, make_person, today

AsMember = Callable[[Membership], Client]
BSN, OTHER_BSN = "999900018", "999900031"
NEW = "/gezinnen/nieuw/"
CONSENT: dict[str, Any] = {"adult-0-has_consented": "on"}


def give_number(person: Person, number: str = BSN) -> None:
    person.bsn, person.bsn_index = number, index_of(number)
    person.save(update_fields=["bsn", "bsn_index"])


def stranger() -> Person:
    return Person.objects.get(last_name=OF_THE_OUTSIDER)


def lookup(client: Client, status: int = 200, **typed: Any) -> str:
    response = client.post(NEW, {"purpose": "aanmelding door ouders", **typed})
    assert response.status_code == status
    return response.content.decode()


def looked_up(page: str) -> str:
    found = re.search(r'name="looked_up" value="([^"]+)"', page)
    assert found
    return found.group(1)


def typed(token: str, member: Membership, **more: Any) -> dict[str, str]:
    """A mother and a child, on the ground that help is given together."""
    return {
        "looked_up": token,
        "name": "Verhoeven",
        "ground": "directly_involved",
        "purpose": "ambulante hulp",
        "lead_member": str(member.pk),
        "child-TOTAL_FORMS": "1",
        "child-INITIAL_FORMS": "0",
        "child-0-first_name": "Daan",
        "child-0-last_name": "Verhoeven",
        "child-0-birth_date": "2017-03-12",
        "child-0-sex": "M",
        "adult-TOTAL_FORMS": "2",
        "adult-INITIAL_FORMS": "0",
        "adult-0-role": "parent",
        "adult-0-authority": "yes",
        "adult-0-first_name": "Corrie",
        "adult-0-last_name": "Verhoeven",
        "adult-0-sex": "F",
        "adult-0-phone": "06 12 34 56 78",
        "adult-1-role": "parent",
        "adult-1-authority": "unknown",
        "adult-1-sex": "X",
    } | more


def opened(client: Client, member: Membership, status: int = 303, **more: Any) -> str:
    token = looked_up(lookup(client, first_name="Daan", last_name="Verhoeven", birth_date="2017-03-12"))
    response = client.post(NEW, typed(token, member, **more))
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def typed_number(whose: str) -> dict[str, Any]:
    return {f"{whose}-0-bsn": BSN}


# --- known, not open --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [{"bsn": BSN}, {"first_name": "kind", "last_name": OF_THE_OUTSIDER.lower()}])
def test_a_known_child_is_said_to_be_known_and_nothing_else_is_shown(
    cast: Cast, as_member: AsMember, asked: dict[str, Any]
) -> None:
    child = stranger()
    give_number(child)
    page = lookup(as_member(cast.carla), birth_date="" if "bsn" in asked else f"{child.birth_date}", **asked)
    assert "Bekend – stuur een verzoek" in page
    shown = page.replace(OF_THE_OUTSIDER.lower(), "")
    for secret in (OF_THE_OUTSIDER, cast.outsider.name, "Otto Groen", str(cast.other_family.pk), str(child.pk)):
        assert secret not in shown
    line = AccessLogEntry.objects.get(event="family.looked_up")
    assert line.purpose == "aanmelding door ouders"
    assert line.family_id == cast.other_family.pk


def test_half_a_name_finds_nothing_outside_my_own_families(cast: Cast, as_member: AsMember) -> None:
    child = stranger()
    page = lookup(as_member(cast.carla), first_name="Ki", last_name=OF_THE_OUTSIDER, birth_date=f"{child.birth_date}")
    assert "Bekend" not in page
    assert "Dit kind is nog niet bekend" in page


def test_an_adult_is_not_known_by_name(cast: Cast, as_member: AsMember) -> None:
    page = lookup(as_member(cast.otto), first_name="Elif", last_name="Jansen", birth_date="1990-05-01")
    assert "Dit kind is nog niet bekend" in page


def test_a_namesake_with_another_number_is_someone_else(cast: Cast, as_member: AsMember) -> None:
    child = stranger()
    give_number(child)
    page = lookup(
        as_member(cast.carla),
        first_name="Kind",
        last_name=OF_THE_OUTSIDER,
        birth_date=f"{child.birth_date}",
        bsn=OTHER_BSN,
    )
    assert "Dit kind is nog niet bekend" in page


def test_a_file_of_our_own_is_linked(cast: Cast, as_member: AsMember) -> None:
    give_number(cast.noor)
    page = lookup(as_member(cast.carla), bsn=BSN)
    assert "Bekend – stuur een verzoek" in page
    assert f'href="/gezinnen/{cast.family.pk}/"' in page
    assert "Verzoek versturen" not in page


def test_a_known_child_can_be_asked_for_without_seeing_the_file(cast: Cast, as_member: AsMember) -> None:
    give_number(stranger())
    client = as_member(cast.carla)
    page = lookup(client, bsn=BSN)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    response = client.post("/gezinnen/verzoek/", {"token": token.group(1), "purpose": "wij helpen het kind"})
    assert response.status_code == 303
    request = AccessRequest.objects.get()
    assert (request.family, request.organization) == (cast.other_family, cast.gi)
    again = client.post("/gezinnen/verzoek/", {"token": token.group(1), "purpose": "nog eens"})
    assert again.status_code == 422
    assert "vroeg dit al" in again.content.decode()
    assert "nog eens" in again.content.decode()


@pytest.mark.parametrize("whose", ["clara", "none"])
def test_a_token_of_someone_else_or_made_up_asks_for_nothing(cast: Cast, as_member: AsMember, whose: str) -> None:
    token = known(cast.other_family.pk, by=cast.clara).token if whose == "clara" else "x" * 40
    response = as_member(cast.carla).post("/gezinnen/verzoek/", {"token": token, "purpose": "toch"})
    assert response.status_code == 422
    assert "Zoek het kind eerst opnieuw" in response.content.decode()
    assert not AccessRequest.objects.exists()


def test_the_same_family_has_another_token_each_time(cast: Cast) -> None:
    first, second = (known(cast.other_family.pk, by=cast.carla).token for _ in range(2))
    assert first != second
    assert first[:24] != second[:24]


def test_only_so_many_lookups_a_day(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    for _ in range(LOOKUPS_A_DAY):
        lookup(client, bsn=BSN)
    give_number(stranger())
    page = lookup(client, bsn=BSN, status=422)
    assert "U hebt vandaag al 20 keer gezocht" in page
    assert "Bekend" not in page
    assert "aanmelding door ouders" in page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Vul een burgerservicenummer in, of voornaam"),
        ({"first_name": "Noor"}, "Vul een burgerservicenummer in, of voornaam"),
        ({"bsn": "123456789"}, "burgerservicenummer klopt niet"),
        ({"bsn": "000000000"}, "burgerservicenummer"),
        ({"bsn": BSN, "birth_date": "1026-01-01"}, "Deze datum kan niet kloppen"),
        ({"bsn": BSN, "birth_date": "2126-01-01"}, "Deze datum kan niet kloppen"),
        ({"bsn": BSN, "purpose": ""}, "Vul in waarom u een dossier opent"),
    ],
)
def test_a_lookup_that_cannot_be_made_is_a_sentence_and_keeps_what_was_typed(
    cast: Cast, as_member: AsMember, asked: dict[str, Any], sentence: str
) -> None:
    page = lookup(as_member(cast.carla), status=422, **asked)
    assert sentence in page
    assert all(value in page for value in asked.values())
    assert not AccessLogEntry.objects.filter(event="family.looked_up").exists()


def test_who_is_no_coordinator_opens_nothing(cast: Cast, as_member: AsMember) -> None:
    assert as_member(cast.sanne).get(NEW).status_code == 403
    assert as_member(cast.sanne).post("/gezinnen/verzoek/").status_code == 403


# --- opening ----------------------------------------------------------------------------------------------------------


def test_opening_makes_the_family_its_people_and_the_lead_with_one_line(cast: Cast, as_member: AsMember) -> None:
    opened(as_member(cast.carla), cast.carla)
    family = Family.objects.get(name="Verhoeven")
    people = {member.role: member for member in FamilyMember.objects.filter(family=family).select_related("person")}
    assert people["child"].person.full_name == "Daan Verhoeven"
    assert people["parent"].phone == "06 12 34 56 78"
    relation = Relation.objects.get(family=family)
    assert (relation.kind, relation.authority) == ("parent", "yes")
    ours = Involvement.objects.get(family=family)
    assert (ours.organization, ours.is_lead, ours.lead_member) == (cast.gi, True, cast.carla)
    assert "family" in ours.sections_write
    assert AccessLogEntry.objects.filter(family_id=family.pk).count() == 1
    assert AccessLogEntry.objects.get(family_id=family.pk).event == "family.created"


def test_a_care_worker_who_leads_is_assigned_at_once(cast: Cast, as_member: AsMember) -> None:
    opened(as_member(cast.carla), cast.bram)
    family = Family.objects.get(name="Verhoeven")
    assert Family.objects.visible_to(cast.bram).filter(pk=family.pk).exists()


def test_nothing_is_opened_without_a_lookup_before_it(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    for token in ("", "zomaar"):
        response = client.post(NEW, typed(token, cast.carla))
        assert response.status_code == 422
        assert "Corrie" in response.content.decode()
    assert not Family.objects.filter(name="Verhoeven").exists()


def test_more_rows_come_without_losing_what_was_typed(cast: Cast, as_member: AsMember) -> None:
    page = opened(as_member(cast.carla), cast.carla, status=200, more="child")
    assert 'name="child-1-first_name"' in page
    assert "Corrie" in page
    assert "field__error" not in page


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"child-0-birth_date": "1026-03-12"}, "Deze datum ligt voor 1900"),
        ({"child-0-birth_date": "2126-03-12"}, "Deze datum is nog niet geweest"),
        ({"child-0-birth_date": ""}, "Vul een datum in."),
        ({"child-0-bsn": "123456789"}, "burgerservicenummer klopt niet"),
        ({"child-0-bsn": BSN, "adult-0-bsn": BSN}, "hetzelfde burgerservicenummer twee keer"),
        ({"adult-1-first_name": "Corrie", "adult-1-last_name": "verhoeven"}, "dezelfde persoon twee keer"),
        ({"ground": "consent"}, "wie toestemming gaf"),
        ({"ground": "consent", "adult-0-has_consented": "on"}, "wanneer de toestemming is gegeven"),
        ({"ground": "safe_home"}, "Selecteer een geldige keuze"),
        ({"consented_on": "2126-01-01", "ground": "consent", "adult-0-has_consented": "on"}, "nog niet geweest"),
        ({"name": ""}, "Vul dit in."),
    ],
)
def test_what_does_not_hold_is_a_sentence_and_loses_nothing(
    cast: Cast, as_member: AsMember, more: dict[str, Any], sentence: str
) -> None:
    page = opened(as_member(cast.carla), cast.carla, status=422, **more)
    assert sentence in page
    assert "06 12 34 56 78" in page
    assert not Person.objects.filter(last_name="Verhoeven").exists()


def test_consent_says_who_and_when(cast: Cast, as_member: AsMember) -> None:
    opened(
        as_member(cast.carla),
        cast.carla,
        ground="consent",
        consented_on=f"{today(-1)}",
        **CONSENT,
    )
    ours = Involvement.objects.get(family__name="Verhoeven")
    assert [person.first_name for person in ours.consented_by.all()] == ["Corrie"]


@pytest.mark.parametrize("whose", ["child", "adult"])
def test_a_number_of_someone_known_gives_that_same_answer_in_the_form(
    cast: Cast, as_member: AsMember, whose: str
) -> None:
    give_number(stranger())
    page = opened(as_member(cast.carla), cast.carla, status=422, **typed_number(whose))
    assert "Bekend – stuur een verzoek" in page
    assert OF_THE_OUTSIDER not in page
    assert str(cast.other_family.pk) not in page
    assert "Corrie" in page
    assert not Family.objects.filter(name="Verhoeven").exists()
    assert AccessLogEntry.objects.filter(event="family.looked_up", family_id=cast.other_family.pk).exists()


def test_another_known_child_in_the_form_gives_it_too(cast: Cast, as_member: AsMember) -> None:
    child = stranger()
    named: dict[str, Any] = {
        "child-0-first_name": "Kind",
        "child-0-last_name": OF_THE_OUTSIDER,
        "child-0-birth_date": f"{child.birth_date}",
    }
    page = opened(
        as_member(cast.carla),
        cast.carla,
        status=422,
        **named,
    )
    assert "Bekend – stuur een verzoek" in page


def test_an_organization_unknown_to_the_family_takes_no_lead(cast: Cast, as_member: AsMember) -> None:
    opened(as_member(cast.vera), cast.vera, ground="safe_home")
    ours = Involvement.objects.get(family__name="Verhoeven")
    assert (ours.is_disclosed, ours.is_lead) == (False, False)


def test_a_municipality_opens_no_files(cast: Cast, as_member: AsMember) -> None:
    member = make_member(make_organization("gemeente", "Gemeente Oosterhaven"), "coordinator")
    opened(as_member(member), member, status=403, ground="municipality")


def test_a_number_stays_encrypted_and_unseen(cast: Cast, as_member: AsMember) -> None:
    opened(as_member(cast.carla), cast.carla, **typed_number("child"))
    child = Person.objects.get(first_name="Daan")
    assert child.bsn == BSN
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn, bsn_index FROM cases_person WHERE id = %s", [child.pk])
        stored: Any = cursor.fetchone()
    assert all(BSN.encode() not in bytes(value) for value in stored)


def test_someone_in_no_file_is_not_known(cast: Cast, as_member: AsMember) -> None:
    make_person("Daan", "Verhoeven", birth_date=today(-3000))
    family = make_family("Verhoeven oud")
    make_child(family, "Lotte", 4)
    involve(family, cast.outsider)
    page = lookup(as_member(cast.carla), first_name="Daan", last_name="Verhoeven", birth_date=f"{today(-3000)}")
    assert "Dit kind is nog niet bekend" in page
