"""Overview for a hearing or a talk: who gets whose words, what is printed, and the line it leaves."""

import io
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from cases import documents
from cases.actions.statements import take_down_statement
from cases.models import Involvement
from contacts.actions.handouts import overview_of
from contacts.actions.wishes import record_wish
from contacts.handout.fingerprint import fingerprint
from contacts.handout.recipients import Recipient, may_know_what_happened, may_speak
from contacts.handout.wanted import Part, Wanted
from contacts.pairs import pairs_of
from organizations.models import AccessLogEntry, Membership
from tests.cast import NAMED_FOR_GI, PROTECTED_ADDRESS, PROTECTED_PLACE, SECRET_OF_GI, SHARED, Cast
from tests.makers import local, make_arrangement, make_moment, today

LogIn = Callable[[Membership], Client]
EVERYTHING = [str(part) for part in Part]
OF_THE_CHILD = "NOOR-WIL-MAMA-VAKER-ZIEN"
OF_THE_MOTHER = "MOEDER-WIL-ELKE-WEEK"
OF_THE_FATHER = "VADER-VINDT-HET-TE-VAAK"
STATED_BY_MOTHER = "ZO-WAS-HET-NIET-ZEGT-MOEDER"
STATED_BY_FATHER = "ZO-WAS-HET-WEL-ZEGT-VADER"
KEPT_INSIDE = "WENS-ALLEEN-VOOR-DE-GI"
QUERIES = 33


def address(cast: Cast, name: str = "overview_pdf", *, child: Any = None, person: Any = None) -> str:
    pair = [(child or cast.noor).pk, (person or cast.mother).pk]
    return reverse(f"contacts:{name}", args=[cast.family.pk, *pair])


def filled_in(**more: Any) -> dict[str, Any]:
    return {
        "role": "court",
        "name": "mr. A. van Dijk",
        "purpose": "zitting van 3 december",
        "first": str(today(-84)),
        "last": str(today()),
        "parts": EVERYTHING,
    } | more


def for_the_mother(cast: Cast, **more: Any) -> dict[str, Any]:
    return filled_in(role="parent", name="Elif Jansen", person=str(cast.mother.pk), purpose="gesprek", **more)


class Shown:
    """What is on pages of a PDF. White space is not compared: kerning comes out of it as spaces."""

    def __init__(self, *texts: str) -> None:
        self.text = squeezed(" ".join(texts))

    def __contains__(self, words: str) -> bool:
        return squeezed(words) in self.text


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).lower()


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def made(client: Client, cast: Cast, given: dict[str, Any]) -> Shown:
    response = client.post(address(cast), given)
    assert response.status_code == 200, response.content.decode()
    return Shown(*pages_of(response.content))


@pytest.fixture
def voices(cast: Cast) -> Cast:
    """Everybody has said something about Noor's contact with her mother, and a place is protected."""
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, reason=f"Niet op {PROTECTED_PLACE}")
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        place=PROTECTED_PLACE,
        is_place_protected=True,
        facts=f"Samen gekookt op {PROTECTED_PLACE.lower()}",
        child_words="Het was fijn bij mama",
        started_at=local(today(-10)),
    )
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        outcome="cancelled",
        side="organization",
        reason="no_supervisor",
        planned_start=local(today(-8)),
    )
    for wisher, words, visibility in (
        (cast.noor, OF_THE_CHILD, "involved"),
        (cast.mother, OF_THE_MOTHER, "involved"),
        (cast.father, OF_THE_FATHER, "involved"),
        (cast.noor, KEPT_INSIDE, "own"),
    ):
        record_wish(
            family=cast.family,
            by=cast.sanne,
            key=uuid.uuid4(),
            child=cast.noor,
            person=cast.mother,
            wisher=wisher,
            asked_on=today(-5),
            words=words,
            visibility=visibility,
        )
    for person, words in ((cast.mother, STATED_BY_MOTHER), (cast.father, STATED_BY_FATHER)):
        take_down_statement(
            cast.moment, by=cast.sanne, key=uuid.uuid4(), person=person, words=words, stated_on=today(-1)
        )
    return cast


CHILD, OWN, OTHER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize(
    ("author", "role", "visibility", "goes_in"),
    [
        (OWN, "parent", "involved", True),
        (OWN, "parent", "own", True),
        (CHILD, "parent", "involved", True),
        (CHILD, "parent", "own", False),
        (CHILD, "parent", "named", False),
        (OTHER, "parent", "involved", False),
        (OTHER, "lawyer", "involved", False),
        (OTHER, "carer", "involved", False),
        (OTHER, "court", "involved", True),
        (OTHER, "council", "involved", True),
        (OTHER, "court", "own", False),
        (OTHER, "court", "named", False),
    ],
)
def test_words_go_in_if_they_are_the_readers_own_or_the_childs_or_for_the_court(
    author: uuid.UUID, role: str, visibility: str, *, goes_in: bool
) -> None:
    recipient = Recipient("Iemand", role, None if role in {"court", "council"} else OWN)
    assert may_speak(author=author, child=CHILD, recipient=recipient, visibility=visibility) is goes_in


