"""Inviting someone by e-mail, and beginning with the link in it."""

import datetime
import re
import smtplib
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from organizations.actions import invitations
from organizations.actions.invitations import accept_as_new, accept_invitation, hash_of, invite_member
from organizations.models import AccessLogEntry, MemberInvitation, Membership, User
from tests.cast import Cast
from tests.makers import PASSWORD, make_member, make_user

AsMember = Callable[[Membership], Client]
NEW = "yasmina@voorbeeld.example"
SENT = {"name": "Yasmina El Idrissi", "email": NEW, "role": "care_worker", "phone": "088 1"}
BEGIN = "/account/uitnodiging/"
CHOSEN = {"password1": "paarse-fietsen-in-de-regen", "password2": "paarse-fietsen-in-de-regen"}


def invite(cast: Cast, email: str = NEW, by: Membership | None = None) -> tuple[MemberInvitation, str]:
    """An invitation and its token."""
    tokens: list[str] = []

    def link_to(token: str) -> str:
        tokens.append(token)
        return token

    invitation = invite_member(
        by=by or cast.anton,
        name="Yasmina El Idrissi",
        email=email,
        role="care_worker",
        team=cast.gi_team if by is None else None,
        phone="",
        link_to=link_to,
    )
    return invitation, tokens[0]


def link_in_mail(number: int = -1) -> str:
    [path] = re.findall(r"http://testserver(/\S+)", str(mail.outbox[number].body))
    return str(path)


def test_the_mail_brings_someone_in_with_a_password_of_their_own(cast: Cast, as_member: AsMember) -> None:
    sent = SENT | {"team": str(cast.gi_team.pk)}
    assert as_member(cast.anton).post("/beheer/uitnodigen/", sent).status_code == 302
    [message] = mail.outbox
    assert message.to == [NEW]
    assert "Jeugdbescherming Midden" in message.subject
    newcomer = Client()
    form = newcomer.get(link_in_mail(), follow=True)
    assert form.redirect_chain == [(BEGIN, 302)]
    assert "Welkom, Yasmina El Idrissi" in form.content.decode()
    assert newcomer.post(BEGIN, CHOSEN)["Location"] == "/"
    member = Membership.objects.get(user__email=NEW)
    assert (member.organization, member.role, member.team) == (cast.gi, "care_worker", cast.gi_team)
    assert member.phone == "088 1"
    assert member.group.name == f"membership:{member.pk}"
    assert newcomer.get("/werk/").context["request"].member == member
    assert User.objects.get(email=NEW).check_password(CHOSEN["password1"])
    events = AccessLogEntry.objects.order_by("at", "id").values_list("event", flat=True)
    assert list(events) == ["member_invitation.sent", "member_invitation.accepted", "login.done"]


def test_only_a_hash_of_the_token_is_kept(cast: Cast) -> None:
    invitation, token = invite(cast)
    row = MemberInvitation.objects.values().get(pk=invitation.pk)
    assert token not in str(row)
    assert row["token_hash"] == hash_of(token)


def test_a_link_works_once(cast: Cast, client: Client) -> None:
    _invitation, token = invite(cast)
    client.get(f"{BEGIN}{token}/")
    client.post(BEGIN, CHOSEN)
    again = Client().get(f"{BEGIN}{token}/", follow=True)
    assert again.status_code == 410
    assert "Deze uitnodiging werkt niet meer" in again.content.decode()


@pytest.mark.parametrize("change", [{"expires_at": "2020-01-01T00:00Z"}, {"revoked_at": "2026-01-01T00:00Z"}])
def test_a_link_that_is_too_old_or_withdrawn_says_so(cast: Cast, client: Client, change: dict[str, str]) -> None:
    invitation, token = invite(cast)
    client.get(f"{BEGIN}{token}/")
    MemberInvitation.objects.filter(pk=invitation.pk).update(**change)
    assert client.get(BEGIN).status_code == 410
    assert client.post(BEGIN, CHOSEN).status_code == 410
    with pytest.raises(ValidationError):
        accept_as_new(invitation, password=CHOSEN["password1"])
    assert not User.objects.filter(email=NEW).exists() or not Membership.objects.filter(user__email=NEW).exists()


def test_a_made_up_link_leads_nowhere(cast: Cast, client: Client) -> None:
    assert client.get(f"{BEGIN}zomaar-iets/", follow=True).status_code == 410
    assert Client().get(BEGIN).status_code == 410


