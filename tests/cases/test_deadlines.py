"""Each term against a calendar, by hand; and what must hold of any file."""

import datetime
import uuid
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.deadlines import (
    RULES,
    Announced,
    Facts,
    Measure,
    Nature,
    Placement,
    Reported,
    Request,
    Reviewed,
    Standing,
    Term,
    Visit,
    add_months,
    add_working_days,
    appeal_until,
    carry_out_until,
    hear_until,
    is_working_day,
    next_working_day,
    object_until,
    source_of,
    standing_of,
    terms_of,
)
from cases.deadlines.counting import CHARGES_A_GI, ENDS_BY_ORDER

FAMILY, NOOR, SEM, ELIF = (uuid.UUID(int=number) for number in range(1, 5))
DAY = datetime.date
Day = datetime.date

days = st.dates(DAY(2015, 1, 1), DAY(2040, 12, 31))


YEAR = DAY(2026, 8, 20), DAY(2027, 8, 19)


def measure(kind: str = "ots", starts: Day = YEAR[0], ends: Day | None = YEAR[1], **more: Any) -> Measure:
    fields: dict[str, Any] = {"key": uuid.uuid4(), "child": NOOR, "ordered_on": starts} | more
    return Measure(family=FAMILY, kind=kind, starts_on=starts, ends_on=ends, **fields)


def placement(starts: Day = YEAR[0], ends: Day | None = None, kind: str = "foster_care") -> Placement:
    return Placement(key=uuid.uuid4(), family=FAMILY, child=NOOR, kind=kind, starts_on=starts, ends_on=ends)


def found(rule: str, *facts: Any, rolls: bool = False) -> list[Term]:
    def of(kind: type[Any]) -> tuple[Any, ...]:
        return tuple(fact for fact in facts if isinstance(fact, kind))

    together = Facts(of(Measure), of(Request), of(Placement), of(Visit), of(Announced))
    return [term for term in terms_of(together, rolls=rolls) if term.rule == rule]


# --- counting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (DAY(2026, 11, 30), 3, DAY(2027, 2, 28)),
        (DAY(2027, 11, 30), 3, DAY(2028, 2, 29)),
        (DAY(2026, 11, 28), 3, DAY(2027, 2, 28)),
        (DAY(2026, 8, 31), 3, DAY(2026, 11, 30)),
        (DAY(2026, 10, 15), 3, DAY(2027, 1, 15)),
        (DAY(2026, 12, 31), 1, DAY(2027, 1, 31)),
        (DAY(2027, 1, 31), 1, DAY(2027, 2, 28)),
        (DAY(2028, 2, 29), 12, DAY(2029, 2, 28)),
        (DAY(2028, 4, 30), -2, DAY(2028, 2, 29)),
        (DAY(2027, 3, 31), -1, DAY(2027, 2, 28)),
        (DAY(2027, 1, 19), -2, DAY(2026, 11, 19)),
        (DAY(2026, 11, 24), -24, DAY(2024, 11, 24)),
    ],
)
def test_months_end_with_the_month(day: Day, months: int, expected: Day) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (DAY(2026, 11, 19), DAY(2026, 11, 26)),  # a Thursday, over a weekend
        (DAY(2026, 11, 21), DAY(2026, 11, 27)),  # a Saturday counts from Monday
        (DAY(2026, 3, 31), DAY(2026, 4, 9)),  # Good Friday and Easter Monday
        (DAY(2027, 3, 24), DAY(2027, 4, 2)),  # an early Easter
        (DAY(2026, 5, 13), DAY(2026, 5, 21)),  # Ascension Day
        (DAY(2026, 5, 21), DAY(2026, 5, 29)),  # Whit Monday
        (DAY(2026, 4, 24), DAY(2026, 5, 4)),  # King's Day on Monday the 27th
        (DAY(2025, 4, 24), DAY(2025, 5, 1)),  # King's Day on Saturday the 26th
        (DAY(2026, 12, 23), DAY(2026, 12, 31)),  # Christmas, its second day a Saturday
        (DAY(2025, 12, 24), DAY(2026, 1, 5)),  # Christmas and New Year
    ],
)
def test_five_working_days_know_the_dutch_holidays(day: Day, expected: Day) -> None:
    assert add_working_days(day, 5) == expected


@given(days, st.integers(0, 60))
def test_working_days_are_working_days_and_none_is_skipped(day: Day, number: int) -> None:
    until = add_working_days(day, number)
    between = [day + datetime.timedelta(each) for each in range(1, (until - day).days + 1)]
    assert sum(map(is_working_day, between)) == number
    assert number == 0 or is_working_day(until)


@given(days, st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_last(day: Day, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + datetime.timedelta(1)).day == 1)


