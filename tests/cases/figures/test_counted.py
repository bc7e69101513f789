"""Which entries count in the figures of an organisation: on which day it took part, for whom, and what it may know."""

from __future__ import annotations

from typing import Any

import pytest

from cases.figures import Question, counted
from cases.models import Note
from organizations.models import Organization, Team
from tests.cast import Cast
from tests.makers import involve, make_child, make_family, make_note, make_organization, make_team, today

pytestmark = pytest.mark.django_db


def question(organization: Organization, team: Team | None = None, **more: Any) -> Question:
    period = {"first": today(-100), "until": today(), "as_of": today()} | more
    return Question(organization=organization, team=team, **period)


def facts(asked: Question) -> set[str]:
    rows = counted(Note.objects.all(), asked, section="family", day="happened_on")
    return set(rows.values_list("facts", flat=True))


def test_no_grant_is_asked_and_what_others_keep_to_themselves_does_not_count(cast: Cast) -> None:
    make_note(cast.family, cast.pleegzorg, cast.noor, facts="van pleegzorg alleen", visibility="own")
    make_note(
        cast.family, cast.gi, cast.noor, facts="voor het wijkteam", visibility="named", shared_with=[cast.wijkteam]
    )
    assert facts(question(cast.gi)) == {
        cast.shared_note.facts,
        cast.own_note.facts,
        cast.named_note.facts,
        cast.sem_note.facts,
        "VAN-WIE-VERTROK",
        "voor het wijkteam",
    }
    assert facts(question(cast.pleegzorg)) == {
        cast.shared_note.facts,
        cast.named_note.facts,
        "VAN-WIE-VERTROK",
        "van pleegzorg alleen",
    }


def test_an_organisation_unknown_to_the_family_counts_its_own_and_is_not_counted(cast: Cast) -> None:
    assert "VAN-VEILIG-THUIS" in facts(question(cast.veilig_thuis))
    assert "VAN-VEILIG-THUIS" not in facts(question(cast.gi))


def test_only_days_of_an_involvement_count_also_of_one_that_ended(cast: Cast) -> None:
    for days in (-40, -30, -29, -3):
        make_note(cast.family, cast.gi, cast.noor, facts=str(days), happened_on=today(days))
    assert facts(question(cast.wijkteam)) == {"-40", "-30", "VAN-WIE-VERTROK"}
    assert facts(question(cast.outsider)) == {"VAN-EEN-ANDER-GEZIN"}


def test_days_before_it_may_read_and_outside_the_period_do_not_count() -> None:
    family, ours = make_family(), make_organization()
    child = make_child(family)
    involve(family, ours, reads_from=today(-10))
    for days in (-11, -10, -5, -1, 0):
        make_note(family, ours, child, facts=str(days), happened_on=today(days))
    assert facts(question(ours)) == {"-10", "-5", "-1", "0"}
    assert facts(question(ours, first=today(-5), until=today(5), as_of=today(-1))) == {"-5", "-1"}


def test_a_section_that_is_not_read_counts_nothing() -> None:
    family, ours = make_family(), make_organization()
    involve(family, ours, sections_read=["course"], sections_write=[])
    make_note(family, ours, make_child(family))
    assert facts(question(ours)) == set()


def test_of_one_team_the_days_of_that_team_count() -> None:
    family, ours = make_family(), make_organization()
    child, first, second = make_child(family), make_team(ours), make_team(ours)
    involve(family, ours, team=first, ends_on=today(-10))
    involve(family, ours, team=second, starts_on=today(-9))
    make_note(family, ours, child, facts="eerst", happened_on=today(-10))
    make_note(family, ours, child, facts="daarna", happened_on=today(-9))
    assert [facts(question(ours, team)) for team in (first, second, None)] == [
        {"eerst"},
        {"daarna"},
        {"eerst", "daarna"},
    ]
