"""Inzagelog: the privacy officer reads what people of the own organisation did, and nothing else."""

import csv
import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from organizations.access_log import record
from organizations.event_words import ROLE_WORDS
from organizations.family_code import family_code
from organizations.models import AccessLogEntry, Membership
from organizations.roles import Action
from tests.cast import Cast
from tests.makers import make_family, today

AsMember = Callable[[Membership], Client]


def look(member: Membership, event: str = "family.opened", **more: Any) -> AccessLogEntry:
    record(event, by=member, action="R", **more)
    return AccessLogEntry.objects.order_by("-at", "-id")[0]


def shown(client: Client, **asked: str) -> list[AccessLogEntry]:
    return [line.entry for line in client.get("/inzagelog/", asked).context["lines"]]


def test_lines_stand_newest_first_in_words_with_a_code_for_the_family(cast: Cast, as_member: AsMember) -> None:
    look(cast.sanne, part="overview", family_id=cast.family.pk)
    page = as_member(cast.petra).get("/inzagelog/").content.decode()
    assert "Sanne de Wit" in page
    assert "bekeek het dossier" in page
    assert "overzicht" in page
    assert family_code(cast.family.pk) in page
    assert page.rindex("bekeek het inzagelog") < page.rindex("bekeek het dossier")


def test_no_name_of_a_family_or_its_people_is_shown(cast: Cast, as_member: AsMember) -> None:
    for family in (cast.family, cast.other_family):
        look(cast.sanne, family_id=family.pk, person_id=cast.noor.pk)
    page = as_member(cast.petra).get("/inzagelog/").content.decode()
    for name in ("Jansen", "Noor", "Elif", cast.other_family.name):
        assert name not in page


def test_what_others_did_is_not_in_it(cast: Cast, as_member: AsMember) -> None:
    for stranger in (cast.joris, cast.otto, cast.sanne_elsewhere):
        look(stranger, purpose="VAN-EEN-ANDERE-ORGANISATIE", family_id=cast.family.pk)
    record("login.refused", by=None, action="E", purpose="VAN-EEN-ANDERE-ORGANISATIE")
    client = as_member(cast.petra)
    for path in ("/inzagelog/", "/inzagelog/csv/"):
        for asked in ({}, {"family": str(cast.family.pk)}, {"user": str(cast.joris.user_id)}):
            content = client.get(path, asked).content.decode()
            assert "VAN-EEN-ANDERE-ORGANISATIE" not in content
            assert "Joris" not in content


@pytest.mark.parametrize("who", ["sanne", "carla", "ruud", "anton", "joris"])
def test_only_the_privacy_officer_reads_it(cast: Cast, as_member: AsMember, who: str) -> None:
    client = as_member(cast.members[who])
    assert client.get("/inzagelog/").status_code == 403
    assert client.get("/inzagelog/csv/").status_code == 403


def test_looking_and_exporting_leave_a_line_themselves(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.petra)
    client.get("/inzagelog/")
    client.get("/inzagelog/csv/")
    events = AccessLogEntry.objects.filter(membership=cast.petra).order_by("at").values_list("event", flat=True)
    assert list(events) == ["access_log.viewed", "access_log.exported"]


def test_filters_by_person_event_outcome_and_family(cast: Cast, as_member: AsMember) -> None:
    other = make_family("Anders")
    mine = look(cast.sanne, family_id=cast.family.pk)
    refused = look(cast.bram, "family.refused", family_id=other.pk, outcome="refused")
    client = as_member(cast.petra)
    assert shown(client, user=str(cast.sanne.user_id)) == [mine]
    assert shown(client, event="family.refused") == [refused]
    assert shown(client, outcome="refused") == [refused]
    assert shown(client, family=str(cast.family.pk)) == [mine]
    assert shown(client, family=family_code(other.pk).upper()) == [refused]
    assert shown(client, family="00000000") == []


