"""The access log of a family: it tells who looked, and gives nothing away that the file itself keeps."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement
from organizations.access_log import ActionCode, record
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import today

AsMember = Callable[[Membership], Client]


def url(cast: Cast) -> str:
    return reverse("cases:family_access_log", args=[cast.family.pk])


def page(client: Client, cast: Cast, **question: str) -> str:
    return client.get(url(cast), question).content.decode()


def leave(cast: Cast, member: Membership, event: str = "family.opened", **more: Any) -> None:
    fields: dict[str, Any] = {"action": ActionCode.READ, "family_id": cast.family.pk, "part": "overview"} | more
    record(event, by=member, **fields)


def test_of_the_own_organization_everything_is_told(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.carla, "family.assigned", part="involvements", purpose="Sanne de Wit")
    leave(cast, cast.bram, "family.refused", outcome="refused")
    shown = page(as_member(cast.sanne), cast)
    assert "<b>Carla Mulder</b> wees het gezin toe" in shown
    assert "· Sanne de Wit" in shown
    assert "<b>Bram Bos</b> probeerde het dossier te openen" in shown
    assert "Geweigerd" in shown


def test_of_others_only_organization_role_and_what(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.joris, purpose="EEN-REDEN")
    shown = page(as_member(cast.sanne), cast)
    assert "<b>Pleegzorg De Brug</b> bekeek het dossier: overzicht" in shown
    assert "hulpverlener" in shown
    assert "Joris Blom" not in shown
    assert "EEN-REDEN" not in shown


@pytest.mark.parametrize("who", ["sanne", "joris"])
def test_an_organization_that_is_not_disclosed_leaves_no_trace_for_others(
    cast: Cast, as_member: AsMember, who: str
) -> None:
    leave(cast, cast.vera)
    shown = page(as_member(cast.members[who]), cast)
    assert "Veilig Thuis" not in shown
    assert "<b>Vera Smit</b>" in page(as_member(cast.vera), cast)


def test_it_is_told_once_the_family_knows(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.vera)
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    assert "<b>Veilig Thuis Oosterhaven</b> bekeek" in page(as_member(cast.sanne), cast)


@pytest.mark.parametrize(
    ("event", "more"),
    [
        ("invitation.accepted", {"part": "undisclosed"}),
        ("family.assigned", {"part": "involvements", "purpose": "Tess Bakker"}),
        ("family.refused", {"outcome": "refused"}),
        ("note.written", {"part": "notes"}),
        ("family.opened", {"outcome": "refused"}),
    ],
)
def test_what_others_keep_to_themselves_is_not_told(
    cast: Cast, as_member: AsMember, event: str, more: dict[str, str]
) -> None:
    leave(cast, cast.carla, event, **more)
    assert "Jeugdbescherming Midden</b>" not in page(as_member(cast.joris), cast)


def test_a_deed_for_a_child_outside_the_wall_is_not_told(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.sanne, "contact.logged", part="contact", person_id=cast.sem.pk)
    client = as_member(cast.joris)
    assert "legde een contact vast" not in page(client, cast)
    leave(cast, cast.sanne, "contact.logged", part="contact", person_id=cast.noor.pk)
    assert "<b>Jeugdbescherming Midden</b> legde een contact vast" in page(client, cast)


def test_a_deed_in_a_section_that_is_not_read_is_not_told(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.sanne, "contact.logged", part="contact", person_id=cast.noor.pk)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    assert "legde een contact vast" not in page(as_member(cast.joris), cast)


def test_lines_of_outsiders_and_of_other_families_are_not_there(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.otto)
    leave(cast, cast.carla, "family.closed", family_id=cast.other_family.pk)
    shown = page(as_member(cast.sanne), cast)
    assert "Jeugdhulp Buiten" not in shown
    assert "sloot het dossier" not in shown


def test_who_left_reads_the_own_lines_only(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.fenna)
    leave(cast, cast.carla)
    shown = page(as_member(cast.fenna), cast)
    assert "<b>Fenna Postma</b>" in shown
    assert "Jeugdbescherming Midden" not in shown


@pytest.mark.parametrize(("who", "status"), [("bram", 404), ("otto", 404), ("ruud", 403), ("petra", 403)])
def test_who_may_not_open_the_file_reads_no_log_of_it(cast: Cast, as_member: AsMember, who: str, status: int) -> None:
    assert as_member(cast.members[who]).get(url(cast)).status_code == status


def test_reading_the_log_is_in_the_log(cast: Cast, as_member: AsMember) -> None:
    page(as_member(cast.sanne), cast)
    assert AccessLogEntry.objects.filter(part="access_log", membership=cast.sanne).count() == 1


def test_the_same_look_several_times_in_a_row_is_one_line(cast: Cast, as_member: AsMember) -> None:
    for _ in range(4):
        leave(cast, cast.carla)
    assert "4 keer" in page(as_member(cast.sanne), cast)


def test_the_log_is_filtered_by_day(cast: Cast, as_member: AsMember) -> None:
    leave(cast, cast.carla)
    client = as_member(cast.sanne)
    assert "Carla Mulder</b>" in page(client, cast, since=today().isoformat(), until=today().isoformat())
    assert "Geen regels gevonden" in page(client, cast, until=today(-1).isoformat())
    wrong = client.get(url(cast), {"since": today().isoformat(), "until": today(-1).isoformat()})
    assert wrong.status_code == 422
    assert "Deze dag ligt voor de eerste." in wrong.content.decode()


def test_older_lines_have_an_address_of_their_own(cast: Cast, as_member: AsMember) -> None:
    for _ in range(60):
        leave(cast, cast.carla, part=str(uuid.uuid4()))
    client = as_member(cast.sanne)
    first = client.get(url(cast))
    second = client.get(f"{url(cast)}?{first.context['older']}")
    told = [sum(len(day.lines) for day in response.context["days"]) for response in (first, second)]
    assert told == [50, 11]


@pytest.mark.parametrize("more", [1, 3, 40])
def test_the_log_takes_the_same_queries_however_long(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for _ in range(more):
        leave(cast, cast.carla)
        leave(cast, cast.joris)
    client = as_member(cast.sanne)
    with django_assert_num_queries(12):
        client.get(url(cast))
