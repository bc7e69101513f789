"""What children and parents wish about contact, and what they say about their file, in their own words."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, transaction
from django.http import Http404

from cases.actions.entries import SavedDifferentlyError
from cases.actions.statements import take_down_statement
from cases.models import Involvement, NoteStatement
from contacts.actions.wishes import record_wish
from contacts.models import ContactWish, MomentStatement
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import today

WORDS = "Ik wil haar elke week zien."
OF_THE_MOTHER = "ZO-WAS-HET-NIET-ZEGT-MOEDER"


def wish(cast: Cast, by: Membership, **more: Any) -> ContactWish:
    fields: dict[str, Any] = {
        "family": cast.family,
        "key": uuid.uuid4(),
        "child": cast.noor,
        "person": cast.mother,
        "wisher": cast.noor,
        "asked_on": today(),
        "words": WORDS,
    } | more
    return record_wish(by=by, **fields)


def state(cast: Cast, by: Membership, **more: Any) -> Any:
    fields: dict[str, Any] = {
        "entry": cast.moment,
        "key": uuid.uuid4(),
        "person": cast.mother,
        "words": OF_THE_MOTHER,
        "stated_on": today(),
    } | more
    return take_down_statement(by=by, **fields)


def test_a_wish_is_kept_in_words_and_leaves_a_line(cast: Cast) -> None:
    saved = wish(cast, cast.sanne, is_asked_apart=True)
    assert (saved.words, saved.organization) == (WORDS, cast.gi)
    assert AccessLogEntry.objects.filter(event="wish.recorded", person_id=cast.noor.pk).count() == 1


def test_why_somebody_was_not_asked_is_an_answer_too(cast: Cast) -> None:
    saved = wish(cast, cast.sanne, wisher=cast.father, words="", not_asked_because="niet bereikt")
    assert saved.not_asked_because == "niet bereikt"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": ""}, "Schrijf de wens op, of waarom er niet naar is gevraagd"),
        ({"not_asked_because": "te jong"}, "Schrijf de wens op, of waarom er niet naar is gevraagd"),
        ({"asked_on": today(1)}, "nog niet geweest"),
    ],
)
def test_half_a_wish_is_refused_in_words(cast: Cast, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        wish(cast, cast.sanne, **more)


def test_a_wish_of_somebody_outside_the_family_is_refused(cast: Cast) -> None:
    stranger = cast.other_family.people.get()
    with pytest.raises(ValidationError, match="uit dit gezin"):
        wish(cast, cast.sanne, wisher=stranger)


def test_saving_a_wish_twice_is_one_wish_and_other_words_are_told(cast: Cast) -> None:
    key = uuid.uuid4()
    wish(cast, cast.sanne, key=key)
    wish(cast, cast.sanne, key=key)
    assert ContactWish.objects.count() == 1
    with pytest.raises(SavedDifferentlyError):
        wish(cast, cast.sanne, key=key, words="iets anders")
    with pytest.raises(Http404):
        wish(cast, cast.joris, key=key)


def test_a_wish_goes_to_whoever_reads_contact_of_that_child(cast: Cast) -> None:
    about_sem = wish(cast, cast.sanne, child=cast.sem, wisher=cast.sem)
    about_noor = wish(cast, cast.sanne)
    kept = wish(cast, cast.sanne, visibility="own")
    seen = {name: set(ContactWish.objects.visible_to(member)) for name, member in cast.members.items()}
    assert seen["sanne"] == {about_sem, about_noor, kept}
    assert seen["joris"] == {about_noor}
    for outside in ("bram", "otto", "vera", "fenna", "ruud", "sanne_elsewhere"):
        assert seen[outside] == set()


def test_who_only_reads_contact_writes_no_wish(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    with pytest.raises(PermissionDenied):
        wish(cast, cast.joris)


def test_a_statement_goes_where_its_entry_goes(cast: Cast) -> None:
    shared = state(cast, cast.joris)
    with_own_words = state(cast, cast.sanne, entry=cast.own_words_moment)
    assert set(MomentStatement.objects.visible_to(cast.sanne)) == {shared, with_own_words}
    assert set(MomentStatement.objects.visible_to(cast.joris)) == {shared}
    for outside in (cast.bram, cast.otto, cast.vera, cast.fenna, cast.ruud):
        assert not MomentStatement.objects.visible_to(outside).exists()


@pytest.mark.parametrize("name", ["own_words_moment", "sem_moment", "own_note", "sem_note"])
def test_nobody_takes_down_a_statement_on_what_they_may_not_read(cast: Cast, name: str) -> None:
    with pytest.raises(Http404):
        state(cast, cast.joris, entry=getattr(cast, name))


def test_a_statement_of_a_stranger_or_without_words_is_refused(cast: Cast) -> None:
    stranger = cast.other_family.people.get()
    for more in ({"person": stranger}, {"words": "  "}, {"stated_on": today(1)}):
        with pytest.raises(ValidationError):
            state(cast, cast.sanne, **more)


def test_a_statement_is_never_changed_or_removed(cast: Cast) -> None:
    saved = state(cast, cast.sanne, entry=cast.shared_note)
    for change in ("UPDATE cases_notestatement SET words = 'anders'", "DELETE FROM cases_notestatement"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert NoteStatement.objects.get() == saved
