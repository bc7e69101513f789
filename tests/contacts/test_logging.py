"""Logging contact through the door: what is saved, every word kept, and who is refused."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement
from contacts.models import ContactMoment
from organizations.models import AccessLogEntry, Membership
from tests.cast import (
    ABOUT_SEM,
    OF_THE_OUTSIDER,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)
from tests.makers import assign, involve, local, make_child, make_family, make_moment, make_parent, today

LogIn = Callable[[Membership], Client]
WORDS = {
    "facts": "Elif had pannenkoeken bij zich.",
    "interpretation": "Noor lijkt gerust.",
}


def address(name: str, moment: ContactMoment) -> str:
    return reverse(f"contacts:{name}", args=[moment.family_id, moment.pk])


def create_address(cast: Cast) -> str:
    return reverse("contacts:contact_create", args=[cast.family.pk])


def wall(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def answers(cast: Cast, **more: Any) -> dict[str, Any]:
    fields = {
        "key": str(uuid_utils.compat.uuid7()),
        "children": [str(cast.noor.pk)],
        "persons": [str(cast.mother.pk)],
        "form": "visit_home",
        "outcome": "held",
        "started_at": wall(local(today(-1))),
        "known_from": "self",
        "supervision": "none",
        "visibility": "involved",
        f"words_{cast.noor.pk}": "Ik wil mama mijn kamer laten zien.",
        **WORDS,
    } | more
    return {name: value for name, value in fields.items() if value is not None}


def filled(cast: Cast, *rows: ContactMoment, **more: Any) -> dict[str, Any]:
    moments = [str(row.pk) for row in rows or [cast.planned]]
    return answers(cast, key=None, children=None, started_at=None, moments=moments) | more


def send(client: Client, cast: Cast, **more: Any) -> Any:
    return client.post(create_address(cast), answers(cast, **more))


def saved(cast: Cast) -> list[ContactMoment]:
    return list(ContactMoment.objects.filter(facts=WORDS["facts"]).order_by("child__birth_date"))


def kept(text: str) -> None:
    """Every word that was typed stands on the page."""
    for word in [*WORDS.values(), "Ik wil mama mijn kamer laten zien."]:
        assert escape(word) in text, word


# --- an unplanned contact ------------------------------------------------------------------------------------------


def test_an_unplanned_contact_is_logged(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    page = client.get(create_address(cast)).content.decode()
    assert "Dit lezen straks" in page
    assert "Pleegzorg De Brug" in page
    assert "Veilig Thuis" not in page
    assert not re.search(r'name="outcome"[^>]*checked', page)
    answer = send(client, cast)
    [moment] = saved(cast)
    assert (answer.status_code, answer["Location"]) == (303, address("contact_detail", moment))
    assert (moment.outcome, moment.started_at, moment.planned_start) == ("held", local(today(-1)), None)
    assert moment.child_words == "Ik wil mama mijn kamer laten zien."
    assert (moment.recorded_by, moment.organization) == (cast.sanne, cast.gi)
    assert "Opgeslagen" in client.get(answer["Location"]).content.decode()
    assert AccessLogEntry.objects.filter(event="contact.logged", membership=cast.sanne).count() == 1


def test_the_page_brings_a_fresh_key_each_time(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    pages = [client.get(create_address(cast)).content.decode() for _time in range(2)]
    keys = [re.search(r'name="key" value="([^"]+)"', page) for page in pages]
    assert keys[0] is not None
    assert keys[1] is not None
    assert keys[0][1] != keys[1][1]


def test_a_double_tap_is_one_row(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    key = str(uuid_utils.compat.uuid7())
    assert {send(client, cast, key=key)["Location"] for _time in range(2)} == {
        address("contact_detail", saved(cast)[0])
    }
    assert len(saved(cast)) == 1


def test_back_and_changed_shows_both_and_keeps_every_word(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    key = str(uuid_utils.compat.uuid7())
    send(client, cast, key=key, facts="Zoals eerst opgeslagen.")
    answer = send(client, cast, key=key)
    assert answer.status_code == 409
    text = answer.content.decode()
    kept(text)
    assert "Zoals eerst opgeslagen." in text
    assert f'name="key" value="{key}"' not in text
    assert saved(cast) == []
    [moment] = ContactMoment.objects.filter(facts="Zoals eerst opgeslagen.")
    assert f'formaction="{address("contact_correct", moment)}"' in text
    corrected = client.post(address("contact_correct", moment), answers(cast, key=key))
    assert corrected.status_code == 422
    kept(corrected.content.decode())


def test_a_key_of_another_organization_is_not_there(cast: Cast, as_member: LogIn) -> None:
    answer = send(as_member(cast.joris), cast, key=str(cast.moment.pk))
    assert answer.status_code == 404
    assert SHARED not in answer.content.decode()


def test_one_visit_two_children_one_save(cast: Cast, as_member: LogIn) -> None:
    both = {"children": [str(cast.noor.pk), str(cast.sem.pk)], f"words_{cast.sem.pk}": "Zwaaide."}
    send(as_member(cast.sanne), cast, **both)
    noor, sem = saved(cast)
    assert (noor.child, sem.child) == (cast.noor, cast.sem)
    assert (noor.child_words, sem.child_words) == ("Ik wil mama mijn kamer laten zien.", "Zwaaide.")
    assert noor.visit == sem.visit


def test_who_reads_differs_by_child_behind_a_wall(cast: Cast, as_member: LogIn) -> None:
    both = {"children": [str(cast.noor.pk), str(cast.sem.pk)], "who_reads": "1"}
    answer = send(as_member(cast.sanne), cast, **both)
    assert answer.status_code == 200
    assert "Pleegzorg De Brug leest alleen wat over Noor gaat." in answer.content.decode()
    assert saved(cast) == []
    alone = send(as_member(cast.sanne), cast, who_reads="1", visibility="own").content.decode()
    readers = alone[alone.index('id="readers"') :]
    assert "Pleegzorg De Brug" not in readers[: readers.index("</ul>")]


def test_a_reader_of_one_child_never_reads_the_words_of_the_other(cast: Cast, as_member: LogIn) -> None:
    both = {"children": [str(cast.noor.pk), str(cast.sem.pk)], f"words_{cast.sem.pk}": "WOORDEN-VAN-SEM"}
    send(as_member(cast.sanne), cast, **both)
    noor, sem = saved(cast)
    client = as_member(cast.joris)
    text = client.get(address("contact_detail", noor)).content.decode()
    assert "WOORDEN-VAN-SEM" not in text
    assert str(sem.pk) not in text
    assert client.get(address("contact_detail", sem)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"outcome": None}, "Kies wat er gebeurde."),
        ({"outcome": "planned"}, "Selecteer een geldige keuze"),
        ({"outcome": "onbekend"}, "Selecteer een geldige keuze"),
        ({"form": "raam"}, "Selecteer een geldige keuze"),
        ({"side": "buren", "outcome": "cancelled"}, "Selecteer een geldige keuze"),
        ({"known_from": "radio"}, "Selecteer een geldige keuze"),
        ({"supervision": "x"}, "Selecteer een geldige keuze"),
        ({"visibility": "iedereen"}, "Selecteer een geldige keuze"),
        ({"visibility": "named"}, "Kies wie dit mag lezen."),
        ({"outcome": "cancelled"}, "Kies door wie het contact niet doorging."),
        ({"outcome": "no_show"}, "Kies door wie het contact niet doorging."),
        ({"outcome": "moved"}, "Vul in naar wanneer het contact is verplaatst."),
        ({"outcome": "shortened"}, "Vul in wanneer het was afgelopen."),
        ({"children": None}, "Kies over welk kind dit gaat."),
        ({"persons": None}, "Kies met wie het contact was."),
        ({"form": ""}, "Kies hoe het contact was."),
        ({"known_from": ""}, "Kies van wie u dit weet."),
        ({"started_at": ""}, "Vul in wanneer het was."),
        ({"started_at": "gisteren"}, "Voer een geldige datum/tijd in."),
        ({"started_at": "1026-11-23T15:00"}, "Deze datum ligt voor 1900. Controleer het jaar."),
        ({"started_at": "0001-01-01T00:00"}, "Deze datum ligt voor 1900. Controleer het jaar."),
        ({"started_at": "9999-12-31T23:59"}, "Dit contact is nog niet geweest."),
        ({"started_at": "2026-03-29T02:30"}, "Deze tijd bestaat niet"),
        ({"started_at": wall(local(today(1)))}, "Dit contact is nog niet geweest."),
        ({"ended_at": wall(local(today(-1), 14))}, "Het einde van het contact ligt voor het begin."),
        ({"outcome": "moved", "moved_start": "2926-11-23T15:00"}, "meer dan twee jaar vooruit"),
        ({"key": "geen-sleutel"}, "Voer een geldige UUID in."),
        ({"facts": "w" * 3_000_000}, "Deze tekst is te lang: hooguit 20000 tekens, u hebt er 3000000."),
    ],
)
def test_a_fault_is_told_in_dutch_and_nothing_is_lost(
    cast: Cast, as_member: LogIn, fields: dict[str, Any], sentence: str
) -> None:
    before = ContactMoment.objects.count()
    answer = send(as_member(cast.sanne), cast, **fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert escape(WORDS["interpretation"]) in text
    assert escape(answers(cast, **fields)["facts"]) in text
    assert ContactMoment.objects.count() == before
    assert "<title>Nog niet opgeslagen" in text


@pytest.mark.parametrize("name", ["children", "persons"])
def test_someone_outside_the_family_is_no_choice(cast: Cast, as_member: LogIn, name: str) -> None:
    stranger = cast.other_family.members.get(role="child").person
    answer = send(as_member(cast.sanne), cast, **{name: [str(stranger.pk)]})
    assert answer.status_code == 422
    assert "Kies iemand uit de lijst." in answer.content.decode()
    kept(answer.content.decode())


def test_a_child_behind_the_wall_is_no_choice(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    page = client.get(create_address(cast)).content.decode()
    assert f'name="children" value="{cast.sem.pk}"' not in page
    assert send(client, cast, children=[str(cast.sem.pk)]).status_code == 422
    assert saved(cast) == []


def test_a_child_is_not_with_itself(cast: Cast, as_member: LogIn) -> None:
    answer = send(as_member(cast.sanne), cast, persons=[str(cast.noor.pk)])
    assert "Kies iemand anders dan het kind zelf." in answer.content.decode()


def test_words_of_a_child_that_is_not_chosen_are_not_lost(cast: Cast, as_member: LogIn) -> None:
    answer = send(as_member(cast.sanne), cast, **{f"words_{cast.sem.pk}": "Zwaaide."})
    assert answer.status_code == 422
    assert "Sem staat niet bij dit contact." in answer.content.decode()
    assert "Zwaaide." in answer.content.decode()


def test_the_hour_that_comes_twice_is_the_first(cast: Cast, as_member: LogIn) -> None:
    send(as_member(cast.sanne), cast, started_at="2026-10-25T02:30")
    assert saved(cast)[0].started_at == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)


def test_a_missed_contact_knows_when_it_should_have_been(cast: Cast, as_member: LogIn) -> None:
    send(as_member(cast.sanne), cast, outcome="no_show", side="parent", reason="illness")
    [moment] = saved(cast)
    assert (moment.planned_start, moment.started_at) == (local(today(-1)), None)
    assert (moment.side, moment.reason) == ("parent", "illness")


def test_chosen_readers_read_it_and_others_do_not(cast: Cast, as_member: LogIn) -> None:
    send(as_member(cast.sanne), cast, visibility="named", shared_with=[str(cast.pleegzorg.pk)])
    [moment] = saved(cast)
    assert list(moment.shared_with.all()) == [cast.pleegzorg]
    assert escape(WORDS["facts"]) in as_member(cast.joris).get(address("contact_detail", moment)).content.decode()


@pytest.mark.parametrize("organization", ["outsider", "veilig_thuis"])
def test_only_who_openly_takes_part_can_be_chosen(cast: Cast, as_member: LogIn, organization: str) -> None:
    chosen = [str(getattr(cast, organization).pk)]
    assert send(as_member(cast.sanne), cast, visibility="named", shared_with=chosen).status_code == 422


def test_free_text_warns_where_an_address_is_protected(cast: Cast, as_member: LogIn) -> None:
    warning = "afgeschermd"
    text = as_member(cast.joris).get(create_address(cast)).content.decode()
    assert warning in text
    assert PROTECTED_ADDRESS not in text
    assert PROTECTED_PLACE not in text
    cast.family.members.update(is_address_protected=False)
    cast.family.placements.update(is_place_protected=False)
    plain = as_member(cast.joris).get(create_address(cast)).content.decode()
    assert "een adres afgeschermd" not in plain


def test_a_protected_place_stays_with_who_wrote_it(cast: Cast, as_member: LogIn) -> None:
    send(as_member(cast.sanne), cast, place="SCHUILPLEK", is_place_protected="on", transport="RIT-ERHEEN")
    [moment] = saved(cast)
    assert "SCHUILPLEK" in as_member(cast.sanne).get(address("contact_detail", moment)).content.decode()
    text = as_member(cast.joris).get(address("contact_detail", moment)).content.decode()
    assert "Afgeschermd" in text
    assert "SCHUILPLEK" not in text
    assert "RIT-ERHEEN" not in text


def test_a_section_that_is_not_written_keeps_its_place(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(organization=cast.gi).update(sections_write=["family"])
    client = as_member(cast.sanne)
    answer = client.get(create_address(cast))
    assert answer.status_code == 200
    assert "Niet gedeeld" in answer.content.decode()
    assert "<textarea" not in answer.content.decode()
    assert send(client, cast).status_code == 403
    assert AccessLogEntry.objects.filter(event="section.refused", outcome="refused").count() == 1


@pytest.mark.parametrize("name", ["contact_create", "contact_fill_in", "contact_correct", "contact_detail"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("bram", 404),
        ("otto", 404),
        ("fenna", 404),
        ("sanne_elsewhere", 404),
        ("ruud", 403),
        ("petra", 403),
        ("anton", 403),
    ],
)
def test_who_does_not_work_with_the_family_is_refused_alike(
    cast: Cast, as_member: LogIn, name: str, who: str, status: int
) -> None:
    client = as_member(getattr(cast, who))
    url = create_address(cast) if name == "contact_create" else address(name, cast.planned)
    before = AccessLogEntry.objects.filter(outcome="refused").count()
    methods: list[Callable[[str], Any]] = [client.get] if name == "contact_detail" else [client.get, client.post]
    for method in methods:
        answer = method(url)
        assert answer.status_code == status
        assert "Elif" not in answer.content.decode()
    if who != "fenna" or name != "contact_detail":
        assert AccessLogEntry.objects.filter(outcome="refused").count() == before + len(methods)
    assert ContactMoment.objects.get(pk=cast.planned.pk).outcome == "planned"


@pytest.mark.parametrize("name", ["contact_fill_in", "contact_correct"])
@pytest.mark.parametrize("who", ["joris", "clara", "vera"])
def test_a_row_of_another_organization_is_not_there_to_write(cast: Cast, as_member: LogIn, name: str, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert client.get(address(name, cast.planned)).status_code == 404
    assert client.post(address(name, cast.planned), filled(cast)).status_code == 404


# --- a planned contact ---------------------------------------------------------------------------------------------


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


# --- one contact, its versions, and correcting it ------------------------------------------------------------------


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


# --- where to begin ------------------------------------------------------------------------------------------------

START = reverse("contacts:contact_start")


def test_choose_a_planned_contact_or_a_family(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(START).content.decode()
    assert address("contact_fill_in", cast.planned) in text
    assert create_address(cast) in text
    assert OF_THE_OUTSIDER not in text


def test_the_filter_is_posted_and_stays_inside_my_families(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    assert create_address(cast) in client.post(START, {"name": "jans"}).content.decode()
    assert "Geen gezin van u met" in client.post(START, {"name": "ANDER-GEZIN"}).content.decode()


def test_without_families_the_page_says_what_to_do(cast: Cast, as_member: LogIn) -> None:
    assert "U werkt nog niet met een gezin" in as_member(cast.bram).get(START).content.decode()


def test_the_family_i_logged_in_last_stands_on_top(cast: Cast, as_member: LogIn) -> None:
    family = make_family("Aalders")
    child = make_child(family)
    make_parent(family, child)
    involve(family, cast.gi)
    assign(family, cast.sanne)
    client = as_member(cast.sanne)
    send(client, cast)
    text = client.get(START).content.decode()
    assert text.index("Gezin Jansen</a>") < text.index("Gezin Aalders</a>")


def test_a_family_without_children_says_what_to_do(cast: Cast, as_member: LogIn) -> None:
    family = make_family("Leeg")
    involve(family, cast.gi)
    assign(family, cast.sanne)
    text = as_member(cast.sanne).get(reverse("contacts:contact_create", args=[family.pk])).content.decode()
    assert "Er staat nog geen kind in dit dossier" in text


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


def test_the_pair_i_logged_last_is_one_tap_away_and_filled_in(cast: Cast, as_member: LogIn) -> None:
    make_moment(cast.family, cast.gi, cast.sem, cast.father, recorded_by=cast.sanne)
    client = as_member(cast.sanne)
    text = client.get(START).content.decode()
    again = f"{reverse('contacts:contact_create', args=[cast.family.pk])}?kind={cast.sem.pk}&amp;met={cast.father.pk}"
    assert f'<a href="{again}">Weer Sem met ouder Mark</a>' in text
    assert client.get(again.replace("&amp;", "&")).content.decode().count(" checked") >= 2
    assert "Weer Sem" not in as_member(cast.tess).get(START).content.decode()
    assert "Sem" not in as_member(cast.joris).get(START).content.decode()
