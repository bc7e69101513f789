"""What became of a planned contact: filled in, undone, moved, for the children of a visit together or apart."""

import uuid_utils.compat

from contacts.models import ContactMoment
from tests.cast import Cast
from tests.contacts.writing import WORDS, LogIn, address, filled, kept, wall
from tests.makers import local, make_moment, today


def test_a_planned_contact_is_filled_in_and_can_be_undone(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    page = client.get(address("contact_fill_in", cast.planned)).content.decode()
    assert "Noor met ouder Elif" in page
    assert "zoals gepland" in page
    answer = client.post(address("contact_fill_in", cast.planned), filled(cast))
    assert answer.status_code == 303
    cast.planned.refresh_from_db()
    assert (cast.planned.outcome, cast.planned.facts) == ("held", WORDS["facts"])
    assert cast.planned.started_at is None
    text = client.get(answer["Location"]).content.decode()
    assert "Opgeslagen: Noor met ouder Elif." in text
    assert f'action="{address("contact_undo", cast.planned)}"' in text
    assert client.get(address("contact_fill_in", cast.planned)).status_code == 302


def test_shortened_asks_for_the_real_times(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    short = filled(cast, outcome="shortened")
    assert client.post(address("contact_fill_in", cast.planned), short).status_code == 422
    times = {"started_at": wall(local(today(-1))), "ended_at": wall(local(today(-1), 15, 20))}
    assert client.post(address("contact_fill_in", cast.planned), short | times).status_code == 303
    cast.planned.refresh_from_db()
    assert cast.planned.ended_at == local(today(-1), 15, 20)


def test_moved_makes_the_new_plan(cast: Cast, as_member: LogIn) -> None:
    moved = filled(cast, outcome="moved", moved_start=wall(local(today(3))))
    assert as_member(cast.sanne).post(address("contact_fill_in", cast.planned), moved).status_code == 303
    cast.planned.refresh_from_db()
    assert cast.planned.moved_to is not None
    page = as_member(cast.sanne).get(address("contact_detail", cast.planned)).content.decode()
    assert address("contact_detail", cast.planned.moved_to) in page
    back = as_member(cast.joris).get(address("contact_detail", cast.planned.moved_to)).content.decode()
    assert "Verplaatst van" in back


def test_with_other_people_than_planned(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    client.post(address("contact_fill_in", cast.planned), filled(cast, persons=[str(cast.father.pk)]))
    assert list(cast.planned.persons.all()) == [cast.father]
    client.post(address("contact_undo", cast.planned))
    assert list(cast.planned.persons.all()) == [cast.mother]


def test_what_a_colleague_filled_in_meanwhile_stands_beside_my_words(cast: Cast, as_member: LogIn) -> None:
    as_member(cast.tess).post(address("contact_fill_in", cast.planned), filled(cast, facts="Van Tess."))
    answer = as_member(cast.sanne).post(address("contact_fill_in", cast.planned), filled(cast))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Van Tess." in text
    kept(text)
    cast.planned.refresh_from_db()
    assert cast.planned.facts == "Van Tess."


def make_visit(cast: Cast) -> list[ContactMoment]:
    visit = uuid_utils.compat.uuid7()
    return [
        make_moment(cast.family, cast.gi, child, cast.mother, outcome="planned", visit=visit)
        for child in (cast.noor, cast.sem)
    ]


def test_children_of_one_visit_together_or_apart(cast: Cast, as_member: LogIn) -> None:
    noor, sem = make_visit(cast)
    client = as_member(cast.sanne)
    page = client.get(address("contact_fill_in", noor)).content.decode()
    assert "Noor en Sem apart invullen" in page
    apart = client.get(address("contact_fill_in", noor), {"apart": "1"}).content.decode()
    assert f'name="moments" value="{sem.pk}"' not in apart
    assert "Sem zei of liet zien" not in apart
    answer = client.post(address("contact_fill_in", noor), filled(cast, noor))
    assert answer["Location"] == address("contact_fill_in", sem)
    sem.refresh_from_db()
    assert sem.outcome == "planned"
    words = {f"words_{cast.sem.pk}": "Zwaaide.", "outcome": "cancelled", "side": "child"}
    client.post(address("contact_fill_in", sem), filled(cast, sem) | words)
    sem.refresh_from_db()
    assert (sem.outcome, sem.child_words) == ("cancelled", "Zwaaide.")
