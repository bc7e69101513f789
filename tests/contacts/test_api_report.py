"""The report for programs: the figures of the page, for who may read the page."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, SECRET_OF_GI, SHARED, Cast
from tests.makers import make_arrangement, make_team, today

LogIn = Callable[[Membership], Client]


def url() -> str:
    return reverse("api:contact_report")


def period(**more: str) -> dict[str, str]:
    return {"from": today(-100).isoformat(), "until": today().isoformat()} | more


def test_a_stranger_and_a_care_worker_are_refused(cast: Cast, as_member: LogIn, client: Client) -> None:
    assert client.get(url(), period()).status_code == 401
    assert as_member(cast.sanne).get(url(), period()).status_code == 403


def test_a_manager_reads_figures_of_the_own_organisation_without_names_or_words(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    answer = as_member(cast.ruud).get(url(), period())
    report = answer.json()
    assert report["organization"] == "gi"
    assert report["from"] == today(-100).isoformat()
    total = next(group for group in report["groups"] if group["isTotal"])
    assert total["pairs"] == 4
    assert total["agreedInPerson"] == pytest.approx(12.1, abs=0.1)
    assert total["realisedPct"] is None
    text = answer.content.decode()
    for hidden in (SHARED, SECRET_OF_GI, OF_THE_OUTSIDER, "Noor", "Elif", "Jansen"):
        assert hidden not in text
    assert AccessLogEntry.objects.filter(event="report.viewed", user=cast.ruud.user).count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"from": "2026-13-01"}, "from"),
        ({"until": "2020-01-01"}, "until"),
        ({"team": "van-een-ander"}, "team"),
        ({"scope": "overal"}, "scope"),
        ({"formClass": "bezoek"}, "formClass"),
    ],
)
def test_wrong_questions_are_told_by_field(cast: Cast, as_member: LogIn, wrong: dict[str, str], field: str) -> None:
    make_team(cast.pleegzorg, "van-een-ander")
    answer = as_member(cast.ruud).get(url(), period(**wrong))
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_the_figures_are_those_that_the_command_prints(
    cast: Cast, as_member: LogIn, capsys: pytest.CaptureFixture[str]
) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    asked = period()
    call_command(
        "contact_report", f"--from={asked['from']}", f"--until={asked['until']}", "--organization=gi", "--group"
    )
    header, *lines = capsys.readouterr().out.splitlines()
    printed = [dict(zip(header.split(","), line.split(","), strict=True)) for line in lines]
    report = as_member(cast.ruud).get(url(), asked).json()
    assert len(report["groups"]) == len(printed) == 2
    for group, row in zip(report["groups"], printed, strict=True):
        for name, value in row.items():
            assert as_printed(group[camel(name)]) == value, (row["team"], name)


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def as_printed(value: Any) -> str:
    return "" if value is None else str(value)


def test_days_are_days(cast: Cast, as_member: LogIn) -> None:
    months = as_member(cast.ruud).get(url(), period()).json()["months"]
    assert all(datetime.date.fromisoformat(month["month"]).day == 1 for month in months)
