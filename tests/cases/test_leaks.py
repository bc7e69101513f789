"""What could be learned without reading a file: by trying names and numbers, by keys, by what is no longer there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.core.exceptions import ValidationError
from django.test import Client

from cases.access import get_family
from cases.actions.notes import write_note
from cases.actions.people import add_person
from cases.actions.sharing import accept_invitation, invite_organization
from cases.actions.statements import take_down_statement
from cases.actions.taking_part import Terms
from cases.bsn import index_of
from cases.models import FamilyMember, Involvement, NoteStatement, Person
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import assign, involve, make_family, make_member, make_note, make_organization, today

AsMember = Callable[[Membership], Client]
NUMBER, FREE = "111222333", "123456782"
KNOWN = "Bekend in Gezinsbeeld"


def someone(**more: Any) -> dict[str, Any]:
    typed = {"role": "child", "first_name": "Kind", "last_name": "Onbekend", "birth_date": "2019-02-03", "sex": "X"}
    return typed | more


@pytest.fixture
def stranger(cast: Cast) -> Person:
    """A child of a family the GI knows nothing of."""
    found = Person.objects.get(families=cast.other_family)
    found.bsn, found.bsn_index = NUMBER, index_of(NUMBER)
    found.save(update_fields=["bsn", "bsn_index"])
    return found


def as_typed(person: Person) -> dict[str, str]:
    born = person.birth_date.isoformat() if person.birth_date else ""
    return {"first_name": person.first_name, "last_name": person.last_name, "birth_date": born}


@pytest.mark.parametrize(
    "fault",
    [
        {"is_address_protected": "on", "address": ""},
        {"deceased_on": "2018-01-01"},
        {"email": "geen adres"},
    ],
)
def test_a_form_with_another_fault_does_not_tell_who_is_known(
    cast: Cast, as_member: AsMember, stranger: Person, fault: dict[str, str]
) -> None:
    """Else anyone could be looked for without end: only what is really added is asked about, and that leaves a line."""
    client, address = as_member(cast.sanne), f"/gezinnen/{cast.family.pk}/mensen/nieuw/"
    for sent in ({"bsn": NUMBER}, as_typed(stranger), {"bsn": FREE}, {}):
        answer = client.post(address, someone(**sent, **fault))
        assert answer.status_code == 422
        assert KNOWN not in answer.content.decode()
    assert not AccessLogEntry.objects.filter(event="family.looked_up").exists()


def test_a_change_with_another_fault_does_not_tell_who_is_known(
    cast: Cast, as_member: AsMember, stranger: Person
) -> None:
    father = FamilyMember.objects.get(family=cast.family, person=cast.father)
    address = f"/gezinnen/{cast.family.pk}/mensen/{father.pk}/wijzigen/"
    typed = someone(role="parent", bsn=NUMBER, is_address_protected="on", address="")
    answer = as_member(cast.sanne).post(address, typed)
    assert answer.status_code == 422
    assert KNOWN not in answer.content.decode()


def test_the_birth_date_of_a_brother_behind_the_wall_is_found_by_no_form(cast: Cast) -> None:
    """Pleegzorg knows Sem by name, not when he was born; what a right guess gives is what it gives of anyone."""
    family = get_family(cast.family.pk, by=cast.joris)
    identity: Any = {
        "first_name": "Sem",
        "last_name": cast.sem.last_name,
        "birth_date": cast.sem.birth_date,
        "sex": "X",
    }
    with pytest.raises(ValidationError) as refused:
        add_person(family=family, by=cast.joris, role="child", identity=identity, contact={})
    assert "first_name" not in getattr(refused.value, "error_dict", {})
    assert AccessLogEntry.objects.filter(event="family.looked_up", membership=cast.joris).exists()


def test_someone_whose_birth_date_is_not_shown_is_not_brought_into_another_file(
    cast: Cast, as_member: AsMember
) -> None:
    """Taking a person along opens name, birth date and number there: only who reads them here may do it."""
    involvement = cast.pleegzorg_involvement
    involvement.sections_read = involvement.sections_write = ["contact"]
    involvement.save(update_fields=["sections_read", "sections_write"])
    elsewhere = make_family("Elders")
    involve(elsewhere, cast.pleegzorg)
    assign(elsewhere, cast.joris)
    mother = FamilyMember.objects.get(family=cast.family, person=cast.mother)
    client, address = as_member(cast.joris), f"/gezinnen/{elsewhere.pk}/mensen/nieuw/"
    assert cast.mother.last_name not in client.post(address, {"step": "find", "name": "Elif"}).content.decode()
    assert client.post(address, {"known": str(mother.pk), "role": "parent"}).status_code == 404


def test_a_statement_taken_down_by_who_is_not_known_yet_gives_nobody_away(cast: Cast) -> None:
    take_down_statement(
        cast.shared_note,
        by=cast.vera,
        key=uuid_utils.compat.uuid7(),
        person=cast.mother,
        words="Zo was het niet.",
        stated_on=today(),
    )
    assert NoteStatement.objects.visible_to(cast.vera).count() == 1
    assert NoteStatement.objects.visible_to(cast.sanne).count() == 0
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    assert NoteStatement.objects.visible_to(cast.sanne).count() == 1


def test_an_organization_that_left_reads_the_name_of_its_last_day_by_program_too(
    cast: Cast, as_member: AsMember
) -> None:
    cast.family.name = "Nieuwe Naam"
    cast.family.save(update_fields=["name"])
    client = as_member(cast.fenna)
    for address in (f"/api/v1/families/{cast.family.pk}", "/api/v1/families"):
        answer = client.get(address).content.decode()
        assert "Jansen" in answer
        assert "Nieuwe Naam" not in answer
    found = client.post("/gezinnen/zoeken/", {"q": "Nieuwe"}).content.decode()
    assert str(cast.family.pk) not in found


def test_another_inviter_does_not_learn_that_veilig_thuis_came(cast: Cast, as_member: AsMember) -> None:
    unknown = make_organization("veilig_thuis", "Veilig Thuis Elders")
    comer = make_member(unknown, "coordinator")
    terms = Terms(ground="safe_home", purpose="onderzoek", children=[cast.noor.pk])
    ours = invite_organization(cast.family, by=cast.carla, organization=unknown, terms=terms)
    theirs = invite_organization(cast.family, by=cast.clara, organization=unknown, terms=terms)
    accept_invitation(theirs, by=comer)
    page = as_member(cast.carla).get(f"/gezinnen/{cast.family.pk}/delen/").content.decode()
    assert str(ours.pk) in page


def test_a_protected_address_of_another_is_not_shared_further(cast: Cast, as_member: AsMember) -> None:
    mother = FamilyMember.objects.get(family=cast.family, person=cast.mother)
    address = f"/gezinnen/{cast.family.pk}/mensen/{mother.pk}/wijzigen/"
    typed = someone(role="parent", first_name="Elif", last_name=cast.mother.last_name, birth_date="1990-05-01")
    sent = typed | {"address": "", "address_shared_with": [str(cast.pleegzorg.pk)]}
    as_member(cast.joris).post(address, sent)
    mother.refresh_from_db()
    assert mother.is_address_protected
    assert mother.address
    assert not mother.address_shared_with.exists()


def test_a_note_for_an_organization_that_left_can_still_be_corrected(cast: Cast, as_member: AsMember) -> None:
    note = make_note(cast.family, cast.gi, cast.noor, visibility="named", shared_with=[cast.wijkteam, cast.pleegzorg])
    page = as_member(cast.sanne).get(f"/gezinnen/{cast.family.pk}/aantekeningen/{note.pk}/verbeteren/")
    assert page.status_code == 200
    assert cast.pleegzorg.name in page.content.decode()


def test_a_note_is_shared_by_name_only_with_who_openly_takes_part(cast: Cast) -> None:
    said: Any = {"happened_on": today(), "kind": "call", "section": "family", "facts": "x", "interpretation": ""}
    for other in (cast.outsider, cast.veilig_thuis, cast.wijkteam):
        with pytest.raises(ValidationError, match="betrokken"):
            write_note(
                family=get_family(cast.family.pk, by=cast.sanne),
                by=cast.sanne,
                key=uuid_utils.compat.uuid7(),
                about=[cast.noor],
                shared_with=[other],
                visibility="named",
                **said,
            )
