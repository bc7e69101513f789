"""Logging contact that nobody planned: what is saved, every word kept, and who is refused."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.utils.html import escape

from cases.models import Involvement
from contacts.models import ContactMoment
from organizations.models import AccessLogEntry
from tests.cast import PROTECTED_ADDRESS, PROTECTED_PLACE, SHARED, Cast
from tests.contacts.writing import WORDS, LogIn, address, answers, create_address, filled, kept, saved, send, wall
from tests.makers import local, today


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
