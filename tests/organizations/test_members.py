"""Beheer: who works here; never one's own role or access, never another organisation's people."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from organizations.actions.members import change_membership, end_membership, restore_membership
from organizations.actions.teams import rename_team
from organizations.models import AccessLogEntry, Membership, Team
from tests.cast import Cast
from tests.makers import make_member, make_team, today

AsMember = Callable[[Membership], Client]
EVERYBODY_BUT_ADMINISTRATORS = ["sanne", "carla", "ruud", "petra", "joris", "otto"]


def page(client: Client, path: str = "/beheer/") -> str:
    return client.get(path).content.decode()


def edit(member: Membership) -> str:
    return f"/beheer/medewerkers/{member.pk}/"


def test_the_list_says_who_works_here_and_who_did(cast: Cast, as_member: AsMember) -> None:
    shown = page(as_member(cast.anton))
    for member in (cast.sanne, cast.tess, cast.lies):
        assert member.user.name in shown
    assert "Team Oost" in shown
    assert cast.bram.user.email in shown


def test_nobody_of_another_organisation_is_in_the_list(cast: Cast, as_member: AsMember) -> None:
    make_team(cast.pleegzorg, "TEAM-VAN-EEN-ANDER")
    make_member(cast.pleegzorg, "manager", "MENS-VAN-EEN-ANDER", ends_on=today(-3))
    shown = page(as_member(cast.anton))
    for secret in ("TEAM-VAN-EEN-ANDER", "MENS-VAN-EEN-ANDER", cast.joris.user.name, cast.otto.user.email):
        assert secret not in shown


@pytest.mark.parametrize("who", EVERYBODY_BUT_ADMINISTRATORS)
def test_only_an_administrator_reaches_it(cast: Cast, as_member: AsMember, who: str) -> None:
    client = as_member(cast.members[who])
    for path in ("/beheer/", "/beheer/uitnodigen/", edit(cast.bram), "/beheer/teams/nieuw/"):
        assert client.get(path).status_code == 403
        assert client.post(path).status_code in {403, 405}
    assert client.post(f"{edit(cast.bram)}beeindigen/").status_code == 403
    assert Membership.objects.get(pk=cast.bram.pk).revoked_at is None
    assert AccessLogEntry.objects.filter(event="role.refused").exists()


@pytest.mark.parametrize(("more", "queries"), [(0, 10), (2, 10)])
def test_the_list_costs_the_same_for_more_people(
    cast: Cast,
    as_member: AsMember,
    django_assert_num_queries: DjangoAssertNumQueries,
    more: int,
    queries: int,
) -> None:
    client = as_member(cast.anton)
    client.get("/beheer/")
    for number in range(more):
        team = make_team(cast.gi, f"Team {number}")
        make_member(cast.gi, "manager", f"Mens {number}", team)
        make_member(cast.gi, "manager", f"Oud {number}", team, ends_on=today(-9))
    with django_assert_num_queries(queries):
        client.get("/beheer/")


def test_role_team_and_phone_change_from_the_next_request_on(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    sent = {"role": "coordinator", "team": str(cast.gi_team.pk), "phone": "088 123 45 67"}
    assert client.post(edit(cast.bram), sent).status_code == 302
    bram = Membership.objects.get(pk=cast.bram.pk)
    assert (bram.role, bram.team, bram.phone) == ("coordinator", cast.gi_team, "088 123 45 67")
    line = AccessLogEntry.objects.get(event="membership.changed")
    assert (line.membership, line.organization, line.purpose) == (cast.anton, cast.gi, "Bram Bos, coördinator")
    assert as_member(cast.bram).get(f"/gezinnen/{cast.family.pk}/").status_code == 200


def test_ones_own_role_is_hidden_in_the_page_and_refused_in_the_deed(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    assert 'name="role"' not in page(client, edit(cast.anton))
    assert "Toegang beëindigen" not in page(client, edit(cast.anton))
    client.post(edit(cast.anton), {"role": "coordinator", "team": "", "phone": "1"})
    anton = Membership.objects.get(pk=cast.anton.pk)
    assert (anton.role, anton.phone) == ("administrator", "1")
    with pytest.raises(ValidationError, match="eigen rol"):
        change_membership(cast.anton, by=cast.anton, role="coordinator", team=None, phone="")


def test_a_team_of_another_organisation_is_no_choice(cast: Cast, as_member: AsMember) -> None:
    theirs = make_team(cast.pleegzorg, "TEAM-VAN-EEN-ANDER")
    client = as_member(cast.anton)
    answer = client.post(edit(cast.bram), {"role": "manager", "team": str(theirs.pk), "phone": "06 GETYPT"})
    assert answer.status_code == 422
    assert "06 GETYPT" in answer.content.decode()
    assert "TEAM-VAN-EEN-ANDER" not in answer.content.decode()
    with pytest.raises(ValidationError):
        change_membership(cast.bram, by=cast.anton, role="manager", team=theirs, phone="")


def test_a_person_of_another_organisation_is_not_there(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    sent = {"role": "manager", "team": "", "phone": ""}
    assert client.get(edit(cast.joris)).status_code == 404
    assert client.post(edit(cast.joris), sent).status_code == 404
    assert client.post(f"{edit(cast.joris)}beeindigen/").status_code == 404
    assert client.post(f"{edit(cast.joris)}herstellen/").status_code == 404
    assert client.get(edit(cast.sanne_elsewhere)).status_code == 404
    with pytest.raises(ValidationError):
        change_membership(cast.joris, by=cast.anton, role="manager", team=None, phone="")
    with pytest.raises(ValidationError):
        end_membership(cast.joris, by=cast.anton)
    joris = Membership.objects.get(pk=cast.joris.pk)
    assert (joris.role, joris.revoked_at) == ("care_worker", None)


def test_an_end_counts_at_once_and_can_be_undone(cast: Cast, as_member: AsMember) -> None:
    sanne = Client()
    sanne.force_login(cast.sanne.user)
    sanne.post("/werk/", {"membership": str(cast.sanne.pk)})
    path = f"/gezinnen/{cast.family.pk}/"
    assert sanne.get(path).status_code == 200
    client = as_member(cast.anton)
    answer = client.post(f"{edit(cast.sanne)}beeindigen/", follow=True)
    assert "Ongedaan maken" in answer.content.decode()
    assert sanne.get(path)["Location"].startswith("/werk/")
    client.post(f"{edit(cast.sanne)}herstellen/")
    assert sanne.get(path).status_code == 200
    events = AccessLogEntry.objects.filter(membership=cast.anton).order_by("at").values_list("event", flat=True)
    assert list(events) == ["membership.ended", "membership.restored"]


def test_ones_own_access_cannot_be_ended(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    answer = client.post(f"{edit(cast.anton)}beeindigen/", follow=True)
    assert "Uw eigen toegang beëindigt u niet" in answer.content.decode()
    assert Membership.objects.get(pk=cast.anton.pk).revoked_at is None


def test_an_end_of_yesterday_is_not_undone_and_who_left_is_not_changed(cast: Cast, as_member: AsMember) -> None:
    Membership.objects.filter(pk=cast.bram.pk).update(revoked_at=timezone.now() - datetime.timedelta(days=1))
    with pytest.raises(ValidationError, match="niet meer ongedaan"):
        restore_membership(cast.bram, by=cast.anton)
    with pytest.raises(ValidationError, match="niet meer"):
        change_membership(cast.bram, by=cast.anton, role="manager", team=None, phone="")
    assert "Werkt hier niet meer" in page(as_member(cast.anton), edit(cast.bram))


def test_a_return_is_not_doubled_by_undoing(cast: Cast) -> None:
    end_membership(cast.bram, by=cast.anton)
    make_member(cast.gi, "manager", user=cast.bram.user)
    with pytest.raises(ValidationError, match="werkt in deze periode al"):
        restore_membership(cast.bram, by=cast.anton)


def test_a_team_is_made_with_its_own_group_and_renamed(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    assert client.post("/beheer/teams/nieuw/", {"name": "Spoedteam"}).status_code == 302
    team = Team.objects.get(name="Spoedteam")
    assert (team.organization, team.code) == (cast.gi, "spoedteam")
    assert team.group != cast.gi_team.group
    client.post(f"/beheer/teams/{team.pk}/", {"name": "Team Spoed"})
    team.refresh_from_db()
    assert (team.name, team.code) == ("Team Spoed", "spoedteam")
    assert set(AccessLogEntry.objects.values_list("event", flat=True)) == {"team.created", "team.renamed"}


def test_two_teams_of_one_name_are_refused_and_what_was_typed_stays(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.anton).post("/beheer/teams/nieuw/", {"name": "TEAM OOST"})
    assert answer.status_code == 422
    assert "Er is al een team met deze naam." in answer.content.decode()
    assert 'value="TEAM OOST"' in answer.content.decode()


def test_a_team_of_another_organisation_is_not_there(cast: Cast, as_member: AsMember) -> None:
    theirs = make_team(cast.pleegzorg, "TEAM-VAN-EEN-ANDER")
    client = as_member(cast.anton)
    assert client.get(f"/beheer/teams/{theirs.pk}/").status_code == 404
    assert client.post(f"/beheer/teams/{theirs.pk}/", {"name": "Gekaapt"}).status_code == 404
    with pytest.raises(Team.DoesNotExist):
        rename_team(theirs, by=cast.anton, name="Gekaapt")
    assert Team.objects.get(pk=theirs.pk).name == "TEAM-VAN-EEN-ANDER"


def test_the_same_name_may_exist_elsewhere(cast: Cast, as_member: AsMember) -> None:
    make_team(cast.pleegzorg, "Nachtteam")
    assert as_member(cast.anton).post("/beheer/teams/nieuw/", {"name": "Nachtteam"}).status_code == 302


def test_who_has_just_lost_the_role_decides_nothing_any_more(cast: Cast) -> None:
    """Two administrators who end each other at once: the second one comes too late."""
    other = make_member(cast.gi, "administrator", "Ander Mens")
    end_membership(cast.anton, by=other)
    with pytest.raises(ValidationError, match="geen beheerder meer"):
        end_membership(other, by=cast.anton)
