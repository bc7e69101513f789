"""Concerns and reports through the door: only for whose section it is, and a source that stays where it was told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Concern, Involvement
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import assign, involve, make_concern, make_member, make_organization, today

AsMember = Callable[[Membership], Client]
WORDS, SOURCE, SAID = "ZORG-OVER-NOOR", "BUURVROUW-ANS", "IK-HOORDE-GESCHREEUW"


def url(cast: Cast, name: str = "safety", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "kind": "report_to_safe_home",
        "children": [str(cast.noor.pk)],
        "noticed_on": today(-3).isoformat(),
        "reported_on": today(-2).isoformat(),
        "words": WORDS,
        "source_name": SOURCE,
        "source_words": SAID,
        "is_source_protected": "on",
        "visibility": "involved",
    } | more


@pytest.fixture
def disclosed(cast: Cast) -> Cast:
    """Veilig Thuis told the family that it takes part: what it shares is read by whose section it is."""
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    return cast


def of_veilig_thuis(cast: Cast, **more: Any) -> Concern:
    said = {"words": WORDS, "source_name": SOURCE, "source_words": SAID} | more
    return make_concern(cast.family, cast.veilig_thuis, cast.noor, **said)


def everywhere(cast: Cast, client: Client, row: Concern) -> str:
    """All that this person is shown of the family, on pages and paper."""
    names = ("safety", "family_detail", "family_print", "family_access_log", "note_list", "step_list")
    pages = [client.get(url(cast, name)).content.decode() for name in names]
    pages += [client.get(url(cast, "concern_detail", row.pk)).content.decode()]
    return "".join(pages)


def test_a_report_is_recorded_and_read_by_whose_section_it_is(disclosed: Cast, as_member: AsMember) -> None:
    cast = disclosed
    assert as_member(cast.vera).post(url(cast, "concern_create"), typed(cast)).status_code == 303
    row = Concern.objects.get()
    theirs = as_member(cast.carla).get(url(cast, "concern_detail", row.pk)).content.decode()
    assert WORDS in theirs
    assert "is afgeschermd en blijft bij Veilig Thuis Oosterhaven" in theirs


def test_the_source_never_leaves_who_recorded_it(disclosed: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(disclosed)
    ours = everywhere(disclosed, as_member(disclosed.vera), row)
    assert SOURCE in ours
    assert SAID in ours
    for other in (disclosed.carla, disclosed.sanne, disclosed.joris):
        shown = everywhere(disclosed, as_member(other), row)
        assert SOURCE not in shown
        assert SAID not in shown


def test_the_source_stays_with_another_organization_that_records_a_concern_too(disclosed: Cast) -> None:
    row = make_concern(disclosed.family, disclosed.gi, disclosed.noor, source_name=SOURCE)
    seen = {name: list(Concern.objects.visible_to(disclosed.members[name])) for name in ("vera", "carla")}
    assert [each.shown_source_name for each in seen["carla"]] == [SOURCE]
    assert [(each.pk, each.shown_source_name, each.has_hidden_source) for each in seen["vera"]] == [
        (row.pk, None, True)
    ]


def test_a_source_that_agreed_is_read_by_whose_section_it_is(disclosed: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(disclosed, is_source_protected=False)
    assert SOURCE in as_member(disclosed.carla).get(url(disclosed, "concern_detail", row.pk)).content.decode()
    assert SOURCE not in everywhere(disclosed, as_member(disclosed.joris), row)


def test_correcting_never_tells_others_a_source_that_was_open_before(disclosed: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(disclosed, is_source_protected=False)
    form = typed(disclosed, source_name="", source_words="", correction_reason="Wil toch niet genoemd worden")
    client = as_member(disclosed.vera)
    assert client.post(url(disclosed, "concern_correct", row.pk), form).status_code == 303
    assert SOURCE in client.get(url(disclosed, "concern_detail", row.pk)).content.decode()
    page = as_member(disclosed.carla).get(url(disclosed, "concern_detail", row.pk)).content.decode()
    assert "Wil toch niet genoemd worden" in page
    assert SOURCE not in page


def test_who_has_not_the_section_finds_nothing_and_is_told_so_with_a_next_step(
    disclosed: Cast, as_member: AsMember
) -> None:
    row = of_veilig_thuis(disclosed)
    client = as_member(disclosed.joris)
    assert client.get(url(disclosed, "concern_detail", row.pk)).status_code == 404
    page = client.get(url(disclosed)).content.decode()
    assert WORDS not in page
    assert "Zorgen en meldingen leest uw organisatie niet." in page
    assert "Vraag het na bij" in page
    assert WORDS not in everywhere(disclosed, client, row)


def test_what_is_kept_inside_or_not_disclosed_is_read_by_nobody_else(cast: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(cast)
    assert WORDS not in everywhere(cast, as_member(cast.carla), row)
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    assert WORDS in everywhere(cast, as_member(cast.carla), row)
    Concern.objects.update(visibility="own")
    assert WORDS not in everywhere(cast, as_member(cast.carla), row)


def test_a_concern_about_a_brother_stays_with_who_works_for_him(disclosed: Cast) -> None:
    raad = make_organization("rvdk", "Raad")
    involve(disclosed.family, raad, children=(disclosed.noor,))
    member = make_member(raad, "coordinator")
    make_concern(disclosed.family, disclosed.veilig_thuis, disclosed.noor, disclosed.sem)
    assert not Concern.objects.visible_to(member).exists()
    make_concern(disclosed.family, disclosed.veilig_thuis, disclosed.noor)
    assert Concern.objects.visible_to(member).count() == 1


@pytest.mark.parametrize("who", ["sanne", "carla", "joris"])
def test_only_who_writes_concerns_records_one(cast: Cast, as_member: AsMember, who: str) -> None:
    client = as_member(cast.members[who])
    assert client.get(url(cast, "concern_create")).status_code == 403
    assert client.post(url(cast, "concern_create"), typed(cast)).status_code == 403
    assert not Concern.objects.exists()


def test_only_its_own_organization_corrects_or_settles_it(disclosed: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(disclosed)
    client = as_member(disclosed.carla)
    Involvement.objects.filter(organization=disclosed.gi).update(
        sections_read=["family", "concerns"], sections_write=["concerns"]
    )
    for name in ("concern_correct", "concern_settle"):
        assert client.get(url(disclosed, name, row.pk)).status_code == 404
    assert client.post(url(disclosed, "concern_reopen", row.pk)).status_code == 404


def test_saving_twice_is_one_concern(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.vera), typed(cast)
    for _time in range(2):
        assert client.post(url(cast, "concern_create"), form).status_code == 303
    assert Concern.objects.count() == 1
    assert client.post(url(cast, "concern_create"), form | {"words": "Anders"}).status_code == 409


def test_a_list_of_drafts_tells_no_concern_and_its_form_still_takes_it_back(cast: Cast, as_member: AsMember) -> None:
    client, page = as_member(cast.vera), url(cast, "concern_create")
    client.post(reverse("cases:draft_save"), typed(cast) | {"draft_page": page})
    shown = client.get(reverse("cases:draft_list")).content.decode()
    outside = re.sub(r"<textarea hidden.*?</textarea>", "", shown, flags=re.DOTALL)
    assert "Verder schrijven" in outside
    for words in (WORDS, SOURCE, SAID):
        assert words in shown
        assert words not in outside


def test_settling_says_what_came_of_it_and_can_be_taken_back(cast: Cast, as_member: AsMember) -> None:
    row, client = of_veilig_thuis(cast), as_member(cast.vera)
    settle = url(cast, "concern_settle", row.pk)
    assert client.post(settle, {"settled_on": today().isoformat(), "outcome": ""}).status_code == 422
    assert client.post(settle, {"settled_on": today(1).isoformat(), "outcome": "klaar"}).status_code == 422
    assert client.post(settle, {"settled_on": today(-60).isoformat(), "outcome": "klaar"}).status_code == 422
    answer = client.post(settle, {"settled_on": today().isoformat(), "outcome": "Hulp geregeld"}, follow=True)
    assert "Ongedaan maken" in answer.content.decode()
    assert "Hulp geregeld" in client.get(url(cast, "concern_detail", row.pk)).content.decode()
    assert client.post(url(cast, "concern_reopen", row.pk)).status_code == 303
    row.refresh_from_db()
    assert (row.settled_on, row.outcome) == (None, "Hulp geregeld")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"children": []}, "Kies over welke kinderen dit gaat."),
        ({"words": " "}, "Schrijf op wat de zorg is."),
        ({"noticed_on": today(2).isoformat(), "reported_on": ""}, "Deze datum is nog niet geweest."),
        ({"reported_on": today(-9).isoformat()}, "De dag van melden ligt voor de dag dat dit gezien is."),
        ({"visibility": "named"}, "named"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, as_member: AsMember, more: dict[str, Any], sentence: str
) -> None:
    answer = as_member(cast.vera).post(url(cast, "concern_create"), typed(cast, **more))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert SAID in answer.content.decode()


def test_the_log_tells_others_nothing_of_concerns(disclosed: Cast, as_member: AsMember) -> None:
    as_member(disclosed.vera).post(url(disclosed, "concern_create"), typed(disclosed))
    client = as_member(disclosed.vera)
    client.get(url(disclosed, "concern_detail", Concern.objects.get().pk))
    assert AccessLogEntry.objects.filter(event="concern.recorded", part="concerns", person_id=None).count() == 1
    assert "zorg of melding" in client.get(url(disclosed, "family_access_log")).content.decode()
    for other in (disclosed.carla, disclosed.joris):
        page = as_member(other).get(url(disclosed, "family_access_log")).content.decode()
        assert "zorg of melding" not in page


def test_what_the_family_says_about_it_stands_with_it(disclosed: Cast, as_member: AsMember) -> None:
    row = of_veilig_thuis(disclosed)
    form = {
        "key": str(uuid_utils.compat.uuid7()),
        "person": str(disclosed.mother.pk),
        "stated_on": today().isoformat(),
        "words": "DIT-KLOPT-NIET",
    }
    address = reverse("cases:statement_create", args=[disclosed.family.pk, "zorg", row.pk])
    assert as_member(disclosed.joris).post(address, form).status_code == 404
    assert as_member(disclosed.vera).post(address, form).status_code == 303
    assert "DIT-KLOPT-NIET" in as_member(disclosed.carla).get(url(disclosed)).content.decode()
    assert "DIT-KLOPT-NIET" not in everywhere(disclosed, as_member(disclosed.joris), row)


def test_the_source_is_not_fetched_by_a_list(disclosed: Cast) -> None:
    """So that no template, serializer or export shows it by accident."""
    of_veilig_thuis(disclosed)
    row = Concern.objects.visible_to(disclosed.carla).get()
    assert {"source_name", "source_words"} <= row.get_deferred_fields()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_many(
    disclosed: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _time in range(number):
        of_veilig_thuis(disclosed)
    worker = make_member(disclosed.veilig_thuis, "care_worker")
    assign(disclosed.family, worker)
    client = as_member(worker)
    with django_assert_num_queries(14):
        assert client.get(url(disclosed)).status_code == 200
