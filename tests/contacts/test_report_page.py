"""Rapportage: figures of one's own organisation on a page and in files, without a name, and each look in the log."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from contacts.pair_codes import pair_code
from organizations.models import AccessLogEntry, Membership
from tests import cast as markers
from tests.cast import Cast
from tests.contacts.pairs import make_pairs
from tests.makers import (
    involve,
    make_arrangement,
    make_child,
    make_family,
    make_organization,
    make_parent,
    make_placement,
    make_team,
    today,
)

pytestmark = pytest.mark.django_db
AsMember = Callable[[Membership], Client]

PERIOD = {"periode": "eigen", "van": str(today(-80)), "tot": str(today(-1))}
PAGES = ("/rapportage/", "/rapportage/paren/")
FILES = ("/rapportage/cijfers.csv", "/rapportage/cijfers.xlsx", "/rapportage/paren.csv", "/rapportage/paren.xlsx")
NEVER = [
    *(value for name, value in vars(markers).items() if name.isupper() and isinstance(value, str)),
    *("Noor", "Sem", "Elif", "Mark", "Jansen", "Dorpsweg", "06 22"),
]


def text_of(content: bytes) -> str:
    """What a page or file says; of a spreadsheet all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("ruud", [200] * 6),
        ("carla", [200, 403, 403, 403, 403, 403]),
        ("sanne", [403] * 6),
        ("petra", [403] * 6),
        ("anton", [403] * 6),
    ],
)
def test_managers_read_all_and_coordinators_the_group_alone(
    cast: Cast, as_member: AsMember, name: str, statuses: list[int]
) -> None:
    client = as_member(getattr(cast, name))
    assert [client.get(url, PERIOD).status_code for url in PAGES + FILES] == statuses
    assert client.post("/rapportage/").status_code == 405


def test_a_stranger_is_sent_to_the_login(client: Client, db: None) -> None:
    for url in PAGES + FILES:
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


