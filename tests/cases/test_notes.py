"""Notes through the door: who reads them, what is kept of what was typed, and that saving twice is one row."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import FamilyMember, Involvement, Note
from organizations.models import AccessLogEntry, Membership
from tests.cast import (
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)
from tests.makers import make_note, make_person, today

AsMember = Callable[[Membership], Client]
OF_SANNE = {SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, OF_WHO_LEFT}
MARKERS = [SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, UNDISCLOSED, OF_WHO_LEFT]


def notes_url(cast: Cast) -> str:
    return reverse("cases:note_list", args=[cast.family.pk])


def create_url(cast: Cast) -> str:
    return reverse("cases:note_create", args=[cast.family.pk])


def url_of(note: Note, name: str = "note_detail") -> str:
    return reverse(f"cases:{name}", args=[note.family_id, note.pk])


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "happened_on": today().isoformat(),
        "kind": "home_visit",
        "about": [str(cast.noor.pk), str(cast.mother.pk)],
        "section": "family",
        "facts": "De kamer is opgeruimd.",
        "interpretation": "Het gaat beter.",
        "visibility": "involved",
    } | more


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("sanne", OF_SANNE),
        ("carla", OF_SANNE),
        ("joris", {SHARED, NAMED_FOR_GI, OF_WHO_LEFT}),
        ("vera", {SHARED, ABOUT_SEM, UNDISCLOSED, OF_WHO_LEFT}),
        ("fenna", {OF_WHO_LEFT}),
    ],
)
def test_everyone_reads_what_is_shared_with_them(cast: Cast, as_member: AsMember, who: str, reads: set[str]) -> None:
    page = as_member(cast.members[who]).get(notes_url(cast)).content.decode()
    assert {marker for marker in MARKERS if marker in page} == reads


@pytest.mark.parametrize(("who", "status"), [("bram", 404), ("otto", 404), ("ruud", 403), ("anton", 403)])
def test_others_find_no_notes(cast: Cast, as_member: AsMember, who: str, status: int) -> None:
    client = as_member(cast.members[who])
    for url in (notes_url(cast), create_url(cast), url_of(cast.shared_note), url_of(cast.shared_note, "note_correct")):
        assert client.get(url).status_code == status


def test_what_is_shared_with_a_few_is_one_line_for_the_others(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.vera).get(notes_url(cast)).content.decode()
    assert "1 stuk van Pleegzorg De Brug, niet met u gedeeld" in page
    assert NAMED_FOR_GI not in page


def test_what_is_for_the_own_organization_is_not_even_told(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.joris).get(notes_url(cast)).content.decode()
    assert "niet met u gedeeld" not in page


def test_the_named_line_of_an_organization_that_is_not_disclosed_shows_nothing(cast: Cast, as_member: AsMember) -> None:
    make_note(cast.family, cast.veilig_thuis, cast.noor, visibility="named", shared_with=[cast.pleegzorg])
    page = as_member(cast.sanne).get(notes_url(cast)).content.decode()
    assert "Veilig Thuis" not in page


def test_the_named_line_stays_behind_the_wall_of_the_child(cast: Cast, as_member: AsMember) -> None:
    make_note(cast.family, cast.gi, cast.sem, visibility="named", shared_with=[cast.veilig_thuis])
    assert "1 stuk van" not in as_member(cast.joris).get(notes_url(cast)).content.decode()


def test_a_filter_never_gives_away_what_a_hidden_note_is_about(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.vera).get(notes_url(cast), {"kind": "call"}).content.decode()
    assert "1 stuk van" not in page


@pytest.mark.parametrize(
    ("question", "reads"),
    [
        ({"owner": "others"}, {NAMED_FOR_GI, OF_WHO_LEFT}),
        ({"owner": "own"}, {SHARED, SECRET_OF_GI, ABOUT_SEM}),
        ({"kind": "home_visit"}, set()),
        ({"section": "plan"}, set()),
        (
            {"kind": "onzin", "about": "onzin", "before": "onzin"},
            {SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, OF_WHO_LEFT},
        ),
    ],
)
def test_the_list_is_filtered(cast: Cast, as_member: AsMember, question: dict[str, str], reads: set[str]) -> None:
    page = as_member(cast.sanne).get(notes_url(cast), question).content.decode()
    assert {marker for marker in MARKERS if marker in page} == reads


def test_the_list_is_filtered_by_whom_it_is_about(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.sanne).get(notes_url(cast), {"about": str(cast.sem.pk)}).content.decode()
    assert {marker for marker in MARKERS if marker in page} == {ABOUT_SEM}


def test_older_notes_have_an_address_of_their_own(cast: Cast, as_member: AsMember) -> None:
    for number in range(60):
        make_note(cast.family, cast.gi, cast.noor, facts=f"Nummer {number:02}.", happened_on=today(-100 - number // 2))
    client, url, seen = as_member(cast.sanne), notes_url(cast), 0
    for _ in range(5):
        response = client.get(url)
        seen += response.content.decode().count("Nummer ")
        older = response.context["older"]
        if not older:
            break
        url = notes_url(cast) + older
    assert seen == 60


@pytest.mark.parametrize("more", [0, 20])
def test_the_list_takes_the_same_queries_however_long(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for _ in range(more):
        make_note(cast.family, cast.gi, cast.noor, cast.mother)
    client = as_member(cast.sanne)
    with django_assert_num_queries(14):
        client.get(notes_url(cast))


def test_a_note_is_written_with_its_line_in_the_log(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.sanne).post(create_url(cast), typed(cast))
    note = Note.objects.get(facts="De kamer is opgeruimd.")
    assert (response.status_code, response.headers["Location"]) == (303, url_of(note))
    assert set(note.about.all()) == {cast.noor, cast.mother}
    assert note.recorded_by == cast.sanne
    assert AccessLogEntry.objects.filter(event="note.written", family_id=cast.family.pk, membership=cast.sanne).exists()


def test_after_saving_the_page_says_why_it_can_be_seen_and_who_reads_it(cast: Cast, as_member: AsMember) -> None:
    own = as_member(cast.sanne).get(url_of(cast.shared_note)).content.decode()
    assert "Uw organisatie schreef deze aantekening." in own
    assert "<li>Pleegzorg De Brug</li>" in own
    other = as_member(cast.joris).get(url_of(cast.shared_note)).content.decode()
    assert "Jeugdbescherming Midden deelt dit met iedereen die het onderdeel gezin leest" in other
    named = as_member(cast.sanne).get(url_of(cast.named_note)).content.decode()
    assert "Pleegzorg De Brug koos uw organisatie" in named


def test_saving_twice_is_one_row(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast)
    first, second = client.post(create_url(cast), words), client.post(create_url(cast), words)
    assert first.headers["Location"] == second.headers["Location"]
    assert Note.objects.filter(facts=words["facts"]).count() == 1
    assert AccessLogEntry.objects.filter(event="note.written").count() == 1


def test_the_same_key_with_other_words_changes_nothing_and_keeps_them(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast)
    client.post(create_url(cast), words)
    response = client.post(create_url(cast), words | {"facts": "Heel andere woorden."})
    assert response.status_code == 409
    assert "Heel andere woorden." in response.content.decode()
    assert not Note.objects.filter(facts="Heel andere woorden.").exists()


def test_a_key_of_another_organization_is_not_there(cast: Cast, as_member: AsMember) -> None:
    words = typed(cast, key=str(cast.own_note.pk))
    assert as_member(cast.joris).post(create_url(cast), words).status_code == 404
    assert SECRET_OF_GI in Note.objects.get(pk=cast.own_note.pk).facts


def test_before_saving_the_page_says_who_will_read_it_and_saves_nothing(cast: Cast, as_member: AsMember) -> None:
    client, before = as_member(cast.sanne), Note.objects.count()
    draft = typed(cast, about=[str(cast.noor.pk), str(cast.sem.pk)], facts="", who_reads="1")
    response = client.post(create_url(cast), draft)
    box = response.content.decode().split('id="readers"')[1]
    assert response.status_code == 200
    assert "<li>Jeugdbescherming Midden</li>" in box
    assert "<li>Pleegzorg De Brug</li>" not in box
    assert "Veilig Thuis" not in box
    assert Note.objects.count() == before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"happened_on": today(1).isoformat()}, "Deze datum is nog niet geweest."),
        ({"happened_on": "1026-01-01"}, "Deze datum ligt voor 1900."),
        ({"about": []}, "Kies over wie dit gaat."),
        ({"visibility": "named"}, "Kies wie dit mag lezen."),
        ({"facts": "x" * 3_000_000}, "Deze tekst is te lang: hooguit 20000 tekens"),
        ({"interpretation": "x" * 20_001}, "Deze tekst is te lang"),
        ({"section": "concerns"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_is_wrong_is_said_in_dutch_and_every_word_is_kept(
    cast: Cast, as_member: AsMember, wrong: dict[str, Any], sentence: str
) -> None:
    words = typed(cast, interpretation="MIJN-GETYPTE-WOORDEN") | wrong
    response = as_member(cast.sanne).post(create_url(cast), words)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert words["facts"] in page
    assert words["interpretation"] in page
    assert not Note.objects.filter(interpretation="MIJN-GETYPTE-WOORDEN").exists()


def test_a_child_outside_the_wall_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.joris)
    form = client.get(create_url(cast)).context["form"]
    assert [label for _, label in form.fields["about"].choices] == ["Noor", "ouder Elif", "ouder Mark"]
    response = client.post(create_url(cast), typed(cast, about=[str(cast.sem.pk)]))
    assert response.status_code == 422
    assert not Note.objects.filter(organization=cast.pleegzorg, about=cast.sem).exists()


def test_a_stranger_to_the_family_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    stranger = make_person("Vreemd")
    assert as_member(cast.sanne).post(create_url(cast), typed(cast, about=[str(stranger.pk)])).status_code == 422


def test_who_writes_no_section_writes_no_note(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=[])
    client = as_member(cast.joris)
    assert client.get(create_url(cast)).status_code == 403
    assert client.post(create_url(cast), typed(cast)).status_code == 403
    assert create_url(cast) not in client.get(notes_url(cast)).content.decode()


def test_who_left_writes_no_note(cast: Cast, as_member: AsMember) -> None:
    assert as_member(cast.fenna).post(create_url(cast), typed(cast)).status_code == 404


def test_free_text_gets_a_warning_when_an_address_is_protected(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.joris)
    page = client.get(create_url(cast)).content.decode()
    assert "Het adres van ouder Elif is afgeschermd." in page
    assert PROTECTED_ADDRESS not in page
    FamilyMember.objects.update(is_address_protected=False)
    assert "is afgeschermd" not in client.get(create_url(cast)).content.decode()


def test_correcting_makes_a_version_with_its_reason(cast: Cast, as_member: AsMember) -> None:
    client, url = as_member(cast.sanne), url_of(cast.shared_note, "note_correct")
    assert SHARED in client.get(url).content.decode()
    response = client.post(url, typed(cast, facts="VERBETERDE-WOORDEN", correction_reason="Het was anders."))
    assert response.status_code == 303
    page = client.get(url_of(cast.shared_note)).content.decode()
    assert "VERBETERDE-WOORDEN" in page
    assert SHARED in page
    assert "Reden: Het was anders. (Sanne de Wit)" in page
    assert AccessLogEntry.objects.filter(event="note.corrected").count() == 1


def test_a_correction_needs_a_reason(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.sanne).post(url_of(cast.shared_note, "note_correct"), typed(cast, correction_reason=" "))
    assert response.status_code == 422
    assert Note.objects.get(pk=cast.shared_note.pk).facts == SHARED


def test_only_the_organization_that_wrote_it_corrects_it(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.joris)
    assert "note_correct" not in client.get(url_of(cast.shared_note)).content.decode()
    response = client.post(url_of(cast.shared_note, "note_correct"), typed(cast, correction_reason="Zomaar"))
    assert response.status_code == 404


@pytest.mark.parametrize("visibility", ["own", "named"])
def test_correcting_never_opens_a_version_that_was_closed(cast: Cast, as_member: AsMember, visibility: str) -> None:
    note = make_note(cast.family, cast.gi, cast.noor, facts="EERST-GEHEIM", visibility=visibility)
    url = url_of(note, "note_correct")
    as_member(cast.sanne).post(url, typed(cast, facts="Nu voor iedereen.", correction_reason="Het mag."))
    page = as_member(cast.joris).get(url_of(note)).content.decode()
    assert "Nu voor iedereen." in page
    assert "EERST-GEHEIM" not in page
    assert "Deze versie is niet met u gedeeld." in page


@pytest.mark.django_db(transaction=True)
def test_a_version_about_a_child_outside_the_wall_stays_closed(cast: Cast, as_member: AsMember) -> None:
    url = url_of(cast.sem_note, "note_correct")
    about_noor = typed(cast, about=[str(cast.noor.pk)], facts="Het ging over Noor.", correction_reason="Verkeerd kind.")
    assert as_member(cast.sanne).post(url, about_noor).status_code == 303
    own = as_member(cast.sanne).get(url_of(cast.sem_note)).content.decode()
    assert ABOUT_SEM in own
    assert "· Sem ·" in own
    page = as_member(cast.joris).get(url_of(cast.sem_note)).content.decode()
    assert "Het ging over Noor." in page
    assert ABOUT_SEM not in page


@pytest.mark.parametrize("note", ["own_note", "sem_note"])
def test_a_note_that_is_not_shared_is_not_there(cast: Cast, as_member: AsMember, note: str) -> None:
    response = as_member(cast.joris).get(url_of(getattr(cast, note)))
    assert response.status_code == 404
    assert AccessLogEntry.objects.filter(event="family.refused", part="notes", membership=cast.joris).exists()


def test_a_note_of_another_family_is_not_there_under_this_one(cast: Cast, as_member: AsMember) -> None:
    strange = reverse("cases:note_detail", args=[cast.other_family.pk, cast.shared_note.pk])
    assert as_member(cast.sanne).get(strange).status_code == 404
    made_up = reverse("cases:note_detail", args=[cast.family.pk, uuid.uuid4()])
    assert as_member(cast.sanne).get(made_up).status_code == 404


def test_who_left_reads_its_own_notes_with_the_names_of_its_last_day(cast: Cast, as_member: AsMember) -> None:
    type(cast.noor).objects.filter(pk=cast.noor.pk).update(last_name="NIEUWE-ACHTERNAAM")
    page = as_member(cast.fenna).get(notes_url(cast)).content.decode()
    assert "Noor Jansen" in page
    assert "NIEUWE-ACHTERNAAM" not in page


def test_an_empty_list_says_what_to_do(cast: Cast, as_member: AsMember) -> None:
    Note.objects.exclude(organization=cast.outsider).delete()
    assert "Nog geen aantekeningen" in as_member(cast.sanne).get(notes_url(cast)).content.decode()
    assert (
        "Geen aantekeningen gevonden" in as_member(cast.sanne).get(notes_url(cast), {"kind": "call"}).content.decode()
    )
