"""In which framework each child is, and how that is said above every page of a family."""

import datetime
import uuid
from typing import Any

import pytest
from django.template.loader import render_to_string

from cases.framework import FrameworkShown, Holding, framework_of, frameworks_of, shown_framework
from cases.models import Involvement
from cases.pages import family_context
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import make_agreement, make_measure, today

DAY = datetime.date(2026, 11, 24)
NOOR, SEM = uuid.UUID(int=1), uuid.UUID(int=2)
NAMES = {NOOR: "Noor", SEM: "Sem"}


def held(kind: str, child: uuid.UUID = NOOR, **more: Any) -> Holding:
    fields: dict[str, Any] = {"starts_on": datetime.date(2026, 8, 26), "ordered_on": datetime.date(2026, 8, 26)} | more
    return Holding(child, kind, **fields)


def shown(*holding: Holding) -> FrameworkShown:
    return shown_framework(frameworks_of([NOOR, SEM], holding, DAY), NAMES, DAY)


def both(kind: str, **more: Any) -> FrameworkShown:
    return shown(held(kind, NOOR, **more), held(kind, SEM, **more))


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ([], ""),
        (["vrijwillig"], "vrijwillig"),
        (["drang"], "drang"),
        (["ots"], "gedwongen"),
        (["vrijwillig", "youth_probation"], "gedwongen"),
        (["medical_consent"], ""),
    ],
)
def test_compulsory_follows_from_a_court_and_the_rest_from_what_was_agreed(kinds: list[str], code: str) -> None:
    assert framework_of(NOOR, [held(kind) for kind in kinds], DAY).code == code


def test_one_sentence_says_what_was_decided_and_until_when_an_appeal_is_possible() -> None:
    (said,) = both("ots", ends_on=datetime.date(2027, 8, 20)).said
    assert said.sentence == (
        "De kinderrechter heeft dit besloten: een ondertoezichtstelling tot en met 20 augustus 2027. "
        "Ouders kunnen dit niet weigeren. Niet eens? Hoger beroep kan tot en met 26 november 2026."
    )
    assert said.names == ""


def test_where_the_days_for_an_appeal_differ_each_is_named() -> None:
    later = {"ordered_on": datetime.date(2026, 8, 31)}
    (said,) = shown(
        *(held(kind, child, **more) for child in (NOOR, SEM) for kind, more in (("ots", {}), ("muhp", later)))
    ).said
    assert said.sentence.endswith(
        "kan tot en met 26 november 2026 (ondertoezichtstelling) en 30 november 2026 (machtiging uithuisplaatsing)."
    )


def test_after_its_last_day_no_appeal_is_named() -> None:
    (said,) = both("ots", ordered_on=datetime.date(2026, 8, 23)).said
    assert "beroep" not in said.sentence + "".join(said.to_ask)


@pytest.mark.parametrize("kind", ["vots", "secure", "secure_emergency", "authority_suspended", "youth_probation"])
def test_where_the_law_read_gives_no_sure_appeal_none_is_named(kind: str) -> None:
    (said,) = both(kind).said
    assert "beroep" not in said.sentence + "".join(said.to_ask)


def test_a_decision_with_haste_says_until_when_people_are_heard() -> None:
    fresh = {"ordered_on": datetime.date(2026, 11, 20), "starts_on": datetime.date(2026, 11, 20), "is_unheard": True}
    (said,) = both("muhp_emergency", **fresh).said
    assert "tot en met 4 december 2026 hun mening kunnen geven" in "".join(said.to_ask)
    (said,) = both("muhp_emergency", **fresh, heard_on=datetime.date(2026, 11, 23)).said
    assert "hun mening" not in "".join(said.to_ask)


def test_children_that_differ_have_a_sentence_each() -> None:
    found = shown(held("ots", NOOR), held("vrijwillig", SEM))
    assert [(each.code, each.names) for each in found.said] == [("gedwongen", "Noor"), ("vrijwillig", "Sem")]
    assert [(each.words, each.names) for each in found.badges] == [("Gedwongen", "Noor"), ("Vrijwillig", "Sem")]


