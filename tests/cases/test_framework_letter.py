"""The letter about the framework: plain words for one reader, nothing that is protected, and a line in the log."""

import datetime
import io
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from cases import documents
from cases.framework import Holding, frameworks_of
from cases.framework.letter import MEANING, Part, Reader, letter_parts
from cases.measure_kinds import COMPULSORY
from cases.models import Involvement, Relation
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_ADDRESS, PROTECTED_PLACE, Cast
from tests.makers import make_agreement, make_measure, today

AsMember = Callable[[Membership], Client]
NOOR = uuid.UUID(int=1)
DAY = datetime.date(2026, 11, 24)
GROUND = "WAT-DE-RECHTER-VAN-MOEDER-VINDT"
LONGEST_SENTENCE = 25
"""Words; a bound of plain Dutch that a test can hold."""


def url(cast: Cast, name: str = "framework_letter") -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk])


def chosen(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"person": str(cast.mother.pk), "about": [str(cast.noor.pk)], "language": "nl"} | more


def part(reader: Reader, *kinds: str, **more: Any) -> Part:
    days = {"starts_on": datetime.date(2026, 11, 20), "ordered_on": datetime.date(2026, 11, 20)} | more
    frameworks = frameworks_of([NOOR], [Holding(NOOR, kind, **days) for kind in kinds], DAY)
    return letter_parts(frameworks, {NOOR: "Noor"}, reader, DAY)[0]


def words_of(said: Part) -> str:
    return " ".join([said.title, *said.decided, *said.meaning, *said.binding, *said.refusable, *said.to_ask])


# --- what it says ----------------------------------------------------------------------------------------------------

PARENT = Reader("Elif")


def test_every_measure_has_its_meaning_for_a_parent_and_for_the_child() -> None:
    assert set(MEANING) == set(COMPULSORY)


@pytest.mark.parametrize(
    "reader", [PARENT, Reader("Noor", is_child=True, age=9), Reader("Noor", is_child=True, age=16)]
)
def test_its_sentences_are_short(reader: Reader) -> None:
    for kinds in ([kind] for kind in (*COMPULSORY, "vrijwillig", "drang")):
        for sentence in re.split(r"(?<=[.?!]) ", words_of(part(reader, *kinds, is_unheard=True))):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_a_child_is_spoken_to_and_a_parent_too() -> None:
    child = words_of(part(Reader("Noor", is_child=True, age=9), "ots", "muhp"))
    assert not re.search(r"\b[Uu]w?\b", child)
    assert "hogere rechter" not in child
    assert "Je mag altijd vertellen wat jij ervan vindt." in child
    assert not re.search(r"\b[Jj]e\b", words_of(part(PARENT, "ots", "muhp")))


def test_from_twelve_a_child_reads_what_it_can_ask_the_judge() -> None:
    asked = " ".join(part(Reader("Noor", is_child=True, age=12), "ots", "muhp").to_ask)
    assert "binnen 2 weken aan de kinderrechter" in asked
    assert "tot en met 20 februari 2027" in asked


def test_help_by_agreement_may_be_refused_and_pressure_has_its_consequence_said() -> None:
    assert "U mag stoppen." in words_of(part(PARENT, "vrijwillig"))
    pressed = part(PARENT, "drang")
    assert pressed.binding == ()
    assert "de Raad voor de Kinderbescherming kan dan onderzoek doen" in words_of(pressed)


def test_english_is_english_throughout() -> None:
    with translation.override("en"):
        said = words_of(part(PARENT, "ots", "muhp_emergency", is_unheard=True))
    assert "You cannot refuse" in said
    assert not re.search(r"\b(de|het|een|uw|niet)\b", said)


# --- the page and the document ---------------------------------------------------------------------------------------


def test_the_page_shows_the_letter_and_leaves_its_line(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor, ground=GROUND)
    client = as_member(cast.sanne)
    page = client.get(url(cast), chosen(cast)).content.decode()
    assert "Moet dit, of mag u kiezen?" in page
    assert "Bel Carla Mulder van Jeugdbescherming Midden." in page
    assert "vertrouwenspersoon" in page
    assert GROUND not in page
    told = re.search(r'uitleg/nieuw/\?([^"]+)"', page)
    assert told
    form = client.get(f"{url(cast, 'explanation_create')}?{told[1].replace('&amp;', '&')}").context["form"]
    assert (form["person"].value(), form["about"].value()) == (str(cast.mother.pk), [str(cast.noor.pk)])
    assert (form["way"].value(), form["language"].value()) == ("both", "Nederlands")