def test_what_happened_at_a_contact_is_for_who_was_there_the_court_and_the_raad() -> None:
    pair = (CHILD, OWN)
    for role, person, told in (
        ("court", None, True),
        ("council", None, True),
        ("parent", OWN, True),
        ("lawyer", OWN, True),
        ("child", CHILD, True),
        ("parent", OTHER, False),
        ("lawyer", None, False),
        ("other", None, False),
    ):
        assert may_know_what_happened(pair=pair, recipient=Recipient("Iemand", role, person)) is told


def test_the_court_gets_each_sides_words_and_no_protected_place(voices: Cast, as_member: LogIn) -> None:
    shown = made(as_member(voices.sanne), voices, filled_in())
    for words in (
        "Contact van Noor en ouder Elif",
        "mr. A. van Dijk, rechter",
        "zitting van 3 december",
        "1 bezoek per week",
        "Samen afgesproken.",
        "Getelde dagen",
        "Geen begeleider",
        OF_THE_CHILD,
        OF_THE_MOTHER,
        OF_THE_FATHER,
        STATED_BY_MOTHER,
        STATED_BY_FATHER,
        SHARED,
        "Samen gekookt op [weggelaten]",
        "Het was fijn bij mama",
        "Wat is weggelaten",
        "pagina 1 van ",
    ):
        assert words in shown, words
    for words in (PROTECTED_PLACE, PROTECTED_ADDRESS, SECRET_OF_GI, KEPT_INSIDE):
        assert words not in shown, words


def test_a_parent_never_gets_the_words_of_the_other_parent(voices: Cast, as_member: LogIn) -> None:
    shown = made(as_member(voices.sanne), voices, for_the_mother(voices))
    for words in (OF_THE_CHILD, OF_THE_MOTHER, STATED_BY_MOTHER, SHARED):
        assert words in shown, words
    for words in (OF_THE_FATHER, STATED_BY_FATHER, SECRET_OF_GI, KEPT_INSIDE, PROTECTED_PLACE, "vader"):
        assert words not in shown, words


def test_another_organisation_prints_what_it_may_read_and_no_more(voices: Cast, as_member: LogIn) -> None:
    make_moment(
        voices.family,
        voices.gi,
        voices.noor,
        voices.mother,
        outcome="cancelled",
        side="parent",
        reason="illness",
        facts=NAMED_FOR_GI,
        visibility="own",
        planned_start=local(today(-3)),
    )
    shown = made(as_member(voices.joris), voices, filled_in())
    assert "Pleegzorg De Brug" in shown
    assert "Niet ingevuld of niet gedeeld" in shown
    for words in (SECRET_OF_GI, NAMED_FOR_GI, PROTECTED_PLACE, KEPT_INSIDE, "Ziekte"):
        assert words not in shown, words


def test_the_mark_on_every_page_is_that_of_the_content_and_of_the_log(voices: Cast, as_member: LogIn) -> None:
    response = as_member(voices.sanne).post(address(voices), filled_in())
    assert response["Content-Type"] == "application/pdf"
    assert "Jansen" not in response["Content-Disposition"]
    pages = [Shown(page) for page in pages_of(response.content)]
    pair = next(each for each in pairs_of(voices.family, by=voices.sanne) if each.person == voices.mother.pk)
    wanted = Wanted(
        Recipient("mr. A. van Dijk", "court"), "zitting van 3 december", today(-84), today(), frozenset(EVERYTHING)
    )
    mark = fingerprint(overview_of(pair, voices.family, wanted, by=voices.sanne))
    assert all(mark in page for page in pages)
    assert f"pagina {len(pages)} van {len(pages)}" in pages[-1]
    line = AccessLogEntry.objects.get(event="contact.overview_made")
    assert (line.person_id, line.family_id, line.part) == (voices.noor.pk, voices.family.pk, "print")
    assert line.purpose == f"rechter: mr. A. van Dijk. zitting van 3 december. SHA-256 {mark}"


