"""The reports about files for programs: the figures of the pages, for who may read the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.contacts.test_report_page import NEVER
from tests.contacts.test_report_tabs import PERIOD, TABS, WORDS, make_files
from tests.makers import make_request, make_team, today

pytestmark = pytest.mark.django_db
AsMember = Callable[[Membership], Client]

ROUTES = dict(zip(TABS, ("participation", "measure", "last_resort", "difference"), strict=True))
ASKED = {"from": PERIOD["van"], "until": PERIOD["tot"]}


def answer(client: Client, tab: str, **more: str) -> Any:
    return client.get(reverse(f"api:{ROUTES[tab]}_report"), ASKED | more)


def shares(found: Any) -> list[tuple[int, int]]:
    return [(part["number"], part["of"]) for part in found]


@pytest.mark.parametrize("tab", TABS)
def test_who_may_not_look_at_the_page_reads_nothing(cast: Cast, as_member: AsMember, client: Client, tab: str) -> None:
    assert answer(client, tab).status_code == 401
    for name in ("sanne", "petra", "anton"):
        assert answer(as_member(getattr(cast, name)), tab).status_code == 403


@pytest.mark.parametrize("tab", TABS)
def test_it_is_of_the_own_organisation_without_a_name_or_a_word(cast: Cast, as_member: AsMember, tab: str) -> None:
    make_files(cast, 1)
    found = answer(as_member(cast.ruud), tab, team=cast.gi_team.code)
    report = found.json()
    assert (report["organization"], report["team"], report["from"]) == ("gi", cast.gi_team.code, ASKED["from"])
    text = found.content.decode()
    assert [word for word in (*NEVER, *WORDS) if word in text] == []
    [line] = AccessLogEntry.objects.filter(membership=cast.ruud, event="report.viewed")
    assert line.part == f"report_{TABS[tab]}"


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"from": "2026-13-01"}, "from"),
        ({"from": "0001-01-01"}, "from"),
        ({"until": "2020-01-01"}, "until"),
        ({"asOf": "1026-01-01"}, "asOf"),
        ({"team": "van-een-ander"}, "team"),
    ],
)
def test_wrong_questions_are_told_by_field(
    cast: Cast, as_member: AsMember, tab: str, wrong: dict[str, str], field: str
) -> None:
    make_team(cast.pleegzorg, "van-een-ander")
    refused = answer(as_member(cast.ruud), tab, **wrong)
    assert refused.status_code == 400
    assert list(refused.json()["errors"]) == [field]


@pytest.mark.parametrize("tab", TABS)
def test_of_days_to_come_nothing_is_known_yet(cast: Cast, as_member: AsMember, tab: str) -> None:
    client = as_member(cast.ruud)
    assert answer(client, tab, until="9999-12-31", asOf="9999-12-31").json()["asOf"] == str(today())
    assert answer(client, tab, asOf="2026-01-01").status_code == 200


def test_measures_begin_come_in_go_out_and_end_as_on_the_page(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 2)
    make_request(cast.family, cast.gi, cast.noor, requested_on=today(-9))
    report = answer(as_member(cast.ruud), "maatregelen").json()
    everything, orders = report["measures"]
    assert (everything["kind"], orders["kind"]) == ("", "ots")
    assert everything["atBegin"] + everything["cameIn"] - everything["wentOut"] == everything["atEnd"] == 2
    assert [(row["code"], row["total"], row["pending"]) for row in report["requestsByKind"]] == [("ots", 1, 1)]
    assert [(row["code"], row["total"]) for row in report["requestsByAsker"]] == [("gi", 1)]
    assert (report["requestYears"][-1]["total"], report["requestYears"][-1]["changePct"]) == (1, None)
    assert len(report["years"]) == 6


def test_being_heard_and_the_last_resort_come_as_parts_of_a_whole(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 3)
    client = as_member(cast.ruud)
    heard = answer(client, "inspraak").json()
    assert shares(heard["decisions"][name] for name in ("withEveryChild", "withNobody")) == [(3, 3), (0, 3)]
    assert [row["reason"] for row in heard["notAsked"]] == ["other"]
    resort = answer(client, "laatste-redmiddel").json()
    network = next(row for row in resort["items"] if row["item"] == "network")
    assert shares([network["no"], resort["wholeLists"]]) == [(3, 3), (0, 3)]
    assert shares(row["withDecision"] for row in resort["placements"]) == [(3, 5)]


def test_differences_come_with_what_was_open_before_and_after(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 2)
    report = answer(as_member(cast.ruud), "verschillen").json()
    assert report["total"] == {"openBefore": 0, "arisen": 4, "closedByTalk": 2, "closedOtherwise": 0, "openAfter": 2}
    assert [row["domain"] for row in report["domains"]] == ["housing", "money"]