def test_children_under_the_same_order_are_told_of_together_whoever_comes_first() -> None:
    ends = datetime.date(2027, 2, 26)
    holding = [held("muhp", SEM, ends_on=ends), held("ots", SEM), held("ots", NOOR), held("muhp", NOOR, ends_on=ends)]
    (said,) = shown(*holding).said
    assert "een ondertoezichtstelling en een machtiging uithuisplaatsing tot en met 26 februari 2027" in said.sentence


def test_what_holds_for_all_children_is_told_once_and_the_rest_with_their_names() -> None:
    (one,) = shown(held("ots", NOOR), held("ots", SEM), held("muhp", SEM)).together
    assert [(line.names, line.words[:20]) for line in one.binding] == [
        ("", "De begeleiding van d"),
        ("Sem", "Dat het kind nu erge"),
    ]


def test_where_nothing_is_recorded_that_is_the_gap() -> None:
    found = shown(held("vrijwillig", NOOR, review_on=datetime.date(2026, 12, 3)))
    assert [each.code for each in found.said] == ["vrijwillig", ""]
    assert found.said[0].sentence.endswith("We bespreken dit opnieuw op 3 december 2026.")
    assert found.said[1].sentence == "Er staat nog niet of deze hulp vrijwillig of gedwongen is."


@pytest.mark.parametrize(
    ("more", "placed", "doubts"),
    [
        ({}, [], 0),
        ({"ordered_on": datetime.date(2026, 8, 23)}, [], 1),
        ({"ordered_on": datetime.date(2026, 8, 23)}, [NOOR], 0),
        ({"ordered_on": datetime.date(2026, 8, 23), "carried_out_on": datetime.date(2026, 8, 25)}, [], 0),
        ({"ordered_on": datetime.date(2026, 8, 23), "is_extension": True}, [], 0),
        ({"is_unheard": True, "heard_on": DAY}, [NOOR], 0),
        ({"is_unheard": True}, [NOOR], 1),
    ],
)
def test_what_may_have_lapsed_still_holds_and_the_doubt_is_named(
    more: dict[str, Any], placed: list[uuid.UUID], doubts: int
) -> None:
    (found,) = frameworks_of([NOOR], [held("muhp", **more)], DAY, placed=placed)
    assert (found.code, len(found.doubts)) == ("gedwongen", doubts)


def test_what_stays_with_parents_depends_on_who_has_authority() -> None:
    assert "houden het gezag" in "".join(both("ots").said[0].refusable)
    taken = shown(*(held(kind, child) for kind in ("ots", "partial_authority") for child in (NOOR, SEM)))
    assert taken.said[0].refusable == ()


# --- above the file --------------------------------------------------------------------------------------------------

pytestmark = pytest.mark.django_db


def bar(cast: Cast, member: Membership) -> str:
    return render_to_string("cases/_family_bar.html", family_context(cast.family, by=member, tab="overview"))


def test_the_framework_stands_above_the_file(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    make_measure(cast.family, cast.gi, cast.sem)
    page = bar(cast, cast.sanne)
    assert 'framework--gedwongen">' in page
    assert "De kinderrechter heeft dit besloten" in page
    assert ": een ondertoezichtstelling" in page
    assert "Wat mogen ouders weigeren en vragen?" in page


def test_a_measure_of_a_child_outside_the_wall_does_not_show(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.sem)
    make_agreement(cast.family, cast.gi, cast.noor, cast.mother)
    page = bar(cast, cast.joris)
    assert "framework--vrijwillig" in page
    assert "gedwongen" not in page
    assert "Sem" not in page


def test_what_ended_or_has_yet_to_begin_does_not_count(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor, lifted_on=today(-1), lift_reason="het gaat goed")
    make_measure(cast.family, cast.gi, cast.sem, starts_on=today(1))
    assert "niet vastgelegd" in bar(cast, cast.sanne)


def test_who_does_not_read_the_course_is_told_that_the_framework_is_not_shared(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    page = bar(cast, cast.joris)
    assert "Kader niet gedeeld" in page
    assert "ondertoezichtstelling" not in page


def test_who_left_reads_no_framework(cast: Cast) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    make_measure(cast.family, cast.wijkteam, cast.sem)
    assert "ramework-badge" not in bar(cast, cast.fenna)


def test_of_an_organization_the_family_does_not_know_of_nothing_shows(cast: Cast) -> None:
    make_measure(cast.family, cast.veilig_thuis, cast.noor)
    assert "niet vastgelegd" in bar(cast, cast.sanne)