@pytest.mark.skipif(bool(documents.missing_packages()), reason="this server draws no documents")
@pytest.mark.parametrize(("language", "words"), [("nl", "Moet dit, of mag u kiezen?"), ("en", "may you choose?")])
def test_the_document_is_tagged_and_holds_nothing_protected(
    cast: Cast, as_member: AsMember, language: str, words: str
) -> None:
    make_measure(cast.family, cast.gi, cast.noor, ground=GROUND, kind="muhp")
    response = as_member(cast.sanne).post(url(cast, "framework_letter_pdf"), chosen(cast, language=language))
    assert response["Content-Type"] == "application/pdf"
    document = PdfReader(io.BytesIO(response.content))
    text = re.sub(r"\s+", "", "".join(page.extract_text() for page in document.pages))
    assert words.replace(" ", "") in text
    for protected in (PROTECTED_ADDRESS, PROTECTED_PLACE, GROUND, "06 22 22 22 22"):
        assert re.sub(r"\s+", "", protected) not in text
    catalog: Any = document.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == language
    assert AccessLogEntry.objects.filter(event="framework.letter_made", person_id=cast.mother.pk).count() == 1


def test_without_the_libraries_the_page_says_what_is_missing(
    cast: Cast, as_member: AsMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    monkeypatch.setattr(documents, "missing_packages", lambda: ["libpango-1.0-0"])
    response = as_member(cast.sanne).post(url(cast, "framework_letter_pdf"), chosen(cast))
    assert response.status_code == 503


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"about": []}, "Kies minstens één kind."),
        ({"language": "fr"}, ""),
    ],
)
def test_what_is_not_chosen_is_asked(cast: Cast, as_member: AsMember, more: dict[str, Any], sentence: str) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    response = as_member(cast.sanne).get(url(cast), chosen(cast, **more))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_child_reads_about_itself_only(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    for about in ([str(cast.sem.pk)], [str(cast.noor.pk), str(cast.sem.pk)]):
        response = as_member(cast.sanne).get(url(cast), chosen(cast, person=str(cast.noor.pk), about=about))
        assert response.status_code == 422
        assert "gaat alleen over dat kind zelf" in response.content.decode()
    assert as_member(cast.sanne).get(url(cast), chosen(cast, person=str(cast.noor.pk))).status_code == 200


def test_where_nothing_is_recorded_there_is_no_letter_yet(cast: Cast, as_member: AsMember) -> None:
    make_agreement(cast.family, cast.gi, cast.sem, cast.mother)
    response = as_member(cast.sanne).get(url(cast), chosen(cast))
    assert response.status_code == 422
    assert "Leg eerst vast of de hulp vrijwillig of gedwongen is." in response.content.decode()


def test_a_letter_would_give_away_who_takes_part_unknown_to_the_family(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    response = as_member(cast.vera).get(url(cast), chosen(cast))
    assert response.status_code == 422
    assert "een brief verraadt het" in response.content.decode()


def test_a_child_outside_the_wall_is_in_no_letter(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.sem)
    client = as_member(cast.joris)
    assert "Sem" not in client.get(url(cast)).content.decode()
    assert client.get(url(cast), chosen(cast, about=[str(cast.sem.pk)])).status_code == 422


def test_a_letter_to_a_parent_begins_with_the_children_of_that_parent(cast: Cast, as_member: AsMember) -> None:
    Relation.objects.filter(person=cast.father, child=cast.sem).delete()
    form = as_member(cast.sanne).get(url(cast), {"person": str(cast.father.pk)}).context["form"]
    assert form["about"].value() == [str(cast.noor.pk)]


def test_where_nobody_leads_the_one_to_call_is_who_makes_the_letter(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor)
    Involvement.objects.filter(is_lead=True).update(is_lead=False, lead_member=None)
    page = as_member(cast.sanne).get(url(cast), chosen(cast)).content.decode()
    assert "Bel Sanne de Wit van Jeugdbescherming Midden." in page
    assert today().isoformat() not in page