def test_the_file_is_tagged_and_says_its_title_and_language(voices: Cast, as_member: LogIn) -> None:
    """Dutch, for a maker whose screen is in English too."""
    client = as_member(voices.sanne)
    client.cookies["django_language"] = "en"
    response = client.post(address(voices), filled_in())
    reader = PdfReader(io.BytesIO(response.content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "nl"
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Contact van Noor en ouder Elif")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_what_the_maker_leaves_out_is_listed_with_the_reason(voices: Cast, as_member: LogIn) -> None:
    client = as_member(voices.sanne)
    chosen = [part for part in EVERYTHING if part != "wishes"]
    refused = client.post(address(voices), filled_in(parts=chosen))
    assert refused.status_code == 422
    assert "U laat een onderdeel weg. Schrijf op waarom." in refused.content.decode()
    assert "mr. A. van Dijk" in refused.content.decode()
    because = "De wensen zijn vorige week al verteld"
    shown = made(client, voices, filled_in(parts=chosen, left_out_because=because))
    assert because in shown
    assert "Wensen, in eigen woorden" in shown
    assert OF_THE_FATHER not in shown
    assert STATED_BY_FATHER in shown, "a statement goes where its entry goes"


def test_the_preview_tells_what_will_be_in_it_and_makes_nothing(voices: Cast, as_member: LogIn) -> None:
    client = as_member(voices.sanne)
    empty = client.get(address(voices, "overview_prepare")).content.decode()
    assert "Vul in voor wie het is" in empty
    shown = client.post(address(voices, "overview_prepare"), for_the_mother(voices)).content.decode()
    assert "Weet Noor dat Elif Jansen dit leest?" in shown
    assert "Ouder Elif, " in shown
    assert OF_THE_FATHER not in shown
    assert "Ouder Mark, " not in shown
    assert not AccessLogEntry.objects.filter(event="contact.overview_made").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": ""}, "Naam – Vul dit in."),
        ({"role": "parent"}, "Kies wie van de ouders dit is."),
        ({"role": "child"}, "Kies welk kind dit is."),
        ({"parts": []}, "Kies minstens één onderdeel."),
        ({"last": str(today(1))}, "Kies vandaag of een dag die geweest is"),
        ({"first": str(today()), "last": str(today(-1))}, "De einddatum ligt voor de begindatum."),
    ],
)
def test_half_a_question_is_answered_in_words(
    cast: Cast, as_member: LogIn, more: dict[str, Any], sentence: str
) -> None:
    client = as_member(cast.sanne)
    for name in ("overview_prepare", "overview_pdf"):
        response = client.post(address(cast, name), filled_in(**more))
        assert response.status_code == 422
        assert sentence in response.content.decode()


def test_a_parent_is_a_parent_of_this_family(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    for someone in (cast.noor, cast.other_family.people.get()):
        response = client.post(address(cast), for_the_mother(cast) | {"person": str(someone.pk)})
        assert response.status_code == 422


def test_only_who_works_with_this_family_makes_one(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.sem, cast.father)
    for member, status in (
        (cast.ruud, 403),
        (cast.petra, 403),
        (cast.anton, 403),
        (cast.bram, 404),
        (cast.otto, 404),
        (cast.fenna, 404),
        (cast.lies, 302),
    ):
        client = as_member(member)
        assert client.get(address(cast, "overview_prepare")).status_code == status
        assert client.post(address(cast), filled_in()).status_code == status
    outside = address(cast, child=cast.sem, person=cast.father)
    assert as_member(cast.joris).post(outside, filled_in()).status_code == 404
    assert not AccessLogEntry.objects.filter(event="contact.overview_made").exists()


def test_an_organisation_the_family_does_not_know_of_makes_none(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(is_disclosed=False)
    response = as_member(cast.joris).post(address(cast), filled_in())
    assert response.status_code == 422
    assert "nog niet bekend bij het gezin" in response.content.decode()


def test_without_pango_the_page_says_what_to_install(
    cast: Cast, as_member: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "missing_packages", lambda: ["libpango-1.0-0", "libpangoft2-1.0-0"])
    client = as_member(cast.sanne)
    assert "libpango-1.0-0 libpangoft2-1.0-0" in client.get(address(cast, "overview_prepare")).content.decode()
    response = client.post(address(cast), filled_in())
    assert response.status_code == 503
    assert "mr. A. van Dijk" in response.content.decode()
    assert not AccessLogEntry.objects.filter(event="contact.overview_made").exists()


def test_a_list_of_streets_does_not_tell_which_one_is_protected(voices: Cast, as_member: LogIn) -> None:
    """Pleegzorg types addresses until one is left out: nothing of its own is, but what it may know."""
    guesses = f"Dorpsweg 3, {PROTECTED_ADDRESS}, {PROTECTED_PLACE}, Kerkstraat 9"
    make_moment(voices.family, voices.pleegzorg, voices.noor, voices.mother, facts=guesses, started_at=local(today(-4)))
    given = filled_in() | {"purpose": guesses}
    handout = as_member(voices.joris).post(address(voices, "overview_prepare"), given).context["handout"]
    facts = [line.facts for line in handout.contacts]
    assert handout.purpose == guesses
    assert guesses in facts
    assert "Samen gekookt op [weggelaten]" in facts


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_asks_a_constant_number_of_queries(
    cast: Cast, as_member: LogIn, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for day in range(number):
        make_arrangement(
            cast.family,
            cast.gi,
            cast.noor,
            cast.mother,
            starts_on=today(-80 + day * 10),
            ends_on=today(-75 + day * 10),
        )
        make_moment(cast.family, cast.gi, cast.noor, cast.mother, started_at=local(today(-20 - day)))
        wish = record_wish(
            family=cast.family,
            by=cast.sanne,
            key=uuid.uuid4(),
            child=cast.noor,
            person=cast.mother,
            wisher=cast.noor,
            asked_on=today(-day),
            words="x",
        )
        take_down_statement(wish, by=cast.sanne, key=uuid.uuid4(), person=cast.noor, words="y", stated_on=today())
    client = as_member(cast.sanne)
    with django_assert_num_queries(QUERIES):
        assert client.post(address(cast, "overview_prepare"), filled_in()).status_code == 200
