"""The shared steps through the door: the list as text, what each organisation says of a step, and taking it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, Placement, StepState
from cases.pages import family_context
from cases.step_list import StepListError, check_step_list, phases, read, step_of
from cases.steps import summary
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import make_measure, make_step_state, today

AsMember = Callable[[Membership], Client]
CHILD_STEP, FAMILY_STEP = "contact_first_days", "lead_named"


def url(cast: Cast, name: str = "step_list", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def done(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"child": str(cast.noor.pk), "state": "done", "done_on": today().isoformat()} | more


# --- the list --------------------------------------------------------------------------------------------------------


def test_every_step_has_a_sentence_in_both_languages_and_a_source() -> None:
    for each in phases():
        for step in each.steps:
            words = (step.title.nl, step.title.en, step.who.nl, step.who.en, step.by.nl, step.by.en, step.source)
            assert all(isinstance(word, str) and word.strip() for word in words), step.code


def test_a_step_is_read_in_the_language_of_the_reader() -> None:
    step = step_of(FAMILY_STEP)
    assert step
    with override("en"):
        assert str(step.title) == step.title.en
    with override("nl"):
        assert str(step.title) == step.title.nl


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("phase: closing", "phase: afsluiten"),
        ("code: lead_named", "code: foster_plan"),
        ("code: lead_named", "code: lead named!"),
        ("source: Meldcode, stap 1", "bron: Meldcode"),
        ("- phase: concern", "- phase: [concern"),
    ],
)
def test_a_list_that_cannot_be_is_refused_before_the_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    file = tmp_path / "steps.yaml"
    file.write_text(Path(settings.STEPS_FILE).read_text().replace(old, new, 1))
    with pytest.raises(StepListError):
        read(file)
    monkeypatch.setattr(settings, "STEPS_FILE", str(file))
    assert [error.id for error in check_step_list()] == ["cases.E001"]


def test_another_list_takes_its_place_without_other_code(
    cast: Cast, as_member: AsMember, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "steps.yaml"
    text = Path(settings.STEPS_FILE).read_text()
    file.write_text(text.replace("Het zorgteam heeft een plan van aanpak gemaakt.", "ONS-EIGEN-PLAN"))
    monkeypatch.setattr(settings, "STEPS_FILE", str(file))
    assert "ONS-EIGEN-PLAN" in as_member(cast.sanne).get(url(cast)).content.decode()


# --- where the family is now -----------------------------------------------------------------------------------------


def test_the_page_opens_the_phase_the_children_are_in(cast: Cast, as_member: AsMember) -> None:
    page = as_member(cast.sanne).get(url(cast)).content.decode()
    assert 'id="phase-placement" open' in page
    assert "Nu: Noor en Sem" in page
    assert "Er is een plaatsing die nog loopt." in page
    assert 'id="phase-measure" open' not in page


def test_children_can_be_in_different_phases(cast: Cast, as_member: AsMember) -> None:
    Placement.objects.filter(child=cast.sem).update(ends_on=today(-3))
    page = as_member(cast.sanne).get(url(cast)).content.decode()
    assert "Nu: Noor" in page
    assert "Nu: Sem" in page
    assert 'id="phase-return" open' in page


def test_a_measure_makes_its_phase_and_the_plan_shows_how_far_it_is(cast: Cast, as_member: AsMember) -> None:
    Placement.objects.all().delete()
    make_measure(cast.family, cast.gi, cast.noor)
    page = as_member(cast.sanne).get(url(cast)).content.decode()
    assert 'id="phase-measure" open' in page
    assert "Nu: Noor" in page
    assert "Er geldt een maatregel van de rechter." in page
    plan = as_member(cast.sanne).get(url(cast, "plan")).content.decode()
    assert "Stappen in deze fase" in plan
    assert f"{url(cast)}#phase-measure" in plan


def test_a_brother_outside_the_wall_is_not_named(cast: Cast, as_member: AsMember) -> None:
    make_step_state(cast.family, cast.gi, CHILD_STEP, cast.sem, done_by="STAP-VAN-SEM")
    make_step_state(cast.family, cast.gi, CHILD_STEP, cast.noor, done_by="STAP-VAN-NOOR")
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "STAP-VAN-NOOR" in page
    assert "STAP-VAN-SEM" not in page
    assert "Sem" not in page


def test_a_phase_is_not_known_from_what_one_does_not_read(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family", "plan"], sections_write=[])
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert 'id="phase-placement" open' not in page
    assert "Uw organisatie leest niet waar de kinderen wonen" in page


# --- what is said of a step ------------------------------------------------------------------------------------------


def test_one_tap_says_a_step_is_done_and_everybody_sees_who_and_when(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.sanne).post(url(cast, "step_take", CHILD_STEP), done(cast), follow=True)
    assert "Ongedaan maken" in answer.content.decode()
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "Gedaan" in page
    assert "Jeugdbescherming Midden, Sanne de Wit" in page
    assert "1 van" in page


@pytest.mark.parametrize("state", ["not_done", "not_applicable"])
def test_not_done_asks_why(cast: Cast, as_member: AsMember, state: str) -> None:
    client, address = as_member(cast.sanne), url(cast, "step_take", CHILD_STEP)
    answer = client.post(address, {"child": str(cast.noor.pk), "state": state, "remark": "TYPTE-DIT"})
    assert answer.status_code == 422
    assert "Schrijf op waarom niet." in answer.content.decode()
    assert "TYPTE-DIT" in answer.content.decode()
    said = {"child": str(cast.noor.pk), "state": state, "reason": "Vader wilde niet"}
    assert client.post(address, said).status_code == 303
    assert "Vader wilde niet" in client.get(url(cast)).content.decode()


def test_saying_the_same_twice_changes_nothing(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    for _time in range(2):
        assert client.post(url(cast, "step_take", CHILD_STEP), done(cast)).status_code == 303
    assert StepState.objects.count() == 1
    assert AccessLogEntry.objects.filter(event="step.taken", person_id=cast.noor.pk).count() == 1


def test_each_organization_says_its_own_and_the_last_one_counts(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "step_take", CHILD_STEP), done(cast))
    not_done = {"child": str(cast.noor.pk), "state": "not_done", "reason": "Er was geen ruimte"}
    assert as_member(cast.joris).post(url(cast, "step_take", CHILD_STEP), not_done).status_code == 303
    assert StepState.objects.count() == 2
    shown = as_member(cast.carla).get(url(cast)).content.decode()
    assert "Er was geen ruimte" in shown
    assert "Eerder:" in shown


def test_undo_says_again_what_was_said_before(cast: Cast, as_member: AsMember) -> None:
    client, address = as_member(cast.sanne), url(cast, "step_take", CHILD_STEP)
    planned = {"child": str(cast.noor.pk), "state": "open", "due_on": today(5).isoformat(), "responsible": "opa Kees"}
    client.post(address, planned)
    client.post(address, done(cast))
    row = StepState.objects.get()
    assert client.post(url(cast, "step_undo", row.pk)).status_code == 303
    row.refresh_from_db()
    assert (row.state, row.due_on, row.responsible) == ("open", today(5), "opa Kees")


def test_undoing_the_first_word_leaves_the_step_to_do(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    client.post(url(cast, "step_take", FAMILY_STEP), done(cast, child=""))
    row = StepState.objects.get()
    client.post(url(cast, "step_undo", row.pk))
    row.refresh_from_db()
    assert (row.state, row.done_on) == ("open", None)


def test_what_a_colleague_said_since_is_not_undone(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "step_take", CHILD_STEP), done(cast))
    as_member(cast.carla).post(url(cast, "step_take", CHILD_STEP), done(cast, done_by="Carla"))
    row = StepState.objects.get()
    page = as_member(cast.sanne).post(url(cast, "step_undo", row.pk), follow=True).content.decode()
    assert "Een collega legde daarna iets anders vast" in page
    row.refresh_from_db()
    assert row.done_by == "Carla"


def test_nobody_undoes_what_another_organization_said(cast: Cast, as_member: AsMember) -> None:
    row = make_step_state(cast.family, cast.gi, CHILD_STEP, cast.noor)
    assert as_member(cast.clara).post(url(cast, "step_undo", row.pk)).status_code == 404


@pytest.mark.parametrize(
    ("code", "child"), [("geen_stap", "noor"), (CHILD_STEP, "mother"), (CHILD_STEP, ""), (CHILD_STEP, "sem")]
)
def test_a_step_or_child_that_is_not_there_is_not_found(cast: Cast, as_member: AsMember, code: str, child: str) -> None:
    key = str(getattr(cast, child).pk) if child else ""
    assert as_member(cast.joris).post(url(cast, "step_take", code), done(cast, child=key)).status_code == 404
    assert not StepState.objects.exists()


def test_who_may_do_it_is_chosen_from_who_takes_part(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    more = {"responsible_organization": str(cast.veilig_thuis.pk)}
    assert client.post(url(cast, "step_take", CHILD_STEP), done(cast, **more)).status_code == 422
    more = {"responsible_organization": str(cast.pleegzorg.pk)}
    assert client.post(url(cast, "step_take", CHILD_STEP), done(cast, **more)).status_code == 303


def test_a_day_that_is_still_to_come_is_no_day_it_was_done(cast: Cast, as_member: AsMember) -> None:
    answer = as_member(cast.sanne).post(url(cast, "step_take", CHILD_STEP), done(cast, done_on=today(1).isoformat()))
    assert answer.status_code == 422
    assert "Deze datum is nog niet geweest." in answer.content.decode()


def test_who_only_reads_the_plan_takes_no_steps(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    client = as_member(cast.joris)
    assert client.post(url(cast, "step_take", CHILD_STEP), done(cast)).status_code == 403
    assert "Niet gedaan</button>" not in client.get(url(cast)).content.decode()


def test_who_does_not_read_the_plan_is_told_so(cast: Cast, as_member: AsMember) -> None:
    make_step_state(cast.family, cast.gi, CHILD_STEP, cast.noor, done_by="NIET-VOOR-IEDEREEN")
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "NIET-VOOR-IEDEREEN" not in page
    assert "Hoe ver het gezin is met de stappen, leest uw organisatie niet." in page


def test_what_is_said_unseen_by_the_family_stays_unseen(cast: Cast, as_member: AsMember) -> None:
    make_step_state(cast.family, cast.veilig_thuis, FAMILY_STEP, done_by="VAN-VT")
    assert "VAN-VT" in as_member(cast.vera).get(url(cast)).content.decode()
    page = as_member(cast.carla).get(url(cast)).content.decode()
    assert "VAN-VT" not in page


def test_who_left_keeps_what_it_said_itself(cast: Cast, as_member: AsMember) -> None:
    make_step_state(cast.family, cast.wijkteam, CHILD_STEP, cast.noor, done_by="VAN-TOEN")
    make_step_state(cast.family, cast.gi, CHILD_STEP, cast.noor, done_by="VAN-DE-GI")
    page = as_member(cast.fenna).get(url(cast)).content.decode()
    assert "VAN-TOEN" in page
    assert "VAN-DE-GI" not in page


def test_the_summary_counts_the_phase_of_now(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_step_state(cast.family, cast.gi, CHILD_STEP, cast.noor)
    make_step_state(
        cast.family, cast.gi, "foster_plan", cast.sem, state="not_applicable", done_on=None, reason="Geen pleegzorg"
    )
    context = family_context(cast.family, by=cast.sanne, tab="plan")
    with django_assert_num_queries(1):
        phase = summary(cast.family, context, by=cast.sanne)[0]
    each_child = sum(step.is_each_child for each in phases() if each.phase == "placement" for step in each.steps)
    of_family = sum(not step.is_each_child for each in phases() if each.phase == "placement" for step in each.steps)
    assert (phase.done, phase.total) == (1, 2 * each_child + of_family - 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_whatever_is_said(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for code in ["foster_plan", "foster_contract", "child_spoken_to"][:number]:
        for organization in (cast.gi, cast.pleegzorg):
            make_step_state(cast.family, organization, code, cast.noor, responsible_organization=cast.pleegzorg)
    client = as_member(cast.joris)
    with django_assert_num_queries(12):
        assert client.get(url(cast)).status_code == 200
