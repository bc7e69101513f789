"""The course of placements of a family, child by child: periods away from home, each with its places."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import ngettext

from cases.episodes import Episode, episodes
from cases.models import Family, FamilyMember, Placement
from cases.names import Names, called, on_last_day
from organizations.models import Membership


@dataclass(frozen=True)
class Period:
    """One period away from home in words, with its places, newest first."""

    starts_on: datetime.date
    ends_on: datetime.date | None
    length: str
    is_now: bool
    placements: list[Placement]


@dataclass(frozen=True)
class ChildCourse:
    """One child with its periods, newest first."""

    key: uuid.UUID
    name: str
    periods: list[Period]


def courses(family: Family, context: dict[str, Any], *, by: Membership) -> list[ChildCourse]:
    """Every child inside the wall, and of who left those of its own placements, with the names of its last day."""
    placements: list[Placement] = context["placements"]
    names = dict.fromkeys(each.child_id for each in placements)
    if context["involvement"]:
        inside = FamilyMember.objects.children_for(by).filter(family=family).values_list("person", flat=True)
        known = called(context["members"])
        shown: Names = {key: known.get(key, "") for key in dict.fromkeys([*inside, *names])}
    else:
        shown = on_last_day([each.child for each in placements], family, by=by)
    return [
        ChildCourse(key, name, periods([each for each in placements if each.child_id == key]))
        for key, name in shown.items()
    ]


def periods(placements: list[Placement]) -> list[Period]:
    return [period_of(episode) for episode in reversed(episodes(placements))]


def period_of(episode: Episode) -> Period:
    today = timezone.localdate()
    return Period(
        starts_on=episode.starts_on,
        ends_on=episode.ends_on,
        length=length_in_words(episode, today),
        is_now=episode.covers(today),
        placements=list(reversed(episode.placements)),
    )


def length_in_words(episode: Episode, today: datetime.date) -> str:
    """How many days so far, both ends included once it is over, and in how many places: "120 dagen, 2 plekken"."""
    days = (episode.ends_on - episode.starts_on).days + 1 if episode.ends_on else (today - episode.starts_on).days
    places = len(episode.placements)
    counted = ngettext("%(days)d plek", "%(days)d plekken", places) % {"days": places}
    if days < 0:
        return counted
    return (ngettext("%(days)d dag", "%(days)d dagen", days) % {"days": days}) + ", " + counted
