"""The deeds on one contact: what is stored, what is refused, and that saving twice is one row."""

import datetime
import uuid
from typing import Any

import pytest
import uuid_utils.compat
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone

from cases.models import Involvement
from contacts.actions import (
    Move,
    SavedDifferentlyError,
    correct_contact,
    fill_in_contact,
    log_contact,
    row_key,
    undo_fill_in,
)
from contacts.local_time import instant
from contacts.models import ContactMoment, ContactPerson
from contacts.versions import versions_by_moment
from organizations.models import AccessLogEntry
from tests.cast import Cast
from tests.makers import local, make_moment, today


def log(cast: Cast, **more: Any) -> list[ContactMoment]:
    fields: dict[str, Any] = {
        "family": cast.family,
        "by": cast.sanne,
        "key": uuid_utils.compat.uuid7(),
        "children": [cast.noor],
        "persons": [cast.mother],
        "form": "visit_home",
        "outcome": "held",
        "started_at": local(today(-1)),
        "known_from": "self",
    }
    return log_contact(**fields | more)


def problem(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(error.value.messages)


def test_a_visit_of_two_children_is_a_row_each_with_its_own_words(cast: Cast) -> None:
    words = {cast.noor.pk: "Ik wil naar huis.", cast.sem.pk: "Zwaaide."}
    rows = log(cast, children=[cast.noor, cast.sem], child_words=words)
    assert {row.child_words for row in rows} == set(words.values())
    assert len({row.visit for row in rows}) == 1
    assert ContactPerson.objects.filter(moment__in=rows, person=cast.mother).count() == 2
    assert AccessLogEntry.objects.filter(event="contact.logged").count() == 1


@pytest.mark.parametrize("children", [["noor"], ["noor", "sem"]])
def test_saving_twice_is_one_row(cast: Cast, children: list[str]) -> None:
    key = uuid_utils.compat.uuid7()
    chosen = [getattr(cast, name) for name in children]
    first = log(cast, key=key, children=chosen, facts="Koffie")
    again = log(cast, key=key, children=chosen, facts="Koffie")
    assert {row.pk for row in first} == {row.pk for row in again}
    assert ContactMoment.objects.filter(facts="Koffie").count() == len(chosen)
    assert AccessLogEntry.objects.filter(event="contact.logged").count() == 1


def test_a_key_that_was_taken_in_the_same_instant_is_one_row_if_it_says_the_same_and_is_ours(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = uuid_utils.compat.uuid7()
    (first,) = log(cast, key=key, facts="Koffie")
    monkeypatch.setattr("contacts.actions.moments.logging.rows_of", lambda _key: [])
    assert log(cast, key=key, facts="Koffie") == [first]
    with pytest.raises(SavedDifferentlyError):
        log(cast, key=key, facts="Thee")
    with pytest.raises(Http404):
        log(cast, key=key, facts="Koffie", by=cast.joris)
    assert ContactMoment.objects.get(pk=key).facts == "Koffie"
    assert ContactPerson.objects.filter(moment=key).count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"facts": "Thee"},
        {"persons": "father"},
        {"visibility": "own"},
        {"children": "both"},
        {"child_words": "other"},
        {"started_at": local(today(-2))},
    ],
)
def test_the_same_key_with_other_content_is_told(cast: Cast, other: dict[str, Any]) -> None:
    key = uuid_utils.compat.uuid7()
    log(cast, key=key, facts="Koffie")
    values = {
        "father": [cast.father],
        "both": [cast.noor, cast.sem],
        "other": {cast.noor.pk: "Nee"},
    }
    changed = {name: values.get(value, value) if isinstance(value, str) else value for name, value in other.items()}
    with pytest.raises(SavedDifferentlyError):
        log(cast, key=key, **{"facts": "Koffie"} | changed)
    assert ContactMoment.objects.filter(facts="Koffie").count() == 1


def test_a_key_of_another_organization_is_not_there(cast: Cast) -> None:
    key = log(cast)[0].pk
    with pytest.raises(Http404):
        log(cast, key=key, by=cast.joris)


def test_the_key_of_a_row_follows_from_the_visit_and_the_child() -> None:
    visit, child = uuid_utils.compat.uuid7(), uuid.uuid4()
    assert row_key(visit, child) == row_key(visit, child)
    assert row_key(visit, child).version == 7
    assert row_key(visit, child) != row_key(visit, uuid.uuid4())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"started_at": timezone.now() + datetime.timedelta(hours=1)}, "nog niet geweest"),
        ({"ended_at": timezone.now() + datetime.timedelta(hours=1)}, "nog niet geweest"),
        ({"ended_at": local(today(-1), 14)}, "Het einde van het contact ligt voor het begin"),
        ({"outcome": "cancelled", "planned_start": local(today(-1)), "started_at": None}, "door wie"),
        ({"outcome": "no_show", "side": "parent", "planned_start": timezone.now() + datetime.timedelta(1)}, "nog niet"),
        ({"outcome": "moved", "planned_start": local(today(-1))}, "naar wanneer"),
        ({"started_at": local(today(-365 * 30))}, "Noor was toen nog niet geboren"),
        ({"outcome": "planned", "planned_start": local(today(365 * 3))}, "meer dan twee jaar vooruit"),
        ({"started_at": None}, "Vul in wanneer het contact was"),
        ({"visibility": "named"}, "Kies wie dit mag lezen"),
        ({"facts": "x" * 20_001}, "hooguit 20.000 tekens"),
        ({"form": "onbekend"}, "Dit kan niet zo worden opgeslagen"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, fields: dict[str, Any], sentence: str) -> None:
    before = ContactMoment.objects.count()
    with pytest.raises(ValidationError) as error:
        log(cast, **fields)
    assert sentence in problem(error)
    assert ContactMoment.objects.count() == before


