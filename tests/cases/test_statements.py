"""A statement of the family: taken down on a page of its own, read with the entry wherever its words stand."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.actions.statements import take_down_statement
from cases.models import Draft, Entry, NoteStatement, Placement, PlacementStatement
from contacts.models import ArrangementStatement, ContactWish, MomentStatement, WishStatement
from organizations.models import AccessLogEntry, Membership
from tests.cast import SECRET_OF_GI, Cast
from tests.makers import make_arrangement, make_note, make_wish, today

LogIn = Callable[[Membership], Client]
SAID = "ZO-WAS-HET-NIET-ZEGT-MOEDER"
KEPT = "DIT-HOORT-BIJ-EEN-STUK-VAN-DE-GI"


def address(entry: Entry, kind: str) -> str:
    return reverse("cases:statement_create", args=[entry.family_id, kind, entry.pk])


def filled(cast: Cast, **more: str) -> dict[str, str]:
    said = {"person": str(cast.mother.pk), "words": SAID, "stated_on": str(today())}
    return {"key": str(uuid_utils.compat.uuid7())} | said | more


def state(entry: Entry, cast: Cast, words: str = SAID) -> None:
    take_down_statement(
        entry, by=cast.sanne, key=uuid_utils.compat.uuid7(), person=cast.mother, words=words, stated_on=today()
    )


def entries_of(cast: Cast) -> list[tuple[Entry, str, Any]]:
    placement = Placement.objects.filter(child=cast.noor).get()
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    wish = make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    return [
        (cast.shared_note, "aantekening", NoteStatement),
        (placement, "plaatsing", PlacementStatement),
        (cast.moment, "contact", MomentStatement),
        (arrangement, "regeling", ArrangementStatement),
        (wish, "wens", WishStatement),
    ]


def text(client: Client, to: str) -> str:
    response = client.get(to)
    assert response.status_code == 200
    return response.content.decode()


def test_one_page_takes_down_a_statement_on_every_kind_of_entry(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    for entry, kind, statements in entries_of(cast):
        page = text(client, address(entry, kind))
        assert "kan daarna nooit meer veranderen" in page
        response = client.post(address(entry, kind), filled(cast))
        assert response.status_code == 303
        saved = statements.objects.get()
        assert (saved.entry_id, saved.words, saved.organization) == (entry.pk, SAID, cast.pleegzorg)
        assert SAID in text(client, response.headers["Location"])
    assert AccessLogEntry.objects.filter(event="statement.added").count() == 5


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": " "}, "Schrijf op wat deze persoon zegt"),
        ({"person": ""}, "Kies van wie deze verklaring is"),
        ({"stated_on": str(today(1))}, "Deze datum is nog niet geweest"),
    ],
)
def test_what_is_missing_is_told_and_every_word_kept(
    cast: Cast, as_member: LogIn, more: dict[str, str], sentence: str
) -> None:
    response = as_member(cast.sanne).post(address(cast.shared_note, "aantekening"), filled(cast, **more))
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert more.get("words", SAID).strip() in page
    assert not NoteStatement.objects.exists()


def test_saved_twice_is_one_statement_and_other_words_are_told(cast: Cast, as_member: LogIn) -> None:
    client, form = as_member(cast.sanne), filled(cast)
    to = address(cast.shared_note, "aantekening")
    assert [client.post(to, form).status_code for _time in range(2)] == [303, 303]
    assert client.post(to, form | {"words": "iets anders"}).status_code == 409
    assert NoteStatement.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("own_words_moment", "contact"),
        ("sem_moment", "contact"),
        ("own_note", "aantekening"),
        ("sem_note", "aantekening"),
        ("shared_note", "contact"),
        ("shared_note", "iets"),
    ],
)
def test_an_entry_whose_words_are_not_shared_is_not_there_and_leaves_a_line(
    cast: Cast, as_member: LogIn, name: str, kind: str
) -> None:
    client, to = as_member(cast.joris), address(getattr(cast, name), kind)
    for response in (client.get(to), client.post(to, filled(cast))):
        assert response.status_code == 404
        assert SECRET_OF_GI not in response.content.decode()
    assert AccessLogEntry.objects.filter(event="family.refused", membership=cast.joris).count() == 2


@pytest.mark.parametrize(
    ("name", "status"), [("bram", 404), ("otto", 404), ("fenna", 404), ("ruud", 403), ("petra", 403)]
)
def test_who_does_not_work_with_the_family_takes_down_nothing(
    cast: Cast, as_member: LogIn, name: str, status: int
) -> None:
    response = as_member(cast.members[name]).post(address(cast.shared_note, "aantekening"), filled(cast))
    assert response.status_code == status


def test_a_statement_of_a_child_outside_the_wall_cannot_be_chosen(cast: Cast, as_member: LogIn) -> None:
    to = address(cast.shared_note, "aantekening")
    assert as_member(cast.joris).post(to, filled(cast, person=str(cast.sem.pk))).status_code == 422
    assert as_member(cast.sanne).post(to, filled(cast, person=str(cast.sem.pk))).status_code == 303


def test_a_statement_stands_wherever_the_words_of_its_entry_stand_and_nowhere_else(
    cast: Cast, as_member: LogIn
) -> None:
    for entry, _kind, _statements in entries_of(cast):
        state(entry, cast)
    for entry in (cast.own_note, cast.own_words_moment, cast.sem_note, cast.sem_moment):
        state(entry, cast, KEPT)
    family = [cast.family.pk]
    pages = {
        reverse("cases:note_list", args=family): 1,
        reverse("cases:note_detail", args=[*family, cast.shared_note.pk]): 1,
        reverse("cases:placement_list", args=family): 1,
        reverse("contacts:contact_detail", args=[*family, cast.moment.pk]): 1,
        reverse("contacts:pair_contact", args=[*family, cast.noor.pk, cast.mother.pk]): 3,
        reverse("cases:family_print", args=family): 4,
    }
    client = as_member(cast.joris)
    for page, times in pages.items():
        assert text(client, page).count(SAID) == times, page
        assert KEPT not in text(client, page), page
    ours = as_member(cast.sanne)
    assert KEPT in text(ours, reverse("cases:note_list", args=family))
    assert KEPT in text(ours, reverse("contacts:pair_contact", args=[*family, cast.noor.pk, cast.mother.pk]))


def test_a_statement_is_offered_to_whoever_works_on_the_family_only(cast: Cast, as_member: LogIn) -> None:
    note = reverse("cases:note_detail", args=[cast.family.pk, cast.shared_note.pk])
    assert address(cast.shared_note, "aantekening") in text(as_member(cast.joris), note)


def test_what_is_typed_is_kept_as_a_draft_and_goes_when_it_is_saved(cast: Cast, as_member: LogIn) -> None:
    client, to = as_member(cast.sanne), address(cast.shared_note, "aantekening")
    form = filled(cast, draft_page=to)
    assert client.post(reverse("cases:draft_save"), form).status_code == 200
    assert Draft.objects.get().ended_at is None
    assert client.post(to, form).status_code == 303
    assert Draft.objects.get().ended_at is not None


def test_going_on_with_a_draft_takes_nothing_down(cast: Cast, as_member: LogIn) -> None:
    """Nobody could take it back."""
    client, to = as_member(cast.sanne), address(cast.shared_note, "aantekening")
    answer = client.post(to, filled(cast, who_reads="1"))
    assert answer.status_code == 200
    assert SAID in answer.content.decode()
    assert not NoteStatement.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_notes_takes_the_same_queries_however_many_statements(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        state(make_note(cast.family, cast.gi, cast.noor), cast)
    client = as_member(cast.sanne)
    with django_assert_num_queries(14):
        text(client, reverse("cases:note_list", args=[cast.family.pk]))


def test_an_organisation_that_left_reads_statements_on_its_own_entries_only(cast: Cast, as_member: LogIn) -> None:
    own = make_note(cast.family, cast.wijkteam, cast.noor, happened_on=today(-60))
    said = {"person": cast.mother, "stated_on": today(-60), "organization": cast.wijkteam}
    NoteStatement.objects.create(entry=own, words=SAID, **said)
    state(cast.shared_note, cast, KEPT)
    page = text(as_member(cast.fenna), reverse("cases:note_list", args=[cast.family.pk]))
    assert SAID in page
    assert KEPT not in page


def test_wishes_have_their_own_words_and_statements(cast: Cast) -> None:
    wish = make_wish(cast.family, cast.gi, cast.noor, cast.mother)
    state(wish, cast)
    assert ContactWish.objects.get().statements.get().words == SAID
