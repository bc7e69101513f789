"""Betrokkenen en delen, Uitnodigingen, Toewijzen: what each page shows, to whom, and what its forms do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.actions.lead import offer_lead
from cases.actions.sharing import invite_organization, request_access
from cases.actions.taking_part import Terms
from cases.models import AccessRequest, Family, Invitation, Involvement, LeadTransfer
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, PROTECTED_ADDRESS, SECRET_OF_GI, SHARED, Cast
from tests.makers import involve, make_member, make_organization, make_team, today

As = Callable[[Membership], Client]


def at(route: str, *args: Any) -> str:
    return reverse(f"cases:{route}", args=args)


def page(client: Client, route: str, *args: Any, status: int = 200) -> str:
    answer = client.get(at(route, *args))
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client: Client, route: str, *args: Any, status: int = 303, **fields: Any) -> str:
    answer = client.post(at(route, *args), fields)
    assert answer.status_code == status, answer.content.decode()[:4000]
    return answer.content.decode()


def invited(cast: Cast, **terms: Any) -> Invitation:
    fields = {"ground": "directly_involved", "purpose": "Spelbegeleiding", "children": [cast.noor.pk]} | terms
    return invite_organization(cast.family, by=cast.carla, organization=cast.outsider, terms=Terms(**fields))


def asked(cast: Cast) -> AccessRequest:
    return request_access(family_id=cast.family.pk, by=cast.otto, purpose="Wij begeleiden moeder.")


def offered(cast: Cast) -> LeadTransfer:
    return offer_lead(cast.family, by=cast.carla, organization=cast.pleegzorg, reason="Zij zien Noor het meest.")


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


# --- inviting --------------------------------------------------------------------------------------------------------


def test_any_organization_is_found_but_those_that_openly_take_part(cast: Cast, as_member: As) -> None:
    found = page(as_member(cast.carla), "invitation_start", cast.family.pk).split("<main")[1]
    assert "Jeugdhulp Buiten" in found
    assert "Veilig Thuis Oosterhaven" in found
    assert "Pleegzorg De Brug" not in found
    client = as_member(cast.carla)
    narrowed = client.get(at("invitation_start", cast.family.pk), {"q": "buit", "kind": "jeugdhulpaanbieder"})
    assert "Jeugdhulp Buiten" in narrowed.content.decode()
    assert "Wijkteam" not in narrowed.content.decode().split('aria-labelledby="found"')[1]
    empty = client.get(at("invitation_start", cast.family.pk), {"q": "bestaat niet"})
    assert "Geen organisatie gevonden" in empty.content.decode()


def test_the_lead_sees_what_an_organization_will_read_before_inviting(cast: Cast, as_member: As) -> None:
    shown = page(as_member(cast.carla), "invitation_create", cast.family.pk, cast.veilig_thuis.pk)
    assert "Veiligheidsafspraken" in shown or "veiligheidsafspraken" in shown
    assert "leest alleen" in shown
    assert "Wmo 2015 artikel 5.2.6" in shown
    assert "Burgerlijk Wetboek" not in shown
    assert "Zolang het gezin niet is geïnformeerd" in shown


def test_who_does_not_lead_offers_all_of_the_kind_and_only_her_own_children(cast: Cast, as_member: As) -> None:
    shown = page(as_member(cast.clara), "invitation_create", cast.family.pk, cast.outsider.pk)
    assert 'name="shared"' not in shown
    assert f'value="{cast.noor.pk}"' in shown.split('name="children"')[1]
    assert "Sem" not in shown.split("Wat zij lezen")[1]


def test_an_invitation_goes_out_and_can_be_undone(cast: Cast, as_member: As) -> None:
    client = as_member(cast.carla)
    send(
        client,
        "invitation_create",
        cast.family.pk,
        cast.outsider.pk,
        ground="consent",
        purpose="Spelbegeleiding",
        consented_by=[str(cast.mother.pk)],
        consented_on=today(-1).isoformat(),
        children=[str(cast.noor.pk)],
        shared=["family", "contact"],
        sections_reason="Alleen spel.",
    )
    invitation = Invitation.objects.get()
    assert (set(invitation.sections_read), invitation.sections_reason) == ({"family", "contact"}, "Alleen spel.")
    assert list(invitation.consented_by.all()) == [cast.mother]
    shown = page(client, "involvement_list", cast.family.pk)
    undo = at("invitation_withdraw", cast.family.pk, invitation.pk)
    assert f'action="{undo}"' in shown
    assert "Leest nog niets" in shown
    assert client.post(undo).status_code == 303
    assert not Invitation.objects.standing().exists()


def test_all_children_means_those_who_come_later_too(cast: Cast, as_member: As) -> None:
    send(
        as_member(cast.carla),
        "invitation_create",
        cast.family.pk,
        cast.outsider.pk,
        ground="directly_involved",
        purpose="Hulp",
        children=[str(cast.noor.pk), str(cast.sem.pk)],
        shared=["family", "course", "contact", "plan", "support", "safety_agreements"],
    )
    assert not Invitation.objects.get().children.exists()


def test_faults_come_back_in_words_with_all_that_was_typed(cast: Cast, as_member: As) -> None:
    shown = send(
        as_member(cast.carla),
        "invitation_create",
        cast.family.pk,
        cast.outsider.pk,
        status=422,
        ground="consent",
        purpose="Een lang verhaal over hulp",
        children=[str(cast.noor.pk)],
        informed_on=today(1).isoformat(),
        shared=["family"],
    )
    for words in (
        "Kies wie toestemming gaf.",
        "Vul in wanneer de toestemming is gegeven.",
        "Een lang verhaal over hulp",
    ):
        assert words in shown, words
    assert not Invitation.objects.exists()


def test_consent_typed_before_another_ground_was_chosen_falls_away(cast: Cast, as_member: As) -> None:
    send(
        as_member(cast.clara),
        "invitation_create",
        cast.family.pk,
        cast.outsider.pk,
        ground="directly_involved",
        purpose="Hulp",
        consented_by=[str(cast.mother.pk)],
        consented_on=today().isoformat(),
        children=[str(cast.noor.pk)],
    )
    assert not Invitation.objects.get().consented_by.exists()


def test_an_organization_that_does_not_exist_is_not_found(cast: Cast, as_member: As) -> None:
    page(as_member(cast.carla), "invitation_create", cast.family.pk, cast.noor.pk, status=404)


# --- answering -------------------------------------------------------------------------------------------------------


def test_before_accepting_nothing_of_the_file_is_told(cast: Cast, as_member: As) -> None:
    invitation = invited(cast)
    client = as_member(cast.otto)
    for shown in (page(client, "offer_list"), page(client, "invitation_accept", invitation.pk)):
        for told in ("Jeugdbescherming Midden", "Carla Mulder", "Spelbegeleiding", "1 kind", "lid 2", "hulp"):
            assert told in shown, told
        for hidden in ("Jansen", "Noor", "Sem", "Elif", "Pleegzorg De Brug", SHARED, SECRET_OF_GI, PROTECTED_ADDRESS):
            assert hidden not in shown, hidden


def test_an_invitation_for_all_children_tells_how_many_there_are(cast: Cast, as_member: As) -> None:
    invited(cast, children=[])
    assert "2 kinderen" in page(as_member(cast.otto), "offer_list")


def test_accepting_lets_the_organization_in_and_its_worker_too(cast: Cast, as_member: As) -> None:
    invitation, team = invited(cast), make_team(cast.outsider, "Team Spel")
    client = as_member(cast.otto)
    send(client, "invitation_accept", invitation.pk, team=team.pk, is_for_team="on", worker=cast.sanne_elsewhere.pk)
    row = Involvement.objects.get(family=cast.family, organization=cast.outsider)
    assert row.team == team
    assert "Jeugdhulp Buiten" in page(client, "involvement_list", cast.family.pk)
    page(as_member(cast.sanne_elsewhere), "involvement_list", cast.family.pk)


def test_only_ones_own_people_and_teams_can_be_chosen(cast: Cast, as_member: As) -> None:
    invitation = invited(cast)
    send(as_member(cast.otto), "invitation_accept", invitation.pk, status=422, team=cast.gi_team.pk)
    send(as_member(cast.otto), "invitation_accept", invitation.pk, status=422, worker=cast.bram.pk)
    assert not Involvement.objects.filter(family=cast.family, organization=cast.outsider).exists()


def test_refusing_says_why_and_twice_says_it_is_over(cast: Cast, as_member: As) -> None:
    invitation = invited(cast)
    client = as_member(cast.otto)
    send(client, "invitation_refuse", invitation.pk, status=422, answer="")
    send(client, "invitation_refuse", invitation.pk, answer="Wij hebben geen plek.")
    assert "geldt niet meer" in send(client, "invitation_accept", invitation.pk, status=422)


def test_the_lead_lets_an_outsider_in_on_terms(cast: Cast, as_member: As) -> None:
    request = asked(cast)
    client = as_member(cast.carla)
    assert "Wij begeleiden moeder." in page(client, "offer_list")
    assert "Wij begeleiden moeder." in page(client, "request_accept", request.pk)
    send(
        client,
        "request_accept",
        request.pk,
        ground="directly_involved",
        purpose="Begeleiding van moeder",
        children=[str(cast.noor.pk)],
        shared=["family", "course", "contact", "plan", "support", "safety_agreements"],
    )
    assert Family.objects.visible_to(cast.otto).filter(pk=cast.family.pk).exists()


def test_who_asked_reads_the_answer_and_nothing_of_the_family(cast: Cast, as_member: As) -> None:
    request = asked(cast)
    assert "Wacht op antwoord" in page(as_member(cast.otto), "offer_list")
    send(as_member(cast.carla), "request_refuse", request.pk, answer="Belt u ons even.")
    shown = page(as_member(cast.otto), "offer_list")
    assert "Belt u ons even." in shown
    assert "Jansen" not in shown
    assert "Carla Mulder" not in shown


def test_the_lead_goes_over_with_a_person(cast: Cast, as_member: As) -> None:
    client = as_member(cast.carla)
    send(client, "lead_offer", cast.family.pk, organization=cast.pleegzorg.pk, reason="Zij zien Noor het meest.")
    offer = LeadTransfer.objects.get()
    assert "Aangeboden aan Pleegzorg De Brug" in page(client, "involvement_list", cast.family.pk)
    assert "biedt u de regie aan" in page(as_member(cast.clara), "offer_list")
    send(as_member(cast.clara), "lead_accept", offer.pk, status=422, lead_member=cast.sanne.pk)
    send(as_member(cast.clara), "lead_accept", offer.pk, lead_member=cast.joris.pk)
    assert Involvement.objects.get(family=cast.family, is_lead=True).lead_member == cast.joris


def test_the_lead_is_kept_by_withdrawing_or_refusing(cast: Cast, as_member: As) -> None:
    offer = offered(cast)
    send(as_member(cast.clara), "lead_refuse", offer.pk, answer="Te weinig mensen.")
    again = offered(cast)
    send(as_member(cast.carla), "lead_offer_withdraw", cast.family.pk, again.pk)
    assert Involvement.objects.get(family=cast.family, is_lead=True).organization == cast.gi


def test_the_lead_is_taken_and_its_person_named(cast: Cast, as_member: As) -> None:
    Involvement.objects.filter(family=cast.family).update(is_lead=False, lead_member=None)
    send(as_member(cast.clara), "lead_take", cast.family.pk, lead_member=cast.clara.pk)
    send(as_member(cast.clara), "lead_member", cast.family.pk, lead_member=cast.joris.pk)
    assert Involvement.objects.get(family=cast.family, is_lead=True).lead_member == cast.joris
    assert "al een organisatie met de regie" in send(
        as_member(cast.carla), "lead_take", cast.family.pk, status=422, lead_member=cast.carla.pk
    )


def test_the_menu_counts_what_waits_for_coordinators_only(cast: Cast, as_member: As) -> None:
    asked(cast)
    assert "wachten op antwoord" in page(as_member(cast.carla), "offer_list")
    assert "wachten op antwoord" not in page(as_member(cast.clara), "offer_list")
    assert "Uitnodigingen" not in page(as_member(cast.sanne), "involvement_list", cast.family.pk)


def test_nothing_to_answer_says_so(cast: Cast, as_member: As) -> None:
    assert "Er wacht niets op een antwoord" in page(as_member(cast.fenna), "offer_list")
    assert AccessLogEntry.objects.filter(event="invitation.listed").count() == 1


@pytest.mark.parametrize("more", [1, 3])
def test_what_waits_takes_the_same_queries_however_much_it_is(
    cast: Cast, as_member: As, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        family = Family.objects.create(name=f"Gezin {number}", opened_on=today(-9))
        involve(family, cast.gi, is_lead=True)
        request_access(family_id=family.pk, by=cast.otto, purpose="Hulp")
        terms = Terms(ground="directly_involved", purpose="Hulp")
        invite_organization(family, by=cast.carla, organization=cast.pleegzorg, terms=terms)
        involve(family, cast.wijkteam)
        offer_lead(family, by=cast.carla, organization=cast.wijkteam, reason="Zij zijn dichtbij.")
    for member in (cast.carla, cast.clara, cast.fenna):
        client = as_member(member)
        with django_assert_num_queries(11):
            page(client, "offer_list")


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
