"""What cannot be stored is refused with a page, never a fault of ours; and what every answer tells the browser."""

import io
import json
from collections.abc import Callable

import pytest
import uuid_utils.compat
from django.conf import settings as django_settings
from django.core import signing
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from organizations.addresses import network_address
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import PASSWORD

AsMember = Callable[[Membership], Client]
LOGIN = "/account/inloggen/"


@pytest.mark.parametrize(
    "path", ["/%00", "/beheer/%00/", "/beheer/?pagina=%00", "/beheer/?%00=1", "/static/%00", "/inzagelog/?family=a%00b"]
)
def test_a_nul_byte_in_an_address_is_refused(cast: Cast, as_member: AsMember, path: str) -> None:
    answer = as_member(cast.anton).get(path)
    assert answer.status_code in ({400} if not path.startswith("/static/") else {400, 404})
    if answer.status_code == 400:
        assert "Dit verzoek klopt niet" in answer.content.decode()


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language", "scheme", "last_here"])
def test_a_nul_byte_in_a_cookie_is_refused(cast: Cast, name: str) -> None:
    client = Client(headers={"cookie": f'{name}="abcdefgh\\000"'})
    assert client.get("/beheer/").status_code == 400


@pytest.mark.parametrize("name", ["user-agent", "referer", "x-forwarded-for", "hx-current-url", "accept-language"])
def test_a_nul_byte_in_a_header_is_refused(cast: Cast, client: Client, name: str) -> None:
    assert client.get("/beheer/", headers={name: "a\0b"}).status_code == 400


def test_a_nul_byte_in_a_form_is_refused(cast: Cast, client: Client) -> None:
    for sent in ({"login": "a\0@b.example", "password": "x"}, {"login\0": "x"}):
        assert client.post(LOGIN, sent).status_code == 400
        coded = "&".join(f"{name}={value}".replace("\0", "%00") for name, value in sent.items())
        assert client.post(LOGIN, coded, content_type="application/x-www-form-urlencoded").status_code == 400
    assert not AccessLogEntry.objects.exists()


