"""Rows of who works where: choosing an employer, the administrator's pages, the access log, logging in."""

from __future__ import annotations

from functools import partial

from tests.access.objects import member_invitation
from tests.access.people import ANONYMOUS, AT_WORK, WITHOUT_WORK, by_role, for_all
from tests.access.rows import Row, form

administrator = partial(by_role, who="anton")
LOGGED_IN = f"{AT_WORK} {WITHOUT_WORK}"


def logged_in(status: int) -> dict[str, int]:
    """Whoever has an account, also without work."""
    return {ANONYMOUS: 302, LOGGED_IN: status}


ELSEWHERE = "of another organisation"

MEMBERS = [
    Row("GET", "organizations:member_list", administrator(200), keys=member_invitation),
    *form("organizations:member_invite", administrator, sent={"role": ""}),
    Row("POST", "organizations:invitation_resend", administrator(302), keys=member_invitation),
    Row("POST", "organizations:invitation_withdraw", administrator(302), keys=member_invitation),
    *form(
        "organizations:member_edit", administrator, keys=lambda cast: {"membership": cast.bram.pk}, sent={"role": ""}
    ),
    *form(
        "organizations:member_edit",
        lambda _: administrator(404),
        keys=lambda cast: {"membership": cast.joris.pk},
        about=ELSEWHERE,
    ),
    Row("POST", "organizations:member_end", administrator(302), keys=lambda cast: {"membership": cast.bram.pk}),
    Row(
        "POST",
        "organizations:member_end",
        administrator(404),
        keys=lambda cast: {"membership": cast.joris.pk},
        about=ELSEWHERE,
    ),
    Row(
        "POST",
        "organizations:member_restore",
        administrator(302),
        keys=lambda cast: {"membership": cast.lies.pk},
    ),
    *form("organizations:team_create", administrator, sent={"name": ""}),
    *form("organizations:team_edit", administrator, keys=lambda cast: {"team": cast.gi_team.pk}, sent={"name": ""}),
]

WORK = [
    Row("GET", "organizations:membership_choose", logged_in(200)),
    Row("POST", "organizations:membership_choose", logged_in(404)),
    Row("GET", "organizations:typed_text", logged_in(200) | {WITHOUT_WORK: 302}),
    Row("POST", "organizations:typed_text_forget", logged_in(302)),
    Row("GET", "organizations:invitation_accept", for_all(410)),
    Row("POST", "organizations:invitation_accept", for_all(410)),
    Row("GET", "organizations:invitation_open", for_all(302), keys=lambda _: {"token": "geraden"}),
]

LOG = [
    Row("GET", "organizations:access_log", by_role(200, "petra")),
    Row("GET", "organizations:access_log_csv", by_role(200, "petra"), is_file=True),
]

ACCOUNT = [
    Row("GET", "home", logged_in(302)),
    Row("POST", "set_scheme", for_all(302)),
    Row("POST", "set_language", for_all(302)),
    Row("GET", "account_login", {ANONYMOUS: 200, LOGGED_IN: 302}),
    Row("POST", "account_login", {ANONYMOUS: 422, LOGGED_IN: 302}),
    Row("GET", "account_logout", logged_in(200)),
    Row("POST", "account_logout", logged_in(302)),
    Row("GET", "account_inactive", for_all(200)),
    Row("GET", "account_reauthenticate", logged_in(200)),
    Row("POST", "account_reauthenticate", logged_in(422)),
    Row("GET", "usersessions_list", logged_in(200)),
    Row("POST", "usersessions_list", logged_in(302)),
    Row("GET", "account_change_password", logged_in(200)),
    Row("POST", "account_change_password", logged_in(422)),
    Row("GET", "account_reset_password", for_all(200)),
    Row("POST", "account_reset_password", for_all(422)),
    Row("GET", "account_reset_password_done", for_all(200)),
    Row("GET", "account_reset_password_from_key_done", for_all(200)),
    Row("GET", "account_reset_password_from_key", for_all(200), keys=lambda _: {"uidb36": "1", "key": "x-y"}),
    Row("POST", "account_reset_password_from_key", for_all(422), keys=lambda _: {"uidb36": "1", "key": "x-y"}),
]

ROWS = [*MEMBERS, *WORK, *LOG, *ACCOUNT]
