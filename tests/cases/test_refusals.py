"""What is refused leaves its line in the access log, though the deed itself is undone: in every room, by one way."""

import datetime
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cases.actions.notes import write_note
from cases.actions.people import add_person
from cases.actions.placements import end_placement, record_placement
from cases.actions.sharing import invite_organization
from cases.actions.statements import take_down_statement
from cases.actions.taking_part import Terms
from cases.models import Involvement, Placement
from contacts.actions import plan_series, record_arrangement
from contacts.actions.wishes import record_wish
from organizations.access_log import ActionCode, Outcome, deed, record
from organizations.models import AccessLogEntry
from tests.cast import Cast
from tests.makers import make_arrangement, today


def refused_lines(cast: Cast) -> list[str]:
    lines = AccessLogEntry.objects.filter(outcome=Outcome.REFUSED, family_id=cast.family.pk, membership=cast.joris)
    return list(lines.values_list("event", flat=True))


def note(cast: Cast) -> object:
    words: Any = {"facts": "x", "interpretation": "", "visibility": "involved", "kind": "call", "section": "family"}
    about, key = [cast.noor], uuid.uuid4()
    return write_note(family=cast.family, by=cast.joris, key=key, about=about, happened_on=today(), **words)


def placement(cast: Cast) -> object:
    terms: dict[str, Any] = {"kind": "foster_care", "provider": None, "place": "", "is_place_protected": False}
    return record_placement(
        family=cast.family, by=cast.joris, key=uuid.uuid4(), child=cast.noor, starts_on=today(), ends_on=None, **terms
    )


def end_of_placement(cast: Cast) -> object:
    own = Placement.objects.filter(child=cast.noor).get()
    Placement.objects.filter(pk=own.pk).update(organization=cast.pleegzorg)
    return end_placement(placement=own, by=cast.joris, ends_on=today())


def person(cast: Cast) -> object:
    identity: Any = {"first_name": "Oma", "last_name": "Jansen"}
    return add_person(family=cast.family, by=cast.joris, role="grandparent", identity=identity, contact={})


def arrangement(cast: Cast) -> object:
    terms: Any = {"form_class": "in_person", "source": "agreement", "times": 1, "starts_on": today()}
    return record_arrangement(
        family=cast.family, by=cast.joris, key=uuid.uuid4(), child=cast.noor, person=cast.mother, **terms
    )


def planning(cast: Cast) -> object:
    version = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    return plan_series(arrangement=version, by=cast.joris, key=uuid.uuid4())


def wish(cast: Cast) -> object:
    return record_wish(
        family=cast.family,
        by=cast.joris,
        key=uuid.uuid4(),
        child=cast.noor,
        person=cast.mother,
        wisher=cast.noor,
        asked_on=today(),
        words="x",
    )


@pytest.mark.parametrize("refuse", [note, placement, end_of_placement, person, arrangement, planning, wish])
def test_who_does_not_write_a_section_is_refused_with_a_line(cast: Cast, refuse: Callable[[Cast], object]) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=[])
    with pytest.raises(PermissionDenied):
        refuse(cast)
    assert refused_lines(cast) == ["section.refused"]


def statement(cast: Cast) -> object:
    return take_down_statement(
        cast.shared_note, by=cast.joris, key=uuid.uuid4(), person=cast.mother, words="x", stated_on=today()
    )


def sharing(cast: Cast) -> object:
    terms = Terms(ground="consent", purpose="x")
    return invite_organization(cast.family, by=cast.joris, organization=cast.outsider, terms=terms)


@pytest.mark.parametrize("refuse", [statement, sharing])
def test_who_takes_part_no_longer_is_refused_with_a_line(cast: Cast, refuse: Callable[[Cast], object]) -> None:
    now = datetime.datetime.now(datetime.UTC)
    Involvement.objects.filter(organization=cast.pleegzorg).update(
        ends_on=today(), revoked_at=now, end_reason="klaar met helpen"
    )
    with pytest.raises(Http404):
        refuse(cast)
    assert refused_lines(cast) == ["family.refused"]


@deed()
def undone(cast: Cast) -> None:
    record("note.written", by=cast.joris, action=ActionCode.CREATE, family_id=cast.family.pk)
    refused_inside(cast)


@deed()
def refused_inside(cast: Cast) -> None:
    family = cast.family.pk
    record("section.refused", by=cast.joris, action=ActionCode.EXECUTE, family_id=family, outcome=Outcome.REFUSED)
    raise PermissionDenied


def test_a_refusal_outlives_every_deed_around_it_and_nothing_else_does(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        undone(cast)
    assert AccessLogEntry.objects.values_list("event", flat=True).get() == "section.refused"


def test_every_action_of_the_house_is_a_deed() -> None:
    actions = [file for room in ("organizations", "cases", "contacts") for file in in_room(room)]
    assert actions
    assert [file.name for file in actions if "transaction.atomic" in file.read_text()] == []


def in_room(room: str) -> list[Path]:
    return [*(settings.BASE_DIR / room / "actions").rglob("*.py")]
