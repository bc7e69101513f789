"""Changing and ending who takes part, and assigning a family inside an organisation."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Family
from tests.cases.sharing_pages import As, at, page, send
from tests.cast import SHARED, Cast
from tests.makers import make_member, make_team, today

# --- changing and ending ---------------------------------------------------------------------------------------------


def test_the_lead_narrows_parts_with_a_reason(cast: Cast, as_member: As) -> None:
    row = cast.pleegzorg_involvement
    chosen: dict[str, Any] = {"family": "read", "course": "no", "contact": "write", "plan": "no", "support": "no"}
    client = as_member(cast.carla)
    shown = send(client, "involvement_sections", cast.family.pk, row.pk, status=422, **chosen, safety_agreements="no")
    assert "Vul dit in." in shown
    send(
        client,
        "involvement_sections",
        cast.family.pk,
        row.pk,
        **chosen,
        safety_agreements="no",
        reason="Alleen contact.",
    )
    row.refresh_from_db()
    assert (set(row.sections_read), row.sections_write) == ({"family", "contact"}, ["contact"])
    assert "Alleen contact." in page(as_member(cast.joris), "involvement_list", cast.family.pk)


def test_more_than_the_kind_reads_is_not_offered(cast: Cast, as_member: As) -> None:
    shown = page(as_member(cast.carla), "involvement_sections", cast.family.pk, cast.pleegzorg_involvement.pk)
    assert 'name="concerns"' not in shown


def test_ending_says_first_what_happens_and_counts_at_once(cast: Cast, as_member: As) -> None:
    row = cast.pleegzorg_involvement
    client = as_member(cast.clara)
    assert "Dit kunt u niet ongedaan maken" in page(client, "involvement_end", cast.family.pk, row.pk)
    send(client, "involvement_end", cast.family.pk, row.pk, status=422, reason="")
    send(client, "involvement_end", cast.family.pk, row.pk, reason="De hulp is klaar.")
    assert "Uw organisatie doet hier niet meer mee" in page(client, "involvement_list", cast.family.pk)
    assert "De hulp is klaar." in page(as_member(cast.carla), "involvement_list", cast.family.pk)


def test_withdrawn_consent_stops_reading_at_once(cast: Cast, as_member: As) -> None:
    row = cast.pleegzorg_involvement
    send(as_member(cast.carla), "consent_withdraw", cast.family.pk, row.pk, reason="Moeder belde vandaag.")
    assert SHARED not in page(as_member(cast.joris), "involvement_list", cast.family.pk)
    page(as_member(cast.clara), "assignment_list", cast.family.pk, status=404)


def test_veilig_thuis_makes_itself_known(cast: Cast, as_member: As) -> None:
    assert "nog niet geweest" in send(
        as_member(cast.vera), "involvement_disclose", cast.family.pk, status=422, informed_on=today(1).isoformat()
    )
    send(as_member(cast.vera), "involvement_disclose", cast.family.pk, informed_on=today().isoformat())
    assert "Veilig Thuis Oosterhaven" in page(as_member(cast.joris), "involvement_list", cast.family.pk)


# --- assigning -------------------------------------------------------------------------------------------------------


def test_one_click_assigns_and_the_undo_takes_it_back(cast: Cast, as_member: As) -> None:
    client = as_member(cast.carla)
    send(client, "assignment_create", cast.family.pk, cast.bram.pk)
    undo = at("assignment_release", cast.family.pk, cast.bram.pk)
    assert f'action="{undo}"' in page(client, "assignment_list", cast.family.pk).split("<h1>")[0]
    assert Family.objects.visible_to(cast.bram).exists()
    client.post(undo)
    assert not Family.objects.visible_to(cast.bram).exists()
    assert "is er niet meer" in client.post(undo, follow=True).content.decode()


def test_a_team_is_assigned_and_released(cast: Cast, as_member: As) -> None:
    client = as_member(cast.carla)
    send(client, "assignment_release", cast.family.pk, cast.gi_team.pk)
    assert not Family.objects.visible_to(cast.tess).exists()
    send(client, "assignment_create", cast.family.pk, cast.gi_team.pk)
    assert Family.objects.visible_to(cast.tess).exists()


def test_colleagues_elsewhere_are_not_there(cast: Cast, as_member: As) -> None:
    client = as_member(cast.carla)
    for to in (cast.joris.pk, cast.sanne_elsewhere.pk, cast.noor.pk, make_team(cast.pleegzorg).pk):
        send(client, "assignment_create", cast.family.pk, to, status=404)
    shown = page(client, "assignment_list", cast.family.pk)
    assert "Joris Blom" not in shown
    assert "Lies Vos" not in shown


@pytest.mark.parametrize("more", [1, 3])
def test_assigning_takes_the_same_queries_however_many_colleagues(
    cast: Cast, as_member: As, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        make_member(cast.gi, "care_worker", f"Collega {number}", cast.gi_team)
        make_team(cast.gi, f"Team {number}")
    client = as_member(cast.carla)
    with django_assert_num_queries(11):
        page(client, "assignment_list", cast.family.pk)