def test_it_is_valid_for_seven_days(cast: Cast) -> None:
    invitation, _token = invite(cast)
    assert invitation.expires_at - timezone.now() > datetime.timedelta(days=6, hours=23)
    assert invitation.expires_at - timezone.now() <= datetime.timedelta(days=7)


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("kort", "kort", "te kort"),
        ("yasmina@voorbeeld", "yasmina@voorbeeld", "lijkt te veel op"),
        ("paarse-fietsen-in-de-regen", "iets-anders-in-de-regen", "niet hetzelfde wachtwoord"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(
    cast: Cast, client: Client, first: str, again: str, sentence: str
) -> None:
    _invitation, token = invite(cast)
    client.get(f"{BEGIN}{token}/")
    answer = client.post(BEGIN, {"password1": first, "password2": again})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{first}"' not in answer.content.decode()


def test_a_second_employer_is_accepted_by_who_is_logged_in_as_that_person(cast: Cast, client: Client) -> None:
    _invitation, token = invite(cast, cast.joris.user.email.upper())
    page = client.get(f"{BEGIN}{token}/", follow=True).content.decode()
    assert "hebt u al een account" in page
    assert "password1" not in page
    assert client.post(BEGIN, CHOSEN).status_code == 200
    assert not Membership.objects.filter(user=cast.joris.user, organization=cast.gi).exists()
    credentials = {"login": cast.joris.user.email, "password": PASSWORD, "next": BEGIN}
    assert client.post("/account/inloggen/", credentials)["Location"] == BEGIN
    assert "Aannemen" in client.get(BEGIN).content.decode()
    client.post(BEGIN)
    both = Membership.objects.filter(user=cast.joris.user)
    assert {member.organization for member in both} == {cast.pleegzorg, cast.gi}
    assert client.get("/werk/").context["request"].member.organization == cast.gi
    assert User.objects.get(pk=cast.joris.user_id).check_password(PASSWORD)


def test_someone_else_who_is_logged_in_cannot_accept_it(cast: Cast, as_member: AsMember) -> None:
    for email in (NEW, cast.joris.user.email):
        invitation, token = invite(cast, email)
        client = as_member(cast.otto)
        page = client.get(f"{BEGIN}{token}/", follow=True).content.decode()
        assert "ingelogd als Otto Groen" in page
        client.post(BEGIN, CHOSEN)
        with pytest.raises(ValidationError):
            accept_invitation(invitation, user=cast.otto.user)
    assert not Membership.objects.filter(organization=cast.gi, user__email__in=[NEW, cast.joris.user.email]).exists()
    assert not Membership.objects.filter(organization=cast.gi, user=cast.otto.user).exists()


def test_who_works_here_already_is_not_invited(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.anton).post("/beheer/uitnodigen/", SENT | {"email": cast.bram.user.email.upper()})
    assert answer.status_code == 422
    assert "Deze persoon werkt al bij uw organisatie." in answer.content.decode()
    assert "Yasmina El Idrissi" in answer.content.decode()
    assert mail.outbox == []


def test_whether_someone_works_elsewhere_is_not_told(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.anton).post("/beheer/uitnodigen/", SENT | {"email": cast.joris.user.email}, follow=True)
    assert "Uitnodiging verstuurd" in answer.content.decode()
    assert "Pleegzorg" not in answer.content.decode()


def test_who_left_can_come_back(cast: Cast, client: Client) -> None:
    invitation, _token = invite(cast, cast.lies.user.email)
    back = accept_invitation(invitation, user=cast.lies.user)
    assert back.pk != cast.lies.pk


def test_one_invitation_is_open_for_an_address(cast: Cast, as_member: AsMember) -> None:
    invite(cast)
    answer = as_member(cast.anton).post("/beheer/uitnodigen/", SENT | {"email": NEW.upper()})
    assert answer.status_code == 422
    assert "staat al een uitnodiging open" in answer.content.decode()


def test_one_that_is_too_old_makes_way_for_a_new_one(cast: Cast) -> None:
    old, _token = invite(cast)
    MemberInvitation.objects.filter(pk=old.pk).update(expires_at=timezone.now())
    invite(cast)
    assert [each.pk == old.pk for each in MemberInvitation.objects.unanswered()] == [False]


def test_sending_again_makes_the_old_link_worthless(cast: Cast, as_member: AsMember) -> None:
    invitation, token = invite(cast)
    answer = as_member(cast.anton).post(f"/beheer/uitnodigingen/{invitation.pk}/opnieuw/", follow=True)
    assert "De oude werkt niet meer" in answer.content.decode()
    assert Client().get(f"{BEGIN}{token}/", follow=True).status_code == 410
    assert Client().get(link_in_mail(), follow=True).status_code == 200


def test_it_can_be_withdrawn_once(cast: Cast, as_member: AsMember) -> None:
    invitation, token = invite(cast)
    client = as_member(cast.anton)
    client.post(f"/beheer/uitnodigingen/{invitation.pk}/intrekken/")
    assert Client().get(f"{BEGIN}{token}/", follow=True).status_code == 410
    again = client.post(f"/beheer/uitnodigingen/{invitation.pk}/intrekken/", follow=True)
    assert "al aangenomen of ingetrokken" in again.content.decode()
    assert NEW not in again.content.decode()


def test_an_invitation_of_another_organisation_is_not_there(cast: Cast, as_member: AsMember) -> None:
    boss = make_member(cast.pleegzorg, "administrator", "Baas Elders")
    invitation, _token = invite(cast, "GEHEIM@elders.example", by=boss)
    client = as_member(cast.anton)
    assert "geheim@elders.example" not in client.get("/beheer/").content.decode()
    for deed in ("opnieuw", "intrekken"):
        assert client.post(f"/beheer/uitnodigingen/{invitation.pk}/{deed}/").status_code == 404
    assert MemberInvitation.objects.usable().filter(pk=invitation.pk).exists()
    assert len(mail.outbox) == 1


def test_a_mail_that_cannot_be_sent_is_said_and_nothing_is_stored(
    cast: Cast, as_member: AsMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> int:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(invitations, "send_mail", broken)
    answer = as_member(cast.anton).post("/beheer/uitnodigen/", SENT)
    assert answer.status_code == 422
    assert "De e-mail kon niet worden verstuurd" in answer.content.decode()
    assert not MemberInvitation.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"role": "koning"},
        {"accepted_at": timezone.now(), "revoked_at": timezone.now()},
        {"accepted_at": timezone.now() + datetime.timedelta(days=30)},
    ],
)
def test_the_database_refuses_what_must_never_be(cast: Cast, change: dict[str, object]) -> None:
    invitation, _token = invite(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberInvitation.objects.filter(pk=invitation.pk).update(**change)


def test_an_account_that_is_off_does_not_begin_by_invitation(cast: Cast) -> None:
    user = make_user("Uit Gezet", NEW)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    invitation, _token = invite(cast)
    with pytest.raises(ValidationError):
        accept_invitation(invitation, user=user)
