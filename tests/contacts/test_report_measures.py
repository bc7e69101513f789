"""Rapportage, tab Maatregelen: what runs, comes in and goes out, on the page, in CSV and in XLSX alike."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.contacts.spreadsheets import csv_rows, xlsx_rows
from tests.contacts.test_report_page import NEVER, text_of
from tests.makers import involve, make_child, make_family, make_measure, make_request, today

pytestmark = pytest.mark.django_db
AsMember = Callable[[Membership], Client]

PERIOD = {"periode": "eigen", "van": str(today(-120)), "tot": str(today(-1))}
PAGE, CSV, XLSX = "/rapportage/maatregelen/", "/rapportage/maatregelen.csv", "/rapportage/maatregelen.xlsx"
BALANCE = "Alle maatregelen"


def make_course(cast: Cast, count: int) -> None:
    """That many more children: one order runs out in the period, one comes in, one runs on; six requests."""
    for number in range(count):
        family = make_family(f"Gezin {number}")
        involve(family, cast.gi, team=cast.gi_team)
        ended, begun, runs = (make_child(family, first_name=name) for name in ("Aad", "Bea", "Cas"))
        make_measure(family, cast.gi, ended, starts_on=today(-300), ends_on=today(-20))
        make_measure(family, cast.gi, begun, kind="muhp", starts_on=today(-40), ends_on=today(100))
        make_measure(family, cast.gi, runs, starts_on=today(-300), ends_on=today(20))
        for outcome in ("granted", "granted", "refused", "withdrawn", "pending", "partly"):
            decided = None if outcome == "pending" else today(-5)
            make_request(family, cast.gi, runs, requested_on=today(-30), outcome=outcome, decided_on=decided)


def test_managers_take_it_along_and_coordinators_look(cast: Cast, as_member: AsMember) -> None:
    expected = {"ruud": [200, 200, 200], "carla": [200, 403, 403], "sanne": [403] * 3, "petra": [403] * 3}
    for name, statuses in expected.items():
        client = as_member(getattr(cast, name))
        assert [client.get(url, PERIOD).status_code for url in (PAGE, CSV, XLSX)] == statuses, name


def test_begin_and_in_and_out_make_the_end_on_the_page_and_in_both_files(cast: Cast, as_member: AsMember) -> None:
    make_course(cast, 2)
    client = as_member(cast.ruud)
    said = client.get(PAGE, PERIOD).content.decode()
    foot = re.search(rf'<tfoot><tr><th scope="row">{BALANCE}</th>(.*?)</tr>', said)
    assert foot
    shown = [int(number) for number in re.findall(r'data-label="[^"]*">(\d+)<', foot[1])]
    assert shown == [4, 2, 0, 2, 0, 4, 4]
    begin, came_in, _taken_over, went_out, _handed_over, end, _children = shown
    assert begin + came_in - went_out == end
    assert "aan het begin 4, erbij 2, eraf 2" in said
    for rows, url in ((csv_rows, CSV), (xlsx_rows, XLSX)):
        [line] = rows(client.get(url, PERIOD).content, BALANCE)
        assert [int(number) for number in line[1:]] == shown, url


def test_requests_stand_with_what_came_of_them(cast: Cast, as_member: AsMember) -> None:
    make_course(cast, 1)
    answer = as_member(cast.ruud).get(PAGE, PERIOD)
    said = answer.content.decode()
    for words in ("3 van 4 uitspraken, waarvan 1 voor een deel", "1 nog zonder uitspraak, 1 ingetrokken", "te klein"):
        assert words in said, words
    page = answer.context["figures"]
    assert [row.cells[:6] for row in page.card["request_kinds"].grid.rows] == [(6, 2, 1, 1, 1, 1)] * 2
    assert sum(column.total for column in page.card["request_years"].chart.columns) == 6


def test_the_drawings_and_their_tables_hold_the_same_numbers(cast: Cast, as_member: AsMember) -> None:
    make_course(cast, 1)
    page = as_member(cast.ruud).get(PAGE, PERIOD).context["figures"]
    years = page.card["years"]
    assert [column.total for column in years.chart.columns] == [row.cells[1] + row.cells[3] for row in years.grid.rows]
    requests = page.card["request_years"]
    assert [column.total for column in requests.chart.columns] == [row.cells[0].number for row in requests.grid.rows]


def test_others_are_not_counted(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    make_measure(cast.other_family, cast.outsider, make_child(cast.other_family))
    make_measure(cast.family, cast.veilig_thuis, cast.noor)
    assert client.get(PAGE, PERIOD).context["figures"].is_empty
    make_measure(cast.family, cast.pleegzorg, cast.noor, kind="muhp")
    assert client.get(PAGE, PERIOD).context["figures"].key_figures[0].value == 1


def test_no_name_and_no_word_of_a_file_is_on_it(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor, court="RECHTBANK-HIER", ground="WAAROM-DAN", order_number="C16/1")
    make_request(
        cast.family, cast.gi, cast.noor, discussion="ZO-BESPROKEN", child_reaction="ZEI-NOOR", help_instead="HULP-HIER"
    )
    client = as_member(cast.ruud)
    for url in (PAGE, CSV, XLSX):
        said = text_of(client.get(url, PERIOD).content)
        words = (*NEVER, "RECHTBANK-HIER", "WAAROM-DAN", "C16/1", "ZO-BESPROKEN", "ZEI-NOOR", "HULP-HIER")
        assert [word for word in words if word in said] == [], url


def test_the_two_series_of_the_council_never_share_a_table_or_a_drawing(cast: Cast, as_member: AsMember) -> None:
    """They stand apart from each other and from our own figures, each with what is counted and its source."""
    make_course(cast, 1)
    client = as_member(cast.ruud)
    answer = client.get(PAGE, PERIOD)
    said = answer.content.decode()
    tables = re.findall(r"<table.*?</table>", said, re.DOTALL)
    first, second = ("7.452", "8.206")
    assert [sum(number in table for table in tables) for number in (first, second)] == [1, 1]
    assert not any(first in table and second in table for table in tables)
    for words in (
        "Waarom ze verschillen staat niet in de bronnen",
        "niet om kinderen die uit huis gingen",
        "3 juli 2025",
    ):
        assert words in said, words
    cards = answer.context["figures"].card
    numbers = {
        code: {cell.number for row in cards[code].grid.rows for cell in row.cells}
        for code in ("annual_report_2022", "nji_table")
    }
    assert 7452 in numbers["annual_report_2022"]
    assert 8206 in numbers["nji_table"]
    assert not numbers["annual_report_2022"] & numbers["nji_table"]
    content = client.get(CSV, PERIOD).content
    annual, table = csv_rows(content, "2022")[-2:]
    assert annual == ["2022", "7452", "-23,1", "1572", "-21,3"]
    assert table[3] == "8206"


def test_wrong_filters_and_an_empty_period_are_said_on_the_page(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    refused = client.get(PAGE, PERIOD | {"van": "gisteren"})
    assert (refused.status_code, "Voer een geldige datum in." in refused.content.decode()) == (422, True)
    sent = client.get(CSV, PERIOD | {"van": "gisteren"})
    assert (sent.status_code, sent.headers["Location"].startswith(PAGE)) == (303, True)
    assert "Geen cijfers in deze periode" in client.get(PAGE, PERIOD).content.decode()


def test_each_look_and_each_file_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    for url in (PAGE, CSV):
        client.get(url, PERIOD | {"team": cast.gi_team.code})
    lines = AccessLogEntry.objects.filter(membership=cast.ruud).order_by("id")
    assert [(line.event, line.part) for line in lines] == [
        ("report.viewed", "report_measures"),
        ("report.exported", "report_measures"),
    ]
    assert {line.purpose for line in lines} == {f"{today(-120)} – {today(-1)}, {cast.gi_team.code}"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_course(cast, count)
    client = as_member(cast.ruud)
    with django_assert_num_queries(10):
        client.get(PAGE, PERIOD)


def test_a_team_has_its_own_figures(cast: Cast, as_member: AsMember) -> None:
    make_course(cast, 1)
    elsewhere = make_family("Elders")
    involve(elsewhere, cast.gi)
    make_measure(elsewhere, cast.gi, make_child(elsewhere))
    client = as_member(cast.ruud)
    ends = [
        client.get(PAGE, PERIOD | more).context["figures"].key_figures[0].value
        for more in ({}, {"team": cast.gi_team.code})
    ]
    assert ends == [3, 2]
