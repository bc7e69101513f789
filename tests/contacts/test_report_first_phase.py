"""The first phase and missing contact: what the figures say, in words, drawing, table and file, without a name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import Person
from contacts.measures import Question, WishRow, measure
from contacts.models import ContactWish
from organizations.models import AccessLogEntry, Membership, Organization
from tests.cast import Cast
from tests.contacts.pairs import make_pairs
from tests.contacts.test_report_page import NEVER, text_of
from tests.makers import (
    involve,
    local,
    make_arrangement,
    make_child,
    make_family,
    make_moment,
    make_organization,
    make_parent,
    make_placement,
    today,
)

pytestmark = pytest.mark.django_db
AsMember = Callable[[Membership], Client]

PERIOD = {"periode": "eigen", "van": str(today(-120)), "tot": str(today(-1))}
PAGE, CSV, XLSX = "/rapportage/eerste-fase/", "/rapportage/eerste-fase.csv", "/rapportage/eerste-fase.xlsx"
FIRST = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("ruud", [200, 200, 200]),
        ("carla", [200, 403, 403]),
        ("sanne", [403] * 3),
        ("petra", [403] * 3),
        ("anton", [403] * 3),
    ],
)
def test_managers_take_it_along_and_coordinators_look(
    cast: Cast, as_member: AsMember, name: str, statuses: list[int]
) -> None:
    client = as_member(getattr(cast, name))
    assert [client.get(url, PERIOD).status_code for url in (PAGE, CSV, XLSX)] == statuses


def test_no_name_and_no_word_of_a_wish_is_on_it(cast: Cast, as_member: AsMember) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    wish(cast.gi, cast.noor, cast.mother, cast.noor, words="ELKE-DAG-ZIEN")
    wish(cast.gi, cast.noor, cast.mother, cast.mother, not_asked_because="WAS-ER-NIET")
    client = as_member(cast.ruud)
    for url in (PAGE, CSV, XLSX):
        said = text_of(client.get(url, PERIOD).content)
        assert [word for word in (*NEVER, "ELKE-DAG-ZIEN", "WAS-ER-NIET") if word in said] == [], url


def test_page_and_file_say_the_same_with_period_and_definitions(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 5)
    client = as_member(cast.ruud)
    answer = client.get(PAGE, PERIOD)
    said = answer.content.decode()
    for words in ("Stand van", "Dag 14 tot en met 41", "5 van 5 gemiste contacten", "geen ruimte 5"):
        assert words in said, words
    assert said.count("Wat betekent dit?") == 10
    lines = client.get(CSV, PERIOD).content.decode("utf-8-sig").split("\r\n")
    for phase in answer.context["phases"]:
        row = phase.figures
        assert any(line.startswith(f"{phase.label};{row.pairs};{row.days};") for line in lines)
    assert "Geen begeleider, ruimte of vervoer;5" in lines
    assert any(line.startswith("Eerste fase;Dag 0 tot en met 13") for line in lines)
    assert any("Instelling (onze kant);geen ruimte;5;ja" in line for line in lines)


def test_the_drawing_and_its_table_hold_the_same_numbers(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 5)
    answer = as_member(cast.ruud).get(PAGE, PERIOD)
    totals = [column.total for column in answer.context["missed_chart"].columns]
    table = answer.content.decode().split("Toon als tabel")[1].split("</table>")[0]
    assert [int(number) for number in re.findall(r"<b>(\d+)</b>", table)] == totals
    assert sum(totals) == answer.context["total"].missed == 5


def test_nothing_is_a_percentage_or_a_rate_under_five_pairs(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.ruud).get(PAGE, PERIOD)
    assert answer.context["total"].pairs == 4
    assert {phase.figures.held_per_week for phase in answer.context["phases"]} == {None}
    assert "te klein" in answer.content.decode()
    assert not re.search(r"\d&nbsp;%", answer.content.decode())


def test_wrong_filters_and_an_empty_period_are_said_on_the_page(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    refused = client.get(PAGE, PERIOD | {"van": "gisteren"})
    assert refused.status_code == 422
    assert "Voer een geldige datum in." in refused.content.decode()
    sent = client.get(CSV, PERIOD | {"van": "gisteren"})
    assert (sent.status_code, sent.headers["Location"].startswith(PAGE)) == (303, True)
    empty = client.get(PAGE, {"periode": "eigen", "van": "2001-01-01", "tot": "2001-02-01"})
    assert "Geen cijfers in deze periode" in empty.content.decode()


def test_children_at_home_have_no_first_phase(cast: Cast, as_member: AsMember) -> None:
    family = make_family()
    child = make_child(family)
    mother = make_parent(family, child)
    involve(family, cast.gi)
    make_arrangement(family, cast.gi, child, mother)
    answer = as_member(cast.ruud).get(PAGE, PERIOD | {"waar": "home"})
    assert answer.context["total"].pairs == 1
    assert "Dag 0 tot en met 13" not in answer.content.decode()


def test_each_look_and_each_file_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    for url in (PAGE, CSV, XLSX):
        client.get(url, PERIOD)
    lines = AccessLogEntry.objects.filter(membership=cast.ruud).order_by("id").values_list("event", "part")
    assert list(lines) == [("report.viewed", "report"), *[("report.exported", "report")] * 2]


@pytest.mark.parametrize("pairs", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_pairs(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, pairs: int
) -> None:
    make_pairs(cast, pairs)
    client = as_member(cast.ruud)
    with django_assert_num_queries(8):
        client.get(PAGE, PERIOD)


def test_both_pages_lead_to_each_other_with_the_filters_and_can_be_printed(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    for url, other in (("/rapportage/", PAGE), (PAGE, "/rapportage/")):
        said = client.get(url, PERIOD | {"waar": "placed"}).content.decode()
        assert f'href="{other}?periode=eigen&amp;' in said
        assert "data-print" in said


class Phase:
    """A child away from home since the first of January, with a mother, and the GI."""

    def __init__(self, **involvement: Any) -> None:
        self.organization, self.family = make_organization("gi"), make_family()
        self.child = make_child(self.family)
        self.mother = make_parent(self.family, self.child)
        make_placement(self.family, self.organization, self.child, starts_on=FIRST)
        involve(self.family, self.organization, **involvement)

    def ask(self, until: datetime.date, *parts: str) -> Any:
        return measure(Question(self.organization, FIRST, until, until), *parts)

    def wishes(self) -> dict[str, WishRow]:
        return {row.wisher: row for row in self.ask(FIRST + datetime.timedelta(90), "wishes").wishes}


def test_who_is_still_in_a_phase_is_not_without_contact(db: None) -> None:
    phase = Phase()
    during, after = (phase.ask(FIRST + datetime.timedelta(days), "phases").phases[0] for days in (12, 13))
    assert (during.pairs, during.days, during.pairs_whole, during.pairs_none) == (1, 13, 0, 0)
    assert (after.pairs, after.days, after.pairs_whole, after.pairs_none) == (1, 14, 1, 1)


def test_contact_on_day_13_and_on_day_14_are_of_two_phases(db: None) -> None:
    phase = Phase()
    make_moment(
        phase.family, phase.organization, phase.child, phase.mother, started_at=local(FIRST + datetime.timedelta(13))
    )
    make_moment(
        phase.family,
        phase.organization,
        phase.child,
        phase.mother,
        form="phone",
        started_at=local(FIRST + datetime.timedelta(14)),
    )
    rows = phase.ask(FIRST + datetime.timedelta(90), "phases").phases
    assert [(row.held_in_person, row.held_remote, row.pairs_none) for row in rows] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_no_supervisor_is_system_side_only_when_the_organisation_says_it_was_its_own(db: None) -> None:
    phase = Phase()
    for side, reason in (("organization", "transport"), ("organization", "other"), ("parent", "transport")):
        make_moment(
            phase.family, phase.organization, phase.child, phase.mother, outcome="cancelled", side=side, reason=reason,
            planned_start=local(FIRST),
        )  # fmt: skip
    rows = phase.ask(FIRST, "missed").missed
    assert [(row.side, row.reason) for row in rows if row.is_system] == [("organization", "transport")]
    assert sum(row.number for row in rows) == 3


def test_a_reason_counts_where_its_words_may_be_read(db: None) -> None:
    """What another organisation keeps to itself is missed contact with its side, and no more."""
    phase = Phase()
    other, third = make_organization("pleegzorg"), make_organization("wijkteam")
    asked = [
        (phase.organization, "own", (), "no_room"),
        (other, "involved", (), "transport"),
        (other, "named", (phase.organization,), "illness"),
        (other, "named", (third,), "safety"),
        (other, "own", (), "safety"),
    ]
    for owner, visibility, readers, reason in asked:
        make_moment(
            phase.family, owner, phase.child, phase.mother, outcome="cancelled", side="organization", reason=reason,
            planned_start=local(FIRST), visibility=visibility, shared_with=readers,
        )  # fmt: skip
    report = phase.ask(FIRST, "missed", "reasons")
    for rows in (report.missed, report.reasons):
        assert {(row.side, row.reason): row.number for row in rows} == {
            ("organization", "no_room"): 1,
            ("organization", "transport"): 1,
            ("organization", "illness"): 1,
            ("organization", ""): 2,
        }


def wish(organization: Organization, child: Person, person: Person, wisher: Person, **more: Any) -> ContactWish:
    said: dict[str, Any] = {"asked_on": FIRST} if "asked_on" not in more else {}
    if "not_asked_because" not in more:
        said |= {"words": "Vaker."}
    shared_with = more.pop("shared_with", ())
    family = child.families.get()
    made = ContactWish.objects.create(
        family=family, organization=organization, child=child, person=person, wisher=wisher, **(said | more)
    )
    made.shared_with.set(shared_with)
    return made


def test_a_wish_an_organisation_may_not_read_does_not_show_in_its_figures(db: None) -> None:
    phase = Phase(reads_from=FIRST)
    make_arrangement(phase.family, phase.organization, phase.child, phase.mother, starts_on=FIRST)
    people = (phase.child, phase.mother, phase.child)
    other, hidden = make_organization("pleegzorg"), make_organization("veilig_thuis")
    involve(phase.family, hidden, is_disclosed=False)
    wish(other, *people, visibility="own")
    wish(other, *people, visibility="named")
    wish(hidden, *people)
    wish(other, *people, asked_on=FIRST - datetime.timedelta(1))
    wish(other, *people, asked_on=FIRST + datetime.timedelta(91))
    assert (phase.wishes()["child"].asked, phase.wishes()["child"].unknown) == (0, 1)
    wish(other, *people, visibility="named", shared_with=[phase.organization], not_asked_because="te jong")
    assert (phase.wishes()["child"].not_asked, phase.wishes()[""].pairs_without) == (1, 1)
    wish(phase.organization, *people, asked_on=FIRST - datetime.timedelta(1), visibility="own")
    assert (phase.wishes()["child"].asked, phase.wishes()["parent"].unknown) == (1, 1)
    wish(other, phase.child, phase.mother, phase.mother)
    assert phase.wishes()[""].pairs_without == 0