@given(days)
def test_a_term_moved_to_a_working_day_only_moves_forward(day: Day) -> None:
    moved = next_working_day(day)
    assert is_working_day(moved)
    assert moved >= day
    assert (moved == day) == is_working_day(day)


@given(days)
def test_months_before_leave_at_least_so_many_months(day: Day) -> None:
    assert add_months(add_months(day, -2), 2) <= day


# --- the law ---------------------------------------------------------------------------------------------------------


def test_the_numbers_of_the_law() -> None:
    assert object_until(DAY(2026, 12, 24)) == DAY(2027, 1, 7)
    assert hear_until(DAY(2026, 2, 20)) == DAY(2026, 3, 6)
    assert carry_out_until(DAY(2026, 11, 30)) == DAY(2027, 2, 28)
    assert appeal_until(DAY(2026, 8, 26)) == DAY(2026, 11, 26)


def test_every_rule_says_what_it_is_and_where_it_comes_from() -> None:
    for code, rule in RULES.items():
        assert rule.title
        assert rule.sentence
        assert rule.meaning.endswith(".")
        assert rule.source or code.startswith("A"), code
        assert "R]" not in rule.source
    assert source_of("D11", "secure_emergency") == "Jeugdwet 6.1.12 lid 2"
    assert source_of("D19", "muhp") == "Rv 806"


# --- a measure -------------------------------------------------------------------------------------------------------


def test_the_gi_meets_the_family_within_five_working_days() -> None:
    (term,) = found("D05", measure(starts=DAY(2026, 11, 19)))
    assert term.due_on == DAY(2026, 11, 26)
    assert term.counted_from == DAY(2026, 11, 19)
    assert term.done_on is None


def test_a_visit_of_the_gi_fulfils_it_and_one_before_the_measure_does_not() -> None:
    order = measure(starts=DAY(2026, 11, 19))
    before, after = Visit(FAMILY, NOOR, DAY(2026, 11, 12)), Visit(FAMILY, NOOR, DAY(2026, 11, 23))
    of_sem = Visit(FAMILY, SEM, DAY(2026, 11, 20))
    assert found("D05", order, before, of_sem)[0].done_on is None
    assert found("D05", order, before, of_sem, after)[0].done_on == DAY(2026, 11, 23)


def test_a_measure_that_follows_another_charges_no_one_anew() -> None:
    first = measure("vots", DAY(2026, 5, 20), DAY(2026, 8, 19))
    assert [term.subject for term in found("D05", first, measure())] == [first.key]
    gap = measure("vots", DAY(2026, 5, 20), DAY(2026, 8, 10))
    assert len(found("D05", gap, measure())) == 2


@pytest.mark.parametrize(
    ("kind", "rule"), [("vots", "D10"), ("ots", "D11"), ("muhp", "D11"), ("secure_emergency", "D11")]
)
def test_a_measure_ends_on_the_day_of_the_order(kind: str, rule: str) -> None:
    one = measure(kind, DAY(2026, 11, 1), DAY(2026, 11, 28))
    assert [(term.due_on, term.kind) for term in found(rule, one)] == [(DAY(2026, 11, 28), kind)]


def test_nothing_ends_where_it_was_lifted_extended_or_followed() -> None:
    one = measure()
    assert not found("D11", replace(one, lifted_on=DAY(2026, 12, 1)))
    extension = measure(starts=DAY(2027, 8, 20), ends=DAY(2028, 8, 19), extends=one.key)
    assert [term.subject for term in found("D11", one, extension)] == [extension.key]
    provisional = measure("vots", DAY(2026, 5, 20), DAY(2026, 8, 19))
    assert not found("D10", provisional, one)
    assert found("D10", provisional, replace(one, child=SEM))


def test_an_unused_authorisation_lapses_after_three_months() -> None:
    order = measure("muhp", DAY(2026, 11, 30), DAY(2027, 11, 29))
    assert [(term.due_on, term.done_on) for term in found("D12", order)] == [(DAY(2027, 2, 28), None)]
    used = replace(order, carried_out_on=DAY(2026, 12, 4))
    assert found("D12", used)[0].done_on == DAY(2026, 12, 4)
    assert found("D12", order, placement(DAY(2026, 12, 5)))[0].done_on == DAY(2026, 12, 5)
    assert found("D12", order, placement(DAY(2026, 1, 5)))[0].done_on == DAY(2026, 11, 30)
    assert not found("D12", replace(order, extends=uuid.uuid4()))


