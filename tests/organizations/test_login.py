"""Logging in and out, and what the log says of it."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from organizations.models import AccessLogEntry, Membership, User
from tests.cast import Cast
from tests.makers import PASSWORD, make_member, make_user

LOGIN = "/account/inloggen/"
AsMember = Callable[[Membership], Client]


def log_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> int:
    return client.post(LOGIN, {"login": email, "password": password} | more).status_code


def events(**conditions: object) -> list[str]:
    return list(AccessLogEntry.objects.filter(**conditions).order_by("at", "id").values_list("event", flat=True))


def test_who_logs_in_works_for_their_only_organisation_at_once(cast: Cast, client: Client) -> None:
    assert log_in(client, cast.bram.user.email) == 302
    assert client.get(reverse("organizations:membership_choose")).context["request"].member == cast.bram
    line = AccessLogEntry.objects.get(event="login.done")
    assert (line.user, line.membership, line.organization) == (cast.bram.user, cast.bram, cast.gi)


def test_a_wrong_password_leaves_a_line_for_the_organisation_the_person_works_for(cast: Cast, client: Client) -> None:
    page = client.post(LOGIN, {"login": cast.bram.user.email, "password": "fout"})
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in page.content.decode()
    line = AccessLogEntry.objects.get()
    assert (line.event, line.outcome, line.organization) == ("login.refused", "refused", cast.gi)


def test_a_wrong_password_of_someone_with_two_employers_is_seen_by_both(cast: Cast, client: Client) -> None:
    log_in(client, cast.sanne.user.email, "fout")
    assert {line.organization for line in AccessLogEntry.objects.all()} == {cast.gi, cast.outsider}


def test_what_a_stranger_typed_is_not_kept(cast: Cast, client: Client) -> None:
    log_in(client, "VREEMDE@elders.example", "fout")
    line = AccessLogEntry.objects.get()
    assert line.user is None
    assert "vreemde" not in str(vars(line)).lower()


def test_an_account_that_is_off_is_refused_with_a_line(cast: Cast, client: Client) -> None:
    User.objects.filter(pk=cast.bram.user_id).update(is_active=False)
    page = client.post(LOGIN, {"login": cast.bram.user.email, "password": PASSWORD}, follow=True)
    assert "Uw account staat uit" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert events() == ["login.refused"]


def test_logging_out_leaves_a_line_and_nothing_works_after_it(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    client.post(reverse("account_logout"))
    assert events() == ["session.ended"]
    assert client.get("/beheer/")["Location"] == f"{LOGIN}?next=/beheer/"


def test_after_five_wrong_passwords_the_right_one_has_to_wait(cast: Cast, client: Client) -> None:
    for _attempt in range(5):
        log_in(client, cast.bram.user.email, "fout")
    page = client.post(LOGIN, {"login": cast.bram.user.email, "password": PASSWORD})
    assert "Te vaak geprobeerd" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_thirty_attempts_in_a_minute_are_too_many_for_one_address(cast: Cast, client: Client) -> None:
    answers = [log_in(client, f"iemand{number}@voorbeeld.example", "fout") for number in range(31)]
    assert answers[-1] == 429


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_set_password", "account_confirm_email", "admin:index"]
)
def test_what_we_do_not_use_does_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/login/", "/account/email/", "/account/", "/admin/"])
def test_addresses_of_allauth_that_we_do_not_use_are_not_there(cast: Cast, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_forgotten_password_is_chosen_anew_by_a_link(cast: Cast, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": cast.bram.user.email})
    [sent] = mail.outbox
    assert sent.subject == "Nieuw wachtwoord voor Gezinsbeeld"
    [path] = re.findall(r"http://testserver(/\S+)", str(sent.body))
    form = client.get(path, follow=True)
    assert form.context["action_url"].startswith("/account/wachtwoord/nieuw/")
    new = "paarse-fietsen-in-de-regen"
    client.post(form.context["action_url"], {"password1": new, "password2": new})
    assert log_in(client, cast.bram.user.email, new) == 302
    assert events() == ["password.changed", "login.done"]


def test_a_stranger_who_forgot_a_password_reads_the_same_and_gets_no_mail(cast: Cast, client: Client) -> None:
    known = client.post(reverse("account_reset_password"), {"email": cast.bram.user.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "niemand@elders.example"})
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


def test_a_new_password_logs_all_other_devices_out(cast: Cast, client: Client) -> None:
    elsewhere = Client()
    log_in(elsewhere, cast.anton.user.email)
    log_in(client, cast.anton.user.email)
    new = "paarse-fietsen-in-de-regen"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get("/beheer/").status_code == 200
    assert elsewhere.get("/beheer/").status_code == 302
    assert "password.changed" in events()


def test_other_devices_are_listed_and_logged_out(cast: Cast, client: Client) -> None:
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/604"})
    log_in(elsewhere, cast.anton.user.email)
    log_in(client, cast.anton.user.email)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Safari op iPhone" in page
    assert "Dit apparaat" in page
    client.post(reverse("usersessions_list"))
    assert elsewhere.get("/beheer/").status_code == 302
    assert client.get("/beheer/").status_code == 200
    assert events()[-1] == "sessions.ended"


def test_logging_in_leads_back_to_the_page_but_never_to_another_site(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, {"login": cast.anton.user.email, "password": PASSWORD, "next": "/beheer/"})
    assert answer["Location"] == "/beheer/"
    client.post(reverse("account_logout"))
    answer = client.post(LOGIN, {"login": cast.anton.user.email, "password": PASSWORD, "next": "//kwaad.example/"})
    assert answer["Location"] == "/"


def test_reauthentication_knows_the_password(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.anton)
    wrong = client.post(reverse("account_reauthenticate"), {"password": "fout", "next": "/beheer/"})
    assert "Dit wachtwoord klopt niet." in wrong.content.decode()
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": "/beheer/"}).status_code == 302


def test_who_works_nowhere_reads_a_sentence_and_can_log_out(cast: Cast, client: Client) -> None:
    user = make_user()
    client.force_login(user)
    assert client.get("/beheer/")["Location"] == "/werk/?next=/beheer/"
    page = client.get("/werk/").content.decode()
    assert "bij geen enkele organisatie" in page
    assert 'action="/account/uitloggen/"' in page


def test_no_page_works_before_the_choice_and_after_it_one_goes_on(cast: Cast, client: Client) -> None:
    both = make_member(cast.outsider, "administrator", user=cast.anton.user)
    client.force_login(cast.anton.user)
    for path in ("/beheer/", "/inzagelog/", f"/gezinnen/{cast.family.pk}/"):
        assert client.get(path)["Location"].startswith("/werk/?next=")
    answer = client.post("/werk/", {"membership": str(both.pk), "next": "/beheer/"})
    assert answer["Location"] == "/beheer/"
    assert client.get("/beheer/").context["request"].member == both
    line = AccessLogEntry.objects.get(event="membership.chosen")
    assert line.organization == cast.outsider


def test_another_persons_membership_or_one_that_ended_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    for key in (str(cast.carla.pk), str(cast.lies.pk), "x", ""):
        assert client.post("/werk/", {"membership": key}).status_code == 404
    assert not AccessLogEntry.objects.filter(event="membership.chosen").exists()


def test_a_chosen_membership_that_ended_is_not_replaced_by_another_unasked(cast: Cast, as_member: AsMember) -> None:
    make_member(cast.outsider, "administrator", user=cast.anton.user)
    client = as_member(cast.anton)
    assert client.get("/beheer/").status_code == 200
    Membership.objects.filter(pk=cast.anton.pk).update(ends_on="2021-01-01")
    assert client.get("/beheer/")["Location"].startswith("/werk/")


def test_going_to_another_site_after_the_choice_is_refused(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    answer = client.post("/werk/", {"membership": str(cast.sanne.pk), "next": "https://kwaad.example/"})
    assert answer["Location"] == "/"


def test_logging_in_to_work_for_one_employer_is_not_told_to_the_other(cast: Cast, client: Client) -> None:
    log_in(client, cast.sanne.user.email)
    client.post("/werk/", {"membership": str(cast.sanne.pk)})
    client.post(reverse("account_logout"))
    assert events(organization=cast.gi) == ["membership.chosen", "session.ended"]
    assert events(organization=cast.outsider) == []
    assert events(organization=None) == ["login.done"]
