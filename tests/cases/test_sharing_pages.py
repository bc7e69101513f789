"""Betrokkenen en delen: what the page shows, to whom, and the doors before it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.actions.sharing import invite_organization, request_access
from cases.actions.taking_part import Terms
from cases.models import Involvement
from organizations.models import AccessLogEntry
from tests.cases.sharing_pages import As, asked, at, invited, offered, page
from tests.cast import OF_THE_OUTSIDER, PROTECTED_ADDRESS, Cast
from tests.makers import involve, make_member, make_organization, make_team, today

# --- who takes part --------------------------------------------------------------------------------------------------


def test_the_page_says_who_takes_part_why_and_what_each_reads(cast: Cast, as_member: As) -> None:
    row = cast.pleegzorg_involvement
    row.consented_on = today(-90)
    row.sections_read, row.sections_write = ["family", "contact"], ["contact"]
    row.sections_reason = "Pleegzorg heeft de rest niet nodig."
    row.save()
    row.consented_by.set([cast.mother, cast.noor])
    shown = page(as_member(cast.joris), "involvement_list", cast.family.pk)
    for words in (
        "Jeugdbescherming Midden",
        "Carla Mulder",
        'href="tel:0880000000"',
        "Jeugdwet artikel 7.3.11 lid 1",
        "samen helpen",
        "ouder Elif (36 jaar) en Noor (9 jaar), op ",
        "<dt>Leest en schrijft</dt><dd>contact</dd>",
        "<dt>Leest alleen</dt><dd>gezin</dd>",
        "verloop, plan, hulp, veiligheidsafspraken, zorgen",
        "Pleegzorg heeft de rest niet nodig.",
        "Deden eerder mee",
        "Wijkteam Oosterhaven",
    ):
        assert words in shown, words


def test_the_age_of_a_child_outside_the_wall_is_not_told(cast: Cast, as_member: As) -> None:
    cast.gi_involvement.consented_by.set([cast.sem])
    Involvement.objects.filter(pk=cast.gi_involvement.pk).update(consented_on=today(-90))
    assert "Sem (5 jaar)" in page(as_member(cast.carla), "involvement_list", cast.family.pk)
    shown = page(as_member(cast.clara), "involvement_list", cast.family.pk)
    assert "Sem, op" in shown
    assert "5 jaar" not in shown


def test_a_hidden_organization_shows_to_itself_only(cast: Cast, as_member: As) -> None:
    assert "Niet bekend bij het gezin" in page(as_member(cast.vera), "involvement_list", cast.family.pk)
    for member in (cast.carla, cast.joris, cast.fenna):
        assert "Veilig Thuis" not in page(as_member(member), "involvement_list", cast.family.pk)


def test_a_care_worker_reads_and_has_no_buttons(cast: Cast, as_member: As) -> None:
    asked(cast)
    shown = page(as_member(cast.sanne), "involvement_list", cast.family.pk)
    for words in ("uitnodigen", "Beëindigen", "Onderdelen wijzigen", "Regie overdragen", "Toewijzen", "Toelaten"):
        assert words not in shown.split("<main")[1], words


def test_a_coordinator_has_the_buttons_of_her_organization(cast: Cast, as_member: As) -> None:
    lead = page(as_member(cast.carla), "involvement_list", cast.family.pk).split("<main")[1]
    for words in ("Organisatie uitnodigen", "Onderdelen wijzigen", "Regie overdragen", "Toewijzen", "Beëindigen"):
        assert words in lead, words
    other = page(as_member(cast.clara), "involvement_list", cast.family.pk).split("<main")[1]
    assert "Onderdelen wijzigen" not in other
    assert other.count("Beëindigen") == 1


def test_a_family_without_a_lead_shows_the_gap_and_the_next_step(cast: Cast, as_member: As) -> None:
    Involvement.objects.filter(is_lead=True).update(is_lead=False, lead_member=None)
    shown = page(as_member(cast.clara), "involvement_list", cast.family.pk)
    assert "Nog geen regie" in shown
    assert "Regie nemen" in shown


def test_an_organization_that_left_sees_its_own_time_and_nobody_else(cast: Cast, as_member: As) -> None:
    shown = page(as_member(cast.fenna), "involvement_list", cast.family.pk)
    assert "Uw organisatie doet hier niet meer mee" in shown
    assert "Wijkteam Oosterhaven" in shown
    for hidden in ("Jeugdbescherming Midden", "Pleegzorg De Brug", "Carla Mulder", PROTECTED_ADDRESS):
        assert hidden not in shown


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_takes_the_same_queries_however_many_take_part(
    cast: Cast, as_member: As, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    offered(cast)
    for number in range(more):
        organization = make_organization("jeugdhulpaanbieder", f"Hulp {number}")
        row = involve(
            cast.family, organization, children=(cast.noor,), consented_on=today(-9), team=make_team(organization)
        )
        row.consented_by.set([cast.mother])
        involve(cast.family, make_organization("wijkteam"), ends_on=today(-9))
        new = make_organization("jeugdhulpaanbieder", f"Nieuw {number}")
        terms = Terms(ground="directly_involved", purpose="Spel", children=[cast.noor.pk])
        invite_organization(cast.family, by=cast.carla, organization=new, terms=terms)
        asks = make_member(make_organization("gemeente"), "coordinator")
        request_access(family_id=cast.family.pk, by=asks, purpose="Wij betalen dit.")
    client = as_member(cast.carla)
    with django_assert_num_queries(22):
        page(client, "involvement_list", cast.family.pk)


# --- the doors -------------------------------------------------------------------------------------------------------

FAMILY_PAGES = [
    "invitation_start",
    "involvement_disclose",
    "assignment_list",
    "lead_offer",
    "lead_take",
    "lead_member",
]


@pytest.mark.parametrize("route", FAMILY_PAGES)
def test_deciding_about_sharing_is_for_coordinators_of_who_takes_part(cast: Cast, as_member: As, route: str) -> None:
    for member, status in ((cast.carla, 200), (cast.sanne, 403), (cast.ruud, 403), (cast.otto, 404), (cast.fenna, 404)):
        shown = page(as_member(member), route, cast.family.pk, status=status)
        assert (cast.family.name in shown) == (status == 200)


def test_the_list_is_not_there_for_outsiders_and_who_is_not_assigned(cast: Cast, as_member: As) -> None:
    for member in (cast.otto, cast.bram, cast.sanne_elsewhere):
        assert "Jeugdbescherming Midden" not in page(
            as_member(member), "involvement_list", cast.family.pk, status=404
        ).replace("<small>Jeugdbescherming Midden</small>", "").replace("Jeugdbescherming Midden, hulpverlener", "")


def test_an_involvement_of_another_family_or_one_unseen_is_not_there(cast: Cast, as_member: As) -> None:
    elsewhere = Involvement.objects.get(family=cast.other_family)
    secret = Involvement.objects.get(organization=cast.veilig_thuis)
    for row in (elsewhere, secret):
        for route in ("involvement_sections", "involvement_end", "consent_withdraw"):
            shown = page(as_member(cast.carla), route, cast.family.pk, row.pk, status=404)
            assert OF_THE_OUTSIDER not in shown
            assert "Veilig Thuis Oosterhaven" not in shown
    assert AccessLogEntry.objects.filter(event="offer.refused", outcome="refused").count() == 6


def test_an_offer_to_another_organization_is_not_there(cast: Cast, as_member: As) -> None:
    invitation, request, offer = invited(cast), asked(cast), offered(cast)
    for route, key in (
        ("invitation_accept", invitation.pk),
        ("invitation_refuse", invitation.pk),
        ("request_accept", request.pk),
        ("request_refuse", request.pk),
        ("lead_accept", offer.pk),
        ("lead_refuse", offer.pk),
    ):
        shown = page(as_member(cast.fenna), route, key, status=404)
        assert "Spelbegeleiding" not in shown
        assert "Wij begeleiden" not in shown
        assert "Zij zien Noor" not in shown
        page(as_member(cast.sanne), route, key, status=403)


def test_nothing_is_decided_by_following_a_link(cast: Cast, as_member: As) -> None:
    invitation = invited(cast)
    client = as_member(cast.carla)
    assert client.get(at("invitation_withdraw", cast.family.pk, invitation.pk)).status_code == 405
    assert client.get(at("assignment_create", cast.family.pk, cast.bram.pk)).status_code == 405
