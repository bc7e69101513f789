"""Decisions through the door: who decided what, who was heard in which words, and who reads that."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Decision, Involvement, LastResort, Participation, Person, Placement, statements_about
from organizations.models import AccessLogEntry, Membership
from tests.cases.test_outbox import letter
from tests.cast import Cast
from tests.makers import make_child, make_decision, make_person, make_placement, today

AsMember = Callable[[Membership], Client]

WORDS = "IK-WIL-VAKER-NAAR-HUIS"


def url(cast: Cast, name: str = "decision_list", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def of(decision: Decision, name: str = "decision_detail", *more: object) -> str:
    return reverse(f"cases:{name}", args=[decision.family_id, decision.pk, *more])


def heard(person: Person, **said: Any) -> dict[str, Any]:
    fields = {"answer": "asked", "agreement": "agrees", "opinion": "Goed zo"} | said
    return {f"heard-{person.pk}-{name}": value for name, value in fields.items()}


def why_not(person: Person, reason: str = "not_reachable", words: str = "") -> dict[str, Any]:
    return {
        f"heard-{person.pk}-answer": "not_asked",
        f"heard-{person.pk}-reason_not_asked": reason,
        f"heard-{person.pk}-reason_words": words,
    }


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    """Noor and her mother were asked, her father was not reached."""
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "kind": "contact",
        "children": [str(cast.noor.pk)],
        "title": "Noor ziet moeder elke week",
        "decided_on": today(-2).isoformat(),
        "decided_by": "de jeugdbeschermer",
        "framework": "gedwongen",
        "visibility": "involved",
        **heard(cast.noor, opinion=WORDS, agreement="partly", weighed="Daarom elke week."),
        **heard(cast.mother),
        **why_not(cast.father),
    } | more


def test_a_decision_is_recorded_with_who_was_heard_in_one_deed(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.sanne).post(url(cast, "decision_create"), typed(cast))
    assert response.status_code == 303
    decision = Decision.objects.get()
    rows = {row.person_id: row for row in decision.participations.all()}
    assert rows[cast.noor.pk].opinion == WORDS
    assert rows[cast.noor.pk].asked_on == today(-2)
    assert rows[cast.father.pk].reason_not_asked == "not_reachable"
    assert AccessLogEntry.objects.filter(event="decision.recorded", person_id=cast.noor.pk).count() == 1


def test_the_list_shows_at_a_glance_who_was_heard(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    client.post(url(cast, "decision_create"), typed(cast))
    page = " ".join(client.get(url(cast)).content.decode().split())
    for words in (WORDS, "(9 jaar)</span> deels eens", "niet gevraagd (niet bereikt)", "(met gezag)", "sign--half"):
        assert words in page


def test_who_should_be_asked_and_is_not_mentioned_shows_as_a_gap(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor, cast.sem)
    page = as_member(cast.sanne).get(of(decision)).content.decode()
    assert page.count("Niet vastgelegd of dit is gevraagd") == 4


def test_every_child_and_parent_is_asked_or_there_is_a_reason(cast: Cast, as_member: AsMember) -> None:
    sent = {name: value for name, value in typed(cast).items() if str(cast.father.pk) not in name}
    response = as_member(cast.sanne).post(url(cast, "decision_create"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kies of u ouder Mark hebt gevraagd, of waarom niet." in page
    assert WORDS in page
    assert not Decision.objects.exists()


def test_the_card_of_a_child_it_is_not_about_asks_nothing(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    assert client.post(url(cast, "decision_create"), typed(cast, **heard(cast.sem))).status_code == 303
    assert not Participation.objects.filter(person=cast.sem).exists()
    both = typed(cast, children=[str(cast.noor.pk), str(cast.sem.pk)])
    response = client.post(url(cast, "decision_create"), both)
    assert response.status_code == 422
    assert "Kies of u Sem hebt gevraagd" in response.content.decode()


@pytest.mark.parametrize(
    ("reason", "words", "status"), [("", "", 422), ("other", "", 422), ("other", "Mark is op reis", 303)]
)
def test_not_asked_says_why(cast: Cast, as_member: AsMember, reason: str, words: str, status: int) -> None:
    sent = typed(cast, **why_not(cast.father, reason, words))
    assert as_member(cast.sanne).post(url(cast, "decision_create"), sent).status_code == status


def test_an_opinion_of_whom_was_not_asked_is_refused_and_kept(cast: Cast, as_member: AsMember) -> None:
    sent = typed(cast, **why_not(cast.father), **{f"heard-{cast.father.pk}-opinion": "VAN-MARK"})
    response = as_member(cast.sanne).post(url(cast, "decision_create"), sent)
    assert response.status_code == 422
    assert "VAN-MARK" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("kind", ""),
        ("framework", ""),
        ("decided_by", ""),
        ("children", []),
        ("decided_on", "2199-01-01"),
    ],
)
def test_what_is_missing_is_said_in_words(cast: Cast, as_member: AsMember, field: str, value: Any) -> None:
    response = as_member(cast.sanne).post(url(cast, "decision_create"), typed(cast, **{field: value}))
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert "Nog niet opgeslagen" in response.content.decode()


def test_an_organisation_of_ours_can_be_who_decided(cast: Cast, as_member: AsMember) -> None:
    sent = typed(cast, decided_by="", decided_by_organization=str(cast.gi.pk))
    assert as_member(cast.sanne).post(url(cast, "decision_create"), sent).status_code == 303
    assert Decision.objects.get().decided_by == "Jeugdbescherming Midden"


def test_an_organisation_unknown_to_the_family_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    assert "Veilig Thuis Oosterhaven" not in client.get(url(cast, "decision_create")).content.decode()
    sent = typed(cast, decided_by_organization=str(cast.veilig_thuis.pk))
    assert client.post(url(cast, "decision_create"), sent).status_code == 422


def test_saving_twice_is_one_decision(cast: Cast, as_member: AsMember) -> None:
    client, sent = as_member(cast.sanne), typed(cast)
    assert [client.post(url(cast, "decision_create"), sent).status_code for _ in range(2)] == [303, 303]
    assert client.post(url(cast, "decision_create"), sent | {"title": "Anders"}).status_code == 409
    assert client.post(url(cast, "decision_create"), sent | heard(cast.mother, opinion="x")).status_code == 409
    assert Decision.objects.count() == 1


# --- last resort -----------------------------------------------------------------------------------------------------


def before(**said: Any) -> dict[str, Any]:
    return {f"before-{name}": value for name, value in said.items()}


def test_a_placement_has_its_list_and_shows_what_is_open(cast: Cast, as_member: AsMember) -> None:
    said = before(
        lighter_help="yes", lighter_help_words="TWEE-KEER-GEPROBEERD", scientist="yes", scientist_name="Mw. Vos"
    )
    sent = typed(cast, kind="placement", placement=str(Placement.objects.get(child=cast.noor).pk), **said)
    client = as_member(cast.sanne)
    assert client.post(url(cast, "decision_create"), sent).status_code == 303
    page = client.get(of(Decision.objects.get())).content.decode()
    for words in ("TWEE-KEER-GEPROBEERD", "Mw. Vos", "5 vragen open", "Nog niet ingevuld", "pleeggezin Van Veen"):
        assert words in page
    assert "5 vragen open" in client.get(url(cast)).content.decode()


def test_a_no_on_the_list_says_why(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    sent = typed(cast, kind="placement", **before(network="no"))
    assert client.post(url(cast, "decision_create"), sent).status_code == 422
    assert client.post(url(cast, "decision_create"), sent | before(network_words="Er is niemand")).status_code == 303
    assert LastResort.objects.get().network == "no"


def test_another_decision_has_no_list(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "decision_create"), typed(cast, **before(network="no")))
    assert Decision.objects.exists()
    assert not LastResort.objects.exists()


def test_from_a_placement_the_decision_begins_filled_in(cast: Cast, as_member: AsMember) -> None:
    placement = Placement.objects.get(child=cast.sem)
    client = as_member(cast.sanne)
    initial = client.get(url(cast, "decision_create"), {"placement": str(placement.pk)}).context["form"].initial
    assert initial["kind"] == "placement"
    assert set(initial["children"]) == {str(cast.noor.pk), str(cast.sem.pk)}
    assert initial["title"] == "Uithuisplaatsing van Noor en Sem"
    assert initial["decided_on"] == placement.starts_on
    made_up = client.get(url(cast, "decision_create"), {"placement": str(uuid.uuid4())}).context["form"]
    assert made_up.initial == {}


def test_a_second_place_begins_as_a_move(cast: Cast, as_member: AsMember) -> None:
    Placement.objects.filter(child=cast.noor).update(ends_on=today(-20))
    moved = make_placement(cast.family, cast.gi, cast.noor, starts_on=today(-20), place="De Linde")
    form = as_member(cast.sanne).get(url(cast, "decision_create"), {"placement": str(moved.pk)}).context["form"]
    assert (form.initial["kind"], form.initial["title"]) == ("move", "Overplaatsing van Noor")


def test_a_new_placement_leads_on_to_its_decision(cast: Cast, as_member: AsMember) -> None:
    Placement.objects.filter(child=cast.noor).update(ends_on=today(-20))
    sent = {
        "key": str(uuid_utils.compat.uuid7()),
        "child": str(cast.noor.pk),
        "kind": "residential",
        "starts_on": today(-10).isoformat(),
        "with_decision": "on",
    }
    response = as_member(cast.sanne).post(url(cast, "placement_create"), sent)
    assert response.status_code == 303
    assert response["Location"] == url(cast, "decision_create") + f"?placement={sent['key']}"


def test_a_placement_shows_what_was_decided_also_of_a_brother_who_moved_along(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    assert client.get(url(cast, "placement_list")).content.decode().count("Leg het besluit erbij vast") == 2
    placement = Placement.objects.get(child=cast.noor)
    make_decision(cast.family, cast.gi, cast.noor, cast.sem, title="SAMEN-WEG", kind="placement", placement=placement)
    page = client.get(url(cast, "placement_list")).content.decode()
    assert (page.count("SAMEN-WEG"), page.count("Leg het besluit erbij vast")) == (2, 0)
    assert "SAMEN-WEG" not in as_member(cast.joris).get(url(cast, "placement_list")).content.decode()


# --- corrected, heard later ------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_correcting_makes_a_version_with_its_reason_and_who_was_heard_then(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(
        cast.family,
        cast.gi,
        cast.noor,
        title="EERSTE-TITEL",
        hearings={cast.noor: {"asked_on": today(-6), "opinion": WORDS}},
    )
    client, address = as_member(cast.sanne), of(decision, "decision_correct")
    assert WORDS in client.get(address).content.decode()
    sent = typed(cast, correction_reason="Verkeerd gehoord.", **heard(cast.noor, opinion="ANDERE-WOORDEN"))
    assert client.post(address, sent | {"correction_reason": " "}).status_code == 422
    assert client.post(address, sent).status_code == 303
    page = client.get(of(decision)).content.decode()
    for words in ("ANDERE-WOORDEN", WORDS, "EERSTE-TITEL", "Reden: Verkeerd gehoord. (Sanne de Wit)"):
        assert words in page
    assert client.post(address, sent).status_code == 303
    assert AccessLogEntry.objects.filter(event="decision.corrected").count() == 1


@pytest.mark.django_db(transaction=True)
def test_someone_heard_later_is_a_version_and_not_in_time(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(
        cast.family, cast.gi, cast.noor, hearings={cast.father: {"reason_not_asked": "not_reachable"}}
    )
    client, address = as_member(cast.sanne), of(decision, "decision_hear", cast.father.pk)
    assert "niet gevraagd (niet bereikt)" in client.get(address).content.decode()
    said = heard(cast.father, opinion="VADER-VINDT-DIT", agreement="disagrees", asked_on=today(-1).isoformat())
    assert client.post(address, said).status_code == 303
    page = client.get(of(decision)).content.decode()
    for words in ("VADER-VINDT-DIT", "Niet eens", "na het besluit gevraagd", "niet gevraagd (niet bereikt)"):
        assert words in page
    assert "Iemand alsnog gevraagd" in page
    assert client.post(address, said).status_code == 303
    assert ">1</span>" in client.get(of(decision)).content.decode().split("Eerdere versies")[1][:80]
    assert AccessLogEntry.objects.filter(event="decision.heard_later", person_id=cast.father.pk).count() == 1


def test_hearing_later_needs_an_answer(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor)
    address = of(decision, "decision_hear", cast.father.pk)
    assert as_member(cast.sanne).post(address, {}).status_code == 422
    stranger = make_person("Vreemd")
    assert as_member(cast.sanne).get(of(decision, "decision_hear", stranger.pk)).status_code == 404


def test_only_the_organisation_that_recorded_it_changes_it(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor)
    client = as_member(cast.joris)
    assert "Verbeteren" not in client.get(of(decision)).content.decode()
    assert client.get(of(decision, "decision_correct")).status_code == 404
    assert client.get(of(decision, "decision_hear", cast.mother.pk)).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("visibility", ["own", "named"])
def test_correcting_never_opens_a_version_that_was_closed(cast: Cast, as_member: AsMember, visibility: str) -> None:
    decision = make_decision(
        cast.family,
        cast.gi,
        cast.noor,
        ground="EERST-GEHEIM",
        visibility=visibility,
        hearings={cast.mother: {"asked_on": today(-6), "opinion": "MOEDER-IN-VERTROUWEN"}},
    )
    sent = typed(cast, correction_reason="Het mag.")
    assert as_member(cast.sanne).post(of(decision, "decision_correct"), sent).status_code == 303
    page = as_member(cast.joris).get(of(decision)).content.decode()
    assert "Goed zo" in page
    assert "EERST-GEHEIM" not in page
    assert "MOEDER-IN-VERTROUWEN" not in page
    assert "Deze versie is niet met u gedeeld." in page


@pytest.mark.django_db(transaction=True)
def test_a_version_about_a_child_outside_the_wall_stays_closed(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(
        cast.family, cast.gi, cast.noor, cast.sem, hearings={cast.sem: {"asked_on": today(-6), "opinion": "SEM-ZEGT"}}
    )
    assert as_member(cast.joris).get(of(decision)).status_code == 404
    sent = typed(cast, correction_reason="Alleen Noor.")
    assert as_member(cast.sanne).post(of(decision, "decision_correct"), sent).status_code == 303
    assert "SEM-ZEGT" in as_member(cast.sanne).get(of(decision)).content.decode()
    page = as_member(cast.joris).get(of(decision)).content.decode()
    assert WORDS in page
    assert "SEM-ZEGT" not in page


# --- who reads -------------------------------------------------------------------------------------------------------


def test_the_words_of_a_child_stay_behind_its_own_wall(cast: Cast, as_member: AsMember) -> None:
    """No page writes it down so; a list that comes in from elsewhere might."""
    hearings = {cast.sem: {"asked_on": today(-6), "opinion": "SEM-ZEGT"}}
    decision = make_decision(cast.family, cast.gi, cast.noor, hearings=hearings)
    client = as_member(cast.joris)
    assert client.get(of(decision)).status_code == 404
    for address in (url(cast), url(cast, "family_detail")):
        assert "SEM-ZEGT" not in client.get(address).content.decode()
    assert not Participation.objects.visible_to(cast.joris).exists()
    assert Participation.objects.visible_to(cast.vera).exists()


def test_what_is_kept_to_a_few_is_one_line_and_what_is_own_nothing(cast: Cast, as_member: AsMember) -> None:
    make_decision(cast.family, cast.gi, cast.noor, title="NAMED", visibility="named", shared_with=[cast.wijkteam])
    make_decision(cast.family, cast.gi, cast.noor, title="OWN", visibility="own")
    make_decision(cast.family, cast.veilig_thuis, cast.noor, title="UNKNOWN", visibility="named", shared_with=[cast.gi])
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert page.count("1 stuk van Jeugdbescherming Midden, niet met u gedeeld.") == 1
    assert [title for title in ("NAMED", "OWN", "UNKNOWN", "Veilig Thuis") if title in page] == []


def test_what_was_decided_last_stands_on_the_overview_with_who_was_heard(cast: Cast, as_member: AsMember) -> None:
    make_decision(
        cast.family,
        cast.gi,
        cast.noor,
        title="BESLOTEN",
        decided_on=today(),
        hearings={
            cast.noor: {"asked_on": today(), "opinion": WORDS},
            cast.mother: {"asked_on": today()},
            cast.father: {"reason_not_asked": "not_reachable"},
        },
    )
    make_decision(cast.family, cast.gi, cast.noor, decided_on=today(), visibility="named", shared_with=[cast.wijkteam])
    page = as_member(cast.joris).get(url(cast, "family_detail")).content.decode()
    assert "Besluit: BESLOTEN" in page
    assert "Noor en ouder Elif gehoord, ouder Mark niet gevraagd (niet bereikt)" in page
    assert WORDS in page
    assert "1 stuk van Jeugdbescherming Midden, niet met u gedeeld." in page


def test_what_someone_says_of_a_decision_stands_with_it(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor)
    said = {"entry": decision, "person": cast.father, "stated_on": today(), "organization": cast.gi}
    statements_about(Decision).objects.create(words="VADERS-VERKLARING", **said)
    client = as_member(cast.joris)
    for address in (url(cast), of(decision), url(cast, "family_detail")):
        assert "VADERS-VERKLARING" in client.get(address).content.decode()


def test_going_on_with_a_draft_shows_every_word_and_saves_nothing(cast: Cast, as_member: AsMember) -> None:
    client, page = as_member(cast.sanne), url(cast, "decision_create")
    sent = typed(cast, kind="placement", title="", **why_not(cast.father, "other", "MARK-IS-OP-ZEE"))
    sent |= before(return_plan="no", return_plan_words="NOG-GEEN-PLAN")
    kept = client.post(reverse("cases:draft_save"), sent | {"draft_page": page}).content.decode()
    assert "Concept bewaard, " in kept
    shown = client.post(page, sent | {"who_reads": "1"})
    assert shown.status_code == 200
    for words in (WORDS, "MARK-IS-OP-ZEE", "NOG-GEEN-PLAN"):
        assert words in shown.content.decode()
    assert not Decision.objects.exists()


def test_who_will_read_it_is_said_before_saving(cast: Cast, as_member: AsMember) -> None:
    client, page = as_member(cast.sanne), url(cast, "decision_create")

    def readers(**more: Any) -> list[str]:
        names: list[str] = client.post(page, typed(cast, who_reads="1", **more)).context["readers"].names
        return names

    assert readers() == ["Jeugdbescherming Midden", "Pleegzorg De Brug"]
    assert readers(children=[str(cast.noor.pk), str(cast.sem.pk)]) == ["Jeugdbescherming Midden"]
    assert readers(visibility="own") == ["Jeugdbescherming Midden"]


def test_what_was_filled_in_without_network_is_delivered_once(cast: Cast, as_member: AsMember) -> None:
    sealed = letter(cast.sanne, url(cast, "decision_create"), typed(cast, children=str(cast.noor.pk)))
    client = as_member(cast.sanne)
    for _time in range(2):
        client.post(reverse("cases:outbox_deliver"), {"letter": sealed})
    page = client.get(of(Decision.objects.get())).content.decode()
    assert "zonder netwerk ingevuld" in page


def test_an_english_page_says_it_in_english(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor, hearings={cast.noor: {"asked_on": today(-6)}})
    client = as_member(cast.sanne)
    client.cookies["django_language"] = "en"
    page = client.get(of(decision)).content.decode()
    assert "Who was heard" in page
    assert "not recorded whether they were asked" in page.lower()
    assert "Wie is gehoord" not in page


def test_who_does_not_read_the_course_is_told_so(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor, title="NIET-VOOR-U")
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    client = as_member(cast.joris)
    page = client.get(url(cast)).content.decode()
    assert "Niet gedeeld" in page
    assert "NIET-VOOR-U" not in page
    assert client.get(of(decision)).status_code == 404
    assert client.get(url(cast, "decision_create")).status_code == 403


def test_who_left_reads_its_own_decisions_with_the_names_of_its_last_day(cast: Cast, as_member: AsMember) -> None:
    decision = make_decision(
        cast.family, cast.wijkteam, cast.noor, decided_on=today(-60), hearings={cast.mother: {"asked_on": today(-60)}}
    )
    Person.objects.filter(pk=cast.noor.pk).update(last_name="NIEUWE-ACHTERNAAM")
    client = as_member(cast.fenna)
    for page in (client.get(url(cast)).content.decode(), client.get(of(decision)).content.decode()):
        assert "Noor Jansen" in page
        assert "Elif Jansen" in page
        assert "NIEUWE-ACHTERNAAM" not in page
    assert client.get(url(cast, "decision_create")).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("bram", 404), ("otto", 404), ("ruud", 403)])
def test_others_find_no_decisions(cast: Cast, as_member: AsMember, who: str, status: int) -> None:
    decision = make_decision(cast.family, cast.gi, cast.noor)
    client = as_member(cast.members[who])
    for address in (url(cast), url(cast, "decision_create"), of(decision), of(decision, "decision_correct")):
        assert client.get(address).status_code == status


def test_an_empty_list_says_what_to_do(cast: Cast, as_member: AsMember) -> None:
    assert "Nog geen besluiten" in as_member(cast.sanne).get(url(cast)).content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        child = make_child(cast.family, f"Kind {number}")
        make_decision(cast.family, cast.gi, child, cast.noor, hearings={child: {"asked_on": today(-6), "opinion": "x"}})
    client = as_member(cast.sanne)
    with django_assert_num_queries(17):
        client.get(url(cast))


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_of_a_decision_takes_the_same_queries_however_many_were_heard(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    people = [cast.noor, cast.mother, cast.father][:more]
    decision = make_decision(
        cast.family,
        cast.gi,
        cast.noor,
        kind="placement",
        hearings={person: {"asked_on": today(-6)} for person in people},
    )
    client = as_member(cast.sanne)
    with django_assert_num_queries(28):
        client.get(of(decision))
