"""Brackets span the weeks of what was agreed, and every week says in words what its signs show."""

from hypothesis import given
from hypothesis import strategies as st

from contacts.strip import Bracket, Rhythm, Strip, Week, brackets_of, legend_of

rhythms = st.one_of(st.none(), st.builds(Rhythm, st.integers(0, 7), st.integers(1, 4)))


def test_a_visit_every_two_weeks_is_a_bracket_of_two_weeks() -> None:
    assert brackets_of([Rhythm(1, 2)] * 4) == (Bracket(2, "thin"), Bracket(2, "thin"))


def test_twice_a_week_is_a_thick_bracket_under_each_week() -> None:
    assert brackets_of([Rhythm(2)] * 2) == (Bracket(1, "thick"), Bracket(1, "thick"))


def test_twice_a_month_is_drawn_as_once_in_two_weeks() -> None:
    assert brackets_of([Rhythm(2, 4)] * 4) == (Bracket(2, "thin"), Bracket(2, "thin"))


def test_a_new_arrangement_starts_its_own_brackets() -> None:
    assert brackets_of([None, Rhythm(1, 2), Rhythm(1)]) == (Bracket(1, "none"), Bracket(1, "thin"), Bracket(1, "thin"))


def test_weeks_without_contact_allowed_are_one_band() -> None:
    assert brackets_of([Rhythm(0)] * 12) == (Bracket(12, "barred"),)


@given(st.lists(rhythms, max_size=12))
def test_brackets_cover_every_week_once(agreed: list[Rhythm | None]) -> None:
    assert sum(bracket.span for bracket in brackets_of(agreed)) == len(agreed)


def test_a_week_is_told_in_words() -> None:
    assert Week(44, ("parent", "force_majeure")).sentence == "Week 44: gemist door ouder, gemist door overmacht"
    assert Week(38).sentence == "Week 38: geen contact gepland"
    assert Week(40, is_barred=True).sentence == "Week 40: geen contact toegestaan"


def test_the_legend_names_only_the_signs_in_use() -> None:
    strip = Strip("Noor en moeder", (Week(36, ("moved", "held")), Week(37, is_barred=True)), ())
    assert [code for code, _word in legend_of([strip])] == ["held", "moved", "barred"]