@pytest.mark.parametrize("text", ["a\0b", "\ud800", {"a\0": 1}, [["x", {"y": "\0"}]]])
def test_text_that_cannot_be_stored_is_a_problem_in_json(cast: Cast, as_member: AsMember, text: object) -> None:
    answer = as_member(cast.sanne).post("/api/v1/families", json.dumps({"text": text}), content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_json_of_no_sense_or_without_end_is_no_fault_of_ours(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    for body in ("{", "[" * 100_000, "\0", "[" * 600 + "]" * 600, '{"aB":' * 900 + "1" + "}" * 900):
        assert 400 <= client.post("/api/v1/families", body, content_type="application/json").status_code < 500


def test_a_note_of_three_megabytes_reaches_its_form(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, {"login": "x" * 3_000_000, "password": "x"})
    assert answer.status_code == 422
    assert "x" * 3_000_000 in answer.content.decode()


def test_far_too_much_is_refused_with_a_sentence(cast: Cast, client: Client, settings: Settings) -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE > 6 * 3_000_000
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post(LOGIN, {"login": "x" * 2000, "password": "x"})
    assert answer.status_code == 413
    assert "Dit is te veel in één keer" in answer.content.decode()
    file = client.post(LOGIN, {"login": "x", "file": io.BytesIO(b"x" * 2000)})
    assert file.status_code == 413
    api = client.post("/api/v1/families", json.dumps("x" * 2000), content_type="application/json")
    assert (api.status_code, api["Content-Type"]) == (413, "application/problem+json")


def test_a_thousand_fields_are_refused_with_a_page(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, {f"veld{number}": "x" for number in range(1200)})
    assert answer.status_code == 400
    assert "Dit verzoek klopt niet" in answer.content.decode()


def test_a_body_that_is_not_what_it_says_is_refused(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, b"zomaar iets", content_type="multipart/form-data")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("behind_proxy", "said", "expected"),
    [
        (False, "203.0.113.9", "10.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "", "10.0.0.1"),
        (True, "geen adres", None),
    ],
)
def test_only_our_proxy_says_from_where_a_request_comes(
    settings: Settings, *, behind_proxy: bool, said: str, expected: str | None
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=said)
    assert network_address(request) == expected


def test_the_log_holds_the_address_that_the_proxy_named(cast: Cast, client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    client.post(
        LOGIN,
        {"login": cast.anton.user.email, "password": PASSWORD},
        headers={"x-forwarded-for": "6.6.6.6, 203.0.113.9"},
    )
    assert AccessLogEntry.objects.get().address == "203.0.113.9"


def test_what_a_page_tells_the_browser(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.anton).get("/beheer/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cache-Control"] == "no-store"
    assert "style=" not in answer.content.decode()


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(cast: Cast, client: Client) -> None:
    answer = client.post(LOGIN, {"login": cast.anton.user.email, "password": PASSWORD})
    for name in (django_settings.SESSION_COOKIE_NAME, django_settings.CSRF_COOKIE_NAME, "last_here"):
        cookie = answer.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name


@pytest.mark.parametrize("length", ["²", "9" * 5000, "-1", "veel"])
def test_a_length_that_is_no_number_is_no_fault_of_ours(cast: Cast, as_member: AsMember, length: str) -> None:
    answer = as_member(cast.carla).post("/gezinnen/zoeken/", {"q": "Noor"}, CONTENT_LENGTH=length)
    assert answer.status_code < 500


@pytest.mark.parametrize("total", ["9" * 5000, "9" * 19, "²", "-1", ""])
def test_more_rows_than_there_can_be_are_no_fault_of_ours(cast: Cast, as_member: AsMember, total: str) -> None:
    rows = {f"{who}-{name}": total for who in ("child", "adult") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    sent = {"looked_up": "x", "more": "child"} | rows
    assert as_member(cast.carla).post("/gezinnen/nieuw/", sent).status_code < 500


@pytest.mark.parametrize("days", ["since=0001-01-01", "until=9999-12-31", "since=9999-12-31&until=9999-12-31"])
def test_the_first_and_the_last_day_there_is_can_be_asked_for(cast: Cast, as_member: AsMember, days: str) -> None:
    assert as_member(cast.petra).get(f"/inzagelog/?{days}").status_code == 200
    assert as_member(cast.petra).get(f"/inzagelog/csv/?{days}").status_code == 200
    assert as_member(cast.sanne).get(f"/gezinnen/{cast.family.pk}/inzagelog/?{days}").status_code < 500


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
@pytest.mark.parametrize("name", ["plannedStart", "startedAt", "movedTo"])
def test_a_moment_no_clock_shows_is_a_problem_in_json(cast: Cast, as_member: AsMember, moment: str, name: str) -> None:
    sent: dict[str, object] = {"id": str(uuid_utils.compat.uuid7()), "childIds": [str(cast.noor.pk)]}
    sent |= {"personIds": [str(cast.mother.pk)], "form": "phone", "outcome": "moved", "side": "parent"}
    sent |= {"plannedStart": "2026-11-20T10:00:00Z"} | {name: {"start": moment} if name == "movedTo" else moment}
    address = f"/api/v1/families/{cast.family.pk}/contact-moments"
    answer = as_member(cast.sanne).post(address, json.dumps(sent), content_type="application/json")
    assert answer.status_code == 400


TOLD = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")


@pytest.mark.parametrize(
    "path", ["/gezinnen/", "/niets/", "/inzagelog/", "/inzagelog/csv/", "/api/v1/families", "/api/v1/niets"]
)
def test_every_answer_tells_the_browser_what_it_may_not_do(cast: Cast, as_member: AsMember, path: str) -> None:
    answer = as_member(cast.petra).get(path)
    assert [name for name in TOLD if not answer.get(name)] == []
    assert "no-store" in answer["Cache-Control"]


def test_what_is_refused_at_once_tells_the_browser_so_too(cast: Cast, as_member: AsMember) -> None:
    for path in ("/api/v1/families?x=%00", "/inzagelog/?family=%00"):
        answer = as_member(cast.petra).get(path)
        assert answer.status_code == 400
        assert answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"]


def test_a_message_with_a_name_waits_where_nobody_can_read_it(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    assert client.post(f"/gezinnen/{cast.family.pk}/delen/toewijzen/{cast.bram.pk}/").status_code == 303
    waiting = client.cookies["messages"].value
    assert cast.bram.user.name not in signing.b64_decode(waiting.encode() + b"==").decode("latin-1")
    assert cast.bram.user.name in client.get(f"/gezinnen/{cast.family.pk}/delen/toewijzen/").content.decode()
