"""Terms on the pages: computed from the file, answered with a reason, and nothing of them to who may not read it."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.actions.terms import WhichTerm, correct_term, finish_term, set_term_settings, withdraw_answer
from cases.deadlines import add_months, add_working_days, next_working_day
from cases.models import Family, Involvement, Measure, TermCorrection, TermDone, TermSettings
from cases.rights import birthday
from cases.step_list import step_of
from cases.term_lines import Board, TermLine
from cases.term_question import rows_for
from cases.term_rows import Row, question
from cases.terms import family_board, my_board
from contacts.models import Announcement
from organizations.models import AccessLogEntry, Membership
from tests.cast import ABOUT_SEM, SHARED, Cast
from tests.makers import (
    assign,
    involve,
    make_agreement,
    make_arrangement,
    make_child,
    make_concern,
    make_family,
    make_measure,
    make_note,
    make_parent,
    make_placement,
    make_request,
    make_safety_agreement,
    make_step_state,
    today,
)

AsMember = Callable[[Membership], Client]
TODAY = reverse("contacts:today")


def board(cast: Cast, by: Membership | None = None) -> Board:
    return family_board(cast.family, by=by or cast.sanne)


def rules(lines: list[TermLine]) -> list[str]:
    return [line.term.rule for line in lines]


def order(cast: Cast, **more: Any) -> Measure:
    """A supervision order of Noor that began long enough ago to have no open term but its end."""
    fields = {"ordered_on": today(-200), "starts_on": today(-200), "ends_on": today(150)} | more
    return make_measure(cast.family, cast.gi, cast.noor, **fields)


def which(cast: Cast, rule: str, about: Any) -> WhichTerm:
    return WhichTerm(cast.family, rule, about.pk)


def address(name: str, cast: Cast, *keys: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *keys])


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


# --- what the file sets off ------------------------------------------------------------------------------------------


def test_the_file_sets_off_its_terms(cast: Cast) -> None:
    measure = order(cast)
    found = {(line.term.rule, line.due_on) for line in board(cast).ahead}
    assert ("D11", measure.ends_on) in found
    assert "D05" in rules(board(cast).done), "the note of the GI about Noor is a call after the measure began"
    assert "D19" not in rules(board(cast).ahead)


def test_what_others_recorded_counts_as_far_as_it_is_read(cast: Cast) -> None:
    order(cast, ordered_on=today(-2), starts_on=today(-2))
    (line,) = [line for line in [*board(cast).ahead, *board(cast).late, *board(cast).done] if line.term.rule == "D05"]
    assert line.term.due_on == add_working_days(today(-2), 5)
    assert line.done_on is None, "the notes are of before the measure"
    make_note(cast.family, cast.gi, cast.noor, happened_on=today(-1), kind="home_visit")
    assert [line.done_on for line in board(cast).done if line.term.rule == "D05"] == [today(-1)]


def test_a_request_and_an_extension_close_what_they_answer(cast: Cast) -> None:
    measure = order(cast, ends_on=today(40))
    assert rules(board(cast).late) == ["D16"]
    make_request(cast.family, cast.gi, cast.noor, measure_kind="ots", is_extension=True, requested_on=today(-1))
    assert rules(board(cast).late) == []
    make_measure(
        cast.family, cast.gi, cast.noor, ordered_on=today(-1), starts_on=today(41), ends_on=today(300), extends=measure
    )
    assert [line.due_on for line in board(cast).ahead if line.term.rule == "D11"] == [today(300)]


def test_days_people_agreed_on_are_there_and_are_changed_where_they_stand(cast: Cast) -> None:
    make_agreement(cast.family, cast.gi, cast.noor, review_on=today(10))
    make_safety_agreement(cast.family, cast.gi, cast.noor, review_on=today(12))
    make_arrangement(cast.family, cast.gi, cast.noor, cast.father, times=0, reason="Te gevaarlijk", review_on=today(14))
    for code, day in (("meldcode_signals", 15), ("meldcode_consult", 16)):
        make_step_state(cast.family, cast.gi, code, cast.noor, state="open", done_on=None, due_on=today(day))
    make_step_state(cast.family, cast.pleegzorg, "meldcode_consult", cast.noor)
    agreed = [line for line in board(cast).ahead if line.term.rule.startswith("A")]
    assert [(line.term.rule, line.due_on) for line in agreed] == [
        ("A2", today(10)),
        ("A3", today(12)),
        ("A1", today(14)),
        ("A4", today(15)),
    ]
    step = step_of("meldcode_signals")
    assert step
    assert agreed[3].title == str(step.title)
    assert agreed[2].about == "Noor en ouder Mark"
    assert not any(line.may_be_answered for line in agreed)


def test_each_who_heard_of_a_limitation_can_object_for_two_weeks(cast: Cast) -> None:
    limited = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, source="gi_limitation", legal_basis="265f")
    for person, days in ((cast.mother, -4), (cast.father, -20)):
        Announcement.objects.create(arrangement=limited, person=person, announced_on=today(days))
    (line,) = [line for line in board(cast).ahead if line.term.rule == "D14"]
    assert (line.due_on, line.about) == (today(10), "Noor en ouder Elif")
    assert "D14" not in rules(board(cast, cast.vera).ahead), "Veilig Thuis does not read contact"


def test_children_of_whom_the_same_holds_stand_on_one_line(cast: Cast) -> None:
    for child in (cast.noor, cast.sem):
        make_measure(cast.family, cast.gi, child, ordered_on=today(-200), starts_on=today(-200), ends_on=today(100))
    (line,) = [line for line in board(cast).ahead if line.term.rule == "D11"]
    assert line.about == "Noor en Sem"


def test_what_others_have_to_do_is_never_shown_as_late(cast: Cast) -> None:
    order(cast, ends_on=today(40))
    assert "D16" in rules(board(cast).late)
    assert "D16" not in rules(board(cast, cast.joris).late)
    assert "D16" not in rules(my_board(cast.joris).late)


def test_a_report_to_veilig_thuis_is_there_for_who_reads_concerns(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    fields: dict[str, Any] = {"kind": "report_to_safe_home", "noticed_on": today(-1), "reported_on": today(-1)}
    report = make_concern(cast.family, cast.veilig_thuis, cast.noor, **fields)
    make_concern(cast.family, cast.gi, cast.noor, **fields)
    assert [line.term.subject for line in my_board(cast.vera).ahead if line.term.rule == "D01"] == [report.pk]
    assert "D01" in rules(board(cast).ahead)
    assert "D01" not in rules(board(cast, cast.joris).ahead)
    done = finish_term(which=which(cast, "D01", report), by=cast.vera, done_on=today(), words="Beoordeeld")
    assert done.section == "concerns"
    assert "D01" in rules(board(cast, cast.vera).done)


# --- rights ----------------------------------------------------------------------------------------------------------


def test_a_child_that_turns_twelve_is_listed_a_month_ahead(cast: Cast, as_member: AsMember) -> None:
    cast.noor.birth_date = birthday(today(9), -12)
    cast.noor.save(update_fields=["birth_date"])
    (turn,) = board(cast).turns
    assert (turn.title, turn.turn.day) == ("Noor wordt 12", today(9))
    assert any("BW 1:265d" in source for _words, source in turn.changes), "Noor lives elsewhere"
    page = text(as_member(cast.sanne).get(address("term_list", cast)))
    assert "Rv 809" in page
    assert "Noor wordt 12" in text(as_member(cast.sanne).get(TODAY))


def test_a_birthday_of_sem_says_nothing_to_who_takes_part_for_noor(cast: Cast, as_member: AsMember) -> None:
    cast.sem.birth_date = birthday(today(), -16)
    cast.sem.save(update_fields=["birth_date"])
    assert [turn.title for turn in board(cast).turns] == ["Sem wordt 16"]
    assert board(cast, cast.joris).turns == []
    assert my_board(cast.joris).turns == []
    assert "Sem wordt" not in text(as_member(cast.joris).get(TODAY))


def test_authority_that_begins_is_listed_for_who_reads_relations(cast: Cast) -> None:
    cast.noor.relations.filter(person=cast.father).update(starts_on=today(5))
    assert [turn.title for turn in board(cast).turns] == ["Ouder Mark krijgt gezag over Noor"]
    assert [turn.family_name for turn in my_board(cast.sanne).turns] == ["Jansen"]
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(sections_read=["course"], sections_write=[])
    assert board(cast, cast.joris).turns == []


# --- what people say -------------------------------------------------------------------------------------------------


def test_another_day_stands_beside_the_computed_one_with_its_reason(cast: Cast, as_member: AsMember) -> None:
    measure = order(cast, ends_on=today(40))
    client = as_member(cast.sanne)
    page = address("term_correct", cast, "D16", measure.pk)
    assert "BW 1:265j" in text(client.get(page))
    empty = text(client.post(page, {"due_on": today(5).isoformat(), "reason": ""}), 422)
    assert today(5).isoformat() in empty, "what was typed is still there"
    answer = client.post(page, {"due_on": today(5).isoformat(), "reason": "De rechter gaf uitstel"})
    assert answer.status_code == 303
    (line,) = [line for line in board(cast).ahead if line.term.rule == "D16"]
    assert line.due_on == today(5)
    shown = text(client.get(answer["Location"]))
    assert "De rechter gaf uitstel" in shown
    assert "Ongedaan maken" in shown
    assert AccessLogEntry.objects.filter(event="term.corrected", person_id=cast.noor.pk).count() == 1


def test_an_answer_is_taken_back_by_whose_it_is(cast: Cast, as_member: AsMember) -> None:
    measure = order(cast, ends_on=today(40))
    done = finish_term(which=which(cast, "D16", measure), by=cast.sanne, done_on=today(), words="Gevraagd")
    assert rules(board(cast).late) == []
    with pytest.raises(Http404):
        withdraw_answer(kind="done", key=done.pk, family=cast.family, by=cast.joris)
    back = address("term_answer_withdraw", cast, "done", done.pk)
    assert as_member(cast.sanne).post(back).status_code == 303
    assert rules(board(cast).late) == ["D16"]
    assert as_member(cast.sanne).post(back).status_code == 303, "once more is nothing more"
    assert AccessLogEntry.objects.filter(event="term.answer_withdrawn").count() == 1
    assert TermDone.objects.get().withdrawn_by == cast.sanne


def test_what_is_said_again_adds_a_row_and_the_same_does_not(cast: Cast) -> None:
    term = which(cast, "D11", order(cast))
    first = correct_term(which=term, by=cast.sanne, due_on=today(90), reason="Andere dag")
    assert correct_term(which=term, by=cast.sanne, due_on=today(90), reason=" Andere dag") == first
    second = correct_term(which=term, by=cast.carla, due_on=today(91), reason="Toch later")
    assert set(TermCorrection.objects.standing()) == {second}
    assert TermCorrection.objects.count() == 2
    (line,) = [line for line in board(cast).ahead if line.term.rule == "D11"]
    assert line.due_on == today(91)
    of_others = correct_term(which=term, by=cast.joris, due_on=today(92), reason="Volgens ons")
    assert [line.correction and line.correction.key for line in board(cast).ahead if line.due_on == today(92)] == [
        of_others.pk
    ]


def test_what_was_taken_back_stays_readable(cast: Cast, as_member: AsMember) -> None:
    measure = order(cast)
    for day, words in ((90, "Eerst dit"), (91, "Toen dat")):
        correct_term(which=which(cast, "D11", measure), by=cast.sanne, due_on=today(day), reason=words)
    page = text(as_member(cast.joris).get(address("term_correct", cast, "D11", measure.pk)))
    assert "Eerder gezegd" in page
    assert "Eerst dit" in page


def test_brothers_and_sisters_are_answered_together(cast: Cast, as_member: AsMember) -> None:
    noor, sem = (
        make_measure(cast.family, cast.gi, child, ordered_on=today(-200), starts_on=today(-200), ends_on=today(40))
        for child in (cast.noor, cast.sem)
    )
    client, page = as_member(cast.sanne), address("term_finish", cast, "D16", sem.pk)
    assert "Noor" in text(client.get(page))
    sent = {"done_on": today().isoformat(), "words": "Verlenging gevraagd"}
    assert client.post(page, sent).status_code == 303
    assert [line.about for line in board(cast).late] == ["Noor"]
    assert client.post(address("term_finish", cast, "D16", noor.pk), sent).status_code == 303
    assert [line.about for line in board(cast).done if line.term.rule == "D16"] == ["Noor en Sem"]
    withdraw_answer(kind="done", key=TermDone.objects.all()[0].pk, family=cast.family, by=cast.sanne)
    assert [line.about for line in board(cast).late] == ["Noor en Sem"]


def test_a_deed_is_refused_in_words(cast: Cast) -> None:
    measure = order(cast)
    term = which(cast, "D11", measure)
    with pytest.raises(ValidationError, match="berekende dag"):
        correct_term(which=term, by=cast.sanne, due_on=today(150), reason="Zomaar")
    with pytest.raises(ValidationError, match="nog niet geweest"):
        finish_term(which=term, by=cast.sanne, done_on=today(1), words="Vast")
    with pytest.raises(ValidationError, match="waarom"):
        correct_term(which=term, by=cast.sanne, due_on=today(90), reason="  ")
    with pytest.raises(PermissionDenied):
        finish_term(which=term, by=cast.vera, done_on=today(), words="Veilig Thuis schrijft hier niet")
    for rule, subject in (("D11", uuid.uuid4()), ("D99", measure.pk)):
        with pytest.raises(Http404):
            finish_term(which=WhichTerm(cast.family, rule, subject), by=cast.sanne, done_on=today(), words="Niets")
    agreed = make_agreement(cast.family, cast.gi, cast.noor, review_on=today(10))
    with pytest.raises(Http404):
        correct_term(which=which(cast, "A2", agreed), by=cast.sanne, due_on=today(9), reason="Elders te wijzigen")


def test_a_correction_of_what_was_computed_then_says_so_when_the_file_changed(cast: Cast, as_member: AsMember) -> None:
    measure = order(cast)
    correct_term(which=which(cast, "D11", measure), by=cast.sanne, due_on=today(90), reason="Andere dag")
    Measure.objects.filter(pk=measure.pk).update(ends_on=today(120))
    assert "Kijk of de verbetering nog klopt" in text(as_member(cast.sanne).get(address("term_list", cast)))


# --- who reads what --------------------------------------------------------------------------------------------------


def test_terms_of_sem_are_not_there_for_who_takes_part_for_noor(cast: Cast, as_member: AsMember) -> None:
    of_sem = make_measure(cast.family, cast.gi, cast.sem, ends_on=today(30))
    order(cast)
    correct_term(which=which(cast, "D11", of_sem), by=cast.sanne, due_on=today(20), reason=ABOUT_SEM)
    assert ABOUT_SEM in text(as_member(cast.sanne).get(address("term_list", cast)))
    for page in (TODAY, reverse("cases:my_terms"), address("term_list", cast), address("family_detail", cast)):
        shown = text(as_member(cast.joris).get(page))
        assert ABOUT_SEM not in shown
        assert "Ondertoezichtstelling eindigt, Sem" not in shown
    assert {line.child for line in board(cast, cast.joris).ahead} == {"Noor"}
    for name in ("term_correct", "term_finish"):
        assert as_member(cast.joris).get(address(name, cast, "D11", of_sem.pk)).status_code == 404


def test_who_reads_no_section_with_terms_sees_none(cast: Cast, as_member: AsMember) -> None:
    order(cast)
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(sections_read=["family"], sections_write=[])
    client = as_member(cast.joris)
    assert 'id="terms-card"' not in text(client.get(address("family_detail", cast)))
    shown = text(client.get(address("term_list", cast)))
    assert "Ondertoezichtstelling" not in shown
    assert "Niet gedeeld" in shown
    assert "Ondertoezichtstelling" not in text(client.get(TODAY))


def test_who_left_sees_no_terms_of_what_goes_on_without_them(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.wijkteam, cast.noor, ends_on=today(30))
    assert "Uw organisatie doet niet meer mee" in text(as_member(cast.fenna).get(address("term_list", cast)))
    assert "eindigt" not in text(as_member(cast.fenna).get(reverse("cases:my_terms")))


def test_vandaag_is_only_about_families_i_work_on(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor, ordered_on=today(-89), starts_on=today(-89), ends_on=today(20))
    for member in (cast.sanne, cast.tess, cast.carla):
        assert "Ondertoezichtstelling eindigt" in text(as_member(member).get(TODAY))
    for member in (cast.bram, cast.otto, cast.sanne_elsewhere):
        assert "Ondertoezichtstelling eindigt" not in text(as_member(member).get(TODAY))


def test_of_many_families_only_the_first_lines_are_fetched_and_the_others_counted(cast: Cast) -> None:
    for _place in range(3):
        more_terms(cast, 1)
    whole = my_board(cast.sanne)
    first = my_board(cast.sanne, limit=2)
    assert [line.due_on for line in first.ahead] == [line.due_on for line in whole.ahead[:2]]
    assert len(first.ahead) + first.more_ahead == len(whole.ahead)
    assert all(line.about and line.family_name for line in first.ahead)


def test_looking_leaves_a_line(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).get(address("term_list", cast))
    as_member(cast.sanne).get(reverse("cases:my_terms"))
    lines = AccessLogEntry.objects.filter(part="terms").values_list("event", "family_id")
    assert set(lines) == {("family.opened", cast.family.pk), ("terms.viewed", None)}


# --- how an organisation counts --------------------------------------------------------------------------------------


def test_moving_to_a_working_day_is_off_until_the_manager_chooses_it(cast: Cast, as_member: AsMember) -> None:
    assert not TermSettings.of(cast.gi).rolls_to_working_day
    client, page = as_member(cast.ruud), reverse("cases:term_settings")
    assert "Werkafspraken over termijnen" in text(client.get(page))
    assert client.post(page, {"rolls_to_working_day": "on"}).status_code == 303
    assert TermSettings.of(cast.gi).rolls_to_working_day
    set_term_settings(by=cast.ruud, rolls_to_working_day=True)
    assert AccessLogEntry.objects.filter(event="term_settings.changed").count() == 1
    assert as_member(cast.sanne).get(page).status_code == 403


def test_only_its_own_people_count_as_an_organization_chose(cast: Cast) -> None:
    day = next(day for day in map(today, range(-84, -70)) if add_months(day, 3).weekday() == 5)
    order(cast, ordered_on=day, starts_on=day)

    def appeal(by: Membership) -> list[datetime.date]:
        return [line.due_on for line in board(cast, by).ahead if line.term.rule == "D19"]

    assert appeal(cast.sanne) == [add_months(day, 3)]
    set_term_settings(by=cast.ruud, rolls_to_working_day=True)
    assert appeal(cast.sanne) == [next_working_day(add_months(day, 3))]
    assert appeal(cast.joris) == [add_months(day, 3)]


# --- the question, composed once for many readers -------------------------------------------------------------------


def test_the_composed_question_gives_everyone_what_one_of_their_own_would(cast: Cast) -> None:
    more_terms(cast, 2)
    make_measure(cast.family, cast.gi, cast.sem)
    make_measure(cast.family, cast.pleegzorg, cast.noor)
    for name, member in cast.members.items():
        families = Family.objects.shared_with(member).opened().values("pk")
        assert set(rows_for(member)) == {Row(*row) for row in question(member, families)}, name
        assert set(rows_for(member, cast.family)) == {Row(*row) for row in question(member, [cast.family.pk])}, name
    found = {name: {row.key for row in rows_for(member, cast.family)} for name, member in cast.members.items()}
    assert found["joris"] < found["sanne"], "a stand-in that reads nothing proves nothing"
    assert len(found["otto"]) == 0


# --- how many questions ----------------------------------------------------------------------------------------------


def more_terms(cast: Cast, number: int) -> Family:
    """A family with so many children, each with an order, a foster home, a limitation and a birthday ahead."""
    family = make_family("Veel")
    involve(family, cast.gi, is_lead=True)
    assign(family, cast.sanne)
    for place in range(number):
        child = make_child(family, f"Kind {place}", birth_date=birthday(today(3), -12))
        parent = make_parent(family, child, first_name=f"Ouder {place}")
        one = make_measure(family, cast.gi, child, ends_on=today(30 + place))
        make_placement(family, cast.gi, child, starts_on=today(-20))
        limited = make_arrangement(family, cast.gi, child, parent, source="gi_limitation", legal_basis="265f")
        Announcement.objects.create(arrangement=limited, person=parent, announced_on=today(-2))
        correct_term(
            which=WhichTerm(family, "D11", one.pk), by=cast.sanne, due_on=today(20 + place), reason=f"{SHARED} {place}"
        )
    return family


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_of_a_family_asks_the_same_however_many(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    family = more_terms(cast, number)
    with django_assert_num_queries(3):
        found = family_board(family, by=cast.sanne)
    assert len(found.ahead) >= number * 2
    assert len(found.turns) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_of_all_my_families_asks_the_same_however_many(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _place in range(number):
        more_terms(cast, number)
    with django_assert_num_queries(4):
        found = my_board(cast.sanne)
    assert len({line.term.family for line in found.ahead}) >= number


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_the_same_however_many(
    cast: Cast, as_member: AsMember, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    family, client = more_terms(cast, number), as_member(cast.sanne)
    with django_assert_num_queries(13):
        assert client.get(reverse("cases:term_list", args=[family.pk])).status_code == 200
    with django_assert_num_queries(10):
        assert client.get(reverse("cases:my_terms")).status_code == 200
