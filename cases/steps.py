"""The shared steps of one family: where it is now, and how far each step is by what was said last.

Every organisation says its own; nobody's words are overwritten. Children are those inside the reader's wall.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cases.models import Family, Framework, Person, Section, StepState
from cases.names import Names, on_last_day
from cases.pages import listing
from cases.phases import BECAUSE, Around, Course, Phase, Span, phase_of_child, phase_of_family
from cases.step_list import PhaseSteps, Step, Words, phases
from organizations.models import Kind, Membership
from organizations.roles import Action

State = StepState.State


@dataclass(frozen=True)
class StepLine:
    """One step, for one child or for the family (`child` None), and what each organisation said, the last one first."""

    step: Step
    child: uuid.UUID | None
    name: str
    said: Sequence[StepState]
    own: StepState | None

    @property
    def latest(self) -> StepState | None:
        return self.said[0] if self.said else None

    @property
    def state(self) -> str:
        return self.latest.state if self.latest else State.OPEN

    @property
    def others(self) -> Sequence[StepState]:
        """What was said before by other organisations."""
        return self.said[1:]

    @property
    def is_done(self) -> bool:
        return self.state == State.DONE

    @property
    def counts(self) -> bool:
        return self.state != State.NOT_APPLICABLE

    @property
    def is_late(self) -> bool:
        due = self.latest.due_on if self.latest else None
        return self.state == State.OPEN and due is not None and due < timezone.localdate()


@dataclass(frozen=True)
class StepShown:
    step: Step
    lines: list[StepLine]


@dataclass(frozen=True)
class PhaseShown:
    """One phase with its steps; `now` says who is in it today, in names (empty for nobody)."""

    phase: Phase
    title: Words
    is_now: bool
    now: str
    because: str
    steps: list[StepShown]

    @property
    def lines(self) -> list[StepLine]:
        return [line for shown in self.steps for line in shown.lines]

    @property
    def total(self) -> int:
        """Lines that count: all but those that do not apply."""
        return sum(line.counts for line in self.lines)

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.lines)


def phases_shown(family: Family, context: dict[str, Any], *, by: Membership) -> list[PhaseShown]:
    """Every phase with its steps, in one query; for an organisation that left what it said itself."""
    states = list(states_of(family, by=by))
    if context["involvement"] is None:
        return of_who_left(states, family, by=by)
    names = {each.person_id: each.person.first_name for each in context["members"] if each.is_concerned}
    now = phases_now(family, context, names)
    return [shown(each, names, now, states, by=by) for each in phases()]


def summary(family: Family, context: dict[str, Any], *, by: Membership) -> list[PhaseShown]:
    """The phases the family is in today, for `cases/_steps_summary.html`. One query, none where plan is not read."""
    if Section.PLAN not in context["reads"]:
        return []
    return [phase for phase in phases_shown(family, context, by=by) if phase.is_now]


def states_of(family: Family, *, by: Membership) -> Iterable[StepState]:
    """What was said, the last first."""
    rows = StepState.objects.visible_to(by).filter(family=family)
    return rows.select_related("organization", "recorded_by__user", "responsible_organization").order_by("-changed_at")


# --- where the family is now -----------------------------------------------------------------------------------------


def phases_now(family: Family, context: dict[str, Any], names: Names) -> dict[Phase, list[uuid.UUID]]:
    """In which phases which children of the reader are; by what the reader may read of the course."""
    around = around_of(family, context)
    if not names:
        return {phase_of_family(around): []}
    today = timezone.localdate()
    found: dict[Phase, list[uuid.UUID]] = defaultdict(list)
    for key, course in courses_of(context, names).items():
        found[phase_of_child(course, around, today)].append(key)
    return found


def around_of(family: Family, context: dict[str, Any]) -> Around:
    kinds = {each.organization.kind for each in context["involvements"]}
    return Around(
        is_closed=not family.is_open, has_council=Kind.RVDK in kinds, has_safe_home=Kind.VEILIG_THUIS in kinds
    )


def courses_of(context: dict[str, Any], children: Iterable[uuid.UUID]) -> dict[uuid.UUID, Course]:
    """Placements of each child, and the measures that hold today, from what the page has already."""
    placed, measured = defaultdict(list), defaultdict(list)
    for placement in context["placements"]:
        placed[placement.child_id].append(Span(placement.starts_on, placement.ends_on))
    for holding in context["holding"]:
        if holding.kind not in Framework.values:
            measured[holding.child].append(Span(holding.starts_on, holding.ends_on))
    return {key: Course(tuple(placed[key]), tuple(measured[key])) for key in children}


# --- what is shown ---------------------------------------------------------------------------------------------------


def shown(
    each: PhaseSteps, names: Names, now: dict[Phase, list[uuid.UUID]], states: Sequence[StepState], *, by: Membership
) -> PhaseShown:
    """A phase in which some children are shows those, and others only where something was said of them."""
    is_now = each.phase in now
    inside = set(now[each.phase]) if is_now else set(names)
    steps = [StepShown(step, list(lines_of(step, names, inside, states, by=by))) for step in each.steps]
    return PhaseShown(
        phase=each.phase,
        title=each.title,
        is_now=is_now,
        now=listing(names[key] for key in now.get(each.phase, ())),
        because=str(BECAUSE[each.phase]),
        steps=[step for step in steps if step.lines],
    )


def lines_of(
    step: Step, names: Names, inside: set[uuid.UUID], states: Sequence[StepState], *, by: Membership
) -> Iterable[StepLine]:
    people = names if step.is_each_child else {None: ""}
    for key, name in people.items():
        said = [state for state in states if state.code == step.code and state.child_id == key]
        if key is None or key in inside or said:
            own = next((state for state in said if state.organization_id == by.organization_id), None)
            yield StepLine(step, key, name, said, own)


def of_who_left(states: Sequence[StepState], family: Family, *, by: Membership) -> list[PhaseShown]:
    """Only what it said itself, with the names of its last day."""
    keys = {state.child_id for state in states if state.child_id}
    names = on_last_day(Person.objects.filter(pk__in=keys).only("first_name", "last_name"), family, by=by)
    said = {state.code for state in states}
    found = []
    for each in phases():
        steps = tuple(step for step in each.steps if step.code in said)
        if steps:
            found.append(shown(PhaseSteps(each.phase, each.title, steps), names, {}, states, by=by))
    return [drop_unsaid(phase) for phase in found]


def drop_unsaid(phase: PhaseShown) -> PhaseShown:
    steps = [StepShown(each.step, [line for line in each.lines if line.said]) for each in phase.steps]
    return PhaseShown(phase.phase, phase.title, phase.is_now, phase.now, phase.because, steps)


def may_take_steps(context: dict[str, Any], *, by: Membership) -> bool:
    return Section.PLAN in context["writes"] and by.may(Action.TAKE_STEP)