def test_a_decision_without_hearing_lapses_after_two_weeks() -> None:
    order = measure("muhp_emergency", DAY(2026, 11, 13), DAY(2026, 12, 10), is_unheard=True)
    assert [(term.due_on, term.done_on) for term in found("D13", order)] == [(DAY(2026, 11, 27), None)]
    assert found("D13", replace(order, heard_on=DAY(2026, 11, 20)))[0].done_on == DAY(2026, 11, 20)
    assert not found("D13", replace(order, is_unheard=False))


def test_the_raad_hears_two_months_before_the_end_unless_more_is_asked() -> None:
    one = measure()
    assert [(term.due_on, term.done_on) for term in found("D16", one)] == [(DAY(2027, 6, 19), None)]
    asked = Request(uuid.uuid4(), FAMILY, NOOR, "ots", DAY(2027, 6, 1), is_extension=True)
    assert found("D16", one, asked)[0].done_on == DAY(2027, 6, 1)
    assert found("D16", one, replace(asked, child=SEM))[0].done_on is None
    assert not found("D16", replace(one, lifted_on=DAY(2027, 1, 1)))
    assert not found("D16", measure("muhp"))
    assert not found("D16", replace(one, born_on=DAY(2009, 8, 20))), "of age the day after"
    assert found("D16", replace(one, born_on=DAY(2009, 8, 21)))


def test_after_two_years_under_supervision_and_away_the_raad_advises() -> None:
    first = measure(starts=DAY(2024, 8, 20), ends=DAY(2025, 8, 19))
    second = measure(starts=DAY(2025, 8, 20), ends=DAY(2026, 8, 19), extends=first.key)
    away = placement(DAY(2024, 8, 20))
    assert [term.due_on for term in found("D18", first, second, away)] == [DAY(2026, 6, 19)]
    assert not found("D18", first, second)
    assert not found("D18", first, second, placement(DAY(2024, 8, 21)))
    assert not found("D18", second, away)
    home_between = placement(DAY(2024, 8, 1), DAY(2025, 1, 1)), placement(DAY(2025, 3, 1))
    assert not found("D18", first, second, *home_between)
    moved = placement(DAY(2024, 8, 1), DAY(2025, 1, 1)), placement(DAY(2025, 1, 1))
    assert found("D18", first, second, *moved)


def test_an_appeal_is_open_for_three_months_but_not_shown_where_the_law_was_not_read() -> None:
    assert [term.due_on for term in found("D19", measure("muhp", DAY(2026, 8, 26)))] == [DAY(2026, 11, 26)]
    assert not found("D19", measure("vots"))
    assert not found("D19", measure("youth_probation"))
    asked = Request(uuid.uuid4(), FAMILY, NOOR, "ots", DAY(2026, 8, 1))
    assert not found("D19", asked)
    refused = replace(asked, outcome="refused", decided_on=DAY(2026, 9, 30))
    assert [term.due_on for term in found("D19", refused)] == [DAY(2026, 12, 30)]


@pytest.mark.parametrize(("kind", "rule"), [("authority_suspended", "M1"), ("provisional_guardianship", "M2")])
def test_it_lapses_without_a_request(kind: str, rule: str) -> None:
    one = measure(kind, DAY(2026, 8, 31), None)
    assert [(term.due_on, term.done_on) for term in found(rule, one)] == [(DAY(2026, 11, 30), None)]
    asked = Request(uuid.uuid4(), FAMILY, NOOR, "authority_ended", DAY(2026, 10, 1))
    assert found(rule, one, asked)[0].done_on == DAY(2026, 10, 1)


# --- placement and contact -------------------------------------------------------------------------------------------


def test_foster_care_has_a_plan_within_a_month() -> None:
    assert [term.due_on for term in found("D09", placement(DAY(2027, 1, 31)))] == [DAY(2027, 2, 28)]
    assert not found("D09", placement(kind="residential"))


def test_an_earlier_return_is_told_a_month_before() -> None:
    order = measure("muhp", DAY(2026, 8, 26), DAY(2027, 2, 25))
    home = placement(ends=DAY(2027, 1, 31))
    assert [term.due_on for term in found("D17", order, home)] == [DAY(2026, 12, 31)]
    assert not found("D17", order, placement())
    assert not found("D17", home)
    assert not found("D17", order, placement(ends=DAY(2027, 2, 25)))
    assert not found("D17", order, home, placement(DAY(2027, 1, 31)))


def test_objecting_to_a_limitation_takes_two_weeks_for_each_who_heard() -> None:
    told = Announced(uuid.uuid4(), FAMILY, NOOR, ELIF, DAY(2026, 12, 24))
    (term,) = found("D14", told)
    assert (term.due_on, term.person, term.subject) == (DAY(2027, 1, 7), ELIF, told.key)