def test_a_period_holds_its_first_and_its_last_day(cast: Cast, as_member: AsMember) -> None:
    line = look(cast.sanne)
    client = as_member(cast.petra)
    day, before, after = (today(shift).isoformat() for shift in (0, -1, 1))
    assert line in shown(client, since=day, until=day)
    assert line not in shown(client, since=before, until=before)
    assert line not in shown(client, since=after, until=after)


def test_a_day_begins_at_midnight_in_amsterdam(cast: Cast) -> None:
    line = look(cast.sanne)
    day = timezone.localdate(line.at)
    lines = AccessLogEntry.objects.filter(pk=line.pk)
    assert lines.since(day).until(day).exists()
    assert not lines.until(day - datetime.timedelta(days=1)).exists()


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "31-31-2026"},
        {"since": "2026-02-02", "until": "2026-01-01"},
        {"family": "niets"},
        {"user": "x"},
        {"event": "bestaat.niet"},
    ],
)
def test_a_question_that_makes_no_sense_is_said_and_kept(
    cast: Cast, as_member: AsMember, asked: dict[str, str]
) -> None:
    client = as_member(cast.petra)
    look(cast.sanne)
    answer = client.get("/inzagelog/", asked)
    assert answer.status_code == 422
    assert answer.context["lines"] == []
    assert client.get("/inzagelog/csv/", asked).status_code == 422


def test_older_lines_follow_without_one_lost_or_double(cast: Cast, as_member: AsMember) -> None:
    made = [look(cast.sanne).pk for _number in range(120)]
    client = as_member(cast.petra)
    seen: list[Any] = []
    asked = {"event": "family.opened"}
    while True:
        page = client.get("/inzagelog/", asked)
        seen += [line.entry.pk for line in page.context["lines"]]
        if not page.context["next_query"]:
            break
        asked = dict(part.split("=") for part in page.context["next_query"].split("&"))
    assert seen == made[::-1]


@pytest.mark.parametrize("key", ["x", "01950000-0000-7000-8000-000000000000"])
def test_a_last_line_that_is_not_ours_begins_at_the_newest(cast: Cast, as_member: AsMember, key: str) -> None:
    line = look(cast.sanne)
    theirs = look(cast.joris)
    client = as_member(cast.petra)
    for last in (key, str(theirs.pk)):
        assert line in shown(client, na=last)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_more_lines(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    client = as_member(cast.petra)
    client.get("/inzagelog/")
    for member in (cast.sanne, cast.bram, cast.tess)[:number]:
        look(member, family_id=make_family().pk)
    with django_assert_num_queries(8):
        client.get("/inzagelog/")


def test_a_spreadsheet_computes_nothing_of_it(cast: Cast, as_member: AsMember) -> None:
    look(cast.sanne, purpose="=HYPERLINK(1)")
    answer = as_member(cast.petra).get("/inzagelog/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Tijd", "Wie", "Rol", "Wat"]
    assert rows[2][1] == "Sanne de Wit"
    assert rows[2][5] == "'=HYPERLINK(1)"


def test_lines_of_one_family_are_those_of_all_organisations(cast: Cast) -> None:
    lines = [look(member, family_id=cast.family.pk) for member in (cast.sanne, cast.joris)]
    look(cast.sanne, family_id=cast.other_family.pk)
    assert list(AccessLogEntry.objects.of_family(cast.family.pk)) == lines[::-1]


def test_every_action_that_can_be_refused_has_words() -> None:
    assert set(ROLE_WORDS) == set(Action)


def test_more_lines_than_a_file_holds_is_said_in_it(
    cast: Cast, as_member: AsMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organizations.views.access_log.MOST_EXPORTED", 2)
    for _number in range(3):
        look(cast.sanne)
    rows = as_member(cast.petra).get("/inzagelog/csv/").content.decode().splitlines()
    assert len(rows) == 4
    assert "Er zijn meer regels" in rows[-1]
