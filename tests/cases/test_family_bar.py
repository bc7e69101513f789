"""The bar above every page of a family, and what is asked before a section is written."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from cases.access import get_family, require_section
from cases.episodes import away_since
from cases.models import Involvement, Placement
from cases.pages import family_context, listing
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_ADDRESS, PROTECTED_PLACE, Cast
from tests.makers import make_child, make_placement, today


def bar(cast: Cast, member: Membership) -> dict[str, Any]:
    return family_context(cast.family, by=member, tab="overview")


def shown(context: dict[str, Any]) -> str:
    return render_to_string("cases/_family_bar.html", context)


def test_the_bar_says_who_leads_and_how_long_children_are_away(cast: Cast) -> None:
    page = shown(bar(cast, cast.sanne))
    assert "<b>Carla Mulder</b>, Jeugdbescherming Midden" in page
    assert 'href="tel:0880000000"' in page
    assert "Noor en Sem <b>84 dagen</b> uit huis" in page


def test_a_file_without_a_lead_shows_the_gap(cast: Cast) -> None:
    Involvement.objects.filter(is_lead=True).update(is_lead=False, lead_member=None)
    assert "Nog geen regie" in shown(bar(cast, cast.sanne))


def test_a_protected_address_is_a_warning_and_never_an_address(cast: Cast) -> None:
    page = shown(bar(cast, cast.joris))
    assert "Adres ouder Elif afgeschermd" in page
    assert PROTECTED_ADDRESS not in page


def test_the_bar_counts_only_days_of_children_inside_the_wall(cast: Cast) -> None:
    page = shown(bar(cast, cast.joris))
    assert "Noor <b>84 dagen</b> uit huis" in page
    assert "Sem" not in page
    assert PROTECTED_PLACE not in page


def test_an_organization_that_left_reads_a_sentence_and_nothing_of_the_others(cast: Cast) -> None:
    page = shown(bar(cast, cast.fenna))
    assert "Uw organisatie werkt hier niet meer mee" in page
    assert "Carla Mulder" not in page
    assert "uit huis" not in page


@pytest.mark.parametrize("more", [0, 3])
def test_the_bar_takes_four_queries_however_large_the_family(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        child = make_child(cast.family, f"Kind {number}", 4)
        make_placement(cast.family, cast.gi, child)
    with django_assert_num_queries(4):
        shown(bar(cast, cast.sanne))


def days(first: int, last: int | None) -> Placement:
    start = datetime.date(2026, 1, 1)
    end = None if last is None else start + datetime.timedelta(last)
    return Placement(starts_on=start + datetime.timedelta(first), ends_on=end)


@pytest.mark.parametrize(
    ("placements", "since"),
    [
        ([], None),
        ([days(0, None)], 0),
        ([days(0, 20), days(21, None)], 0),
        ([days(21, None), days(0, 20)], 0),
        ([days(0, 20), days(22, None)], 22),
        ([days(0, 20)], None),
        ([days(40, None)], None),
        ([days(0, 30)], 0),
    ],
)
def test_an_episode_runs_on_through_a_move(placements: list[Placement], since: int | None) -> None:
    day = datetime.date(2026, 1, 31)
    assert away_since(placements, day) == (None if since is None else days(since, None).starts_on)


def test_names_stand_in_one_line() -> None:
    assert [listing(names) for names in ([], ["Noor"], ["Noor", "Sem"], ["Noor", "Sem", "Lina"])] == [
        "",
        "Noor",
        "Noor en Sem",
        "Noor, Sem en Lina",
    ]


def test_a_section_that_is_written_for_a_child_inside_the_wall_passes(cast: Cast) -> None:
    family = get_family(cast.family.pk, by=cast.joris)
    require_section(family, "contact", by=cast.joris, children=[cast.noor])
    assert not AccessLogEntry.objects.filter(outcome="refused").exists()


def test_a_section_only_read_is_not_written(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    with pytest.raises(PermissionDenied, match="niet in het onderdeel contact"):
        require_section(cast.family, "contact", by=cast.joris)
    assert AccessLogEntry.objects.filter(event="section.refused", part="contact").count() == 1


def test_a_child_outside_the_wall_is_not_there(cast: Cast) -> None:
    with pytest.raises(Http404):
        require_section(cast.family, "contact", by=cast.joris, children=[cast.noor, cast.sem])


def test_nothing_is_written_the_day_after_the_involvement_ended(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(ends_on=today(-1))
    with pytest.raises(PermissionDenied):
        require_section(cast.family, "family", by=cast.joris)