def test_a_day_people_agreed_on_is_that_day() -> None:
    agreed = Reviewed(uuid.uuid4(), FAMILY, "A1", DAY(2026, 12, 1), DAY(2026, 9, 4), NOOR, ELIF)
    (term,) = terms_of(Facts(reviewed=(agreed,)))
    assert (term.rule, term.due_on, term.person) == ("A1", DAY(2026, 12, 1), ELIF)


def test_a_report_is_assessed_in_five_working_days() -> None:
    told = Reported(uuid.uuid4(), FAMILY, DAY(2026, 12, 23))
    assert [(term.rule, term.due_on) for term in terms_of(Facts(reported=(told,)))] == [("D01", DAY(2026, 12, 31))]
    settled = replace(told, settled_on=DAY(2026, 12, 29))
    assert terms_of(Facts(reported=(settled,)))[0].done_on == DAY(2026, 12, 29)


def test_moving_to_a_working_day_is_a_choice_and_says_what_it_was() -> None:
    told = Announced(uuid.uuid4(), FAMILY, NOOR, ELIF, DAY(2026, 12, 12))  # two weeks later: second Christmas day
    assert found("D14", told)[0].due_on == DAY(2026, 12, 26)
    (moved,) = found("D14", told, rolls=True)
    assert (moved.due_on, moved.plain_on) == (DAY(2026, 12, 28), DAY(2026, 12, 26))
    order = measure(ends=DAY(2026, 12, 26))
    assert found("D11", order, rolls=True)[0].due_on == DAY(2026, 12, 26)


# --- how a term stands -----------------------------------------------------------------------------------------------


def stands(rule: str, today: Day, *, until: Day = DAY.max, is_done: bool = False) -> Standing:
    term = Term(rule, uuid.uuid4(), FAMILY, NOOR, DAY(2026, 11, 24), until=until)
    return standing_of(term, today, due_on=term.due_on, is_done=is_done)


def test_only_what_somebody_has_to_do_is_late() -> None:
    assert stands("D05", DAY(2026, 11, 24)) == Standing.AHEAD
    assert stands("D05", DAY(2026, 11, 25)) == Standing.LATE
    assert stands("D19", DAY(2026, 11, 25)) == Standing.OVER
    assert stands("D11", DAY(2026, 11, 25)) == Standing.OVER
    assert stands("D05", DAY(2026, 11, 25), until=DAY(2026, 11, 24)) == Standing.OVER
    assert stands("D05", DAY(2026, 11, 25), is_done=True) == Standing.DONE


# --- any file --------------------------------------------------------------------------------------------------------

kinds = st.sampled_from(sorted(CHARGES_A_GI | ENDS_BY_ORDER | {"authority_suspended", "authority_ended"}))
children = st.sampled_from([NOOR, SEM])


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    starts = draw(days)
    length = draw(st.none() | st.integers(0, 365))
    return measure(
        draw(kinds),
        starts,
        None if length is None else starts + datetime.timedelta(length),
        child=draw(children),
        is_unheard=draw(st.booleans()),
        lifted_on=None if length is None or draw(st.booleans()) else starts,
    )


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    starts = draw(days)
    length = draw(st.none() | st.integers(0, 900))
    ends = None if length is None else starts + datetime.timedelta(length)
    return replace(placement(starts, ends, draw(st.sampled_from(["foster_care", "residential"]))), child=draw(children))


@given(ordered=st.lists(measures(), max_size=5), places=st.lists(placements(), max_size=4), rolls=st.booleans())
def test_in_any_file_a_term_points_at_something_of_that_child(
    ordered: list[Measure], places: list[Placement], *, rolls: bool
) -> None:
    facts = Facts(measures=tuple(ordered), placements=tuple(places))
    terms = terms_of(facts, rolls=rolls)
    about = {row.key: row.child for row in ordered} | {place.key: place.child for place in places}
    assert all(about[term.subject] == term.child for term in terms)
    assert len({(term.rule, term.subject) for term in terms}) == len(terms)
    assert [term.due_on for term in terms] == sorted(term.due_on for term in terms)
    for term in terms:
        assert term.rule in RULES
        if RULES[term.rule].nature == Nature.UNTIL:
            assert term.counted_from
            assert term.due_on > term.counted_from


@given(st.lists(measures(), max_size=4), st.lists(placements(), max_size=3))
def test_what_is_true_of_one_child_never_depends_on_another(ordered: list[Measure], places: list[Placement]) -> None:
    def of(child: uuid.UUID) -> list[Term]:
        mine = Facts(
            measures=tuple(row for row in ordered if row.child == child),
            placements=tuple(row for row in places if row.child == child),
        )
        return terms_of(mine)

    together = terms_of(Facts(measures=tuple(ordered), placements=tuple(places)))
    for child in (NOOR, SEM):
        assert [term for term in together if term.child == child] == of(child)
