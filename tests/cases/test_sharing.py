"""How organisations come in: invitations and requests, their terms, and what each leaves in the log."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from cases.access import get_family, require_section
from cases.actions.involvement import disclose_involvement, end_involvement
from cases.actions.sharing import (
    accept_invitation,
    accept_request,
    invite_organization,
    refuse_invitation,
    refuse_request,
    request_access,
    withdraw_invitation,
)
from cases.actions.taking_part import Terms
from cases.models import AccessRequest, Family, Invitation, Involvement, Note
from cases.offers import waiting_for
from organizations.models import AccessLogEntry, Membership, Organization
from tests.cast import UNDISCLOSED, Cast
from tests.makers import involve, make_member, make_organization, make_team, today
from tests.races import race

BECAUSE = Terms(ground="directly_involved", purpose="Spelbegeleiding voor Noor")


def lines(event: str) -> int:
    return AccessLogEntry.objects.filter(event=event, outcome="success").count()


def refusal(deed: Callable[[], object]) -> str:
    with pytest.raises(ValidationError) as caught:
        deed()
    return " ".join(caught.value.messages)


def invited(cast: Cast, organization: Organization | None = None, **terms: Any) -> Invitation:
    return invite_organization(
        cast.family, by=cast.carla, organization=organization or cast.outsider, terms=replace(BECAUSE, **terms)
    )


def asked(cast: Cast) -> AccessRequest:
    return request_access(family_id=cast.family.pk, by=cast.otto, purpose="Wij begeleiden moeder.")


# --- invitations -----------------------------------------------------------------------------------------------------


def test_an_invited_organization_takes_part_from_today_with_the_sections_of_its_kind(cast: Cast) -> None:
    invitation = invited(cast, children=[cast.noor.pk])
    assert not Family.objects.visible_to(cast.otto).filter(pk=cast.family.pk).exists()
    accept_invitation(invitation, by=cast.otto)
    involvement = Involvement.objects.get(family=cast.family, organization=cast.outsider)
    assert (involvement.starts_on, list(involvement.children.all())) == (today(), [cast.noor])
    assert set(involvement.sections_read) == {
        "family",
        "course",
        "contact",
        "plan",
        "support",
        "safety_agreements",
    }
    assert Family.objects.visible_to(cast.otto).filter(pk=cast.family.pk).exists()
    assert lines("invitation.sent") == lines("invitation.accepted") == 1


def test_accepting_assigns_at_once_to_who_will_do_the_work(cast: Cast) -> None:
    team = make_team(cast.outsider)
    accept_invitation(invited(cast), by=cast.otto, team=team, assign_to=[cast.sanne_elsewhere, team])
    assert Family.objects.visible_to(cast.sanne_elsewhere).filter(pk=cast.family.pk).exists()
    assert lines("family.assigned") == 2


def test_nobody_of_another_organization_is_assigned_by_accepting(cast: Cast) -> None:
    assert "binnen uw eigen" in refusal(lambda: accept_invitation(invited(cast), by=cast.otto, assign_to=[cast.bram]))
    assert not Family.objects.visible_to(cast.bram).exists()
    assert Involvement.objects.filter(organization=cast.outsider, family=cast.family).count() == 0


def test_a_team_of_another_organization_does_not_take_part(cast: Cast) -> None:
    assert "team van uw eigen" in refusal(lambda: accept_invitation(invited(cast), by=cast.otto, team=cast.gi_team))


def test_a_refused_invitation_opens_nothing_and_says_why(cast: Cast) -> None:
    invitation = invited(cast)
    refuse_invitation(invitation, by=cast.otto, answer="Wij hebben geen plek.")
    invitation.refresh_from_db()
    assert (invitation.is_accepted, invitation.answer) == (False, "Wij hebben geen plek.")
    assert not Family.objects.visible_to(cast.otto).filter(pk=cast.family.pk).exists()
    assert "geldt niet meer" in refusal(lambda: accept_invitation(invitation, by=cast.otto))
    assert lines("invitation.refused") == 1


def test_a_withdrawn_invitation_is_not_accepted(cast: Cast) -> None:
    invitation = invited(cast)
    withdraw_invitation(invitation, by=cast.carla)
    assert "geldt niet meer" in refusal(lambda: accept_invitation(invitation, by=cast.otto))
    assert "geldt niet meer" in refusal(lambda: withdraw_invitation(invitation, by=cast.carla))
    assert lines("invitation.withdrawn") == 1


def test_an_invitation_to_another_organization_is_not_mine_to_answer_or_withdraw(cast: Cast) -> None:
    invitation = invited(cast)
    assert "geldt niet meer" in refusal(lambda: accept_invitation(invitation, by=cast.fenna))
    assert "geldt niet meer" in refusal(lambda: refuse_invitation(invitation, by=cast.fenna, answer=""))
    assert "geldt niet meer" in refusal(lambda: withdraw_invitation(invitation, by=cast.clara))


def test_an_invitation_falls_when_the_organization_that_invites_leaves(cast: Cast) -> None:
    invitation = invite_organization(
        cast.family,
        by=cast.clara,
        organization=cast.outsider,
        terms=replace(BECAUSE, children=[cast.noor.pk]),
    )
    end_involvement(cast.pleegzorg_involvement, by=cast.clara, reason="De hulp is klaar.")
    assert "geldt niet meer" in refusal(lambda: accept_invitation(invitation, by=cast.otto))
    assert waiting_for(cast.otto) == 0


def test_nobody_reaches_past_their_own_children_by_inviting(cast: Cast) -> None:
    def invite(*children: uuid.UUID) -> str:
        terms = replace(BECAUSE, children=children)
        return refusal(lambda: invite_organization(cast.family, by=cast.clara, organization=cast.outsider, terms=terms))

    assert "kies voor wie" in invite()
    assert "voor wie uw organisatie meedoet" in invite(cast.sem.pk)
    assert "voor wie uw organisatie meedoet" in invite(cast.noor.pk, cast.sem.pk)
    assert not Invitation.objects.exists()


def test_whoever_is_invited_reads_no_further_back_than_who_invites(cast: Cast) -> None:
    Involvement.objects.filter(pk=cast.gi_involvement.pk).update(reads_from=today(-10))
    assert accept_invitation(invited(cast), by=cast.otto).reads_from == today(-10)


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({"ground": "consent"}, "Kies wie toestemming gaf."),
        ({"ground": "gi_under_order"}, "past niet bij deze soort"),
        ({"ground": "safe_home"}, "past niet bij deze soort"),
        ({"ground": "zomaar"}, "past niet bij deze soort"),
        ({"purpose": "  "}, "waarvoor deze organisatie meedoet"),
        ({"informed_on": today(1)}, "nog niet geweest"),
        ({"consented_on": today()}, "hoort bij de grondslag toestemming"),
        ({"withheld": ["plan"]}, "Vul in waarom"),
        ({"children": [uuid.uuid4()]}, "Kies kinderen van dit gezin"),
    ],
)
def test_terms_that_do_not_hold_are_refused_in_words(cast: Cast, terms: dict[str, Any], sentence: str) -> None:
    assert sentence in refusal(lambda: invited(cast, **terms))


def test_consent_names_people_of_this_family_and_a_day_that_was(cast: Cast) -> None:
    stranger = cast.other_family.people.get()
    consent: dict[str, Any] = {"ground": "consent", "consented_by": [stranger.pk], "consented_on": today()}
    assert "uit dit gezin" in refusal(lambda: invited(cast, **consent))
    late: dict[str, Any] = {"ground": "consent", "consented_by": [cast.mother.pk], "consented_on": today(1)}
    assert "nog niet geweest" in refusal(lambda: invited(cast, **late))


def test_the_lead_withholds_parts_and_the_reason_goes_along(cast: Cast) -> None:
    invitation = invited(cast, withheld=["plan", "support"], sections_reason="Zij doen alleen spel.")
    involvement = accept_invitation(invitation, by=cast.otto)
    assert "plan" not in involvement.sections_read
    assert "support" not in involvement.sections_write
    assert involvement.sections_reason == "Zij doen alleen spel."


def test_only_the_lead_withholds(cast: Cast) -> None:
    terms = replace(BECAUSE, children=[cast.noor.pk], withheld=["plan"], sections_reason="Liever niet.")
    assert "met de regie kan minder delen" in refusal(
        lambda: invite_organization(cast.family, by=cast.clara, organization=cast.outsider, terms=terms)
    )


def test_an_organization_is_not_invited_twice_nor_when_it_takes_part(cast: Cast) -> None:
    invited(cast)
    assert "al uitgenodigd" in refusal(lambda: invited(cast))
    assert "doet al mee" in refusal(lambda: invited(cast, cast.pleegzorg))


def test_an_outsider_and_one_who_left_invite_nobody(cast: Cast) -> None:
    for stranger in (cast.otto, cast.fenna):
        with pytest.raises(Http404):
            invite_organization(cast.family, by=stranger, organization=cast.wijkteam, terms=BECAUSE)


def test_nobody_is_invited_to_a_closed_file(cast: Cast) -> None:
    Family.objects.filter(pk=cast.family.pk).update(closed_on=today(), closing_reason="klaar")
    with pytest.raises(Http404):
        invited(cast)


def test_an_invitation_to_whoever_takes_part_in_secret_looks_like_any_other(cast: Cast) -> None:
    """Pleegzorg may not learn from a refusal that Veilig Thuis takes part already."""
    terms = Terms(ground="safe_home", purpose="Is het veilig?", children=[cast.noor.pk])
    invitation = invite_organization(cast.family, by=cast.clara, organization=cast.veilig_thuis, terms=terms)
    assert "Uw organisatie doet al mee" in refusal(lambda: accept_invitation(invitation, by=cast.vera))
    assert Invitation.objects.visible_to(cast.clara).count() == 1
    assert not Invitation.objects.visible_to(cast.carla).exists()


def test_whoever_the_family_does_not_know_of_invites_nobody(cast: Cast) -> None:
    assert "weet nog niet" in refusal(
        lambda: invite_organization(cast.family, by=cast.vera, organization=cast.outsider, terms=BECAUSE)
    )


def test_becoming_known_opens_entries_of_earlier_times_too(cast: Cast) -> None:
    """An old hidden period would otherwise keep hiding what Veilig Thuis now writes openly."""
    hidden = Note.objects.visible_to(cast.carla).filter(facts=UNDISCLOSED)
    assert not hidden.exists()
    secret = Involvement.objects.get(organization=cast.veilig_thuis)
    end_involvement(secret, by=cast.vera, reason="Overgedragen.")
    terms = Terms(ground="safe_home", purpose="Is het veilig?", informed_on=today())
    accept_invitation(
        invite_organization(cast.family, by=cast.carla, organization=cast.veilig_thuis, terms=terms), by=cast.vera
    )
    assert hidden.exists()


def test_veilig_thuis_stays_unknown_to_others_until_it_says_so(cast: Cast) -> None:
    secret = Involvement.objects.get(organization=cast.veilig_thuis)
    assert not Involvement.objects.visible_to(cast.carla).filter(pk=secret.pk).exists()
    disclose_involvement(secret, by=cast.vera, informed_on=today())
    assert Involvement.objects.visible_to(cast.carla).filter(pk=secret.pk).exists()
    assert lines("involvement.disclosed") == 1
    assert "al bekend" in refusal(lambda: disclose_involvement(secret, by=cast.vera, informed_on=today()))


def test_nobody_makes_another_organization_known(cast: Cast) -> None:
    secret = Involvement.objects.get(organization=cast.veilig_thuis)
    assert "al bekend" in refusal(lambda: disclose_involvement(secret, by=cast.carla, informed_on=today()))
    secret.refresh_from_db()
    assert not secret.is_disclosed


def test_a_line_about_a_hidden_organization_stands_apart_in_the_log(cast: Cast) -> None:
    invited(cast, cast.veilig_thuis, ground="safe_home")
    assert AccessLogEntry.objects.get(event="invitation.sent").part == "undisclosed"


# --- requests --------------------------------------------------------------------------------------------------------


def test_an_outsider_asks_and_the_lead_lets_it_in_on_terms(cast: Cast) -> None:
    request = asked(cast)
    assert waiting_for(cast.carla) == 1
    accept_request(request, by=cast.carla, terms=replace(BECAUSE, children=[cast.noor.pk]))
    involvement = Involvement.objects.get(family=cast.family, organization=cast.outsider)
    assert list(involvement.children.all()) == [cast.noor]
    assert (lines("access_request.sent"), lines("access_request.accepted")) == (1, 1)
    assert waiting_for(cast.carla) == 0


def test_a_refused_request_opens_nothing(cast: Cast) -> None:
    request = asked(cast)
    refuse_request(request, by=cast.carla, answer="Bel ons even.")
    request.refresh_from_db()
    assert (request.is_accepted, request.answer) == (False, "Bel ons even.")
    assert not Family.objects.visible_to(cast.otto).filter(pk=cast.family.pk).exists()
    assert "geldt niet meer" in refusal(lambda: accept_request(request, by=cast.carla, terms=BECAUSE))


def test_only_the_lead_answers_a_request(cast: Cast) -> None:
    request = asked(cast)
    assert waiting_for(cast.clara) == 0
    assert "geldt niet meer" in refusal(lambda: accept_request(request, by=cast.clara, terms=BECAUSE))
    with pytest.raises(Http404):
        accept_request(request, by=cast.otto, terms=BECAUSE)


def test_without_a_lead_whoever_takes_part_openly_answers(cast: Cast) -> None:
    Involvement.objects.filter(is_lead=True, family=cast.family).update(is_lead=False, lead_member=None)
    request = asked(cast)
    assert (waiting_for(cast.clara), waiting_for(cast.vera), waiting_for(cast.fenna)) == (1, 0, 0)
    accept_request(request, by=cast.clara, terms=replace(BECAUSE, children=[cast.noor.pk]))


def test_a_request_is_made_once_and_not_by_who_takes_part(cast: Cast) -> None:
    asked(cast)
    assert "vroeg dit al" in refusal(lambda: asked(cast))
    assert "doet al mee" in refusal(lambda: request_access(family_id=cast.family.pk, by=cast.clara, purpose="Wij ook"))
    assert "waarom u wilt meedoen" in refusal(
        lambda: request_access(family_id=cast.family.pk, by=cast.fenna, purpose=" ")
    )


def test_a_request_for_a_family_that_is_not_there_is_not_found(cast: Cast) -> None:
    with pytest.raises(Http404):
        request_access(family_id=uuid.uuid4(), by=cast.otto, purpose="Wij begeleiden moeder.")


def test_taking_part_settles_every_other_invitation_and_request(cast: Cast) -> None:
    asked(cast)
    invite_organization(
        cast.family, by=cast.clara, organization=cast.outsider, terms=replace(BECAUSE, children=[cast.noor.pk])
    )
    with pytest.raises(ValidationError, match="al uitgenodigd"):
        invited(cast)
    accept_invitation(Invitation.objects.get(), by=cast.otto)
    assert not AccessRequest.objects.filter(answered_at__isnull=True).exists()
    assert waiting_for(cast.carla) == 0


def test_an_accepted_organization_writes_what_its_kind_writes(cast: Cast) -> None:
    accept_invitation(invited(cast, children=[cast.noor.pk]), by=cast.otto)
    require_section(get_family(cast.family.pk, by=cast.otto), "contact", by=cast.otto, children=[cast.noor])
    with pytest.raises(Http404):
        require_section(cast.family, "contact", by=cast.otto, children=[cast.sem])


# --- two at once -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_accept_once(cast: Cast) -> None:
    invitation = invited(cast)
    colleague = make_member(cast.outsider, "coordinator")
    outcomes = race(
        lambda: accept_invitation(invitation, by=cast.otto), lambda: accept_invitation(invitation, by=colleague)
    )
    assert outcomes.count("done") == 1
    assert "geldt niet meer" in min(outcomes)
    assert Involvement.objects.filter(family=cast.family, organization=cast.outsider).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_invite_once(cast: Cast) -> None:
    colleague = make_member(cast.gi, "coordinator")

    def invite(by: Membership) -> Invitation:
        return invite_organization(cast.family, by=by, organization=cast.outsider, terms=BECAUSE)

    outcomes = race(lambda: invite(cast.carla), lambda: invite(colleague))
    assert outcomes.count("done") == 1
    assert "al uitgenodigd" in min(outcomes)
    assert Invitation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_and_withdrawing_at_once_gives_one_outcome(cast: Cast) -> None:
    invitation = invited(cast)
    outcomes = race(
        lambda: accept_invitation(invitation, by=cast.otto), lambda: withdraw_invitation(invitation, by=cast.carla)
    )
    takes_part = Involvement.objects.filter(family=cast.family, organization=cast.outsider).exists()
    assert outcomes == (["done", outcomes[1]] if takes_part else [outcomes[0], "done"])
    assert "geldt niet meer" in " ".join(outcomes)


@pytest.mark.django_db(transaction=True)
def test_two_outsiders_of_one_organization_ask_once(cast: Cast) -> None:
    colleague = make_member(cast.outsider, "coordinator")
    outcomes = race(
        lambda: asked(cast),
        lambda: request_access(family_id=cast.family.pk, by=colleague, purpose="Wij ook"),
    )
    assert outcomes.count("done") == 1
    assert AccessRequest.objects.count() == 1


def test_what_waits_takes_one_query_however_much_there_is(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked(cast)
    for number in range(3):
        kind = make_organization("gemeente", f"Gemeente {number}")
        involve(cast.other_family, kind)
    with django_assert_num_queries(1):
        assert waiting_for(cast.carla) == 1
