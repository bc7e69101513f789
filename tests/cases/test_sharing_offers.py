"""Inviting, asking, handing over the lead, and answering: what each page shows, to whom, and what its forms do."""

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.actions.lead import offer_lead
from cases.actions.sharing import invite_organization, request_access
from cases.actions.taking_part import Terms
from cases.models import Family, Invitation, Involvement, LeadTransfer
from organizations.models import AccessLogEntry
from tests.cases.sharing_pages import As, asked, at, invited, offered, page, send
from tests.cast import PROTECTED_ADDRESS, SECRET_OF_GI, SHARED, Cast
from tests.makers import involve, make_team, today

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
