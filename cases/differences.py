"""When views of what is needed differ: one rule, which the page states in words (`RULE`). No questions to a database.

Of each voice (a person of the family, or an organisation) the latest view counts, by life domain and by child, for
twelve months. Two of these differ when one says that nothing is needed and the other that something is, or when they
lie two steps or more apart (now, soon, later). A talk closes the difference as long as no view in it is of a later day.

Asked of the views and talks that a reader may read, it can give nothing away by a mark or a number.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

RULE = _(
    "Van ieder telt de laatste mening, twaalf maanden lang. Meningen verschillen als de een vindt dat er niets nodig "
    "is en de ander wel, of als iets voor de een nu nodig is en voor de ander pas later. Is het verschil besproken, "
    "dan is het gesloten tot iemand een nieuwe mening geeft."
)

STEPS = {"none": 0, "later": 1, "soon": 2, "now": 3}
FAR_APART = 2

Voice = tuple[str, uuid.UUID]
"""Whose view it is: ("person", key) or ("organization", key)."""
Topic = tuple[str, uuid.UUID | None]
"""What it is about: a life domain, and a child or (None) the whole family."""


View_ = TypeVar("View_", bound=Any)
"""Anything with voice, topic, urgency, seen_on, recorded_at and pk, as `cases.models.NeedView` has."""
Talk_ = TypeVar("Talk_", bound=Any)
"""Anything with topic and discussed_on, as `cases.models.DifferenceTalk` has."""


@dataclass(frozen=True)
class Difference(Generic[View_, Talk_]):
    """Views about one topic that are not the same, and the talk that closes it, if there was one."""

    topic: Topic
    views: Sequence[View_]
    talk: Talk_ | None

    @property
    def is_open(self) -> bool:
        return self.talk is None


def counts_until(seen_on: datetime.date) -> datetime.date:
    """The first day on which a view of that day counts no more: a year later (of 29 February: on 28 February)."""
    try:
        return seen_on.replace(year=seen_on.year + 1)
    except ValueError:
        return seen_on.replace(year=seen_on.year + 1, day=28)


def current(views: Iterable[View_], day: datetime.date) -> dict[Topic, dict[Voice, View_]]:
    """By topic the view of each voice that counts on that day; of one day the one that was recorded last."""
    found: dict[Topic, dict[Voice, View_]] = defaultdict(dict)
    for view in sorted(views, key=lambda view: (view.seen_on, view.recorded_at, view.pk)):
        if view.seen_on <= day:
            found[view.topic][view.voice] = view
    return {
        topic: counted
        for topic, latest in found.items()
        if (counted := {voice: view for voice, view in latest.items() if day < counts_until(view.seen_on)})
    }


def differ(one: str, other: str) -> bool:
    """Whether two urgencies differ."""
    steps = {STEPS[one], STEPS[other]}
    return max(steps) - min(steps) >= FAR_APART or (len(steps) > 1 and 0 in steps)


def apart(views: Sequence[View_]) -> list[View_]:
    """Those of these views that differ from at least one other."""
    found = {id(view) for pair in combinations(views, 2) if differ(pair[0].urgency, pair[1].urgency) for view in pair}
    return [view for view in views if id(view) in found]


def differences(
    views: Mapping[Topic, Mapping[Voice, View_]], talks: Iterable[Talk_], day: datetime.date
) -> dict[Topic, Difference[View_, Talk_]]:
    """By topic the difference between the `current` views of that day, with the latest talk that closes it."""
    held: dict[Topic, list[Talk_]] = defaultdict(list)
    for talk in talks:
        if talk.discussed_on <= day:
            held[talk.topic].append(talk)
    found = {topic: apart(list(of_voice.values())) for topic, of_voice in views.items()}
    return {
        topic: Difference(topic, between, closing(between, held[topic])) for topic, between in found.items() if between
    }


def closing(between: Sequence[View_], talks: Sequence[Talk_]) -> Talk_ | None:
    """The latest talk, if it was not before the latest of the views."""
    last = max(view.seen_on for view in between)
    held = [talk for talk in talks if talk.discussed_on >= last]
    return max(held, key=lambda talk: talk.discussed_on, default=None)