def test_people_of_another_family_are_refused(cast: Cast) -> None:
    stranger = cast.other_family.members.get(role="child").person
    wrong: list[dict[str, Any]] = [{"children": [stranger]}, {"persons": [stranger]}, {"persons": [cast.noor]}]
    for people in [*wrong, {"persons": []}]:
        with pytest.raises(ValidationError):
            log(cast, **people)


def test_readers_are_organizations_that_take_part(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="betrokken"):
        log(cast, visibility="named", shared_with=[cast.outsider])
    row = log(cast, visibility="named", shared_with=[cast.pleegzorg])[0]
    assert list(row.shared_with.all()) == [cast.pleegzorg]
    row = log(cast, visibility="own", shared_with=[cast.pleegzorg])[0]
    assert not row.shared_with.exists()


def test_a_refusal_leaves_its_line(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    with pytest.raises(PermissionDenied):
        log(cast, by=cast.joris)
    assert AccessLogEntry.objects.filter(event="section.refused", outcome="refused").count() == 1


def test_a_child_outside_the_wall_is_not_there(cast: Cast) -> None:
    with pytest.raises(Http404):
        log(cast, by=cast.joris, children=[cast.noor, cast.sem])
    assert AccessLogEntry.objects.filter(event="family.refused").count() == 1


def test_the_hour_that_comes_twice_is_saved_twice_as_one(cast: Cast) -> None:
    night = datetime.datetime.fromisoformat("2026-10-25T02:30")
    key = uuid_utils.compat.uuid7()
    for _time in range(2):
        row = log(cast, key=key, started_at=instant(night))[0]
    row.refresh_from_db()
    assert row.started_at == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    with pytest.raises(ValidationError, match="bestaat niet"):
        instant(datetime.datetime.fromisoformat("2026-03-29T02:30"))


def fill_in(cast: Cast, *rows: ContactMoment, **more: Any) -> list[ContactMoment]:
    fields: dict[str, Any] = {"moments": rows or [cast.planned], "by": cast.sanne, "outcome": "held"}
    return fill_in_contact(**fields | {"known_from": "self"} | more)


def test_a_planned_contact_is_filled_in_once(cast: Cast) -> None:
    for _time in range(2):
        fill_in(cast, facts="Koffie", child_words={cast.noor.pk: "Leuk"})
    cast.planned.refresh_from_db()
    assert (cast.planned.outcome, cast.planned.facts, cast.planned.child_words) == ("held", "Koffie", "Leuk")
    assert AccessLogEntry.objects.filter(event="contact.filled_in").count() == 1
    with pytest.raises(SavedDifferentlyError):
        fill_in(cast, facts="Thee", child_words={cast.noor.pk: "Leuk"})
    with pytest.raises(SavedDifferentlyError):
        fill_in(cast, facts="Koffie", child_words={cast.noor.pk: "Leuk"}, persons=[cast.father])


def test_what_is_left_out_stays_as_planned(cast: Cast) -> None:
    plan = make_moment(
        cast.family, cast.gi, cast.noor, cast.mother, outcome="planned", place="De Haven", visibility="own"
    )
    fill_in(cast, plan)
    plan.refresh_from_db()
    assert (plan.place, plan.visibility, plan.form) == ("De Haven", "own", "visit_home")
    assert list(plan.persons.all()) == [cast.mother]


def test_only_the_own_organization_fills_in(cast: Cast) -> None:
    with pytest.raises(Http404):
        fill_in(cast, by=cast.joris)
    with pytest.raises(Http404):
        fill_in_contact(moments=[], by=cast.sanne, outcome="held")


def make_visit(cast: Cast, **more: Any) -> list[ContactMoment]:
    visit = uuid_utils.compat.uuid7()
    return [
        make_moment(cast.family, cast.gi, child, cast.mother, outcome="planned", visit=visit, **more)
        for child in (cast.noor, cast.sem)
    ]


def test_a_moved_visit_is_planned_anew_with_the_same_people(cast: Cast) -> None:
    start = local(today(3), 10)
    rows = make_visit(cast, planned_end=local(today(-1), 16))
    for _time in range(2):
        filled = fill_in(cast, *rows, outcome="moved", move=Move(start))
    new = ContactMoment.objects.filter(planned_start=start)
    assert {row.child for row in new} == {cast.noor, cast.sem}
    assert {row.planned_end for row in new} == {local(today(3), 11)}
    assert len({row.visit for row in new} - {rows[0].visit, None}) == 1
    assert all(row.moved_to and list(row.moved_to.persons.all()) == [cast.mother] for row in filled)
    with pytest.raises(SavedDifferentlyError):
        fill_in(cast, *rows, outcome="moved", move=Move(local(today(4))))
    with pytest.raises(ValidationError, match="voor het begin"):
        fill_in(cast, outcome="moved", move=Move(start, local(today(2))))


def test_an_unplanned_contact_can_be_moved_too(cast: Cast) -> None:
    start = local(today(3), 10)
    row = log(cast, outcome="moved", planned_start=local(today(1)), started_at=None, move=Move(start))[0]
    assert row.moved_to is not None
    assert row.moved_to.planned_start == start
    assert len(versions_by_moment([row])[row.pk]) == 1


@pytest.mark.parametrize(("visibility", "readers"), [("own", []), ("named", ["pleegzorg"]), ("involved", [])])
def test_moving_does_not_widen_who_reads_where_it_will_be(cast: Cast, visibility: str, readers: list[str]) -> None:
    chosen = [getattr(cast, name) for name in readers]
    more: dict[str, Any] = {"visibility": visibility, "shared_with": chosen, "place": "Bij opa"}
    times: dict[str, Any] = {"planned_start": local(today(1)), "started_at": None, "move": Move(local(today(3), 10))}
    logged = log(cast, outcome="moved", **times, **more)[0]
    filled = fill_in(cast, outcome="moved", move=Move(local(today(3), 12)), **more)[0]
    held = log(cast, **more)[0]
    corrected = correct(cast, held, outcome="moved", **times, **more)
    for row in (logged, filled, corrected):
        assert row.moved_to is not None
        new = ContactMoment.objects.visible_to(cast.joris).get(pk=row.moved_to.pk)
        assert (new.visibility, list(new.shared_with.all())) == (visibility, chosen)
        assert new.shown_place == ("" if visibility == "own" else "Bij opa")
        assert ContactMoment.objects.visible_to(cast.sanne).get(pk=new.pk).shown_place == "Bij opa"


def correct(cast: Cast, row: ContactMoment, **more: Any) -> ContactMoment:
    fields: dict[str, Any] = {
        "moment": row,
        "by": cast.sanne,
        "correction_reason": "Verkeerd gehoord",
        "persons": [cast.mother],
        "form": row.form,
        "outcome": row.outcome,
        "facts": row.facts,
    }
    return correct_contact(**fields | more)


def test_a_correction_is_a_version_and_the_old_one_stays(cast: Cast) -> None:
    correct(cast, cast.moment, facts="Anders", persons=[cast.mother, cast.father])
    old, new = versions_by_moment([cast.moment])[cast.moment.pk]
    assert (old.event.facts, new.event.facts) == (cast.moment.facts, "Anders")
    assert set(cast.moment.persons.all()) == {cast.mother, cast.father}
    with pytest.raises(ValidationError, match="waarom"):
        correct(cast, cast.moment, facts="Weer anders", correction_reason=" ")


def test_a_correction_that_changes_nothing_is_no_version(cast: Cast) -> None:
    for _time in range(2):
        correct(cast, cast.moment, facts="Anders")
    assert len(versions_by_moment([cast.moment])[cast.moment.pk]) == 2
    assert AccessLogEntry.objects.filter(event="contact.corrected").count() == 1


def test_two_corrections_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    seen = versions_by_moment([cast.moment])[cast.moment.pk][-1].number
    correct(cast, cast.moment, facts="De eerste", seen=seen)
    with pytest.raises(SavedDifferentlyError):
        correct(cast, cast.moment, facts="De tweede", seen=seen)


def test_undo_makes_it_planned_again(cast: Cast) -> None:
    row = fill_in(cast, facts="Koffie")[0]
    for _time in range(2):
        undo_fill_in(moment=row, by=cast.sanne)
    row.refresh_from_db()
    assert (row.outcome, row.facts, row.known_from) == ("planned", "", "")
    assert [version.event.facts for version in versions_by_moment([row])[row.pk]] == ["", "Koffie", ""]
    assert AccessLogEntry.objects.filter(event="contact.undone").count() == 1


def test_undo_takes_the_new_plan_of_a_move_away(cast: Cast) -> None:
    row = fill_in(cast, outcome="moved", move=Move(local(today(3))))[0]
    undo_fill_in(moment=row, by=cast.sanne)
    assert not ContactMoment.objects.filter(planned_start=local(today(3))).exists()
    row = fill_in(cast, outcome="moved", move=Move(local(today(-1), 12)))[0]
    assert row.moved_to is not None
    fill_in(cast, row.moved_to)
    with pytest.raises(ValidationError, match="al ingevuld"):
        undo_fill_in(moment=row, by=cast.sanne)


def test_undo_is_refused_after_a_correction_and_to_others(cast: Cast) -> None:
    row = fill_in(cast)[0]
    with pytest.raises(Http404):
        undo_fill_in(moment=row, by=cast.joris)
    correct(cast, row, facts="Toch")
    with pytest.raises(ValidationError, match="verbeterd"):
        undo_fill_in(moment=row, by=cast.sanne)
