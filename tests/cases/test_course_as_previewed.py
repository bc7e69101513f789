"""Measures, requests, agreements and explanations are read by exactly who would, in every world."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.models import CourtRequest, FrameworkAgreement, FrameworkExplanation, Measure
from tests.cases.test_visible_as_previewed import in_the_database, many_worlds, period, period_entry
from tests.cases.worlds import Entry, Scene, Stage, World, hold, make_stage, played, readers
from tests.makers import LONG_AGO


@pytest.fixture
def stage(db: None) -> Stage:
    return make_stage()


@in_the_database
@given(many=many_worlds, is_open=st.booleans(), is_lifted=st.booleans())
def test_a_measure_goes_back_as_far_as_its_last_day(
    stage: Stage, *, many: list[World], is_open: bool, is_lifted: bool
) -> None:
    """The day it was lifted, else the last day of the order."""

    def measure(scene: Scene) -> Measure:
        told = period(scene, is_open=is_open)
        if is_lifted and not is_open:
            told |= {"lifted_on": told["ends_on"], "ends_on": None, "lift_reason": "klaar"}
        return Measure(kind="youth_probation", ordered_on=LONG_AGO, **told)

    with played(many, stage) as scenes:
        rows = [measure(scene) for scene in scenes]
        Measure.objects.bulk_create(rows)
        held(stage, Measure, rows, scenes, is_open=is_open)


@in_the_database
@given(many=many_worlds, is_open=st.booleans())
def test_a_request_goes_back_as_far_as_its_ruling(stage: Stage, *, many: list[World], is_open: bool) -> None:
    def request(scene: Scene) -> CourtRequest:
        told = period(scene, is_open=is_open)
        days = {"requested_on": told.pop("starts_on"), "decided_on": told.pop("ends_on")}
        outcome = "pending" if is_open else "refused"
        return CourtRequest(measure_kind="ots", requested_by="gi", outcome=outcome, **told, **days)

    with played(many, stage) as scenes:
        rows = [request(scene) for scene in scenes]
        CourtRequest.objects.bulk_create(rows)
        held(stage, CourtRequest, rows, scenes, is_open=is_open)


@in_the_database
@given(many=many_worlds, is_open=st.booleans())
def test_an_agreement_goes_back_as_far_as_its_last_day(stage: Stage, *, many: list[World], is_open: bool) -> None:
    with played(many, stage) as scenes:
        rows = [FrameworkAgreement(framework="vrijwillig", **period(scene, is_open=is_open)) for scene in scenes]
        FrameworkAgreement.objects.bulk_create(rows)
        held(stage, FrameworkAgreement, rows, scenes, is_open=is_open)


@in_the_database
@given(many=many_worlds)
def test_an_explanation_is_read_by_who_takes_part_for_all_its_children(stage: Stage, many: list[World]) -> None:
    with played(many, stage) as scenes:
        rows = [explanation_of(scene) for scene in scenes]
        FrameworkExplanation.objects.bulk_create(rows)
        for row, scene in zip(rows, scenes, strict=True):
            row.children.set(scene.about)
        entries = [explanation_entry(scene, row.pk) for row, scene in zip(rows, scenes, strict=True)]
        hold(stage, entries, lambda member: keys_for(FrameworkExplanation, member))


def explanation_of(scene: Scene) -> FrameworkExplanation:
    return FrameworkExplanation(
        family=scene.home.family,
        organization=scene.owner,
        person=scene.home.people[scene.child],
        explained_on=scene.day,
        way="talk",
        language="Nederlands",
        understood="yes",
    )


def explanation_entry(scene: Scene, key: uuid.UUID) -> Entry:
    about = scene.world.about
    reads = partial(scene.world.reads, section="course", about=about, visibility="involved")
    return Entry(scene.world, key, scene.preview("course", about, scene.day, "involved"), readers(reads))


def held(stage: Stage, model: Any, rows: list[Any], scenes: list[Scene], *, is_open: bool) -> None:
    entries = [period_entry(scene, row.pk, "course", is_open=is_open) for row, scene in zip(rows, scenes, strict=True)]
    hold(stage, entries, lambda member: keys_for(model, member))


def keys_for(model: Any, member: Any) -> set[uuid.UUID]:
    return set(model.objects.visible_to(member).values_list("pk", flat=True))
