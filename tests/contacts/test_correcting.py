"""One contact: what its page tells, its versions, and correcting it with a reason."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from contacts.models import ContactMoment
from organizations.models import AccessLogEntry
from tests.cast import ABOUT_SEM, SECRET_OF_GI, SHARED, UNDISCLOSED, Cast
from tests.contacts.writing import WORDS, LogIn, address, answers, kept, wall
from tests.makers import local, make_moment, today


def test_one_contact_tells_who_when_and_why_i_see_it(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.joris).get(address("contact_detail", cast.moment)).content.decode()
    assert "Noor met ouder Elif" in text
    assert SHARED in text
    assert "Jeugdbescherming Midden" in text
    assert "leest het onderdeel contact" in text
    assert "Verbeteren" not in text
    assert AccessLogEntry.objects.filter(event="family.opened", part="contact", membership=cast.joris).count() == 1


def test_words_that_are_not_shared_keep_their_place(cast: Cast, as_member: LogIn) -> None:
    cast.own_words_moment.correction_reason = SECRET_OF_GI
    cast.own_words_moment.supervised_by = SECRET_OF_GI
    cast.own_words_moment.transport = SECRET_OF_GI
    cast.own_words_moment.save(update_fields=["correction_reason", "supervised_by", "transport"])
    text = as_member(cast.joris).get(address("contact_detail", cast.own_words_moment)).content.decode()
    assert "Niet gedeeld" in text
    assert SECRET_OF_GI not in text
    assert SECRET_OF_GI in as_member(cast.sanne).get(address("contact_detail", cast.own_words_moment)).content.decode()


@pytest.mark.parametrize("moment", ["sem_moment"])
def test_a_contact_of_a_child_behind_the_wall_is_not_there(cast: Cast, as_member: LogIn, moment: str) -> None:
    answer = as_member(cast.joris).get(address("contact_detail", getattr(cast, moment)))
    assert answer.status_code == 404
    assert ABOUT_SEM not in answer.content.decode()


def test_nothing_of_who_is_not_known_to_the_family(cast: Cast, as_member: LogIn) -> None:
    hidden = make_moment(cast.family, cast.veilig_thuis, cast.noor, cast.mother, facts=UNDISCLOSED)
    assert as_member(cast.sanne).get(address("contact_detail", hidden)).status_code == 404


def correct(client: Client, cast: Cast, moment: ContactMoment, **more: Any) -> Any:
    fields = answers(cast, key=None, children=None, correction_reason="Verkeerd verstaan") | more
    return client.post(address("contact_correct", moment), fields)


def test_a_correction_keeps_the_old_version_readable(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    page = client.get(address("contact_correct", cast.moment)).content.decode()
    assert SHARED in page
    answer = correct(client, cast, cast.moment, persons=[str(cast.father.pk)])
    assert answer.status_code == 303
    text = client.get(answer["Location"]).content.decode()
    assert "Verkeerd verstaan" in text
    assert SHARED in text
    assert escape(WORDS["facts"]) in text
    assert "Noor met ouder Mark" in text
    assert "met ouder Elif" in text
    assert "Sanne de Wit, Jeugdbescherming Midden" in text
    assert SHARED in as_member(cast.joris).get(answer["Location"]).content.decode()


def test_words_once_kept_inside_stay_inside_when_a_later_version_is_shared(cast: Cast, as_member: LogIn) -> None:
    correct(as_member(cast.sanne), cast, cast.own_words_moment, visibility="involved", form="phone")
    text = as_member(cast.joris).get(address("contact_detail", cast.own_words_moment)).content.decode()
    assert escape(WORDS["facts"]) in text
    assert SECRET_OF_GI not in text
    assert SECRET_OF_GI in as_member(cast.sanne).get(address("contact_detail", cast.own_words_moment)).content.decode()


def test_versions_of_words_now_kept_inside_are_closed_too(cast: Cast, as_member: LogIn) -> None:
    correct(as_member(cast.sanne), cast, cast.moment, visibility="own", correction_reason="REDEN-VAN-BINNEN")
    text = as_member(cast.joris).get(address("contact_detail", cast.moment)).content.decode()
    assert SHARED not in text
    assert "REDEN-VAN-BINNEN" not in text


def test_a_correction_without_a_reason_keeps_every_word(cast: Cast, as_member: LogIn) -> None:
    answer = correct(as_member(cast.sanne), cast, cast.moment, correction_reason=" ")
    assert answer.status_code == 422
    assert "Vul in waarom u dit verbetert." in answer.content.decode()
    kept(answer.content.decode())


def test_a_correction_by_a_colleague_meanwhile_is_not_overwritten(cast: Cast, as_member: LogIn) -> None:
    page = as_member(cast.sanne).get(address("contact_correct", cast.moment)).content.decode()
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found is not None
    correct(as_member(cast.tess), cast, cast.moment, facts="Van Tess.")
    answer = correct(as_member(cast.sanne), cast, cast.moment, seen=found[1])
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Van Tess." in text
    kept(text)
    again = re.search(r'name="seen" value="(\d+)"', text)
    assert again is not None
    assert correct(as_member(cast.sanne), cast, cast.moment, seen=again[1]).status_code == 303


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"outcome": "cancelled"}, "Kies door wie het contact niet doorging."),
        ({"started_at": wall(local(today(1)))}, "Dit contact is nog niet geweest."),
        ({"started_at": ""}, "Vul in wanneer het begon."),
        ({"ended_at": wall(local(today(-1), 14))}, "Het einde van het contact ligt voor het begin."),
    ],
)
def test_a_correction_that_cannot_be_is_told(
    cast: Cast, as_member: LogIn, fields: dict[str, Any], sentence: str
) -> None:
    answer = correct(as_member(cast.sanne), cast, cast.moment, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    kept(answer.content.decode())


def test_what_was_held_can_turn_out_to_be_missed(cast: Cast, as_member: LogIn) -> None:
    correct(as_member(cast.sanne), cast, cast.moment, outcome="cancelled", side="carer")
    cast.moment.refresh_from_db()
    assert (cast.moment.outcome, cast.moment.side) == ("cancelled", "carer")
    assert (cast.moment.planned_start, cast.moment.started_at) == (local(today(-1)), None)


def test_a_plan_can_be_put_right(cast: Cast, as_member: LogIn) -> None:
    fields = {"outcome": "planned", "known_from": "", "started_at": None, "planned_start": wall(local(today(2), 10))}
    fields |= dict.fromkeys((*WORDS, f"words_{cast.noor.pk}"), "")
    posted = {name: value for name, value in fields.items() if value is not None}
    client = as_member(cast.sanne)
    sent = answers(cast, key=None, children=None, started_at=None) | posted
    answer = client.post(address("contact_correct", cast.planned), sent | {"correction_reason": "Andere tijd"})
    assert answer.status_code == 303
    cast.planned.refresh_from_db()
    assert (cast.planned.outcome, cast.planned.planned_start) == ("planned", local(today(2), 10))


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_with_versions_takes_the_same_queries(
    cast: Cast, as_member: LogIn, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_member(cast.sanne)
    for count in range(number):
        correct(client, cast, cast.moment, facts=f"Versie {count}")
    client.get(address("contact_detail", cast.moment))
    with django_assert_num_queries(27):
        client.get(address("contact_detail", cast.moment))
