"""Who would read it, asked before saving, and who finds it in a list afterwards: the same, in every world.

Each question is asked of many worlds at once, so that a query for each person is enough.
"""

from __future__ import annotations

import datetime
import uuid
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from cases.models import (
    Concern,
    Decision,
    DifferenceTalk,
    NeedView,
    Note,
    Participation,
    Placement,
    SafetyAgreement,
    StepState,
    TermCorrection,
)
from contacts.models import ContactArrangement, ContactMoment, ContactPerson
from organizations.models import Membership
from tests.cases.worlds import MOST, Entry, Scene, Stage, World, hold, make_stage, played, readers, worlds
from tests.makers import LONG_AGO, local

WORDS = "WOORDEN"
SOURCE = "WIE-HET-MELDDE"

# What fails names the one world that does, so there is nothing to make smaller.
in_the_database = settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],
    verbosity=Verbosity.quiet,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
many_worlds = st.lists(worlds(), min_size=MOST // 2, max_size=MOST)


@pytest.fixture
def stage(db: None) -> Stage:
    return make_stage()


@in_the_database
@given(many=many_worlds)
def test_a_note_is_read_by_exactly_who_was_named_before_saving(stage: Stage, many: list[World]) -> None:
    with played(many, stage) as scenes:
        notes = {note_of(scene): scene for scene in scenes}
        Note.objects.bulk_create(notes)
        for note, scene in notes.items():
            note.about.set(scene.about)
            note.shared_with.set(scene.named)
        entries = [note_entry(scene, note) for note, scene in notes.items()]
        hold(stage, entries, lambda member: set(Note.objects.visible_to(member).values_list("pk", flat=True)))


def note_of(scene: Scene) -> Note:
    return Note(
        family=scene.home.family,
        organization=scene.owner,
        kind="call",
        facts=WORDS,
        section=scene.world.section,
        visibility=scene.world.visibility,
        happened_on=scene.day,
    )


def note_entry(scene: Scene, note: Note) -> Entry:
    world = scene.world
    reads = partial(world.reads, section=world.section, about=world.about, visibility=world.visibility)
    preview = scene.preview(world.section, world.about, scene.day, world.visibility)
    return Entry(world, note.pk, preview, readers(reads))


@in_the_database
@given(many=many_worlds, is_open=st.booleans())
def test_a_placement_is_read_by_exactly_who_was_named_before_saving(
    stage: Stage, *, many: list[World], is_open: bool
) -> None:
    with played(many, stage) as scenes:
        rows = [Placement(kind="foster_care", **period(scene, is_open=is_open)) for scene in scenes]
        Placement.objects.bulk_create(rows)
        entries = [
            period_entry(scene, row.pk, "course", is_open=is_open) for row, scene in zip(rows, scenes, strict=True)
        ]
        hold(stage, entries, lambda member: set(Placement.objects.visible_to(member).values_list("pk", flat=True)))


@in_the_database
@given(many=many_worlds, is_open=st.booleans())
def test_a_safety_agreement_is_read_by_exactly_who_was_named_before_saving(
    stage: Stage, *, many: list[World], is_open: bool
) -> None:
    with played(many, stage) as scenes:
        rows = [safety_agreement_of(scene, is_open=is_open) for scene in scenes]
        SafetyAgreement.objects.bulk_create(rows)
        for row, scene in zip(rows, scenes, strict=True):
            row.children.set(scene.about)
        entries = [agreement_entry(scene, row.pk, is_open=is_open) for row, scene in zip(rows, scenes, strict=True)]
        hold(
            stage, entries, lambda member: set(SafetyAgreement.objects.visible_to(member).values_list("pk", flat=True))
        )


def safety_agreement_of(scene: Scene, *, is_open: bool) -> SafetyAgreement:
    return SafetyAgreement(
        family=scene.home.family,
        organization=scene.owner,
        agreement=WORDS,
        starts_on=LONG_AGO,
        ends_on=None if is_open else scene.day,
        end_reason="" if is_open else "klaar",
    )


def agreement_entry(scene: Scene, key: uuid.UUID, *, is_open: bool) -> Entry:
    world, section = scene.world, "safety_agreements"
    reads = partial(world.reads, section=section, about=world.about, visibility="involved", is_open=is_open)
    preview = scene.preview(section, world.about, datetime.date.max if is_open else scene.day, "involved")
    return Entry(world, key, preview, readers(reads))


@in_the_database
@given(many=many_worlds, visibility=st.sampled_from(["involved", "own"]))
def test_a_concern_is_read_by_exactly_who_was_named_before_saving_and_its_source_by_who_recorded_it(
    stage: Stage, *, many: list[World], visibility: str
) -> None:
    with played(many, stage) as scenes:
        rows = [concern_of(scene, visibility) for scene in scenes]
        Concern.objects.bulk_create(rows)
        for row, scene in zip(rows, scenes, strict=True):
            row.children.set(scene.about)
        entries = [concern_entry(scene, row.pk, visibility) for row, scene in zip(rows, scenes, strict=True)]
        hold(stage, entries, lambda member: set(Concern.objects.visible_to(member).values_list("pk", flat=True)))
        for who, member in stage.coordinators.items():
            seen = {row.shown_source_name for row in Concern.objects.visible_to(member)}
            assert seen <= ({SOURCE} if who == "owner" else {None}), who


def concern_of(scene: Scene, visibility: str) -> Concern:
    return Concern(
        family=scene.home.family,
        organization=scene.owner,
        kind="concern",
        words=WORDS,
        source_name=SOURCE,
        visibility=visibility,
        noticed_on=scene.day,
    )


def concern_entry(scene: Scene, key: uuid.UUID, visibility: str) -> Entry:
    reads = partial(scene.world.reads, section="concerns", about=scene.world.about, visibility=visibility)
    preview = scene.preview("concerns", scene.world.about, scene.day, visibility)
    return Entry(scene.world, key, preview, readers(reads))


@in_the_database
@given(many=many_worlds, is_of_family=st.booleans())
def test_a_step_is_read_by_exactly_who_reads_the_plan_of_that_child(
    stage: Stage, *, many: list[World], is_of_family: bool
) -> None:
    with played(many, stage) as scenes:
        rows = [
            StepState(
                family=scene.home.family,
                organization=scene.owner,
                code="stap",
                child=None if is_of_family else scene.home.people[scene.child],
            )
            for scene in scenes
        ]
        StepState.objects.bulk_create(rows)
        entries = [
            step_entry(scene, row.pk, is_of_family=is_of_family) for row, scene in zip(rows, scenes, strict=True)
        ]
        hold(stage, entries, lambda member: set(StepState.objects.visible_to(member).values_list("pk", flat=True)))


def step_entry(scene: Scene, key: uuid.UUID, *, is_of_family: bool) -> Entry:
    about = frozenset() if is_of_family else frozenset({scene.child})
    reads = partial(scene.world.reads, section="plan", about=about, visibility="involved", is_open=True)
    preview = scene.preview("plan", about, datetime.date.max, "involved")
    return Entry(scene.world, key, preview, readers(reads))


@in_the_database
@given(many=many_worlds)
def test_an_answer_to_a_term_is_read_by_exactly_who_reads_what_the_term_is_about(
    stage: Stage, *, many: list[World]
) -> None:
    with played(many, stage) as scenes:
        rows = [
            TermCorrection(
                family=scene.home.family,
                organization=scene.owner,
                child=scene.home.people[scene.child],
                rule="D11",
                subject=uuid.uuid4(),
                section=scene.world.section,
                computed_on=scene.day,
                due_on=scene.day,
                reason=WORDS,
            )
            for scene in scenes
        ]
        TermCorrection.objects.bulk_create(rows)
        entries = [answer_entry(scene, row.pk) for row, scene in zip(rows, scenes, strict=True)]
        hold(stage, entries, lambda member: set(TermCorrection.objects.visible_to(member).values_list("pk", flat=True)))


def answer_entry(scene: Scene, key: uuid.UUID) -> Entry:
    about, section = frozenset({scene.child}), scene.world.section
    reads = partial(scene.world.reads, section=section, about=about, visibility="involved")
    return Entry(scene.world, key, scene.preview(section, about, scene.day, "involved"), readers(reads))


@in_the_database
@given(many=many_worlds, is_open=st.booleans())
def test_an_arrangement_is_read_by_exactly_who_was_named_before_saving(
    stage: Stage, *, many: list[World], is_open: bool
) -> None:
    with played(many, stage) as scenes:
        agreed = {"form_class": "in_person", "source": "agreement", "times": 1, "every": 1, "unit": "week"}
        rows = [
            ContactArrangement(person=scene.home.people["mother"], **agreed, **period(scene, is_open=is_open))
            for scene in scenes
        ]
        ContactArrangement.objects.bulk_create(rows)
        entries = [
            period_entry(scene, row.pk, "contact", is_open=is_open) for row, scene in zip(rows, scenes, strict=True)
        ]
        hold(
            stage,
            entries,
            lambda member: set(ContactArrangement.objects.visible_to(member).values_list("pk", flat=True)),
        )


def period(scene: Scene, *, is_open: bool) -> dict[str, Any]:
    """Of one child, since long ago, and until the day of this world or further."""
    return {
        "family": scene.home.family,
        "organization": scene.owner,
        "child": scene.home.people[scene.child],
        "starts_on": LONG_AGO,
        "ends_on": None if is_open else scene.day,
    }


def period_entry(scene: Scene, key: uuid.UUID, section: str, *, is_open: bool) -> Entry:
    """For everyone who reads the section; how far back goes by the last day."""
    about = frozenset({scene.child})
    reads = partial(scene.world.reads, section=section, about=about, visibility="involved", is_open=is_open)
    preview = scene.preview(section, about, datetime.date.max if is_open else scene.day, "involved")
    return Entry(scene.world, key, preview, readers(reads))


@in_the_database
@given(many=many_worlds)
def test_words_of_a_contact_and_its_skeleton_each_go_to_exactly_their_readers(stage: Stage, many: list[World]) -> None:
    """The skeleton goes with the section contact, whatever the visibility; the words by their visibility."""

    @cache
    def seen(member: Membership) -> dict[uuid.UUID, tuple[bool, str]]:
        """Of each contact that is there: whether the words may be read, and the words."""
        rows = ContactMoment.objects.visible_to(member)
        return {row.pk: (row.may_read_words, row.shown_facts) for row in rows}

    with played(many, stage) as scenes:
        moments = [moment_of(scene) for scene in scenes]
        ContactMoment.objects.bulk_create(moments)
        ContactPerson.objects.bulk_create(
            ContactPerson(moment=moment, child=moment.child, person=scene.home.people["mother"])
            for moment, scene in zip(moments, scenes, strict=True)
        )
        for moment, scene in zip(moments, scenes, strict=True):
            moment.shared_with.set(scene.named)
        both = [moment_entries(scene, moment.pk) for moment, scene in zip(moments, scenes, strict=True)]
        hold(
            stage,
            [words for words, _skeleton in both],
            lambda member: {key for key, shown in seen(member).items() if shown == (True, WORDS)},
        )
        hold(stage, [skeleton for _words, skeleton in both], lambda member: seen(member).keys())
        for member in stage.coordinators.values():
            assert set(seen(member).values()) <= {(True, WORDS), (False, "")}


def moment_of(scene: Scene) -> ContactMoment:
    return ContactMoment(
        family=scene.home.family,
        organization=scene.owner,
        child=scene.home.people[scene.child],
        form="visit_home",
        outcome="held",
        facts=WORDS,
        visibility=scene.world.visibility,
        started_at=local(scene.day, 0, 30),
    )


def moment_entries(scene: Scene, key: uuid.UUID) -> tuple[Entry, Entry]:
    """Of the words, and of the skeleton."""
    about, visibility = frozenset({scene.child}), scene.world.visibility
    reads = partial(scene.world.reads, section="contact", about=about)
    words, skeleton = (scene.preview("contact", about, scene.day, each) for each in (visibility, "involved"))
    read_words = readers(partial(reads, visibility=visibility))
    read_skeleton = read_words | readers(partial(reads, visibility="involved"))
    return Entry(scene.world, key, words, read_words), Entry(scene.world, key, words | skeleton, read_skeleton)


@in_the_database
@given(many=many_worlds, is_swapped=st.booleans())
def test_a_view_of_what_is_needed_is_read_by_exactly_who_was_named_before_saving(
    stage: Stage, *, many: list[World], is_swapped: bool
) -> None:
    """About a child, or of a child: either way it stays behind the wall of that child."""
    with played(many, stage) as scenes:
        views = {view_of(scene, is_swapped=is_swapped): scene for scene in scenes}
        NeedView.objects.bulk_create(views)
        for view, scene in views.items():
            view.shared_with.set(scene.named)
        entries = [plan_entry(scene, view.pk) for view, scene in views.items()]
        hold(stage, entries, lambda member: set(NeedView.objects.visible_to(member).values_list("pk", flat=True)))


def view_of(scene: Scene, *, is_swapped: bool) -> NeedView:
    """Both children: about the one, of the other. One child: about it, or swapped, of it. The mother only speaks."""
    children = sorted(scene.world.about - {"mother"}, reverse=is_swapped)
    child = children.pop() if children and not (is_swapped and len(children) == 1) else None
    speaker = children.pop() if children else "mother" if "mother" in scene.world.about else None
    return NeedView(
        family=scene.home.family,
        organization=scene.owner,
        domain_id="housing",
        child=scene.home.people[child] if child else None,
        person=scene.home.people[speaker] if speaker else None,
        urgency="now",
        needed=WORDS,
        seen_on=scene.day,
        visibility=scene.world.visibility,
    )


@in_the_database
@given(many=many_worlds)
def test_a_decision_and_who_was_heard_are_read_by_exactly_who_was_named_before_saving(
    stage: Stage, many: list[World]
) -> None:
    with played(many, stage) as scenes:
        decisions = {decision_of(scene): scene for scene in scenes if scene.world.about - {"mother"}}
        Decision.objects.bulk_create(decisions)
        heard = []
        for decision, scene in decisions.items():
            decision.children.set(person for person in scene.about if person != scene.home.people["mother"])
            decision.shared_with.set(scene.named)
            mother = scene.home.people["mother"]
            heard.append(Participation(decision=decision, person=mother, asked_on=scene.day, opinion=WORDS))
        Participation.objects.bulk_create(heard)
        entries = [decision_entry(scene, decision) for decision, scene in decisions.items()]
        hold(stage, entries, lambda member: set(Decision.objects.visible_to(member).values_list("pk", flat=True)))
        hold(
            stage,
            entries,
            lambda member: set(Participation.objects.visible_to(member).values_list("decision", flat=True)),
        )


def decision_of(scene: Scene) -> Decision:
    return Decision(
        family=scene.home.family,
        organization=scene.owner,
        kind="contact",
        title=WORDS,
        decided_on=scene.day,
        decided_by=WORDS,
        framework="drang",
        visibility=scene.world.visibility,
    )


def decision_entry(scene: Scene, decision: Decision) -> Entry:
    world, about = scene.world, scene.world.about - {"mother"}
    reads = partial(world.reads, section="course", about=about, visibility=world.visibility)
    preview = scene.preview("course", about, scene.day, world.visibility)
    return Entry(world, decision.pk, preview, readers(reads))


@in_the_database
@given(many=many_worlds, is_about_one=st.booleans())
def test_a_talk_about_a_difference_is_read_by_exactly_who_was_named_before_saving(
    stage: Stage, *, many: list[World], is_about_one: bool
) -> None:
    with played(many, stage) as scenes:
        talks = {talk_of(scene, is_about_one=is_about_one): scene for scene in scenes}
        DifferenceTalk.objects.bulk_create(talks)
        for talk, scene in talks.items():
            talk.shared_with.set(scene.named)
            talk.with_people.set(person for person in scene.about if person.pk != talk.child_id)
        entries = [plan_entry(scene, talk.pk) for talk, scene in talks.items()]
        hold(stage, entries, lambda member: set(DifferenceTalk.objects.visible_to(member).values_list("pk", flat=True)))


def talk_of(scene: Scene, *, is_about_one: bool) -> DifferenceTalk:
    children = sorted(scene.world.about - {"mother"})
    return DifferenceTalk(
        family=scene.home.family,
        organization=scene.owner,
        domain_id="money",
        child=scene.home.people[children[-1]] if children and is_about_one else None,
        agreed=WORDS,
        discussed_on=scene.day,
        visibility=scene.world.visibility,
    )


def plan_entry(scene: Scene, key: uuid.UUID) -> Entry:
    world = scene.world
    reads = partial(world.reads, section="plan", about=world.about, visibility=world.visibility)
    preview = scene.preview("plan", world.about, scene.day, world.visibility)
    return Entry(world, key, preview, readers(reads))
