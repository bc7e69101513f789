"""Rapportage about files: being heard, the last resort, differences. One question, one answer on page and in files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import LastResort
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.contacts.spreadsheets import csv_rows, xlsx_rows
from tests.contacts.test_report_page import NEVER, text_of
from tests.makers import (
    assign,
    involve,
    make_child,
    make_decision,
    make_family,
    make_measure,
    make_parent,
    make_placement,
    make_talk,
    make_view,
    today,
)

pytestmark = pytest.mark.django_db
AsMember = Callable[[Membership], Client]

PERIOD = {"periode": "eigen", "van": str(today(-120)), "tot": str(today(-1))}
TABS = {
    "inspraak": "participation",
    "maatregelen": "measures",
    "laatste-redmiddel": "last_resort",
    "verschillen": "differences",
}
WORDS = (
    "ZEI-HET-ZO",
    "WOOG-ZO",
    "OMDAT-DUS",
    "TITEL-VAN-BESLUIT",
    "DR-GEDRAG",
    "HULP-WAS",
    "NODIG-IS",
    "AFGESPROKEN-IS",
)


def make_files(cast: Cast, count: int) -> None:
    """So many families with decisions, a placement with its list, and views that differ, one of them talked about."""
    for number in range(count):
        family = make_family(f"Gezin {number}")
        child = make_child(family)
        mother = make_parent(family, child)
        involve(family, cast.gi, team=cast.gi_team)
        make_placement(family, cast.gi, child, starts_on=today(-50))
        said = {"asked_on": today(-61), "opinion": "ZEI-HET-ZO", "weighed": "WOOG-ZO", "agreement": "partly"}
        decision = make_decision(
            family, cast.gi, child, kind="placement", title="TITEL-VAN-BESLUIT", decided_on=today(-60),
            hearings={child: said, mother: {"reason_not_asked": "other", "reason_words": "OMDAT-DUS"}},
        )  # fmt: skip
        LastResort.objects.create(
            decision=decision, lighter_help="yes", lighter_help_words="HULP-WAS", help_missing="yes",
            scientist="yes", scientist_name="DR-GEDRAG", network="no", network_words="OMDAT-DUS",
        )  # fmt: skip
        for domain in ("housing", "money"):
            make_view(family, cast.gi, domain, urgency="none", seen_on=today(-30))
            make_view(family, cast.gi, domain, person=mother, needed="NODIG-IS", seen_on=today(-20))
        make_talk(family, cast.gi, "money", discussed_on=today(-10), agreed="AFGESPROKEN-IS")
        make_measure(family, cast.gi, child)


def page_of(client: Client, tab: str, **more: str) -> object:
    answer = client.get(f"/rapportage/{tab}/", PERIOD | more)
    assert answer.status_code == 200
    return answer.context["figures"]


def as_number(text: str) -> str:
    """-9,2 and -9.199999999999999 are one number."""
    try:
        return f"{float(text.replace(',', '.')):.6g}"
    except ValueError:
        return text


@pytest.mark.parametrize("tab", TABS)
def test_managers_take_it_along_and_coordinators_look(cast: Cast, as_member: AsMember, tab: str) -> None:
    expected = {
        "ruud": [200, 200, 200],
        "carla": [200, 403, 403],
        "sanne": [403] * 3,
        "petra": [403] * 3,
        "anton": [403] * 3,
    }
    for name, statuses in expected.items():
        client = as_member(getattr(cast, name))
        found = [client.get(f"/rapportage/{tab}{end}", PERIOD).status_code for end in ("/", ".csv", ".xlsx")]
        assert found == statuses, name


@pytest.mark.parametrize("tab", TABS)
def test_no_name_and_no_word_of_a_file_is_on_it(cast: Cast, as_member: AsMember, tab: str) -> None:
    make_files(cast, 1)
    client = as_member(cast.ruud)
    for end in ("/", ".csv", ".xlsx"):
        said = text_of(client.get(f"/rapportage/{tab}{end}", PERIOD).content)
        assert [word for word in (*NEVER, *WORDS) if word in said] == [], end


@pytest.mark.parametrize("tab", TABS)
def test_files_hold_what_is_on_the_screen_with_period_and_definitions(
    cast: Cast, as_member: AsMember, tab: str
) -> None:
    make_files(cast, 2)
    client = as_member(cast.ruud)
    answer = client.get(f"/rapportage/{tab}/", PERIOD)
    said, page = answer.content.decode(), answer.context["figures"]
    content, book = (client.get(f"/rapportage/{tab}.{end}", PERIOD).content for end in ("csv", "xlsx"))
    for title in ("Organisatie", "Periode", "Stand van", "Team"):
        assert len(csv_rows(content, title)) >= 1, title
    for term, definition in page.definitions.items():
        assert definition.text in content.decode("utf-8-sig").replace('""', '"'), term
        assert definition.text in said.replace("&#x27;", "'").replace("&quot;", '"'), term
    for card in page.cards:
        for row in card.grid.as_table(card.title).rows:
            numbers = ["" if cell is None else str(cell).replace(".", ",") for cell in row]
            assert numbers in csv_rows(content, str(row[0])), card.title
            assert [as_number(each) for each in numbers if each] in [
                [as_number(each) for each in found] for found in xlsx_rows(book, str(row[0]))
            ]


@pytest.mark.parametrize("tab", TABS)
def test_wrong_filters_and_an_empty_period_are_said_on_the_page(cast: Cast, as_member: AsMember, tab: str) -> None:
    client = as_member(cast.ruud)
    url = f"/rapportage/{tab}/"
    refused = client.get(url, PERIOD | {"van": "gisteren"})
    assert (refused.status_code, "Voer een geldige datum in." in refused.content.decode()) == (422, True)
    sent = client.get(f"/rapportage/{tab}.csv", PERIOD | {"van": "gisteren"})
    assert (sent.status_code, sent.headers["Location"].startswith(url)) == (303, True)
    empty = client.get(url, {"periode": "eigen", "van": "2001-01-01", "tot": "2001-02-01"})
    assert "Geen cijfers in deze periode" in empty.content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_each_look_and_each_file_leaves_a_line(cast: Cast, as_member: AsMember, tab: str) -> None:
    client = as_member(cast.ruud)
    for end in ("/", ".csv", ".xlsx"):
        client.get(f"/rapportage/{tab}{end}", PERIOD)
    lines = AccessLogEntry.objects.filter(membership=cast.ruud).order_by("id")
    part = f"report_{TABS[tab]}"
    assert [(line.event, line.part) for line in lines] == [
        ("report.viewed", part),
        ("report.exported", part),
        ("report.exported", part),
    ]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, tab: str, count: int
) -> None:
    queries = {"inspraak": 15, "maatregelen": 10, "laatste-redmiddel": 11, "verschillen": 18}[tab]
    make_files(cast, count)
    client = as_member(cast.ruud)
    with django_assert_num_queries(queries):
        client.get(f"/rapportage/{tab}/", PERIOD)


@pytest.mark.parametrize("tab", TABS)
def test_whom_others_work_with_and_what_others_keep_does_not_count(cast: Cast, as_member: AsMember, tab: str) -> None:
    """Another family, an organisation the family does not know, a child outside the wall, and a day before it began."""
    family = make_family("Elders")
    child, behind = make_child(family), make_child(family, first_name="Bo")
    mother = make_parent(family, child, behind)
    for organization, more in (
        (cast.outsider, {}),
        (cast.veilig_thuis, {"is_disclosed": False}),
        (cast.pleegzorg, {"children": (child,), "starts_on": today(-2), "reads_from": today(-2)}),
    ):
        involve(family, organization, **more)
    reader = as_member(cast.clara)
    assign(family, cast.clara)
    before = page_of(reader, tab)
    for owner, about, day in (
        (cast.veilig_thuis, child, today(-1)),
        (cast.outsider, behind, today(-1)),
        (cast.outsider, child, today(-9)),
    ):
        make_decision(family, owner, about, kind="placement", decided_on=day)
        make_view(family, owner, urgency="none", child=about, seen_on=day)
        make_view(family, owner, person=mother, child=about, seen_on=day)
    make_placement(family, cast.outsider, behind, starts_on=today(-1))
    make_placement(family, cast.outsider, child, starts_on=today(-9))
    make_measure(family, cast.veilig_thuis, child)
    make_measure(family, cast.outsider, behind)
    make_measure(family, cast.outsider, child, kind="muhp", ends_on=today(-3))
    after = page_of(reader, tab)
    assert after == before


def test_being_heard_is_said_by_role_with_the_reasons_why_not(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 5)
    client = as_member(cast.ruud)
    answer = client.get("/rapportage/inspraak/", PERIOD)
    said = answer.content.decode()
    for words in (
        "5 van 5 besluiten",
        "0 van 5 besluiten",
        "Kind onder 12 jaar",
        "Ouder met gezag",
        "100&nbsp;%",
        "Anders",
    ):
        assert words.replace("&nbsp;", "\u00a0") in said, words
    heard = answer.context["figures"].card["heard"].grid
    assert [(row.label, row.parts) for row in heard.rows] == [
        ("Kind onder 12 jaar", (5, 0, 0, 0)),
        ("Ouder met gezag", (0, 0, 5, 0)),
    ]


def test_the_last_resort_is_said_by_item_and_by_placement(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 5)
    page = as_member(cast.ruud).get("/rapportage/laatste-redmiddel/", PERIOD).context["figures"]
    placed, whole, tried, missing = (figure.value for figure in page.key_figures)
    assert [(part.number, part.of) for part in (placed, whole, tried, missing)] == [(5, 7), (0, 5), (5, 5), (5, 5)]
    items = {row.label: [part.number for part in row.cells] for row in page.card["items"].grid.rows}
    assert items["In het netwerk gekeken"] == [0, 5, 0, 0]
    assert items["Plan voor terugkeer"] == [0, 0, 0, 5]


def test_differences_begin_arise_close_and_end(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 3)
    page = as_member(cast.ruud).get("/rapportage/verschillen/", PERIOD).context["figures"]
    domains = {row.label: row.cells for row in page.card["domains"].grid.rows}
    assert domains == {"Wonen": (0, 3, 0, 0, 3), "Geld": (0, 3, 3, 0, 0), "Alle leefgebieden": (0, 6, 3, 0, 3)}
    for rows in (page.card["domains"].grid.rows, page.card["quarters"].grid.rows):
        for begin, arisen, talked, otherwise, end in (row.cells for row in rows):
            assert begin + arisen - talked - otherwise == end


def test_a_percentage_of_fewer_than_five_is_not_shown(cast: Cast, as_member: AsMember) -> None:
    make_files(cast, 4)
    client = as_member(cast.ruud)
    for tab in ("inspraak", "laatste-redmiddel", "verschillen"):
        said = client.get(f"/rapportage/{tab}/", PERIOD).content.decode()
        assert "te klein" in said, tab
        assert "100\u00a0%" not in said, tab
