"""A session that ended: login, and back with what was typed; only for that person, on that browser, for an hour."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.core.signing import get_cookie_signer
from django.test import Client
from django.urls import reverse

from organizations import typed_text
from organizations.models import Membership, Team
from tests.cast import Cast
from tests.makers import PASSWORD, make_member

AsMember = Callable[[Membership], Client]
LOGIN = "/account/inloggen/"
TYPED = "Team van de LANGE-TEKST-DIE-BLIJFT & meer"
KEPT = "/werk/bewaard/"
PATH = "/beheer/teams/nieuw/"


def log_in(client: Client, member: Membership) -> None:
    client.post(LOGIN, {"login": member.user.email, "password": PASSWORD})


def end_session(client: Client) -> None:
    """As time does it: the row is gone, the browser still has its cookie."""
    Session.objects.all().delete()


@pytest.fixture
def writing(cast: Cast, client: Client) -> Client:
    """Anton was logged in, his session ended, and he just sent a form."""
    log_in(client, cast.anton)
    client.get("/beheer/")
    end_session(client)
    answer = client.post(
        PATH,
        {"name": TYPED, "password": "GEHEIM-WACHTWOORD", "csrfmiddlewaretoken": "GEHEIM-TEKEN"},
        headers={"referer": f"http://testserver{PATH}"},
    )
    assert answer["Location"] == f"{LOGIN}?next={KEPT}"
    return client


def test_what_was_typed_is_shown_after_login_and_saved_after_all(cast: Cast, writing: Client) -> None:
    answer = writing.post(LOGIN, {"login": cast.anton.user.email, "password": PASSWORD, "next": KEPT})
    assert answer["Location"] == KEPT
    page = writing.get(KEPT)
    assert "U bent weer ingelogd" in page.content.decode()
    assert not Team.objects.filter(name=TYPED).exists()
    kept = page.context["kept"]
    assert (kept.path, kept.inputs) == (PATH, [("name", TYPED)])
    assert 'value="Team van de LANGE-TEKST-DIE-BLIJFT &amp; meer"' in page.content.decode()
    assert writing.post(kept.path, dict(kept.inputs)).status_code == 302
    assert Team.objects.get(name=TYPED).organization == cast.gi
    assert "Er staat niets meer voor u klaar" in writing.get(KEPT).content.decode()


def test_errors_come_back_on_the_form_and_then_nothing_waits_any_more(cast: Cast, writing: Client) -> None:
    Team.objects.filter(pk=cast.gi_team.pk).update(name=TYPED)
    log_in(writing, cast.anton)
    answer = writing.post(PATH, {"name": TYPED})
    assert answer.status_code == 422
    assert "LANGE-TEKST-DIE-BLIJFT" in answer.content.decode()
    assert typed_text.SESSION_KEY not in writing.session


def test_it_can_be_thrown_away(cast: Cast, writing: Client) -> None:
    log_in(writing, cast.anton)
    answer = writing.post(reverse("organizations:typed_text_forget"))
    assert answer["Location"] == f"http://testserver{PATH}"
    assert "LANGE-TEKST" not in writing.get(KEPT).content.decode()


def test_passwords_and_tokens_are_never_kept_and_the_rest_is_unreadable_in_the_database(writing: Client) -> None:
    stored = Session.objects.get().get_decoded()
    assert "LANGE-TEKST" not in str(stored)
    kept = typed_text.opened(stored[typed_text.SESSION_KEY])
    assert kept is not None
    assert "GEHEIM" not in str(kept)


def test_another_person_on_that_browser_never_sees_it(cast: Cast, writing: Client) -> None:
    other = make_member(cast.gi, "administrator", "Ander Mens")
    log_in(writing, other)
    assert "LANGE-TEKST" not in writing.get(KEPT).content.decode()
    writing.post(reverse("account_logout"))
    log_in(writing, cast.anton)
    assert "LANGE-TEKST" not in writing.get(KEPT).content.decode()


def test_it_is_shown_on_no_other_page(cast: Cast, writing: Client) -> None:
    assert "LANGE-TEKST" not in writing.get(LOGIN).content.decode()
    log_in(writing, cast.anton)
    for path in (PATH, "/beheer/", "/beheer/uitnodigen/"):
        assert "LANGE-TEKST" not in writing.get(path).content.decode()


def test_after_an_hour_it_is_forgotten(cast: Cast, writing: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(writing, cast.anton)
    monkeypatch.setattr(typed_text, "KEPT_FOR", -1)
    assert "LANGE-TEKST" not in writing.get(KEPT).content.decode()
    assert typed_text.SESSION_KEY not in writing.session


def test_after_logging_out_nothing_is_kept(cast: Cast, client: Client) -> None:
    log_in(client, cast.anton)
    client.get("/beheer/")
    client.post(reverse("account_logout"))
    answer = client.post(PATH, {"name": TYPED}, headers={"referer": f"http://testserver{PATH}"})
    assert answer["Location"] == f"{LOGIN}?next=http%3A//testserver{PATH}"
    assert typed_text.SESSION_KEY not in client.session


def test_a_browser_where_nobody_was_keeps_nothing(cast: Cast, client: Client) -> None:
    assert client.post(PATH, {"name": TYPED})["Location"] == f"{LOGIN}?next=/"
    assert not Session.objects.exists()


@pytest.mark.parametrize("age", [datetime.timedelta(0), datetime.timedelta(days=8)])
def test_a_cookie_that_is_made_up_or_too_old_keeps_nothing(cast: Cast, client: Client, age: datetime.timedelta) -> None:
    said = f"{cast.anton.user_id} {cast.anton.pk}"
    client.cookies["last_here"] = said if not age else get_cookie_signer("last_here" + "ander-zout").sign(said)
    client.post(PATH, {"name": TYPED})
    assert not Session.objects.exists()


def test_three_megabytes_are_kept_and_more_is_not(cast: Cast, client: Client) -> None:
    log_in(client, cast.anton)
    client.get("/beheer/")
    end_session(client)
    client.post(PATH, {"name": "x" * (3 * 1024 * 1024 + 1)})
    assert typed_text.SESSION_KEY not in client.session
    client.post(PATH, {"name": "Lang " * 600_000})
    log_in(client, cast.anton)
    assert client.get(KEPT).context["kept"].inputs == [("name", "Lang " * 600_000)]


def test_who_wrote_for_one_of_two_organisations_goes_on_for_that_one(cast: Cast, client: Client) -> None:
    there = make_member(cast.outsider, "administrator", user=cast.anton.user)
    log_in(client, cast.anton)
    client.post("/werk/", {"membership": str(there.pk)})
    client.get("/beheer/")
    end_session(client)
    client.post(PATH, {"name": TYPED})
    log_in(client, cast.anton)
    assert client.get(KEPT).context["request"].member == there
    client.post("/werk/", {"membership": str(cast.anton.pk)})
    page = client.get(KEPT).content.decode()
    assert "andere organisatie" in page
    assert "LANGE-TEKST" not in page


def test_htmx_goes_to_login_with_the_whole_page(cast: Cast, client: Client) -> None:
    log_in(client, cast.anton)
    client.get("/beheer/")
    end_session(client)
    htmx = {"hx-request": "true", "hx-current-url": "http://testserver/beheer/?pagina=2"}
    asked = client.get("/beheer/", headers=htmx)
    assert asked["HX-Redirect"] == f"{LOGIN}?next=http%3A//testserver/beheer/%3Fpagina%3D2"
    sent = client.post(PATH, {"name": TYPED}, headers=htmx)
    assert (sent.status_code, sent["HX-Redirect"]) == (200, f"{LOGIN}?next={KEPT}")
    log_in(client, cast.anton)
    assert "LANGE-TEKST" in client.get(KEPT).content.decode()


def test_a_page_of_another_site_is_never_gone_back_to(cast: Cast, client: Client) -> None:
    answer = client.post(PATH, {"name": TYPED}, headers={"referer": "https://kwaad.example/"})
    assert answer["Location"] == f"{LOGIN}?next=/"


def with_old_token(cast: Cast, **headers: str) -> tuple[Client, str]:
    """A form that was open in one tab while Anton logged in again in another."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anton.user)
    client.get("/beheer/")
    answer = client.post(PATH, {"name": TYPED, "csrfmiddlewaretoken": "x" * 64}, headers=headers)
    return client, answer.get("Location", "")


def test_a_page_from_before_logging_in_again_keeps_its_text_too(cast: Cast) -> None:
    client, path = with_old_token(cast, origin="http://testserver")
    assert path == KEPT
    assert not Team.objects.filter(name=TYPED).exists()
    assert "LANGE-TEKST" in client.get(path).content.decode()


@pytest.mark.parametrize("origin", ["http://kwaad.example", "null", ""])
def test_a_form_from_another_site_is_refused_and_not_kept(cast: Cast, origin: str) -> None:
    client, path = with_old_token(cast, origin=origin)
    assert path == ""
    assert "LANGE-TEKST" not in client.get(KEPT).content.decode()