def test_no_name_and_no_word_of_a_file_is_on_any_report_or_export(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    for url in PAGES + FILES:
        for more in ({}, {"team": cast.gi_team.code}, {"waar": "home"}):
            answer = client.get(url, PERIOD | more)
            assert answer.status_code == 200
            said = text_of(answer.content)
            assert [word for word in NEVER if word in said] == [], url
            keys = [str(key) for key in (cast.family.pk, cast.noor.pk, cast.mother.pk)]
            assert [key for key in keys if key in said] == [], url


def test_another_organisation_and_its_teams_are_not_there(cast: Cast, as_member: AsMember) -> None:
    theirs = make_team(cast.pleegzorg, "Team Elders")
    client = as_member(cast.ruud)
    for url in PAGES:
        shown = client.get(url, PERIOD)
        assert "Team Elders" not in shown.content.decode()
        refused, nowhere = (client.get(url, PERIOD | {"team": code}) for code in (theirs.code, "nergens"))
        assert (refused.status_code, nowhere.status_code) == (422, 422)
        assert "Team Elders" not in refused.content.decode()
        assert f"Team “{theirs.code}” is er niet." in refused.content.decode()


def test_pairs_of_another_organisation_are_not_counted(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    before = client.get("/rapportage/paren/", PERIOD).context["all_pairs"]
    family = make_family("Anders")
    child = make_child(family)
    make_parent(family, child)
    involve(family, cast.outsider)
    make_placement(family, cast.outsider, child)
    assert client.get("/rapportage/paren/", PERIOD).context["all_pairs"] == before == 4


def test_the_page_shows_figures_with_fraction_period_day_and_definitions(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 5)
    said = as_member(cast.ruud).get("/rapportage/", PERIOD).content.decode()
    for words in (
        "Jeugdbescherming Midden",
        "Stand van",
        "Wat betekent dit?",
        "grens 80&nbsp;%",
        "Afgesproken: 0,",
        "Team Oost",
        "Nog geen contactregeling",
        "geen ruimte 5",
        "Instelling (onze kant)",
    ):
        assert words in said, words
    assert "30 van 57,1 contacten" in said


def test_a_percentage_of_fewer_than_five_pairs_is_not_shown(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    answer = client.get("/rapportage/", PERIOD)
    assert answer.context["total"].pairs == 4
    assert "te klein" in answer.content.decode()
    assert "te klein" in client.get("/rapportage/cijfers.csv", PERIOD).content.decode()
    make_pairs(cast, 1)
    assert client.get("/rapportage/", PERIOD).context["total"].realised_pct is not None


def test_the_chart_and_its_table_say_the_same_and_add_up_to_the_total(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 5)
    answer = as_member(cast.ruud).get("/rapportage/", PERIOD)
    chart, total = answer.context["chart"], answer.context["total"]
    assert sum(group.held for group in chart.groups) == total.matched == 30
    assert abs(sum(group.agreed for group in chart.groups) - float(total.agreed)) < 0.2
    table = answer.content.decode().split("Toon als tabel")[1].split("</table>")[0]
    rows = re.findall(
        r'<th scope="row">(.*?)</th><td class="num nowrap">(.*?)</td><td class="num nowrap">(.*?)</td>', table
    )
    assert [(label, held) for label, _agreed, held in rows] == [
        (group.label, str(int(group.held))) for group in chart.groups
    ]
    assert [column.label for column in chart.columns] == [label for label, _agreed, _held in rows]


def test_team_row_leads_to_its_pairs_below_the_threshold(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 3)
    client = as_member(cast.ruud)
    said = client.get("/rapportage/", PERIOD).content.decode()
    link = re.search(r'href="(/rapportage/paren/\?[^"]*onder=on)"', said)
    assert link
    answer = client.get(link[1].replace("&amp;", "&"))
    assert (answer.context["page"].paginator.count, answer.context["all_pairs"]) == (3, 7)
    assert "kind van 9 jaar" in answer.content.decode()
    team = client.get("/rapportage/", PERIOD | {"team": cast.gi_team.code})
    assert len(team.context["pairs"]) == 3


def test_a_coordinator_sees_no_pairs_of_a_team(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 3)
    answer = as_member(cast.carla).get("/rapportage/", PERIOD | {"team": cast.gi_team.code})
    assert answer.status_code == 200
    assert "P-" not in answer.content.decode()
    assert "/rapportage/paren" not in answer.content.decode()
    assert "/rapportage/cijfers" not in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"van": str(today(-1)), "tot": str(today(-80))}, "De laatste dag ligt voor de eerste dag."),
        ({"van": "1026-01-01"}, "Deze datum ligt voor 1900. Controleer het jaar."),
        ({"van": "gisteren"}, "Voer een geldige datum in."),
        ({"van": ""}, "Vul de eerste dag in."),
        ({"tot": ""}, "Vul de laatste dag in."),
        ({"van": str(today(3)), "tot": str(today(9))}, "Deze periode is nog niet begonnen."),
        ({"team": "zomaar<b>"}, "Team “zomaar&lt;b&gt;” is er niet."),
        ({"soort": "brief"}, "Selecteer een geldige keuze"),
        ({"periode": "ooit"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_wrong_filter_gets_a_sentence_and_keeps_the_others(
    cast: Cast, as_member: AsMember, wrong: dict[str, str], sentence: str
) -> None:
    client = as_member(cast.ruud)
    for url in PAGES:
        answer = client.get(url, PERIOD | {"waar": "home"} | wrong)
        assert answer.status_code == 422
        said = answer.content.decode()
        assert sentence in said
        assert '<option value="home" selected>' in said
        assert not wrong.get("van") or f'value="{wrong["van"]}"' in said
    answer = client.get("/rapportage/paren.csv", PERIOD | wrong)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/rapportage/paren/?")
    assert not AccessLogEntry.objects.filter(event__startswith="report.").exists()


def test_without_a_choice_it_shows_the_last_six_full_months(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.ruud).get("/rapportage/")
    assert answer.status_code == 200
    question = answer.context["question"]
    assert (question.first.day, (question.until - question.first).days >= 180) == (1, True)


def test_a_period_without_pairs_says_what_to_do_next(cast: Cast, as_member: AsMember) -> None:
    for url in PAGES:
        answer = as_member(cast.ruud).get(url, {"periode": "eigen", "van": "2001-01-01", "tot": "2001-02-01"})
        assert answer.status_code == 200
        assert "Geen cijfers in deze periode" in answer.content.decode()


def test_each_look_and_each_file_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    for url in PAGES + FILES:
        client.get(url, PERIOD | {"team": cast.gi_team.code})
    lines = AccessLogEntry.objects.filter(membership=cast.ruud).order_by("id")
    seen, taken = "report.viewed", "report.exported"
    assert [(line.event, line.part) for line in lines] == [
        *((seen, "pairs"), (seen, "pairs"), (taken, "report"), (taken, "report"), (taken, "pairs"), (taken, "pairs"))
    ]
    assert {line.purpose for line in lines} == {f"{today(-80)} – {today(-1)}, {cast.gi_team.code}"}


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("pairs", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_pairs(
    cast: Cast,
    as_member: AsMember,
    django_assert_num_queries: DjangoAssertNumQueries,
    url: str,
    pairs: int,
) -> None:
    make_pairs(cast, pairs)
    client = as_member(cast.ruud)
    with django_assert_num_queries(8):
        client.get(url, PERIOD)


def test_files_hold_period_day_definitions_and_the_same_figures(cast: Cast, as_member: AsMember) -> None:
    make_pairs(cast, 5)
    client = as_member(cast.ruud)
    total = client.get("/rapportage/", PERIOD).context["total"]
    said = client.get("/rapportage/cijfers.csv", PERIOD).content.decode("utf-8-sig")
    lines = said.split("\r\n")
    assert "Organisatie;Jeugdbescherming Midden" in lines
    assert any(line.startswith("Stand van;") for line in lines)
    assert f"Doorgegaan binnen een regeling;{total.matched}" in lines
    assert f"Afgesproken;{str(total.agreed).replace('.', ',')}" in lines
    assert any(line.startswith("Alle teams;9;") for line in lines)
    assert "Eén kind en één ouder" in said
    pairs = client.get("/rapportage/paren.csv", PERIOD | {"onder": "on"}).content.decode("utf-8-sig")
    assert len(re.findall(r"^P-", pairs, re.MULTILINE)) == 5
    book = client.get("/rapportage/cijfers.xlsx", PERIOD)
    assert "attachment" in book.headers["Content-Disposition"]
    assert "Per team" in text_of(book.content)


def test_a_name_that_looks_like_a_formula_stays_text(cast: Cast, as_member: AsMember) -> None:
    formula = '=HYPERLINK("http://kwaad.example";"klik")'
    type(cast.gi_team).objects.filter(pk=cast.gi_team.pk).update(name=formula)
    client = as_member(cast.ruud)
    for kind in ("cijfers", "paren"):
        csv = client.get(f"/rapportage/{kind}.csv", PERIOD).content.decode("utf-8-sig")
        assert "'=HYPERLINK" in csv
        assert not re.search(r'(^|;)"?=', csv, re.MULTILINE)
        book = text_of(client.get(f"/rapportage/{kind}.xlsx", PERIOD).content)
        assert "=HYPERLINK" in book
        assert "<f>" not in book
        assert "hyperlink " not in book


def test_a_pair_has_one_code_in_an_organisation_and_another_elsewhere(cast: Cast) -> None:
    def code(organization: Any) -> str:
        return pair_code(organization.pk, cast.noor.pk, cast.mother.pk)

    assert code(cast.gi) == code(cast.gi) != code(cast.pleegzorg)
    assert re.fullmatch(r"P-[0-9A-HJKMNP-TV-Z]{7}", code(cast.gi))
    assert pair_code(cast.gi.pk, cast.noor.pk, cast.father.pk) != code(cast.gi)


def test_one_who_works_for_two_organisations_reads_the_active_one(cast: Cast, as_member: AsMember) -> None:
    elsewhere = make_organization("gi", "Andere GI")
    second = Membership.objects.create(
        user=cast.ruud.user, organization=elsewhere, role="manager", starts_on=cast.ruud.starts_on,
        group=make_team(elsewhere).group, phone="",
    )  # fmt: skip
    answer = as_member(second).get("/rapportage/", PERIOD)
    assert "Andere GI" in answer.content.decode()
    assert answer.context.get("total") is None
